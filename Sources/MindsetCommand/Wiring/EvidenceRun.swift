import QAnalysis
import QFormats
import QStudy

extension Evidence {
  /// Computes what was asked for, with progress on the console.
  init(
    _ analysis: Analysis, choices: EvidenceChoices, source: StudySource, console: Console
  ) throws {
    self.init()
    if choices.bootstrapMatch != nil, choices.bootstrap == nil {
      throw UsageError("--bootstrap-match goes with --bootstrap N.")
    }
    if choices.reworded == true, choices.classify == nil {
      throw UsageError("--reworded goes with --classify STUDY.")
    }
    if let steps = choices.bootstrap, steps > 0 {
      bootstrap = try console.during("Drawing the sorts \(steps) times") {
        try Bootstrap(
          analysis, steps: steps, match: choices.bootstrapMatch ?? .congruence)
      }
    }
    if choices.influence == true {
      influence = try console.during("Leaving out one sort after the other") {
        try Influence(analysis)
      }
    }
    do {
      groups = try (choices.groups ?? []).map { attribute in
        try console.during("Comparing groups by \(attribute)") {
          try GroupComparison(analysis, by: attribute)
        }
      }
      if let pair = choices.paired {
        paired = try console.during("Comparing \(pair.from) with \(pair.to)") {
          try PairedComparison(analysis, from: pair.from, to: pair.to)
        }
      }
    } catch let findings as Findings {
      throw source.locating(findings, evidence: choices)
    }
    if choices.multiverse == true {
      multiverse = try console.during("Trying other choices") { try Multiverse(analysis) }
    }
    if let path = choices.classify {
      classification = try Self.classification(
        of: path, by: analysis, acceptsReworded: choices.reworded ?? false)
    }
  }

  /// The sorts of another study among the viewpoints, with findings that name its files.
  private static func classification(
    of path: String, by analysis: Analysis, acceptsReworded: Bool
  ) throws -> Classification {
    let source = try StudySource(path, options: ReadingOptions())
    let selection = source.recipe?.selection ?? SortTable.Selection()
    do {
      return try Classification(
        FurtherSorts(
          source.reading.study, selection: selection, acceptsFree: !analysis.table.isForced,
          missing: analysis.table.missing),
        by: analysis, acceptsReworded: acceptsReworded)
    } catch let findings as Findings {
      throw source.locating(findings, grid: nil, selection: selection)
    }
  }
}

extension StudySource {
  /// What the recipe asks for beside the analysis, its paths told from where the command runs.
  var evidence: EvidenceChoices {
    var choices = recipe?.evidence ?? EvidenceChoices()
    choices.classify = choices.classify.map {
      FilePath.join(FilePath.folder(of: recipePath ?? ""), $0)
    }
    return choices
  }
}
