import QNumerics
import TestSupport
import Testing

@Suite struct MatrixTests {
  @Test("storage runs down the columns")
  func storageOrder() throws {
    let a = try Matrix(rows: 2, columns: 3, storage: [1, 2, 3, 4, 5, 6])
    #expect(a[0, 1] == 3 && a[1, 0] == 2)
    #expect(a.row(1) == [2, 4, 6])
    #expect(a.column(2) == [5, 6])
    #expect(a == Matrix(rows: 2, columns: 3) { i, j in Double(2 * j + i + 1) })
    #expect(try a == Matrix(columnVectors: [[1, 2], [3, 4], [5, 6]]))
    #expect(try a == Matrix(rowVectors: [[1, 3, 5], [2, 4, 6]]))
    #expect(try a == Matrix(columnVectors: a.columnVectors))
    #expect(try a == Matrix(rowVectors: a.rowVectors))
  }

  @Test("slices, selections and replacements name the entries they say")
  func slices() throws {
    var a = try Matrix(rows: 2, columns: 3, storage: [1, 2, 3, 4, 5, 6])
    #expect(a.selectingColumns([2, 0, 2]).storage == [5, 6, 1, 2, 5, 6])
    #expect(a.selectingRows([1]).storage == [2, 4, 6])
    #expect(a.transposed.storage == [1, 3, 5, 2, 4, 6])
    #expect(a.map { -$0 }.storage == [-1, -2, -3, -4, -5, -6])
    a.setColumn(1, to: [8, 9])
    a[0, 0] += 10
    #expect(a.storage == [11, 2, 8, 9, 5, 6])
    #expect(Matrix.diagonal([2, 3]).storage == [2, 0, 0, 3])
    #expect(Matrix.identity(2) == .diagonal([1, 1]))
  }

  @Test("products agree with the sums that define them, at every shape", arguments: [0, 1, 2, 5])
  func products(summed: Int) throws {
    let a = Matrix.random(3, summed, seed: 1)
    let b = Matrix.random(summed, 4, seed: 2)
    let expected = Matrix(rows: 3, columns: 4) { i, j in
      (0..<summed).reduce(0) { $0 + a[i, $1] * b[$1, j] }
    }
    #expect(try a.times(b).distance(to: expected) <= 1e-14)
    #expect(try a.transposed.transposedTimes(b).distance(to: expected) <= 1e-14)
    #expect(try a.timesTransposed(b.transposed).distance(to: expected) <= 1e-14)
  }

  @Test("a gram matrix is the product with itself, symmetric to the last bit")
  func grams() throws {
    for (rows, columns) in [(7, 4), (4, 7), (1, 3), (0, 2), (2, 0)] {
      let a = Matrix.random(rows, columns, seed: 3)
      #expect(try a.gram.distance(to: a.transposedTimes(a)) <= 1e-13)
      #expect(try a.outerGram.distance(to: a.timesTransposed(a)) <= 1e-13)
      #expect(a.gram == a.gram.transposed)
      #expect(a.outerGram == a.outerGram.transposed)
    }
  }

  @Test("the largest difference is found wherever it stands, and NaN is not lost")
  func difference() throws {
    let a = Matrix.random(3, 3, seed: 4)
    var b = a
    b[2, 1] -= 0.25
    expectClose(try a.maximumAbsoluteDifference(from: b), 0.25, absolute: 1e-15)
    b[0, 0] = .nan
    #expect(try a.maximumAbsoluteDifference(from: b).isNaN)
    #expect(try a.maximumAbsoluteDifference(from: a) == 0)
  }

  @Test("shapes that do not go together are typed errors with both shapes")
  func shapeErrors() {
    let a = Matrix(rows: 2, columns: 3)
    let b = Matrix(rows: 4, columns: 5)
    #expect(throws: MatrixError.shape(operation: "A B", left: a.shape, right: b.shape)) {
      try a.times(b)
    }
    #expect(throws: MatrixError.shape(operation: "Aᵀ B", left: a.shape, right: b.shape)) {
      try a.transposedTimes(b)
    }
    #expect(throws: MatrixError.shape(operation: "A Bᵀ", left: a.shape, right: b.shape)) {
      try a.timesTransposed(b)
    }
    #expect(throws: MatrixError.shape(operation: "difference", left: a.shape, right: b.shape)) {
      try a.maximumAbsoluteDifference(from: b)
    }
    #expect(throws: MatrixError.storageCount(expected: 6, found: 5)) {
      try Matrix(rows: 2, columns: 3, storage: [1, 2, 3, 4, 5])
    }
    #expect(throws: MatrixError.unequalLengths(index: 1, expected: 2, found: 3)) {
      try Matrix(columnVectors: [[1, 2], [1, 2, 3], [1]])
    }
    #expect(throws: MatrixError.unequalLengths(index: 2, expected: 1, found: 0)) {
      try Matrix(rowVectors: [[1], [1], []])
    }
  }
}
