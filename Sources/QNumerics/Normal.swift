#if canImport(Glibc)
  internal import Glibc
#endif

/// Probabilities of the normal distribution of mean 0 and variance 1.
public enum Normal {
  /// P(Z > z) = ½ erfc(z / √2): accurate far into the tail, where 1 − P(Z ≤ z) would be 0.
  public static func upperTail(_ z: Double) -> Double {
    0.5 * erfc(z * 0.5.squareRoot())
  }

  /// P(|Z| > |z|) = erfc(|z| / √2): 1 at 0, and .05 at 1.959963985.
  public static func twoSidedP(_ z: Double) -> Double {
    erfc(abs(z) * 0.5.squareRoot())
  }
}
