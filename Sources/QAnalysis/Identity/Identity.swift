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

  /// Where an anchor may stand: on a factor, whichever its sign, or on one pole of a factor that is
  /// split.
  struct Place: Equatable {
    let factor: Int
    /// ±1 for a pole; `nil` where both poles are one viewpoint.
    let pole: Double?

    fileprivate func likeness(_ value: Double) -> Double { pole.map { $0 * value } ?? abs(value) }
  }

  /// The factor of every anchor, `nil` where it holds on to none. Of the two poles of a factor that was
  /// split it gets the one that it is like.
  func match(_ anchors: [Anchor]) throws -> (factors: [Int?], warnings: [Warning]) {
    let poles = Set(
      rotation.splitFrom.enumerated().flatMap { f, origin in origin.map { [f, $0] } ?? [] })
    let matched = try match(
      anchors, likeness: likeness(anchors),
      among: (0..<rotation.loadings.columns).map {
        Place(factor: $0, pole: poles.contains($0) ? 1 : nil)
      })
    return (matched.places.map { $0?.factor }, matched.warnings)
  }

  /// Where every anchor stands before factors are split, `nil` where it holds on to none.
  ///
  /// A factor that will be split has room for two anchors, one on each pole: else two people who stand
  /// on its ends would compete for it, and the split would fall on whatever the loser is given. An
  /// anchor whose viewpoint is split stays on the factor that it is most like.
  ///
  /// - Parameters:
  ///   - split: the anchors, from 0, whose viewpoints will be split.
  ///   - others: factors that will be split and that no anchor names.
  func match(_ anchors: [Anchor], split: [Int], others: [Int]) throws -> [Place?] {
    let likeness = try likeness(anchors)
    var own: [Int: Int] = [:]
    for n in split {
      let likest = likeness[n].indices.max { abs(likeness[n][$0]) < abs(likeness[n][$1]) }
      if let likest, holds(anchors[n], abs(likeness[n][likest])) { own[n] = likest }
    }
    let divided = Set(own.values).union(others)
    return try match(
      anchors, likeness: likeness,
      among: (0..<rotation.loadings.columns).flatMap { f in
        (divided.contains(f) ? [1, -1] : [nil]).map { Place(factor: f, pole: $0) }
      }, own: own
    ).places
  }

  /// More than any sum of likenesses, each of which lies between −1 and 1, can make up for.
  private static let outOfReach = 1e3

  /// Pairs anchors with places, one to one, so that the sum of likenesses is as large as possible.
  ///
  /// - Parameter own: factors that anchors, counted from 0, do not leave.
  private func match(
    _ anchors: [Anchor], likeness: [[Double]], among places: [Place], own: [Int: Int] = [:]
  ) throws -> (places: [Place?], warnings: [Warning]) {
    guard !anchors.isEmpty else { return ([], []) }
    let assigned = try Assignment.maximising(
      try Matrix(
        rowVectors: likeness.enumerated().map { n, row in
          places.map { place in
            let isOpen = own[n] == nil || own[n] == place.factor
            return place.likeness(row[place.factor]) - (isOpen ? 0 : Self.outOfReach)
          }
        }))
    var warnings: [Warning] = []
    let found = anchors.indices.map { n -> Place? in
      let what = anchors[n].name.map { "“\($0)”" } ?? "viewpoint \(n + 1) of the recipe"
      guard let place = assigned[n].map({ places[$0] }) else {
        warnings.append(
          Warning(.anchorLost, "There is no viewpoint left for \(what): it was not attached."))
        return nil
      }
      let f = place.factor
      let name = Viewpoint.identifier(f)
      let value = likeness[n][f]
      switch anchors[n].kind {
      case .array:
        guard holds(anchors[n], place.likeness(value)) else {
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
        guard let sort = sort(id) else {
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
        } else if place.likeness(value) * (place.pole ?? 1) != value {
          warnings.append(
            Warning(
              .anchorWeak,
              "\(what) was attached to \(name), which \(id) defines from the opposite side: a recipe "
                + "with split gives each of the two poles a name of its own.", sorts: [id],
              factors: [name]))
        }
      }
      return place
    }
    return (found, warnings)
  }

  /// Whether an anchor holds on to a viewpoint that it is so like.
  private func holds(_ anchor: Anchor, _ likeness: Double) -> Bool {
    switch anchor.kind {
    case .array: likeness >= Self.weak
    case .like(let id): sort(id) != nil
    }
  }

  private func sort(_ id: String) -> Int? { table.sorts.firstIndex { $0.id == id } }

  private func likeness(_ anchors: [Anchor]) throws -> [[Double]] {
    try anchors.enumerated().map { try likeness($1, number: $0 + 1) }
  }

  /// The anchor's likeness to every factor: a loading, or a correlation of z.
  private func likeness(_ anchor: Anchor, number: Int) throws -> [Double] {
    switch anchor.kind {
    case .like(let id):
      if let sort = sort(id) { return rotation.loadings.row(sort) }
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
