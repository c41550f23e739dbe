import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

/// A random study as KADE can hold it: values it knows, no blank cell, wording for every statement.
private func kadeStudy(seed: UInt64) throws -> Study {
  var random = SeededGenerator(seed: seed &+ 1_000)
  var study = randomStudy(seed: seed, plain: true)
  let ids = random.names(study.sorts.count, plain: false)
  for (index, id) in ids.enumerated() {
    study.sorts[index] = QSort(
      id: trimmed(id), placements: study.sorts[index].placements.map { max(-6, min(13, $0 ?? 0)) })
  }
  let values = study.sorts[0].placements.compactMap(\.self)
  study.grid = try Grid(counting: values)
  for index in study.statements.indices {
    study.statements[index] = Statement(
      id: trimmed(study.statements[index].id), text: random.words(upTo: 6) + "x")
  }
  study.title = random.words() + "x"
  return study
}

@Suite struct KADEWriterTests {
  private func expect(_ back: Study, _ study: Study, lines: Bool, _ seed: UInt64) {
    func text(_ text: String) -> String { lines ? KADETable.oneLine(text) : text }
    #expect(back.title == text(study.title), "seed \(seed)")
    #expect(back.grid == study.grid, "seed \(seed)")
    #expect(back.statements.map(\.id) == study.statements.map(\.id), "seed \(seed)")
    #expect(back.statements.map(\.text) == study.statements.map { text($0.text) }, "seed \(seed)")
    #expect(back.sorts.map(\.id) == study.sorts.map(\.id), "seed \(seed)")
    #expect(back.sorts.map(\.placements) == study.sorts.map(\.placements), "seed \(seed)")
  }

  @Test("A written workbook reads back as the same study")
  func workbook() throws {
    for seed in UInt64(1)...150 {
      let study = try kadeStudy(seed: seed)
      let files = try KADEWorkbookWriter.files(study)
      #expect(files.count == 1)
      let reading = try StudyFormats.read(FormatInput(path: files[0].name, bytes: files[0].bytes))
      #expect(reading.format == "KADE workbook, type 2 (version 2)")
      expect(reading.study, study, lines: false, seed)
    }
  }

  @Test("A written archive reads back as the same study, line breaks in texts apart")
  func archive() throws {
    for seed in UInt64(1)...150 {
      let study = try kadeStudy(seed: seed)
      let files = try KADEZipWriter.files(study)
      #expect(files.count == 1)
      let reading = try StudyFormats.read(FormatInput(path: files[0].name, bytes: files[0].bytes))
      #expect(reading.format == "KADE ZIP archive")
      expect(reading.study, study, lines: true, seed)
    }
  }

  @Test("The files are laid out as KADE wants them")
  func layout() throws {
    var study = Study(
      title: "Town, in bloom", grid: try gridSpec("1 2 1"),
      statements: ["a", "b", "c", "d"].enumerated().map {
        Statement(id: "\($0 + 1)", text: $1 + ", \"q\"")
      })
    study.sorts = [
      QSort(id: "Ann, \"A\"", placements: [-1, 0, 0, 1]),
      QSort(id: "Bob", placements: [1, 0, 0, -1]),
    ]
    let file = try KADEWorkbookWriter.files(study)[0]
    #expect(file.name == "town-in-bloom.xlsx")
    let book = try XLSXWorkbook(reading: file.bytes)
    #expect(
      book.sheets.map(\.name) == [
        "name", "pattern", "sorts", "statements", "type", "version", "ids",
      ])
    let sorts = book.sheets[2]
    #expect(sorts[1, 1] == .empty)
    #expect(sorts[1, 2] == .text("s1"))
    #expect(sorts[2, 1] == .text("Ann   A"))
    #expect(sorts[2, 5] == .number(1))
    // KADE looks at the seventh row, which must be there, and passes over one without a name.
    #expect(sorts[7, 1] == .empty)
    #expect(sorts[7, 2] == .text("(no sort)"))
    #expect(book.sheets[3][1, 2] == .text("Statements"))
    #expect((1...20).map { book.sheets[1][1, $0] } == (-6...13).map { .number(Double($0)) })
    #expect(book.sheets[1][2, 7] == .number(2))
    #expect(book.sheets[4][2, 1] == .number(2))
    #expect(book.sheets[5][2, 1] == .number(2))

