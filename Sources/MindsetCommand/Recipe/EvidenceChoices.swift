import QAnalysis

/// What is to be computed beside the analysis, each `nil` where nobody said: typed options and
/// recipes are both read into it, and a typed option wins.
struct EvidenceChoices: Equatable, Sendable {
  /// Whether every sort is left out in turn.
  var influence: Bool?

  /// These choices, and the others' where these are silent.
  func falling(backOn other: EvidenceChoices) -> EvidenceChoices {
    EvidenceChoices(influence: influence ?? other.influence)
  }
}
