import QNumerics

/// Sums of correlations over sets of sorts: all that cohesion, distances and convergence need.
enum Likeness: Sendable {
  /// Unit vectors, N×P, whose products are the correlations: Σ r over a set is |Σ u|².
  case vectors(Matrix)
  /// The correlations themselves, P×P, where they are products of no vectors.
  case matrix(Matrix)

  init(_ correlations: Correlations) {
    if correlations.unitVectors == nil, let matrix = correlations.matrix {
      self = .matrix(matrix)
    } else {
      self = .vectors(correlations.unitVectors ?? correlations.unitPlacements)
    }
  }

  /// The columns of these sorts, of which sums are taken.
  func columns(_ sorts: [Int]) -> Matrix {
    switch self {
    case .vectors(let vectors): vectors.selectingColumns(sorts)
    case .matrix(let matrix): matrix.selectingRows(sorts).selectingColumns(sorts)
    }
  }

  /// Σ r_ij over i in one set and j in the other; a sort with itself counts 1.
  func sum(_ first: [Int], _ second: [Int]) -> Double {
    switch self {
    case .vectors(let vectors):
      (0..<vectors.rows).reduce(0) { sum, row in
        sum + first.reduce(0) { $0 + vectors[row, $1] } * second.reduce(0) { $0 + vectors[row, $1] }
      }
    case .matrix(let matrix):
      first.reduce(0) { sum, i in second.reduce(sum) { $0 + matrix[i, $1] } }
    }
  }

  /// Mean r over the pairs of sorts of different people; `nil` where there is none.
  ///
  /// - Parameter people: the sorts of each person of the set.
  func meanWithin(_ people: [[Int]]) -> Double? {
    let sorts = people.flatMap(\.self)
    let pairs = sorts.count * sorts.count - people.reduce(0) { $0 + $1.count * $1.count }
    guard pairs > 0 else { return nil }
    let own = people.reduce(0) { $0 + sum($1, $1) }
    return (sum(sorts, sorts) - own) / Double(pairs)
  }

  /// Mean r over pairs of sorts, one of each set; `nil` where a set is empty.
  func meanBetween(_ first: [Int], _ second: [Int]) -> Double? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    return sum(first, second) / Double(first.count * second.count)
  }
}
