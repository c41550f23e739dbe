/// What makes a matrix impossible to build or to use.
public enum MatrixError: Error, Equatable, Sendable {
  /// The number of rows and of columns of a matrix.
  public struct Shape: Equatable, Sendable {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int

    /// A shape of so many rows and columns.
    public init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// Two matrices whose shapes do not go together in this operation.
  case shape(operation: String, left: Shape, right: Shape)

  /// A storage that is not rows·columns long.
  case storageCount(expected: Int, found: Int)

  /// The vector at `index` is not as long as the first one.
  case unequalLengths(index: Int, expected: Int, found: Int)

  /// A square matrix was needed.
  case notSquare(operation: String, shape: Shape)

  /// A symmetric matrix was needed; the entry at (row, column) differs from its mirror image.
  case notSymmetric(operation: String, row: Int, column: Int)

  /// The entry at (row, column) is NaN or infinite.
  case notFinite(operation: String, row: Int, column: Int)
}
