import QAnalysis
import Testing

@Suite("Rounding on the way")
struct RoundingTests {
  @Test(
    "Halves of the scaled value go away from zero",
    arguments: [
      (0.125, 2, 0.13), (-0.125, 2, -0.13), (0.82575, 4, 0.8258), (0.26285, 4, 0.2628),
      (1.0049999, 2, 1.0), (2.5, 0, 3), (-2.5, 0, -3), (-0.004, 2, 0), (0.1 + 0.2, 17, 0.1 + 0.2),
      (1e300, 8, 1e300), (.infinity, 3, .infinity),
    ] as [(Double, Int, Double)])
  func halves(_ value: Double, _ decimals: Int, _ expected: Double) {
    #expect(Rounding.decimals(decimals)(value) == expected)
  }

  @Test("Exact rounding changes nothing, and a rounded value is its own rounding")
  func fixedPoints() {
    for k in -2000...2000 {
      let value = Double(k) * 0.000_123_457
      let rounded = Rounding.decimals(5)(value)
      #expect(Rounding.exact(value) == value)
      #expect(Rounding.decimals(5)(rounded) == rounded)
      #expect(abs(rounded - value) <= 0.5000001e-5)
    }
    #expect(Rounding.decimals(3)(.nan).isNaN)
  }
}
