import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// What hostile bytes may lead to: a study, findings or a fault of the file system; never a crash.
@Suite struct MutationTests {
  private let count = 2_000

  @Test("Mutated study folders bring findings, never a crash")
  func folders() throws {
    let files = try smallFiles()
    let names = files.keys.sorted()
    var random = SeededGenerator(seed: 1)
    for _ in 0..<count {
      var mutated = files
      let name = random.pick(names)
      mutated[name] = random.mutated(files[name] ?? [])
      try attempt(FormatInput(folder: "f", files: mutated), ReadingOptions())
    }
  }

  @Test("Mutated tables bring findings, never a crash", arguments: [nil] + TableRows.allCases)
  func tables(rows: TableRows?) throws {
    var random = SeededGenerator(seed: 2)
    let sources = try ["tables/semicolon.csv", "folder/sorts.csv"].map {
      try readFile("\(fixtures)/\($0)", limit: 1_000_000)
    }
    let statements = try readFile(fixtures + "/folder/statements.csv", limit: 1_000_000)
    for _ in 0..<count {
      let bytes = random.mutated(random.pick(sources))
      let beside = ["statements.csv": random.mutated(statements)]
      try attempt(
        FormatInput(path: random.pick(["a.csv", "sorts.csv"]), bytes: bytes, beside: beside),
        ReadingOptions(format: "csv", rows: rows))
    }
  }

  @Test("Mutated tables with a row a placement bring findings, never a crash")
  func longTables() throws {
    var random = SeededGenerator(seed: 7)
    let names = ["Ann", "Bob", "Cai", "Dee"]
    let rows = names.enumerated().flatMap { place, name in
      (0..<6).map { [name, "s\($0 + 1)", "\([-1, 0, 0, 1, 1, -1][($0 + place) % 6])"] }
    }
    func text(_ header: String, _ separator: String, _ more: (Int) -> String) -> [UInt8] {
      let lines = rows.enumerated().map { ($1 + [more($0)]).joined(separator: separator) }
      return Array(([header] + lines).map { $0 + "\n" }.joined().utf8)
    }
    let sources = [
      text("participant,statement,value,comment", ",") { $0 % 5 == 0 ? "\"so, yes\"" : "" },
      text("sort;statement;value;condition", ";") { $0 % 2 == 0 ? "before" : "after" },
      text("a\tb\tc\td", "\t") { "\($0 * 7)" },
      Array("Our town,,,\n,,,\n".utf8)
        + text("who,statement,score,theme", ",") { "T\($0 % 6)" },
    ]
    for _ in 0..<count {
      try attempt(
        FormatInput(path: "a.csv", bytes: random.mutated(random.pick(sources))),
        ReadingOptions(format: random.pick([nil, "csv"]), repair: random.pick([true, false])))
    }
  }

