import ArgumentParser
import QAnalysis
import QFormats
import QReport
import QStudy

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a study, and its results, in the form another program reads.",
    discussion: """
      EXAMPLES
        mindset export surveys/lipset --format pqmethod --to pq
        mindset export study.dat --format csv --to tables
        mindset export surveys/lipset --format pqmethod --factors 3 --compat pqmethod --to pq

      Any option of an analysis has results written too, as has a recipe in place of a study, where \
      the format holds any (pqmethod). What of the study the format has no place for is told.
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.") var study: String

  @Option(
    help: ArgumentHelp(
      "The format: "
        + StudyFormats.writers.map { "\($0.id) (\($0.name))" }.joined(separator: ", ") + "."))
  var format: WriterChoice

  @Option(name: .customLong("to"), help: ArgumentHelp("Folder to write into.", valueName: "dir"))
  var folder: String

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  mutating func validate() throws {
    if analysis.labels != nil { throw ValidationError("--labels means nothing to export.") }
    if analysis.isTyped, !(format.writer is any ResultsWriter.Type) {
      throw ValidationError(
        "options of an analysis have results written, and \(format.writer.id) holds none: leave them "
          + "out, or choose another format.")
    }
  }

  func run() throws {
    let source = try StudySource(self.study, options: reading.options)
    var output = OutputFolder()
    var warnings = source.reading.warnings
    var study = source.reading.study
    do {
      if let writer = format.writer as? any ResultsWriter.Type, asksForResults {
        let analysis = try AnalysisRun(
          source, arguments: analysis, console: common.console
        ).document.analysis
        warnings += analysis.warnings
        study = Self.study(of: analysis.table)
        for file in try writer.files(study, results: PublishedResults(analysis)) {
          output.add(file.name, file.bytes)
        }
      } else {
        for file in try format.writer.files(study) {
          output.add(file.name, file.bytes)
        }
      }
    } catch let findings as Findings {
      throw source.reading.sources.locating(findings)
    }
    try NewFolder.mustBeFree(folder)
    for file in output.files where isFolder(FilePath.join(folder, file.name)) != nil {
      throw UsageError(
        "\(FilePath.join(folder, file.name)) is there already, and export replaces nothing: choose "
          + "another folder, or move it away.")
    }
    try output.write(to: folder)
    for file in output.files { common.console.output("\(FilePath.join(folder, file.name))\n") }
    if let lost = format.writer.warning(of: study) { warnings.append(lost) }
    try common.report(warnings)
  }

  private var asksForResults: Bool { analysis.isTyped || StudySource.isRecipe(study) }

  /// The study with just the sorts that were analysed, on the grid they were analysed on.
  private static func study(of table: SortTable) -> Study {
    var study = table.study
    study.grid = table.grid
    study.sorts = zip(table.sorts, table.placements).map { sort, values in
      var sort = sort
      // What a blank cell was filled with need be no whole number, which then is a finding.
      sort.placements = values.map { Int(exactly: $0) }
      return sort
    }
    return study
  }
}

extension AnalysisArguments {
  /// Whether any option that bears on the figures was typed.
  fileprivate var isTyped: Bool {
    choices != SettingChoices() || align != nil || !sorts.conditions.isEmpty
      || !sorts.exclude.isEmpty || sorts.change != nil
  }
}

/// A writer, by its id.
struct WriterChoice: ExpressibleByArgument {
  let writer: any StudyWriter.Type

  init?(argument: String) {
    guard let writer = StudyFormats.writer(id: argument) else { return nil }
    self.writer = writer
  }

  static var allValueStrings: [String] { StudyFormats.writers.map { $0.id } }
}
