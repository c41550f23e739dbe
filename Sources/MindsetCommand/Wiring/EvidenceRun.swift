import QAnalysis

extension Evidence {
  /// Computes what was asked for, with progress on the console.
  init(_ analysis: Analysis, choices: EvidenceChoices, console: Console) throws {
    self.init()
    if choices.influence == true {
      influence = try console.during("Leaving out one sort after the other") {
        try Influence(analysis)
      }
    }
  }
}
