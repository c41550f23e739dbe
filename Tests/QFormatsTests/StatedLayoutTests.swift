import QStudy
import QTables
import Testing

@testable import QFormats

/// The table of the sorts as the user describes it.
@Suite struct StatedLayoutTests {
  @Test(
    "A place that the file contradicts is a finding",
    arguments: [
      (SortsPlace(sorts: CellRange("B2:Z9")), "the range B2:Z9"),
      (SortsPlace(sorts: CellRange("B2:D4"), ids: IDPlace("B1:C1")), "2 cells in B1:C1"),
      (SortsPlace(sorts: CellRange("B2:D4"), statements: CellRange("A2:A3")), "2 rows in A2:A3"),
      (SortsPlace(sorts: CellRange("B2:D4"), ids: .row(9)), "no id in row 9"),
      (SortsPlace(ids: .row(1)), "--ids without --sorts"),
      (SortsPlace(sorts: CellRange("B2:D4"), ids: IDPlace("B1:D9")), "the range B1:D9"),
      (SortsPlace(sorts: CellRange("B2:C4"), ids: IDPlace("C1:D1")), "the range C1:D1"),
      (
        SortsPlace(sorts: CellRange("B1:D4"), ids: IDPlace("B3:D3")),
        "the ids in B3:D3, amid the values"
      ),
      (SortsPlace(sorts: CellRange("B2:D4"), ids: IDPlace("B1:D3")), "the ids in B1:D3"),
      (SortsPlace(sorts: CellRange("B2:D3"), statements: CellRange("A3:A4")), "the range A3:A4"),
      (SortsPlace(sorts: CellRange("B2:C4"), statements: CellRange("C1:D1")), "the range C1:D1"),
      (
        SortsPlace(sorts: CellRange("B4:D4"), statements: CellRange("B1:D3")),
        "3 filled rows in B1:D3"
      ),
      (
        SortsPlace(
          sorts: CellRange("B2:D4"), statements: CellRange("A2:A4"), ids: .column(1)),
        "--ids column:A, which makes a row a sort, and --statements A2:A4, which makes it a statement"
      ),
    ])
  func contradictions(place: SortsPlace, found: String) throws {
    let text = ",a,b,c\n1,1,0,-1\n2,0,1,0\n3,-1,-1,1\n"
    let all = try findings {
      try StudyFormats.read(
        FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    }
    #expect(all.map(\.code) == [.badValue])
    #expect(all.first?.found == found)
  }

  @Test("The row of the ids may be part of the range of the sorts")
  func idsWithin() throws {
    let text = "junk,9,9,9\n,a,b,c\n1,1,0,-1\n2,0,1,0\n3,-1,-1,1\njunk,7,7,7\n"
    let place = SortsPlace(
      sorts: CellRange("B2:D5"), statements: CellRange("A3:A5"), ids: .row(2))
    let reading = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"])
    #expect(reading.study.sorts[2].placements == [-1, 0, 1])
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3"])
  }

  @Test("Ids right of the values read where they are said to be")
  func idsRight() throws {
    let text = "s1,s2,s3,who\n1,0,-1,a\n0,1,-1,b\n-1,1,0,c\n"
    let place = SortsPlace(sorts: CellRange("A2:C4"), ids: .column(4))
    let reading = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"])
    #expect(reading.sources.statements["s2"] == Location(file: "t.csv", line: 1, cell: "B"))
  }

  @Test("Places of cells mean nothing for other formats")
  func idle() throws {
    let all = try findings {
      try StudyFormats.read(
        FormatInput(folder: "small", files: try smallFiles()),
        options: ReadingOptions(place: SortsPlace(ids: .row(1))))
    }
    #expect(all.first?.found.contains("--sorts, --statements or --ids") == true)
  }

  // MARK: What is found, said by hand

  @Test(
    "What was found reads the same once it is stated",
    arguments: [
      // Two columns of one name, one of them about the participants.
      "name,s1,s2,s3,s3,s4\nAnn,-1,0,1,x,0\nBob,0,0,-1,y,1\nCai,0,1,-1,z,0\n",
      // Commas and places in the names of what is known of them.
      "name,\"Home, if any\",column:D,s1,s2,s3\nAnn,x,u,-1,0,1\nBob,y,v,0,1,-1\nCai,z,w,1,0,-1\n",
      "no,a,b,c\n\"Role, now\",nurse,clerk,nurse\n1,1,0,-1\n2,0,1,0\n3,-1,-1,1\n",
      // Totals, headings and the header once more amid the values.
      "sort,s1,s2,s3,s4\nx,1,0,-1,0\ny,0,1,-1,0\nMean,.5,.5,-1,0\nz,-1,0,1,0\nu,0,0,1,-1\n",
      "no,a,b,c\nBuses,,,\n1,1,0,-1\n2,0,1,0\nParks,,,\n3,-1,-1,1\n4,0,0,0\n",
      "sort,s1,s2,s3\nx,1,0,-1\ny,0,1,-1\nsort,s1,s2,s3\nz,-1,0,1\n",
      "no,a,Mean,b,c\n1,1,.5,0,-1\n2,0,.5,1,0\n3,-1,-1,-1,1\n4,0,0,0,0\n",
      // Headers of two lines.
      ",Ann,,Bob,\nno,before,after,before,after\n1,1,0,-1,0\n2,0,1,0,-1\n3,-1,-1,1,1\n",
      ",North,,South,\nname,first,last,first,last\nAnn,1,0,-1,0\nBob,0,1,0,-1\nCai,0,-1,1,0\n",
      ",Town,A,A,B,B\nname,,s1,s2,s3,s4\nAnn,Bath,1,0,-1,0\nBob,Wells,0,1,0,-1\n"
        + "Cai,Bath,0,-1,1,0\n",
    ])
  func stated(text: String) throws {
    let found = try readTable(text)
    let stated = try readAgain(text, found.layout)
    #expect(stated.study == found.study, "\(found.layout?.options ?? [])")
    #expect(stated.layout?.options == found.layout?.options)
  }

  @Test("Attributes are stated by their places where their names do not tell")
  func attributesByPlace() throws {
    let text = "name,s2,s3,s3,s4\nAnn,-1,0,>,-1\n"
    let found = try readTable(text)
    #expect(found.layout?.attributes == ["s3"])
    #expect(found.layout?.options.suffix(2) == ["--attributes", "column:D"])
    #expect(try readAgain(text, found.layout).study == found.study)
    let ages = "name,\"Age, in years\",s1,s2,s3\nAnn,41,-1,0,1\nBob,29,0,1,-1\nCai,33,1,0,-1\n"
    let all = try findings { try readTable(ages) }
    #expect(all.first?.mend.hasSuffix("read it with --attributes column:B.") == true)
    let read = try readTable(ages, attributes: ["column:B"])
    #expect(read.study.statements.map(\.id) == ["s1", "s2", "s3"])
    #expect(read.study.participants.first?.attributes == ["Age, in years": "41"])
    let unknown = try findings { try readTable(ages, attributes: ["column:B", "column:X"]) }
    #expect(unknown.map(\.found) == ["no column “column:X”"])
    let cut = try findings { try readTable(ages, attributes: ["Age", "in years"]) }
    #expect(cut.first?.mend.contains("as in column:C") == true)
  }

  @Test("A header of two lines is stated by the cells of both, and may be said to be one")
  func joinedHeader() throws {
    let text = ",Ann,,Bob,\nno,before,after,before,after\n1,1,0,-1,0\n2,0,1,0,-1\n3,-1,-1,1,1\n"
    #expect(
      try readTable(text).layout?.options == [
        "--sorts", "B3:E5", "--statements", "A3:A5", "--ids", "B1:E2",
      ])
    // Numbers below a merged heading are not told from values, unless the user does.
    let numbered = ",A,,B,\nname,1,2,1,2\nAnn,1,0,-1,0\nBob,0,1,0,-1\nCai,0,-1,1,0\n"
    let place = SortsPlace(
      sorts: CellRange("B3:E5"), statements: CellRange("B1:E2"), ids: .column(1))
    let reading = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(numbered.utf8)), options: ReadingOptions(place: place)
    )
    #expect(reading.study.statements.map(\.id) == ["A 1", "A 2", "B 1", "B 2"])
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
  }
}
