import QAnalysis

/// What one part of the evidence says: for the page, the terminal and the methods.
package struct EvidenceProse: Sendable {
  /// Short name for links.
  package let id: String
  /// The heading: the question it answers.
  package let title: String
  /// The answer, the first sentence being the gist.
  package let sentences: [Sentence]
  /// How it was computed.
  let method: Prose.MethodPart
}

extension Prose {
  /// Everything that was computed beside the analysis, in words.
  package var evidence: [EvidenceProse] { [bootstrap, influence].compactMap(\.self) }
}
