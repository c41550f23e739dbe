import QStudy
import QTables
import Testing

@testable import QFormats

private func folder(_ files: [(name: String, bytes: [UInt8])]) -> [String: [UInt8]] {
  Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
}

private func codes(_ write: () throws(Findings) -> [(name: String, bytes: [UInt8])])
  -> [Finding.Code]
{
  do {
    _ = try write()
    return []
  } catch {
    return error.all.map(\.code)
  }
}

@Suite struct WriterTests {
  @Test("A study folder that is written reads back as the same study")
  func folderRoundTrip() throws {
    for seed in 1...300 {
      let study = randomStudy(seed: UInt64(seed))
      let files = try StudyFolderWriter.files(study)
      let back = try readFolder(folder(files)).study
      #expect(back == study, "seed \(seed)")
    }
  }

  @Test("No cell that is written can be run by a spreadsheet, and each reads back as it was")
  func formulas() throws {
    var study = randomStudy(seed: 3, plain: true)
    let formula = "=HYPERLINK(\"http://a.b\",\"x\")"
    study.statements[0].id = "+" + formula
    study.statements[0].text = "-" + formula
    study.statements[0].theme = "@SUM(A1)"
    study.statements[1].text = "'" + formula
    study.sorts[0].id = "@" + formula
    study.sorts[1].participant = formula
    study.participants = [
      Participant(id: formula, attributes: ["=role": "@cmd", "age": "-3"])
    ]
    let table = folder(try CSVStudyWriter.files(study))
    let back = try StudyFormats.read(
      FormatInput(path: "sorts.csv", bytes: table["sorts.csv"] ?? [], beside: table)
    ).study
    #expect(back.statements == study.statements && back.sorts == study.sorts)
    #expect(back.participants == study.participants)
    study.themes = [Theme(id: "@SUM(A1)", label: "T")]
    for j in study.statements.indices.dropFirst() { study.statements[j].theme = nil }
    study.comments = [
      Comment(sort: study.sorts[0].id, statement: study.statements[0].id, text: "=A1")
    ]
    let files = folder(try StudyFolderWriter.files(study))
    #expect(try readFolder(files).study == study)
    let written = Array(table.values) + files.filter { $0.key.hasSuffix(".csv") }.map(\.value)
    for bytes in written {
      for row in try CSVTable(parsing: bytes, delimiter: .comma).rows {
        for cell in row.cells where parseNumber(cell) == nil && cell.count > 1 {
          #expect(cell.first.map("=+-@\t\r".contains) == false, "\(cell)")
        }
      }
    }
    #expect(String(decoding: table["sorts.csv"] ?? [], as: UTF8.self).contains("-3"))
  }

  @Test(
    "CSV tables read back as such, though names in them are signs of another format",
    arguments: [
      ["(randomId): x": "x"], ["id\u{1E}r1\u{1E}": "x"], ["projectName": "randomId: sort: x"],
      ["sort": "-1|0", "npos": "2"], ["stage2": "cols"],
    ])
  func signs(attributes: [String: String]) throws {
    var study = randomStudy(seed: 3, plain: true)
    // One of the formats goes by quotes.
    study.sorts[0].participant = "\"p\""
    study.participants = Set(study.sorts.map(\.participant)).sorted()
      .map { Participant(id: $0, attributes: attributes) }
    let table = folder(try CSVStudyWriter.files(study))
    let input = FormatInput(path: "sorts.csv", bytes: table["sorts.csv"] ?? [], beside: table)
    #expect(StudyFormats.readers.first { $0.recognises(input) }?.id != CSVTableFormat.id)
    #expect(StudyFormats.reader(of: input)?.id == CSVTableFormat.id)
    let back = try StudyFormats.read(input).study
    #expect(back.sorts == study.sorts)
    #expect(back.participants.allSatisfy { $0.attributes == attributes })
    #expect(!back.participants.isEmpty)
  }

  @Test("The results of another program stay what they are, though they are called sorts.csv")
  func resultsCalledSorts() throws {
    let input = FormatInput(
      path: "sorts.csv", bytes: Array(CollectedFiles.quince.utf8),
      beside: ["statements.csv": Array("id,text\n1,A\n".utf8)])
    #expect(StudyFormats.reader(of: input)?.id == QuinceFormat.id)
  }

