import QNumerics
import TestSupport
import Testing

@Suite struct SingularValuesTests {
  @Test(
    "A = U diag(s) Vᵀ with orthonormal vectors, at every shape",
    arguments: [(1, 1), (5, 5), (9, 4), (4, 9), (60, 7), (1, 6)])
  func reconstruction(rows: Int, columns: Int) throws {
    let a = Matrix.random(rows, columns, seed: 11)
    let svd = try SingularValues(of: a)
    let k = min(rows, columns)
    #expect(svd.values.count == k)
    #expect(svd.values == svd.values.sorted(by: >) && svd.values.allSatisfy { $0 >= 0 })
    #expect(
      try svd.u.times(.diagonal(svd.values)).times(svd.vTransposed).distance(to: a) <= 1e-13)
    #expect(try svd.u.gram.distance(to: .identity(k)) <= 1e-14 * Double(k + 1))
    #expect(try svd.vTransposed.outerGram.distance(to: .identity(k)) <= 1e-14 * Double(k + 1))
  }

  @Test("the squares are the eigenvalues of AᵀA")
  func squares() throws {
    let a = Matrix.random(8, 5, seed: 12)
    expectClose(
      try SingularValues(of: a).values.map { $0 * $0 }, try SymmetricEigen.values(of: a.gram),
      relative: 1e-11)
  }

  @Test("a matrix without rows or columns has no singular values")
  func empty() throws {
    let svd = try SingularValues(of: Matrix(rows: 0, columns: 3))
    #expect(svd.values.isEmpty)
    #expect(svd.u == Matrix(rows: 0, columns: 0))
    #expect(svd.vTransposed == Matrix(rows: 0, columns: 3))
  }

  @Test("NaN never reaches LAPACK")
  func notFinite() {
    var a = Matrix(rows: 3, columns: 2)
    a[1, 1] = .nan
    #expect(
      throws: NumericsError.input(.notFinite(operation: "singular values", row: 1, column: 1))
    ) { try SingularValues(of: a) }
  }
}
