import Glibc
public import QStudy

/// How the viewpoints compare on every statement: what tells them apart, what they share, and what
/// the sorts leave undecided.
public struct Comparison: Sendable {
  /// Two factors' scores of one statement.
  public struct Difference: Equatable, Sendable {
    /// The factor listed first.
    public let a: Int
    /// The factor listed second.
    public let b: Int
    /// z_a − z_b.
    public let difference: Double
    /// √(SE_a² + SE_b²) from the empirical standard errors; `nil` where undefined.
    public let sed: Double?
    /// Two-sided p of the difference, 2Φ(−|Δz|/SED).
    public let p: Double?
    /// p adjusted over all statements and pairs.
    public let adjusted: Double?
    /// Hedges' g of the definers' placements, descriptive; `nil` where it is undefined.
    public let hedgesG: Double?
    /// The classical test of this difference: the smallest of .05, .01 and .001 at which it is
    /// significant; `nil` where it is at none.
    public let classicalLevel: Double?
  }

  /// What the classical tests say of a statement.
  public struct Classical: Equatable, Sendable {
    /// The significance with which a factor differs from every other.
    public struct Mark: Equatable, Sendable {
      /// The factor.
      public let factor: Int
      /// .05, .01 or .001.
      public let level: Double
    }

    /// Whether no pair of factors differs.
    public enum Consensus: String, Sendable {
      /// Some pair differs at p < .01, or at p < .05 where that rules (``ConsensusRule``).
      case none
      /// No pair differs at p < .01.
      case p01 = "p>.01"
      /// No pair differs at p < .05.
      case p05 = "p>.05"
    }

    /// Factors that differ from every other.
    public let distinguishes: [Mark]
    /// Whether the factors agree by the classical rule.
    public let consensus: Consensus
  }

  /// Mindset's label of a statement.
  public enum Label: String, Sendable {
    /// One viewpoint at least differs from all others.
    case distinguishing
    /// Shown to be held to about the same degree by all: every difference is below δ.
    case shared
    /// The sorts do not carry either.
    case undecided
  }

  /// One statement, compared.
  public struct Statement: Equatable, Sendable {
    /// Every pair of factors with scores, in order.
    public let differences: [Difference]
    /// The classical tests.
    public let classical: Classical
    /// Mindset's label.
    public let label: Label
    /// Factors that differ from all others (label distinguishing; p ≥ 3 definers), ascending.
    public let distinguishes: [Int]
    /// Whether every viewpoint leans the same way.
    public let commonGround: CommonGround
    /// min_f z: how much even the least keen viewpoint embraces it; `nil` without two viewpoints.
    public let embrace: Double?
    /// −max_f z: how much even the least averse viewpoint rejects it.
    public let reject: Double?
    /// exp(mean_f log((A_f + 1)/(p_f + 2))), A_f the definers who place it above the middle, p_f all
    /// who place it.
    public let bridge: Double?
  }

  /// One entry a statement.
  public let statements: [Statement]
  /// Smallest difference in z that this study could show to be none: 1.645 · largest SED; `nil`
  /// without two viewpoints.
  public let detectableEquivalence: Double?
  /// Whether no statement can be shown to be shared.
  public let warnings: [Warning]

  /// 95th percentile of the standard normal: the quantile of the one-sided tests.
  public static let oneSided95 = 1.645

