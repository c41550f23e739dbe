public import QNumerics
public import QStudy

/// How alike the sorts are: the P×P correlation matrix, and the vectors it comes from.
public struct Correlations: Sendable {
  /// Above this many sorts only principal components are computed, without the P×P matrix.
  public static let largestMatrix = 5000

  /// How likeness was measured.
  public let method: CorrelationMethod
  /// Centred placements of unit length, N×P: R = ZᵀZ for Pearson; always Pearson's.
  public let unitPlacements: Matrix
  /// The vectors whose products are the correlations, N×P; `nil` for Kendall, which has none, and for
  /// correlations rounded in any step, which are no longer such products.
  public let unitVectors: Matrix?
  /// R, P×P; `nil` above ``largestMatrix`` sorts.
  public let matrix: Matrix?
  /// ZZᵀ of the vectors, N×N, where it is smaller than R and has the same eigenvalues.
  let products: Matrix?
  /// The table's placements, P lists of N.
  let placements: [[Double]]

  /// Correlates every two sorts of a table.
  ///
  /// Pearson: Z = placements centred by sort and scaled to unit length, R = ZᵀZ. Spearman: the same
  /// on average ranks. Kendall: tau-b, in O(P² N²). Where the conventions round on the way or round R,
  /// what follows is computed from the rounded matrix.
  /// - Throws: ``AnalysisError/tooManySorts(sorts:limit:method:)`` for Kendall above
  ///   ``largestMatrix`` sorts, and for extracting from more sorts where R is rounded.
  public init(
    _ table: SortTable, method: CorrelationMethod,
    conventions: CorrelationConventions = Conventions.exact.correlation
  ) throws {
    self.method = method
    placements = table.placements
    unitPlacements = try Self.units(placements)
    let sorts = placements.count
    let vectors: Matrix? =
      switch method {
      case .pearson: unitPlacements
      case .spearman: try Self.units(placements.lazy.map { averageRanks($0) })
      case .kendall: nil
      }
    let isFull = conventions.rounding == .exact && conventions.algorithm == .unitVectors
    let products = isFull ? vectors : nil
    unitVectors = products
    self.products = products.flatMap { $0.columns > $0.rows ? $0.outerGram : nil }
    let computed: Matrix?
    if let vectors {
      computed =
        sorts <= Self.largestMatrix
        ? Self.correlated(table, method, vectors: vectors, by: conventions.algorithm) : nil
    } else {
      guard sorts <= Self.largestMatrix else {
        throw AnalysisError.tooManySorts(
          sorts: sorts, limit: Self.largestMatrix, method: method.rawValue)
      }
      computed = try Self.kendall(placements)
    }
    matrix = computed.map { $0.map { conventions.rounding($0) } }
  }

  /// The same without one sort: nothing between the others changes.
  func leavingOut(_ position: Int) -> Correlations {
    Correlations(self, leavingOut: position)
  }

  private init(_ whole: Correlations, leavingOut position: Int) {
    let others = (0..<whole.unitPlacements.columns).filter { $0 != position }
    method = whole.method
    let units = whole.unitPlacements.selectingColumns(others)
    unitPlacements = units
    // Pearson's vectors are the placements.
    unitVectors = whole.unitVectors.map {
      whole.method == .pearson ? units : $0.selectingColumns(others)
    }
    var placements = whole.placements
    placements.remove(at: position)
    self.placements = placements
    matrix = whole.matrix?.selectingRows(others).selectingColumns(others)
    if let products = whole.products, let vector = whole.unitVectors?.column(position) {
      self.products = Matrix(rows: products.rows, columns: products.columns) { i, j in
        products[i, j] - vector[i] * vector[j]
      }
    } else {
      products = nil
    }
  }

  /// Pearson's r of placements or their ranks, of which `vectors` are centred and of length 1.
  private static func correlated(
    _ table: SortTable, _ method: CorrelationMethod, vectors: Matrix,
    by algorithm: CorrelationAlgorithm
  ) -> Matrix {
    switch algorithm {
    case .unitVectors:
      return unitDiagonal(vectors.gram)
    case .standardised(let rounding):
      let values = table.placements.map {
        method == .spearman ? averageRanks($0) : $0
      }
      return sumsOfProducts(
        values.map { standardised($0, round: rounding, passing: rounding) }, round: rounding)
    }
  }

