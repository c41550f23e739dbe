import ArgumentParser
import QAnalysis
import QFormats
import QReport
import QTables

struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Say where qmethod, KADE and PQMethod would differ on a study, and why.",
    discussion: """
      The study is analysed in full precision and by the small print of each program; then one \
      convention at a time is swapped, to tell which difference follows from which. A paragraph for \
      reviewers ends it.

      EXAMPLES
        mindset reconcile surveys/lipset
        mindset reconcile sorts.xlsx --factors 3 --extraction centroid
        mindset reconcile surveys/lipset --json - | jq -r .paragraph
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String

  @OptionGroup(title: "Analysis") var method: MethodArguments
  // Not listed, since they would change nothing; refused by name rather than as unknown.
  @OptionGroup(visibility: .hidden) var program: ProgramArguments
  @OptionGroup(visibility: .hidden) var labelling: LabelArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "Write the reconciliation as JSON to this file; - for standard output.", valueName: "path"))
  var json: String?

  mutating func validate() throws {
    if let option = program.compat == nil ? labelling.typed : "--compat" {
      throw ValidationError(
        "\(option) changes nothing in a reconciliation, which runs the conventions of every program "
          + "and tells of loadings, flags, scores and labels as the programs have them.")
    }
  }

  func run() throws {
    let console = common.console
    let run = try AnalysisRun(
      study, reading: reading.options(grid: method.sorts.grid), arguments: .only(method),
      console: console)
    if let compat = run.choices.compat {
      console.message(
        "The recipe's compat: \(compat.rawValue) takes no part here: full precision is compared with "
          + "every program.")
    }
    let own = run.document.analysis
    let earlier = try method.align.map { try SavedAnalysis.read($0).earlierSolution }
    let document = ReconciliationDocument(
      try console.during("Swapping conventions") {
        try Reconciliation(
          own.table, settings: own.settings, decisions: own.decisions, alignedTo: earlier)
      },
      tool: AnalysisRun.tool, fingerprint: run.document.fingerprint,
      further: run.source.reading.warnings)
    if let json, json != "-" {
      try OutputFile.write(
        Array(document.json.text().utf8), to: json, as: .result, inputs: run.inputs)
      console.message("Wrote \(json)")
    }
    console.output(
      json == "-"
        ? document.json.text()
        : ReconciliationText.render(document, colour: console.usesColour, width: console.width))
    try common.report(document.warnings)
  }
}
