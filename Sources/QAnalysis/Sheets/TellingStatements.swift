import QNumerics
import QStudy

/// The statements that best tell the viewpoints apart, with a key by which a person finds the
/// viewpoint nearest to theirs without sorting all of them.
///
/// A person answers each statement with agree (+1), neither (0) or disagree (−1). The key of a
/// viewpoint is the sign of its distance from the mean of all viewpoints, z_jf − z̄_j, where that is
/// half a standard deviation or more, and 0 elsewhere; its score is Σ answer × key. The highest score
/// is the nearest viewpoint; equal scores leave it open. Source: our own; it is tried on the sorts
/// that define a viewpoint, and how many find theirs is told.
public struct TellingStatements: Equatable, Sendable {
  /// Fewer would leave the nearest viewpoint to chance.
  public static let fewest = 8
  /// More would be no short list.
  public static let most = 12
  /// From this distance from the mean of the viewpoints on, in z, a viewpoint has a key.
  static let apart = 0.5

  /// Positions of the statements, in the order of the study.
  public let statements: [Int]
  /// The viewpoints with scores.
  public let factors: [Int]
  /// 1, 0 or −1: a row a statement of ``statements``, a column a viewpoint of ``factors``.
  public let keys: [[Int]]
  /// How many sorts define a viewpoint by agreeing with it, and were tried.
  public let tried: Int
  /// How many of those find their own viewpoint, alone at the top.
  public let found: Int

  /// Chooses statements one by one: each time the one that most widens the narrowest gap between two
  /// viewpoints, (z_jf − z_jg)² summed over the statements chosen.
  ///
  /// - Returns: `nil` with fewer than two viewpoints to tell apart.
  public init?(_ analysis: Analysis) {
    let factors = analysis.characteristics.comparable
    let z = factors.compactMap { analysis.scores.z[$0] }
    guard factors.count > 1, z.count == factors.count else { return nil }
    let count = analysis.table.statements.count
    var gaps = Array(repeating: 0.0, count: factors.count * (factors.count - 1) / 2)
    var chosen: [Int] = []
    var rest = Array(0..<count)
    func widths(_ j: Int) -> [Double] {
      factors.indices.flatMap { f in
        factors.indices.dropFirst(f + 1).map { g in (z[f][j] - z[g][j]) * (z[f][j] - z[g][j]) }
      }
    }
    while chosen.count < min(Self.most, count) {
      var best = (place: 0, least: -1.0, all: -1.0)
      for (place, j) in rest.enumerated() {
        let wider = zip(gaps, widths(j)).map { $0 + $1 }
        let (least, all) = (wider.min() ?? 0, wider.reduce(0, +))
        // The first of equals stands, the earlier in the study.
        if (least, all) > (best.least, best.all) { best = (place, least, all) }
      }
      gaps = zip(gaps, widths(rest[best.place])).map { $0 + $1 }
      chosen.append(rest.remove(at: best.place))
    }
    statements = chosen.sorted()
    self.factors = factors
    let keys = statements.map { j -> [Int] in
      let mean = z.reduce(0) { $0 + $1[j] } / Double(z.count)
      return z.map { scores in
        let distance = scores[j] - mean
        return abs(distance) < Self.apart ? 0 : distance > 0 ? 1 : -1
      }
    }
    self.keys = keys
    (tried, found) = Self.trial(analysis, statements: statements, factors: factors, keys: keys)
  }

  /// The answers of a sort: the upper third of its cards are agreed with, the lower third disagreed.
  private static func trial(
    _ analysis: Analysis, statements: [Int], factors: [Int], keys: [[Int]]
  ) -> (tried: Int, found: Int) {
    var (tried, found) = (0, 0)
    for (i, placements) in analysis.table.placements.enumerated() {
      guard let own = analysis.flags.viewpoint(of: i), analysis.flags.values[i][own] > 0,
        let place = factors.firstIndex(of: own)
      else { continue }
      let sorted = placements.sorted()
      let low = sorted[sorted.count / 3]
      let high = sorted[sorted.count - 1 - sorted.count / 3]
      let answers = statements.map { j in
        placements[j] > high ? 1 : placements[j] < low ? -1 : 0
      }
      let scores = factors.indices.map { f in
        zip(answers, keys).reduce(0) { $0 + $1.0 * $1.1[f] }
      }
      tried += 1
      let best = scores.max() ?? 0
      if scores[place] == best, scores.count(where: { $0 == best }) == 1 { found += 1 }
    }
    return (tried, found)
  }
}
