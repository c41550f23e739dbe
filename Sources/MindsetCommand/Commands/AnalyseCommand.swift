import ArgumentParser
import QReport
import QStudy
import QTables

struct AnalyseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Run the method and say what the viewpoints share and where they part.",
    discussion: """
      EXAMPLES
        mindset analyse surveys/lipset
        mindset analyse study.dat --factors 4 --rotation quartimax
        mindset analyse sorts.csv --factors suggest --json results.json
        mindset analyse surveys/lipset --factors 2-5
        mindset analyse surveys/lipset --json - | jq '.factors[].definingSorts'
        mindset analyse surveys/lipset --factors 3 --out lipset --format html,csv
        mindset analyse surveys/lipset --factors 3 --out lipset --format xlsx
        mindset analyse surveys/lipset --factors 3 --save-recipe lipset.yml
      """,
    aliases: ["analyze"])

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Evidence") var evidence: EvidenceArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "Write analysis.json to this file; - for standard output, in place of the summary.",
      valueName: "path"))
  var json: String?

  @Option(help: ArgumentHelp("Write outputs into this folder.", valueName: "dir"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "What to write into --out, separated by commas: html, csv, json (these where left out), "
        + "pdf, docx, markdown (the report to print, to edit, as text with the tables of a paper), "
        + "latex, xlsx (the tables).",
      valueName: "formats"))
  var format: OutputFormats?

  @Option(
    help: ArgumentHelp("Save the settings and viewpoints as a recipe.", valueName: "file"))
  var saveRecipe: String?

  mutating func validate() throws {
    if format != nil, out == nil { throw OutputFormats.folderNeeded }
    guard let factors = analysis.factors, case .each = factors else { return }
    let oneNumber = "give one number, as in --factors 3."
    if out != nil || saveRecipe != nil {
      throw ValidationError(
        "--factors \(factors.description) compares solutions; --out and --save-recipe hold one: "
          + oneNumber)
    }
    if let option = evidence.typed {
      throw ValidationError(
        "--factors \(factors.description) compares solutions; \(option) speaks of one: " + oneNumber
      )
    }
  }

  func run() throws {
    if case .each(let factors) = analysis.factors { return try compare(factors) }
    let console = common.console
    let run = try AnalysisRun(
      study, reading: reading.options(grid: analysis.sorts.grid), arguments: analysis,
      evidence: evidence.choices, console: console)
    var outputs = OutputSet(inputs: run.inputs)
    var unshown = UnshownCharacters()
    var earlier: EarlierOutputs?
    if let out {
      var folder = try console.during("Writing the report") {
        try Outputs.folder(run.document, formats: format?.formats ?? OutputFormat.usual)
      }
      earlier = EarlierOutputs(in: out, beside: folder, of: run.document, inputs: run.inputs)
      if let earlier, earlier.origin == .another { folder.remove(earlier.files) }
      outputs.add(folder, to: out)
      unshown = folder.unshown
    }
    if let saveRecipe {
      let recipe = try run.recipe(at: saveRecipe)
      outputs.add(Array(RecipeWriter.text(recipe).utf8), to: saveRecipe, as: .recipe(recipe))
    }
    if let json, json != "-" {
      outputs.add(AnalysisJSON.bytes(of: run.document), to: json, as: .result)
    }
    try outputs.write(console)
    if let told = earlier?.toldRemoved { console.message(told) }
    console.output(
      json == "-"
        ? AnalysisJSON.text(of: run.document)
        : TextSummary.render(
          run.document, colour: console.usesColour, width: console.width))
    try common.report(
      run.document.warnings, isToldAlready: json != "-", of: unshown.warnings)
  }

  /// Solutions with every number of viewpoints of a range, side by side.
  private func compare(_ factors: ClosedRange<Int>) throws {
    let console = common.console
    let document = try SolutionsRun(
      study, factors: factors, reading: reading.options(grid: analysis.sorts.grid),
      arguments: analysis, console: console
    ).document
    if let json, json != "-" {
      try OutputFile.write(
        Array(document.json.text().utf8), to: json, as: .result,
        inputs: [analysis.align].compactMap(\.self))
      console.message("Wrote \(json)")
    }
    console.output(
      json == "-"
        ? document.json.text()
        : SolutionsText.render(document, colour: console.usesColour, width: console.width))
    try common.report(
      document.warnings.map { entry in
        guard entry.factors.count < factors.count else { return entry.warning }
        var warning = entry.warning
        warning.message =
          "with \(NumberText.list(entry.factors.map(String.init))) "
          + "viewpoint\(entry.factors == [1] ? "" : "s"): " + warning.message
        return warning
      })
  }
}

/// `html,csv`: formats in one option.
struct OutputFormats: ExpressibleByArgument {
  let formats: [OutputFormat]

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { OutputFormat(rawValue: String($0)) }
    let known = parts.compactMap(\.self)
    guard !known.isEmpty, known.count == parts.count else { return nil }
    formats = known
  }

  static let folderNeeded = ValidationError(
    "--format says what to write into --out: give a folder with --out.")
}
