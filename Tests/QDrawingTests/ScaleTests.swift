import QDrawing
import TestSupport
import Testing

private let domains: [(Double, Double)] = [
  (-5, 5), (0, 1), (1, 0), (-2.3, 2.2), (0.1 + 0.2, 0.7), (0, 1e6), (1e-7, 3e-6), (17, 93),
  (-0.04, 1234.5), (1e9, 1e9 + 7), (3.3e8, 9.1e12),
]

@Test(arguments: domains)
func aScaleAndItsInverseUndoEachOther(low: Double, high: Double) {
  let scale = LinearScale(domain: (low, high), range: (300, 20))
  #expect(scale(low) == 300)
  #expect(scale(high) == 20)
  for share in [-0.5, 0, 0.25, 0.9, 1, 2] {
    let value = low + share * (high - low)
    expectClose(scale.inverse(scale(value)), value, absolute: 1e-9 * abs(high - low))
  }
}

@Test(arguments: domains, [2, 3, 5, 8, 12])
func ticksAreNiceEvenAndWithinTheDomain(domain: (Double, Double), count: Int) {
  let ticks = LinearScale(domain: domain, range: (0, 1)).ticks(count).map(\.value)
  let (low, high) = (min(domain.0, domain.1), max(domain.0, domain.1))
  #expect(ticks.count >= 2 && ticks.count <= 2 * count)
  let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
  guard let step = steps.first else { return }
  for tick in ticks { #expect(tick >= low - 1e-9 * step && tick <= high + 1e-9 * step) }
  for other in steps { expectClose(other, step, relative: 1e-6) }
  #expect(ticks[0] - step < low && ticks[ticks.count - 1] + step > high)
  var mantissa = step
  while mantissa < 0.99 { mantissa *= 10 }
  while mantissa > 9.9 { mantissa /= 10 }
  #expect([1.0, 2, 5].contains { abs($0 - mantissa) < 1e-6 }, "\(step)")
}

@Test func ticksAreWrittenAsAReaderWritesThem() {
  func labels(_ low: Double, _ high: Double, _ count: Int = 5) -> [String] {
    LinearScale(domain: (low, high), range: (0, 1)).ticks(count).map(\.label)
  }
  #expect(labels(-1, 1) == ["−1.0", "−0.5", "0", "0.5", "1.0"])
  #expect(labels(-4, 4, 9) == ["−4", "−3", "−2", "−1", "0", "1", "2", "3", "4"])
  #expect(labels(0, 3000, 4) == ["0", "1000", "2000", "3000"])
  #expect(labels(0.01, 0.05, 6) == ["0.01", "0.02", "0.03", "0.04", "0.05"])
}

@Test func aDomainOfOneNumberHasItsPlaceInTheMiddle() {
  let scale = LinearScale(domain: (3, 3), range: (0, 10))
  #expect(scale(3) == 5)
  #expect(scale.ticks() == [])
  #expect(LinearScale(domain: (0, .infinity), range: (0, 1)).ticks() == [])
}
