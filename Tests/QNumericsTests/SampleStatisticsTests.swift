import QNumerics
import TestSupport
import Testing

@Suite struct SampleStatisticsTests {
  // mtcars, from R's datasets package: miles per gallon, and weight in 1000 lb.
  private let mpg = [
    21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
  ]
  private let weight = [
    2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25,
    5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17,
    2.77, 3.57, 2.78,
  ]

  @Test("quantiles are those of R's type 7")
  func quantiles() throws {
    // R: quantile(mtcars$mpg).
    for (p, expected) in [(0, 10.4), (0.25, 15.425), (0.5, 19.2), (0.75, 22.8), (1, 33.9)] {
      expectClose(try #require(quantile(mpg, p)), expected, absolute: 1e-12)
    }
    // R: quantile(1:10, c(.1, .333)).
    let ten = (1...10).map(Double.init)
    expectClose(try #require(quantile(ten, 0.1)), 1.9, absolute: 1e-14)
    expectClose(try #require(quantile(ten.reversed(), 0.333)), 3.997, absolute: 1e-14)
    #expect(quantile([3], 0.7) == 3)
    #expect(quantile([1, .infinity], 0) == 1)
  }

  @Test("a quantile of nothing, of NaN or outside 0...1 does not exist")
  func noQuantile() {
    #expect(quantile([], 0.5) == nil)
    #expect(quantile([1, .nan], 0.5) == nil)
    #expect(quantile([1, 2], -0.1) == nil && quantile([1, 2], 1.1) == nil)
    #expect(quantile([1, 2], .nan) == nil)
  }

  @Test("moments agree with R's")
  func moments() throws {
    // R: mean(mpg), sd(mpg), var(mpg), cor(mpg, wt), to the digits it prints.
    expectClose(try #require(Moments.mean(mpg)), 20.09062, absolute: 5e-6)
    expectClose(try #require(Moments.standardDeviation(mpg)), 6.026948, absolute: 5e-7)
    expectClose(try #require(Moments.variance(mpg)), 36.3241, absolute: 5e-5)
    expectClose(try #require(Moments.correlation(mpg, weight)), -0.8676594, absolute: 5e-8)
    expectClose(
      try #require(Moments.variance(mpg, ddof: 0)), try #require(Moments.variance(mpg)) * 31 / 32,
      relative: 1e-14)
  }

  @Test("moments that are not defined are nil")
  func undefinedMoments() {
    #expect(Moments.mean([]) == nil)
    #expect(Moments.variance([4]) == nil && Moments.variance([4], ddof: 0) == 0)
    #expect(Moments.correlation([1, 2], [1, 2, 3]) == nil)
    // A constant of 0.1 has a mean that is not exactly 0.1.
    #expect(Moments.correlation([0.1, 0.1, 0.1], [1, 2, 3]) == nil)
    #expect(Moments.correlation([], []) == nil)
  }

  @Test("a correlation never leaves −1...1")
  func correlationBounds() throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<500 {
      let x = (0..<5).map { _ in generator.normal() }
      let r = try #require(Moments.correlation(x, x.map { 3 * $0 + 1 }))
      #expect(r <= 1)
      expectClose(r, 1, absolute: 1e-14)
    }
  }
}
