import Glibc

/// What becomes of a figure on its way: programs that print a step before taking the next go on
/// from the printed digits.
public enum Rounding: Equatable, Sendable {
  /// Full double precision.
  case exact
  /// Rounded to this many decimals, halves away from zero.
  case decimals(Int)
  /// Rounded to the first number of decimals, and the result to the second.
  case twice(Int, Int)
  /// The nearest figure of single precision, 24 binary digits.
  case single

  /// The figure as it is passed on.
  ///
  /// A half is one of the product value · 10^decimals in double precision, as other programs have it.
  /// Values too large to have such decimals, infinities and NaN stay as they are.
  public func callAsFunction(_ value: Double) -> Double {
    switch self {
    case .exact: return value
    case .single:
      let stored = Float(value)
      return stored.isFinite ? Double(stored) : value
    case .twice(let first, let second):
      return Rounding.decimals(second)(Rounding.decimals(first)(value))
    case .decimals(let decimals):
      let scale = pow(10, Double(decimals))
      let scaled = value * scale
      guard abs(scaled) < 0x1p52 else { return value }
      let rounded = scaled.rounded(.toNearestOrAwayFromZero)
      // No negative zero: it would be written with its sign.
      return rounded == 0 ? 0 : rounded / scale
    }
  }
}
