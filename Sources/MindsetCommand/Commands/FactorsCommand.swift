import ArgumentParser
import QAnalysis
import QFormats
import QReport
import QStudy
import QTables

struct FactorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factors",
    abstract: "Show how many viewpoints there may be, by every rule and beside pure noise.",
    discussion: """
      Three tests against chance give a range; the other rules are those of the literature, most of \
      which find viewpoints in noise. The panel informs, the analyst decides: give the number to \
      analyse with --factors.

      EXAMPLES
        mindset factors surveys/lipset
        mindset factors sorts.csv --json factors.json
        mindset factors surveys/lipset --json - | jq .retention.range
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String

  @Option(parsing: .unconditional, help: "Seed of everything drawn at random (1).")
  var seed: Int?

  @Option(
    help: ArgumentHelp(
      "Write the panel as JSON to this file; - for standard output, in place of the table.",
      valueName: "path"))
  var json: String?

  @OptionGroup(title: "Sorts") var sorts: SelectionArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  mutating func validate() throws {
    if let seed, seed < 0 { throw ValidationError("--seed takes a whole number from 0 on.") }
  }

  func run() throws {
    let console = common.console
    let source = try StudySource(study, options: reading.options(grid: sorts.grid))
    let choices = sorts.choices(seed: seed)
      .falling(backOn: source.recipe?.settings ?? SettingChoices())
    let table = try AnalysisRun.table(
      source, choices: choices, selection: sorts.selection(over: source))
    let seed = choices.settings(factors: 1).seed
    let panel = try console.during("Comparing with chance") {
      try RetentionPanel(table, retention: Retention(table, seed: seed), seed: seed)
    }
    let document = RetentionDocument(
      table: table, panel: panel, seed: seed, tool: AnalysisRun.tool,
      fingerprint: fingerprint(of: table))
    if let json, json != "-" {
      try OutputFile.write(Array(RetentionJSON.text(of: document).utf8), to: json, as: .result)
      console.message("Wrote \(json)")
    }
    console.output(
      json == "-"
        ? RetentionJSON.text(of: document)
        : RetentionText.render(document, width: console.width))
    try common.report(source.reading.warnings + table.warnings)
  }
}
