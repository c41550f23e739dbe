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
        mindset export surveys/lipset --format qmethod --factors 3 --to for-r
        mindset export study --format kade --condition before --to first-round
        mindset export surveys/lipset --format xlsx --factors 3 --to workbook

      --condition, --exclude, --grid and --free say which sorts are written, and on what grid. Any other \
      option of an analysis has results written too (pqmethod), or a script that repeats the analysis \
      (qmethod), as has a recipe in place of a study. What of the study the format has no place for is \
      told. A workbook, LaTeX and Markdown hold the results, by the study's own recipe \
      where there is one: the files that analyse --format writes.
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.") var study: String

  @Option(
    help: ArgumentHelp(
      "The format: "
        + StudyFormats.writers.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
        + "; xlsx, latex, markdown (the results in tables)."))
  var format: ExportChoice

  @Option(name: .customLong("to"), help: ArgumentHelp("Folder to write into.", valueName: "dir"))
  var folder: String

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  mutating func validate() throws {
    guard case .study(let writer) = format else { return }
    if analysis.labels != nil {
      throw ValidationError("--labels means nothing to this format.")
    }
    if analysis.isTyped, !writer.takesAnalysis {
      throw ValidationError(
        "options of an analysis have results written, and \(writer.writer.id) holds none: leave them "
          + "out, or choose another format. --condition, --exclude, --grid and --free go with every format."
      )
    }
  }

  func run() throws {
    switch format {
    case .study(let format): try exportStudy(format)
    case .results(let format): try exportResults(format)
    }
  }

  /// Writes the results in tables.
  private func exportResults(_ format: OutputFormat) throws {
    let run = try AnalysisRun(
      study, reading: reading.options(grid: analysis.sorts.grid), arguments: analysis,
      console: common.console)
    let output = try Outputs.folder(run.document, formats: [format])
    try write(output)
    let lost =
      format == .xlsx ? StudyPart.lostInResults(of: run.document.analysis.table.study) : nil
    try common.report(
      run.document.warnings + [lost].compactMap(\.self), of: output.unshown.warnings)
  }

  /// Writes the files into a folder in which none of them is.
  private func write(_ output: OutputFolder) throws {
    try NewFolder.mustBeFree(folder)
    for file in output.files where isFolder(FilePath.join(folder, file.name)) != nil {
      throw UsageError(
        "\(FilePath.join(folder, file.name)) is there already, and export replaces nothing: choose "
          + "another folder, or move it away.")
    }
    try output.write(to: folder)
    for file in output.files { common.console.output("\(FilePath.join(folder, file.name))\n") }
  }

  /// Writes what another program reads.
  private func exportStudy(_ format: WriterChoice) throws {
    // A study without an analysis needs no recipe, as in a folder that was moved away from its own.
    let source = try StudySource(
      self.study, options: reading.options(grid: analysis.sorts.grid),
      takesRecipe: asksForResults && format.takesAnalysis)
    var output = OutputFolder()
    var warnings = source.reading.warnings
    var study = source.reading.study
    let recipe = StrayRecipe.taken(from: &study)
    do {
      for file in try files(format, of: source, &study, &warnings) {
        output.add(file.name, file.bytes)
      }
    } catch let findings as Findings {
      throw source.reading.sources.locating(findings)
    }
    try write(output)
    if let ids = output.files.first(where: { $0.name == StudyFormats.idsFile }) {
      common.console.message(
        "\(FilePath.join(folder, ids.name)) has the ids that the format can’t hold as they are: beside "
          + "the other files it gives them back when they are imported.")
    }
    if let recipe, format.writer is StudyFolderWriter.Type { common.console.message(recipe) }
    warnings += [format.writer.warning(of: study), format.writer.gridWarning(of: study)]
      .compactMap(\.self)
    try common.report(warnings)
  }

  /// The files of the study, with those of the analysis where one is asked for; the study is then what
  /// was analysed of it.
  private func files(
    _ format: WriterChoice, of source: StudySource, _ study: inout Study,
    _ warnings: inout [Warning]
  ) throws -> [(name: String, bytes: [UInt8])] {
    guard asksForResults, format.takesAnalysis else {
      let selection = analysis.sorts.selection(over: source)
      study.sorts = try SortTable.select(selection, from: study)
      if selection != SortTable.Selection() { study.leaveOutWordsOfOthers() }
      if let grid = analysis.sorts.grid { study.grid = grid }
      if analysis.sorts.free { study.distribution = .free }
      return try format.writer.files(study)
    }
    let analysis = try AnalysisRun(
      source, arguments: analysis, console: common.console
    ).document.analysis
    warnings += analysis.warnings
    study = Self.study(of: analysis.table)
    if let writer = format.writer as? any ResultsWriter.Type {
      return try writer.files(study, results: PublishedResults(analysis))
    }
    let decisions = source.recipe?.decisions ?? Decisions()
    let call = try QMethodCall(analysis, decisions: decisions)
    warnings += [QMethodCall.warning(decisions)].compactMap(\.self)
    return try QMethodWriter.files(study, call: call, grid: analysis.table.grid)
  }

  private var asksForResults: Bool { analysis.isTyped || StudySource.isRecipe(study) }

  /// The study with just the sorts that were analysed, on the grid they were analysed on.
  private static func study(of table: SortTable) -> Study {
    var study = table.study
    // A median of the sorts stands in for a grid, and binds no sort to its values.
    study.grid = table.gridOrigin == .median ? nil : table.grid
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
  /// Whether any option was typed that asks for figures: not one that says which sorts are meant, or what
  /// grid they lie on.
  fileprivate var isTyped: Bool {
    var choices = choices
    (choices.grid, choices.free) = (nil, nil)
    return choices != SettingChoices() || align != nil || sorts.change != nil
  }
}

extension Study {
  /// Leaves out comments on sorts that are not among its own.
  fileprivate mutating func leaveOutWordsOfOthers() {
    let own = Set(sorts.map(\.id))
    comments.removeAll { !own.contains($0.sort) }
  }
}

/// What `export` writes: the study as another program reads it, or its results in tables.
enum ExportChoice: ExpressibleByArgument {
  case study(WriterChoice)
  case results(OutputFormat)

  /// The formats of results that are tables and no page.
  static let results: [OutputFormat] = [.xlsx, .latex, .markdown]

  init?(argument: String) {
    if let writer = StudyFormats.writer(id: argument) {
      self = .study(WriterChoice(writer: writer))
    } else if let format = OutputFormat(rawValue: argument.lowercased()),
      Self.results.contains(format)
    {
      self = .results(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] {
    StudyFormats.writers.map { $0.id } + results.map(\.rawValue)
  }
}

/// A writer of a study.
struct WriterChoice {
  let writer: any StudyWriter.Type

  /// Whether an analysis is written, as its results or as a script that repeats it.
  var takesAnalysis: Bool {
    writer is any ResultsWriter.Type || writer is QMethodWriter.Type
  }
}
