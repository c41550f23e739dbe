internal import CLAPACK

/// A tridiagonal matrix with the eigenvalues of a symmetric one, by Householder's reflections.
///
/// LAPACK reduces it column by column (`dsytd2`). Its way in blocks, which `dsyevr` takes, pays only on
/// a BLAS that is written for one machine: on the reference one it takes two to three times as long for
/// the matrices of a study, of which simulations reduce thousands.
struct TridiagonalForm {
  private var diagonal: [Double]
  private var beside: [Double]
  /// What the matrix was divided by: a power of 2 near its largest entry, so that no square of an entry
  /// overflows and no digit is lost.
  private let scale: Double

  /// The form of the upper triangle of A (n×n, finite and symmetric).
  init(of a: Matrix) throws(NumericsError) {
    let n = a.rows
    diagonal = [Double](repeating: 0, count: n)
    beside = [Double](repeating: 0, count: max(1, n - 1))
    let largest = a.entries.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else {
      scale = 0
      return
    }
    ForeignThreads.keepToOne
    scale = largest.binade
    var scratch = a.entries.map { [scale] in $0 / scale }
    var reflections = beside
    let info = mindset_dsytd2(CInt(n), &scratch, &diagonal, &beside, &reflections)
    try NumericsError.check(info, routine: "dsytd2")
  }

  /// All eigenvalues, largest first, by the square-root-free QL and QR iteration (`dsterf`).
  func values() throws(NumericsError) -> [Double] {
    var (ascending, scratch) = (diagonal, beside)
    let info = mindset_dsterf(CInt(diagonal.count), &ascending, &scratch)
    try NumericsError.check(info, routine: "dsterf")
    return ascending.reversed().map { scale * $0 }
  }

  /// The eigenvalue at a position, from 0 for the largest, by bisection (`dstebz`).
  func value(at position: Int) throws(NumericsError) -> Double {
    let n = diagonal.count
    var found = [Double](repeating: 0, count: n)
    var work = [Double](repeating: 0, count: 4 * n)
    var integers = [CInt](repeating: 0, count: 3 * n)
    var blocks = [CInt](repeating: 0, count: n)
    var splits = [CInt](repeating: 0, count: n)
    let info = mindset_dstebz(
      CInt(n), CInt(n - position), diagonal, beside, &found, &blocks, &splits, &work, &integers)
    try NumericsError.check(info, routine: "dstebz")
    return scale * found[0]
  }
}
