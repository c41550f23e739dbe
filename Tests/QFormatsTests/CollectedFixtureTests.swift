import QStudy
import Testing

@testable import QFormats

/// The carriers and settings that have few tests elsewhere: a clean file, one with every trap of its
/// grammar, and broken ones.
@Suite struct CollectedFixtureTests {
  private func read(
    _ text: String, as name: String = "a.csv", beside files: [String: String] = [:],
    _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    try CollectedFiles.read(text, as: name, beside: files, options)
  }

  private func folder(_ files: [String: String]) throws -> StudyReading {
    try StudyFormats.read(FormatInput(folder: "f", files: files.mapValues { Array($0.utf8) }))
  }

  /// The one finding of a text in which something was replaced.
  private func fault(
    _ text: String, _ old: String, _ new: String, as name: String = "a.csv",
    beside files: [String: String] = [:]
  ) throws -> Finding {
    try #require(text.contains(old), "“\(old)” must stand there")
    let all = try findings { try read(text.replacing(old, with: new), as: name, beside: files) }
    #expect(all.count == 1)
    return try #require(all.first)
  }

  // MARK: Settings

  private static let quince = [
    "statements.xml": """
    <?xml version="1.0" encoding="UTF-8"?>
    <statements version="1.0.9" htmlParse="false">;
      <info order="0-1" id="statementsFileVersion">1.0.9</info>
      <info order="0-2" id="studyTitle">Parks &amp; paths</info>
      <statement id="3">Dogs</statement>
      <statement id="1">{{{b}}}Shade{{{/b}}} matters.</statement>
      <statement id="2">Benches</statement>
    </statements>;
    """,
    "map.xml": """
    <map version="1.0.9" htmlParse="false">;
      <info order="0-1" id="mapFileVersion">1.0.9</info>
      <item order="1-a" id="qSortHeaders">N1,0,1</item>
      <item order="1-b" id="qSortHeaderNumbers">-1,0,1</item>
      <item order="2-a" id="qSortPattern">1,1,1</item>
      <item order="3-a" id="colTextLabelsArray">least like me,,most like me</item>
      <item order="3-b" id="useColLabelText">true</item>
      <item order="4-a" id="emojiArrayType">emoji5Array</item>
      <item order="4-b" id="presortEmoji1Index">😀</item>
    </map>
    """,
    "config.xml": """
    <config version="1.0.9" htmlParse="false">
      <item order="1" id="studyTitle"></item>
      <item order="10-a" id="requireMinCommentLength">true</item>
      <item order="20-a" id="survey"><input type="information"></input><note>Hello 👋</note></item>
      <item order="20-b" id="survey">
        <input type="radio" required="true" other="true">by foot;;;by bus;;;other</input>
        <label>How did you come?</label>
      </item>
      <item order="20-c" id="survey">
        <input type="checkbox" other="true">a;;;b;;;other</input><label>Which?</label>
      </item>
      <item order="20-d" id="survey">
        <input type="likert" scale="no;;;perhaps;;;yes"></input><label>Again?</label>
      </item>
      <item order="20-e" id="survey">
        <input type="rating2" scale="Yes;;;No">Tram;;;Bus</input><label>Used?</label>
      </item>
    </config>
    """,
    "language.xml": """
    <language version="1.0.9" htmlParse="true">
      <item id="condOfInst">Sort them.</item>
      <item id="sortAgreement">{{{i}}}Like{{{/i}}} me</item>
      <item id="sortDisagreement">Unlike me</item>
    </language>
    """,
  ]

  @Test("Quince's settings are read past order, information, stray semicolons, labels and emoji")
  func quinceSettings() throws {
    let study = try folder(Self.quince).study
    #expect(study.title == "Parks & paths")
    #expect(study.statements.map(\.id) == ["1", "2", "3"])
    #expect(study.statements.map(\.text) == ["Shade matters.", "Benches", "Dogs"])
    #expect(study.grid?.description == "-1: 1, 0: 1, 1: 1")
    #expect(study.poles == Poles(low: "Unlike me", high: "Like me"))
    #expect(study.background.map(\.id) == ["itemNum2", "itemNum3", "itemNum4", "itemNum5"])
    #expect(study.background[2].options == ["no", "perhaps", "yes"])
    #expect(study.background[3].question == "Used? [Tram; Bus]")
  }

