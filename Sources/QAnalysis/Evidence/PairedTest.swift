import QNumerics

/// Sums of people's differences, and how often sums with permuted signs are as large.
///
/// Of every person stand below one another the differences of z (N), of loadings (K), and the
/// person's part e_i of the convergence index. That index is linear in the signs: with A and B the
/// sums of unit vectors of the second and of the first sorts, |A|² − |B|² = (A − B)·(A + B), and
/// swapping a person's sorts changes only the sign of their term in A − B.
struct PairedTest {
  /// (N + K + 1) × people, by identifier, so that the order of sorts does not change a draw.
  private let differences: Matrix
  /// Σ of squared differences of z, which signs do not change, by statement.
  private let squares: [Double]
  private let statements: Int
  private let factors: Int
  let observed: Figures

  /// Mean changes of one arrangement of signs.
  struct Figures {
    var changes: [Double]
    var t: [Double]
    var shift: [Double]
    var convergence: Double
    /// T = Σ_f (mean change of loadings)².
    var distance: Double { shift.reduce(0) { $0 + $1 * $1 } }
  }

  init(_ people: [PairedComparison.Person], _ analysis: Analysis, _ likeness: Likeness) {
    let people = people.sorted { $0.participant < $1.participant }
    let unit = analysis.correlations.unitPlacements
    let (n, k) = (unit.rows, analysis.rotation.definingLoadings.columns)
    let length = Double(n - 1).squareRoot()
    let all = people.flatMap { [$0.first, $0.second] }
    let pairs = Double(people.count * (people.count - 1))
    let parts = people.map {
      (likeness.sum([$0.second], all) - likeness.sum([$0.first], all)) / pairs
    }
    differences = Matrix(rows: n + k + 1, columns: people.count) { row, i in
      switch row {
      case ..<n: (unit[row, people[i].second] - unit[row, people[i].first]) * length
      case ..<(n + k): people[i].shift[row - n]
      default: parts[i]
      }
    }
    squares = differences.rowVectors.prefix(n).map { $0.reduce(0) { $0 + $1 * $1 } }
    statements = n
    factors = k
    observed = Self.figures(
      differences.rowVectors.map { $0.reduce(0, +) }, at: 0, people: people.count,
      squares: squares, factors: k)
  }

  private static func figures(
    _ sums: [Double], at start: Int, people: Int, squares: [Double], factors: Int
  ) -> Figures {
    let (n, count) = (squares.count, Double(people))
    var figures = Figures(
      changes: Array(repeating: 0, count: n), t: Array(repeating: 0, count: n),
      shift: (0..<factors).map { sums[start + n + $0] / count },
      convergence: sums[start + n + factors])
    for j in 0..<n {
      let mean = sums[start + j] / count
      let variance = max(0, squares[j] - count * mean * mean) / (count - 1)
      figures.changes[j] = mean
      figures.t[j] = PermutationCounts.ratio(mean, variance: variance / count)
    }
    return figures
  }

  /// How often permuted signs reach T, each |t|, each |t| with the largest of all statements, each
  /// |shift|, and |convergence index|.
  func counts(permutations: Int, seed: UInt64, threads: Int?) throws -> PermutationCounts {
    let (n, k, people) = (statements, factors, differences.columns)
    let distance = observed.distance - PermutationCounts.tolerance
    let t = observed.t.map { abs($0) - PermutationCounts.ratioTolerance }
    let shift = observed.shift.map { abs($0) - PermutationCounts.tolerance }
    let convergence = abs(observed.convergence) - PermutationCounts.tolerance
    return try PermutationCounts(
      permutations, statistics: 2 + 2 * n + k, width: people + differences.rows, threads: threads
    ) { range, counts in
      let sums = try differences.times(Self.signs(range, people: people, seed: seed))
      for b in 0..<range.count {
        let drawn = Self.figures(
          sums.storage, at: b * sums.rows, people: people, squares: squares, factors: k)
        if drawn.distance >= distance { counts[0] += 1 }
        var largest = 0.0
        for j in 0..<n {
          let size = abs(drawn.t[j])
          largest = max(largest, size)
          if size >= t[j] { counts[1 + j] += 1 }
        }
        for j in 0..<n where largest >= t[j] { counts[1 + n + j] += 1 }
        for f in 0..<k where abs(drawn.shift[f]) >= shift[f] { counts[1 + 2 * n + f] += 1 }
        if abs(drawn.convergence) >= convergence { counts[1 + 2 * n + k] += 1 }
      }
    }
  }

  /// "paired"
  private static let stream: UInt64 = 0x7061_6972_6564

  /// A sign for every person, people × permutations, each permutation from a stream of its own.
  private static func signs(_ range: Range<Int>, people: Int, seed: UInt64) throws -> Matrix {
    var storage: [Double] = []
    storage.reserveCapacity(people * range.count)
    for number in range {
      var generator = SeededGenerator(seed: seed, stream: stream &+ UInt64(number))
      var bits: UInt64 = 0
      for i in 0..<people {
        if i % 64 == 0 { bits = generator.next() }
        storage.append(bits & 1 == 0 ? 1 : -1)
        bits >>= 1
      }
    }
    return try Matrix(rows: people, columns: range.count, storage: storage)
  }
}
