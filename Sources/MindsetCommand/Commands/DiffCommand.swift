import ArgumentParser
import QReport
import QTables

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed between two results: viewpoints, members, labels, scores.",
    discussion: """
      The exit code is 0 whether or not something changed; for a check that fails, use run --check.

      EXAMPLES
        mindset diff monday/analysis.json tuesday/analysis.json
        mindset diff old.json new.json --json -
      """)

  @Argument(help: "The earlier analysis.json.") var old: String
  @Argument(help: "The later analysis.json.") var new: String

  @Option(
    help: ArgumentHelp(
      "Write the difference as JSON to this file; - for standard output.", valueName: "path"))
  var json: String?

  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    let difference = try AnalysisDifference(
      old: SavedAnalysis.read(old), new: SavedAnalysis.read(new))
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
