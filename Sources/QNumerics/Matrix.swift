/// A dense matrix of `Double`, stored column by column; its shape never changes.
///
/// Rows and columns count from 0. A matrix may have no rows or no columns. Equality is entry by
/// entry, so a matrix that holds NaN is not equal to itself.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  @usableFromInline var entries: [Double]

  /// The entries column by column: entry (i, j) stands at i + j·rows.
  @inlinable public var storage: [Double] { entries }

  /// A matrix whose entries are all `value`.
  ///
  /// - Precondition: neither dimension is negative.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    self.rows = rows
    self.columns = columns
    entries = Array(repeating: value, count: rows * columns)
  }

  /// A matrix of entries given column by column.
  ///
  /// - Throws: ``MatrixError/storageCount(expected:found:)`` unless there are rows·columns of them.
  public init(rows: Int, columns: Int, storage: [Double]) throws(MatrixError) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    guard storage.count == rows * columns else {
      throw .storageCount(expected: rows * columns, found: storage.count)
    }
    self.rows = rows
    self.columns = columns
    entries = storage
  }

  /// The matrix whose entry (i, j) is `entry(i, j)`, asked for column by column.
  public init(rows: Int, columns: Int, _ entry: (Int, Int) throws -> Double) rethrows {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    self.rows = rows
    self.columns = columns
    entries = []
    entries.reserveCapacity(rows * columns)
    for j in 0..<columns {
      for i in 0..<rows { entries.append(try entry(i, j)) }
    }
  }

  /// The matrix with these columns; no columns make the 0×0 matrix.
  ///
  /// - Throws: ``MatrixError/unequalLengths(index:expected:found:)`` for the first column that is
  ///   not as long as column 0.
  public init(columnVectors: [[Double]]) throws(MatrixError) {
    rows = try Self.commonLength(columnVectors)
    columns = columnVectors.count
    entries = Array(columnVectors.joined())
  }

  /// The matrix with these rows; no rows make the 0×0 matrix.
  ///
  /// - Throws: ``MatrixError/unequalLengths(index:expected:found:)`` for the first row that is not
  ///   as long as row 0.
  public init(rowVectors: [[Double]]) throws(MatrixError) {
    let columns = try Self.commonLength(rowVectors)
    self.init(rows: rowVectors.count, columns: columns) { i, j in rowVectors[i][j] }
  }

  private static func commonLength(_ vectors: [[Double]]) throws(MatrixError) -> Int {
    let expected = vectors.first?.count ?? 0
    if let index = vectors.firstIndex(where: { $0.count != expected }) {
      throw .unequalLengths(index: index, expected: expected, found: vectors[index].count)
    }
    return expected
  }

  /// The n×n identity matrix.
  public static func identity(_ n: Int) -> Matrix {
    diagonal(Array(repeating: 1, count: n))
  }

  /// The square matrix with these entries on its diagonal and 0 elsewhere.
  public static func diagonal(_ values: [Double]) -> Matrix {
    var matrix = Matrix(rows: values.count, columns: values.count)
    for i in values.indices { matrix[i, i] = values[i] }
    return matrix
  }

  /// The number of rows and of columns, as errors report them.
  public var shape: MatrixError.Shape { MatrixError.Shape(rows: rows, columns: columns) }

  /// The entry in one row and column.
  ///
  /// - Precondition: both lie inside the matrix.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      return entries[row + column * rows]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      entries[row + column * rows] = newValue
    }
  }
}