  init(
    _ table: SortTable, flags: Flags, scores: FactorScores, characteristics: Characteristics,
    settings: AnalysisSettings
  ) {
    let factors = characteristics.comparable
    let tests = StatementLabels(
      statements: table.statements.count, scores: scores, characteristics: characteristics,
      settings: settings)
    let pairs = tests.pairs
    let sizes = EffectSizes(table, flags: flags)
    let effects = pairs.map { sizes.hedgesG($0.a, $0.b) }
    let bridges = Self.bridges(table, flags: flags, factors: factors)
    let classical = ClassicalTests(
      factors: factors, characteristics: characteristics,
      conventions: settings.conventions.comparison)
    let standardErrors = factors.map { characteristics.factors[$0].empiricalStandardError }

    statements = table.statements.indices.map { j in
      let differences = pairs.enumerated().map { k, pair in
        let cell = j * pairs.count + k
        return Difference(
          a: pair.a, b: pair.b, difference: tests.differences[cell], sed: pair.sed,
          p: tests.p[cell], adjusted: tests.adjusted[cell], hedgesG: effects[k][j],
          classicalLevel: classical.level(of: tests.differences[cell], between: pair.a, pair.b))
      }
      let z = factors.compactMap { scores.z[$0]?[j] }
      let several = factors.count >= 2
      return Statement(
        differences: differences, classical: classical.verdict(z), label: tests.labels[j],
        distinguishes: tests.distinguishes[j],
        commonGround: CommonGround(
          z: z, standardErrors: standardErrors, equivalence: settings.equivalence,
          somePairDiffers: tests.somePairDiffers(j)),
        embrace: several ? z.min() : nil, reject: several ? z.max().map { -$0 } : nil,
        bridge: several ? bridges[j] : nil)
    }
    let largestSED = pairs.compactMap(\.sed).max()
    detectableEquivalence = largestSED.map { Self.oneSided95 * $0 }
    warnings =
      Self.warnings(
        factors: factors, detectable: detectableEquivalence, equivalence: settings.equivalence)
      + pairs.compactMap { Self.warning($0.a, $0.b, characteristics: characteristics) }
  }

  /// exp(mean_f log((A_jf + 1)/(p_f + 2))) of every statement; a cell that was filled is nobody's
  /// placement, and its sort is counted neither above the middle nor among the p. The middle of changes
  /// is 0, where a statement stays, and not that of the grid which their array is laid on.
  private static func bridges(_ table: SortTable, flags: Flags, factors: [Int]) -> [Double] {
    let middle = table.selection.change == nil ? table.grid.middleValue : 0
    var logs = [Double](repeating: 0, count: table.statements.count)
    for f in factors {
      var above = [Int](repeating: 0, count: logs.count)
      var placed = above
      for i in flags.definers(of: f) {
        let isPositive = flags.values[i][f] > 0
        for (j, value) in table.sorts[i].placements.enumerated() {
          guard let value else { continue }
          placed[j] += 1
          if isPositive ? value > middle : value < middle { above[j] += 1 }
        }
      }
      for j in logs.indices { logs[j] += log((Double(above[j]) + 1) / (Double(placed[j]) + 2)) }
    }
    return logs.map { exp($0 / Double(factors.count)) }
  }

  private static func warnings(
    factors: [Int], detectable: Double?, equivalence: Double
  ) -> [Warning] {
    if factors.count < 2 {
      return [
        Warning(
          .noComparison,
          factors.isEmpty
            ? "No viewpoint has scores: there is nothing to compare."
            : "Only one viewpoint has scores: there is nothing to compare it with.")
      ]
    }
    guard let detectable, detectable >= equivalence else { return [] }
    return [
      Warning(
        .sharedOutOfReach,
        "Too few people to show that viewpoints agree to within \(twoDecimals(equivalence)) in z: "
          + "with these sorts only differences below \(twoDecimals(detectable)) could be shown to be "
          + "none.")
    ]
  }

  private static func warning(_ a: Int, _ b: Int, characteristics: Characteristics) -> Warning? {
    guard let ratio = characteristics.heterotraitMonotrait(a, b),
      characteristics.areIndistinct(a, b)
    else { return nil }
    let names = [a, b].map(Viewpoint.identifier)
    return Warning(
      .viewpointsIndistinct,
      "The sorts that define \(names[0]) agree with those that define \(names[1]) nearly as well as "
        + "among themselves (ratio \(twoDecimals(ratio)), and from "
        + "\(twoDecimals(Characteristics.indistinctRatio)) on two viewpoints are not told apart): "
        + "they may be one viewpoint divided, and no statement is said to distinguish them. "
        + "Try keeping fewer.", factors: names)
  }
}
