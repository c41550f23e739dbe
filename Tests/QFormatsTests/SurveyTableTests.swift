import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

/// Tables as survey programs export them.
@Suite struct SurveyTableTests {
  private let people = FiveSorts.people
  private let sorts = FiveSorts.sorts
  private let texts = (1...10).map { "The thing number \($0) - and more - should be kept." }

  private func line(_ cells: [String]) -> String {
    cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
  }

  /// Groups −2 to 2, the names of which begin with some words.
  private func groups(_ name: (Int) -> String) -> String {
    let places = (0..<5).flatMap { group in (1...10).map { (group, $0) } }
    let ids = (0..<5).map { "Q5_\($0)_GROUP" } + places.map { "Q5_\($0)_\($1)_RANK" }
    let words =
      (0..<5).map { "Sort the cards - Groups - \(name($0 - 2)) - Group" }
      + places.map { "Sort the cards - Ranks - \(name($0 - 2)) - \(texts[$1 - 1]) - Rank" }
    let marks = ids.map { "{\"ImportId\":\"\($0)\"}" }
    return line(["StartDate", "ResponseId"] + ids) + line(["Start Date", "Response ID"] + words)
      + line(["{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"_recordId\"}"] + marks)
      + zip(people, sorts).map { person, sort in
        line(
          ["2024-01-05 10:00", person]
            + (0..<5).map { group in
              texts.indices.filter { sort[$0] == group - 2 }.map { texts[$0] }
                .joined(separator: ",")
            }
            + places.map { group, card in sort[card - 1] == group - 2 ? "1" : "" })
      }.joined()
  }

  @Test("Qualtrics' Pick, Group, and Rank reads by the values in the names of the groups")
  func pickAndGroup() throws {
    for name in [{ "Group \($0)" }, { "\($0)" }, { "\($0) (least)" }] as [(Int) -> String] {
      let reading = try readTable(groups(name))
      #expect(reading.study.sorts.map(\.id) == people)
      #expect(reading.study.sorts.map(\.placements) == sorts)
      #expect(reading.study.statements.map(\.text) == texts)
      #expect(reading.study.participants[0].attributes == ["StartDate": "2024-01-05 10:00"])
      #expect(reading.format == "CSV table, Qualtrics' Pick, Group, and Rank")
    }
  }

  @Test("Groups without a value, and groups without their cards, are refused for what they are")
  func unreadable() throws {
    let all = try findings { try readTable(groups { ["a", "b", "c", "d", "e"][$0 + 2] }) }
    #expect(all.map(\.code) == [.badValue])
    #expect(all[0].mend.contains("Write the value of each group into its name in row 2"))
    let lists = groups { "Group \($0)" }.split(separator: "\n").map { line in
      line.split(separator: "\",\"").prefix(7).joined(separator: "\",\"") + "\"\n"
    }.joined()
    #expect(try findings { try readTable(lists) }.map(\.code) == [.missingColumn])
  }

  @Test("SurveyMonkey's two rows of headers are one, and what the program keeps is left out")
  func surveyMonkey() throws {
    let kept = ["Respondent ID", "Collector ID", "Start Date", "IP Address"]
    let rows = zip(people.indices, sorts).map { number, sort in
      line(["\(1000 + number)", "5", "01/02/2024", "10.0.0.\(number)"] + sort.map(String.init))
    }.joined()
    let blanks = Array(repeating: "", count: 4)
    let questions = line(kept + texts) + line(blanks + texts.map { _ in "Response" })
    let matrix =
      line(kept + ["Place each card"] + texts.dropFirst().map { _ in "" }) + line(blanks + texts)
    for header in [questions, matrix] {
      let reading = try readTable(header + rows)
      #expect(reading.study.sorts.map(\.id) == (1000...1004).map(String.init))
      #expect(reading.study.sorts.map(\.placements) == sorts)
      #expect(reading.study.statements.map(\.text) == texts)
      #expect(reading.study.participants.allSatisfy { $0.attributes.isEmpty })
      #expect(
        reading.layout?.told.contains {
          $0.hasPrefix("“Collector ID”, “Start Date”, “IP Address” left out")
        } == true)
      #expect(try readAgain(header + rows, reading.layout).study == reading.study)
    }
  }

  @Test("LimeSurvey's columns in brackets are a series, beside which its last page is asked about")
  func limeSurvey() throws {
    let ids = (1...10).map { "Q1[SQ\($0 < 10 ? "00" : "0")\($0)]" }
    let text =
      line(["id", "lastpage"] + ids)
      + sorts.enumerated().map { line(["\($0 + 1)", "3"] + $1.map(String.init)) }.joined()
    let all = try findings { try readTable(text) }
    #expect(
      all.first?.found.hasPrefix("the column “lastpage” beside those called Q1[SQ001]") == true)
    #expect(try readTable(text, attributes: ["lastpage"]).study.statements.count == 10)
  }

  @Test("Where neither way is told, the finding says which option fits what")
  func unclear() throws {
    let all = try findings {
      try readTable("x,a,b,c\nu,1,0,2\nv,2,0,-1\nw,1,-1,0\n")
    }
    #expect(all.map(\.code) == [.unclearOrientation])
    #expect(
      all[0].mend
        == "If each of the 3 rows is what one person sorted (the first is “u”), as survey programs export it, "
        + "add --rows sorts; if each is a statement, and the 3 columns are people, add --rows statements."
    )
  }

  @Test("What R's write.table writes reads: blanks between cells, a header one name shorter")
  func blanksBetween() throws {
    let tall =
      people.map { "\"\($0)\"" }.joined(separator: " ") + "\n"
      + (0..<10).map { j in
        "\"s\(j + 1)\" " + sorts.map { String($0[j]) }.joined(separator: " ") + "\r\n"
      }.joined()
    let wide =
      (1...10).map { "\"s\($0)\"" }.joined(separator: " ") + "\n"
      + zip(people, sorts).map { person, sort in
        "\"\(person) \\\"x\\\"\" " + sort.map(String.init).joined(separator: " ") + "\n"
      }.joined()
    for (text, names) in [(tall, people), (wide, people.map { "\($0) \"x\"" })] {
      let input = FormatInput(path: "t.txt", bytes: Array(text.utf8))
      #expect(CSVTableFormat.recognises(input))
      let reading = try StudyFormats.read(input)
      #expect(reading.study.sorts.map(\.id) == names)
      #expect(reading.study.sorts.map(\.placements) == sorts)
      #expect(reading.study.statements.map(\.id) == (1...10).map { "s\($0)" })
    }
  }
}
