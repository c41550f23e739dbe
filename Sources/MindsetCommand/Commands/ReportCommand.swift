import ArgumentParser
import QReport

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report: as a page that stands alone, to print, to edit, or as text.",
    discussion: """
      EXAMPLES
        mindset report surveys/lipset
        mindset report surveys/lipset --format html,pdf,docx,xlsx
        mindset report surveys/lipset --figures svg --out lipset

      FIGURES that need more than sorts: how firmly sorts belong to viewpoints takes --bootstrap, and \
      arrows of people's shifts take two conditions and --paired FIRST,SECOND. Plots of loadings name \
      up to 40 sorts; more names would hide the marks.
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Evidence") var evidence: EvidenceArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "In which forms, separated by commas: "
        + OutputFormat.reports.map(\.rawValue).joined(separator: ", ") + " (html).",
      valueName: "formats"))
  var format: OutputFormats?

  @Option(
    help: ArgumentHelp(
      "Also write each figure as a file of its own, in forms separated by commas: svg, png, pdf. Those of "
        + "an earlier run in other forms stay, and are told.",
      valueName: "forms"))
  var figures: FigureFormats?

  @Option(
    help: ArgumentHelp(
      "Folder to write into; by default the study's name with -report.", valueName: "dir"))
  var out: String?

  mutating func validate() throws {
    let other = format?.formats.first { !OutputFormat.reports.contains($0) }
    if let other {
      throw ValidationError(
        "\(other.rawValue) is no form of the report: --format takes "
          + OutputFormat.reports.map(\.rawValue).joined(separator: ", ")
          + "; mindset analyse writes \(other.rawValue) into its --out.")
    }
  }

  func run() throws {
    let run = try AnalysisRun(
      study, reading: reading.options(grid: analysis.sorts.grid), arguments: analysis,
      evidence: evidence.choices, console: common.console)
    let folder = out ?? FilePath.stem(of: run.source.path) + "-report"
    let outputs = try common.console.during("Writing the report") {
      try Outputs.folder(
        run.document, formats: format?.formats ?? [.html], figures: figures?.formats ?? [])
    }
    let earlierOutputs = EarlierOutputs(
      in: folder, beside: outputs, of: run.document, inputs: run.inputs)
    try outputs.write(to: folder, inputs: run.inputs)
    for file in outputs.files
    where file.name.hasPrefix("report.") || file.name == ReportWorkbook.file {
      common.console.output("\(folder)/\(file.name)\n")
    }
    if let told = earlierOutputs.toldLeft { common.console.message(told) }
    let earlier = Outputs.earlierFigures(beside: outputs, in: folder)
    if !earlier.isEmpty {
      let all = FigureSet.Format.allCases.filter {
        earlier.contains($0) || figures?.formats.contains($0) == true
      }
      common.console.message(
        "\(folder)/figures: what lies there as \(NumberText.list(earlier.map(\.rawValue))) is of an "
          + "earlier run, not of this one; the same command with --figures "
          + "\(all.map(\.rawValue).joined(separator: ",")) writes it again.")
    }
    try common.report(run.document.warnings, of: outputs.unshown.warnings)
  }
}

/// `svg,png`: forms of figures in one option.
struct FigureFormats: ExpressibleByArgument {
  let formats: [FigureSet.Format]

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { FigureSet.Format(rawValue: String($0)) }
    let known = parts.compactMap(\.self)
    guard !known.isEmpty, known.count == parts.count else { return nil }
    formats = FigureSet.Format.allCases.filter(known.contains)
  }
}
