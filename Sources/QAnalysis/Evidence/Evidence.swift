public import QStudy

/// What was computed beside an analysis to tell how far it carries: each part is `nil` unless asked
/// for.
public struct Evidence: Sendable {
  /// How much the figures depend on who took part.
  public var bootstrap: Bootstrap?
  /// What each sort does to the viewpoints.
  public var influence: Influence?

  /// Nothing computed.
  public init() {}

  /// What a reader must know of the parts.
  public var warnings: [Warning] {
    (bootstrap?.warnings ?? []) + (influence?.warnings ?? [])
  }
}
