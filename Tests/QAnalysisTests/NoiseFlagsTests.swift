import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("What the flag rule flags in noise")
struct NoiseFlagsTests {
  @Test("A study of noise is flagged as often as noise is expected to be")
  func noiseIsNoise() throws {
    let table = try SortTable(try simulated(statements: 40, sorts: 40, viewpoints: 0))
    let settings = AnalysisSettings(factors: 3)
    let expected = try #require(try NoiseFlags(table, settings: settings))
    let flags = try Analysis(table, settings: settings).flags.values
    let share = Double(flags.count { $0.contains { $0 != 0 } }) / 40
    #expect(expected.studies == 100)
    // The spread of one study about the mean of many is about .08.
    #expect(abs(expected.share - share) < 0.25)
    #expect(0.4 < expected.share && expected.share < 0.85)
  }

  @Test("A stricter level flags less noise, and no rule none")
  func levels() throws {
    let table = try lipset()
    let shares = try [FlagLevel.p20, .p05, .p001].map { level in
      try #require(
        try NoiseFlags(
          table, settings: AnalysisSettings(factors: 2, flagging: .significance, flagLevel: level))
      ).share
    }
    #expect(shares[0] > shares[1] && shares[1] > shares[2])
    let none = try NoiseFlags(table, settings: AnalysisSettings(factors: 2, flagging: .none))
    #expect(none?.share == 0)
  }

  @Test("The share depends neither on threads nor on the order of sorts")
  func invariance() throws {
    let table = try lipset()
    let settings = AnalysisSettings(factors: 2)
    var study = table.study
    study.sorts = table.sorts.reversed()
    let one = try NoiseFlags(table, settings: settings, threads: 1)
    #expect(one == (try NoiseFlags(table, settings: settings, threads: 3)))
    #expect(one == (try NoiseFlags(try SortTable(study), settings: settings)))
  }

  @Test("Extractions that hardly converge on noise are tried on fewer studies, and end")
  func bounded() throws {
    let table = try SortTable(try simulated(statements: 33, sorts: 25, viewpoints: 3))
    for extraction in [ExtractionMethod.paf, .ml] {
      var settings = AnalysisSettings(factors: 3, extraction: extraction)
      settings.extract = extraction == .paf ? 20 : 8
      let start = ContinuousClock.now
      let noise = try #require(try NoiseFlags(table, settings: settings))
      #expect((1...25).contains(noise.studies) && 0 < noise.share && noise.share < 1)
      // Without bounds it takes minutes, optimised.
      #expect(ContinuousClock.now - start < .seconds(30))
    }
  }
}
