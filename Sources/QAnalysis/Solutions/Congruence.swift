import QNumerics

/// Tucker's coefficient of congruence (1951): how alike two factors are in direction and pattern.
enum Congruence {
  /// φ = Σxy/√(Σx² Σy²), −1…1; `nil` where one is all zero.
  static func of(_ x: [Double], _ y: [Double]) -> Double? {
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += a * a
      yy += b * b
      xy += a * b
    }
    guard xx > 0, yy > 0 else { return nil }
    return min(1, max(-1, xy / (xx.squareRoot() * yy.squareRoot())))
  }

  /// φ of every column of A with every column of B, which have the same rows; 0 where undefined.
  static func matrix(_ a: Matrix, _ b: Matrix) -> Matrix {
    let (first, second) = (a.columnVectors, b.columnVectors)
    return Matrix(rows: a.columns, columns: b.columns) { of(first[$0], second[$1]) ?? 0 }
  }
}
