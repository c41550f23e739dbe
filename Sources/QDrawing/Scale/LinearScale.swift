import Glibc

/// Carries numbers of the data to places in a scene: x ↦ r₀ + (x − d₀) (r₁ − r₀) / (d₁ − d₀).
package struct LinearScale: Hashable, Sendable {
  /// The number that lands at the start of the range.
  package let domainStart: Double
  /// The number that lands at the end of the range.
  package let domainEnd: Double
  /// The place of the domain's start, in px.
  package let rangeStart: Double
  /// The place of the domain's end, in px; less than the start for an axis that points up.
  package let rangeEnd: Double

  /// Makes a scale from the domain of the data to a range of places. Either may run backwards.
  package init(domain: (Double, Double), range: (Double, Double)) {
    (domainStart, domainEnd) = domain
    (rangeStart, rangeEnd) = range
  }

  /// The place of a number. Numbers outside the domain land outside the range; where the domain is
  /// a single number, everything lands in the middle.
  package func callAsFunction(_ value: Double) -> Double {
    guard domainStart != domainEnd else { return (rangeStart + rangeEnd) / 2 }
    let share = (value - domainStart) / (domainEnd - domainStart)
    return rangeStart * (1 - share) + rangeEnd * share
  }

  /// The number at a place; where the range is a single place, the middle of the domain.
  package func inverse(_ place: Double) -> Double {
    LinearScale(domain: (rangeStart, rangeEnd), range: (domainStart, domainEnd))(place)
  }

  /// A number to be marked on an axis.
  package struct Tick: Hashable, Sendable {
    /// The number.
    package let value: Double
    /// The number in words of the axis: as many decimals as the step has, and a real minus sign.
    package let label: String
  }

  /// About `count` numbers within the domain, upwards, evenly spaced by 1, 2 or 5 times a power of
  /// ten.
  ///
  /// The step is that of P. S. Heckbert, Nice numbers for graph labels (Graphics Gems, 1990,
  /// 61–63); other than there, the outermost ticks lie within the domain rather than around it.
  /// There are none where the domain is a single number or not finite.
  package func ticks(_ count: Int = 5) -> [Tick] {
    let low = min(domainStart, domainEnd)
    let high = max(domainStart, domainEnd)
    guard low < high, (high - low).isFinite else { return [] }
    let span = NiceNumber(high - low, rounding: .up)
    let step = NiceNumber(
      span.value / Double(max(2, count) - 1), rounding: .toNearestOrAwayFromZero)
    // A domain of 0.1 + 0.2 still has its tick at 0.3.
    let slack = 1e-9
    let first = ceil(low / step.value - slack)
    let last = floor(high / step.value + slack)
    // Beyond 2⁵³ neighbouring ticks are the same number.
    guard first <= last, max(abs(first), abs(last)) < 1e15 else { return [] }
    return (Int(first)...Int(last)).map { step.tick($0) }
  }
}

/// 1, 2, 5 or 10 times a power of ten.
private struct NiceNumber {
  let factor: Int
  let exponent: Int

  /// The least nice number that isn't below `x`, or the nearest, with the limits of Heckbert.
  init(_ x: Double, rounding: FloatingPointRoundingRule) {
    let exponent = Int(floor(log10(x)))
    let fraction = x / pow(10, Double(exponent))
    let limits = rounding == .up ? [1, 2, 5] : [1.5, 3, 7]
    // 1.0000000000000002 is meant to be 1.
    let place = limits.firstIndex { rounding == .up ? fraction <= $0 + 1e-9 : fraction < $0 }
    let factor = place.map { [1, 2, 5][$0] } ?? 10
    (self.factor, self.exponent) = factor == 10 ? (1, exponent + 1) : (factor, exponent)
  }

  var value: Double { times(1) }

  /// A multiple, as near to the decimal number as a Double can be.
  func times(_ count: Int) -> Double {
    let mantissa = Double(count) * Double(factor)
    return exponent < 0
      ? mantissa / pow(10, Double(-exponent)) : mantissa * pow(10, Double(exponent))
  }

  func tick(_ count: Int) -> LinearScale.Tick {
    LinearScale.Tick(value: times(count), label: label(count))
  }

  /// The multiple written out from its whole digits, so that no rounding can show.
  private func label(_ count: Int) -> String {
    guard count != 0 else { return "0" }
    var digits = String(count.magnitude * UInt(factor))
    if exponent >= 0 {
      digits += String(repeating: "0", count: exponent)
    } else {
      digits = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
    }
    return (count < 0 ? "\u{2212}" : "") + digits
  }
}
