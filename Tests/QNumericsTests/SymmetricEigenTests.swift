import QNumerics
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  @Test("A V = V Λ, VᵀV = I, and the values descend", arguments: [1, 2, 3, 9, 33, 80])
  func decomposition(n: Int) throws {
    let a = Matrix.randomSymmetric(n, seed: UInt64(n))
    let eigen = try SymmetricEigen(of: a)
    let scaled = try eigen.vectors.times(.diagonal(eigen.values))
    #expect(try a.times(eigen.vectors).distance(to: scaled) <= 1e-12)
    // What the method promises is a multiple of n units in the last place.
    #expect(try eigen.vectors.gram.distance(to: .identity(n)) <= 20 * .ulpOfOne * Double(n))
    #expect(eigen.values == eigen.values.sorted(by: >))
  }

  @Test("the values sum to the trace and multiply to the determinant")
  func traceAndDeterminant() throws {
    // det(L Lᵀ) is the squared product of the diagonal of a triangular L.
    let full = Matrix.random(6, 6, seed: 5)
    let lower = Matrix(rows: 6, columns: 6) { i, j in
      i == j ? 1 + Double(i) / 4 : i > j ? full[i, j] : 0
    }
    let a = lower.outerGram
    let values = try SymmetricEigen(of: a).values
    let trace = (0..<6).reduce(0) { $0 + a[$1, $1] }
    let root = (0..<6).reduce(1) { $0 * lower[$1, $1] }
    expectClose(values.reduce(0, +), trace, relative: 1e-13)
    expectClose(values.reduce(1, *), root * root, relative: 1e-11)
  }

  @Test("values without vectors are the same values", arguments: [1, 9, 40])
  func valuesOnly(n: Int) throws {
    let a = Matrix.randomSymmetric(n, seed: 6)
    expectClose(
      try SymmetricEigen.values(of: a), try SymmetricEigen(of: a).values, absolute: 1e-12)
  }

  @Test("each value alone is the value among all", arguments: [1, 2, 9, 40])
  func oneValue(n: Int) throws {
    let a = Matrix.randomSymmetric(n, seed: 8)
    let all = try SymmetricEigen.values(of: a)
    for position in 0..<n {
      expectClose(try SymmetricEigen.value(of: a, at: position), all[position], absolute: 1e-12)
    }
  }

  @Test(
    "values without vectors are the same at any scale",
    arguments: [Double.leastNonzeroMagnitude, 0x1p-900, 1, 0x1p900])
  func scales(unit: Double) throws {
    // Eigenvalues 3, 3 and 0, each times the unit.
    let a = Matrix(rows: 3, columns: 3) { i, j in (i == j ? 2 : -1) * unit }
    let values = try SymmetricEigen.values(of: a)
    expectClose(values.map { $0 / unit }, [3, 3, 0], absolute: 1e-14)
    expectClose(try SymmetricEigen.value(of: a, at: 1) / unit, 3, absolute: 1e-14)
    let none = Matrix(rows: 3, columns: 3)
    #expect(try SymmetricEigen.values(of: none) == [0, 0, 0])
    #expect(try SymmetricEigen.value(of: none, at: 2) == 0)
  }

  @Test("the leading k are the first k of all, up to sign", arguments: [0, 1, 3, 7, 20])
  func leading(k: Int) throws {
    let a = Matrix.randomSymmetric(20, seed: 7)
    let all = try SymmetricEigen(of: a)
    let some = try SymmetricEigen(of: a, leading: k)
    #expect(some.vectors.rows == 20 && some.vectors.columns == k)
    expectClose(some.values, Array(all.values[..<k]), absolute: 1e-12)
    for j in 0..<k {
      let cosine = zip(some.vectors.column(j), all.vectors.column(j)).reduce(0) { $0 + $1.0 * $1.1 }
      expectClose(abs(cosine), 1, absolute: 1e-12)
    }
  }

  @Test("Hilbert's matrix of order 4 has its published eigenvalues")
  func hilbert() throws {
    // Gregory & Karney, A Collection of Matrices for Testing Computational Algorithms (1969).
    let published = [1.500_214_280_059, 0.169_141_220_221, 0.006_738_273_606, 0.000_096_702_304]
    let values = try SymmetricEigen.values(of: .hilbert(4))
    expectClose(values, published, absolute: 6e-13)
    expectClose(values.reduce(1, *), 1 / 6_048_000, relative: 1e-9)
  }

  @Test("Wilkinson's W21+ has its published close pair, with orthogonal vectors")
  func wilkinson() throws {
    // Wilkinson, The Algebraic Eigenvalue Problem (1965), p. 309: the two largest agree to 14
    // figures, and are not equal.
    let a = Matrix(rows: 21, columns: 21) { i, j in
      i == j ? abs(Double(i) - 10) : abs(i - j) == 1 ? 1 : 0
    }
    let pair = try SymmetricEigen(of: a, leading: 2)
    expectClose(pair.values, [10.746_194_182_903, 10.746_194_182_903], absolute: 1e-12)
    #expect(try pair.vectors.gram.distance(to: .identity(2)) <= 1e-12)
    expectClose(try SymmetricEigen.values(of: a)[20], -1.125_441_522_120, absolute: 1e-12)
  }

  @Test("repeated eigenvalues still get orthogonal vectors", arguments: [5, 30])
  func repeatedValues(n: Int) throws {
    // 1 on the diagonal and .5 elsewhere: (n + 1)/2 once and .5 for all the rest.
    let a = Matrix(rows: n, columns: n) { i, j in i == j ? 1 : 0.5 }
    let eigen = try SymmetricEigen(of: a)
    expectClose(
      eigen.values, [Double(n + 1) / 2] + Array(repeating: 0.5, count: n - 1), absolute: 1e-13)
    #expect(try eigen.vectors.gram.distance(to: .identity(n)) <= 1e-13)
    let leading = try SymmetricEigen(of: a, leading: 3)
    #expect(try leading.vectors.gram.distance(to: .identity(3)) <= 1e-13)
  }

  @Test("an empty matrix has no eigenvalues")
  func empty() throws {
    let eigen = try SymmetricEigen(of: Matrix(rows: 0, columns: 0))
    #expect(eigen.values.isEmpty && eigen.vectors == Matrix(rows: 0, columns: 0))
    #expect(try SymmetricEigen.values(of: Matrix(rows: 0, columns: 0)).isEmpty)
  }

  @Test("what has no decomposition is a typed error")
  func errors() {
    let operation = "symmetric eigenvalues"
    let wide = Matrix(rows: 2, columns: 3)
    #expect(throws: NumericsError.input(.notSquare(operation: operation, shape: wide.shape))) {
      try SymmetricEigen(of: wide)
    }
    var skew = Matrix.identity(3)
    skew[2, 1] = 1e-6
    #expect(throws: NumericsError.input(.notSymmetric(operation: operation, row: 1, column: 2))) {
      try SymmetricEigen.values(of: skew)
    }
    for bad in [Double.nan, .infinity, -.infinity] {
      var a = Matrix.identity(3)
      a[2, 0] = bad
      a[0, 2] = bad
      #expect(throws: NumericsError.input(.notFinite(operation: operation, row: 2, column: 0))) {
        try SymmetricEigen(of: a, leading: 1)
      }
    }
    for count in [-1, 4] {
      #expect(throws: NumericsError.outOfRange(asked: count, available: 3)) {
        try SymmetricEigen(of: .identity(3), leading: count)
      }
    }
    for position in [-1, 3] {
      #expect(throws: NumericsError.outOfRange(asked: position, available: 3)) {
        try SymmetricEigen.value(of: .identity(3), at: position)
      }
    }
  }
}
