/// Why a decomposition or a system of equations has no result.
public enum NumericsError: Error, Equatable, Sendable {
  /// The matrix given can't be used.
  case input(MatrixError)

  /// More was asked for than there is, or a negative number of it.
  case outOfRange(asked: Int, available: Int)

  /// LAPACK refused an argument: a mistake in the calling code, not in the data.
  case illegalArgument(routine: String, position: Int)

  /// LAPACK's iteration did not converge; `info` is its own count of what failed.
  case notConverged(routine: String, info: Int)

  /// The matrix has no inverse: elimination met an exact 0 at this pivot, counted from 0.
  case singular(pivot: Int)
}

extension NumericsError {
  /// Throws what the `info` of an iterative LAPACK routine means, unless it means success.
  static func check(_ info: CInt, routine: String) throws(NumericsError) {
    if info < 0 { throw .illegalArgument(routine: routine, position: Int(-info)) }
    if info > 0 { throw .notConverged(routine: routine, info: Int(info)) }
  }
}

extension Matrix {
  /// The first entry in storage order that is NaN or infinite.
  var firstNotFinite: (row: Int, column: Int)? {
    entries.firstIndex { !$0.isFinite }.map { ($0 % rows, $0 / rows) }
  }

  /// LAPACK may loop for ever or crash on NaN and infinities, so they never reach it.
  func requireFinite(for operation: String) throws(NumericsError) {
    if let (row, column) = firstNotFinite {
      throw .input(.notFinite(operation: operation, row: row, column: column))
    }
  }

  func requireSquare(for operation: String) throws(NumericsError) {
    guard rows == columns else { throw .input(.notSquare(operation: operation, shape: shape)) }
  }

  /// Mirror images may differ by 1e-10 of the largest entry: more than rounding in a product
  /// leaves, less than any mistake does.
  func requireSymmetric(for operation: String) throws(NumericsError) {
    try requireSquare(for: operation)
    let allowed = 1e-10 * entries.reduce(0) { max($0, abs($1)) }
    for j in 0..<columns {
      for i in 0..<j where abs(entries[i + j * rows] - entries[j + i * rows]) > allowed {
        throw .input(.notSymmetric(operation: operation, row: i, column: j))
      }
    }
  }
}
