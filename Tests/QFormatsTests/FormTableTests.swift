import QStudy
import Testing

@testable import QFormats

/// Tables as forms write them: a time first, then who answered, then the answers.
@Suite struct FormTableTests {
  private static let values = ["1,0,-1,0", "0,1,0,-1", "-1,0,0,1"]
  private let placements = [[1, 0, -1, 0], [0, 1, 0, -1], [-1, 0, 0, 1]]

  private func form(_ header: String, _ people: [String]) -> String {
    ([header] + zip(people, Self.values).map { "\($0),\($1)" }).joined(separator: "\n") + "\n"
  }

  @Test(
    "A first column of times is no id: the column that asks for a name is",
    arguments: [
      ("Timestamp,Your name,s1,s2,s3,s4", "2026/03/01 10:11:12 am GMT+1"),
      ("Zeitstempel,Name,s1,s2,s3,s4", "01.03.2026 10:11:12"),
      (",Participant code,s1,s2,s3,s4", "2026-03-01"),
      ("when it was,email,s1,s2,s3,s4", "3/1/2026 10:11"),
    ])
  func names(header: String, time: String) throws {
    let text = form(header, ["Ann", "Bob", "Cai"].map { "\(time),\($0)" })
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(reading.study.sorts.map(\.placements) == placements)
    let first = header.split(separator: ",", omittingEmptySubsequences: false)[0]
    let name = first.isEmpty ? "time" : String(first)
    #expect(reading.study.participants.map { $0.attributes[name] } == [time, time, time])
    #expect(reading.layout?.told.count == 1)
    #expect(reading.layout?.told.first?.hasPrefix("Column A (“\(name)”) read as the time") == true)
  }

  @Test("Without a name in every row, each another one, the sorts are numbered and keep the times")
  func numbered() throws {
    let times = (1...3).map { "2026/03/0\($0) 9:00:00" }
    for names in [["Ann", "Ann", "Cai"], ["Ann", "", "Cai"]] {
      let text = form("Timestamp,Name,s1,s2,s3,s4", zip(times, names).map { "\($0),\($1)" })
      let reading = try readTable(text)
      #expect(reading.study.sorts.map(\.id) == ["P1", "P2", "P3"])
      #expect(reading.study.participants.map { $0.attributes["Timestamp"] } == times)
      #expect(reading.study.participants[0].attributes["Name"] == "Ann")
      #expect(reading.layout?.told.first?.hasSuffix("P1, P2 …: no column holds its id.") == true)
      // What was found, said by hand, is the same.
      let layout = try #require(reading.layout)
      let stated = try StudyFormats.read(
        FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: try byHand(layout))
      #expect(stated.study == reading.study)
    }
  }

  @Test("Dates of a form in a workbook are times, and neither ids nor values")
  func workbook() throws {
    let path = "\(fixtures)/layouts/form.xlsx"
    let reading = try StudyFormats.read(path: path)
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys", "Dai"])
    #expect(reading.study.sorts[0].placements == [-1, 1, 1, 0, -2, 2, 0, -1, 0])
    #expect(
      reading.study.participants[1].attributes == [
        "Timestamp": "2026-03-02 09:30:00", "Done at": "2026-03-02 09:55:00",
      ])
    let layout = try #require(reading.layout)
    #expect(
      layout.told == [
        "Column A (“Timestamp”) read as the time of each sort, column B (“Your name or a code”) as "
          + "its id."
      ])
    #expect(
      layout.options == [
        "--sheet", "Form responses 1", "--sorts", "D2:L5", "--statements", "D1:L1", "--ids",
        "column:B", "--attributes", "Timestamp,Done at",
      ])
    #expect(
      try StudyFormats.read(path: path, options: try byHand(layout)).study == reading.study)
  }

  @Test("Ids that look like dates stay ids under a header that says so")
  func ids() throws {
    let text = form("participant,s1,s2,s3,s4", ["2026-03-01", "2026-03-02", "2026-03-03"])
    #expect(try readTable(text).study.sorts.map(\.id).first == "2026-03-01")
    let statements = "date,a,b,c\n1,1,0,-1\n2,0,1,0\n3,-1,-1,1\n"
    #expect(try readTable(statements, rows: .statements).study.sorts.map(\.id) == ["a", "b", "c"])
  }
}
