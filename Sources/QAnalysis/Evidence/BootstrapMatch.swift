import QNumerics

/// How a step of a bootstrap is brought to the study's solution, so that its factors are the
/// study's.
public enum BootstrapMatch: String, Sendable, CaseIterable {
  /// Optimal assignment by Tucker's φ of loadings, the step rotated on its own.
  case congruence
  /// Optimal assignment by Pearson's r of loadings, the step rotated on its own.
  case correlation
  /// No rotation of its own: the step's unrotated loadings are turned as near to the study's as an
  /// orthogonal rotation brings them. Tighter, since every step is drawn to the target.
  case procrustes
  /// What qmethod does: factors keep their place if each correlates best with its namesake, else
  /// every place takes the factor that correlates best with it, and the step is dropped where two
  /// places take the same one. Standard errors come out too small.
  case qindtest
}

extension BootstrapMatch {
  /// Which of a step's factors takes the place of each of the study's, and its sign.
  struct Places {
    let order: [Int]
    let signs: [Double]
  }

  /// Places the factors of a step, P × K, by the study's loadings of the same rows, P × K; `nil`
  /// where the rule drops the step.
  func places(of step: Matrix, in target: Matrix) throws -> Places? {
    let likeness = likeness(step, target)
    switch self {
    case .congruence, .correlation, .procrustes:
      let order = try Assignment.maximising(likeness.transposed.map(abs)).compactMap(\.self)
      return Places(order: order, signs: Self.signs(order, likeness))
    case .qindtest:
      let best = (0..<likeness.columns).map { f in
        (0..<likeness.rows).reduce(0) {
          abs(likeness[$1, f]) > abs(likeness[$0, f]) ? $1 : $0
        }
      }
      let inPlace = Array(0..<likeness.columns)
      let stays = inPlace.allSatisfy { abs(likeness[$0, $0]) >= abs(likeness[best[$0], $0]) }
      let order = stays ? inPlace : best
      if !stays, Self.holdsOneTwice(step.selectingColumns(order)) { return nil }
      return Places(order: order, signs: Self.signs(order, likeness))
    }
  }

  private static func signs(_ order: [Int], _ likeness: Matrix) -> [Double] {
    order.enumerated().map { likeness[$1, $0] < 0 ? -1 : 1 }
  }

  /// Whether two columns correlate more than .999.
  private static func holdsOneTwice(_ loadings: Matrix) -> Bool {
    let centred = loadings.centredColumns
    let r = Congruence.matrix(centred, centred)
    return (0..<r.columns).contains { f in (0..<f).contains { r[$0, f] > 0.999 } }
  }

  /// φ = Σab/√(Σa² Σb²) of every two columns (Tucker 1951), or r, which is φ about the means; 0 where
  /// a column has no length.
  private func likeness(_ a: Matrix, _ b: Matrix) -> Matrix {
    switch self {
    case .congruence, .procrustes: Congruence.matrix(a, b)
    case .correlation, .qindtest: Congruence.matrix(a.centredColumns, b.centredColumns)
    }
  }
}

extension Matrix {
  /// The columns, each less its mean.
  fileprivate var centredColumns: Matrix {
    var result = self
    for j in 0..<columns {
      let column = column(j)
      let mean = column.reduce(0, +) / Double(rows)
      result.setColumn(j, to: column.map { $0 - mean })
    }
    return result
  }
}
