import QAnalysis
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
  }
}
