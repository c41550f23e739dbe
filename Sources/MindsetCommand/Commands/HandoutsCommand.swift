import ArgumentParser
import QAnalysis
import QFormats
import QReport
import QStudy

struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Write the sheets for a room: before the workshop, and after the analysis.",
    discussion: """
      Comments stand on the page of a viewpoint that five or more people define, where comments.csv \
      has yes in its column share: their writers agreed to it. Four have room there; how many more there are \
      is told.

      EXAMPLES
        mindset handouts surveys/place-based-budgeting
        mindset handouts surveys/lipset --sheets where-we-stand,common-ground --paper A3
        mindset handouts surveys/lipset --format html,docx
        mindset handouts surveys/lipset --pack --out pack
        mindset handouts surveys/lipset --sheets cards,mat,record,script,consent,codes --people 25
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String?

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Evidence") var evidence: EvidenceArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "Which sheets, separated by commas: all, or some of "
        + SheetChoice.names.joined(separator: ", ") + ". Those from cards on are printed before a "
        + "workshop, need no sorts, and are not among all (all).",
      valueName: "sheets"))
  var sheets: SheetChoice?

  @Flag(help: "Only the pack for everyone: where we stand, common ground, where we differ.")
  var pack = false

  @Option(
    help: ArgumentHelp(
      "In which forms, separated by commas: "
        + SheetFormat.allCases.map(\.rawValue).joined(separator: ", ")
        + " (pdf). cards, mat, record "
        + "and codes are drawn to the millimetre and always come as PDF.",
      valueName: "formats"))
  var format: SheetFormats?

  @Option(
    help: """
      The paper: A4, A3, Letter, A1 or C32010 (A4). Posters come on A3, for Letter on Tabloid (11 × 17 \
      inches), or on A1, which other sheets don’t need and come on A3. C32010 is A4 for cards: ten to \
      break out (Avery Zweckform), so without marks to cut at.
      """)
  var paper: HandoutPaper?

  @Option(
    help: ArgumentHelp(
      "A file with the phrases of the sheets in another language; --print-language writes one to "
        + "translate.", valueName: "file"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "How many people record sheets and codes are for: one each, with the codes P1, P2 … (P01 for "
        + "ten people or more); by default one for each participant of the study.", valueName: "n"))
  var people: Int?

  @Option(
    help: ArgumentHelp(
      "Folder to write into; by default the study's name with -handouts.", valueName: "dir"))
  var out: String?

  @Flag(help: "Print the phrases of the sheets, to be translated, and do nothing else.")
  var printLanguage = false

  mutating func validate() throws {
    guard study != nil || printLanguage else {
      throw ValidationError("Missing expected argument '<study>'")
    }
    if pack, sheets != nil {
      throw ValidationError("--pack names its sheets itself: leave out --sheets.")
    }
    if let people {
      guard (1...WorkshopRun.mostPeople).contains(people) else {
        throw ValidationError("--people takes a number from 1 to \(WorkshopRun.mostPeople).")
      }
      guard let before = sheets?.before, before.contains(.record) || before.contains(.codes) else {
        throw ValidationError("--people goes with --sheets record or codes.")
      }
    }
  }

  func run() throws {
    guard let study, !printLanguage else { return common.console.output(LexiconFile.template) }
    let lexicon = try language.map(LexiconFile.read) ?? .english
    let source = try StudySource(study, options: reading.options(grid: analysis.sorts.grid))
    let ofRecipe = source.recipe?.handouts ?? .none
    let chosen = pack ? .pack : sheets ?? (ofRecipe.isEmpty ? .all : ofRecipe)
    let paper = paper ?? .a4
    let steps = Steps(chosen.after.count, "sheets")
    var made = HandoutFiles(
      formats: format?.formats ?? [.pdf], paper: paper, lexicon: lexicon, steps: steps)
    let workshop = WorkshopRun(
      source, grid: analysis.choices.grid, people: people, paper: paper.sheet, lexicon: lexicon)
    try common.console.during("Writing sheets") { try made.add(chosen.before, of: workshop) }
    var document: AnalysisDocument?
    var inputs: [String] = []
    if !chosen.after.isEmpty {
      let run = try AnalysisRun(
        source, arguments: analysis, evidence: evidence.choices, console: common.console)
      document = run.document
      inputs = run.inputs
      try common.console.during("Writing sheets", counting: steps) {
        try made.add(
          chosen.after, of: run.document,
          isNamed: chosen.after != Sheet.allCases && chosen.after != Sheet.pack)
      }
    }
    let path = out ?? FilePath.stem(of: source.path) + "-handouts"
    try made.folder.write(to: path, inputs: inputs)
    let count =
      made.formats.contains(.pdf)
      ? NumberText.count(made.pages, "page") : NumberText.count(made.folder.files.count, "file")
    common.console.output("\(path)/handouts: \(count)\n")
    for sheets in made.leftOut() { common.console.message(sheets) }
    if !made.onlyPDF.isEmpty {
      common.console.message(
        NumberText.list(made.onlyPDF.map(\.rawValue)) + ": as PDF, for what is cut, laid on or "
          + "written into is drawn to the millimetre and has no other form.")
    }
    if made.slipPages > 0, let sorts = document?.analysis.table.sorts.count {
      common.console.message(
        "\(Sheet.personalSlips.rawValue): "
          + (made.slipPages > sorts
            ? "\(made.slipPages) pages for \(NumberText.count(sorts, "sort")), each with the name of its "
              + "slip; print on one side of the paper, or two people may share a leaf."
            : "print on one side of the paper, for each person has a page of their own."))
    }
    if let people, let first = workshop.codes.first, let last = workshop.codes.last {
      common.console.message(
        people == 1
          ? "For one person, with the code \(first)."
          : "For \(people) people, with the codes \(first) to \(last).")
    }
    try common.report(
      document?.warnings ?? source.reading.warnings,
      of: made.warnings + made.folder.unshown.warnings)
  }
}

/// `pdf,docx`: forms of sheets in one option.
struct SheetFormats: ExpressibleByArgument {
  let formats: [SheetFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    let known = names.compactMap(SheetFormat.init)
    guard !known.isEmpty, known.count == names.count else { return nil }
    formats = SheetFormat.allCases.filter(known.contains)
  }
}
