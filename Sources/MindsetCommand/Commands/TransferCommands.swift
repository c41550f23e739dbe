import ArgumentParser
import QFormats
import QReport
import QStudy

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn a file with sorts, or several, into a study folder.",
    discussion: """
      EXAMPLES
        mindset import study.dat --to surveys/study
        mindset import sorts.xlsx --sheet Sorts --statements cards.txt --to surveys/study
        mindset import sorts.xlsx --sorts D4:AB43 --statements A4:B43 --ids row:3 --to surveys/study
        mindset import mails/*.txt --to surveys/study
      """)

  @Argument(help: "The file; several, where each holds the sorts of other people in one study.")
  var file: [String]

  @Option(name: .customLong("to"), help: ArgumentHelp("The new study folder.", valueName: "dir"))
  var folder: String

  @Option(help: "Title of the study, where the file states none.")
  var title: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Grid, where the file states none.", valueName: "spec"),
    transform: typedGrid)
  var grid: Grid?

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    try NewFolder.mustBeFree(folder)
    let statements = reading.wordingFile
    let list = try statements.map { try StatementList.read($0) }
    var options = reading.importOptions(grid: grid)
    options.worded = Set(list?.statements.map(\.id) ?? [])
    var reading = try StudyFormats.read(paths: file, options: options)
    var study = reading.study
    if let grid { study.grid = grid }
    if let title {
      study.title = title
    } else if study.title.isEmpty {
      study.title = FilePath.name(of: folder)
    }
    let shared = study.grid == nil ? Self.sharedGrid(study) : nil
    if let shared {
      study.grid = shared
      study.distribution = .forced
    }
    if let statements, let list {
      if let heading = list.headingTold(in: statements) { common.console.message(heading) }
      let (worded, isByPosition, repairs) = try list.wording(
        study, file: statements, repair: options.repair)
      study = worded
      reading.warnings += repairs
      if isByPosition {
        common.console.message(
          "\(statements): the list has none of the ids of the sorts; its order was taken for theirs."
        )
      }
    }
    if study.source == nil {
      study.source =
        "# Where this study comes from\n\nImported from "
        + file.map(FilePath.name).joined(separator: ", ") + " (\(reading.format)).\n"
    }
    let doubts = Self.doubts(reading, of: study)
    let faults = Self.faults(of: study)
    for (heading, warnings) in [
      ("Mended on import", reading.warnings.filter { $0.code == .repaired }),
      ("How its table was found", reading.warnings.filter { $0.code == .layoutInferred }),
      ("What was left out", reading.warnings.filter { $0.code == .recordsIgnored }),
      ("What the workbook hides", reading.warnings.filter { $0.code == .hiddenCells }),
      ("Sorts to look at", doubts),
    ] where !warnings.isEmpty {
      study.source? +=
        "\n\(heading):\n\n" + warnings.map { "- \($0.message)\n" }.joined()
    }
    if !reading.found.isEmpty {
      study.source? +=
        "\nHow its cells were written:\n\n" + reading.found.map { "- \($0)\n" }.joined()
    }
    if !faults.isEmpty {
      study.source? +=
        "\nWhat stops an analysis:\n\n"
        + faults.map { "- \($0.sort.map { "\($0): " } ?? "")found \($0.found).\n" }.joined()
    }
    if let layout = reading.layout {
      let command = LayoutDrawing(
        layout, path: FilePath.name(of: file[0]), beside: besideLayout(reading.warnings)
      ).command
      study.source? += "\nThe command that reads the same cells:\n\n    \(command)\n"
    }
    if let findings = Findings(study.designFindings() + study.referenceFindings()) {
      throw reading.sources.locating(findings)
    }
    let kept = StrayRecipe.taken(from: &study)
    try NewFolder.write(study, to: folder)
    if let kept { common.console.message(kept) }
    if let shared {
      common.console.message("Every sort fills the grid \(shared); it was written to study.yml.")
    }
    common.console.message(
      "\(Self.shown(file)): \(reading.format), \(NumberText.count(study.sorts.count, "sort")) of "
        + NumberText.count(study.statements.count, "statement"))
    for phrase in reading.found { common.console.message(FailureReport.shown(phrase)) }
    if let kept = Self.blanks(study) { common.console.message(kept) }
    common.console.output("\(folder)\n")
    tell(faults)
    try common.report(
      reading.warnings + doubts.filter { !reading.warnings.contains($0) })
    if common.strict, !faults.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  /// So many faults are told, and how many there are in all.
  private static let mostFaults = 5

  /// Tells what would stop an analysis, though the study could be written.
  private func tell(_ faults: [Finding]) {
    for fault in faults.prefix(Self.mostFaults) {
      let sort = fault.sort.map { "sort \($0): " } ?? ""
      common.console.message(
        "warning: "
          + FailureReport.shown("\(sort)found \(fault.found); expected \(fault.expected)."))
    }
    guard !faults.isEmpty else { return }
    common.console.message(
      "\(NumberText.count(faults.count, "finding")) would stop an analysis: mindset check "
        + "\(shellWord(folder)) tells all, with what to do.")
  }

  /// What would stop an analysis of a study that is written; blank cells are told by their number.
  private static func faults(of study: Study) -> [Finding] {
    do {
      _ = try SortTable(study)
      return []
    } catch {
      return error.all.filter { $0.code != .blankCell && $0.code != .tooFewSorts }
    }
  }

  /// The files as a message names them.
  private static func shown(_ files: [String]) -> String {
    files.prefix(2).joined(separator: ", ") + (files.count > 2 ? " …" : "")
  }

  /// What the options say that no layout does, as words of a shell.
  private func besideLayout(_ warnings: [Warning]) -> [String] {
    reading.file.besideLayout(warnings, grid: grid)
      + [
        title.map { shellOption("--title", DisplayWidth.harmless($0)) }
      ].compactMap(\.self)
  }

  /// What throws doubt on whole sorts, or on the grid of all: two groups of them on two grids, say.
  private static func doubts(_ reading: StudyReading, of study: Study) -> [Warning] {
    // Faults of single cells are for check to tell.
    let table = try? SortTable(study, acceptsFree: true)
    return (reading.warnings + (table?.warnings ?? []))
      .filter { Warning.Code.ofDoubtfulSorts.contains($0.code) || $0.code == .freeDistribution }
  }

  /// The grid that every sort fills, `nil` where there is none.
  private static func sharedGrid(_ study: Study) -> Grid? {
    let filled = Set(study.sorts.map { $0.placements.compactMap(\.self).sorted() })
    guard filled.count == 1, let values = filled.first, values.count == study.statements.count
    else {
      return nil
    }
    return try? Grid(counting: values)
  }

  /// How many blank cells were kept and in which sorts; `nil` where there is none.
  private static func blanks(_ study: Study) -> String? {
    let sorts = study.sorts.filter { $0.placements.contains(nil) }
    guard !sorts.isEmpty else { return nil }
    let count = sorts.reduce(0) { sum, sort in sum + sort.placements.count { $0 == nil } }
    return "\(count) blank cell\(count == 1 ? "" : "s") kept (sort\(sorts.count == 1 ? "" : "s") "
      + FailureReport.shown(sorts.map(\.id).joined(separator: ", ")) + ")"
  }
}
