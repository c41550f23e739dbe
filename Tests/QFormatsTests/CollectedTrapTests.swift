import QStudy
import QTables
import Testing

@testable import QFormats

/// What mail programs, spreadsheets and people do to the files of collecting programs.
@Suite struct CollectedTrapTests {
  private func read(
    _ text: String, as name: String = "a.csv", beside files: [String: String] = [:],
    _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    try CollectedFiles.read(text, as: name, beside: files, options)
  }

  private func faults(_ text: String, as name: String = "a.csv") throws -> [Finding] {
    try findings { try read(text, as: name) }
  }

  // MARK: Mails

  @Test("A mail of HtmlQ whose lines were broken keeps its sort and its comments whole")
  func wrappedHtmlQMail() throws {
    let mail = CollectedFiles.htmlqMail
      .replacing("sort: 0|+1|-1", with: "sort: 0|+1\n|-1")
      .replacing("It matters\n", with: "It matters\nto all of us: yes,\nall\n\nand always\n")
    let study = try read(mail, as: "mail.txt").study
    #expect(study.sorts == [QSort(id: "P7", placements: [0, 1, -1])])
    #expect(study.comments.map(\.text) == ["It matters to all of us: yes, all\nand always"])
    // What stands behind the record is no part of it.
    let signed = mail.replacing("dur1: 60\n", with: "dur1: 60\n\nKind regards\n")
    #expect(try read(signed, as: "mail.txt").study.participants[0].attributes["dur1"] == "60")
  }

  @Test("A mail of EQ Web Sort keeps its fields wherever its lines were broken")
  func wrappedEQMail() throws {
    let record =
      "projectName:| Parks | partId:| P3 | randomId:| 3f2a | npos:| 2 | posStateNums:| 1,3, | "
      + "nneu:|  | column1_0:| (s3) vital | and more | itemNum1:| a b | sort:| 0|-1|1 | "
      + "presortTrace:| 1*p*0|2*n*-1|3*p*1 | "
    let whole = try read("Dear team,\nMy Results:\n" + record + "\nKind | regards", as: "m.txt")
    #expect(whole.study.comments.map(\.text) == ["vital | and more"])
    #expect(whole.study.participants[0].attributes["posStateNums"] == "1,3")
    #expect(whole.study.participants[0].attributes["presortTrace"] == nil)
    let blanks = record.indices.filter { record[$0] == " " }
    for line in ["\n", "\r\n", "\r"] {
      for blank in blanks {
        var text = record
        text.replaceSubrange(blank...blank, with: line)
        let study = try read("My Results:\n" + text, as: "m.txt").study
        #expect(study == whole.study.titled(study.title))
      }
      let all = record.replacing(" ", with: line)
      let study = try read("My Results:\n" + all, as: "m.txt").study
      #expect(study == whole.study.titled(study.title))
    }
  }

  @Test("A copied record keeps its fields where its lines were broken")
  func wrappedClipboard() throws {
    let text =
      "projectName: Parks * partId: P3\n* randomId: 3f2a *\ntimeSort: 00:09:01 * column1_0: (s3) a * b"
      + " * sort: 0|-1|1 * presortTrace: 1*p*0|2*n*-1|3*p*1 * "
    let study = try read(text, as: "a.txt").study
    #expect(study.sorts == [QSort(id: "P3", placements: [0, -1, 1])])
    #expect(study.comments.map(\.text) == ["a * b"])
    #expect(study.participants[0].attributes["timeSort"] == "00:09:01")
  }

  // MARK: Tables

