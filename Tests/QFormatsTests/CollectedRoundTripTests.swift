import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// Random records, carried in every way by code that shares nothing with the readers.
@Suite struct CollectedRoundTripTests {
  private struct Sheet {
    var fields: [(String, String)]
    var sort: [Int]
    var comments: [(Int, String)]
    var answer: String
  }

  /// Records of people with unique codes; texts are what the carrier lets through.
  private func sheets(seed: Int, _ kept: (String) -> String) -> [Sheet] {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 3...12, using: &random)
    return (0..<Int.random(in: 2...6, using: &random)).map { person in
      let sort = (0..<count).map { _ in Int.random(in: -4...10, using: &random) }
      let statements = (1...count).shuffled(using: &random).prefix(3)
      return Sheet(
        fields: [
          ("projectName", "T"), ("partId", "P\(person)"), ("randomId", "r\(seed)-\(person)"),
        ],
        sort: sort, comments: statements.map { ($0, "c" + kept(random.words()) + "d") },
        answer: "a" + kept(random.words()) + "b")
    }
  }

  private func check(
    _ text: String, _ name: String, _ sheets: [Sheet], answer: String = "itemNum1", id: String
  ) throws {
    let reading = try CollectedFiles.read(text, as: name)
    #expect(reading.study.sorts.map(\.placements) == sheets.map { $0.sort.map(Optional.some) })
    #expect(reading.study.sorts.map(\.id) == sheets.indices.map { "P\($0)" })
    let comments = reading.study.comments.map { "\($0.sort) \($0.statement) \($0.text)" }
    let wanted = sheets.enumerated().flatMap { place, sheet in
      sheet.comments.map { "P\(place) \($0.0) \($0.1)" }
    }
    #expect(comments == wanted)
    #expect(
      reading.study.participants.map { $0.attributes[answer] } == sheets.map(\.answer))
    #expect(try format(of: text, name) == id)
  }

  private func format(of text: String, _ name: String) throws -> String? {
    let input = FormatInput(path: name, bytes: Array(text.utf8))
    return StudyFormats.readers.first { $0.recognises(input) }?.id
  }

  private func values(_ sheet: Sheet) -> String {
    sheet.sort.map { "\($0)" }.joined(separator: "|")
  }

  @Test("JSON of Firebase")
  func json() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed) { $0 }
      let document = JSONValue.object(
        sheets.enumerated().map { place, sheet in
          var members = sheet.fields.map { ($0.0, JSONValue.string($0.1)) }
          for (place, comment) in sheet.comments.enumerated() {
            members.append(("column4_\(place)", .string("(s\(comment.0)) \(comment.1)")))
          }
          members.append(("itemNum1", .string(sheet.answer)))
          members.append(("sort", .string(values(sheet))))
          return ("-N\(place)", .object(members))
        })
      try check(document.text(), "a.json", sheets, id: "eq")
    }
  }

  @Test("Tables of Netlify and Google Sheets, whose texts have no commas")
  func eqTables() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed) { $0.replacing(",", with: " ").replacing("|", with: "") }
      let records = sheets.map { sheet in
        sheet.fields
          + sheet.comments.enumerated().map { ("columnN4_\($0)", "(s\($1.0)) \($1.1)") }
          + [("itemNum1", sheet.answer), ("sort", values(sheet))]
      }
      let writer = CSVWriter()
      let netlify =
        [["qSortData", "created"]]
        + records.map { record in
          [record.map { "\($0.0):| \($0.1) | " }.joined(), "2026"]
        }
      try check(
        String(decoding: writer.bytes(netlify), as: UTF8.self), "a.csv", sheets, id: "eq")
      let cells = records.map { $0.map { "\($0.0): \($0.1)" } }
      try check(String(decoding: writer.bytes(cells), as: UTF8.self), "a.csv", sheets, id: "eq")
    }
  }

  @Test("Tables of Baserow, with record separators or with commas")
  func baserow() throws {
    for seed in 1...100 {
      // A carriage return at the end of a line belongs to the line end.
      let sheets = sheets(seed: seed) { $0.replacing("\r\n", with: " ") }
      let rows = sheets.enumerated().map { place, sheet in
        ["\(place + 1)"] + sheet.fields.map { "(\($0.0)): \($0.1)" } + ["sort: \(values(sheet))"]
          + sheet.comments.map { "column4: (s\($0.0)): \($0.1)" } + ["itemNum1: \(sheet.answer)"]
      }
      let header = ["id"] + (1...20).map { "r\($0)" }
      let plain = ([header] + rows).map { $0.joined(separator: "\u{1E}") + "\n" }.joined()
      try check(plain, "a.csv", sheets, id: "quince")
      let quoted = String(decoding: CSVWriter().bytes([header] + rows), as: UTF8.self)
      try check(quoted, "a.csv", sheets, id: "quince")
    }
  }

  @Test("Tables of a FlashQ server, in which line breaks are written and semicolons cut")
  func flashq() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed) {
        $0.replacing("\\", with: "/").replacing("\r\n", with: "\n").replacing(";", with: ",")
      }
      let count = sheets[0].sort.count
      func line(_ cells: [String]) -> String {
        (cells + [""]).map { $0.replacing("\n", with: "\\n") }.joined(separator: ";") + "\n"
      }
      let statements = sheets[0].comments.map { "comment\($0.0)" }
      var text = line(
        ["sid", "uid"] + (1...count).map { "s\($0)" } + ["npos", "nneu", "nneg", "form1", "form0"]
          + statements + (0...5).map { "dur\($0)" } + ["datetime"])
      for (place, sheet) in sheets.enumerated() {
        text += line(
          ["0\(place)", "P\(place)"] + sheet.sort.map { $0 > 0 ? "+\($0)" : " \($0)" }
            + ["1", "1", "1", sheet.answer, ""] + sheet.comments.map { "(s\($0.0)) \($0.1)" }
            + ["9", "1", "2", "3", "4", "5", "2026-02-07 10:51:25"])
      }
      try check(text, "a.csv", sheets, answer: "form1", id: "htmlq")
      // The same with every semicolon back in the comments: found, and put together on request.
      var cut = sheets
      cut[0].comments[0].1 = "c; and; d"
      let old = "(s\(sheets[0].comments[0].0)) \(sheets[0].comments[0].1)"
        .replacing("\n", with: "\\n")
      let broken = text.replacing(old, with: "(s\(sheets[0].comments[0].0)) c; and; d")
      let all = try findings { try CollectedFiles.read(broken, as: "a.csv") }
      #expect(all.map(\.code).first == .raggedRow)
      let repaired = try CollectedFiles.read(broken, as: "a.csv", ReadingOptions(repair: true))
      #expect(repaired.study.comments[0].text == "c; and; d")
    }
  }
}
