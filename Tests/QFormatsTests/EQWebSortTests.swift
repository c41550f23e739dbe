import QStudy
import QTables
import Testing

@testable import QFormats

@Suite struct EQWebSortTests {
  private static let everyCarrier = [
    (CollectedFiles.eq, "Parks_1.json", "EQ Web Sort JSON"),
    (CollectedFiles.netlify, "qsorts.csv", "EQ Web Sort table of Netlify"),
    (CollectedFiles.sheets, "sheet.csv", "EQ Web Sort table of Google Sheets"),
    (
      "Dear team,\r\nMy Results:\r\n"
        + CollectedFiles.netlify.split(separator: "\n")
        .dropFirst().map { $0.split(separator: "\"")[0] }.joined(separator: "\r\n\r\n"),
      "mail.txt", "EQ Web Sort mail"
    ),
  ]

  @Test("Every carrier brings the same sorts and comments", arguments: everyCarrier)
  func carriers(text: String, name: String, format: String) throws {
    let reading = try CollectedFiles.read(text, as: name)
    #expect(reading.format == format)
    let study = reading.study
    #expect(study.title == "Parks")
    try #require(study.sorts.map(\.id) == ["P3", "P4"])
    #expect(study.sorts.map(\.placements) == [[0, -1, 1], [-1, 0, 1]])
    #expect(study.comments.first?.statement == "3")
    #expect(study.comments.first?.text.hasPrefix("vital") == true)
    let first = study.participants[0].attributes
    #expect(first["dateTime"] == "2026-08-02 13:29:38")
    #expect(study.participants[1].attributes["dateTime"] == "2026-11-12 09:05:08")
    #expect(first["randomId"] == "3f2a9c1b-77e")
    for name in ["urlUsercode", "presortTrace", "partId", "projectName", "ip", "sort"] {
      #expect(first[name] == nil, "\(name)")
    }
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
  }

