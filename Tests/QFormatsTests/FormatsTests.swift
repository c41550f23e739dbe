import Glibc
import QStudy
import QTables
import Testing

@testable import QFormats

/// Runs the body in a folder of its own, which it removes.
func inFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/qformats-XXXXXX".utf8CString)
  let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  defer {
    if let names = try? FormatInput(path: folder).names {
      for name in names { unlink("\(folder)/\(name)") }
    }
    rmdir(folder)
  }
  try body(folder)
}

@Suite struct FormatsTests {
  @Test("A format is told by the content, whatever the file is called")
  func sniffing() throws {
    func format(_ path: String, as name: String) throws -> String {
      let bytes = try readFile(fixtures + "/" + path, limit: 1_000_000)
      return try StudyFormats.read(FormatInput(path: name, bytes: bytes)).format
    }
    #expect(try format("pqmethod/small.dat", as: "a.txt").hasPrefix("PQMethod"))
    #expect(try format("tables/plain.xlsx", as: "a.csv").hasPrefix("Excel"))
    #expect(try format("tables/semicolon.csv", as: "a.dat").hasPrefix("CSV"))
    #expect(try format("folder/sorts.csv", as: "a.xlsx").hasPrefix("CSV"))
  }

  @Test("The tables of a study folder read without their description")
  func foldersTable() throws {
    let study = try StudyFormats.read(path: fixtures + "/folder/sorts.csv").study
    #expect(try study.sorts == readFolder(smallFiles()).study.sorts)
    #expect(study.statements[0].text == "Buses run late.")
  }

