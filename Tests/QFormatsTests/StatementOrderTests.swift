import QStudy
import QTables
import Testing

@testable import QFormats

/// Statements that stand in another order than the values, where programs go by places.
@Suite struct StatementOrderTests {
  private static let words = ["Parks", "Bins", "Buses", "Trees"]

  private func kade(_ sheets: [WorkbookSheet], _ options: ReadingOptions = .init()) throws
    -> StudyReading
  {
    try StudyFormats.read(
      FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(sheets)), options: options)
  }

  /// The workbook with numbers over the values, and other ones beside the statements.
  private func book(
    _ sheets: [WorkbookSheet], over header: [String], beside numbers: [Int]
  ) -> [WorkbookSheet] {
    let isResults = sheets.contains { $0.name == "Q sorts" }
    let wording = zip(numbers, Self.words).map { "\($0)|\($1)" }
    let top = (["Participant"] + header).joined(separator: "|")
    let worded = KADEBooks.replacing(
      "statements", in: sheets,
      with: (isResults ? ["statements", "", "Statement Number|Statements"] : ["|Statements"])
        + wording)
    return isResults
      ? KADEBooks.replacing(
        "Q sorts", in: worded,
        with: ["sorts", "", "Q sorts", "", top + "|Mean"] + KADEBooks.rows.map { $0 + "|0" })
      : KADEBooks.replacing("sorts", in: worded, with: [top] + KADEBooks.rows)
  }

  @Test("and begin with another number are a finding in KADE's types 2 and 3, as in type 1")
  func orderAndBeginning() throws {
    for sheets in [KADEBooks.type2, KADEBooks.type3] {
      for (header, numbers) in [
        (["s1", "s2", "s3", "s4"], [2, 0, 1, 3]), (["s0", "s1", "s2", "s3"], [3, 1, 2, 4]),
        (["s2", "s0", "s1", "s3"], [1, 2, 3, 4]), (["s1", "s2", "s3", "s4"], [1, 0, 2, 3]),
      ] {
        for repair in [false, true] {
          let all = try findings {
            try kade(
              book(sheets, over: header, beside: numbers), ReadingOptions(repair: repair))
          }
          #expect(all.map(\.code) == [.badValue], "\(header) \(numbers): \(all)")
          #expect(all.first?.mend.contains("compare a card") == true)
        }
      }
    }
  }

  @Test("are told where only the order differs, with numbers over the values or without")
  func orderAlone() throws {
    for sheets in [KADEBooks.type2, KADEBooks.type3] {
      for (header, numbers) in [
        (["s1", "s2", "s3", "s4"], [4, 2, 1, 3]), (["a", "b", "c", "d"], [4, 2, 1, 3]),
        (["s1", "s2", "s3", "s4"], [103, 101, 102, 104]),
      ] {
        let reading = try kade(book(sheets, over: header, beside: numbers))
        #expect(reading.warnings.map(\.code) == [.layoutInferred], "\(reading.warnings)")
        #expect(reading.warnings.first?.message.contains("by their places") == true)
      }
      for (header, numbers) in [
        (["s4", "s2", "s1", "s3"], [4, 2, 1, 3]), (["s1", "s2", "s3", "s4"], [3, 7, 8, 21]),
        (["a", "b", "c", "d"], [5, 6, 7, 8]),
      ] {
        #expect(try kade(book(sheets, over: header, beside: numbers)).warnings.isEmpty)
      }
    }
  }

  // MARK: Lists of wording

  private let table = "name,1,2,3,4\nAnn,-1,0,0,1\nBob,0,-1,0,1\nCarys,1,0,0,-1\n"

  private func kenQ(_ table: String, _ text: String, repair: Bool = false) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(
        path: "d/town.csv", bytes: Array(table.utf8), beside: ["town.txt": Array(text.utf8)]),
      options: ReadingOptions(repair: repair))
  }

  @Test("Numbers before the lines of a Ken-Q text are those of the columns, not words")
  func kenQNumbers() throws {
    let shuffled = "3\tBuses\n1\tParks\n4\tTrees\n2\tBins\n"
    for table in [table, table.replacing("1,2,3,4", with: "s1,s2,s3,s4")] {
      let reading = try kenQ(table, shuffled)
      #expect(reading.format == "Ken-Q CSV with TXT" && reading.warnings.isEmpty)
      #expect(reading.study.statements.map(\.text) == Self.words)
      #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
      #expect(reading.sources.statements["3"] == Location(file: "d/town.txt", line: 1))
    }
    let moved = try kenQ(table.replacing("1,2,3,4", with: "s3,s1,s4,s2"), shuffled)
    #expect(moved.study.statements.map(\.text) == ["Buses", "Parks", "Trees", "Bins"])
    // From 0 on they are asked about, and mended by their order.
    let fromZero = "0\tParks\n1\tBins\n2\tBuses\n3\tTrees\n"
    #expect(try findings { try kenQ(table, fromZero) }.map(\.code) == [.shiftedNames])
    let mended = try kenQ(table, fromZero, repair: true)
    #expect(mended.study.statements.map(\.text) == Self.words)
    #expect(mended.warnings.map(\.code) == [.repaired])
    #expect(mended.sources.statements["4"]?.line == 4)
    let both = "2\tBuses\n0\tParks\n3\tTrees\n1\tBins\n"
    #expect(try findings { try kenQ(table, both) }.map(\.code) == [.missingStatement])
    // Nothing over the values tells which lines they are of.
    for text in [shuffled, shuffled.replacing("\t", with: ". ")] {
      let bare = table.replacing("1,2,3,4", with: "a,b,c,d")
      #expect(try findings { try kenQ(bare, text) }.map(\.code) == [.badValue])
    }
    #expect(
      try findings { try kenQ(table, shuffled.replacing("\t", with: ". ")) }.map(\.code)
        == [.badValue])
  }

  @Test("Columns of a Ken-Q table in another order than the lines are told")
  func kenQColumns() throws {
    let text = Self.words.joined(separator: "\n")
    let reading = try kenQ(table.replacing("1,2,3,4", with: "s3,s1,s4,s2"), text)
    #expect(reading.warnings.map(\.code) == [.layoutInferred])
    #expect(reading.study.statements.map(\.text) == Self.words)
    #expect(try kenQ(table.replacing("1,2,3,4", with: "s0,s1,s2,s3"), text).warnings.isEmpty)
  }

  @Test("Numbers before the lines of an archive are no words either")
  func archive() throws {
    func read(_ text: String) throws -> StudyReading {
      let entries = [
        (name: "name.txt", bytes: Array("Town".utf8)),
        (name: "sorts.txt", bytes: Array("Ann,-1,0,0,1\nBob,0,-1,0,1\nCarys,1,0,0,-1\n".utf8)),
        (name: "statements.txt", bytes: Array(text.utf8)),
      ]
      return try StudyFormats.read(FormatInput(path: "d/t.zip", bytes: try zipBytes(entries)))
    }
    #expect(
      try read("1\tParks\n2\tBins\n3\tBuses\n4\tTrees\n").study.statements.map(\.text)
        == Self.words)
    for text in ["3\tBuses\n1\tParks\n4\tTrees\n2\tBins\n", "2. Bins\n1. Parks\n4. T\n3. B\n"] {
      #expect(try findings { try read(text) }.map(\.code) == [.badValue])
    }
  }

  @Test("A list words columns in another order by their numbers, and asks where these are others")
  func lists() throws {
    var study = Study(title: "T")
    func words(_ ids: [String], _ text: String) throws -> [String] {
      study.statements = ids.map { Statement(id: $0, text: "") }
      let list = try StatementList(Array(text.utf8), file: "cards.txt")
      let (worded, isByPosition, _) = try list.wording(study, file: "cards.txt")
      #expect(!isByPosition)
      #expect(worded.statements.map(\.id) == ids)
      return worded.statements.map(\.text)
    }
    let ids = ["s1", "s4", "s2", "s3"]
    let expected = ["Parks", "Trees", "Bins", "Buses"]
    #expect(try words(ids, Self.words.joined(separator: "\n")) == expected)
    #expect(try words(ids, "3\tBuses\n1\tParks\n4\tTrees\n2\tBins\n") == expected)
    let error = #expect(throws: Findings.self) {
      try words(["s0", "s3", "s1", "s2"], Self.words.joined(separator: "\n"))
    }
    #expect(error?.all.map(\.code) == [.missingStatement])
    #expect(error?.all.first?.found == "no wording of “0”, and that of “4”, which no sort has")
  }
}
