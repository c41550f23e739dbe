import QAnalysis

/// Why there is no sheet of a kind: it would say nothing.
package enum SheetAbsence: Hashable, Sendable {
  /// It compares viewpoints, of which there are no two with scores.
  case needsTwoViewpoints
  /// Too few statements tell the viewpoints apart for a short list that finds them.
  case noShortList
  /// What was analysed is how people moved statements, and no list to agree with finds who moved them
  /// alike.
  case isOfChanges
}

extension Handouts {
  /// Why there is no sheet of a kind; `nil` where there is one.
  package func absence(of sheet: Sheet) -> SheetAbsence? {
    switch sheet {
    case .commonGround, .whereWeDiffer, .whichViewpoint:
      if prose.comparable.count < 2 { return .needsTwoViewpoints }
      guard sheet == .whichViewpoint else { return nil }
      if prose.isChange { return .isOfChanges }
      return telling == nil ? .noShortList : nil
    case .whereWeStand, .viewpoints, .posters, .cribSheet, .personalSlips: return nil
    }
  }
}
