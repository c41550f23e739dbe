public import QStudy

/// What was computed beside an analysis to tell how far it carries: each part is `nil` unless asked
/// for.
public struct Evidence: Sendable {
  /// How much the figures depend on who took part.
  public var bootstrap: Bootstrap?
  /// What each sort does to the viewpoints.
  public var influence: Influence?
  /// Who differs from whom, an attribute of people at a time.
  public var groups: [GroupComparison] = []
  /// How people changed between two conditions.
  public var paired: PairedComparison?
  /// What holds under other choices.
  public var multiverse: Multiverse?
  /// Where further sorts stand.
  public var classification: Classification?

  /// Nothing computed.
  public init() {}

  /// What a reader must know of the parts.
  public var warnings: [Warning] {
    let parts = [
      bootstrap?.warnings, influence?.warnings, groups.flatMap(\.warnings), paired?.warnings,
      multiverse?.warnings, classification?.warnings,
    ]
    return parts.compactMap(\.self).flatMap(\.self)
  }
}
