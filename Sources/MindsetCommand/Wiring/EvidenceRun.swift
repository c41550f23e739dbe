import QAnalysis

extension Evidence {
  /// Computes what was asked for, with progress on the console.
  init(_ analysis: Analysis, choices: EvidenceChoices, console: Console) throws {
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
  }
}
