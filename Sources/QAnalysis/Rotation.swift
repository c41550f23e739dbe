import Glibc
public import QNumerics
import QStudy

/// The kept factors, rotated, in their final order and sign.
///
/// `loadings` = kept columns of ``Extraction/loadings`` × `matrix`, always.
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
    let turned: Matrix
    if let gamma = settings.rotation.gamma(factors: settings.factors) {
      let orthomax = try Orthomax(kept, gamma: gamma, conventions: settings.conventions.rotation)
      turned = orthomax.matrix
      iterations = orthomax.sweeps
      converged = orthomax.converged
    } else {
      turned = Matrix.identity(settings.factors)
      iterations = 0
      converged = true
    }
    matrix = Self.orderedAndSigned(turned, loadings: try kept.times(turned))
    loadings = try kept.times(matrix)
    communalities = rowSumsOfSquares(loadings)
    splitFrom = Array(repeating: nil, count: settings.factors)
  }

  /// The rotation with a person's decisions applied: planes turned, factors turned about, split,
  /// taken. Nothing is re-ordered or re-signed afterwards.
  init(_ rotation: Rotation, applying decisions: PositionedDecisions) throws {
    var turn = Matrix.identity(rotation.matrix.columns)
    turn = turn.selectingColumns(decisions.order)
    for (f, sign) in decisions.signs.enumerated() where sign < 0 {
      turn.setColumn(f, to: turn.column(f).map { -$0 })
    }
    for plane in decisions.planes {
      // b_f = a_f cos θ − a_g sin θ, b_g = a_f sin θ + a_g cos θ.
      let angle = plane.degrees * .pi / 180
      let f = turn.column(plane.first)
      let g = turn.column(plane.second)
      turn.setColumn(plane.first, to: zip(f, g).map { $0 * cos(angle) - $1 * sin(angle) })
      turn.setColumn(plane.second, to: zip(f, g).map { $0 * sin(angle) + $1 * cos(angle) })
    }
    for f in decisions.invert { turn.setColumn(f, to: turn.column(f).map { -$0 }) }

    // A split factor is followed by its negative pole, turned about.
    var columns: [[Double]] = []
    var origins: [Int?] = []
    for f in decisions.take {
      columns.append(turn.column(f))
      origins.append(nil)
      if decisions.split.contains(f) {
        columns.append(turn.column(f).map { -$0 })
        origins.append(columns.count - 2)
      }
    }
    let change = try Matrix(columnVectors: columns)
    method = rotation.method
    matrix = try rotation.matrix.times(change)
    let turned = try rotation.loadings.times(change)
    loadings = turned
    communalities = rowSumsOfSquares(
      turned.selectingColumns(origins.indices.filter { origins[$0] == nil }))
    splitFrom = origins
    iterations = rotation.iterations
    converged = rotation.converged
  }

  private static func orderedAndSigned(_ matrix: Matrix, loadings: Matrix) -> Matrix {
    let sizes = columnSumsOfSquares(loadings)
    let order = descendingOrder(sizes, tie: 1e-9)
    var ordered = matrix.selectingColumns(order)
    for (position, original) in order.enumerated() {
      let column = loadings.column(original)
      let direction = signedSquareSum(column)
      let lead = abs(direction) > 1e-9 ? direction : column.first { abs($0) > 1e-9 } ?? 1
      if lead < 0 { ordered.setColumn(position, to: ordered.column(position).map { -$0 }) }
    }
    return ordered
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
