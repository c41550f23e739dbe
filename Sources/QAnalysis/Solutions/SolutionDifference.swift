import QNumerics
import QStudy

/// Where two analyses of the same sorts by the same method differ, viewpoint by viewpoint.
///
/// Viewpoints are matched one to one by optimal assignment on |φ|, Tucker's congruence of their
/// loadings, and one that was turned about is turned back. Order and sign are so told apart from
/// everything else.
public struct SolutionDifference: Equatable, Sendable {
  /// A viewpoint of the first analysis and its counterpart.
  public struct Match: Equatable, Sendable {
    /// Factor of the first analysis.
    public let old: Int
    /// Factor of the second.
    public let new: Int
    /// Whether the second is told from the other side.
    public let isTurned: Bool
  }

  /// The largest difference of some figure.
  public struct Figure: Equatable, Sendable {
    /// Position of the sort or the statement; 0 for a figure of the whole viewpoint.
    public let row: Int
    /// Factor of the first analysis.
    public let factor: Int
    /// The figure of the first analysis.
    public let old: Double
    /// That of the second, on the first one's sign.
    public let new: Double

    /// |new − old|.
    public var size: Double { abs(new - old) }
  }

  /// A flag or a cell of an array that has another value.
  public struct Cell: Equatable, Sendable {
    /// Position of the sort or the statement.
    public let row: Int
    /// Factor of the first analysis.
    public let factor: Int
    /// The value in the first analysis.
    public let old: Int
    /// That in the second, on the first one's sign.
    public let new: Int
  }

  /// A statement that the classical tests now judge otherwise.
  public struct Verdict: Equatable, Sendable {
    /// Position of the statement.
    public let statement: Int
    /// What the tests say of it in the first analysis.
    public let old: Comparison.Classical
    /// In the second, by the first one's factors.
    public let new: Comparison.Classical
  }

  /// A statement with another of Mindset's labels.
  public struct Relabelled: Equatable, Sendable {
    /// Position of the statement.
    public let statement: Int
    /// Its label in the first analysis.
    public let old: Comparison.Label
    /// That in the second.
    public let new: Comparison.Label
  }

  /// Every viewpoint with its counterpart.
  public let matches: [Match]
  /// The loading that differs most, `nil` where none does.
  public let loading: Figure?
  /// The z that differs most.
  public let score: Figure?
  /// The classical standard error of a viewpoint that differs most.
  public let standardError: Figure?
  /// The explained variance of a viewpoint, in per cent, that differs most.
  public let explainedVariance: Figure?
  /// The correlation between two viewpoints that differs most; `row` is the other viewpoint.
  public let correlation: Figure?
  /// Flags that differ.
  public let flags: [Cell]
  /// Cells of arrays that differ.
  public let cells: [Cell]
  /// Statements that the classical tests judge otherwise.
  public let classical: [Verdict]
  /// Statements with another of Mindset's labels.
  public let labels: [Relabelled]

  /// A difference up to this is rounding of another order of sums, and none.
  public static let rounding = 1e-9

  /// Whether viewpoints stand in another order.
  public var isReordered: Bool { matches.contains { $0.old != $0.new } }
  /// Whether a viewpoint is told from its other side.
  public var isTurned: Bool { matches.contains(where: \.isTurned) }
  /// Whether anything beside order and sign differs.
  public var isMoreThanOrder: Bool {
    [loading, score, standardError, explainedVariance, correlation].contains { $0 != nil }
      || isOfConsequence
  }
  /// Whether something that is read off differs: a flag, a cell, a label.
  public var isOfConsequence: Bool {
    !flags.isEmpty || !cells.isEmpty || !classical.isEmpty || !labels.isEmpty
  }
  /// Whether nothing differs at all.
  public var isNone: Bool { !isMoreThanOrder && !isReordered && !isTurned }

