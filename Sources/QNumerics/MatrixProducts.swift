internal import CLAPACK

extension Matrix {
  /// A B, for A m×k and B k×n; O(mkn).
  ///
  /// - Throws: ``MatrixError/shape(operation:left:right:)`` unless A has as many columns as B rows.
  public func times(_ b: Matrix) throws(MatrixError) -> Matrix {
    guard columns == b.rows else { throw .shape(operation: "A B", left: shape, right: b.shape) }
    return product(transposingSelf: false, b, transposingOther: false)
  }

  /// Aᵀ B, for A k×m and B k×n; O(mkn), without forming Aᵀ.
  ///
  /// - Throws: ``MatrixError/shape(operation:left:right:)`` unless A has as many rows as B.
  public func transposedTimes(_ b: Matrix) throws(MatrixError) -> Matrix {
    guard rows == b.rows else { throw .shape(operation: "Aᵀ B", left: shape, right: b.shape) }
    return product(transposingSelf: true, b, transposingOther: false)
  }

  /// A Bᵀ, for A m×k and B n×k; O(mkn), without forming Bᵀ.
  ///
  /// - Throws: ``MatrixError/shape(operation:left:right:)`` unless A has as many columns as B.
  public func timesTransposed(_ b: Matrix) throws(MatrixError) -> Matrix {
    guard columns == b.columns else {
      throw .shape(operation: "A Bᵀ", left: shape, right: b.shape)
    }
    return product(transposingSelf: false, b, transposingOther: true)
  }

  /// AᵀA (n×n for A m×n): exactly symmetric, 0 where A has no rows. Entries of A must be finite.
  public var gram: Matrix { symmetricProduct(transposingFirst: true) }

  /// AAᵀ (m×m for A m×n): exactly symmetric, 0 where A has no columns. Entries of A must be finite.
  public var outerGram: Matrix { symmetricProduct(transposingFirst: false) }

  private func product(
    transposingSelf: Bool, _ b: Matrix, transposingOther: Bool
  ) -> Matrix {
    ForeignThreads.keepToOne
    let summed = transposingSelf ? rows : columns
    var result = Matrix(
      rows: transposingSelf ? columns : rows, columns: transposingOther ? b.rows : b.columns)
    mindset_dgemm(
      transposingSelf, transposingOther, CInt(result.rows), CInt(result.columns), CInt(summed),
      entries, b.entries, &result.entries)
    return result
  }

  /// LAPACK fills the upper triangle; the lower one is its copy, so both agree to the last bit.
  private func symmetricProduct(transposingFirst: Bool) -> Matrix {
    ForeignThreads.keepToOne
    let (size, summed) = transposingFirst ? (columns, rows) : (rows, columns)
    var result = Matrix(rows: size, columns: size)
    mindset_dsyrk(transposingFirst, CInt(size), CInt(summed), entries, &result.entries)
    for j in 0..<size {
      for i in 0..<j { result.entries[j + i * size] = result.entries[i + j * size] }
    }
    return result
  }
}