  @Test("Answers to Quince's questions are worded by them, with what was typed beside")
  func quinceAnswers() throws {
    let row =
      "17␞(projectName): Parks␞(randomId): 9e␞(partId): no part ID␞sort: 1|0|-1"
      + "␞itemNum1: info - n.a.␞itemNum2: 3-by bike␞itemNum3: 1,3-none of these␞itemNum4: 2"
      + "␞itemNum5: nr,2"
    let text = "id␞r1␞r2␞r3␞r4␞r5␞r6␞r7␞r8␞r9\n\(row)\n".replacing("␞", with: "\u{1E}")
    let person = try read(text, beside: Self.quince).study.participants[0].attributes
    #expect(person["itemNum2"] == "other: by bike")
    #expect(person["itemNum3"] == "a; other: none of these")
    #expect(person["itemNum4"] == "perhaps")
    #expect(person["itemNum5"] == "Bus: No")
    #expect(person["itemNum1"] == nil)
  }

  @Test("An answer of one's own that stands behind the options listed is what was typed")
  func quinceOther() throws {
    var files = Self.quince
    files["config.xml"] = files["config.xml"]?.replacing(
      "by foot;;;by bus;;;other", with: "by foot;;;by bus")
    let lines = [
      "17␞(randomId): 9e␞(partId): A␞sort: 1|0|-1␞itemNum2: 3-by bike",
      "18␞(randomId): 9f␞(partId): B␞sort: 1|0|-1␞itemNum2: 2",
    ]
    let text = (["id␞r1␞r2␞r3␞r4"] + lines).joined(separator: "\n").replacing("␞", with: "\u{1E}")
    let people = try read(text + "\n", beside: files).study.participants
    #expect(people.map { $0.attributes["itemNum2"] } == ["by bike", "by bus"])
  }

  @Test("Marks between bars, or spread over columns, are the options of a form of HtmlQ")
  func htmlqMarks() throws {
    var files = CollectedFiles.htmlqSettings
    files["config.xml"] = """
      <config version="1.0" htmlParse="false"><item id="form">
        <label>Born?</label><input type="text"></input>
        <label>Sex?</label><input type="radio">2;female</input>
        <label>Which?</label><input type="checkbox">tram;bus</input>
      </item></config>
      """
    let table = CollectedFiles.htmlq.replacing("form1;form0", with: "form2_2;form2_1;form1;form0")
      .replacing("female;1980", with: "1;0;female;1980")
      .replacing("male;1975", with: "0;0;2;1975")
    let people = try CollectedFiles.read(table, as: "a.csv", beside: files).study.participants
    #expect(people.map { $0.attributes["form2"] } == ["bus", nil])
    // Words of a choice stay words, though they be numbers.
    #expect(people.map { $0.attributes["form1"] } == ["female", "2"])
    #expect(people.allSatisfy { $0.attributes["form2_1"] == nil })
    let mail = CollectedFiles.htmlqMail.replacing("form1: female", with: "form2: 1|1")
    let person = try CollectedFiles.read(mail, as: "a.txt", beside: files).study.participants[0]
    #expect(person.attributes["form2"] == "tram; bus")
  }

  @Test("Where somebody has no code, it is told by what all are called")
  func missingCode() throws {
    let text = CollectedFiles.eq.replacing("\"partId\": \"P4\"", with: "\"partId\": \"no part ID\"")
    let reading = try CollectedFiles.read(text, as: "a.json")
    #expect(reading.study.sorts.map(\.id) == ["3f2a9c1b-77e", "aa2a9c1b-77e"])
    #expect(reading.warnings.contains { $0.message.contains("1 of 2 records have no partId") })
    #expect(reading.study.participants[0].attributes["partId"] == "P3")
  }

