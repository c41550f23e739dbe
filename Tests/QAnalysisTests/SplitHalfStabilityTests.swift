import QAnalysis
import QStudy
import TestSupport
import Testing

@Suite("Split-half stability")
struct SplitHalfStabilityTests {
  @Test("Planted viewpoints are found in both halves, one too many is not")
  func planted() throws {
    let table = try SortTable(
      try simulated(statements: 40, sorts: 40, viewpoints: 2, loading: 0.8...0.9))
    let two = try SplitHalfStability(table, settings: AnalysisSettings(factors: 2))
    let three = try SplitHalfStability(table, settings: AnalysisSettings(factors: 3))
    #expect(two.smallest.count == 100 && two.factors == 2)
    #expect(try #require(two.median) > 0.9)
    #expect(try #require(three.median) < 0.75)
  }

  @Test("The figures follow from the seed alone: not from threads, nor the order of the sorts")
  func repeatable() throws {
    var study = try simulated(statements: 24, sorts: 15)
    var settings = AnalysisSettings(factors: 3)
    let one = try SplitHalfStability(
      SortTable(study), settings: settings, halves: 20, threads: 1)
    let several = try SplitHalfStability(
      SortTable(study), settings: settings, halves: 20, threads: 3)
    #expect(one == several)
    study.sorts.reverse()
    let reversed = try SplitHalfStability(SortTable(study), settings: settings, halves: 20)
    #expect(reversed == one)
    settings.seed = 2
    let another = try SplitHalfStability(SortTable(study), settings: settings, halves: 20)
    #expect(another.smallest != one.smallest)
  }

  @Test("Too few sorts give no figure, and halves that do not carry K factors count 0")
  func few() throws {
    let three = try SortTable(try simulated(sorts: 3, viewpoints: 1))
    let none = try SplitHalfStability(three, settings: AnalysisSettings(factors: 1))
    #expect(none.median == nil && none.smallest.isEmpty)
    let six = try SortTable(try simulated(sorts: 6, viewpoints: 1))
    let tooMany = try SplitHalfStability(six, settings: AnalysisSettings(factors: 4), halves: 10)
    #expect(tooMany.smallest == Array(repeating: 0, count: 10) && tooMany.median == 0)
  }
}