  @Test("A format can be named; a name that is none suggests one")
  func namedFormat() throws {
    let bytes = Array("name\ta\tb\nx\t1\t0\ny\t0\t1\n".utf8)
    let input = FormatInput(path: "x", bytes: bytes)
    #expect(
      try StudyFormats.read(input, options: ReadingOptions(format: "CSV")).study.sorts.count == 2)
    for format in ["pqmethod", "mindset", "xlsx"] {
      #expect(
        try !findings { try StudyFormats.read(input, options: ReadingOptions(format: format)) }
          .isEmpty)
    }
    let all = try findings {
      try StudyFormats.read(path: "/nowhere", options: ReadingOptions(format: "pqmethd"))
    }
    #expect(all.map(\.code) == [.badValue])
    #expect(all[0].mend == "Write --as pqmethod.")
  }

  @Test("A file in no known format is told which there are")
  func unknownFormat() throws {
    let input = FormatInput(path: "a.txt", bytes: Array("Some words and nothing more\n".utf8))
    let all = try findings { try StudyFormats.read(input) }
    #expect(all.map(\.code) == [.unreadableFormat])
    // Each by its name, and the ids that choose one where that is told; a message of 600 characters is cut.
    for reader in StudyFormats.readers { #expect(all[0].expected.contains(reader.name)) }
    let ids = StudyFormats.readers.map { $0.id }.joined(separator: ", ")
    #expect(all[0].mend.hasSuffix("--as: \(ids).") && all[0].mend.count < 600)
    #expect(all[0].expected.count < 600)
  }

  @Test("An empty file is one whatever it is called", arguments: ["a.csv", "a.dat", "a.xlsx", "a"])
  func emptyFile(name: String) throws {
    for bytes: [UInt8] in [[], [0x20, 0x0D, 0x0A]] {
      let all = try findings { try StudyFormats.read(FormatInput(path: name, bytes: bytes)) }
      #expect(all.map(\.code) == [.emptyFile])
    }
  }

  @Test("A file that is not there is a fault of the file system")
  func notThere() {
    #expect(throws: FileError.notFound(path: "/nowhere/a.csv")) {
      try StudyFormats.read(path: "/nowhere/a.csv")
    }
  }

  @Test("Paths are taken apart")
  func paths() throws {
    let input = FormatInput(path: "a/b.c.dat", bytes: [], beside: ["B.C.STA": [], "b.c.sta": []])
    #expect(input.name == "b.c.dat")
    #expect(input.stem == "b.c")
    #expect(input.fileExtension == "dat")
    #expect(input.sibling(extension: "sta") == "b.c.sta")
    #expect(input.location(of: "x") == "a/x")
    #expect(FormatInput(path: "/x", bytes: []).location(of: "y") == "/y")
    #expect(FormatInput(path: "x", bytes: []).location(of: "y") == "y")
    #expect(FormatInput(path: ".hidden", bytes: []).fileExtension == "")
    #expect(FormatInput(folder: "d/", files: [:]).location(of: "y") == "d/y")
    #expect(FormatInput(folder: "d/", files: [:]).name == "d")
    let deep = FormatInput(folder: "d", files: ["a/b": [1], "a/c": [2], "e": [3]])
    #expect(deep.names == ["a", "e"])
    #expect(try deep.file(named: "a/c") == [2] && deep.file(named: "a") == nil)
  }

  @Test("The fingerprint is that of the canonical CSV, and blind to what does not count")
  func fingerprints() throws {
    var study = Study(
      title: "T", grid: try gridSpec("1 1 1"), themes: [Theme(id: "t", label: "T")],
      statements: [
        Statement(id: "a", text: "A, b", theme: "t", direction: .speaksAgainst),
        Statement(id: "b", text: "B"), Statement(id: "c", text: "C"),
      ],
      sorts: [
        QSort(id: "x", participant: "p", condition: "q", placements: [-1, 0, 1]),
        QSort(id: "y", placements: [1, 0, -1]),
      ])
    let canonical = """
      statement,a,t,"A, b",-
      statement,b,,B,
      statement,c,,C,
      grid,-1,1
      grid,0,1
      grid,1,1
      sort,x,p,q,-1,0,1
      sort,y,y,,1,0,-1

      """
    let first = fingerprint(of: try SortTable(study))
    #expect(first == sha256Hex(Array(canonical.utf8)))
    study.title = "Another"
    study.statements[0].short = "short"
    #expect(fingerprint(of: try SortTable(study)) == first)
    study.statements[0].text = "A; b"
    #expect(fingerprint(of: try SortTable(study)) != first)
  }

  @Test("In the digest a cell that was filled is blank, as it was given")
  func filledDigest() throws {
    let sorts: [[Int?]] = [[-2, -1, 0, 1, 2], [2, nil, 0, 0, -2]]
    let study = Study(
      title: "Any", statements: ["a", "b", "c", "d", "e"].map { Statement(id: $0, text: "A") },
      sorts: zip(["x", "y"], sorts).map { QSort(id: $0, placements: $1) })
    let table = try SortTable(
      study, grid: try Grid(counting: [-2, -1, 0, 1, 2]), missing: .refill)
    let canonical = """
      statement,a,,A,
      statement,b,,A,
      statement,c,,A,
      statement,d,,A,
      statement,e,,A,
      grid,-2,1
      grid,-1,1
      grid,0,1
      grid,1,1
      grid,2,1
      sort,x,x,,-2,-1,0,1,2
      sort,y,y,,2,,0,0,-2

      """
    #expect(fingerprint(of: table) == sha256Hex(Array(canonical.utf8)))
  }

  @Test(
    "A grid can be typed in three forms",
    arguments: [
      "-2: 1, -1: 2, 0: 3, 1: 2, 2: 1", "{-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}",
      "2:1 1:2 0:3 −1:2 −2:1", "-2..2: 1 2 3 2 1", "−2…+2: 1, 2, 3, 2, 1", "1 2 3 2 1",
      "1,2,3,2,1",
    ])
  func gridForms(text: String) throws {
    #expect(try gridSpec(text).description == "-2: 1, -1: 2, 0: 3, 1: 2, 2: 1")
  }

  @Test(
    "A grid that is none says which forms there are",
    arguments: [
      "", " ", "1 2 2 1", "1 x 1", "a..b: 1", "-1..1: 1 2", "-1..1", "1..-1: 1", "0: 1, 1",
      "0: 1 2: ", ":", "..", "0..99999999999999999999: 1",
      "-9223372036854775808..9223372036854775807: 1",
      "[1]..", "0:1:2",
    ])
  func badGridForms(text: String) {
    #expect { try gridSpec(text) } throws: { error in
      (error as? Finding)?.code == .badGrid
        && (error as? Finding)?.expected.contains("-2..2") == true
    }
  }

  @Test(
    "A grid with impossible numbers is a fault",
    arguments: ["1 0 1", "0: 1, 0: 2", "2000: 1", "0: -1"])
  func badGridNumbers(text: String) {
    #expect { try gridSpec(text) } throws: { ($0 as? Finding)?.code == .badGrid }
  }
}
