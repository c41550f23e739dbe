import QNumerics

/// Counts how often permuted data reach what was observed, in blocks shared among threads.
///
/// Whole numbers add up to the same whatever the blocks and threads. A block is as many permutations
/// as keep its matrices within a few megabytes.
struct PermutationCounts {
  /// B: how many permutations.
  let permutations: Int
  /// How many threads share the work; `nil` means one a core.
  let threads: Int?
  /// How often each statistic was reached.
  private(set) var counts: [Int] = []

  /// Runs `body` on every block of permutation numbers and adds up its counts.
  ///
  /// - Parameters:
  ///   - statistics: how many counts there are.
  ///   - width: numbers that one permutation needs at a time, for the size of a block.
  ///   - body: adds to the counts for the permutations of a range.
  init(
    _ permutations: Int, statistics: Int, width: Int, threads: Int?,
    _ body: @Sendable (Range<Int>, inout [Int]) throws -> Void
  ) throws {
    self.permutations = permutations
    self.threads = threads
    let size = max(1, min(256, 1 << 19 / max(1, width)))
    let blocks = try concurrentMap((permutations + size - 1) / size, threads: threads) { block in
      var counts = [Int](repeating: 0, count: statistics)
      try body(block * size..<min(permutations, (block + 1) * size), &counts)
      return counts
    }
    counts = blocks.reduce(into: [Int](repeating: 0, count: statistics)) { sums, block in
      for k in sums.indices { sums[k] += block[k] }
    }
  }

  /// p = (1 + #{T* ≥ T}) / (B + 1) of statistic k: the observed one counts as a permutation
  /// (Phipson & Smyth 2010).
  func p(_ k: Int) -> Double { Double(1 + counts[k]) / Double(permutations + 1) }

  /// A permuted statistic this little below the observed one counts as equal.
  static let tolerance = 1e-12
  /// The same for ratios, whose small denominators magnify rounding.
  static let ratioTolerance = 1e-9

  /// difference / √variance of the difference; beyond all bounds where the variance is 0 and the
  /// difference is not.
  @inline(__always)
  static func ratio(_ difference: Double, variance: Double) -> Double {
    if variance > 1e-12 { return difference / variance.squareRoot() }
    return abs(difference) <= 1e-9 ? 0 : difference < 0 ? -.infinity : .infinity
  }
}
