import Glibc
import QNumerics
import QStudy

/// An earlier solution that positions and signs are taken from.
public struct EarlierSolution: Equatable, Sendable {
  /// Identifiers of its statements.
  public let statements: [String]
  /// Its z-scores by factor, in the order of `statements`; `nil` for a factor without scores.
  public let z: [[Double]?]

  /// Makes an earlier solution; every z must be as long as `statements`.
  public init(statements: [String], z: [[Double]?]) {
    self.statements = statements
    self.z = z
  }
}

/// Which viewpoint is which: matches anchors and earlier solutions to factors by optimal
/// assignment, so that names follow a viewpoint and not its number.
struct Identity {
  /// |r| from which an array carries its name over without a word.
  static let sure = 0.90
  /// |r| below which it carries nothing over.
  static let weak = 0.75

  private let table: SortTable
  private let rotation: Rotation
  private let flags: Flags
  private let scores: FactorScores

  init(_ table: SortTable, rotation: Rotation, flags: Flags, scores: FactorScores) {
    self.table = table
    self.rotation = rotation
    self.flags = flags
    self.scores = scores
  }

  // MARK: Anchors

  /// The factor of every anchor, `nil` where it holds on to none.
  func match(_ anchors: [Anchor]) throws -> (factors: [Int?], warnings: [Warning]) {
    guard !anchors.isEmpty else { return ([], []) }
    let likeness = try anchors.enumerated().map { try self.likeness($1, number: $0 + 1) }
    let assigned = try Assignment.maximising(
      try Matrix(rowVectors: likeness.map { $0.map(abs) }))
    var warnings: [Warning] = []
    let factors = anchors.indices.map { n -> Int? in
      let what = anchors[n].name.map { "“\($0)”" } ?? "viewpoint \(n + 1) of the recipe"
      guard let f = assigned[n] else {
        warnings.append(
          Warning(.anchorLost, "There is no viewpoint left for \(what): it was not attached."))
        return nil
      }
      let name = Viewpoint.identifier(f)
      let value = likeness[n][f]
      switch anchors[n].kind {
      case .array:
        guard abs(value) >= Self.weak else {
          warnings.append(
            Warning(
              .anchorLost,
              "No viewpoint is like \(what) any more (the nearest, \(name), correlates "
                + "\(twoDecimals(value))): it was not attached.", factors: [name]))
          return nil
        }
        if abs(value) < Self.sure || value < 0 {
          warnings.append(
            Warning(
              .anchorWeak,
              "Check whether \(what) still fits: it was attached to \(name), which correlates "
                + "\(twoDecimals(value)) with it.", factors: [name]))
        }
      case .like(let id):
        guard let sort = table.sorts.firstIndex(where: { $0.id == id }) else {
          warnings.append(
            Warning(
              .anchorLost,
              "The sort \(id) takes no part, so \(what) was not attached.", sorts: [id]))
          return nil
        }
        if flags.viewpoint(of: sort) != f {
          warnings.append(
            Warning(
              .anchorWeak,
              "Check whether \(what) still fits: it was attached to \(name), where \(id) loads "
                + "\(twoDecimals(value)) without defining it.", sorts: [id], factors: [name]))
        }
      }
      return f
    }
    return (factors, warnings)
  }

  /// The anchor's likeness to every factor: a loading, or a correlation of z.
  private func likeness(_ anchor: Anchor, number: Int) throws -> [Double] {
    switch anchor.kind {
    case .like(let id):
      if let sort = table.sorts.firstIndex(where: { $0.id == id }) {
        return rotation.loadings.row(sort)
      }
      // A sort that was only left out is no mistake in the recipe.
      guard table.leftOut.contains(id) else {
        throw AnalysisError.unknownSort(id: id, decision: .viewpoint(number))
      }
      return Array(repeating: 0, count: rotation.loadings.columns)
    case .array(let values):
      let known = Set(table.statements.map(\.id))
      if let id = values.keys.sorted().first(where: { !known.contains($0) }) {
        throw AnalysisError.unknownStatement(id: id, decision: .viewpoint(number))
      }
      let pairs = table.statements.indices.compactMap { j in
        values[table.statements[j].id].map { (statement: j, value: $0) }
      }
      return scores.z.map { z in
        z.map { z in Moments.correlation(pairs.map { z[$0.statement] }, pairs.map(\.value)) ?? 0 }
          ?? 0
      }
    }
  }

  // MARK: An earlier solution

  /// The order and signs that put each factor where the earlier solution had it.
  func align(
    to earlier: EarlierSolution
  ) throws -> (order: [Int], signs: [Double], warnings: [Warning]) {
    let pairs = try SolutionMatch.match(
      old: earlier, new: EarlierSolution(statements: table.statements.map(\.id), z: scores.z))
    let count = scores.z.count
    var warnings: [Warning] = []
    var order: [Int] = []
    var signs: [Double] = []
    for pair in pairs {
      order.append(pair.new)
      signs.append(pair.correlation < 0 ? -1 : 1)
      if abs(pair.correlation) < Self.weak {
        warnings.append(
          Warning(
            .alignmentWeak,
            "\(Viewpoint.identifier(pair.old)) of the earlier solution has no counterpart: the "
              + "viewpoint now there correlates only \(twoDecimals(pair.correlation)) with it.",
            factors: [Viewpoint.identifier(order.count - 1)]))
      }
    }
    for factor in 0..<count where !order.contains(factor) {
      order.append(factor)
      signs.append(1)
    }
    return (order, signs, warnings)
  }
}
