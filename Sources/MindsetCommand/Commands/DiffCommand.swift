import ArgumentParser
import QReport
import QTables

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed between two results: viewpoints, members, labels, scores.",
    discussion: """
      The exit code is 0 whether or not something changed; for a check that fails, use run --check.

      Either may be results of PQMethod: a .lis report, or a .rot with the study's .dat beside it. \
      Then loadings, flags, z-scores, ranks and classical marks are compared, as far as both have \
      them, to the digits that are printed.

      EXAMPLES
        mindset diff monday/analysis.json tuesday/analysis.json
        mindset diff old.json new.json --json -
        mindset diff lipset.lis lipset.json
      """)

  @Argument(help: "The earlier analysis.json, or .lis or .rot.") var old: String
  @Argument(help: "The later analysis.json, or .lis or .rot.") var new: String

  @Option(
    help: ArgumentHelp(
      "Write the difference as JSON to this file; - for standard output.", valueName: "path"))
  var json: String?

  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    let sides = try ComparedResult.pair(old, new)
    let difference = try AnalysisDifference(old: sides.old, new: sides.new)
    if let left = difference.notCompared { common.console.message(FailureReport.shown(left)) }
    if json == "-" {
      common.console.output(difference.json.text())
      return
    }
    if let json {
      try OutputFile.write(
        Array(difference.json.text().utf8), to: json, as: .result, inputs: [old, new])
    }
    common.console.output(difference.text)
  }
}
