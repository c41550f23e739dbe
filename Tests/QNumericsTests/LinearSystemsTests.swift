import QNumerics
import TestSupport
import Testing

@Suite struct LinearSystemsTests {
  @Test("least squares satisfy the normal equations Aᵀ(A X − B) = 0", arguments: [3, 6, 12])
  func normalEquations(rows: Int) throws {
    let a = Matrix.random(rows, 5, seed: 21)
    let b = Matrix.random(rows, 2, seed: 22)
    let fit = try LeastSquares(a, b)
    #expect(fit.rank == min(rows, 5))
    #expect(fit.solution.rows == 5 && fit.solution.columns == 2)
    let fitted = try a.times(fit.solution)
    #expect(try a.transposedTimes(fitted).distance(to: a.transposedTimes(b)) <= 1e-12)
  }

  @Test("among many solutions the shortest is taken")
  func minimumNorm() throws {
    // x + y = 2 has the shortest solution (1, 1); a third column copies the sum of the others.
    let one = try LeastSquares(
      Matrix(rowVectors: [[1, 1]]), Matrix(rowVectors: [[2]]))
    #expect(one.rank == 1)
    expectClose(one.solution.storage, [1, 1], absolute: 1e-15)

    let two = Matrix.random(6, 2, seed: 23)
    let a = try Matrix(columnVectors: [
      two.column(0), two.column(1), zip(two.column(0), two.column(1)).map { $0 + $1 },
    ])
    let fit = try LeastSquares(a, Matrix.random(6, 1, seed: 24))
    #expect(fit.rank == 2)
    // The null space is spanned by (1, 1, −1); a solution of least norm has no part in it.
    let x = fit.solution.column(0)
    expectClose(x[0] + x[1] - x[2], 0, absolute: 1e-13)
  }

  @Test("the rank does not depend on the right-hand side, and may be 0")
  func rank() throws {
    let a = Matrix.random(4, 3, seed: 25)
    let none = try LeastSquares(a, Matrix(rows: 4, columns: 0))
    #expect(none.rank == 3 && none.solution == Matrix(rows: 3, columns: 0))
    let zero = try LeastSquares(Matrix(rows: 4, columns: 3), Matrix(rows: 4, columns: 1))
    #expect(zero.rank == 0 && zero.solution == Matrix(rows: 3, columns: 1))
    let rowless = try LeastSquares(Matrix(rows: 0, columns: 3), Matrix(rows: 0, columns: 2))
    #expect(rowless.rank == 0 && rowless.solution == Matrix(rows: 3, columns: 2))
    let columnless = try LeastSquares(Matrix(rows: 3, columns: 0), Matrix(rows: 3, columns: 2))
    #expect(columnless.rank == 0 && columnless.solution == Matrix(rows: 0, columns: 2))
  }

  @Test("solving gives back the X that B was made from")
  func solving() throws {
    let a = Matrix.random(7, 7, seed: 26)
    let x = Matrix.random(7, 3, seed: 27)
    #expect(try solve(a, a.times(x)).distance(to: x) <= 1e-12)
    #expect(try solve(Matrix(rows: 0, columns: 0), Matrix(rows: 0, columns: 2)).rows == 0)
  }

  @Test("a singular or ill-shaped system is a typed error")
  func errors() throws {
    let singular = try Matrix(rowVectors: [[1, 2], [2, 4]])
    #expect(throws: NumericsError.singular(pivot: 1)) { try solve(singular, .identity(2)) }
    let wide = Matrix(rows: 2, columns: 3)
    #expect(throws: NumericsError.input(.notSquare(operation: "solve", shape: wide.shape))) {
      try solve(wide, .identity(2))
    }
    let three = Matrix.identity(3)
    #expect(
      throws: NumericsError.input(
        .shape(operation: "least squares", left: wide.shape, right: three.shape))
    ) { try LeastSquares(wide, three) }
    var infinite = Matrix.identity(2)
    infinite[1, 0] = .infinity
    #expect(
      throws: NumericsError.input(.notFinite(operation: "least squares", row: 1, column: 0))
    ) { try LeastSquares(.identity(2), infinite) }
  }
}
