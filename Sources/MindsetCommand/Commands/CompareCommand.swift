import ArgumentParser
import QAnalysis
import QFormats
import QReport
import QStudy
import QTables

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say which viewpoints of several studies are the same, and what stands behind them.",
    discussion: """
      Each study is analysed by its own recipe, or by the options given here. Statements are the same \
      where their ids are; one study with recipes of different settings can be compared with itself. \
      Second-order viewpoints come from factoring the arrays of all studies.

      EXAMPLES
        mindset compare surveys/lipset analysis/lipset-four.yml
        mindset compare spring autumn --factors 3 --second-order 2
        mindset compare spring autumn --json - | jq '.pairs[].matches'
        mindset compare spring autumn --out both --format csv
      """)

  @Argument(help: "Two or more study folders, recipes, or files with sorts.")
  var studies: [String]

  @OptionGroup(title: "Analysis") var method: MethodArguments
  @OptionGroup(title: "Analysis") var program: ProgramArguments
  // Not listed, since they would change nothing; refused by name rather than as unknown.
  @OptionGroup(visibility: .hidden) var labelling: LabelArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "How many second-order viewpoints: a number, or suggest for the median of three tests against "
        + "chance (suggest).", valueName: "n"),
    transform: typedFactors)
  var secondOrder: FactorsChoice?

  @OptionGroup var statements: StatementArguments

  @Option(
    help: ArgumentHelp(
      "Write the comparison as JSON to this file; - for standard output.", valueName: "path"))
  var json: String?

  @Option(help: ArgumentHelp("Write outputs into this folder.", valueName: "dir"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "What to write into --out, separated by commas: csv, json (both).", valueName: "formats"))
  var format: OutputFormats?

  mutating func validate() throws {
    if let option = labelling.typed {
      throw ValidationError(
        "\(option) changes nothing here: viewpoints are compared by their scores and arrays.")
    }
    if studies.count < 2 { throw ValidationError("Give two studies or more to compare.") }
    if let secondOrder, case .each = secondOrder {
      throw ValidationError("--second-order takes one number, or suggest.")
    }
    if format != nil, out == nil { throw OutputFormats.folderNeeded }
    if let format, !Set(format.formats).isSubset(of: [.csv, .json]) {
      throw ValidationError(
        "compare writes csv and json: pages and tables of a paper tell of one study.")
    }
  }

  func run() throws {
    let console = common.console
    let runs = try studies.map { study in
      try AnalysisRun(
        study, reading: reading.options(grid: method.sorts.grid),
        arguments: .only(method, program: program),
        console: console)
    }
    let documents = runs.map(\.document)
    var factors: Int?
    if let secondOrder, case .number(let number) = secondOrder { factors = number }
    let document = StudiesDocument(
      try console.during("Comparing") {
        do {
          return try StudiesComparison(
            documents.map(\.analysis), secondOrder: factors, acceptsReworded: statements.reworded)
        } catch let error as AnalysisError {
          var finding = FailureReport.finding(for: error)
          finding.location = Location(file: "--second-order")
          finding.mend = "Ask for fewer, or let --second-order suggest a number."
          throw Findings(finding)
        }
      },
      studies: documents, paths: studies, tool: AnalysisRun.tool)
    var outputs = OutputSet(inputs: runs.flatMap(\.inputs))
    if let out {
      outputs.add(Outputs.folder(document, formats: format?.formats ?? [.csv, .json]), to: out)
    }
    if let json, json != "-" {
      outputs.add(Array(document.json.text().utf8), to: json, as: .result)
    }
    try outputs.write(console)
    console.output(
      json == "-"
        ? document.json.text()
        : StudiesText.render(document, colour: console.usesColour, width: console.width))
    try common.report(document.warnings)
  }
}