    let archive = try ZIPArchive(reading: KADEZipWriter.files(study)[0].bytes)
    func text(_ name: String) throws -> String {
      String(decoding: try archive.read(name), as: UTF8.self)
    }
    #expect(try text("name.txt") == "Town, in bloom")
    #expect(try text("pattern.txt") == "0,0,0,0,0,1,2,1,0,0,0,0,0,0,0,0,0,0,0,0\n")
    #expect(try text("sorts.txt") == "Ann   A,-1,0,0,1\nBob,1,0,0,-1\n")
    #expect(try text("statements.txt").hasPrefix("a, \"q\"\nb"))
    #expect(try text("ids.csv").hasPrefix("kind,written,id\nsort,Ann   A,"))
  }

  @Test("The same study gives the same bytes")
  func deterministic() throws {
    let study = try kadeStudy(seed: 3)
    #expect(
      try KADEWorkbookWriter.files(study)[0].bytes == KADEWorkbookWriter.files(study)[0].bytes)
    #expect(try KADEZipWriter.files(study)[0].bytes == KADEZipWriter.files(study)[0].bytes)
  }

  @Test("Names lose what KADE stumbles over, and each stays different")
  func names() {
    #expect(
      KADETable.names(["a,b", "a b", "a;b", "\n", "", "sort", "x"])
        == ["a b (2)", "a b", "a b (3)", "sort (2)", "sort (3)", "sort", "x"])
  }

  @Test("What KADE can't hold is found")
  func faults() throws {
    func found(_ study: Study) -> [Finding.Code] {
      do {
        _ = try KADEWorkbookWriter.files(study)
        return []
      } catch {
        return error.all.map(\.code)
      }
    }
    var study = try kadeStudy(seed: 4)
    study.sorts[0].placements[0] = 14
    study.sorts[0].placements[1] = nil
    study.statements[0].text = " "
    #expect(found(study) == [.emptyStatement, .valueOffGrid, .blankCell])
    #expect(found(Study(title: "T")) == [.tooFewStatements, .tooFewSorts])
    study = try kadeStudy(seed: 5)
    study.grid = try Grid(columns: [.init(value: -7, count: 1), .init(value: 0, count: 1)])
    #expect(found(study) == [.badGrid])
    study = try kadeStudy(seed: 5)
    study.statements[0].text = String(repeating: "x", count: 40_000)
    #expect(found(study) == [.badValue])
  }
}

@Suite struct KADEMutationTests {
  @Test("Workbooks with cells changed, moved or missing bring findings, never a crash")
  func cells() throws {
    var random = SeededGenerator(seed: 11)
    let odd: [WorkbookCell] = [
      .empty, .text(""), .text(" "), .text("x"), .text("-99999999999999999999"), .number(1e300),
      .number(-7), .number(0.5), .number(20_000), .text("Statements"), .text("Sort Pattern"),
      .text("kind"), .number(1), .number(2),
    ]
    for _ in 0..<600 {
      var sheets = random.pick(KADEBooks.all).sheets
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let sheet = Int.random(in: sheets.indices, using: &random)
        guard !sheets[sheet].rows.isEmpty else { continue }
        let row = Int.random(in: sheets[sheet].rows.indices, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: sheets[sheet].rows.remove(at: row)
        case 1: sheets[sheet].rows.insert(sheets[sheet].rows[row], at: row)
        case 2: sheets[sheet].rows[row].append(random.pick(odd))
        case 3: sheets[sheet].rows[row].shuffle(using: &random)
        case 4:
          sheets[sheet].name = random.pick(["sorts", "pattern", "type", "ids", "q sorts", "x"])
        default:
          guard !sheets[sheet].rows[row].isEmpty else { continue }
          let column = Int.random(in: sheets[sheet].rows[row].indices, using: &random)
          sheets[sheet].rows[row][column] = random.pick(odd)
        }
      }
      try attempt(
        FormatInput(path: "a.xlsx", bytes: try workbookBytes(sheets)),
        ReadingOptions(format: random.pick([nil, "kade"]), repair: .random(using: &random)))
    }
  }

  @Test("Mutated archives, and tables with mutated statements, bring findings, never a crash")
  func texts() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<600 {
      let texts = kadeArchive.map {
        (
          name: $0,
          bytes: Bool.random(using: &random) ? random.mutated(Array($1.utf8)) : Array($1.utf8)
        )
      }
      let bytes = try zipBytes(texts)
      try attempt(
        FormatInput(path: "a.zip", bytes: random.pick([bytes, random.mutated(bytes)])),
        ReadingOptions(format: random.pick([nil, "kade-zip"])))
      let table = Array("name,s1,s2,s3,s4\nAnn,-1,0,0,1\nBob,0,-1,0,1\n".utf8)
      try attempt(
        FormatInput(
          path: "a.csv", bytes: random.mutated(table),
          beside: ["a.txt": random.pick([texts[3].bytes, Array("a\nb\nc\nd".utf8)])]),
        ReadingOptions(format: random.pick([nil, "ken-q"])))
    }
  }
}