  @Test("Broken settings of Quince and HtmlQ are findings with file and line")
  func brokenSettings() throws {
    func fault(
      _ files: [String: String], _ file: String, _ old: String, _ new: String
    ) throws -> Finding {
      var files = files
      let text = try #require(files[file])
      try #require(text.contains(old))
      files[file] = text.replacing(old, with: new)
      let all = try findings { try folder(files) }
      #expect(all.count == 1)
      return try #require(all.first)
    }
    let cut = try fault(Self.quince, "statements.xml", "</statements>;", "")
    #expect(cut.code == .syntax)
    let twice = try fault(Self.quince, "statements.xml", "id=\"3\"", "id=\"2\"")
    #expect(twice.code == .duplicateStatement)
    #expect(twice.location == Location(file: "f/statements.xml", line: 7))
    let short = try fault(Self.quince, "map.xml", "-1,0,1", "-1,1")
    #expect(short.code == .badGrid)
    #expect(short.location == Location(file: "f/map.xml", line: 5))
    let htmlq = CollectedFiles.htmlqSettings
    let word = try fault(
      htmlq, "map.xml", ">1</column>\n  <column id=\" 0\"", ">x</column><column id=\" 0\"")
    #expect(word.found == "“x” cards at “-1”")
    #expect(word.location == Location(file: "f/map.xml", line: 2))
    let value = try fault(htmlq, "map.xml", "id=\"+1\"", "id=\"-1\"")
    #expect(value.found == "the value -1 twice")
    let id = try fault(htmlq, "statements.xml", "id=\"10\"", "id=\"ten\"")
    #expect(id.location == Location(file: "f/statements.xml", line: 4))
    let open = try fault(htmlq, "config.xml", "</config>", "")
    #expect(open.location?.file == "f/config.xml")
  }

  @Test("HtmlQ's labels of columns, its braces and its blanks are read")
  func htmlqTraps() throws {
    var files = CollectedFiles.htmlqSettings
    files["map.xml"] = """
      \u{FEFF}<map version="1.0">
        <column id=" -2" colour="FFD5D5"> 1 </column><column id="0">1</column>
        <column id="+2" colour="9FDFBF">1</column><column id="+3">0</column>
      </map>;
      """
    #expect(try folder(files).study.grid?.description == "-2: 1, 0: 1, 2: 1")
  }

  // MARK: Results

  @Test("KADE's table of easy-HtmlQ's records is read with blank answers, quotes and any delimiter")
  func easyTables() throws {
    let text = CollectedFiles.easyTable.replacing(",1980,", with: ",\"1980, or so\",")
      .replacing(",1975,", with: ",,")
    let study = try read(text).study
    #expect(study.participants.map { $0.attributes["form0"] } == ["1980, or so", nil])
    let semicolons = CollectedFiles.easyTable.replacing(",", with: ";")
    #expect(try read(semicolons).study.sorts == (try read(CollectedFiles.easyTable).study.sorts))
    let word = try fault(CollectedFiles.easyTable, "1|-1|0,1,-1,0", "1|x|0,1,x,0")
    #expect(word.code == .notANumber)
    #expect(word.location?.line == 2)
    #expect(word.statement == "2")
  }

  @Test("Netlify's rows keep their columns of the host to themselves, and name a broken one")
  func netlify() throws {
    let shifted = CollectedFiles.netlify.replacing(",created_at,ip", with: ",ip")
      .replacing("\"projectName", with: "2026-08-02,\"projectName")
      .replacing("qSortData", with: "created,qSortData")
    let study = try read(shifted).study
    #expect(study.sorts == (try read(CollectedFiles.netlify).study.sorts))
    #expect(study.participants.allSatisfy { $0.attributes["ip"] == nil })
    let value = try fault(CollectedFiles.netlify, "sort:| -1|0|1", "sort:| -1|O|1")
    #expect(value.code == .notANumber)
    #expect(value.location == Location(file: "a.csv", line: 3))
    #expect(value.sort == "P4")
  }