  /// Compares two analyses of one table with the same number of viewpoints; O((P + N) K² + K³).
  ///
  /// - Throws: numerics failures.
  init(from old: Analysis, to new: Analysis) throws {
    let matches = try LoadingMatch.pairs(old: old.rotation.loadings, new: new.rotation.loadings)
      .map { Match(old: $0.old, new: $0.new, isTurned: $0.congruence < 0) }
    let grid = old.table.grid.columns.map(\.value)
    let mirror = (grid.first ?? 0) + (grid.last ?? 0)

    var loading: Figure?
    var score: Figure?
    var standardError: Figure?
    var explainedVariance: Figure?
    var correlation: Figure?
    var flags: [Cell] = []
    var cells: [Cell] = []
    for match in matches {
      let sign = match.isTurned ? -1.0 : 1.0
      func consider(_ row: Int, _ a: Double?, _ b: Double?, _ largest: inout Figure?) {
        guard let a, let b else { return }
        let figure = Figure(row: row, factor: match.old, old: a, new: b)
        if figure.size > max(largest?.size ?? 0, Self.rounding) { largest = figure }
      }
      for i in old.table.sorts.indices {
        consider(
          i, old.rotation.loadings[i, match.old], sign * new.rotation.loadings[i, match.new],
          &loading)
        let flag = Cell(
          row: i, factor: match.old, old: old.flags.values[i][match.old],
          new: Int(sign) * new.flags.values[i][match.new])
        if flag.old != flag.new { flags.append(flag) }
      }
      for j in old.table.statements.indices {
        consider(
          j, old.scores.z[match.old]?[j], new.scores.z[match.new].map { sign * $0[j] }, &score)
        guard let a = old.scores.arrays[match.old]?[j], let b = new.scores.arrays[match.new]?[j]
        else { continue }
        let cell = Cell(
          row: j, factor: match.old, old: a, new: match.isTurned ? mirror - b : b)
        if cell.old != cell.new { cells.append(cell) }
      }
      consider(
        0, old.characteristics.factors[match.old].standardError,
        new.characteristics.factors[match.new].standardError, &standardError)
      consider(
        0, old.characteristics.factors[match.old].explainedVariance,
        new.characteristics.factors[match.new].explainedVariance, &explainedVariance)
      for other in matches where other.old > match.old {
        consider(
          other.old, old.scores.correlations[match.old][other.old],
          new.scores.correlations[match.new][other.new].map {
            other.isTurned ? -sign * $0 : sign * $0
          }, &correlation)
      }
    }
    let places = Dictionary(
      matches.map { ($0.new, $0.old) }, uniquingKeysWith: { first, _ in first })
    self.matches = matches
    self.loading = loading
    self.score = score
    self.standardError = standardError
    self.explainedVariance = explainedVariance
    self.correlation = correlation
    self.flags = flags.sorted { ($0.row, $0.factor) < ($1.row, $1.factor) }
    self.cells = cells.sorted { ($0.row, $0.factor) < ($1.row, $1.factor) }
    classical = old.table.statements.indices.compactMap { j in
      let before = old.comparison.statements[j].classical
      let after = Self.renumbered(new.comparison.statements[j].classical, places)
      return before == after ? nil : Verdict(statement: j, old: before, new: after)
    }
    labels = old.table.statements.indices.compactMap { j in
      let (before, after) = (old.comparison.statements[j].label, new.comparison.statements[j].label)
      return before == after ? nil : Relabelled(statement: j, old: before, new: after)
    }
  }

  /// The verdict by the factors of the first analysis.
  private static func renumbered(
    _ verdict: Comparison.Classical, _ places: [Int: Int]
  ) -> Comparison.Classical {
    Comparison.Classical(
      distinguishes: verdict.distinguishes
        .map { Comparison.Classical.Mark(factor: places[$0.factor] ?? $0.factor, level: $0.level) }
        .sorted { $0.factor < $1.factor },
      consensus: verdict.consensus)
  }
}
