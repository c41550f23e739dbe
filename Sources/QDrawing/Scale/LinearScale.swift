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
  /// The step is (d₁ − d₀) / (count − 1) rounded to a nice number as P. S. Heckbert does (Nice
  /// numbers for graph labels, Graphics Gems, 1990, 61–63). Other than there, the outermost ticks
  /// lie within the domain rather than around it, and the span isn't rounded up before. Where
  /// fewer than two such ticks lie within the domain, the next smaller step that has two is taken.
  /// There are none where the domain is a single number or not finite.
  package func ticks(_ count: Int = 5) -> [Tick] {
    let low = min(domainStart, domainEnd)
    let high = max(domainStart, domainEnd)
    guard low < high, (high - low).isFinite else { return [] }
    let step = NiceNumber(nearest: (high - low) / Double(max(2, count) - 1))
    // A domain of 0.1 + 0.2 still has its tick at 0.3.
    let slack = 1e-9
    let first = ceil(low / step.value - slack)
    let last = floor(high / step.value + slack)
    // Beyond 2⁵³ neighbouring ticks are the same number.
    guard max(abs(first), abs(last)) < 1e15 else { return [] }
    guard first < last else { return ticks(max(2, count) + 1) }
    return (Int(first)...Int(last)).map { step.tick($0) }
  }
}

/// 1, 2 or 5 times a power of ten.
private struct NiceNumber {
  let factor: Int
  let exponent: Int

  /// The nice number next to `x`, with the limits of Heckbert.
  init(nearest x: Double) {
    let power = Int(floor(log10(x)))
    switch x / pow(10, Double(power)) {
    case ..<1.5: (factor, exponent) = (1, power)
    case ..<3: (factor, exponent) = (2, power)
    case ..<7: (factor, exponent) = (5, power)
    default: (factor, exponent) = (1, power + 1)
    }
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
