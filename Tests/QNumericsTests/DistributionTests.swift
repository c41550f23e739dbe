import QNumerics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct DistributionTests {
  @Test("the normal distribution agrees with its tables, far into the tail")
  func normal() {
    expectClose(Normal.twoSidedP(1.959_963_984_540_054), 0.05, relative: 1e-14)
    expectClose(Normal.twoSidedP(-2.575_829_303_548_901), 0.01, relative: 1e-13)
    expectClose(Normal.upperTail(1), 0.158_655_253_931_457_05, relative: 1e-14)
    expectClose(Normal.upperTail(-1), 0.841_344_746_068_542_9, relative: 1e-14)
    // R: pnorm(6, lower.tail = FALSE).
    expectClose(Normal.upperTail(6), 9.865_876_450_377e-10, relative: 1e-12)
    #expect(Normal.twoSidedP(0) == 1)
  }

  @Test(
    "t quantiles agree with the tables",
    arguments: [
      // Root of the regularised incomplete beta function in 40 digits, by mpmath 1.3.0.
      (1.0, 0.975, 12.706_204_736_174_705), (2, 0.975, 4.302_652_729_749_464),
      (5, 0.995, 4.032_142_983_555_228), (10, 0.975, 2.228_138_851_986_275),
      (30, 0.95, 1.697_260_886_593_958), (120, 0.975, 1.979_930_405_082_441),
      (1e6, 0.975, 1.959_966_356_814_107),
    ])
  func tables(df: Double, p: Double, t: Double) throws {
    let distribution = try #require(StudentT(degreesOfFreedom: df))
    expectClose(distribution.quantile(p), t, relative: 1e-12)
    expectClose(distribution.quantile(1 - p), -t, relative: 1e-12)
    expectClose(distribution.twoSidedP(t), 2 * (1 - p), relative: 1e-12)
  }

  @Test(
    "t probabilities hold for few, broken and very many degrees of freedom",
    arguments: [
      // mpmath 1.3.0: betainc(v/2, 1/2, 0, v/(v + t²), regularized=True) in 40 digits.
      (1e-6, 1e-3, 0.999_999_118_627_130_26),
      (0.001, 1, 0.995_861_722_449_263_25), (0.3, 0.7, 0.745_623_088_766_497_96),
      (0.3, 1e5, 0.022_104_366_595_332_895), (3.7, 25, 2.908_775_997_516_092_7e-5),
      (40, 1e-3, 0.999_207_086_286_057_41), (60, 1.75, 0.085_230_788_085_067_592),
      (2500.5, 1.3, 0.193_720_787_806_314_93), (1e6, 1.7, 0.089_131_236_490_348_761),
      (1e6, 5, 5.733_997_870_890_741_6e-7), (1e6, 30, 1.202_009_423_366_343_8e-197),
      (1e12, 2.5, 0.012_419_330_651_711_121),
    ])
  func probabilities(df: Double, t: Double, p: Double) throws {
    expectClose(try #require(StudentT(degreesOfFreedom: df)).twoSidedP(t), p, relative: 2e-13)
  }

  @Test(
    "for ν = 1, 2 and 4 the closed forms hold from the centre to the far tail",
    arguments: [1e-9, 1e-3, 0.1, 0.5, 1, 1.7, 2, 3, 10, 1e3, 1e6])
  func closedForms(t: Double) throws {
    let one = try #require(StudentT(degreesOfFreedom: 1))
    let two = try #require(StudentT(degreesOfFreedom: 2))
    let four = try #require(StudentT(degreesOfFreedom: 4))
    expectClose(one.twoSidedP(t), 2 / Double.pi * atan(1 / t), relative: 1e-13)
    // 1 − t/√(2 + t²), written without cancellation.
    let root = (2 + t * t).squareRoot()
    expectClose(two.twoSidedP(t), 2 / (root * (root + t)), relative: 1e-13)
    // With s = t/√(4 + t²): 1 − s(3 − s²)/2 = (1 − s)²(2 + s)/2.
    let root4 = (4 + t * t).squareRoot()
    let rest = 4 / (root4 * (root4 + t))
    expectClose(four.twoSidedP(-t), rest * rest * (3 - rest) / 2, relative: 1e-13)
  }

  @Test("a million degrees of freedom give the normal quantile and its first corrections")
  func manyDegrees() throws {
    let df = 1e6
    let distribution = try #require(StudentT(degreesOfFreedom: df))
    for (p, z) in [(0.975, 1.959_963_984_540_054), (0.995, 2.575_829_303_548_901)] {
      // Fisher & Cornish (1960).
      let first = (z * z * z + z) / (4 * df)
      let z2 = z * z
      let second = z * (5 * z2 * z2 + 16 * z2 + 3) / (96 * df * df)
      expectClose(distribution.quantile(p), z + first + second, relative: 2e-12)
    }
    expectClose(distribution.twoSidedP(0.3), Normal.twoSidedP(0.3), relative: 1e-6)
  }

  @Test(
    "quantile and probability are each other's inverse", arguments: [0.3, 1, 3.7, 60, 1e4, 1e6])
  func inverse(df: Double) throws {
    let distribution = try #require(StudentT(degreesOfFreedom: df))
    for tail in [1e-12, 1e-6, 0.01, 0.2, 0.4, 0.4999] {
      let t = distribution.quantile(tail)
      #expect(t < 0)
      expectClose(distribution.twoSidedP(t), 2 * tail, relative: 1e-11)
    }
  }

  @Test("the edges of the t distribution are said, not guessed")
  func edges() throws {
    for df in [0, -1, Double.nan, .infinity] { #expect(StudentT(degreesOfFreedom: df) == nil) }
    let distribution = try #require(StudentT(degreesOfFreedom: 7))
    #expect(distribution.quantile(0) == -.infinity)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.quantile(0.5) == 0)
    #expect(distribution.quantile(1.1).isNaN && distribution.quantile(.nan).isNaN)
    #expect(distribution.twoSidedP(0) == 1)
    #expect(distribution.twoSidedP(.infinity) == 0 && distribution.twoSidedP(-.infinity) == 0)
    #expect(distribution.twoSidedP(.nan).isNaN)
  }
}
