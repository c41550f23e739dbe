import QStudy
import QTables
import Testing

@testable import QFormats

/// Pictures of the grid whose cells are words.
@Suite struct NumberedPictureTests {
  private static let cards = [
    ["3|1|2|5|7", "|4|6|8|", "||9||"], ["9|8|7|6|5", "|4|3|2|", "||1||"],
  ]
  private static let values = "-2|-1|0|1|2"
  private static let placements = [
    [-1, 0, -2, -1, 1, 0, 2, 1, 0], [0, 1, 0, -1, 2, 1, 0, -1, -2],
  ]

  /// A sheet for each of two people, the cells made of the numbers of cards.
  private func sheets(
    values: String = Self.values, _ cell: (Int) -> String
  ) -> [WorkbookSheet] {
    zip(["Anna", "Bryn"], Self.cards).map { name, lines in
      let pictured = lines.map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map { part in
          Int(part).map(cell) ?? ""
        }.joined(separator: "|")
      }
      return kadeSheet(name, [name, "", values] + pictured)
    }
  }

  private func read(
    _ sheets: [WorkbookSheet], _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(path: "book.xlsx", bytes: try workbookBytes(sheets)), options: options)
  }

  private func expectRead(_ sheets: [WorkbookSheet], wording: String?) throws {
    let reading = try read(sheets)
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
    #expect(reading.study.sorts.map(\.placements) == Self.placements)
    #expect(reading.study.statements[2].text == wording ?? "Statement 3")
    #expect(try read(sheets, try byHand(try #require(reading.layout))).study == reading.study)
  }

  @Test("Numbers behind letters, and values with words behind them, are read")
  func numbers() throws {
    try expectRead(sheets { "S\($0)" }, wording: nil)
    try expectRead(sheets { "Card \($0)" }, wording: nil)
    try expectRead(sheets { "#\($0)" }, wording: nil)
    try expectRead(
      sheets(values: "-2 most disagree|-1|'+0|'+1|+2 most agree") { "\($0)" }, wording: nil)
  }

  @Test("Numbers before the wording are read, and word the statements")
  func numbersAndWording() throws {
    try expectRead(sheets { "\($0). Trees for reason \($0)" }, wording: "Trees for reason 3")
    #expect(
      try read(sheets { "\($0). Trees for reason \($0)" }).warnings.map(\.code) == [.layoutInferred]
    )
  }

  @Test("The wording alone is read, and statements are numbered as they come")
  func wording() throws {
    let names = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    let reading = try read(sheets { "Trees for reason \(names[$0])" })
    #expect(reading.study.sorts[0].placements == [-2, -1, 0, 1, 2, -1, 0, 1, 0])
    #expect(reading.study.statements[0].text == "Trees for reason three")
    #expect(reading.study.sorts[1].placements == [0, 0, 1, 2, 0, -1, 1, -1, -2])
  }

  @Test("A card that is missing, or lies there twice, leaves them to the other rules")
  func faulty() throws {
    let faulty = sheets { $0 == 9 ? "S8" : "S\($0)" }
    #expect(throws: Findings.self) { try read(faulty) }
  }
}
