import QAnalysis
import QFormats
import QReport
import QStudy

/// A study taken from its files to a comparison of solutions with more and more viewpoints.
struct SolutionsRun {
  let document: SolutionsDocument

  /// Reads what the STUDY argument leads to, and analyses it with every number of a range.
  ///
  /// Of a recipe's decisions only the names take part: the others speak of one solution.
  init(
    _ argument: String, factors: ClosedRange<Int>, reading: ReadingOptions,
    arguments: AnalysisArguments, console: Console
  ) throws {
    let source = try StudySource(argument, options: reading)
    let choices = arguments.choices.falling(
      backOn: source.recipe?.settings ?? SettingChoices())
    let table = try AnalysisRun.table(
      source, choices: choices, selection: arguments.sorts.selection(over: source))
    let settings = choices.settings(factors: factors.lowerBound)
    guard settings.rotation != .target else {
      throw UsageError(
        "--factors \(factors.lowerBound)-\(factors.upperBound) compares solutions, and a target has "
          + "loadings for one number of viewpoints: give one number, or another --rotation.")
    }

    var retention: Retention?
    if table.sorts.count <= AnalysisRun.largestWithRetention {
      retention = try console.during("Comparing with chance") {
        try Retention(table, seed: settings.seed)
      }
    }
    let decisions = source.recipe?.decisions ?? Decisions()
    if decisions != Decisions(anchors: decisions.anchors) {
      console.message("The recipe's decisions speak of one solution and take no part here.")
    }
    if source.recipe.map({ $0.evidence != EvidenceChoices() }) ?? false {
      console.message(
        "What the recipe asks for under evidence speaks of one solution and takes no part here.")
    }
    let earlier = try arguments.align.map { try SavedAnalysis.read($0).earlierSolution }
    do {
      document = SolutionsDocument(
        try console.during("Analysing") {
          try SolutionSeries(
            table, factors: factors, settings: settings, anchors: decisions.anchors,
            alignedTo: earlier)
        },
        retention: retention,
        labels: arguments.labels ?? source.recipe?.labels ?? choices.usualLabels,
        tool: AnalysisRun.tool, fingerprint: fingerprint(of: table),
        further: source.reading.warnings)
    } catch let error as AnalysisError {
      var finding = FailureReport.finding(for: error)
      finding.location = source.place(of: error, arguments: arguments.method)
      throw Findings(finding)
    }
  }
}
