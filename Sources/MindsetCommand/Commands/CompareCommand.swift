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
      """)

  @Argument(help: "Two or more study folders, recipes, or files with sorts.")
  var studies: [String]

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "How many second-order viewpoints: a number, or suggest for the median of three tests against "
        + "chance (suggest).", valueName: "n"),
    transform: typedFactors)
  var secondOrder: FactorsChoice?

  @Flag(help: "Statements of one id are the same, however worded.")
  var reworded = false

  @Option(
    help: ArgumentHelp(
      "Write the comparison as JSON to this file; - for standard output.", valueName: "path"))
  var json: String?

  mutating func validate() throws {
    let idle = [
      ("--labels", analysis.labels != nil), ("--adjustment", analysis.adjustment != nil),
      ("--equivalence", analysis.equivalence != nil),
    ]
    if let (option, _) = idle.first(where: { $0.1 }) {
      throw ValidationError(
        "\(option) changes nothing here: viewpoints are compared by their scores and arrays.")
    }
    if studies.count < 2 { throw ValidationError("Give two studies or more to compare.") }
    if let secondOrder, case .each = secondOrder {
      throw ValidationError("--second-order takes one number, or suggest.")
    }
  }

  func run() throws {
    let console = common.console
    let runs = try studies.map { study in
      try AnalysisRun(study, reading: reading.options, arguments: analysis, console: console)
    }
    let documents = runs.map(\.document)
    var factors: Int?
    if let secondOrder, case .number(let number) = secondOrder { factors = number }
    let document = StudiesDocument(
      try console.during("Comparing") {
        do {
          return try StudiesComparison(
            documents.map(\.analysis), secondOrder: factors, acceptsReworded: reworded)
        } catch let error as AnalysisError {
          var finding = FailureReport.finding(for: error)
          finding.location = Location(file: "--second-order")
          finding.mend = "Ask for fewer, or let --second-order suggest a number."
          throw Findings(finding)
        }
      },
      studies: documents, paths: studies, tool: AnalysisRun.tool)
    if let json, json != "-" {
      try OutputFile.write(
        Array(document.json.text().utf8), to: json, as: .result, inputs: runs.flatMap(\.inputs))
      console.message("Wrote \(json)")
    }
    console.output(
      json == "-"
        ? document.json.text()
        : StudiesText.render(document, colour: console.usesColour, width: console.width))
    try common.report(document.warnings)
  }
}
