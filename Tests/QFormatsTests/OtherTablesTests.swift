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
      // Without the quotes of R the names tell that they number all statements.
      let plain = text.replacing("\"", with: "")
      #expect(try readTable(plain).study == reading.study)
      #expect(try readTable(plain).warnings.isEmpty)
      // Names that tell nothing may lack the last one as well.
      let named = plain.replacing("s10", with: "last")
      #expect(try findings { try readTable(named) }.map(\.code) == [.missingColumn])
    }
  }

  @Test(
    "Without quotes a header of people is R's where the rows number the statements, and it is told")
  func shortHeaderOfPeople() throws {
    let rows = Self.values.indices.map { row in
      (["s\(row + 1)"] + (0..<4).map { String(Self.values[(row + 3 * $0) % 10]) })
        .joined(separator: ",")
    }
    func text(_ header: String) -> String { ([header] + rows).joined(separator: "\n") + "\n" }
    let reading = try readTable(text("Ann,Bob,Cai,Dee"))
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai", "Dee"])
    #expect(reading.study.sorts[0].placements == Self.values)
    #expect(reading.warnings.map(\.code) == [.layoutInferred])
    // A name for the first column is there: the last one is missing.
    for header in ["no,Ann,Bob,Cai", "statement,Ann,Bob,Cai"] {
      #expect(try findings { try readTable(text(header)) }.map(\.code) == [.missingColumn])
    }
    // Between blanks as well.
    let blanks = text("Ann,Bob,Cai,Dee").replacing(",", with: " ")
    let input = FormatInput(path: "t.txt", bytes: Array(blanks.utf8))
    #expect(try StudyFormats.read(input).study.sorts == reading.study.sorts)
  }
}
