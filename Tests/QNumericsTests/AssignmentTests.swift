import QNumerics
import TestSupport
import Testing

@Suite struct AssignmentTests {
  /// The largest sum over all ways to pair every row with a column of its own; rows ≤ columns.
  private func bestByTrial(_ benefit: Matrix, row: Int = 0, taken: Set<Int> = []) -> Double {
    guard row < benefit.rows else { return 0 }
    return (0..<benefit.columns).filter { !taken.contains($0) }.map {
      benefit[row, $0] + bestByTrial(benefit, row: row + 1, taken: taken.union([$0]))
    }.max() ?? 0
  }

  private func expectBest(_ benefit: Matrix) throws {
    let pairs = try Assignment.maximising(benefit)
    let columns = pairs.compactMap { $0 }
    #expect(pairs.count == benefit.rows)
    #expect(Set(columns).count == columns.count, "a column is taken twice")
    #expect(columns.count == min(benefit.rows, benefit.columns))
    let sum = pairs.enumerated().reduce(0) { total, pair in
      total + (pair.element.map { benefit[pair.offset, $0] } ?? 0)
    }
    let best = bestByTrial(benefit.rows <= benefit.columns ? benefit : benefit.transposed)
    expectClose(sum, best, absolute: 1e-12)
  }

  @Test("no way of pairing is better, at every shape up to 6×6", arguments: 1...6, 1...6)
  func againstTrial(rows: Int, columns: Int) throws {
    for seed in 0..<(max(rows, columns) == 6 ? 3 : 12) as Range<UInt64> {
      try expectBest(.random(rows, columns, seed: seed))
    }
  }

  @Test("ties and negative benefits do no harm", arguments: 1...5, 1...5)
  func ties(rows: Int, columns: Int) throws {
    for seed in 0..<12 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      try expectBest(
        Matrix(rows: rows, columns: columns) { _, _ in Double(generator.below(3)) - 2 })
    }
  }

  @Test("a known permutation among 60 is found again")
  func large() throws {
    var generator = SeededGenerator(seed: 31)
    let hidden = generator.permutation(60)
    let benefit = Matrix(rows: 60, columns: 60) { i, j in
      generator.uniform() + (hidden[i] == j ? 1 : 0)
    }
    #expect(try Assignment.maximising(benefit) == hidden)
  }

  @Test("rows left over have no column")
  func leftOver() throws {
    let benefit = try Matrix(rowVectors: [[1], [5], [3]])
    #expect(try Assignment.maximising(benefit) == [nil, 0, nil])
    #expect(try Assignment.maximising(Matrix(rows: 2, columns: 0)) == [nil, nil])
    #expect(try Assignment.maximising(Matrix(rows: 0, columns: 2)) == [])
  }

  @Test("a benefit that is not finite is a typed error")
  func notFinite() {
    var benefit = Matrix.identity(2)
    benefit[0, 1] = .nan
    #expect(throws: MatrixError.notFinite(operation: "assignment", row: 0, column: 1)) {
      try Assignment.maximising(benefit)
    }
  }
}
