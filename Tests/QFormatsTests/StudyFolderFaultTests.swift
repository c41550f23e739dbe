import QStudy
import Testing

@testable import QFormats

/// A change to one file of the small study, and the finding it must bring.
struct FolderFault: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let code: Finding.Code
  let line: Int?
  var cell: String?
  var sort: String?
  var statement: String?

  var testDescription: String { "\(file): “\(old)” → “\(new)” is \(code)" }

  init(
    _ file: String, _ old: String, _ new: String, _ code: Finding.Code, _ line: Int?,
    cell: String? = nil, sort: String? = nil, statement: String? = nil
  ) {
    (self.file, self.old, self.new, self.code, self.line) = (file, old, new, code, line)
    (self.cell, self.sort, self.statement) = (cell, sort, statement)
  }
}

/// What the small study says in further languages, before the rest of its description.
private func worded(_ entry: String) -> String { "translations:\n  \(entry)\nprovenance:" }

private let description: [FolderFault] = [
  FolderFault("study.yml", "\nquestion:", "\nqestion:", .unknownKey, 2),
  FolderFault("study.yml", "title: Small study", "x: 1", .missingKey, 1),
  FolderFault("study.yml", "title: Small study", "title: [a]", .wrongType, 1),
  FolderFault("study.yml", "languages: [cy]", "languages: cy", .wrongType, 4),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, 0: 1", .badValue, 5),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, +0: 1", .badValue, 5),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, 1: 0", .badGrid, 5),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, -9223372036854775808: 1", .badGrid, 5),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, 99999999999999999999: 1", .badValue, 5),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, high: 1", .badValue, 5),
  FolderFault("study.yml", "0: 2, 1: 1", "0: 2, 1: 1.5", .wrongType, 5),
  FolderFault("study.yml", "distribution: forced", "distribution: fixed", .badValue, 6),
  FolderFault("study.yml", "{low: least", "{lo: least", .unknownKey, 7),
  FolderFault("study.yml", "{move: Getting about", "{move: [x]", .wrongType, 8),
  FolderFault("study.yml", "type: choice", "type: choose", .badValue, 11),
  FolderFault("study.yml", "{id: sector, ", "{", .missingKey, 11),
  FolderFault("study.yml", "required: true", "required: 1", .wrongType, 11),
  FolderFault("study.yml", "access: join", "acces: join", .unknownKey, 18),
  FolderFault("study.yml", "{sort: 25", "{sorts: 25", .unknownKey, 19),
  FolderFault("study.yml", "sort: 25", "sort: -90", .badValue, 19),
  FolderFault("study.yml", "sort: 25", "sort: 1441", .badValue, 19),
  FolderFault("study.yml", "sort: 25", "sort: 9223372036854775807", .badValue, 19),
  FolderFault("study.yml", "retention: 90", "retention: long", .wrongType, 20),
  FolderFault("study.yml", "retention: 90", "retention: 0", .badValue, 20),
  FolderFault("study.yml", "retention: 90", "retention: -3", .badValue, 20),
  FolderFault("study.yml", "retention: 90", "retention: 36501", .badValue, 20),
  FolderFault("study.yml", "id: sector", "id: participant", .badValue, 11),
  FolderFault("study.yml", "id: sector", "id: Condition", .badValue, 11),
  FolderFault("study.yml", "id: sector", "id: \"\"", .badValue, 11),
  FolderFault("study.yml", "options: [council, health], ", "", .badValue, 11),
  FolderFault(
    "study.yml", "type: choice, options: [council, health]", "type: scale", .badValue, 11),
  FolderFault(
    "study.yml", "collect:", "  - {id: sector, question: Again?}\ncollect:", .badValue, 12),
  FolderFault("study.yml", "provenance:", worded("ar: {title: x}"), .badValue, 22),
  FolderFault("study.yml", "provenance:", worded("cy: {titel: x}"), .unknownKey, 22),
  FolderFault("study.yml", "provenance:", worded("cy: {poles: {hi: x}}"), .unknownKey, 22),
  FolderFault("study.yml", "provenance:", worded("cy: {question: [x]}"), .wrongType, 22),
  FolderFault("study.yml", "provenance:", worded("cy: {themes: {love: x}}"), .badValue, 22),
  FolderFault("study.yml", "provenance:", worded("cy: {conditions: {then: x}}"), .badValue, 22),
  FolderFault(
    "study.yml", "provenance:", worded("cy: {background: {age: {question: x}}}"), .badValue, 22),
  FolderFault(
    "study.yml", "provenance:", worded("cy: {background: {sector: {options: [x]}}}"), .badValue,
    22),
  FolderFault(
    "study.yml", "provenance:", worded("cy: {background: {sector: {options: [x, x]}}}"), .badValue,
    22),
  FolderFault("study.yml", "statements: own", "statements: ours", .badValue, 21),
  FolderFault("study.yml", "seed: 7", "seed: seven", .wrongType, 21),
  FolderFault("study.yml", "language: en\n", "language: en\nlanguage: cy\n", .badValue, 4),
  FolderFault("study.yml", "title: Small study", "title: \"Small", .syntax, nil),
]

