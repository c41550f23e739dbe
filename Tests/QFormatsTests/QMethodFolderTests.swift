import Glibc
import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// The files of a folder of fixtures for R's qmethod, by path.
func qmethodFiles(_ name: String) throws -> [String: [UInt8]] {
  let folder = try FormatInput(path: "\(fixtures)/qmethod/\(name)")
  var files: [String: [UInt8]] = [:]
  for path in folder.names.flatMap({ folder.listing(of: $0, depth: 3).files }) {
    files[path] = try folder.file(named: path)
  }
  return files
}

/// Reads a folder held in memory.
func readQMethod(
  _ files: [String: [UInt8]], options: ReadingOptions = ReadingOptions()
) throws -> StudyReading {
  try StudyFormats.read(FormatInput(folder: "parks", files: files), options: options)
}

@Suite("The folder of R's qmethod")
struct QMethodFolderTests {
  private func clean(_ changes: [String: String?] = [:]) throws -> [String: [UInt8]] {
    var files = try qmethodFiles("clean")
    for (name, text) in changes { files[name] = text.map { Array($0.utf8) } }
    return files
  }

  private func found(_ changes: [String: String?]) throws -> [Finding] {
    try findings { try readQMethod(clean(changes)) }
  }

  @Test("A clean folder reads: conditions, comments, wording, and where each stands")
  func cleanFolder() throws {
    let path = fixtures + "/qmethod/clean"
    let reading = try StudyFormats.read(path: path)
    let study = reading.study
    #expect(reading.format == "R qmethod folder" && study.title == "clean")
    #expect(study.statements.map(\.id) == ["c3", "c1", "c2", "c4", "c5"])
    #expect(study.statements.map(\.short) == ["dogs", "benches", "ponds", "swings", "paths"])
    #expect(study.statements[0].text == "Dogs should be on a lead ….")
    #expect(study.statements[2].text == "Ponds are worth every penny.")
    #expect(study.language == "en" && study.languages.isEmpty)
    #expect(study.sorts.map(\.id) == ["Ann-after", "Bob-after", "Ann-before", "Bob-before"])
    #expect(study.sorts.map(\.participant) == ["Ann", "Bob", "Ann", "Bob"])
    #expect(study.sorts.map(\.condition) == ["after", "after", "before", "before"])
    #expect(study.sorts[0].placements == [0, -1, 0, 0, 1])
    #expect(study.sorts[3].placements == [0, 0, 1, 0, -1])
    #expect(
      study.comments == [
        Comment(sort: "Ann-after", statement: "c1", text: "Nobody sits there"),
        Comment(sort: "Bob-before", statement: "c2", text: "Ponds, and \"more\" ponds"),
      ])
    #expect(reading.warnings.map(\.code) == [.recordsIgnored])
    #expect(reading.warnings[0].message.contains("feedback/before/Bob.csv:3"))
    #expect(reading.warnings[0].statements == ["c5"])
    #expect(
      reading.sources.sorts["Bob-after"] == Location(file: path + "/qsorts/after/Bob.csv"))
    #expect(
      reading.sources.statements["c3"] == Location(file: path + "/concourse/ids.csv", line: 4))
    #expect(try SortTable(study).isForced)
  }

  @Test("Every trap of the format reads without a fault, and is told where it may matter")
  func traps() throws {
    let reading = try StudyFormats.read(path: fixtures + "/qmethod/traps")
    let study = reading.study
    // Ids are check sums of either language, or handles; the sample is what most sorts hold.
    #expect(study.statements.map(\.id) == ["a", "b", "c", "d", "e"])
    #expect(study.sorts.map(\.id) == ["Bryn-after", "Bryn-before", "Élin-before"])
    #expect(
      study.sorts.map(\.placements) == [[0, 0, -2, 0, 2], [2, 0, -2, 0, 0], [0, 0, -2, 0, 2]])
    #expect(study.language == "en" && study.languages == ["cy"])
    #expect(
      study.statements.map(\.text) == [
        "Café tables & chairs", "Straße – offen für “alle”", "100 % green",
        "See \\foo{here} and https://example.org/a_b%20c", "First.\nSecond.",
      ])
    #expect(study.statements[4].translations == ["cy": "Cymraeg e"])
    #expect(
      study.comments == [Comment(sort: "Bryn-before", statement: "e", text: "Two\nlines")])
    #expect(
      reading.warnings.map(\.code) == [
        .peopleNotPaired, .recordsIgnored, .languageChosen, .unknownMarkup, .unknownMarkup,
      ])
    let told = reading.warnings.map(\.message)
    #expect(told[0].contains("qsorts/after/Élin.csv") && told[1].contains("without f"))
    #expect(told[2].contains("english is the main language"))
    #expect(told[3].contains("c.tex") && told[3].contains("check with Bryn"))
    #expect(told[4].contains("d.tex") && told[4].contains("\\foo"))
  }

  @Test("A language is chosen by its folder or its code; one that is not there is found")
  func language() throws {
    let files = try qmethodFiles("traps")
    for language in ["welsh", "Welsh", "cy"] {
      let reading = try readQMethod(files, options: ReadingOptions(language: language))
      #expect(reading.study.language == "cy" && reading.study.languages == ["en"])
      #expect(reading.study.statements[1].text == "Cymraeg b")
      #expect(!reading.warnings.map(\.code).contains(.languageChosen))
    }
    let all = try findings { try readQMethod(files, options: ReadingOptions(language: "french")) }
    #expect(all.map(\.code) == [.badValue] && all[0].expected == "one of english, welsh")
    let bare = try clean().filter { $0.key.hasPrefix("qsorts") }
    #expect(
      try findings { try readQMethod(bare, options: ReadingOptions(language: "cy")) }.map(\.code)
        == [.badValue])
    // Elsewhere the option would do nothing.
    #expect(
      try findings {
        try StudyFormats.read(
          FormatInput(path: "a.csv", bytes: Array("sort,a,b\nx,0,1\ny,1,0\n".utf8)),
          options: ReadingOptions(language: "cy"))
      }[0].found.contains("--main-language"))
  }

  @Test("Every fault of a broken folder is found at once, with file, place and mend")
  func broken() throws {
    let path = fixtures + "/qmethod/broken"
    let all = try findings { try StudyFormats.read(path: path) }
    func place(_ file: String, _ line: Int? = nil, _ cell: String? = nil) -> Location {
      Location(file: "\(path)/qsorts/\(file).csv", line: line, cell: cell)
    }
    #expect(all.map(\.code) == [.badGrid, .badGrid])
    #expect(all.map(\.location) == [place("Carys"), place("Dai")])
    #expect(all[0].found == "4 columns" && all[0].expected == "3, as in most files")
    #expect(all[1].found == "the values 1,2,3" && all[1].expected.hasPrefix("-1,0,1"))
    // Once the columns agree, the cards are looked at.
    var files = try qmethodFiles("broken")
    files["qsorts/Carys.csv"] = nil
    files["qsorts/Dai.csv"] = nil
    let cards = try findings { try readQMethod(files) }
    #expect(
      cards.map(\.code) == [
        .unknownStatement, .duplicateStatement, .unknownStatement, .missingStatement,
      ])
    #expect(cards[0].found == "the card “c33”" && cards[0].expected == "perhaps “c3”")
    #expect(cards[0].location == Location(file: "parks/qsorts/Bob.csv", line: 2, cell: "B"))
    #expect(cards[1].expected == "each card once; the first is in line 1, column B")
    #expect(cards[2].found.contains("which is not in parks/sampling-structure.csv"))
    #expect(cards[3].found == "no card c3, c2, c4" || cards[3].found == "no card c3, c2")
    #expect((all + cards).allSatisfy { !$0.mend.isEmpty && $0.sort != nil })
  }

  @Test(
    "A fault in one file is found there",
    arguments: [
      ("feedback/after/Ann.csv", "item_id,item_feedback\nc9,Hm\n", Finding.Code.unknownStatement),
      ("feedback/after/Ann.csv", "item_id,item_feedback\nc6,Hm\n", .unknownStatement),
      ("feedback/after/Ann.csv", "item_id,text,correction\nc1,Hm,maybe\n", .badValue),
      ("feedback/after/Ann.csv", "item_id,text\nc1,Hm\nc1,Ah\n", .duplicateStatement),
      ("feedback/after/Ann.csv", "item_id\nc1\n", .missingColumn),
      ("feedback/after/Ann.csv", "item_id,text\nc1,a,b\n", .raggedRow),
      ("feedback/after/Zoe.csv", "item_id,text\nc1,Hm\n", .unknownSort),
      ("feedback/Ann.csv", "item_id,text\nc1,Hm\n", .unknownSort),
      ("qsorts/after/Ann.csv", "", .emptyFile),
      ("qsorts/after/Ann.csv", "\"c1", .syntax),
      ("qsorts/after/Ann.csv", ",c2,\n,c4,\nc1,c3\n-1,0,1\n", .missingStatement),
      ("qsorts/after/Ann.csv", ",c2,\n,c4,\nc1,c3,c5\n-1,0\n", .badGrid),
      ("qsorts/after/Ann.csv", ",c2,\n,c4,\nc1,c3,c1\n-1,0,1\n", .duplicateStatement),
      ("qsorts/Ann.csv", ",c2,\n,c4,\nc1,c3,c5\n", .unknownCondition),
      ("qsorts/after/first/Ann.csv", ",c2,\n", .badValue),
      ("sampling-structure.csv", "handle\ndogs\nbench\n", .unknownStatement),
      ("sampling-structure.csv", "handle\ndogs\ndogs\n", .duplicateStatement),
      ("sampling-structure.csv", "name\ndogs\n", .missingColumn),
      ("concourse/ids.csv", "ID,handle\nc1,benches\nc1,ponds\n", .duplicateStatement),
      ("concourse/ids.csv", "ID,handle\nc1,benches\nc2,benches\n", .duplicateStatement),
      ("concourse/ids.csv", "a,b\nc1,benches\n", .missingColumn),
      ("concourse/lost.tex", "x", .badValue),
      ("concourse/english/dogs.tex", "\0", .undecodable),
    ])
  func faults(file: String, text: String, code: Finding.Code) throws {
    let all = try found([file: text])
    let finding = try #require(all.first { $0.code == code }, "\(all)")
    // A folder too deep is named, not what is in it.
    #expect(("parks/" + file).hasPrefix(finding.location?.file ?? "none"))
    #expect(!finding.mend.isEmpty)
  }

  @Test("A card without wording, and one without an id, are found")
  func missingParts() throws {
    let unworded = try found(["concourse/english/dogs.tex": nil])
    #expect(unworded.map(\.code) == [.missingFile] && unworded[0].statement == "c3")
    #expect(unworded[0].expected == "concourse/english/dogs.tex")
    // Without ids the pictures' names mean nothing.
    #expect(
      try Set(found(["concourse/ids.csv": nil]).map(\.code))
        == [.unknownStatement, .missingStatement])
    #expect(try found(["qsorts/after/Ann.csv": nil]).map(\.code) == [.unknownSort])
    let one = try readQMethod(clean(["qsorts/after/Ann.csv": nil, "feedback/after/Ann.csv": nil]))
    #expect(one.warnings.first?.code == .peopleNotPaired)
    #expect(one.warnings.first?.message.contains("qsorts/after/Ann.csv") == true)
  }

  @Test("Two cards of one wording need ids")
  func sameWording() throws {
    let all = try found([
      "concourse/ids.csv": nil, "concourse/english/ponds.tex": "Same",
      "concourse/english/dogs.tex": "Same",
    ])
    #expect(all.contains { $0.code == .duplicateStatement && $0.found.contains("dogs") })
  }

  @Test("Without a concourse the cards are those in more than half of the sorts")
  func bare() throws {
    var files = try clean().filter { $0.key.hasPrefix("qsorts") }
    let reading = try readQMethod(files)
    #expect(reading.study.statements.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
    #expect(reading.study.sorts[0].placements == [-1, 0, 0, 0, 1])
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
    files["qsorts/after/Ann.csv"] = Array(",c2,\n,c4,\nc1,x3,c5\n-1,0,1\n".utf8)
    #expect(
      try findings { try readQMethod(files) }.map(\.code)
        == [.unknownStatement, .missingStatement])
  }

  @Test("Cards that are numbers are told from the row of values below them")
  func numbers() throws {
    func study(_ pictures: [String]) throws -> StudyReading {
      var files: [String: [UInt8]] = [:]
      for (place, picture) in pictures.enumerated() {
        files["qsorts/P\(place).csv"] = Array(picture.utf8)
      }
      return try readQMethod(files)
    }
    let plain = try study([",1,\n2,3,4\n", ",4,\n1,2,3\n"])
    #expect(plain.study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(plain.study.sorts.map(\.placements) == [[0, -1, 0, 1], [-1, 0, 1, 0]])
    let stated = try study([",1,\n2,3,4\n1,2,3\n", ",4,\n1,2,3\n1,2,3\n"])
    #expect(stated.study.sorts.map(\.placements) == [[2, 1, 2, 3], [1, 2, 3, 2]])
    let falling = try study([",1,\n2,3,4\n1,0,-1\n", ",4,\n1,2,3\n"])
    #expect(falling.study.sorts.map(\.placements) == [[0, 1, 0, -1], [1, 0, -1, 0]])
    // Of an even number of columns none is the middle one.
    let even = try findings { try study(["a,b\nc,d\n", "b,a\nd,c\n"]) }
    #expect(even.map(\.code) == [.badGrid] && even[0].mend.contains("-2,-1,1,2"))
    let gap = try study(["a,b\nc,d\n-1,1\n", "b,a\nd,c\n-1,1\n"])
    #expect(gap.study.sorts[0].placements == [-1, 1, -1, 1])
  }

  @Test("Sums of columns that differ are found where the sort stands")
  func columnSums() throws {
    let odd = ",c2,c4\n,c3,\nc1,,c5\n-1,0,1\n"
    let reading = try readQMethod(clean(["qsorts/after/Ann.csv": odd]))
    #expect(reading.study.sorts[0].placements == [0, -1, 0, 1, 1])
    let all = #expect(throws: Findings.self) { try SortTable(reading.study) }
    let finding = try #require(all.map { reading.sources.locating($0).all.first } ?? nil)
    #expect(finding.code == .wrongColumnSums)
    #expect(finding.location?.file == "parks/qsorts/after/Ann.csv")
  }

  @Test("Check sums are compared without their zeros and in any case")
  func checkSums() throws {
    #expect(crc32("123456789".utf8) == 0xCBF4_3926 && crc32("".utf8) == 0)
    // By zlib 5792a9: two digits fewer than others.
    #expect(crc32("Card 257.".utf8) == 0x5792a9)
    for sum in ["5792a9", "005792a9", "005792A9"] {
      let picture = { (cells: String) in Array("x,\(sum),y\n\(cells)\n".utf8) }
      let reading = try readQMethod([
        "qsorts/A.csv": picture("-1,0,1"), "qsorts/B.csv": picture("-1,0,1"),
        "concourse/english/low.tex": Array("Card 257.".utf8),
        "concourse/english/x.tex": Array("X".utf8), "concourse/english/y.tex": Array("Y".utf8),
      ])
      #expect(reading.study.statements.map(\.id) == ["low", "x", "y"])
      #expect(reading.study.sorts[0].placements == [0, -1, 1])
    }
  }

  @Test("A folder in a ZIP archive reads as it would unpacked; two are one too many")
  func archive() throws {
    let files = try qmethodFiles("traps").sorted { $0.key < $1.key }
    func zip(_ prefixes: [String]) throws -> FormatInput {
      let entries = prefixes.flatMap { prefix in
        files.map { (name: prefix + $0.key, bytes: $0.value) }
      }
      return FormatInput(path: "d/parks.zip", bytes: try zipBytes(entries))
    }
    let folder = try readQMethod(Dictionary(uniqueKeysWithValues: files))
    for prefix in ["", "parks/", "a/b/"] {
      let reading = try StudyFormats.read(zip([prefix]))
      #expect(reading.study == folder.study)
    }
    #expect(try StudyFormats.read(zip(["__MACOSX/x/", "p/"])).study == folder.study)
    let two = try findings { try StudyFormats.read(zip(["a/", "b/"])) }
    #expect(two.map(\.code) == [.badValue] && two[0].found.contains("a/qsorts, b/qsorts"))
  }

  @Test("Links and folders too deep are found, and nothing outside the folder is read")
  func links() throws {
    var template = Array("/tmp/qmethod-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    let made = ["qsorts", "qsorts/before", "qsorts/before/deep"]
    for folder in made { mkdir("\(path)/\(folder)", 0o700) }
    let picture = Array(",c2,\nc1,c3,c4\n".utf8)
    try writeFile(picture, to: path + "/outside.csv")
    try writeFile(picture, to: path + "/qsorts/before/Ann.csv")
    try writeFile(picture, to: path + "/qsorts/before/deep/Bob.csv")
    let links = ["qsorts/before/Eve.csv", "qsorts/after", "sampling-structure.csv", "sample"]
    symlink("../../outside.csv", path + "/" + links[0])
    symlink("/", path + "/" + links[1])
    symlink("outside.csv", path + "/" + links[2])
    symlink("/etc", path + "/" + links[3])
    defer {
      for file in links + ["outside.csv", "qsorts/before/Ann.csv", "qsorts/before/deep/Bob.csv"] {
        unlink("\(path)/\(file)")
      }
      for folder in made.reversed() { rmdir("\(path)/\(folder)") }
      rmdir(path)
    }
    let all = try findings { try StudyFormats.read(path: path) }
    #expect(all.allSatisfy { $0.code == .badValue })
    let places = Set(all.compactMap(\.location).map { String($0.file.dropFirst(path.count + 1)) })
    #expect(places == Set(links[..<3] + ["sample", "qsorts/before/deep"]))
  }

  @Test("A listing ends at its depth and its number, on disk as in memory")
  func listing() throws {
    let names = (0..<(FolderListing.mostEntries + 5)).map { "a/\($0)" }
    let many = FolderListing(names: names, folder: "a", depth: 0)
    #expect(many.isCut && many.files.count == FolderListing.mostEntries)
    let deep = FolderListing(names: ["a/b/c/d", "a/x", "ab/y"], folder: "a", depth: 1)
    #expect(deep.files == ["a/x"] && deep.deeper == ["a/b/c"] && !deep.isCut)
    let disk = FolderListing(disk: fixtures + "/qmethod", folder: "clean", depth: 1)
    #expect(disk.files.contains("clean/sampling-structure.csv"))
    #expect(disk.deeper.contains("clean/concourse/english") && disk.links.isEmpty)
    #expect(FolderListing(disk: "/nowhere", folder: "a", depth: 3).files.isEmpty)
  }
}