  @Test("The columns of the values are taken by their numbers, and must be numbered through")
  func valueColumns() throws {
    func table(_ header: String, _ values: String = "1,-1,0") -> String {
      "Id,randomId,datetime,\(header)\n-Nx1,abc,2021-08-25 10:47:15,\(values)\n"
    }
    #expect(try read(table("S3,S1,S2")).study.sorts.map(\.placements) == [[-1, 0, 1]])
    #expect(
      try findings { try read(table("S1,S2,S4")) }.map(\.code) == [.missingColumn])
    let twice = try faults(table("S1,S2,S2"))
    #expect(twice.map(\.code) == [.duplicateColumn])
    #expect(twice[0].location == Location(file: "a.csv", line: 1, cell: "F"))
    for header in ["sort,S1,S2,S3", "sort,s0,s1,s2"] {
      #expect(
        try read(table(header, "1|-1|0,1,-1,0")).study.sorts.map(\.placements) == [[1, -1, 0]])
      let all = try findings { try read(table(header, "1|-1|0,1,0,-1")) }
      #expect(all.map(\.code) == [.badValue])
      #expect(all[0].statement == "2")
      #expect(all[0].expected.contains("“-1”"))
    }
    #expect(
      try faults(table("sort,S1,S2,S3,S4", "1|-1|0,1,-1,0,1")).map(\.code) == [.badValue])
  }

  @Test("Semicolons at the end of a comment are its own, where that many cells are too many")
  func semicolonAtEnd() throws {
    let text = CollectedFiles.htmlq.replacing("It matters;", with: "It matters;;;")
    let all = try faults(text)
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].found.contains("within a comment"))
    #expect(all[0].statement == "2")
    let repaired = try read(text, ReadingOptions(repair: true))
    #expect(repaired.study.comments[0].text == "It matters;;")
    #expect(repaired.study.participants[0].attributes["dur0"] == "431")
  }

  @Test("A record may have more comments than the first, after which the columns are named")
  func moreComments() throws {
    let text = CollectedFiles.htmlq.replacing(
      "(s3) First line\\nsecond;(s1) No;", with: "(s3) Yes;(s1) No;(s2) Perhaps;")
    let study = try read(text).study
    #expect(study.comments.map(\.text) == ["It matters", "Yes", "No", "Perhaps"])
    #expect(study.participants[1].attributes["dur0"] == "300")
  }

  @Test("A server's table saved again with quotes is read by them, and quotes of people stay")
  func quotedTable() throws {
    let quoted = CollectedFiles.htmlq.replacing(
      "(s2) It matters;(s3) ;", with: "\"(s2) It; \"\"matters\"\"\";(s3) ;")
    let study = try read(quoted).study
    #expect(study.comments[0].text == "It; \"matters\"")
    #expect(study.participants[0].attributes["dur0"] == "431")
    let answer = CollectedFiles.htmlq.replacing(";female;", with: ";\"fe;male\";")
    #expect(try read(answer).study.participants[0].attributes["form1"] == "fe;male")
    let said = CollectedFiles.htmlq.replacing("It matters", with: "It \"matters\"")
      .replacing(";female;", with: ";\"none\";")
    let plain = try read(said).study
    #expect(plain.comments[0].text == "It \"matters\"")
    #expect(plain.participants[0].attributes["form1"] == "\"none\"")
  }

  @Test(
    "Lines may end in a carriage return alone",
    arguments: [
      ("a.csv", CollectedFiles.htmlq), ("mail.txt", CollectedFiles.htmlqMail),
      ("b.csv", CollectedFiles.quince), ("c.csv", CollectedFiles.netlify),
      ("d.csv", CollectedFiles.sheets), ("e.csv", CollectedFiles.easyTable),
    ])
  func carriageReturns(name: String, text: String) throws {
    let wanted = try read(text, as: name)
    for line in ["\r", "\r\n"] {
      let reading = try read(text.replacing("\n", with: line), as: name)
      #expect(reading.study == wanted.study)
      #expect(reading.sources == wanted.sources)
    }
  }

  @Test("UTF-16 is known with its mark and without, wherever the sample ends in it")
  func utf16() throws {
    func bytes(_ text: String, isBigEndian: Bool) -> [UInt8] {
      text.utf16.flatMap { unit in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
      }
    }
    let wanted = try read(CollectedFiles.htmlq).study.sorts
    for isBigEndian in [false, true] {
      let plain = bytes(CollectedFiles.htmlq, isBigEndian: isBigEndian)
      let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      #expect(try StudyFormats.read(FormatInput(path: "a.csv", bytes: plain)).study.sorts == wanted)
      // With either of two lengths the sample ends between the halves of a pair.
      for count in [20_000, 20_001] {
        let faces = String(repeating: "a", count: count) + String(repeating: "😀", count: 20_000)
        let text = CollectedFiles.htmlq.replacing("It matters", with: faces)
        let reading = try StudyFormats.read(
          FormatInput(path: "a.csv", bytes: mark + bytes(text, isBigEndian: isBigEndian)))
        #expect(reading.study.comments[0].text == faces)
        #expect(reading.format == "HtmlQ or FlashQ table")
      }
      let settings = CollectedFiles.eqSettings.mapValues { bytes($0, isBigEndian: isBigEndian) }
      #expect(
        try StudyFormats.read(FormatInput(folder: "f", files: settings)).study.statements.count == 3
      )
    }
  }

  // MARK: What people write

  @Test("People called Null, and comments that say No data, are there")
  func lookalikes() throws {
    let named = CollectedFiles.htmlq.replacing("P7", with: "Null").replacing("P8", with: "NaN")
      .replacing("It matters", with: "no data").replacing("(s1) No", with: "(s1) No data")
    let study = try read(named).study
    #expect(study.sorts.map(\.id) == ["Null", "NaN"])
    #expect(study.comments.map(\.text).contains("no data"))
    #expect(study.comments.map(\.text).contains("No data"))
    let eq = CollectedFiles.eq.replacing("\"P3\"", with: "\"nr\"")
      .replacing("(s3) vital", with: "(s3) no data")
    let other = try read(eq, as: "a.json").study
    #expect(other.sorts.map(\.id) == ["nr", "P4"])
    #expect(other.comments.map(\.text) == ["no data", "dull"])
  }

  // MARK: Records without a sort

  private func ignored(_ text: String, as name: String) throws -> [[String]] {
    try read(text, as: name).warnings.filter { $0.code == .recordsIgnored }.map(\.sorts)
  }

  @Test("No record is left out without a word, whatever it lacks")
  func countedRecords() throws {
    let netlify =
      CollectedFiles.netlify
      + "\"projectName:| Parks | partId:| P5 | randomId:| c | \",2026-11-13,192.0.2.3\n"
      + "nothing,2026-11-13,192.0.2.3\n"
    #expect(try ignored(netlify, as: "a.csv") == [["P5", "number 4"]])
    let json = CollectedFiles.easy.replacing("\n}\n", with: ",\n\"-Nx3\": {\"form0\": \"1960\"}}\n")
    #expect(try ignored(json, as: "a.json") == [["-Nx3"]])
    let deep = CollectedFiles.easy.replacing(
      "\n}\n",
      with: ",\n\"a\": {\"b\": {\"c\": {\"d\": {\"sort\": \"1|0|-1\"}}}}}\n")
    #expect(try ignored(deep, as: "a.json") == [["c"]])
    let sheets = CollectedFiles.sheets + "Total,2,,,,,,\n,,,,,,,\n"
    #expect(try ignored(sheets, as: "a.csv") == [["2"]])
    let quince = CollectedFiles.quince + "19\u{1E}\u{1E}\n20\u{1E}(projectName): Parks\u{1E}\n"
    #expect(try ignored(quince, as: "a.csv") == [["20"]])
    let easy3 = try read(
      CollectedFiles.easy3, as: "a.json", beside: ["conf.json": CollectedFiles.easy3Settings])
    #expect(easy3.warnings.map(\.sorts) == [["P3"]])
    #expect(easy3.warnings[0].message.hasSuffix("was left out (P3)."))
  }

  @Test("A number at the end of a comment begins no row of Baserow")
  func numberInComment() throws {
    let text = CollectedFiles.quince.replacing("Trees: shade", with: "Trees:\n7")
    let study = try read(text).study
    #expect(study.sorts.count == 2)
    #expect(study.comments[0].text == "Trees:\n7")
    #expect(study.participants[0].attributes["itemNum4"] == "5-by bike")
  }

  // MARK: Hostile files

  @Test("A file of another kind brings so many findings and no more")
  func mostFindings() throws {
    let most = PlacementCell.mostFindings
    let statements = "<statements>" + String(repeating: "<statement/>", count: 3 * most)
    #expect(
      try findings {
        try read(statements + "</statements>", as: "statements.xml")
      }.count == most)
    let short = CollectedFiles.htmlq + String(repeating: "1;2;\n", count: 3 * most)
    #expect(try faults(short).count == most)
    let long = String(repeating: "{\"id\": 8}, ", count: 3 * most) + "{\"id\": 9}"
    let easy3 = CollectedFiles.easy3.replacing(
      "{\"id\": 9}]], [[{\"id\": 5}]", with: long + "]], [[]")
    #expect(
      try findings {
        try read(easy3, as: "a.json", beside: ["conf.json": CollectedFiles.easy3Settings])
      }.count == most)
    let rows = String(repeating: "P,1\n", count: 3 * most)
    var all: [Finding] = []
    var numbers = NumbersFound()
    _ = CollectedSort.sorts(
      rows.split(separator: "\n").enumerated().map {
        ($0, [String($1)] + ($0 % 2 == 0 ? [] : ["1", "1"]))
      },
      statements: [Statement(id: "1", text: "a")], file: "a", &numbers, &all)
    #expect(all.count == most)
  }

  // MARK: Answers

  @Test("Ratings and several options are worded where all answers fit, and only then")
  func worded() throws {
    func answers(_ item: String, _ first: String, _ second: String) throws -> [String?] {
      var settings = CollectedFiles.eqSettings
      settings["config.xml"] = "<config><item id=\"survey\">\(item)</item></config>"
      let text = CollectedFiles.eq
        .replacing(
          "\"itemNum1\": \"info - n.a.\", \"itemNum2\": \"1\"", with: "\"itemNum1\": \"\(second)\""
        )
        .replacing("\"itemNum1\": \"info - n.a.\"", with: "\"itemNum1\": \"\(first)\"")
      return try read(text, as: "a.json", beside: settings).study.participants
        .map { $0.attributes["itemNum1"] }
    }
    let rating = "<input type=\"rating2\" scale=\"Yes;;;No\">Tram;;;Bus</input>"
    #expect(try answers(rating, "2,1", "nr,2") == ["Tram: No; Bus: Yes", "Bus: No"])
    #expect(try answers(rating, "2,3", "1,2") == ["2,3", "1,2"])
    #expect(try answers(rating, "nr,nr", "1,2") == [nil, "Tram: Yes; Bus: No"])
    let ends = "<input type=\"rating5\" scale=\"never;;;always\">Tram;;;Bus</input>"
    #expect(try answers(ends, "2,1", "1,2") == ["2,1", "1,2"])
    let several = "<input type=\"checkbox\">a;;;b;;;c</input>"
    #expect(try answers(several, "1,3-by bike", "2") == ["a; c: by bike", "b"])
    #expect(try answers(several, "1,4", "2") == ["1,4", "2"])
    let choice = "<input type=\"radio\">a;;;b</input>"
    for odd in ["−9223372036854775808", "-1", "0", "9223372036854775807", "-", ""] {
      #expect(try answers(choice, odd, "2") == [odd.isEmpty ? nil : odd, odd.isEmpty ? "b" : "2"])
    }
  }
}

extension Study {
  /// The study under another title: that of a record whose own was broken over lines.
  fileprivate func titled(_ title: String) -> Study {
    var study = self
    study.title = title
    return study
  }
}
