import Glibc
public import QNumerics
import QStudy

/// The kept factors, rotated, in their final order and sign.
///
/// `loadings` = kept columns of ``Extraction/loadings`` × `matrix`, but for rounding that another
/// program's conventions ask for. Oblique factors have a pattern (`loadings`: the weights of factors
/// in sorts) and a structure (correlations of sorts with factors); for orthogonal ones both are one.
public struct Rotation: Sendable {
  /// How the automatic rotation was done.
  public let method: RotationMethod
  /// Rotated loadings, P × factors; the pattern of an oblique rotation.
  public let loadings: Matrix
  /// What turns kept unrotated loadings into rotated ones: kept × factors; orthogonal unless the
  /// rotation is oblique or factors were left out or split.
  public let matrix: Matrix
  /// Φ, factors × factors, of an oblique rotation: pattern × Φ × pattern′ = AA′ while all factors
  /// are in hand. `nil` for an orthogonal one.
  public let factorCorrelations: Matrix?
  /// Pattern × Φ of all factors rotated: the correlations of sorts with the factors in hand,
  /// P × factors; `nil` for an orthogonal rotation, whose loadings it would repeat.
  public let structure: Matrix?
  /// What flags and score weights rest on, P × factors: the structure, or the loadings where
  /// rotation is orthogonal or the conventions say so.
  public let definingLoadings: Matrix
  /// h² over the factors in hand, P of them; a split factor counts once. Of an oblique rotation
  /// b Φ b′ for each row b of the pattern, or Σ b² where the pattern is what flags rest on.
  public let communalities: [Double]
  /// b Φ b′ for each row b of an oblique pattern over the factors in hand, a split one once; `nil` for
  /// an orthogonal rotation, where ``communalities`` say it.
  let obliqueCommunalities: [Double]?
  /// For each factor the factor whose positive pole it was split from; `nil` where it was not.
  public let splitFrom: [Int?]
  /// Sweeps or steps of the automatic rotation.
  public let iterations: Int
  /// Whether the automatic rotation converged.
  public let converged: Bool
  /// Whether the random starts of the automatic rotation end at one optimum.
  public let agreement: StartAgreement

  /// Rotates the first K extracted factors, then orders and signs them.
  ///
  /// Order: by Σa² after rotation, largest first; closer than 1e-9, the lower original index.
  /// Sign: Σ a·|a| over the sorts is positive; within 1e-9 of 0 the first non-zero loading is. A
  /// factor through a defining sort stays first, and target rotation follows its target in both.
  ///
  /// - Parameters:
  ///   - extraction: unrotated factors of P sorts.
  ///   - sorts: identifiers of the P sorts, in their order.
  ///   - settings: method, and number of factors kept.
  /// - Throws: ``AnalysisError`` for a target or a defining sort that does not fit; LAPACK failures.
  public init(_ extraction: Extraction, sorts: [String], settings: AnalysisSettings) throws {
    try self.init(
      kept: extraction.loadings.selectingColumns(Array(0..<settings.factors)), sorts: sorts,
      settings: settings)
  }

  /// Rotates P × K unrotated loadings, extracted by the method of the settings, and orders and signs
  /// them; a sort may stand in several rows.
  init(kept: Matrix, sorts: [String], settings: AnalysisSettings) throws {
    let conventions = settings.conventions.rotation
    let automatic = try AutomaticRotation(kept, sorts: sorts, settings: settings)
    let places = Self.places(
      try automatic.rounded ?? kept.times(automatic.matrix), fixed: automatic.fixed,
      ofComponents: settings.extraction == .pca, conventions: conventions)
    let placed = Self.placed(automatic.matrix, places)
    let loadings = try automatic.rounded.map { Self.placed($0, places) } ?? kept.times(placed)
    var correlations: Matrix?
    if settings.rotation.isOblique {
      correlations = try solve(placed, .identity(placed.columns)).outerGram
    }
    try self.init(
      method: settings.rotation,
      // Loadings that nothing turned keep the digits of their extraction.
      loadings: settings.rotation == .none ? loadings : loadings.map { conventions.rounding($0) },
      matrix: placed, factorCorrelations: correlations,
      structure: try correlations.map { try loadings.times($0) },
      splitFrom: Array(repeating: nil, count: settings.factors), iterations: automatic.iterations,
      converged: automatic.converged, agreement: automatic.agreement, conventions: conventions)
  }