  @Test("Rows of Google Sheets may lack fields and hold commas and colons, and name a broken one")
  func sheets() throws {
    let text = CollectedFiles.sheets
      .replacing("column1_0: (s3) vital", with: "\"column1_0: (s3) vital, at 12:30: yes\"")
      .replacing("timeSort: 00:07:00,", with: "12:30 or so,")
    let study = try read(text).study
    #expect(study.comments.map(\.text) == ["vital, at 12:30: yes"])
    #expect(study.participants.map { $0.attributes["timeSort"] } == ["00:09:01", "12:30 or so"])
    let value = try fault(CollectedFiles.sheets, "sort: -1|0|1", "sort: -1|0.5|1")
    #expect(value.code == .notAnInteger)
    #expect(value.location == Location(file: "a.csv", line: 3))
    let twice = try fault(
      CollectedFiles.sheets, "partId: P4,randomId: aa2a", "partId: P3,randomId: 3f2a")
    #expect(twice.code == .duplicateSort)
  }

  @Test("A mail and a copied record with a value that is none name its line")
  func brokenMails() throws {
    let record = "projectName:| T | partId:| P3 | randomId:| 3f | sort:| 0|-1|1 | "
    let mail = try fault("Dear\n\nMy Results:\n" + record, "0|-1|1", "0|one|1", as: "m.txt")
    #expect(mail.code == .notANumber)
    #expect(mail.location == Location(file: "m.txt", line: 4))
    let copied = "\nprojectName: T * partId: P3 * randomId: 3f * sort: 0|-1|1 * "
    let clipboard = try fault(copied, "0|-1|1", "0|-1|99999", as: "c.txt")
    #expect(clipboard.code == .badValue)
    #expect(clipboard.location == Location(file: "c.txt", line: 2))
    // One that was cut before its sort leaves nothing to read.
    let cut = try findings { try read(record.replacing("0|-1|1 | ", with: ""), as: "m.txt") }
    #expect(cut.map(\.code) == [.tooFewSorts])
    let htmlq = try fault(CollectedFiles.htmlqMail, "0|+1|-1", "0|+1|-", as: "m.txt")
    #expect(htmlq.location == Location(file: "m.txt", line: 3))
  }

  @Test("Baserow's table with commas holds line breaks, and names a broken cell")
  func quinceCommas() throws {
    let text = CollectedFiles.quinceCommas.replacing("Trees, and", with: "Trees\nand;")
    #expect(try read(text).study.comments.map(\.text) == ["Trees\nand; \"shade\""])
    let semicolons = "id;r1;r2;r3\n17;(randomId): 9e5e;sort: 1|0|-1;column1: (s1): Trees, yes\n"
    let study = try read(semicolons).study
    #expect(study.sorts.map(\.placements) == [[1, 0, -1]])
    #expect(study.comments.map(\.text) == ["Trees, yes"])
    let quote = try fault(CollectedFiles.quinceCommas, "\"\"shade\"\"\"", "\"shade\"")
    #expect(quote.code == .syntax)
    #expect(quote.location?.line == 2)
    let value = try fault(CollectedFiles.quinceCommas, "sort: -1|0|1", "sort: -1|0|none")
    #expect(value.location?.line == 3)
  }

  @Test("What easy-htmlq-v3 says of its third stage and of cards not laid down comes along")
  func easy3() throws {
    let text = CollectedFiles.easy3
      .replacing(
        "\"step3swap\": []",
        with: "\"step3swap\": [{\"s1\": 5, \"s0\": 9, \"c1\": -1, \"c0\": 0}, {\"s1\": \"2\"}]"
      )
      .replacing(
        "{\"stage2\": {\"cols\": [[[{\"id\": 9}]], [[{\"id\": 5}], [{\"id\": 2}]]",
        with:
          "{\"stage2\": {\"neutrals\": [{\"id\": 2}], \"cols\": [[[{\"id\": \"9\"}]], [[{\"id\": 5}], []]"
      )
    let study = try read(
      text, as: "data.json", beside: ["conf.json": CollectedFiles.easy3Settings]
    ).study
    #expect(study.sorts.map(\.placements) == [[0, 1, -1, 0], [1, nil, 0, -1]])
    #expect(
      study.participants[0].attributes["step3swap"] == "s1 5, s0 9, c1 -1, c0 0; s1 2")
    #expect(study.participants[0].attributes["stage2 neutrals"] == nil)
    #expect(study.participants[1].attributes["stage2 neutrals"] == "2")
  }
}
