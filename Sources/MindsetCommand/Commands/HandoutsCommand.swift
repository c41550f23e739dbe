import ArgumentParser
import QDrawing
import QReport

struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Write the sheets for a room: where we stand, common ground, where we differ.",
    discussion: """
      EXAMPLES
        mindset handouts surveys/place-based-budgeting
        mindset handouts surveys/lipset --sheets where-we-stand,common-ground --paper A3
        mindset handouts surveys/lipset --format html,docx
        mindset handouts surveys/lipset --pack --out pack
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Evidence") var evidence: EvidenceArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "Which sheets, separated by commas: all, "
        + Sheet.allCases.map(\.rawValue).joined(separator: ", ") + " (all).",
      valueName: "sheets"))
  var sheets: SheetChoice?

  @Flag(help: "Only the pack for everyone: where we stand, common ground, where we differ.")
  var pack = false

  @Option(
    help: ArgumentHelp(
      "In which forms, separated by commas: "
        + SheetFormat.allCases.map(\.rawValue).joined(separator: ", ") + " (pdf).",
      valueName: "formats"))
  var format: SheetFormats?

  @Option(
    help: """
      The paper: A4, A3, Letter or A1 (A4). Posters come on A3, or on A1, which other sheets \
      don’t need and come on A3.
      """)
  var paper: HandoutPaper?

  @Option(
    help: ArgumentHelp(
      "Folder to write into; by default the study's name with -handouts.", valueName: "dir"))
  var out: String?

  mutating func validate() throws {
    if pack, sheets != nil {
      throw ValidationError("--pack names its sheets itself: leave out --sheets.")
    }
  }

  func run() throws {
    let run = try AnalysisRun(
      study, reading: reading.options, arguments: analysis,
      evidence: evidence.choices, console: common.console)
    let chosen = pack ? Sheet.pack : sheets?.sheets ?? Sheet.allCases
    let formats = format?.formats ?? [.pdf]
    let paper = paper ?? .a4
    let sheet = PageStyle(paper: paper.sheet, textSize: 12)
    let poster = PageStyle(paper: paper.poster, isLandscape: true, textSize: 12)
    let handouts = Handouts(run.document)
    var folder = OutputFolder()
    var pages = 0
    for handout in chosen.flatMap(handouts.handouts) {
      let manuscript = handout.manuscript
      let style = handout.isPoster ? poster : sheet
      for format in formats {
        let file = "handouts/\(handout.name).\(format.rawValue)"
        switch format {
        case .pdf:
          let drawn = PDFDocument.pages(of: manuscript, style: style, fitting: handout.pages)
          pages += drawn.count
          folder.add(file, try PDFDocument.render(drawn, of: manuscript))
        case .html: folder.add(file, WebDocument.render(manuscript, style: style))
        case .docx:
          folder.add(
            file, try WordDocument.render(manuscript, style: style, fitting: handout.pages))
        }
      }
    }
    let path = out ?? FilePath.stem(of: run.source.path) + "-handouts"
    try folder.write(to: path, inputs: run.inputs)
    // How many pages another form takes is up to the program that opens it.
    let count =
      formats.contains(.pdf)
      ? NumberText.count(pages, "page") : NumberText.count(folder.files.count, "file")
    common.console.output("\(path)/handouts: \(count)\n")
    try common.report(run.document.warnings, of: folder.unshown.warnings)
  }
}

/// A form in which sheets are written.
enum SheetFormat: String, CaseIterable {
  case pdf, html, docx
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

/// `all` or names of sheets in one option.
struct SheetChoice: ExpressibleByArgument {
  let sheets: [Sheet]

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    if names == ["all"] {
      sheets = Sheet.allCases
      return
    }
    let known = names.compactMap(Sheet.init)
    guard !known.isEmpty, known.count == names.count else { return nil }
    sheets = Sheet.allCases.filter(known.contains)
  }
}

/// The paper of handouts.
enum HandoutPaper: String, CaseIterable, ExpressibleByArgument {
  case a4 = "A4"
  case a3 = "A3"
  case letter = "Letter"
  case a1 = "A1"

  /// What a sheet for hands is printed on.
  var sheet: Paper {
    switch self {
    case .a4: .a4
    case .a3, .a1: .a3
    case .letter: .letter
    }
  }

  /// What a sheet for the wall is printed on.
  var poster: Paper { self == .a1 ? .a1 : self == .letter ? .letter : .a3 }
}