  /// z = d/(√N s), d the deviations from the mean and s the standard deviation over N, every figure
  /// rounded as it is stored; the variance must not be zero.
  ///
  /// - Parameter passing: rounding of what need not be stored, √N and the deviations that are squared.
  static func standardised(
    _ values: [Double], round: Rounding, passing: Rounding
  ) -> [Double] {
    let count = Double(values.count)
    let mean = round(values.reduce(0, +) / count)
    let squares = values.reduce(0.0) { sum, x in
      let d = passing(x - mean)
      return round(sum + d * d)
    }
    let deviation = round(round(squares / count).squareRoot())
    let root = passing(count.squareRoot())
    return values.map { round(round($0 - mean) / (root * deviation)) }
  }

  /// The sums of products of every two vectors, added up in full and rounded; 1 in the diagonal.
  static func sumsOfProducts(_ vectors: [[Double]], round: Rounding) -> Matrix {
    var matrix = Matrix.identity(vectors.count)
    for i in vectors.indices {
      for j in 0..<i {
        let r = round(zip(vectors[i], vectors[j]).reduce(0) { $0 + $1.0 * $1.1 })
        matrix[i, j] = r
        matrix[j, i] = r
      }
    }
    return matrix
  }

  /// A vector centred and scaled to length 1; its variance must not be zero.
  static func unit(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let centred = values.map { $0 - mean }
    let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return centred.map { $0 / length }
  }

  /// A column of unit length for each vector, N×P.
  private static func units(_ vectors: some Collection<[Double]>) throws -> Matrix {
    let rows = vectors.first?.count ?? 0
    var storage: [Double] = []
    storage.reserveCapacity(rows * vectors.count)
    for vector in vectors { storage += unit(vector) }
    return try Matrix(rows: rows, columns: vectors.count, storage: storage)
  }

  /// A sort correlates 1 with itself by definition; rounding must not say otherwise.
  private static func unitDiagonal(_ gram: Matrix) -> Matrix {
    var matrix = gram
    for i in 0..<matrix.rows { matrix[i, i] = 1 }
    return matrix
  }

  /// Kendall's tau-b (Kendall 1945): (C − D) / √((n₀ − n₁)(n₀ − n₂)), n₁ and n₂ the tied pairs of
  /// either sort.
  ///
  /// With one row of signs (of the difference in placement) a pair of statements, C − D is SᵀS and
  /// its diagonal counts the untied pairs. The rows are taken in blocks, so that memory stays
  /// within a few times the table; the sums are whole numbers and exact.
  private static func kendall(_ placements: [[Double]]) throws -> Matrix {
    let statements = placements[0].count
    let sorts = placements.count
    var balance = [Double](repeating: 0, count: sorts * sorts)
    var start = 1
    while start < statements {
      var end = start
      var rows = 0
      while end < statements, rows == 0 || rows + end <= rowsInBlock {
        rows += end
        end += 1
      }
      var storage: [Double] = []
      storage.reserveCapacity(rows * sorts)
      for sort in placements {
        for i in start..<end {
          for j in 0..<i {
            storage.append(sort[i] == sort[j] ? 0 : sort[i] > sort[j] ? 1 : -1)
          }
        }
      }
      let block = try Matrix(rows: rows, columns: sorts, storage: storage).gram
      for k in balance.indices { balance[k] += block.storage[k] }
      start = end
    }
    return Matrix(rows: sorts, columns: sorts) { a, b in
      a == b
        ? 1
        : balance[a + b * sorts]
          / (balance[a + a * sorts] * balance[b + b * sorts]).squareRoot()
    }
  }

  /// Pairs of statements taken together: enough to keep the product busy.
  private static let rowsInBlock = 2048
}

/// Ranks from 1, ties sharing the mean of their ranks.
func averageRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
    for k in start...end { ranks[order[k]] = Double(start + end) / 2 + 1 }
    start = end + 1
  }
  return ranks
}
