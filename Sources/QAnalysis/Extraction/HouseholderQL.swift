import QNumerics

/// The eigenvalues and eigenvectors of a symmetric matrix by Householder's tridiagonal form (Martin,
/// Reinsch & Wilkinson 1968) and the QL iteration (Bowdler, Martin, Reinsch & Wilkinson 1968), every
/// figure rounded as it is stored.
///
/// With an exact rounding it gives what ``SymmetricEigen`` gives, more slowly; programs that do this in
/// single precision differ from that by about 1e-6, and by more where eigenvalues lie close together.
struct HouseholderQL {
  /// The eigenvalues, largest first.
  let values: [Double]
  /// The eigenvectors as columns, in the order of `values`; of length 1 but for rounding.
  let vectors: Matrix

  /// A subdiagonal figure below this share of its neighbours counts as 0.
  private static let negligible = 1e-12
  /// Iterations for one eigenvalue after which it gives up.
  private static let iterationCap = 30

  /// Decomposes A (n×n), of which the lower triangle is read; a 0×0 matrix has no eigenvalues.
  ///
  /// - Throws: `NumericsError.notConverged` with the eigenvalue, from 1, that was not reached.
  init(of a: Matrix, rounding: Rounding) throws {
    var form = TridiagonalForm(a, round: rounding)
    try form.diagonalise(negligible: Self.negligible, cap: Self.iterationCap)
    let order = form.diagonal.indices.sorted { form.diagonal[$0] > form.diagonal[$1] }
    values = order.map { form.diagonal[$0] }
    vectors = form.z.selectingColumns(order)
  }
}

/// A = Z T Zᵀ with T tridiagonal.
private struct TridiagonalForm {
  private(set) var z: Matrix
  private(set) var diagonal: [Double]
  /// The subdiagonal: entry i stands between i − 1 and i, entry 0 is 0.
  private var beside: [Double]
  private let round: Rounding
  private var order: Int { diagonal.count }

  init(_ a: Matrix, round: Rounding) {
    z = a
    diagonal = [Double](repeating: 0, count: a.rows)
    beside = diagonal
    self.round = round
    for i in stride(from: order - 1, to: 0, by: -1) { reflect(i) }
    accumulate()
  }

  /// Brings row i to a single figure beside the diagonal. The row keeps the vector u of the reflection
  /// I − uuᵀ/H, the column keeps u/H, and the diagonal keeps H until the reflections are put together.
  private mutating func reflect(_ i: Int) {
    let last = i - 1
    let scale = last == 0 ? 0 : (0...last).reduce(0) { round($0 + abs(z[i, $1])) }
    guard scale > 0 else {
      beside[i] = z[i, last]
      return
    }
    var h = 0.0
    for k in 0...last {
      z[i, k] = round(z[i, k] / scale)
      h = round(h + z[i, k] * z[i, k])
    }
    let f = z[i, last]
    let g = round(f >= 0 ? -h.squareRoot() : h.squareRoot())
    beside[i] = round(scale * g)
    h = round(h - f * g)
    z[i, last] = round(f - g)

    // p = Au/H, and uᵀp.
    var product = 0.0
    for j in 0...last {
      z[j, i] = round(z[i, j] / h)
      var sum = 0.0
      for k in 0...j { sum = round(sum + z[j, k] * z[i, k]) }
      for k in (j + 1)..<max(j + 1, i) { sum = round(sum + z[k, j] * z[i, k]) }
      beside[j] = round(sum / h)
      product = round(product + beside[j] * z[i, j])
    }
    // A ← A − uqᵀ − quᵀ, q = p − (uᵀp/2H) u.
    let half = round(product / (h + h))
    for j in 0...last {
      let u = z[i, j]
      let q = round(beside[j] - half * u)
      beside[j] = q
      for k in 0...j { z[j, k] = round(z[j, k] - u * beside[k] - q * z[i, k]) }
    }
    diagonal[i] = h
  }

  /// Puts the reflections together to Z, and takes the diagonal of T out of their place.
  private mutating func accumulate() {
    for i in 0..<order {
      if diagonal[i] != 0 {
        for j in 0..<i {
          var sum = 0.0
          for k in 0..<i { sum = round(sum + z[i, k] * z[k, j]) }
          for k in 0..<i { z[k, j] = round(z[k, j] - sum * z[k, i]) }
        }
      }
      diagonal[i] = z[i, i]
      z[i, i] = 1
      for j in 0..<i {
        z[i, j] = 0
        z[j, i] = 0
      }
    }
  }

  /// Turns T to its eigenvalues and Z to their vectors.
  mutating func diagonalise(negligible: Double, cap: Int) throws {
    guard order > 0 else { return }
    beside = Array(beside.dropFirst()) + [0]
    var shift = 0.0
    var threshold = 0.0
    for l in 0..<order {
      threshold = max(threshold, round(negligible * (abs(diagonal[l]) + abs(beside[l]))))
      // The last figure beside the diagonal is 0, so one is always found.
      let m = (l..<order).first { abs(beside[$0]) <= threshold } ?? l
      var iterations = 0
      while m > l, iterations == 0 || abs(beside[l]) > threshold {
        guard iterations < cap else {
          throw NumericsError.notConverged(routine: "QL iteration", info: l + 1)
        }
        iterations += 1
        shift = round(shift + takeShift(l))
        sweep(from: m, to: l)
      }
      diagonal[l] = round(diagonal[l] + shift)
    }
  }

  /// Takes the eigenvalue that the corner at l points to off the diagonal.
  private mutating func takeShift(_ l: Int) -> Double {
    let p = round((diagonal[l + 1] - diagonal[l]) / (2 * beside[l]))
    let r = round((p * p + 1).squareRoot())
    let first = diagonal[l]
    diagonal[l] = round(beside[l] / (p + (p >= 0 ? r : -r)))
    let shift = round(first - diagonal[l])
    for i in (l + 1)..<order { diagonal[i] = round(diagonal[i] - shift) }
    return shift
  }

  /// One QL transformation, by plane rotations from m up to l.
  private mutating func sweep(from m: Int, to l: Int) {
    var p = diagonal[m]
    var c = 1.0
    var s = 0.0
    for i in stride(from: m - 1, through: l, by: -1) {
      let g = round(c * beside[i])
      let h = round(c * p)
      if abs(p) >= abs(beside[i]) {
        c = round(beside[i] / p)
        let r = round((c * c + 1).squareRoot())
        beside[i + 1] = round(s * p * r)
        s = round(c / r)
        c = round(1 / r)
      } else {
        c = round(p / beside[i])
        let r = round((c * c + 1).squareRoot())
        beside[i + 1] = round(s * beside[i] * r)
        s = round(1 / r)
        c = round(c * s)
      }
      p = round(c * diagonal[i] - s * g)
      diagonal[i + 1] = round(h + s * (c * g + s * diagonal[i]))
      for k in 0..<order {
        let next = z[k, i + 1]
        z[k, i + 1] = round(s * z[k, i] + c * next)
        z[k, i] = round(c * z[k, i] - s * next)
      }
    }
    beside[l] = round(s * p)
    diagonal[l] = round(c * p)
  }
}