  @Test("Columns left of the middle, missing answers and piles that only the trace knows are read")
  func traps() throws {
    let study = try CollectedFiles.read(CollectedFiles.eq, as: "a.json").study
    #expect(
      study.comments == [
        Comment(sort: "P3", statement: "3", text: "vital"),
        Comment(sort: "P4", statement: "1", text: "dull"),
      ])
    #expect(study.participants[0].attributes["itemNum1"] == nil)
    #expect(study.participants[0].attributes["posStateNums"] == "1,3")
    #expect(study.participants[1].attributes["posStateNums"] == "3")
    #expect(study.participants[1].attributes["neuStateNums"] == "2")
    #expect(study.participants[1].attributes["itemNum3"] == nil)
    // A trace that says otherwise than the sort is kept.
    let text = CollectedFiles.eq.replacing("1*n*-1|2*u*0", with: "1*n*0|2*u*-1")
    let other = try CollectedFiles.read(text, as: "a.json").study
    #expect(other.participants[1].attributes["presortTrace"] == "1*n*0|2*u*-1|3*p*1")
    // So is one in another order than that of the statements: it tells how the cards were laid.
    let order = CollectedFiles.eq.replacing("1*n*-1|2*u*0|3*p*1", with: "3*p*1|1*n*-1|2*u*0")
    let laid = try CollectedFiles.read(order, as: "a.json").study
    #expect(laid.participants[1].attributes["presortTrace"] == "3*p*1|1*n*-1|2*u*0")
  }

  @Test("Cells of Google Sheets read with and without the blank behind the colon")
  func bareCells() throws {
    let bare = CollectedFiles.sheets.replacing(": ", with: ":")
    #expect(bare.contains("partId:P3,randomId:3f2a9c1b-77e") && bare.contains("sort:0|-1|1"))
    let (reading, usual) = (
      try CollectedFiles.read(bare, as: "sheet.csv"),
      try CollectedFiles.read(CollectedFiles.sheets, as: "sheet.csv")
    )
    #expect(reading.format == usual.format && reading.study == usual.study)
  }

  @Test("Text in which the separator stands stays whole")
  func separatorInText() throws {
    let study = try CollectedFiles.read(CollectedFiles.netlify, as: "a.csv").study
    #expect(study.comments[0].text == "vital | and more")
  }

  @Test("A copied record reads as well")
  func clipboard() throws {
    let text =
      "projectName: Parks * partId: P3 * randomId: 3f2a * urlUsercode: u1 * timeSort: 00:09:01 * "
      + "column1_0: (s3) vital * sort: 0|-1|1 * presortTrace: 1*p*0|2*n*-1|3*p*1 * "
    let study = try CollectedFiles.read(text, as: "a.txt").study
    #expect(study.sorts == [QSort(id: "P3", placements: [0, -1, 1])])
    #expect(study.comments.map(\.text) == ["vital"])
    #expect(study.participants[0].attributes["timeSort"] == "00:09:01")
  }

  @Test("A day goes first only where some date proves it")
  func dates() throws {
    func dates(_ first: String, _ second: String) throws -> [String?] {
      let text = CollectedFiles.eq.replacing("2026/8/2@13:29:38", with: first)
        .replacing("2026/11/12@9:05:08", with: second)
      return try CollectedFiles.read(text, as: "a.json").study.participants
        .map { $0.attributes["dateTime"] }
    }
    #expect(
      try dates("16/4/2023 @ 13:08:38", "3/4/2023 @ 9:08:38")
        == ["2023-04-16 13:08:38", "2023-04-03 09:08:38"])
    #expect(
      try dates("5/4/2023 @ 13:08:38", "3/4/2023 @ 9:08:38")
        == ["5/4/2023 @ 13:08:38", "3/4/2023 @ 9:08:38"])
    #expect(try dates("2023/13/4@1:00:00", "soon") == ["2023/13/4@1:00:00", "soon"])
  }

  @Test("A scale from 0 on is kept, and two designs in one file are told apart")
  func mixedDesigns() throws {
    let text = CollectedFiles.eq.replacing("\"0|-1|1\"", with: "\"0|10|5|7\"")
    let all = try findings { try CollectedFiles.read(text, as: "a.json") }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all[0].found.contains("1 of 3 statements"))
    #expect(all[0].found.contains("1 of 4 statements"))
    #expect(all[0].mend.contains("--design 3 or --design 4"))
    let study = try CollectedFiles.read(text, as: "a.json", ReadingOptions(design: 4)).study
    #expect(study.sorts.map(\.placements) == [[0, 10, 5, 7]])
  }

  @Test("A design is asked for only where a file can hold several")
  func idleDesign() throws {
    #expect(
      try findings {
        try StudyFormats.read(
          FormatInput(path: "k.xlsx", bytes: try workbookBytes(KADEBooks.type2)),
          options: ReadingOptions(design: 4))
      }.map(\.found)
        == ["the option --design, which means nothing for a \(KADEWorkbookFormat.name)"])
    #expect(
      try findings {
        try CollectedFiles.read(CollectedFiles.eq, as: "a.json", ReadingOptions(design: 40))
      }.map(\.expected) == ["sorts of 3"])
  }

  @Test("Records without a finished sort are left out, with one warning for all")
  func unfinished() throws {
    let text = CollectedFiles.eq.replacing(
      "}\n}",
      with: """
        },
          "-Oa3": {"partId": "P5", "randomId": "b", "sort": "no data"},
          "-Oa4": {"partId": "P6", "randomId": "c"}
        }
        """)
    let reading = try CollectedFiles.read(text, as: "a.json")
    #expect(reading.study.sorts.map(\.id) == ["P3", "P4"])
    let warnings = reading.warnings.filter { $0.code == .recordsIgnored }
    #expect(warnings.map(\.sorts) == [["P5", "P6"]])
    #expect(warnings[0].message.contains("2 of 4 records"))
    #expect(warnings[0].message.contains("P5, P6"))
  }

  @Test("Who typed no code is called by the number the program drew; a code all share names nobody")
  func naming() throws {
    let none = CollectedFiles.eq.replacing("\"P4\"", with: "\"no part ID\"")
    #expect(
      try CollectedFiles.read(none, as: "a.json").study.sorts.map(\.id)
        == ["3f2a9c1b-77e", "aa2a9c1b-77e"])
    let shared = CollectedFiles.eq.replacing("\"P4\"", with: "\"P3\"")
    let study = try CollectedFiles.read(shared, as: "a.json").study
    #expect(study.sorts.map(\.id) == ["3f2a9c1b-77e", "aa2a9c1b-77e"])
    #expect(study.participants[1].attributes["partId"] == "P3")
  }

  @Test("With the settings beside them answers are worded where all of them fit")
  func settings() throws {
    let reading = try CollectedFiles.read(
      CollectedFiles.eq, as: "a.json", beside: CollectedFiles.eqSettings)
    #expect(
      reading.study.participants.map { $0.attributes["itemNum2"] } == [
        "by bus; or tram", "by foot",
      ])
    #expect(reading.study.participants[0].attributes["itemNum3"] == "a; c")
    #expect(reading.warnings.isEmpty)
    let off = CollectedFiles.eq.replacing("\"itemNum2\": \"1\"", with: "\"itemNum2\": \"3\"")
    let raw = try CollectedFiles.read(off, as: "a.json", beside: CollectedFiles.eqSettings).study
    #expect(raw.participants.map { $0.attributes["itemNum2"] } == ["2", "3"])
    let typed = CollectedFiles.eq.replacing("\"itemNum2\": \"2\"", with: "\"itemNum2\": \"2-late\"")
    let other = try CollectedFiles.read(typed, as: "a.json", beside: CollectedFiles.eqSettings)
    #expect(other.study.participants[0].attributes["itemNum2"] == "by bus; or tram: late")
  }

  @Test("Broken files are found with their line")
  func broken() throws {
    let cut = String(CollectedFiles.eq.dropLast(60))
    let all = try findings { try CollectedFiles.read(cut, as: "a.json") }
    #expect(all.map(\.code) == [.syntax])
    #expect(all[0].location?.line == 12)
    let twice = CollectedFiles.eq.replacing("-Oa2", with: "-Oa1")
    #expect(try findings { try CollectedFiles.read(twice, as: "a.json") }.map(\.code) == [.syntax])
    let word = CollectedFiles.eq.replacing("-1|0|1\"", with: "-1|zero|1.5\"")
    let words = try findings { try CollectedFiles.read(word, as: "a.json") }
    #expect(words.map(\.code) == [.notANumber, .notAnInteger])
    #expect(words.map(\.statement) == ["2", "3"])
    #expect(words.allSatisfy { $0.sort == "P4" && $0.location?.cell == "record -Oa2" })
    let quote = CollectedFiles.netlify.replacing("| \",2026-08", with: "| ,2026-08")
    let unclosed = try findings { try CollectedFiles.read(quote, as: "a.csv") }
    #expect(unclosed.map(\.code) == [.syntax])
    #expect(unclosed[0].location?.line == 3)
  }
}
