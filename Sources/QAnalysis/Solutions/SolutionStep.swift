import QNumerics
import QStudy

/// What becomes of the viewpoints of one solution in another of the same sorts, which keeps more.
public struct SolutionStep: Equatable, Sendable {
  /// A viewpoint of the first solution and its counterpart in the second.
  public struct Pair: Equatable, Sendable {
    /// Factor of the first solution.
    public let old: Int
    /// Factor of the second solution.
    public let new: Int
    /// r of their z, negative where the viewpoint was turned about; 0 where one has no scores.
    public let correlation: Double
    /// Positions of the sorts that define both, from the same side.
    public let kept: [Int]

    /// Whether they are one viewpoint: |r| of at least ``SolutionMatch/weakest``.
    public var isSame: Bool { abs(correlation) >= SolutionMatch.weakest }
  }

  /// A sort that defines another viewpoint than before, or the same from its other side.
  public struct Move: Equatable, Sendable {
    /// Position of the sort.
    public let sort: Int
    /// The factor of the first solution that it defines, `nil` where it defines none.
    public let old: Int?
    /// The factor of the second solution that it defines, `nil` where it defines none.
    public let new: Int?
  }

  /// A viewpoint of the second solution without a counterpart.
  public struct Extra: Equatable, Sendable {
    /// The factor.
    public let factor: Int
    /// r of its z with each viewpoint of the first solution; `nil` where one has no scores.
    public let correlations: [Double?]
    /// The sorts that define it and no other, with the factor each defined before.
    public let members: [Move]
    /// Statements that distinguish it by Mindset's label.
    public let distinguishing: [Int]
    /// Statements that distinguish it by the classical tests, p < .05.
    public let classical: [Int]
  }

  /// Viewpoints of the first solution with their counterparts, one to one by optimal assignment on
  /// |r| of z, in the order of the first solution.
  public let pairs: [Pair]
  /// Sorts that moved from one viewpoint to another, joined one or left one, in their order; those
  /// that define an extra viewpoint are among them.
  public let moves: [Move]
  /// Viewpoints that the second solution has in addition.
  public let extras: [Extra]

  /// Compares two solutions of the same sorts; O(N K² + K³ + P K).
  ///
  /// - Throws: numerics failures.
  init(from old: Analysis, to new: Analysis) throws {
    let ids = old.table.statements.map(\.id)
    let matched = try SolutionMatch.match(
      old: EarlierSolution(statements: ids, z: old.scores.z),
      new: EarlierSolution(statements: ids, z: new.scores.z))
    let sorts = old.table.sorts.indices
    /// Whether a sort defines both factors of a pair from the same side.
    func keeps(_ sort: Int, _ a: Int, _ b: Int, _ correlation: Double) -> Bool {
      guard old.flags.viewpoint(of: sort) == a, new.flags.viewpoint(of: sort) == b else {
        return false
      }
      let sameSign = old.flags.values[sort][a] == new.flags.values[sort][b]
      return sameSign == (correlation >= 0)
    }
    pairs = matched.map { match in
      Pair(
        old: match.old, new: match.new, correlation: match.correlation,
        kept: sorts.filter { keeps($0, match.old, match.new, match.correlation) })
    }
    let kept = Set(pairs.flatMap(\.kept))
    let moves = sorts.compactMap { sort -> Move? in
      let move = Move(
        sort: sort, old: old.flags.viewpoint(of: sort), new: new.flags.viewpoint(of: sort))
      return kept.contains(sort) || (move.old == nil && move.new == nil) ? nil : move
    }
    self.moves = moves
    let taken = Set(matched.map(\.new))
    extras = (0..<new.flags.factors).filter { !taken.contains($0) }.map { factor in
      let statements = new.comparison.statements
      return Extra(
        factor: factor,
        correlations: old.scores.z.map { z in
          guard let z, let own = new.scores.z[factor] else { return nil }
          return Moments.correlation(z, own)
        },
        members: moves.filter { $0.new == factor },
        distinguishing: statements.indices.filter { statements[$0].distinguishes.contains(factor) },
        classical: statements.indices.filter { j in
          statements[j].classical.distinguishes.contains { $0.factor == factor }
        })
    }
  }
}
