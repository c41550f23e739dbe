import Glibc
public import QNumerics
import QStudy

/// The kept factors, rotated, in their final order and sign.
///
/// `loadings` = kept columns of ``Extraction/loadings`` × `matrix`, but for rounding that another
/// program's conventions ask for.
public struct Rotation: Sendable {
  /// How the automatic rotation was done.
  public let method: RotationMethod
  /// Rotated loadings, P × factors.
  public let loadings: Matrix
  /// What turns kept unrotated loadings into rotated ones: kept × factors; orthogonal unless
  /// factors were left out or split.
  public let matrix: Matrix
  /// h² over the factors in hand, P of them; a split factor counts once.
  public let communalities: [Double]
  /// For each factor the factor whose positive pole it was split from; `nil` where it was not.
  public let splitFrom: [Int?]
  /// Sweeps of the automatic rotation.
  public let iterations: Int
  /// Whether the automatic rotation converged.
  public let converged: Bool

  /// Rotates the first K extracted factors, then orders and signs them.
  ///
  /// Order: by Σa² after rotation, largest first; closer than 1e-9, the lower original index.
  /// Sign: Σ a·|a| over the sorts is positive; within 1e-9 of 0 the first non-zero loading is.
  public init(_ extraction: Extraction, settings: AnalysisSettings) throws {
    let kept = extraction.loadings.selectingColumns(Array(0..<settings.factors))
    method = settings.rotation
    let conventions = settings.conventions.rotation
    let turned: Matrix
    // Loadings that the method has rounded; others are kept × matrix to the last digit.
    var rounded: Matrix?
    if case .pairwise(let rules) = conventions.algorithm, settings.rotation == .varimax {
      let varimax = try PairwiseVarimax(kept, rules: rules)
      turned = varimax.matrix
      rounded = varimax.loadings
      iterations = varimax.sweeps
      converged = varimax.converged
    } else if let gamma = settings.rotation.gamma(factors: settings.factors) {
      let orthomax = try Orthomax(kept, gamma: gamma, conventions: conventions)
      turned = orthomax.matrix
      iterations = orthomax.sweeps
      converged = orthomax.converged
    } else {
      turned = Matrix.identity(settings.factors)
      iterations = 0
      converged = true
    }
    let places = Self.places(try rounded ?? kept.times(turned), conventions: conventions)
    matrix = Self.placed(turned, places)
    let placed = try rounded.map { Self.placed($0, places) } ?? kept.times(matrix)
    // Loadings that nothing turned keep the digits of their extraction.
    loadings =
      settings.rotation == .none ? placed : placed.map { conventions.rounding($0) }
    communalities = rowSumsOfSquares(loadings)
    splitFrom = Array(repeating: nil, count: settings.factors)
  }

  /// The rotation with a person's decisions applied: planes turned, factors turned about, split,
  /// taken. Nothing is re-ordered or re-signed afterwards.
  init(
    _ rotation: Rotation, applying decisions: PositionedDecisions,
    conventions: RotationConventions
  ) throws {
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
    method = rotation.method
    matrix = try rotation.matrix.times(change)
    loadings =
      try conventions.rounding == .exact
      ? rotation.loadings.times(change) : Self.placed(turned, sources)
    communalities = rowSumsOfSquares(
      loadings.selectingColumns(origins.indices.filter { origins[$0] == nil }))
    splitFrom = origins
    iterations = rotation.iterations
    converged = rotation.converged
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

  /// For each place in the final solution the factor that takes it, and its sign.
  private static func places(
    _ loadings: Matrix, conventions: RotationConventions
  ) -> [(factor: Int, sign: Double)] {
    let order =
      switch conventions.order {
      case .bySize: descendingOrder(columnSumsOfSquares(loadings), tie: 1e-9)
      case .asTheyCome: Array(0..<loadings.columns)
      }
    return order.map { factor in
      switch conventions.signs {
      case .bySquares:
        let column = loadings.column(factor)
        let direction = signedSquareSum(column)
        let lead = abs(direction) > 1e-9 ? direction : column.first { abs($0) > 1e-9 } ?? 1
        return (factor, lead < 0 ? -1 : 1)
      case .asTheyCome: return (factor, 1)
      }
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
func tiedGroups(_ values: [Double], tie: Double) -> [[Int]] {
  let order = values.indices.sorted {
    values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
  }
  var groups: [[Int]] = []
  for (rank, index) in order.enumerated() {
    if rank > 0, values[order[rank - 1]] - values[index] < tie {
      groups[groups.count - 1].append(index)
    } else {
      groups.append([index])
    }
  }
  return groups.map { $0.sorted() }
}

extension Rotation {
  /// What a reader must know of the rotated loadings: no convergence, Heywood cases.
  func warnings(sorts: [QSort], settings: AnalysisSettings) -> [Warning] {
    var warnings: [Warning] = []
    if !converged {
      warnings.append(
        Warning(
          .notConverged,
          "The \(method.rawValue) rotation did not converge in \(iterations) sweeps; the loadings "
            + "are those of the last one."))
    }
    let limit = settings.conventions.scores.heywoodLoading
    for (i, sort) in sorts.enumerated() {
      let largest = loadings.row(i).map(abs).max() ?? 0
      guard largest > limit || communalities[i] > 1 + 1e-9 else { continue }
      warnings.append(
        Warning(
          .heywood,
          "\(sort.id) loads \(threeDecimals(largest)) (communality "
            + "\(threeDecimals(communalities[i]))): it is all but identical with a factor and "
            + "outweighs the others.", sorts: [sort.id]))
    }
    return warnings
  }
}
