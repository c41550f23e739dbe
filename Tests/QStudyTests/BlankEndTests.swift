import Testing

@testable import QStudy

/// Sorts of which only the end is blank.
@Suite struct BlankEndTests {
  private static let complete: [Int?] = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]

  private func blanks(_ placements: [[Int?]]) -> Study {
    Study(
      title: "Blanks", statements: (1...10).map { Statement(id: "\($0)", text: "Statement \($0)") },
      sorts: SmallStudy.sorts(placements))
  }

  @Test(
    "a blank at the end may be that of a cell lost before it: both are said, and filled ones told")
  func blankEnd() throws {
    var end = Self.complete
    end[9] = nil
    var amid = Self.complete
    amid[4] = nil
    let study = blanks([Self.complete, end, amid, Self.complete])
    let refused = findings { () throws(Findings) in try SortTable(study) }
    #expect(refused.map(\.sort) == ["B", "C"])
    #expect(
      refused.map { $0.mend.contains("a cell before it may have been lost") } == [true, false])
    let warning = try SortTable(study, missing: .refill).warnings.first { $0.code == .cellsFilled }
    #expect(warning?.message.contains("Only the end of B was blank") == true)
    // Amid the values nothing moved.
    let sure = try SortTable(blanks([Self.complete, amid]), missing: .refill).warnings
    #expect(sure.allSatisfy { !$0.message.contains("Only the end") })
  }
}
