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
