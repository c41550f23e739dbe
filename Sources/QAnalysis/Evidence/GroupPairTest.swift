import QNumerics

/// The figures that tell two groups apart, from sums over the first group alone.
///
/// Of every sort stand below one another z (N), z² (N) and loadings (K); what is left of the totals
/// are the sums of the second group.
struct GroupPairTest {
  /// Values of the sorts of both groups, (2N + K) × sorts.
  private let values: Matrix
  private let totals: [Double]
  private let statements: Int
  private let factors: Int
  private let sizes: (first: Double, second: Double)

  init(_ permutation: GroupPermutation, z: Matrix, loadings: Matrix) {
    statements = z.rows
    factors = loadings.columns
    let (n, k, sorts) = (z.rows, loadings.columns, permutation.sorts)
    values = Matrix(rows: 2 * n + k, columns: sorts.count) { row, i in
      switch row {
      case ..<n: z[row, sorts[i]]
      case ..<(2 * n): z[row - n, sorts[i]] * z[row - n, sorts[i]]
      default: loadings[sorts[i], row - 2 * n]
      }
    }
    totals = values.rowVectors.map { $0.reduce(0, +) }
    sizes = (Double(permutation.sizes[0]), Double(permutation.sizes[1]))
  }

  /// ā_A − ā_B by factor, z̄_A − z̄_B and Welch's t by statement (Welch 1947).
  struct Figures {
    var shift: [Double]
    var differences: [Double]
    var t: [Double]
    /// T = Σ_f (ā_Af − ā_Bf)².
    var distance: Double { shift.reduce(0) { $0 + $1 * $1 } }
  }

  /// Figures of every permutation whose first group a column of the indicators marks.
  func figures(_ indicators: Matrix) throws -> [Figures] {
    let sums = try values.times(indicators).storage
    var figures = Figures(
      shift: Array(repeating: 0, count: factors),
      differences: Array(repeating: 0, count: statements), t: Array(repeating: 0, count: statements)
    )
    return (0..<indicators.columns).map { column in
      evaluate(sums, at: column * values.rows, into: &figures)
      return figures
    }
  }

  private func evaluate(_ sums: [Double], at start: Int, into figures: inout Figures) {
    let (a, b) = sizes
    for j in 0..<statements {
      let meanA = sums[start + j] / a
      let meanB = (totals[j] - sums[start + j]) / b
      let squaresA = sums[start + statements + j]
      let squaresB = totals[statements + j] - squaresA
      let varianceA = max(0, squaresA - a * meanA * meanA) / (a - 1)
      let varianceB = max(0, squaresB - b * meanB * meanB) / (b - 1)
      figures.differences[j] = meanA - meanB
      figures.t[j] = PermutationCounts.ratio(
        meanA - meanB, variance: varianceA / a + varianceB / b)
    }
    for f in 0..<factors {
      let row = 2 * statements + f
      figures.shift[f] = sums[start + row] / a - (totals[row] - sums[start + row]) / b
    }
  }

  /// How often permuted groups reach T, each |t|, and each |t| with the largest of all statements.
  ///
  /// O(B · P · (2N + K)) as products of matrices.
  func counts(
    _ permutation: GroupPermutation, reaching observed: Figures, permutations: Int, seed: UInt64,
    threads: Int?
  ) throws -> PermutationCounts {
    let distance = observed.distance - PermutationCounts.tolerance
    let t = observed.t.map { abs($0) - PermutationCounts.ratioTolerance }
    let n = statements
    return try PermutationCounts(
      permutations, statistics: 1 + 2 * n, width: permutation.sorts.count + values.rows,
      threads: threads
    ) { range, counts in
      let drawn = try figures(permutation.indicators(range, seed: seed, labels: 1))
      for figures in drawn {
        if figures.distance >= distance { counts[0] += 1 }
        var largest = 0.0
        for j in 0..<n {
          let size = abs(figures.t[j])
          largest = max(largest, size)
          if size >= t[j] { counts[1 + j] += 1 }
        }
        for j in 0..<n where largest >= t[j] { counts[1 + n + j] += 1 }
      }
    }
  }
}
