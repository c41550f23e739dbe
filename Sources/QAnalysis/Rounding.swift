import Glibc

/// What becomes of a figure on its way: programs that print a step before taking the next go on
/// from the printed digits.
public enum Rounding: Equatable, Sendable {
  /// Full double precision.
  case exact
  /// Rounded to this many decimals, halves away from zero, as a person rounds the decimal fraction:
  /// 1.005 to two decimals is 1.01.
  case decimals(Int)

  /// The figure as it is passed on.
  ///
  /// A value is rounded up when it is not below the double nearest to the decimal half, so that a
  /// half that doubles can only come near to is still a half. Values too large to have such
  /// decimals, infinities and NaN stay as they are.
  public func callAsFunction(_ value: Double) -> Double {
    guard case .decimals(let decimals) = self else { return value }
    let scale = pow(10, Double(decimals))
    let size = abs(value)
    let scaled = size * scale
    guard scaled < 0x1p52 else { return value }
    let below = scaled.rounded(.down)
    let rounded = size >= (below + 0.5) / scale ? below + 1 : below
    // No negative zero: it would be written with its sign.
    return rounded == 0 ? 0 : value < 0 ? -rounded / scale : rounded / scale
  }
}
