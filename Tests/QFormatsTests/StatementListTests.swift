import QStudy
import QTables
import Testing

@testable import QFormats

@Suite("Lists of statements")
struct StatementListTests {
  private func list(_ text: String) throws -> StatementList {
    var read: StatementList?
    try inFolder { folder in
      let path = folder + "/cards.txt"
      try writeFile(Array(text.utf8), to: path)
      read = try StatementList.read(path)
    }
    return try #require(read)
  }

  @Test("Lines that are numbered before a tab are called by their numbers")
  func numbered() throws {
    let deck = try list("2\tTrees come first\n\n10\tBins, then buses\n")
    #expect(
      deck.statements == [
        Statement(id: "2", text: "Trees come first"),
        Statement(id: "10", text: "Bins, then buses"),
      ])
    #expect(deck.sources.statements["10"]?.line == 3)
    // A number twice, a line without one or with a further tab: nothing is sure, and nothing is cut.
    for text in ["1\tA\n1\tB\n", "1\tA\nB\n", "1\tA\tC\n2\tB\n"] {
      #expect(try list(text).statements.map(\.id) == ["1", "2"])
      #expect(try list(text).statements[0].text.hasPrefix("1"))
    }
    let all = try findings { try readTable("1\tTrees first\n2\tBins first\n", name: "deck.txt") }
    #expect(all.map(\.found) == ["a list of statements without sorts"])
    let design = try list("{\"statements\": [\"Trees\", \"Bins\"], \"levels\": [{\"0\": 2}]}")
    #expect(design.statements.map(\.text) == ["Trees", "Bins"])
  }

  @Test(
    "A table reads whatever separates its cells and ends its lines",
    arguments: [
      "id,theme,text\ns1,Green,\"Trees, please\"\ns2,,Bins\n",
      "id;theme;text\ns1;Green;Trees, please\ns2;;Bins\n",
      "id\ttheme\ttext\ns1\tGreen\tTrees, please\ns2\t\tBins\n",
      "\"id\",\"theme\",\"text\"\n\"s1\",\"Green\",\"Trees, please\"\n\"s2\",\"\",\"Bins\"\n",
      "\"text\";\"id\";\"theme\"\n\"Trees, please\";s1;Green\nBins;s2;\n",
      "id;theme;text\rs1;Green;Trees, please\rs2;;Bins\r",
      "\u{FEFF}id,theme,text\r\ns1,Green,\"Trees, please\"\r\ns2,,Bins\r\n",
    ])
  func tables(text: String) throws {
    let list = try list(text)
    #expect(
      list.statements == [
        Statement(id: "s1", text: "Trees, please", theme: "Green"),
        Statement(id: "s2", text: "Bins"),
      ])
    #expect(list.themes.map(\.id) == ["Green"])
    #expect(list.sources.statements["s2"]?.line == 3)
  }

  @Test("A table that lacks its ids or its text is a table all the same")
  func halfTable() throws {
    for (text, missing) in [("theme;text\nGreen;Trees\n", "id"), ("id,theme\ns1,Green\n", "text")] {
      do {
        _ = try list(text)
        Issue.record("no finding for \(text)")
      } catch let findings as Findings {
        #expect(findings.all.map(\.code) == [.missingColumn])
        #expect(findings.all.first?.found == "no column “\(missing)”")
      }
    }
  }

  @Test(
    "Lines are statements, however they end and whatever they say",
    arguments: ["\n", "\r\n", "\r", "\n\n"])
  func lines(end: String) throws {
    let lines = ["The id, ego and text of a town", "Trees; many", " \u{201C}Bins\u{201D}  "]
    let list = try list(lines.joined(separator: end))
    #expect(list.statements.map(\.id) == ["1", "2", "3"])
    #expect(list.statements.map(\.text) == [lines[0], lines[1], "“Bins”"])
  }

  @Test(
    "A heading is no statement, and is told",
    arguments: [
      ("Statements\nTrees first\nBins first\n", "Statements"),
      ("\nNo. Statement\n1. Trees first\n2. Bins first\n", "No. Statement"),
    ])
  func headings(text: String, heading: String) throws {
    let list = try list(text)
    #expect(list.statements.map(\.id) == ["1", "2"])
    #expect(list.statements.allSatisfy { $0.text.hasSuffix("first") })
    #expect(
      list.headingTold(in: "l.txt")
        == "l.txt: the first line, “\(heading)”, was taken for a heading.")
    #expect(
      list.sources.statements["2"]?.line == text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).count - 1)
  }

  @Test("A single word that people may sort is no heading")
  func noHeadings() throws {
    for text in ["Item\nCard\nWording\n", "Every statement\nNo item\nTrees\n"] {
      #expect(try list(text).statements.count == 3 && list(text).headingTold(in: "l") == nil)
    }
  }

  @Test(
    "A table whose columns bear other names that tell reads as one",
    arguments: [
      "No,Statement,Topic\n4,Trees first,Green\n7,Bins first,\n",
      "Theme\tStatement (EN)\tNr.\nGreen\tTrees first\t4\n\tBins first\t7\n",
    ])
  func namedOtherwise(text: String) throws {
    let list = try list(text)
    #expect(
      list.statements == [
        Statement(id: "4", text: "Trees first", theme: "Green"),
        Statement(id: "7", text: "Bins first"),
      ])
    #expect(list.headingTold(in: "l") == nil)
  }

  @Test("Lines that count from 0 are called by their numbers")
  func fromZero() throws {
    let zero = try list("0. Trees\n1. Bins\n2. Buses\n3. Parks\n")
    #expect(zero.statements.map(\.id) == ["0", "1", "2", "3"])
    #expect(
      try words(zero, ["0", "1", "2", "3"]) == ["0. Trees", "1. Bins", "2. Buses", "3. Parks"])
    // Beside sorts that count from 1 nobody can say which is which.
    do {
      _ = try zero.wording(study(["s1", "s2", "s3", "s4"]), file: "l")
      Issue.record("worded by a list that counts from elsewhere")
    } catch {
      #expect(error.all.map(\.code) == [.shiftedNames])
    }
    let mended = try zero.wording(study(["s1", "s2", "s3", "s4"]), file: "l", repair: true)
    #expect(mended.study.statements.map(\.text).first == "0. Trees")
  }

  // MARK: Wording a study

  private func study(_ ids: [String]) -> Study {
    Study(title: "T", statements: ids.map { Statement(id: $0, text: "Statement \($0)") })
  }

  private func words(_ list: StatementList, _ ids: [String]) throws -> [String] {
    try list.wording(study(ids), file: "c").study.statements.map(\.text)
  }

  @Test("All ids found: the ids decide; none: the order, which is said")
  func byIDOrPosition() throws {
    let list = try list("id;text\na;A\nb;B\nc;C\n")
    let byID = try list.wording(study(["c", "a", "b"]), file: "c")
    #expect(byID.study.statements.map(\.text) == ["C", "A", "B"] && !byID.isByPosition)
    let byPosition = try list.wording(study(["s1", "s2", "s3"]), file: "c")
    #expect(byPosition.study.statements.map(\.text) == ["A", "B", "C"] && byPosition.isByPosition)
    #expect(byPosition.study.statements.map(\.id) == ["s1", "s2", "s3"])
  }

  @Test("Some ids found is a fault that names those missing on both sides")
  func someIDs() throws {
    let list = try list("id;text\ns2;B\ns3;C\ns4;D\ns9;E\n")
    do {
      _ = try list.wording(study(["s1", "s2", "s3", "s4"]), file: "c")
      Issue.record("worded by a list of other statements")
    } catch {
      #expect(error.all.map(\.code) == [.missingStatement])
      #expect(error.all[0].found == "no wording of “s1”, and that of “s9”, which no sort has")
      #expect(error.all[0].statement == "s1" && error.all[0].location?.line == 5)
    }
    #expect(throws: Findings.self) { try words(list, ["s2", "s3", "x"]) }
    #expect(throws: Findings.self) { try words(list, ["a", "b", "c"]) }
  }

  @Test("Lines have no ids, so that their numbers agree with those of the sorts by chance only")
  func linesByPosition() throws {
    let list = try list("A\nB\nC\n")
    #expect(try words(list, ["2", "3", "4"]) == ["A", "B", "C"])
    #expect(try words(list, ["1", "3", "2"]) == ["A", "C", "B"])
  }

  @Test("Numbers that contradict the places are a finding, in a list as in its ids")
  func misnumbered() throws {
    let study = try readTable(
      "sort,s1,s2,s3,s4\nA,1,0,0,-1\nB,0,1,-1,0\nC,-1,0,0,1\n", rows: .sorts
    ).study
    for text in [
      "1. Buses\n3. Bins\n2. Trees\n4. Parks\n", "2) Buses\n3) Bins\n4) Trees\n5) Parks\n",
      "1\tBuses\n3\tBins\n2\tTrees\n4\tParks\n", "0\tBuses\n1\tBins\n2\tTrees\n3\tParks\n",
    ] {
      #expect(throws: Findings.self) { try list(text).wording(study, file: "l.txt") }
    }
    for text in [
      "1. Buses\n2. Bins\n3. Trees\n4. Parks\n", "10 buses an hour\n3 bins\n7 trees\n24 hours\n",
      "1.5 million\n3.5 million\n2.5 million\n9.1 million\n", "2. Buses\nBins\nTrees\nParks\n",
    ] {
      #expect(throws: Never.self) { try list(text).wording(study, file: "l.txt") }
    }
  }
}