  @Test("Mutated lists of statements bring findings, never a crash")
  func lists() throws {
    var random = SeededGenerator(seed: 8)
    let sources = [
      "id,theme,text\ns1,Green,\"Trees, please\"\ns2,,Bins\n",
      "text;id;direction;short;text_cy\nTrees;1;+;T;Coed\nBins;2;-;B;Biniau\n",
      "Trees come first\n\nBins, then buses\n", "1\tTrees come first\n2\tBins\n3\tParks\n",
      CollectedFiles.htmlqSettings["statements.xml"] ?? "",
      CollectedFiles.eqSettings["statements.xml"] ?? "",
      "{\"statements\": [\"Trees\", \"Bins\"], \"levels\": [{\"-1\": 1}, {\"1\": 1}]}",
      "{\"statements\": [{\"id\": 1, \"text\": \"A\"}, {\"id\": 2, \"text\": \"B\"}], "
        + "\"pyramid_config\": [{\"score\": 0, \"slots\": 2}]}",
    ].map { Array($0.utf8) }
    let study = Study(
      title: "T",
      statements: [
        Statement(id: "1", text: "Statement 1"), Statement(id: "2", text: "Statement 2"),
      ])
    for _ in 0..<(2 * count) {
      do {
        let list = try StatementList(random.mutated(random.pick(sources)), file: "cards.txt")
        let ids = list.statements.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(list.sources.statements.keys) == Set(ids))
        _ = try list.wording(study, file: "cards.txt")
      } catch {
        expectSound(error.all, of: "a list of statements")
      }
    }
  }

  @Test("Mutated PQMethod files bring findings, never a crash")
  func pqmethod() throws {
    var random = SeededGenerator(seed: 3)
    let data = try readFile(fixtures + "/pqmethod/small.dat", limit: 1_000_000)
    let wording = try readFile(fixtures + "/pqmethod/small.sta", limit: 1_000_000)
    let study = try StudyFormats.read(path: fixtures + "/pqmethod/small.dat").study
    let raw = try PQMethodWriter.files(study)[2].bytes
    for _ in 0..<count {
      let beside = Bool.random(using: &random) ? ["a.sta": random.mutated(wording)] : [:]
      try attempt(
        FormatInput(path: "a.dat", bytes: random.mutated(data), beside: beside),
        ReadingOptions(format: random.pick([nil, "pqmethod"]), repair: random.pick([true, false])))
      try attempt(
        FormatInput(
          path: random.pick(["a.raw", "a.txt"]), bytes: random.mutated(raw), beside: beside),
        ReadingOptions(format: random.pick([nil, "pqmethod"]), repair: random.pick([true, false])))
    }
  }

  @Test("Mutated workbooks bring findings, never a crash")
  func workbooks() throws {
    var random = SeededGenerator(seed: 4)
    let books = try ["tables/plain.xlsx", "layouts/messy.xlsx", "layouts/stacked.xlsx"].map {
      try readFile("\(fixtures)/\($0)", limit: 1_000_000)
    }
    for _ in 0..<count {
      try attempt(
        FormatInput(path: "a.xlsx", bytes: random.mutated(random.pick(books))),
        ReadingOptions(format: "xlsx"))
    }
  }

  @Test("Workbooks of results with other cells bring findings, never a crash")
  func resultsWorkbooks() throws {
    var random = SeededGenerator(seed: 9)
    let sheets = [
      kadeSheet("Contents", ["Town", "", "Grid|-1: 1, 0: 1, 1: 1", "Sorts|simulated"]),
      kadeSheet(
        "Study statements", ["Contents", "id|text|theme", "'1|Trees|g", "'2|Bins|", "'3|Parks|g"]),
      kadeSheet(
        "Study sorts", ["Contents", "sort|condition|'1|'2|'3", "A|x|0|1|-1", "B|y|1|0|-1"]),
    ]
    let whole = FormatInput(path: "a.xlsx", bytes: try workbookBytes(sheets))
    #expect(
      try StudyFormats.read(whole).study.sorts.map(\.placements) == [[0, 1, -1], [1, 0, -1]])
    let cells: [WorkbookCell] = [
      .empty, .text("id"), .text("sort"), .text("'1"), .text("="), .number(900), .number(0.5),
      .text("-1: 1, 0"),
    ]
    for _ in 0..<(count / 4) {
      var mutated = sheets
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let sheet = Int.random(in: 0..<3, using: &random)
        let row = Int.random(in: mutated[sheet].rows.indices, using: &random)
        let column = Int.random(in: 0...mutated[sheet].rows[row].count, using: &random)
        if column == mutated[sheet].rows[row].count {
          mutated[sheet].rows[row].append(random.pick(cells))
        } else {
          mutated[sheet].rows[row][column] = random.pick(cells)
        }
      }
      try attempt(
        FormatInput(path: "a.xlsx", bytes: try workbookBytes(mutated)), ReadingOptions())
    }
  }

  @Test("Mutated folders and tables of R's qmethod bring findings, never a crash")
  func qmethod() throws {
    var random = SeededGenerator(seed: 6)
    var small = try readFolder(smallFiles()).study
    small.sorts.removeAll { $0.placements.contains(nil) }
    let written = Dictionary(uniqueKeysWithValues: try QMethodWriter.files(small))
    let folders = try [qmethodFiles("clean"), qmethodFiles("traps"), written]
    let options = ReadingOptions(format: "qmethod")
    for _ in 0..<count {
      var files = random.pick(folders)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let name = random.pick(files.keys.sorted())
        files[name] = random.mutated(files[name] ?? [])
      }
      try attempt(FormatInput(folder: "q", files: files), options)
    }
    let archive = try zipBytes(folders[1].sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    for _ in 0..<(count / 4) {
      try attempt(FormatInput(path: "q.zip", bytes: random.mutated(archive)), options)
    }
  }

  @Test("Mutated files of collecting programs bring findings, never a crash")
  func collected() throws {
    var random = SeededGenerator(seed: 5)
    let results = [
      CollectedFiles.htmlq, CollectedFiles.htmlqMail, CollectedFiles.easy, CollectedFiles.easyTable,
      CollectedFiles.eq, CollectedFiles.netlify, CollectedFiles.sheets, CollectedFiles.quince,
      CollectedFiles.quinceCommas, CollectedFiles.easy3,
    ].map { Array($0.utf8) }
    let formats = ["htmlq", "easyhtmlq", "eq", "quince", "easyhtmlq3", "settings"]
    let settings = [CollectedFiles.htmlqSettings, CollectedFiles.eqSettings]
    for _ in 0..<(4 * count) {
      var beside = random.pick(settings).mapValues { Array($0.utf8) }
      beside["conf.json"] = Array(CollectedFiles.easy3Settings.utf8)
      let name = random.pick(beside.keys.sorted())
      if Bool.random(using: &random) { beside[name] = random.mutated(beside[name] ?? []) }
      let bytes = random.mutated(random.pick(results))
      let options = ReadingOptions(
        format: Bool.random(using: &random) ? random.pick(formats) : nil,
        repair: Bool.random(using: &random))
      let input =
        Bool.random(using: &random)
        ? FormatInput(path: "a.csv", bytes: bytes, beside: beside)
        : FormatInput(folder: "a", files: beside)
      try attempt(input, options)
    }
  }
}
