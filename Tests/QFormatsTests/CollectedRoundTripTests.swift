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

  /// Records of people with unique codes, in whose texts stands all that separates fields and lines;
  /// what the program itself takes out of them is given.
  private func sheets(seed: Int, _ kept: (String) -> String = { $0 }) -> [Sheet] {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 3...12, using: &random)
    return (0..<Int.random(in: 2...6, using: &random)).map { person in
      let sort = (0..<count).map { _ in Int.random(in: -4...10, using: &random) }
      let statements = (1...count).shuffled(using: &random).prefix(3)
      return Sheet(
        fields: [
          ("projectName", "T"), ("partId", "P\(person)"), ("randomId", "r\(seed)-\(person)"),
        ],
        sort: sort, comments: statements.map { ($0, "c" + kept(random.text()) + "d") },
        answer: "a" + kept(random.text()) + "b")
    }
  }

  /// A text by its words, where the carrier can't tell one white space from another.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A text with its line breaks as the carrier without quotes keeps them.
  private func lines(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private func check(
    _ text: String, _ name: String, _ sheets: [Sheet], answer: String = "itemNum1", id: String,
    repair: Bool = false, kept: (String) -> String = { $0 }
  ) throws {
    let reading = try CollectedFiles.read(text, as: name, ReadingOptions(repair: repair))
    #expect(reading.study.sorts.map(\.placements) == sheets.map { $0.sort.map(Optional.some) })
    #expect(reading.study.sorts.map(\.id) == sheets.indices.map { "P\($0)" })
    let comments = reading.study.comments.map { "\($0.sort) \($0.statement) \(kept($0.text))" }
    let wanted = sheets.enumerated().flatMap { place, sheet in
      sheet.comments.map { "P\(place) \($0.0) \(kept($0.1))" }
    }
    #expect(comments == wanted)
    #expect(
      reading.study.participants.map { kept($0.attributes[answer] ?? "") }
        == sheets.map { kept($0.answer) })
    #expect(try format(of: text, name) == id)
  }

  private func format(of text: String, _ name: String) throws -> String? {
    let input = FormatInput(path: name, bytes: Array(text.utf8))
    return StudyFormats.reader(of: input)?.id
  }

  private func values(_ sheet: Sheet) -> String {
    sheet.sort.map { "\($0)" }.joined(separator: "|")
  }

  @Test("JSON of Firebase")
  func json() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed)
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

  @Test("Tables of Netlify and Google Sheets, and mails of the same text whose lines were broken")
  func eqTables() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed)
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
      // A mail can't hold a bar between blanks before a name, and may be broken at any blank.
      var random = SeededGenerator(seed: UInt64(seed))
      let mail = records.map { record in
        record.map { "\($0.0):| \($0.1) | " }.joined().split(
          separator: " ", omittingEmptySubsequences: false
        )
        .joined(separator: random.pick([" ", "\n", "\r\n"]))
      }.joined(separator: "\n\nMy Results:\n")
      try check(mail, "a.txt", sheets, id: "eq", kept: words)
      let cells = records.map { $0.map { "\($0.0): \($0.1)" } }
      try check(String(decoding: writer.bytes(cells), as: UTF8.self), "a.csv", sheets, id: "eq")
    }
  }

  @Test("Tables of Baserow, with record separators or with commas")
  func baserow() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed)
      let rows = sheets.enumerated().map { place, sheet in
        ["\(place + 1)"] + sheet.fields.map { "(\($0.0)): \($0.1)" } + ["sort: \(values(sheet))"]
          + sheet.comments.map { "column4: (s\($0.0)): \($0.1)" } + ["itemNum1: \(sheet.answer)"]
      }
      let header = ["id"] + (1...20).map { "r\($0)" }
      let plain = ([header] + rows).map { $0.joined(separator: "\u{1E}") + "\n" }.joined()
      try check(plain, "a.csv", sheets, id: "quince", kept: lines)
      let quoted = String(decoding: CSVWriter().bytes([header] + rows), as: UTF8.self)
      try check(quoted, "a.csv", sheets, id: "quince")
    }
  }

  @Test("Tables of a FlashQ server, in which line breaks are written and semicolons cut comments")
  func flashq() throws {
    for seed in 1...100 {
      // A backslash before an n can't be told from a line break, nor what looks like the beginning of a
      // comment from one, if it stands behind a semicolon.
      var sheets = sheets(seed: seed) {
        lines($0.replacing("\\", with: "/")).replacing(";(s1)", with: "; (s1)")
      }
      for place in sheets.indices {
        sheets[place].answer = sheets[place].answer.replacing(";", with: ",")
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
      // Every comment that a semicolon cuts is found, and put together on request.
      let cut = sheets.enumerated().flatMap { place, sheet in
        sheet.comments.filter { $0.1.contains(";") }.map { "P\(place) \($0.0)" }
      }
      let all = try findings { try CollectedFiles.read(text, as: "a.csv") }
      #expect(all.map { "\($0.sort ?? "") \($0.statement ?? "")" } == cut)
      #expect(all.allSatisfy { $0.code == .raggedRow })
      try check(text, "a.csv", sheets, answer: "form1", id: "htmlq", repair: true)
    }
  }

  @Test("Mails of HtmlQ, whose lines were broken")
  func htmlqMails() throws {
    for seed in 1...100 {
      let sheets = sheets(seed: seed) {
        lines($0.replacing("\\", with: "/")).replacing("\n", with: " ")
      }
      var random = SeededGenerator(seed: UInt64(seed))
      let mails = sheets.enumerated().map { place, sheet in
        let fields =
          [("uid", "P\(place)"), ("sort", values(sheet)), ("npos", "1"), ("nneu", "1")]
          + sheet.comments.enumerated().map { ("comment\($0)", "(s\($1.0)) \($1.1)") }
          + [("form0", sheet.answer), ("dur0", "431")]
        let text = fields.map { name, value in
          "\(name): "
            + value.split(separator: " ", omittingEmptySubsequences: false)
            .joined(separator: random.pick([" ", "\n", "\r\n"]))
        }
        return "Thank you.\n\n" + text.joined(separator: "\n")
          + "\n\n----------\nMail generated by HtmlQ\n----------\n"
      }
      try check(
        mails.joined(separator: "\n"), "a.txt", sheets, answer: "form0", id: "htmlq", kept: words)
    }
  }
}

extension SeededGenerator {
  /// Awkward words, among them every mark that separates fields, records and lines.
  fileprivate mutating func text() -> String {
    let marks = [";", ",", " | ", "|", " * ", "\r\n", "\n", ";;", "; ", "\"", "(s1) ", " - "]
    return words() + pick(marks) + words() + pick(marks) + words()
  }
}
