import QNumerics
import QStudy

/// The statements that best tell the viewpoints apart, with a key by which a person finds the
/// viewpoint nearest to theirs without sorting all of them.
///
/// A person answers each statement with agree (+1), neither (0) or disagree (−1). The key of a
/// viewpoint is the sign of its distance from the mean of all viewpoints, z_jf − z̄_j, where that is
/// half a standard deviation or more, and 0 elsewhere; its score is Σ answer × key. The highest score
/// is the nearest viewpoint; equal scores leave it open. A viewpoint that lies near that mean on
/// every statement has no key and can't be found. Source: our own; it is tried on the sorts that
/// define a viewpoint by agreeing with it, and how many find theirs is told.
public struct TellingStatements: Equatable, Sendable {
  /// Fewer would leave the nearest viewpoint to chance.
  public static let fewest = 8
  /// More would be no short list.
  public static let most = 12
  /// From this distance from the mean of the viewpoints on, in z, a viewpoint has a key.
  static let apart = 0.5

  /// Positions of the statements, in the order of the study.
  public let statements: [Int]
  /// The viewpoints that have a key.
  public let factors: [Int]
  /// The viewpoints with scores that have none, so that the list can't find them.
  public let unfindable: [Int]
  /// 1, 0 or −1: a row a statement of ``statements``, a column a viewpoint of ``factors``.
  public let keys: [[Int]]
  /// How many sorts define a viewpoint by agreeing with it, and were tried.
  public let tried: Int
  /// How many of those find their own viewpoint, alone at the top.
  public let found: Int

  /// Chooses statements one by one, of those for which some viewpoint has a key: each time the one
  /// that most widens the narrowest gap between two viewpoints, (z_jf − z_jg)² summed over the
  /// statements chosen.
  ///
  /// - Returns: `nil` where fewer than two viewpoints, or fewer than ``fewest`` statements, have a
  ///   key, and for changes: what people agree with says nothing of what they moved.
  public init?(_ analysis: Analysis) {
    let comparable = analysis.characteristics.comparable
    let z = comparable.compactMap { analysis.scores.z[$0] }
    guard z.count == comparable.count, analysis.table.selection.change == nil else { return nil }
    guard let list = Self.list(z) else { return nil }
    statements = list.statements
    factors = list.findable.map { comparable[$0] }
    unfindable = comparable.indices.filter { !list.findable.contains($0) }.map { comparable[$0] }
    keys = list.keys
    (tried, found) = Self.trial(analysis, statements: statements, factors: factors, keys: keys)
  }

  /// The list for viewpoints of these scores: its statements, the viewpoints that have a key on some
  /// of them, and the keys of those.
  static func list(_ z: [[Double]]) -> (statements: [Int], findable: [Int], keys: [[Int]])? {
    let everyKey = (z.first ?? []).indices.map { j in keys(z.map { $0[j] }) }
    let withKey = everyKey.indices.filter { everyKey[$0].contains { $0 != 0 } }
    guard withKey.count >= fewest else { return nil }
    let statements = choose(from: withKey, z: z)
    let chosen = statements.map { everyKey[$0] }
    let findable = z.indices.filter { f in chosen.contains { $0[f] != 0 } }
    guard findable.count > 1 else { return nil }
    return (statements, findable, chosen.map { row in findable.map { row[$0] } })
  }

  /// The key of a statement for each viewpoint, from their scores.
  private static func keys(_ z: [Double]) -> [Int] {
    let mean = z.reduce(0, +) / Double(z.count)
    return z.map { abs($0 - mean) < apart ? 0 : $0 > mean ? 1 : -1 }
  }

  private static func choose(from candidates: [Int], z: [[Double]]) -> [Int] {
    var gaps = Array(repeating: 0.0, count: z.count * (z.count - 1) / 2)
    var chosen: [Int] = []
    var rest = candidates
    func widths(_ j: Int) -> [Double] {
      z.indices.flatMap { f in
        z.indices.dropFirst(f + 1).map { g in (z[f][j] - z[g][j]) * (z[f][j] - z[g][j]) }
      }
    }
    while chosen.count < min(most, candidates.count) {
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
    return chosen.sorted()
  }

  /// The answers of a sort: the upper third of its cards are agreed with, the lower third disagreed.
  private static func trial(
    _ analysis: Analysis, statements: [Int], factors: [Int], keys: [[Int]]
  ) -> (tried: Int, found: Int) {
    var (tried, found) = (0, 0)
    for (i, placements) in analysis.table.placements.enumerated() {
      guard let own = analysis.flags.viewpoint(of: i), analysis.flags.values[i][own] > 0
      else { continue }
      tried += 1
      // Who holds a viewpoint without a key was tried and can't have found it.
      guard let place = factors.firstIndex(of: own) else { continue }
      let sorted = placements.sorted()
      let low = sorted[sorted.count / 3]
      let high = sorted[sorted.count - 1 - sorted.count / 3]
      let answers = statements.map { j in
        placements[j] > high ? 1 : placements[j] < low ? -1 : 0
      }
      let scores = factors.indices.map { f in
        zip(answers, keys).reduce(0) { $0 + $1.0 * $1.1[f] }
      }
      let best = scores.max() ?? 0
      if scores[place] == best, scores.count(where: { $0 == best }) == 1 { found += 1 }
    }
    return (tried, found)
  }
}
