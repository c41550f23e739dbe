/// Whether all viewpoints lean the same way on a statement: common ground, whatever the degree.
public struct CommonGround: Equatable, Sendable {
  /// The way they lean.
  public enum Side: String, Sendable {
    /// All embrace it.
    case embrace
    /// All set it aside.
    case setAside
    /// It matters little to any.
    case littleMatter
  }

  /// How well that is shown.
  public enum Evidence: String, Sendable {
    /// Shown for every viewpoint at the one-sided 5 % level: an intersection–union test
    /// (Berger 1982).
    case firm
    /// All scores lean that way clearly and no two viewpoints differ, but it is not shown.
    case likely
  }

  /// The way all lean, `nil` where they don't.
  public let side: Side?
  /// How well that is shown, `nil` where there is no side.
  public let evidence: Evidence?
  /// Smallest slack of the firm test over the viewpoints, in z, for the side or, where there is
  /// none, for the side that comes nearest; above 0 when firm. `nil` without two viewpoints or
  /// without standard errors.
  public let margin: Double?

  /// No |z| below it leans clearly: the bound of “likely”.
  public static let leaning = 0.5

  /// Tests one statement.
  ///
  /// Firm, with q = 1.645·SE_f: embraced z_f − q > 0 for every f; set aside z_f + q < 0; of little
  /// matter |z_f| + q < δ. Likely: not firm, all z on one side with min |z| ≥ .5 (or all |z| < .5),
  /// and no pair of viewpoints differs.
  init(z: [Double], standardErrors: [Double?], equivalence: Double, somePairDiffers: Bool) {
    let errors = standardErrors.compactMap(\.self)
    guard z.count >= 2, errors.count == z.count else {
      side = nil
      evidence = nil
      margin = nil
      return
    }
    let q = errors.map { Comparison.oneSided95 * $0 }
    func smallest(_ slack: (Double, Double) -> Double) -> Double {
      zip(z, q).map(slack).min() ?? 0
    }
    let slacks: [(side: Side, slack: Double)] = [
      (.embrace, smallest { $0 - $1 }),
      (.setAside, smallest { -$0 - $1 }),
      (.littleMatter, smallest { equivalence - abs($0) - $1 }),
    ]
    if let firm = slacks.first(where: { $0.slack > 0 }) {
      side = firm.side
      evidence = .firm
      margin = firm.slack
      return
    }
    let likely: Side? =
      somePairDiffers
      ? nil
      : z.allSatisfy { $0 >= Self.leaning }
        ? .embrace
        : z.allSatisfy { $0 <= -Self.leaning }
          ? .setAside : z.allSatisfy { abs($0) < Self.leaning } ? .littleMatter : nil
    side = likely
    evidence = likely == nil ? nil : .likely
    margin = slacks.filter { likely == nil || $0.side == likely }.map(\.slack).max()
  }
}
