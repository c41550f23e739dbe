import Testing

@testable import QAnalysis

@Suite("Tied scores")
struct TiedScoresTests {
  @Test("Tied scores at the edge of a column go to the statement listed first, and are told")
  func ties() {
    let (array, tied) = FactorScores.array(
      [0.5, 1, -2, 0.5, 0.5, -0.5], grid: [1, 1, 0, 0, -1, -1], conventions: ScoreConventions())
    #expect(array == [1, 1, -1, 0, 0, -1])
    #expect(tied == [[0, 3, 4]])
    let within = FactorScores.array(
      [1, 1, 0, 0, -1, -1], grid: [1, 1, 0, 0, -1, -1], conventions: ScoreConventions())
    #expect(within.tied.isEmpty)
  }
}