  /// Turns P × K unrotated loadings as near to a target as an orthogonal rotation comes (Schönemann
  /// 1966); the factors stand where the target, P × T with T ≤ K, has them.
  init(kept: Matrix, nearest target: Matrix, settings: AnalysisSettings) throws {
    let parts = try SingularValues(of: kept.transposedTimes(target))
    let matrix = try parts.u.times(parts.vTransposed)
    let conventions = settings.conventions.rotation
    try self.init(
      method: settings.rotation,
      loadings: kept.times(matrix).map { conventions.rounding($0) }, matrix: matrix,
      factorCorrelations: nil, structure: nil,
      splitFrom: Array(repeating: nil, count: target.columns), iterations: 0, converged: true,
      agreement: StartAgreement(starts: 1, elsewhere: 0), conventions: conventions)
  }

  private init(
    method: RotationMethod, loadings: Matrix, matrix: Matrix, factorCorrelations: Matrix?,
    structure: Matrix?,
    splitFrom: [Int?], iterations: Int, converged: Bool, agreement: StartAgreement,
    conventions: RotationConventions
  ) throws {
    self.method = method
    self.loadings = loadings
    self.matrix = matrix
    self.factorCorrelations = factorCorrelations
    self.structure = structure
    self.splitFrom = splitFrom
    self.iterations = iterations
    self.converged = converged
    self.agreement = agreement
    let whole = splitFrom.indices.filter { splitFrom[$0] == nil }
    let pattern = loadings.selectingColumns(whole)
    obliqueCommunalities = try factorCorrelations.map { correlations in
      let partner = try pattern.times(correlations.selectingColumns(whole).selectingRows(whole))
      return (0..<pattern.rows).map { i in
        zip(pattern.row(i), partner.row(i)).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    if let structure, let obliqueCommunalities, conventions.obliqueLoadings == .structure {
      definingLoadings = structure
      communalities = obliqueCommunalities
    } else {
      definingLoadings = loadings
      communalities = rowSumsOfSquares(pattern)
    }
  }

  /// The rotation with a person's decisions applied: planes turned, factors turned about, split,
  /// taken. Nothing is re-ordered or re-signed afterwards.
  init(
    _ rotation: Rotation, applying decisions: PositionedDecisions,
    conventions: RotationConventions
  ) throws {
    guard decisions.planes.isEmpty || !rotation.method.isOblique else {
      throw AnalysisError.notOrthogonal(
        method: rotation.method.rawValue, decision: .rotation(1))
    }
    var turn = Matrix.identity(rotation.matrix.columns)
    turn = turn.selectingColumns(decisions.order)
    for (f, sign) in decisions.signs.enumerated() where sign < 0 {
      turn.setColumn(f, to: turn.column(f).map { -$0 })
    }
    // Rounded after every turn, loadings are no longer a product of matrices: they turn along.
    var turned = try rotation.loadings.times(turn)
    for plane in decisions.planes {
      Self.turn(&turn, plane, round: .exact)
      Self.turn(&turned, plane, round: conventions.turns)
    }
    // Factors that nothing turned keep the digits of their extraction.
    for f in Set(decisions.planes.flatMap { [$0.first, $0.second] }) {
      turned.setColumn(f, to: turned.column(f).map { conventions.rounding($0) })
    }
    for f in decisions.invert {
      turn.setColumn(f, to: turn.column(f).map { -$0 })
      turned.setColumn(f, to: turned.column(f).map { -$0 })
    }

    // A split factor is followed by its negative pole, turned about.
    var sources: [(factor: Int, sign: Double)] = []
    var origins: [Int?] = []
    for f in decisions.take {
      sources.append((f, 1))
      origins.append(nil)
      if decisions.split.contains(f) {
        sources.append((f, -1))
        origins.append(sources.count - 2)
      }
    }
    let change = Self.placed(turn, sources)
    try self.init(
      method: rotation.method,
      loadings: conventions.rounding == .exact
        ? rotation.loadings.times(change) : Self.placed(turned, sources),
      matrix: rotation.matrix.times(change),
      // Of an oblique rotation `change` only selects and turns about.
      factorCorrelations: rotation.factorCorrelations.map {
        try change.transposedTimes($0).times(change)
      },
      structure: rotation.structure.map { try $0.times(change) },
      splitFrom: origins, iterations: rotation.iterations, converged: rotation.converged,
      agreement: rotation.agreement, conventions: conventions)
  }

  /// The same rotation of other sorts, whose rotated loadings are given.
  init(
    _ rotation: Rotation, further loadings: Matrix, structure: Matrix?,
    conventions: RotationConventions
  ) throws {
    try self.init(
      method: rotation.method, loadings: loadings, matrix: rotation.matrix,
      factorCorrelations: rotation.factorCorrelations, structure: structure,
      splitFrom: rotation.splitFrom, iterations: rotation.iterations,
      converged: rotation.converged, agreement: rotation.agreement, conventions: conventions)
  }

  /// b_f = a_f cos θ − a_g sin θ, b_g = a_f sin θ + a_g cos θ.
  private static func turn(
    _ matrix: inout Matrix, _ plane: PositionedDecisions.Plane, round: Rounding
  ) {
    let angle = plane.degrees * .pi / 180
    let f = matrix.column(plane.first)
    let g = matrix.column(plane.second)
    matrix.setColumn(plane.first, to: zip(f, g).map { round($0 * cos(angle) - $1 * sin(angle)) })
    matrix.setColumn(plane.second, to: zip(f, g).map { round($0 * sin(angle) + $1 * cos(angle)) })
  }

  /// For each place in the final solution the factor that takes it, and its sign; the first `fixed`
  /// factors keep both.
  private static func places(
    _ loadings: Matrix, fixed: Int, ofComponents: Bool, conventions: RotationConventions
  ) -> [(factor: Int, sign: Double)] {
    let isOrdered =
      switch conventions.order {
      case .bySize: true
      case .componentsBySize: ofComponents
      case .asTheyCome: false
      }
    let others = loadings.selectingColumns(Array(fixed..<loadings.columns))
    let order =
      isOrdered
      ? descendingOrder(columnSumsOfSquares(others), tie: 1e-9) : Array(0..<others.columns)
    return (0..<fixed).map { ($0, 1) }
      + order.map { factor in
        let column = others.column(factor)
        let direction =
          switch conventions.signs {
          case .bySquares: signedSquareSum(column)
          case .componentsBySum: ofComponents ? column.reduce(0, +) : 1
          case .asTheyCome: 1.0
          }
        let lead = abs(direction) > 1e-9 ? direction : column.first { abs($0) > 1e-9 } ?? 1
        return (fixed + factor, lead < 0 ? -1 : 1)
      }
  }

  private static func placed(_ matrix: Matrix, _ places: [(factor: Int, sign: Double)]) -> Matrix {
    var placed = matrix.selectingColumns(places.map(\.factor))
    for (position, place) in places.enumerated() where place.sign < 0 {
      placed.setColumn(position, to: placed.column(position).map { -$0 })
    }
    return placed
  }
}

/// Indices by descending value; values closer to their neighbour than `tie` keep their order.
func descendingOrder(_ values: [Double], tie: Double) -> [Int] {
  tiedGroups(values, tie: tie).flatMap(\.self)
}

/// Indices by descending value, in groups of ties: neighbours closer than `tie` share a group, and
/// within a group the lower index stands first.
func tiedGroups(_ values: [Double], tie: Double) -> [ArraySlice<Int>] {
  guard !values.isEmpty else { return [] }
  var order = values.indices.sorted {
    values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
  }
  let starts = order.indices.filter {
    $0 == 0 || !(values[order[$0 - 1]] - values[order[$0]] < tie)
  }
  let groups = zip(starts, starts.dropFirst() + [order.count]).map { $0..<$1 }
  for group in groups where group.count > 1 { order[group].sort() }
  return groups.map { order[$0] }
}

extension Rotation {
  /// What a reader must know of the rotated loadings: no convergence, Heywood cases.
  func warnings(sorts: [QSort], flags: Flags, settings: AnalysisSettings) -> [Warning] {
    var warnings: [Warning] = []
    if !converged {
      warnings.append(
        Warning(
          .notConverged,
          "The \(method.rawValue) rotation did not converge in \(iterations) sweeps; the loadings "
            + "are those of the last one."))
    }
    if agreement.elsewhere > 0 {
      warnings.append(
        Warning(
          .severalOptima,
          "The \(method.rawValue) rotation has several optima: \(agreement.elsewhere) of "
            + "\(agreement.starts) starts ended at a lower one. The best is taken; compare it with "
            + "another rotation or number of factors before relying on it."))
    }
    if method.isOblique {
      warnings.append(
        Warning(
          .obliqueFactors,
          "The factors of \(method.rawValue) are correlated, so that a squared loading is no share "
            + "of the communality: that it exceeds half of it does not tell that one factor carries "
            + "most of a sort."))
    }
    let limit = settings.conventions.scores.heywoodLoading
    for (i, sort) in sorts.enumerated() {
      let largest = definingLoadings.row(i).map(abs).max() ?? 0
      guard largest > limit || communalities[i] > 1 + 1e-9 else { continue }
      warnings.append(
        Warning(
          .heywood,
          "\(sort.id) loads \(threeDecimals(largest)) (communality "
            + "\(threeDecimals(communalities[i]))): it is all but identical with a factor"
            + (flags.values[i].contains { $0 != 0 } ? " and outweighs the others." : "."),
          sorts: [sort.id]))
    }
    return warnings
  }
}
