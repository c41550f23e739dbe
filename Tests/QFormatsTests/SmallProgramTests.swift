import QStudy
import QTables
import Testing

@testable import QFormats

/// Files of small programs: JSON with the sort of a person or a design, and sorts without a header.
@Suite struct SmallProgramTests {
  private let scores = "{\"10\": 1, \"1\": -1, \"2\": 0, \"3\": 0}"
  private let pyramid = """
    {"statements": [{"id": 1, "text": "Trees"}, {"id": "2", "text": "Bins"}, {"id": 3, "text": "Buses"},
      {"id": 10, "text": "Parks"}],
     "pyramid_config": [{"score": -1, "slots": 1}, {"score": 0, "slots": 2}, {"score": 1, "slots": 1}]}
    """

  private func read(_ text: String, as name: String) throws -> StudyReading {
    try CollectedFiles.read(text, as: name)
  }

  @Test("The scores of q-method-host are a sort called after its file, in the order of the numbers")
  func scoresOfOne() throws {
    let reading = try read(scores, as: "d/Ann.json")
    #expect(reading.format == "q-method-host JSON, a file a person")
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "10"])
    #expect(reading.study.sorts == [QSort(id: "Ann", placements: [-1, 0, 0, 1])])
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
    #expect(
      try findings { try read(scores.replacing(": -1", with: ": 90000"), as: "a.json") }
        .map(\.code) == [.badValue])
    let stated = try findings {
      try CollectedFiles.read(
        scores.replacing(": -1", with: ": \"x\""), as: "a.json",
        ReadingOptions(format: "q-method-host"))
    }
    #expect(stated.map(\.code) == [.notANumber] && stated[0].statement == "1")
  }

  @Test("Files of several people are one study, worded by the design among them")
  func together() throws {
    try inFolder { folder in
      var paths: [String] = []
      for (name, text) in [
        ("Ann", scores),
        ("Bob", scores.replacing("-1", with: "1").replacing("1, \"1\"", with: "-1, \"1\"")),
        ("study", pyramid),
      ] {
        paths.append("\(folder)/\(name).json")
        try writeFile(Array(text.utf8), to: paths[paths.count - 1])
      }
      let study = try StudyFormats.read(paths: paths).study
      #expect(study.sorts.map(\.id) == ["Ann", "Bob"])
      #expect(study.sorts.map(\.placements) == [[-1, 0, 0, 1], [1, 0, 0, -1]])
      #expect(study.statements.map(\.text) == ["Trees", "Bins", "Buses", "Parks"])
      #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    }
  }

  @Test("Designs in JSON are read with their program's name, and faults named")
  func designs() throws {
    let host = try read(pyramid, as: "study.json")
    #expect(host.format == "Settings of q-method-host")
    #expect(host.study.statements.map(\.id) == ["1", "2", "3", "10"])
    let levels = "{\"statements\": [\"Trees\", \"Bins\"], \"levels\": [{\"-1\": 1}, {\"1\": 1}]}"
    let plain = try read(levels, as: "statements.json")
    #expect(plain.format == "Settings of a program with statements.json and its levels")
    #expect(plain.study.statements.map(\.text) == ["Trees", "Bins"])
    #expect(plain.study.grid?.description == "-1: 1, 1: 1")
    for (text, code) in [
      (pyramid.replacing("\"slots\": 2", with: "\"slots\": \"x\""), Finding.Code.badGrid),
      (pyramid.replacing("\"text\": \"Bins\"", with: "\"word\": 1"), .badValue),
      (pyramid.replacing("\"id\": \"2\"", with: "\"id\": 1"), .duplicateStatement),
      (levels.replacing("\"Trees\", \"Bins\"", with: ""), .missingStatement),
      (levels.replacing("{\"-1\": 1}, {\"1\": 1}", with: ""), .badGrid),
    ] {
      #expect(try findings { try read(text, as: "study.json") }.map(\.code) == [code])
    }
  }

  @Test("JSON of another program is named by its keys")
  func otherJSON() throws {
    let all = try findings { try read("{\"name\": \"a\", \"cards\": [1]}", as: "a.json") }
    #expect(all.map(\.code) == [.unreadableFormat])
    #expect(
      all[0].found == "a JSON text with the keys “name”, “cards”, in none of the known formats")
  }

  @Test("Sorts without a header are read where every row fills one grid, and only there")
  func headerless() throws {
    let text = "Ann,-1,0,0,1,0\nBob,0,1,-1,0,0\nCai,0,0,1,0,-1\n"
    for name in ["sorts.txt", "a.csv"] {
      let reading = try read(text, as: name)
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
      #expect(reading.study.sorts[0].placements == [-1, 0, 0, 1, 0])
      #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4", "5"])
      #expect(reading.sources.sorts["Ann"]?.line == 1)
      #expect(reading.warnings.first?.code == .layoutInferred)
    }
    #expect(
      try findings { try read(text.replacing("Cai,0,", with: "Cai,1,"), as: "a.csv") }
        .map(\.code) == [.syntax])
    // Numbers of statements above ranks are a header.
    let ranks = "name,1,2,3,4,5\nAnn,5,4,3,2,1\nBob,1,2,4,3,5\nCai,2,1,3,4,5\n"
    let grid = try Grid(columns: (1...5).map { .init(value: $0, count: 1) })
    #expect(try readTable(ranks, grid: grid).study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
  }
}
