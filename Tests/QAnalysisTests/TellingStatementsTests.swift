import QStudy
import Testing

@testable import QAnalysis

@Suite struct TellingStatementsTests {
  /// Two viewpoints on either side of a third, apart from each other on some statements.
  private func scores(apart: Int) -> [[Double]] {
    let middle = (0..<20).map { Double($0 % 5) / 2 - 1 }
    let step = middle.indices.map { $0 < apart ? 0.9 : 0.1 }
    return [zip(middle, step).map(+), middle, zip(middle, step).map(-)]
  }

  @Test func aViewpointNearTheMeanOfAllHasNoColumn() throws {
    let list = try #require(TellingStatements.list(scores(apart: 10)))
    #expect(list.findable == [0, 2])
    #expect(list.keys.allSatisfy { $0.count == 2 })
  }

  @Test func everyStatementOfTheListHasAKey() throws {
    let list = try #require(TellingStatements.list(scores(apart: 9)))
    #expect(list.statements == Array(0..<9))
    #expect(list.keys.allSatisfy { $0 == [1, -1] })
  }

  @Test func tooFewTellingStatementsMakeNoList() {
    #expect(TellingStatements.list(scores(apart: TellingStatements.fewest)) != nil)
    #expect(TellingStatements.list(scores(apart: TellingStatements.fewest - 1)) == nil)
  }
}
