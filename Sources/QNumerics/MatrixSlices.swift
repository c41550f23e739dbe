extension Matrix {
  /// Column j as a vector of `rows` entries.
  public func column(_ j: Int) -> [Double] {
    precondition(j >= 0 && j < columns, "no such column")
    return Array(entries[j * rows..<(j + 1) * rows])
  }

  /// Row i as a vector of `columns` entries.
  public func row(_ i: Int) -> [Double] {
    precondition(i >= 0 && i < rows, "no such row")
    return (0..<columns).map { entries[i + $0 * rows] }
  }

  /// All columns, from the first to the last.
  public var columnVectors: [[Double]] { (0..<columns).map(column) }

  /// All rows, from the first to the last.
  public var rowVectors: [[Double]] { (0..<rows).map(row) }

  /// Replaces column j.
  ///
  /// - Precondition: `values` has `rows` entries.
  public mutating func setColumn(_ j: Int, to values: [Double]) {
    precondition(j >= 0 && j < columns, "no such column")
    precondition(values.count == rows, "a column has as many entries as the matrix has rows")
    entries.replaceSubrange(j * rows..<(j + 1) * rows, with: values)
  }

  /// The columns at these indices, in the order given; an index may come twice.
  public func selectingColumns(_ indices: [Int]) -> Matrix {
    Matrix(rows: rows, columns: indices.count) { i, j in self[i, indices[j]] }
  }

  /// The rows at these indices, in the order given; an index may come twice.
  public func selectingRows(_ indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: columns) { i, j in self[indices[i], j] }
  }

  /// Aᵀ: entry (i, j) becomes entry (j, i).
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows) { i, j in entries[j + i * rows] }
  }

  /// The matrix of f(aᵢⱼ).
  public func map(_ f: (Double) -> Double) -> Matrix {
    var result = self
    for k in entries.indices { result.entries[k] = f(entries[k]) }
    return result
  }

  /// maxᵢⱼ |aᵢⱼ − bᵢⱼ|: 0 for empty matrices, NaN where any difference is NaN.
  ///
  /// - Throws: ``MatrixError/shape(operation:left:right:)`` unless both have the same shape.
  public func maximumAbsoluteDifference(from b: Matrix) throws(MatrixError) -> Double {
    guard shape == b.shape else {
      throw .shape(operation: "difference", left: shape, right: b.shape)
    }
    var largest = 0.0
    for k in entries.indices {
      let difference = abs(entries[k] - b.entries[k])
      if difference.isNaN { return .nan }
      largest = max(largest, difference)
    }
    return largest
  }
}
