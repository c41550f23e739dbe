import QStudy
import QTables
import Testing

@testable import QFormats

/// What the options of a layout say, as the command line would read them.
func byHand(_ layout: SheetLayout) throws -> ReadingOptions {
  var options = ReadingOptions()
  var (sorts, statements): ([SheetRange], [SheetRange]) = ([], [])
  var ids: IDPlace?
  let words = layout.options
  for (option, value) in zip(words, words.dropFirst()) {
    switch option {
    case "--sheet": options.sheet = value
    case "--sorts": sorts = try #require(SheetRange.list(value))
    case "--statements": statements = try #require(SheetRange.list(value))
    case "--ids": ids = IDPlace(value)
    case "--rows": options.rows = TableRows(rawValue: value)
    case "--attributes": options.attributes = value.split(separator: ",").map(String.init)
    default: continue
    }
  }
  options.place = try #require(SortsPlace(sorts: sorts, statements: statements, ids: ids))
  return options
}

/// A text read with the options that state its layout.
func readAgain(_ text: String, _ layout: SheetLayout?) throws -> StudyReading {
  try StudyFormats.read(
    FormatInput(path: "t.csv", bytes: Array(text.utf8)),
    options: try byHand(try #require(layout)))
}

/// Pictures, piles and totals in ranges that the user names.
@Suite struct StatedPlaceTests {
  private func read(_ text: String, sorts: String) throws -> StudyReading {
    var options = ReadingOptions()
    let ranges = try #require(SheetRange.list(sorts))
    options.place = try #require(SortsPlace(sorts: ranges, statements: [], ids: nil))
    return try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: options)
  }

  @Test(
    "Ranges are read and written as spreadsheets do",
    arguments: [
      "B3:F6", "Anna!B3:F6", "'Anna, May'!B3:F6", "B3:F6,H3:L6", "'It''s'!A1,'A!b'!B2:C3",
      "Größe!A1:B2",
    ])
  func ranges(text: String) throws {
    let ranges = try #require(SheetRange.list(text))
    #expect(ranges.map(\.description).joined(separator: ",") == text)
  }

  @Test("What is no range is none", arguments: ["", "B3:", "!A1", "''!A1", "cards.csv", "A1,,B2"])
  func noRanges(text: String) { #expect(SheetRange.list(text) == nil) }

  @Test("Values alone, named by nothing, are told by the grid that columns or rows fill")
  func bare() throws {
    let rows = [[-1, 0, 0], [0, 0, 1], [0, 1, -1], [1, -1, 0]]
    let text = rows.map { $0.map(String.init).joined(separator: ",") + "\n" }.joined()
    let down = try read(text, sorts: "A1:C4")
    #expect(down.study.sorts.map(\.placements) == (0..<3).map { column in rows.map { $0[column] } })
    #expect(down.study.statements.map(\.id) == ["1", "2", "3", "4"])
    let turned = (0..<3).map { column in
      rows.map { String($0[column]) }.joined(separator: ",") + "\n"
    }.joined()
    let across = try read(turned, sorts: "A1:D3")
    #expect(across.study.sorts.map(\.placements) == down.study.sorts.map(\.placements))
  }

  // MARK: Pictures and piles

  private static let pictures = """
    Anna,,,,,Bryn,,
    -1,0,1,,,-1,0,1
    3,1,2,,,4,2,1
    ,4,,,,,3,
    ,,,,,,,
    Carys,,,,,,,
    1,2,3,,,,,
    ,4,,,,,,
    -1,0,1,,,,,

    """

  @Test("Pictures of the grid are stated by their cells, and stated so read the same")
  func pictures() throws {
    let found = try readTable(Self.pictures)
    #expect(found.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys"])
    #expect(found.layout?.options == ["--sorts", "A2:C4,F2:H4,A7:C9"])
    let stated = try readAgain(Self.pictures, found.layout)
    #expect(stated.study == found.study)
    #expect(stated.layout?.options == found.layout?.options)
    let one = try read(Self.pictures, sorts: "F2:H4")
    #expect(one.study.sorts == [found.study.sorts[1]])
    let two = try read(Self.pictures, sorts: "A7:C9,A2:C4")
    #expect(two.study.sorts.map(\.id) == ["Carys", "Anna"])
  }

  @Test("A stated range without a picture is named, and so is a sheet of a file of text")
  func noPicture() throws {
    let all = try findings { try read(Self.pictures, sorts: "A2:C4,A3:C4") }
    #expect(all.map(\.found) == ["no picture of the grid in A3:C4"])
    #expect(all.first?.location?.cell == "A3:C4")
    let sheet = try findings { try read(Self.pictures, sorts: "Anna!A2:C4") }
    #expect(sheet.map(\.found) == ["the range Anna!A2:C4, with the name of a sheet"])
  }

  @Test("Piles of cards are stated by their cells too", arguments: [true, false])
  func piles(isDown: Bool) throws {
    let columns = [
      ["value", "-1", "-1", "0", "0", "1"], ["Anna", "3", "1", "2", "5", "4"],
      ["Bryn", "5", "4", "3", "2", "1"],
    ]
    let rows = isDown ? (0..<6).map { i in columns.map { $0[i] } } : columns
    let text = "A title\n" + rows.map { $0.joined(separator: ",") + "\n" }.joined()
    let found = try readTable(text)
    #expect(
      found.layout?.options
        == (isDown
          ? ["--sorts", "B3:C7", "--ids", "row:2"] : ["--sorts", "B3:F4", "--ids", "column:A"]))
    let stated = try readAgain(text, found.layout)
    #expect(stated.study == found.study)
  }

  // MARK: Totals

  @Test("Totals and means in a stated range are left out and told, never counted as sorts")
  func totals() throws {
    let text = """
      no,Anna,Bryn,Mean,Carys,
      1,1,0,0,-1,0
      2,0,1,0.5,-1,0
      3,-1,-1,0,2,0
      4,2,1,1,0,3
      Total,2,1,,0,3

      """
    let place = SortsPlace(
      sorts: CellRange("B2:F6"), statements: CellRange("A2:A6"), ids: .row(1))
    let reading = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys"])
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
    let told = [
      "Row 6 left out: totals or means, by their name.",
      "Column D (“Mean”) left out: totals or means, by their name.",
      "Column F left out: each cell is the sum of the others in its row.",
    ]
    #expect(reading.layout?.told == told)
    #expect(reading.warnings.map(\.message) == [told.joined(separator: " ")])
    let turned = "sort,s1,s2,s3,Sum\nAnn,1,0,-1,0\nBob,0,1,-1,0\nMean,0.5,0.5,-1,0\nCai,-1,0,1,0\n"
    let rows = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(turned.utf8)),
      options: ReadingOptions(
        place: SortsPlace(sorts: CellRange("B2:E5"), ids: .column(1))))
    #expect(rows.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(rows.study.statements.map(\.id) == ["s1", "s2", "s3"])
  }
}
