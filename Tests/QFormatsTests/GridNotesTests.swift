import QStudy
import Testing

@testable import QFormats

/// The grid noted beside the sorts, and counts of cards below them.
@Suite struct GridNotesTests {
  private let sorts = [
    "sort,1,2,3,4,5,6,7,8,9", "Ann,-2,-1,-1,0,0,0,1,1,2", "Bob,2,-1,-1,0,0,0,1,1,-2",
    "Cei,-2,1,-1,0,0,0,1,-1,2", "Dai,-2,-1,-1,0,0,1,0,1,2",
  ]
  private let statements = [
    "statement,Ann,Bob,Cei,Dai", "1,-2,2,-2,-2", "2,-1,-1,1,-1", "3,-1,-1,-1,-1", "4,0,0,0,0",
    "5,0,0,0,0", "6,0,0,0,1", "7,1,1,1,0", "8,1,1,-1,1", "9,2,-2,2,2",
  ]
  private let down = ["-2,1", "-1,2", "0,3", "1,2", "2,1"]
  private let across = ["value,-2,-1,0,1,2", "cards,1,2,3,2,1"]

  private func check(
    _ lines: [String], _ told: String, sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    let text = lines.joined(separator: "\n") + "\n"
    let plain = try readTable(sorts.joined(separator: "\n") + "\n").study
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == plain.sorts.map(\.id), sourceLocation: sourceLocation)
    #expect(
      reading.study.sorts.map(\.placements) == plain.sorts.map(\.placements),
      sourceLocation: sourceLocation)
    #expect(
      reading.study.statements.map(\.id) == plain.statements.map(\.id),
      sourceLocation: sourceLocation)
    #expect(reading.study.participants.isEmpty, sourceLocation: sourceLocation)
    #expect(reading.layout?.told.first == told, sourceLocation: sourceLocation)
    #expect(
      try readAgain(text, reading.layout).study == reading.study, sourceLocation: sourceLocation)
  }

  @Test("A grid above, below or beside the sorts is left out and told")
  func grid() throws {
    let reason = "left out: the grid, how many cards each value takes."
    try check(across + [""] + sorts, "Rows 1, 2 \(reason)")
    try check(across + [""] + statements, "Rows 1, 2 \(reason)")
    try check(sorts + [""] + across, "Rows 7, 8 \(reason)")
    try check(statements + ["", "Value,Cards"] + down, "Rows 12, 13, 14, 15, 16, 17 \(reason)")
    try check(sorts + down, "Rows 6, 7, 8, 9, 10 \(reason)")
    let beside = zip(statements, ["value,cards"] + down + Array(repeating: ",", count: 4))
    try check(beside.map { "\($0),,\($1)" }, "Columns G, H \(reason)")
  }

  @Test("Counts of cards below each sort, or right of it, are no statements")
  func counts() throws {
    let reason = "left out: how many cards of each sort lie on a value."
    let below = zip([-2, -1, 0, 1, 2], [1, 2, 3, 2, 1]).map { "\($0),\($1),\($1),\($1),\($1)" }
    try check(statements + below, "Rows 11, 12, 13, 14, 15 \(reason)")
    let right = [sorts[0] + ",-2,-1,0,1,2"] + sorts.dropFirst().map { $0 + ",1,2,3,2,1" }
    try check(right, "Columns K, L, M, N, O \(reason)")
  }

  @Test("Sorts that look like a grid are none")
  func noGrid() throws {
    let small = "sort,a,b,c\nAnn,-1,0,1\nBob,1,1,1\nCei,-1,0,1\nDai,0,-1,1\n"
    #expect(try readTable(small).study.sorts.map(\.id) == ["Ann", "Bob", "Cei", "Dai"])
  }
}
