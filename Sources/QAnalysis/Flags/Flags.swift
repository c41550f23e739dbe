import QNumerics
import QStudy

/// Which sorts define which factor.
public struct Flags: Equatable, Sendable {
  /// How a sort stands to the factors.
  public enum Status: String, Sendable {
    /// Flagged on exactly one factor.
    case defining
    /// Flagged on two or more factors, or loading significantly on two or more.
    case confounded
    /// Neither.
    case null
  }

  /// 1 flagged, −1 flagged on the negative pole, 0 not: P × factors, one row a sort.
  public let values: [[Int]]
  /// How each sort stands, P of them.
  public let status: [Status]
  /// The least |a| that is significant: q/√N.
  public let limit: Double

  /// Flags defining sorts (the pre-flag rule of PQMethod; Brown 1980:222), then applies a person's
  /// own flags.
  ///
  /// By the standard rule sort i is flagged on factor f when a² > h²/2 and |a| > q/√N, both
  /// strictly, q the quantile of the level (1.96 for p < .05); the other rules ask for one of the
  /// two, or for none.
  init(
    _ rotation: Rotation, statements: Int, settings: AnalysisSettings,
    decided: [PositionedDecisions.Flag]
  ) {
    let conventions = settings.conventions.flags
    let limit = conventions.limit(settings.flagLevel, statements: statements)
    self.limit = limit
    let loadings = rotation.definingLoadings
    let communalities = Self.communalities(rotation, rounding: conventions.rounding)
    /// Whether a factor carries more than half of what all carry of a sort.
    func isMajority(_ a: Double, of communality: Double) -> Bool {
      conventions.rounding(a * a) > communality / 2
    }
    /// Whether a loading is significant, |a| > q/√N, asked of squares because those may be rounded.
    func isSignificant(_ a: Double) -> Bool {
      conventions.rounding(a * a) > conventions.rounding(limit * limit)
    }
    var values = (0..<loadings.rows).map { i in
      (0..<loadings.columns).map { f -> Int in
        let a = loadings[i, f]
        let flagged =
          switch settings.flagging {
          case .standard: isMajority(a, of: communalities[i]) && isSignificant(a)
          case .significance: isSignificant(a)
          case .majority: isMajority(a, of: communalities[i])
          case .none: false
          }
        // Each pole of a split factor is defined from its own side only.
        let isPole = rotation.splitFrom[f] != nil || rotation.splitFrom.contains(f)
        guard flagged, !(isPole && a < 0) else { return 0 }
        return a > 0 ? 1 : -1
      }
    }
    for flag in decided { values[flag.sort][flag.factor] = flag.sign }
    status = values.enumerated().map { i, row in
      let flagged = row.count { $0 != 0 }
      if flagged == 1 { return .defining }
      // Both poles of a split factor are one significant loading.
      let significant = (0..<loadings.columns).count {
        isSignificant(loadings[i, $0]) && rotation.splitFrom[$0] == nil
      }
      return flagged > 1 || significant > 1 ? .confounded : .null
    }
    self.values = values
  }

  /// Flags that a person set against the sign of the loading: they change whom the sort is counted among,
  /// and not how it is scored.
  func warnings(_ rotation: Rotation, sorts: [QSort]) -> [Warning] {
    (0..<factors).flatMap { f in
      definers(of: f).compactMap { i -> Warning? in
        let (loading, sign) = (rotation.definingLoadings[i, f], values[i][f])
        guard loading * Double(sign) < 0 else { return nil }
        let name = Viewpoint.identifier(f)
        let (told, scored) = sign > 0 ? ("agreeing", "disagreeing") : ("disagreeing", "agreeing")
        let (set, other) = sign > 0 ? ("+", "-") : ("-", "+")
        return Warning(
          .flagAgainstLoading,
          "\(sorts[i].id) is flagged “\(set)” on \(name) by hand and loads \(twoDecimals(loading)): it is "
            + "told as \(told) with the viewpoint and enters its scores as \(scored). Set the flag to "
            + "“\(other)”, or remove it.",
          sorts: [sorts[i].id], factors: [name])
      }
    }
  }

  /// What all factors carry of each sort; rounded squares have a sum of their own.
  private static func communalities(_ rotation: Rotation, rounding: Rounding) -> [Double] {
    if rounding == .exact { return rotation.communalities }
    // A split factor counts once.
    let factors = rotation.splitFrom.indices.filter { rotation.splitFrom[$0] == nil }
    return (0..<rotation.definingLoadings.rows).map { i in
      factors.reduce(0) {
        $0 + rounding(rotation.definingLoadings[i, $1] * rotation.definingLoadings[i, $1])
      }
    }
  }

  /// Indices of the sorts flagged on factor `f`, ascending.
  public func definers(of f: Int) -> [Int] { values.indices.filter { values[$0][f] != 0 } }

  /// How many sorts are flagged on some factor.
  var flagged: Int { values.count { row in row.contains { $0 != 0 } } }

  /// Number of factors.
  public var factors: Int { values.first?.count ?? 0 }

  /// The factor a defining sort defines, `nil` for the others.
  public func viewpoint(of sort: Int) -> Int? {
    status[sort] == .defining ? values[sort].firstIndex { $0 != 0 } : nil
  }
}
