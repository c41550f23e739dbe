import QStudy
import Testing

@testable import QFormats

@Suite struct StudyFolderTests {
  @Test("A study folder reads with everything in it")
  func everything() throws {
    let reading = try StudyFormats.read(path: fixtures + "/folder")
    let study = reading.study
    #expect(reading.format == "Mindset study folder")
    #expect(study.title == "Small study")
    #expect(study.languages == ["cy"])
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(study.distribution == .forced)
    #expect(study.themes.map(\.id) == ["move", "live"])
    #expect(study.conditions.map(\.id) == ["before", "after"])
    #expect(
      study.background == [
        BackgroundQuestion(
          id: "sector", question: "Where do you work?", kind: .choice,
          options: ["council", "health"], required: true)
      ])
    #expect(
      study.collect
        == CollectSettings(
          consent: "I agree.", presort: .optional, refine: false, comments: true, order: .random,
          access: .join, timing: ["sort": 25, "comments": 5], retention: 90))
    #expect(
      study.provenance
        == Provenance(
          statements: .own, sorts: .simulated, seed: 7, source: "Invented", date: "2024-01-05"))
    #expect(study.recipe == "../analysis/small.yml")
    #expect(
      study.statements[0]
        == Statement(
          id: "s1", text: "Buses run late.", theme: "move", direction: .speaksAgainst,
          short: "late buses", translations: ["cy": "Mae'r bysiau'n hwyr."]))
    #expect(study.statements[3].text == "We say \"yn dawel\" here.")
    #expect(
      study.sorts == [
        QSort(id: "A1", participant: "anna", condition: "before", placements: [-1, 0, 0, 1]),
        QSort(id: "A2", participant: "anna", condition: "after", placements: [0, -1, 0, 1]),
        QSort(id: "B1", participant: "bryn", condition: "before", placements: [1, 0, nil, -1]),
      ])
    #expect(
      study.participants == [
        Participant(id: "anna", attributes: ["sector": "council", "age": "41"]),
        Participant(id: "bryn", attributes: ["age": "29"]),
      ])
    #expect(study.comments[0].text == "It is so,\nsince you ask.")
    #expect(study.source == "All of it is invented.\n")
  }

  @Test("What participants read in further languages reads and is written back")
  func translations() throws {
    var files = try smallFiles()
    let entry = """
      translations:
        cy:
          title: Astudiaeth fach
          question: ""
          poles: {high: mwyaf tebyg}
          themes: {live: Byw yma}
          conditions: {after: Ac yn awr?}
          background: {sector: {question: Ble?, options: [cyngor, ""]}}
          consent: Cytunaf.
      provenance:
      """
    files["study.yml"] = try replacing("provenance:", with: entry, in: files["study.yml"] ?? [])
    let study = try readFolder(files).study
    let welsh = StudyWording(
      title: "Astudiaeth fach", high: "mwyaf tebyg", themes: ["live": "Byw yma"],
      conditions: ["after": "Ac yn awr?"],
      background: ["sector": .init(question: "Ble?", options: ["cyngor", ""])],
      consent: "Cytunaf.")
    #expect(study.translations == ["cy": welsh])
    let written = try #require(try StudyFolderWriter.files(study).first).bytes
    #expect(String(decoding: written, as: UTF8.self).contains("translations:\n  cy:\n"))
    let faults = try findings {
      files["study.yml"] = try replacing(
        "themes: {live", with: "themes: {leve", in: files["study.yml"] ?? [])
      return try readFolder(files)
    }
    #expect(faults[0].found == "“leve” as “translations.cy.themes.leve”")
    #expect(faults[0].expected == "one of move, live" && faults[0].mend == "Write “live”.")
  }

  @Test("Blanks around the value of an attribute are none of it")
  func attributes() throws {
    var findings: [Finding] = []
    let people = readParticipants(
      Array("participant,answer\na,YES \nb,\" YES\"\nc, \nd,two words\n".utf8), file: "p.csv",
      &findings)
    #expect(findings.isEmpty)
    #expect(people.map { $0.attributes["answer"] } == ["YES", "YES", nil, "two words"])
  }

  @Test("The path of study.yml stands for its folder")
  func studyFile() throws {
    let reading = try StudyFormats.read(path: fixtures + "/folder/study.yml")
    #expect(reading.study.sorts.count == 3)
    #expect(reading.sources.sorts["A2"]?.file == fixtures + "/folder/sorts.csv")
  }

  @Test("Every sort and statement has its line, and findings without a place are given one")
  func sources() throws {
    let sources = try readFolder(smallFiles()).sources
    #expect(sources.sorts["B1"] == Location(file: "small/sorts.csv", line: 4))
    #expect(sources.statements["s4"] == Location(file: "small/statements.csv", line: 5))
    func finding(sort: String? = nil, statement: String? = nil) -> Finding {
      Finding(
        .blankCell, sort: sort, statement: statement, found: "", expected: "", mend: "")
    }
    let all = try #require(
      Findings([finding(sort: "B1", statement: "s4"), finding(statement: "s4"), finding()]))
    #expect(
      sources.locating(all).all.map(\.location) == [
        Location(file: "small/sorts.csv", line: 4), Location(file: "small/statements.csv", line: 5),
        Location(file: "small/study.yml"),
      ])
  }

  @Test("A new study has no sorts yet")
  func newStudy() throws {
    let files = try smallFiles().filter { ["study.yml", "statements.csv"].contains($0.key) }
    let study = try readFolder(files).study
    #expect(study.sorts.isEmpty)
    #expect(study.statements.count == 4)
    #expect(study.source == nil)
  }

  @Test("Only the title must be given")
  func bareStudy() throws {
    let study = try readFolder([
      "study.yml": Array("title: T\n".utf8), "statements.csv": Array("id,text\na,A\n".utf8),
    ]).study
    #expect(study == Study(title: "T", statements: [Statement(id: "a", text: "A")]))
  }

  @Test("A statement may be called like a column of the sorts")
  func awkwardNames() throws {
    var files = try smallFiles().filter { $0.key == "study.yml" }
    files["statements.csv"] = Array(
      "id,theme,text,text_cy\nparticipant,,P,\ncondition,,C,\n".utf8)
    files["sorts.csv"] = Array("sort,participant,condition\na,1,0\nb,0,1\n".utf8)
    #expect(try readFolder(files).study.sorts[0] == QSort(id: "a", placements: [1, 0]))
    files["sorts.csv"] = Array(
      "sort,participant,condition,participant,condition\na,anna,before,1,0\n".utf8)
    #expect(
      try readFolder(files).study.sorts[0]
        == QSort(id: "a", participant: "anna", condition: "before", placements: [1, 0]))
  }

  @Test("Columns of sorts stand in any order")
  func columnOrder() throws {
    var files = try smallFiles()
    files["sorts.csv"] = Array("sort,s4,s2,s1,s3\nA1,1,2,3,4\n".utf8)
    #expect(try readFolder(files).study.sorts[0].placements == [3, 2, 4, 1])
  }

  @Test("Faults in several files are found in one go, in the order of the files")
  func allAtOnce() throws {
    var files = try smallFiles()
    files["study.yml"] = try replacing("title:", with: "titel:", in: files["study.yml"] ?? [])
    files["statements.csv"] = try replacing(",+,", with: ",*,", in: files["statements.csv"] ?? [])
    files["sorts.csv"] = try replacing("1,0,,-1", with: "1,x,,-1", in: files["sorts.csv"] ?? [])
    let all = try findings { try readFolder(files) }
    #expect(
      all.map(\.code) == [.unknownKey, .missingKey, .badValue, .notANumber].sorted(like: all))
    #expect(all.count == 4)
  }
}

extension [Finding.Code] {
  /// The two findings of one line have no order between them.
  fileprivate func sorted(like findings: [Finding]) -> [Finding.Code] {
    findings.first?.code == .missingKey ? [self[1], self[0]] + dropFirst(2) : self
  }
}
