import QStudy
import Testing

@testable import QFormats

/// Tables as Qualtrics and R write them, with all that they put beside the sorts.
@Suite struct OtherTablesTests {
  private static let standard = [
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
    "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail",
    "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel",
    "UserLanguage",
  ]
  private static let values = [1, 0, 0, -1, 2, -2, 0, 1, -1, 0]

  @Test("An export of Qualtrics with all its columns and three header rows is read as it is")
  func qualtrics() throws {
    let questions = (1...10).map { "Q1_\($0)" }
    let labels = Self.standard.map { "\($0) label" } + questions.map { "Where does \($0) lie?" }
    let ids = (Self.standard + questions).map { "\"{\"\"ImportId\"\":\"\"\($0)\"\"}\"" }
    let rows = (1...5).map { person in
      let day = "2024-03-0\(person) 10:0\(person):00"
      let own = [
        day, day, "0", "10.0.0.\(person)", "100", "\(300 + person)", "1", day, "R_\(person)x", "",
        "",
        "", "", "51.4816\(person)", "-3.1791\(person)", "anonymous", "EN",
      ]
      return own + Self.values.indices.map { String(Self.values[($0 + 3 * person) % 10]) }
    }
    let text =
      ([Self.standard + questions, labels, ids] + rows).map { $0.joined(separator: ",") + "\n" }
      .joined()
    let all = try findings { try readTable(text) }
    #expect(all.isEmpty, "\(all)")
    let reading = try readTable(text)
    #expect(reading.study.statements.count == 10)
    #expect(reading.study.sorts.count == 5)
    #expect(
      reading.study.sorts[0].placements == Self.values.indices.map { Self.values[($0 + 3) % 10] })
  }

  @Test("A header that leaves the name of the first column out is one of R's write.table")
  func shortHeader() throws {
    for separator in [",", "\t", ";"] {
      let header = (1...10).map { "\"s\($0)\"" }.joined(separator: separator)
      let rows = ["Ann", "Bob", "Cai", "Dee"].enumerated().map { place, name in
        (["\"\(name)\""] + Self.values.indices.map { String(Self.values[($0 + 3 * place) % 10]) })
          .joined(separator: separator)
      }
      let text = ([header] + rows).joined(separator: "\n") + "\n"
      let reading = try readTable(text)
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai", "Dee"])
      #expect(reading.study.statements.map(\.id) == (1...10).map { "s\($0)" })
      #expect(reading.study.sorts[0].placements == Self.values)
      // Without the quotes of R the last column may be the one without a name.
      let plain = text.replacing("\"", with: "")
      #expect(try findings { try readTable(plain) }.map(\.code) == [.missingColumn])
    }
  }
}
