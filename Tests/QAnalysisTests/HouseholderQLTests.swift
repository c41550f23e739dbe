import QNumerics
import Testing

@testable import QAnalysis

@Suite("Eigenvalues by Householder and QL")
struct HouseholderQLTests {
  /// A symmetric matrix without structure.
  private static func matrix(_ n: Int) -> Matrix {
    Matrix(rows: n, columns: n) { i, j in
      let (a, b) = (min(i, j), max(i, j))
      let mixed: Int = (a * 37 + b * 101 + a * b * 7) % 23
      return Double(mixed) / 23 - 0.4
    }
  }

  @Test("Without rounding it agrees with LAPACK", arguments: [1, 2, 3, 9, 30])
  func exact(_ n: Int) throws {
    let a = Self.matrix(n)
    let own = try HouseholderQL(of: a, rounding: .exact)
    let lapack = try SymmetricEigen(of: a)
    for f in 0..<n {
      #expect(abs(own.values[f] - lapack.values[f]) < 1e-10)
      let v = own.vectors.column(f)
      for i in 0..<n {
        let product = (0..<n).reduce(0) { $0 + a[i, $1] * v[$1] }
        #expect(abs(product - own.values[f] * v[i]) < 1e-10)
      }
      #expect(abs(v.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
    }
  }

  @Test("In single precision every figure is a single one, and near the exact")
  func single() throws {
    let a = Self.matrix(30).map { Rounding.single($0) }
    let own = try HouseholderQL(of: a, rounding: .single)
    let exact = try HouseholderQL(of: a, rounding: .exact)
    #expect(own.values.allSatisfy { Double(Float($0)) == $0 })
    #expect(own.vectors.columnVectors.joined().allSatisfy { Double(Float($0)) == $0 })
    let worst = zip(own.values, exact.values).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst > 0 && worst < 1e-4)
  }

  @Test("Diagonal, zero and empty matrices")
  func degenerate() throws {
    #expect(try HouseholderQL(of: .diagonal([1, 3, 2]), rounding: .single).values == [3, 2, 1])
    #expect(
      try HouseholderQL(of: Matrix(rows: 4, columns: 4), rounding: .single).values == [0, 0, 0, 0])
    #expect(try HouseholderQL(of: Matrix(rows: 0, columns: 0), rounding: .single).values.isEmpty)
  }
}