  @Test("The small study is written as it stands on disk, the description apart")
  func smallStudy() throws {
    let original = try smallFiles()
    let files = folder(try StudyFolderWriter.files(readFolder(original).study))
    for name in ["statements.csv", "sorts.csv", "comments.csv", "SOURCE.md"] {
      #expect(files[name] == original[name], "\(name)")
    }
    #expect(files.keys.sorted() == original.keys.sorted())
    #expect(try readFolder(files).study == readFolder(original).study)
  }

  @Test("Whose writer agreed to share a comment is read, checked and written")
  func sharedComments() throws {
    var files = try smallFiles()
    files["comments.csv"] = Array(
      "sort,statement,comment,share\nA1,s4,One,yes\nA1,s3,Two,no\nA1,s2,Three,\n".utf8)
    let study = try readFolder(files).study
    #expect(study.comments.map(\.isShared) == [true, false, false])
    #expect(try readFolder(folder(StudyFolderWriter.files(study))).study == study)
    files["comments.csv"] = Array("sort,statement,comment,share\nA1,s4,One,maybe\n".utf8)
    let finding = try #require(try findings { try readFolder(files) }.first)
    #expect(finding.code == .badValue && finding.location?.cell == "D")
    #expect(finding.sort == "A1" && finding.statement == "s4")
  }

  @Test("A written folder reads back from the disk")
  func onDisk() throws {
    try inFolder { path in
      let study = randomStudy(seed: 5)
      for (name, bytes) in try StudyFolderWriter.files(study) {
        try writeFile(bytes, to: "\(path)/\(name)")
      }
      #expect(try StudyFormats.read(path: path).study == study)
    }
  }

