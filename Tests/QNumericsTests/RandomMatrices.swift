import QNumerics

extension Matrix {
  /// Normal entries from a seed, for laws that hold whatever the numbers are.
  static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    return Matrix(rows: rows, columns: columns) { _, _ in generator.normal() }
  }

  static func randomSymmetric(_ n: Int, seed: UInt64) -> Matrix {
    let a = random(n, n, seed: seed)
    return Matrix(rows: n, columns: n) { i, j in a[i, j] + a[j, i] }
  }

  /// Hilbert's matrix: entry (i, j) is 1 / (i + j + 1).
  static func hilbert(_ n: Int) -> Matrix {
    Matrix(rows: n, columns: n) { i, j in 1 / Double(i + j + 1) }
  }

  /// The largest |entry| of A − B.
  func distance(to b: Matrix) throws -> Double {
    try maximumAbsoluteDifference(from: b)
  }
}
