import QNumerics
import TestSupport
import Testing

@Suite struct ConcurrentMapTests {
  private struct Failure: Error, Equatable { let index: Int }

  @Test("results do not depend on the number of threads", arguments: [1, 2, 7, nil])
  func sameResults(threads: Int?) throws {
    let expected = try (0..<40).map { try eigenvaluesOfReplicate($0) }
    let found = try concurrentMap(40, threads: threads) { try eigenvaluesOfReplicate($0) }
    #expect(found == expected)
  }

  /// Draws from the replicate's own stream, and calls LAPACK from whichever thread this is.
  private func eigenvaluesOfReplicate(_ index: Int) throws -> [Double] {
    var generator = SeededGenerator(seed: 1, stream: UInt64(index))
    let a = Matrix(rows: 30, columns: 12) { _, _ in generator.normal() }
    let eigen = try SymmetricEigen(of: a.gram)
    let svd = try SingularValues(of: a)
    return eigen.values + eigen.vectors.storage + svd.values
  }

  @Test("the error of the lowest failing index is thrown", arguments: [1, 2, 7])
  func lowestError(threads: Int) {
    #expect(throws: Failure(index: 11)) {
      try concurrentMap(100, threads: threads) { index in
        if index % 10 == 1 && index > 10 { throw Failure(index: index) }
        return index
      }
    }
  }

  @Test("any count and any number of threads will do")
  func smallCounts() {
    for count in [0, 1, 2, 3, 1000] {
      for threads in [-1, 0, 1, 2, 7, 5000] {
        #expect(concurrentMap(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
      }
    }
  }

  @Test("a map inside a map finishes")
  func nested() {
    let sums = concurrentMap(8, threads: 4) { i in
      concurrentMap(8, threads: 4) { j in i * j }.reduce(0, +)
    }
    #expect(sums == (0..<8).map { $0 * 28 })
  }
}