private let statements: [FolderFault] = [
  FolderFault("statements.csv", "short,text_cy", "shorts,text_cy", .unknownKey, 1, cell: "E"),
  FolderFault("statements.csv", "text_cy", "text_ar", .unknownKey, 1, cell: "F"),
  FolderFault("statements.csv", "text_cy", "text_ar", .missingColumn, 1),
  FolderFault("statements.csv", "short,text_cy", "text,text_cy", .duplicateColumn, 1, cell: "E"),
  FolderFault("statements.csv", "id,theme", "id,thema", .missingColumn, 1),
  FolderFault("statements.csv", "id,theme,text,", "id,theme,words,", .missingColumn, 1),
  FolderFault(
    "statements.csv", "close early.", "close, early.", .raggedRow, 4, statement: "s3"),
  FolderFault(
    "statements.csv", "s3,live", "s1,live", .duplicateStatement, 4, cell: "A", statement: "s1"),
  FolderFault("statements.csv", "s3,live", " ,live", .blankCell, 4, cell: "A"),
  FolderFault("statements.csv", ",+,", ",for,", .badValue, 3, cell: "D", statement: "s2"),
  FolderFault("statements.csv", "Buses run", "Buses \"run", .syntax, 2, cell: "15"),
]

private let sorts: [FolderFault] = [
  FolderFault("sorts.csv", "sort,participant", "sorts,participant", .missingColumn, 1, cell: "A"),
  FolderFault(
    "sorts.csv", "s3,s4", "s3,s5", .unknownStatement, 1, cell: "G", statement: "s5"),
  FolderFault("sorts.csv", "s3,s4", "s3,s5", .missingColumn, 1, statement: "s4"),
  FolderFault(
    "sorts.csv", "s3,s4", "s3,s3", .duplicateColumn, 1, cell: "G", statement: "s3"),
  FolderFault("sorts.csv", "0,-1,0,1", "0,-1,0", .raggedRow, 3, sort: "A2"),
  FolderFault("sorts.csv", "0,-1,0,1", "0,-1,0,1,0", .raggedRow, 3, sort: "A2"),
  FolderFault(
    "sorts.csv", "0,-1,0,1", "0,x,0,1", .notANumber, 3, cell: "E", sort: "A2", statement: "s2"),
  FolderFault(
    "sorts.csv", "0,-1,0,1", "0,-1.5,0,1", .notAnInteger, 3, cell: "E", sort: "A2",
    statement: "s2"),
  FolderFault(
    "sorts.csv", "0,-1,0,1", "0,-9223372036854775808,0,1", .badValue, 3, cell: "E", sort: "A2",
    statement: "s2"),
  FolderFault(
    "sorts.csv", "0,-1,0,1", "0,99999999999999999999,0,1", .badValue, 3, cell: "E", sort: "A2",
    statement: "s2"),
  FolderFault("sorts.csv", "A2,anna", "A1,anna", .duplicateSort, 3, cell: "A", sort: "A1"),
  FolderFault("sorts.csv", "A2,anna", ",anna", .blankCell, 3, cell: "A"),
  FolderFault(
    "participants.csv", "bryn,", "anna,", .duplicateParticipant, 3, cell: "A"),
  FolderFault("participants.csv", "participant,", "name,", .missingColumn, 1),
  FolderFault("participants.csv", "sector,age", "age,age", .duplicateColumn, 1, cell: "C"),
  FolderFault(
    "comments.csv", "A1,s4", "A9,s4", .unknownSort, 2, cell: "A", sort: "A9", statement: "s4"),
  FolderFault(
    "comments.csv", "A1,s4", "A1,s9", .unknownStatement, 2, cell: "B", sort: "A1", statement: "s9"),
  FolderFault("comments.csv", ",comment", ",coment", .unknownKey, 1, cell: "C"),
]

@Suite struct StudyFolderFaultTests {
  @Test("Each fault is found with its file, line, sort and statement", arguments: description)
  func descriptionFault(_ fault: FolderFault) throws { try check(fault) }

  @Test("Each fault of a statement is found with its file, line and cell", arguments: statements)
  func statementFault(_ fault: FolderFault) throws { try check(fault) }

  @Test("Each fault of a sort is found with its file, line, cell and statement", arguments: sorts)
  func sortFault(_ fault: FolderFault) throws { try check(fault) }

