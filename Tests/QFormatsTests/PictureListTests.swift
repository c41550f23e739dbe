import QStudy
import QTables
import Testing

@testable import QFormats

/// Lists of the statements beside pictures of the grid.
@Suite struct PictureListTests {
  private static let pictures = [
    ["-2|-1|0|1|2", "3|1|2|5|7", "|4|6|8|", "||9||"],
    ["-2|-1|0|1|2", "9|8|7|6|5", "|4|3|2|", "||1||"],
  ]

  /// A sheet with a title, the list, and the picture beside it.
  private static func lines(_ picture: Int, name: String, words: String = "Buses are") -> [String] {
    (["Participant: \(name)", ""]
      + (0...9).map { row in
        let list = row == 0 ? "No|Statement" : "\(row)|\(words) good for reason \(row)"
        return list + "||" + (row < 4 ? pictures[picture][row] : "")
      })
  }

  private func read(
    _ sheets: [(String, [String])], _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    let book = try workbookBytes(sheets.map { kadeSheet($0.0, $0.1) })
    return try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book), options: options)
  }

  @Test("The wording is taken from the list beside the pictures, told, and stated by hand")
  func wording() throws {
    let sheets = [
      ("Anna", Self.lines(0, name: "Anna")), ("Bryn", Self.lines(1, name: "Bryn")),
    ]
    let reading = try read(sheets)
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
    #expect(reading.study.statements[8].text == "Buses are good for reason 9")
    #expect(reading.study.participants.isEmpty)
    let told =
      "The wording of the statements was taken from the sheet “Anna”: column B, by the ids in column A."
    #expect(reading.layout?.told.last == told)
    #expect(reading.warnings == [Warning(.layoutInferred, told)])
    let layout = try #require(reading.layout)
    #expect(layout.options.contains("Anna!A3:B12"))
    #expect(try read(sheets, try byHand(layout)).study == reading.study)
  }

  @Test("A list below the picture is found, under a heading and without one")
  func below() throws {
    let texts = (1...9).map { "\($0)|Buses are good for reason \($0)" }
    for heading in [["", "No|Statement"], [""]] {
      let sheets = ["Anna", "Bryn"].enumerated().map { number, name in
        (name, ["Name: \(name)", ""] + Self.pictures[number] + heading + texts)
      }
      let reading = try read(sheets)
      #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
      #expect(
        reading.study.statements.map(\.text) == (1...9).map { "Buses are good for reason \($0)" })
      #expect(try read(sheets, try byHand(try #require(reading.layout))).study == reading.study)
    }
  }

  @Test("A sort on a sheet of its own is called after it, not after the heading of a list")
  func name() throws {
    let reading = try read([("Anna", Array(Self.lines(0, name: "").dropFirst()))])
    #expect(reading.study.sorts.map(\.id) == ["Anna"])
    #expect(reading.study.statements[0].text == "Buses are good for reason 1")
  }

  @Test("Lists that word a card in two ways are found")
  func reworded() throws {
    let all = try findings {
      try read([
        ("Anna", Self.lines(0, name: "Anna")),
        ("Bryn", Self.lines(1, name: "Bryn", words: "Bus is")),
      ])
    }
    #expect(all.map(\.code) == [.rewordedStatement])
    #expect(all.first?.location == Location(file: "book.xlsx", line: 4, cell: "Bryn!B4"))
  }

  @Test("A list that lacks a card words none, and says which")
  func partial() throws {
    let lines = Self.lines(0, name: "Anna").filter { !$0.contains("reason 8") }
    let reading = try read([("Anna", lines)])
    #expect(reading.study.statements[0].text == "Statement 1")
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
    #expect(reading.warnings.first?.statements == ["8"])
  }

  @Test("A list beside a picture in a file of text is stated by its range")
  func text() throws {
    let text = Self.lines(0, name: "Anna")
      .map { $0.replacing("|", with: ",") + "\n" }.joined()
    let reading = try readTable(text)
    #expect(reading.study.statements[8].text == "Buses are good for reason 9")
    let layout = try #require(reading.layout)
    var options = try byHand(layout)
    options.format = "csv"
    let again = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: options)
    #expect(again.study == reading.study)
  }
}