  @Test("What would not read back is not written")
  func unwritable() {
    let pair = [Statement(id: "a", text: "A"), Statement(id: "a", text: "B")]
    #expect(
      codes { () throws(Findings) in
        try StudyFolderWriter.files(Study(title: "T", statements: pair))
      } == [.duplicateStatement])
    let blank = Study(title: "T", statements: [Statement(id: "a", text: "A", theme: " ")])
    #expect(codes { () throws(Findings) in try StudyFolderWriter.files(blank) } == [.badValue])
    let undeclared = Study(
      title: "T", statements: [Statement(id: "a", text: "A", translations: ["cy": "B"])])
    #expect(codes { () throws(Findings) in try StudyFolderWriter.files(undeclared) } == [.badValue])
    let nul = Study(title: "T", statements: [Statement(id: "a", text: "A\0")])
    #expect(codes { () throws(Findings) in try StudyFolderWriter.files(nul) } == [.undecodable])
    var ragged = Study(title: "T", statements: [Statement(id: "a", text: "A")])
    ragged.sorts = [QSort(id: "x", placements: [1, 2])]
    #expect(codes { () throws(Findings) in try StudyFolderWriter.files(ragged) } == [.raggedRow])
  }

  @Test("CSV tables keep statements, sorts, what is known of who sorted, and a shared grid")
  func csvRoundTrip() throws {
    for seed in 1...200 {
      let study = randomStudy(seed: UInt64(seed), plain: true)
      let files = folder(try CSVStudyWriter.files(study))
      let back = try StudyFormats.read(
        FormatInput(path: "sorts.csv", bytes: files["sorts.csv"] ?? [], beside: files)
      ).study
      #expect(back.statements == study.statements, "seed \(seed)")
      #expect(back.sorts == study.sorts, "seed \(seed)")
      let sorted = Set(study.sorts.map(\.participant))
      let known = study.participants.filter {
        sorted.contains($0.id) && !$0.attributes.isEmpty
      }
      #expect(
        back.participants.sorted { $0.id < $1.id } == known.sorted { $0.id < $1.id }, "seed \(seed)"
      )
      if let grid = study.grid, let table = try? SortTable(study), table.isForced {
        #expect(try SortTable(back).grid == grid)
      }
    }
  }

  @Test("PQMethod keeps sorts, grid and wording, and a map gives back the ids it could not keep")
  func pqmethodRoundTrip() throws {
    for seed in 1...200 {
      var study = randomStudy(seed: UInt64(seed), plain: true)
      let own = study.sorts.flatMap { $0.placements.compactMap(\.self) }
      let (low, high) = (try #require(own.min()), try #require(own.max()))
      study.grid = try Grid(columns: (low...high).map { .init(value: $0, count: 1) })
      // A line of its own for each wording: breaks, tabs and byte order marks become blanks, and
      // something must be left.
      for i in study.statements.indices { study.statements[i].text += "\(i)." }
      let wordings = study.statements.map { statement in
        let scalars = statement.text.unicodeScalars.map {
          $0.properties.generalCategory == .control || $0 == "\u{FEFF}" ? " " : $0
        }
        return trimmed(String(String.UnicodeScalarView(scalars)))
      }
      let files = folder(try PQMethodWriter.files(study))
      let name = try #require(files.keys.first { $0.hasSuffix(".dat") })
      func read(beside: [String: [UInt8]]) throws -> Study {
        try StudyFormats.read(
          FormatInput(path: name, bytes: files[name] ?? [], beside: beside),
          options: ReadingOptions(format: "pqmethod")
        ).study
      }
      let back = try read(beside: files)
      #expect(back.grid == study.grid, "seed \(seed)")
      #expect(back.sorts.map(\.placements) == study.sorts.map(\.placements), "seed \(seed)")
      #expect(back.statements.map(\.text) == wordings, "seed \(seed)")
      #expect(back.sorts.map(\.id) == study.sorts.map(\.id), "seed \(seed)")
      #expect(back.statements.map(\.id) == study.statements.map(\.id), "seed \(seed)")
      let without = try read(beside: files.filter { $0.key != "ids.csv" })
      #expect(without.sorts.map(\.id) == PQMethodWriter.shortIDs(study.sorts.map(\.id)))
      #expect(without.sorts.allSatisfy { $0.id.utf8.count <= 8 })
    }
  }

  @Test(
    "Ids that would make two sorts the same, or stand in a table of another kind, are not taken")
  func foreignIDs() throws {
    let dat = """
        0  2  4 T
       -1  1  0  0  0  0  0  1  2  1  0  0  0  0  0  0  0  0  0  0  0  0
      Ann        0 1-1 0
      Ben        1 0 0-1
      """ + "\n"
    func ids(_ table: String) throws -> [String] {
      let input = FormatInput(
        path: "t.dat", bytes: Array(dat.utf8), beside: ["ids.csv": Array(table.utf8)])
      return try StudyFormats.read(input).study.sorts.map(\.id)
    }
    #expect(try ids("kind,written,id\nsort,Ann,Annemarie\n") == ["Annemarie", "Ben"])
    for table in [
      "kind,written,id\nsort,Ann,Ben\n", "kind,written,id\nsort,Ann\n",
      "id,written,kind\nsort,Ann,X\n",
      "", "\u{0}", "kind,written,id\nsort\nsort,Ann,Ann,more\n\n",
      "kind,written,id,note\nsort,Ann,X,y\n",
    ] {
      #expect(try ids(table) == ["Ann", "Ben"], "\(table)")
    }
  }

  @Test("A title that is a sign of another format makes no other format of a file of PQMethod")
  func signsInTitle() throws {
    for sign in [
      "(randomId): sort:", "randomId: sort: 1|0", "stage2 cols \"sort\"", "id\u{1E}r1\u{1E}",
    ] {
      var study = Study(title: sign, grid: try Grid(counting: [-1, 0, 0, 1]))
      study.statements = (1...4).map { Statement(id: "\($0)", text: "S\($0)") }
      study.sorts = [
        QSort(id: "Ann", placements: [-1, 0, 0, 1]), QSort(id: "Bob", placements: [0, 1, -1, 0]),
      ]
      let files = folder(try PQMethodWriter.files(study))
      for (name, bytes) in files where name.hasSuffix(".dat") || name.hasSuffix(".raw") {
        let back = try StudyFormats.read(FormatInput(path: name, bytes: bytes, beside: files))
        #expect(back.study.sorts == study.sorts, "\(name): \(sign)")
      }
    }
  }

  @Test("Names are cut to eight columns, and each stays different")
  func shortIDs() {
    #expect(
      PQMethodWriter.shortIDs(["participant-1", "participant-2", "particip", "a", "ëëëëë", "", " "])
        == ["partic~2", "partic~3", "particip", "a", "ëëëë", "sort", "sort~2"])
    #expect(PQMethodWriter.fileName("Lipset Study (Brown, 1980)") == "lipset")
    #expect(PQMethodWriter.fileName("Town in bloom") == "townin")
    #expect(PQMethodWriter.fileName("日本") == "study")
  }

  @Test("What PQMethod can't hold is found")
  func pqmethodFaults() throws {
    func study(_ placements: [Int?], statements: Int = 2) -> Study {
      Study(
        title: "T", grid: nil,
        statements: (0..<statements).map { Statement(id: "\($0)", text: "S") },
        sorts: [QSort(id: "x", placements: placements), QSort(id: "y", placements: placements)])
    }
    func found(_ study: Study) -> [Finding.Code] {
      codes { () throws(Findings) in try PQMethodWriter.files(study) }
    }
    #expect(found(study([-7, 14])) == Array(repeating: .valueOffGrid, count: 4))
    #expect(found(study([nil, 1])) == [.blankCell, .blankCell])
    #expect(found(study([1], statements: 2)) == [.raggedRow, .raggedRow])
    var large = study([0, 1])
    large.statements = (0..<1000).map { Statement(id: "\($0)", text: "S") }
    large.sorts = []
    #expect(found(large) == [.tooFewStatements, .tooFewSorts])
    var wide = study([0, 1])
    wide.grid = try Grid(columns: [.init(value: 14, count: 1), .init(value: 0, count: 1)])
    #expect(found(wide) == [.badGrid])
  }

  @Test("What a format has no place for is told in one warning, and what comes back is not")
  func losses() throws {
    var study = try readFolder(smallFiles()).study
    study.sorts[2].placements = [1, 0, 0, -1]
    #expect(StudyFolderWriter.warning(of: study) == nil)
    let told = try #require(PQMethodWriter.warning(of: study))
    #expect(told.code == .notWritten)
    for words in ["themes", "translations", "conditions", "participants", "comments", "question"] {
      #expect(told.message.contains("the \(words)"), "\(told.message)")
    }
    #expect(!told.message.contains("the sorts") && !told.message.contains("the grid"))
    #expect(HtmlQSettingsWriter.warning(of: study)?.message.contains("the sorts") == true)
    let plain = Study(
      title: "T", statements: study.statements.map { Statement(id: $0.id, text: $0.text) },
      sorts: study.sorts.map { QSort(id: $0.id, placements: $0.placements) })
    #expect(PQMethodWriter.warning(of: plain) == nil)
    #expect(KADEWorkbookWriter.warning(of: plain) == nil)
    #expect(CSVStudyWriter.warning(of: plain)?.message.contains("the title") == true)
  }

  @Test("Line breaks within statements, and a free grid, are told where they do not come back")
  func lineBreaks() throws {
    var study = try SmallDat.read(SmallDat.head + SmallDat.records).study
    study.statements[1].text = "Two\nlines"
    for writer in StudyFormats.writers where writer.id != StudyFolderWriter.id {
      let isTold = writer.warning(of: study)?.message.contains("line breaks") == true
      #expect(isTold == ["pqmethod", "kade-zip"].contains(writer.id), "\(writer.id)")
      let files = folder(try writer.files(study))
      let keeps = [CSVStudyWriter.id: "sorts.csv", QMethodWriter.id: "sorts.csv"]
      let name = keeps[writer.id] ?? (writer.id == KADEWorkbookWriter.id ? files.keys.first : nil)
      guard let name else { continue }
      let back = try StudyFormats.read(
        FormatInput(path: name, bytes: files[name] ?? [], beside: files)
      ).study
      #expect(back.statements[1].text == "Two\nlines", "\(writer.id)")
    }
    study.statements[1].text = "One line"
    #expect(QMethodWriter.warning(of: study) == nil)
    study.sorts[0].placements = [-1, -1, -1, 1]
    study.distribution = .free
    #expect(QMethodWriter.warning(of: study)?.message.contains("the grid") == true)
  }

  @Test("A part of a study that CSV tables and PQMethod's files are said to hold comes back")
  func holds() throws {
    for seed in 1...40 {
      let study = randomStudy(seed: UInt64(seed), plain: true)
      let files = folder(try CSVStudyWriter.files(study))
      let back = try StudyFormats.read(
        FormatInput(path: "sorts.csv", bytes: files["sorts.csv"] ?? [], beside: files)
      ).study
      // Read back, a study has nothing more to lose than its grid and the name of its file.
      let lost = StudyPart.lost(of: back, by: CSVStudyWriter.self)
      #expect(Set(lost).isSubset(of: [.title]), "seed \(seed): \(lost)")
      for part in CSVStudyWriter.holds where part.isPresent(in: study) && part != .participants {
        #expect(part.isPresent(in: back), "seed \(seed): \(part)")
      }
    }
  }

  @Test("Every writer is found by its id")
  func writers() {
    for writer in StudyFormats.writers {
      #expect(StudyFormats.writer(id: writer.id)?.id == writer.id)
    }
    #expect(
      StudyFormats.writers.map { $0.id } == [
        "mindset", "csv", "pqmethod", "kade", "kade-zip", "qmethod", "htmlq", "eq", "quince",
      ])
    #expect(StudyFormats.writer(id: "xls") == nil)
  }
}