  private func check(_ fault: FolderFault) throws {
    var files = try smallFiles()
    files[fault.file] = try replacing(fault.old, with: fault.new, in: files[fault.file] ?? [])
    let all = try findings { try readFolder(files) }
    let found = all.first { $0.code == fault.code }
    let finding = try #require(found, "found \(all)")
    #expect(finding.location?.file == "small/\(fault.file)")
    if let line = fault.line { #expect(finding.location?.line == line) }
    #expect(finding.location?.cell == fault.cell || fault.code == .syntax && fault.line == nil)
    #expect(finding.sort == fault.sort)
    #expect(finding.statement == fault.statement)
    for phrase in [finding.found, finding.expected, finding.mend] { #expect(!phrase.isEmpty) }
  }

  @Test("An unknown key names the nearest one")
  func nearestKey() throws {
    var files = try smallFiles()
    files["study.yml"] = try replacing(
      "\nquestion:", with: "\nqestion:", in: files["study.yml"] ?? [])
    let finding = try #require(try findings { try readFolder(files) }.first)
    #expect(finding.expected == "perhaps “question”")
  }

  @Test("Every bad cell of a table is found at once")
  func everyCell() throws {
    var files = try smallFiles()
    files["sorts.csv"] = Array(
      "sort,s1,s2,s3,s4\na,x,y,0,1\nb,0.5,0,0\nc,,z,0,1\n".utf8)
    let all = try findings { try readFolder(files) }
    #expect(all.map(\.code) == [.raggedRow, .notANumber, .notANumber, .notANumber])
    #expect(all.compactMap(\.sort) == ["b", "a", "a", "c"])
  }

  @Test("A missing file is named", arguments: ["study.yml", "statements.csv"])
  func missingFile(name: String) throws {
    var files = try smallFiles()
    files[name] = nil
    let finding = try #require(try findings { try readFolder(files) }.first)
    #expect(finding.code == .missingFile)
    #expect(finding.location == Location(file: "small/\(name)"))
  }

  @Test(
    "An empty file is named",
    arguments: ["study.yml", "statements.csv", "sorts.csv", "participants.csv", "comments.csv"])
  func emptyFile(name: String) throws {
    var files = try smallFiles()
    files[name] = Array(" \r\n\n".utf8)
    let all = try findings { try readFolder(files) }
    #expect(all.contains { $0.code == .emptyFile && $0.location?.file == "small/\(name)" })
  }

  @Test(
    "Bytes that are not UTF-8 are found with their line",
    arguments: ["study.yml", "statements.csv", "sorts.csv", "participants.csv", "SOURCE.md"],
    [UInt8(0xE9), 0x00])
  func undecodable(name: String, byte: UInt8) throws {
    var files = try smallFiles()
    var bytes = files[name] ?? []
    bytes.insert(byte, at: (bytes.firstIndex(of: 0x0A) ?? 0) + (name == "SOURCE.md" ? 0 : 3))
    files[name] = bytes
    let all = try findings { try readFolder(files) }
    let finding = try #require(all.first { $0.code == .undecodable })
    #expect(finding.location?.file == "small/\(name)")
    #expect(finding.location?.line == (name == "SOURCE.md" ? 1 : 2))
  }

  @Test("A table with semicolons is told to be saved with commas")
  func semicolons() throws {
    var files = try smallFiles()
    files["sorts.csv"] = Array("sort;s1;s2;s3;s4\na;1;0;0;-1\n".utf8)
    let finding = try #require(try findings { try readFolder(files) }.first)
    #expect(finding.code == .syntax)
    #expect(finding.location == Location(file: "small/sorts.csv", line: 1))
  }

  @Test("A folder without a study is no study")
  func noStudy() throws {
    let finding = try #require(
      try findings { try StudyFormats.read(path: fixtures + "/tables") }.first)
    #expect(finding.code == .missingFile)
    #expect(finding.location?.file == fixtures + "/tables/study.yml")
  }

  @Test(
    "In a folder that an export wrote, the file to give is named",
    arguments: ["csv", "pqmethod", "kade"])
  func exportedFolder(id: String) throws {
    let study = try SmallDat.read(SmallDat.head + SmallDat.records).study
    let written = try #require(StudyFormats.writer(id: id)).files(study)
    let files = Dictionary(written.map { ($0.name, $0.bytes) }) { first, _ in first }
    let all = try findings { try StudyFormats.read(FormatInput(folder: "out", files: files)) }
    let name = try #require(all.first?.mend.firstMatch(of: /out\/([^ ]+)/)?.1)
    let bytes = try #require(files[String(name)])
    let reading = try StudyFormats.read(
      FormatInput(path: "out/\(name)", bytes: bytes, beside: files))
    #expect(reading.study.sorts.map(\.placements) == study.sorts.map(\.placements))
  }
}
