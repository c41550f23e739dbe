import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

@Suite("PQMethod's results")
struct PQMethodResultsTests {
  /// A report of three sorts and two factors, laid out as PQMethod does; a page ends within a table.
  private static let report = """
     
    PQMethod2.35               Trees and buses                                                                       PAGE    1
    Path and Project Name: C:\\study\\trees                                                                            Nov 22 26

    Correlation Matrix Between Sorts  

    SORTS          1   2   3
     
      1 ANNA     100  41 -12
      2 BERTA     41 100-100

    PQMethod2.35               Trees and buses                                                                       PAGE    2
    Path and Project Name: C:\\study\\trees                                                                            Nov 22 26

    Correlation Matrix Between Sorts  

    SORTS          1   2   3
     
      3 CARL     -12-100 100

    Factor Matrix with an X Indicating a Defining Sort

                    Loadings

     QSORT             1         2
     
      1 ANNA         0.8012X  -0.1200 
      2 BERTA        0.1000    0.9000X
      3 CARL        -0.1000   -0.9100X

     % expl.Var.         22        55

    Factor Scores with Corresponding Ranks
                                                                                  Factors
    No.  Statement                                               No.          1          2
     
      1  Trees along the street make me stay longer              1      1.27   1  -0.40   2
      2  Buses should run at night                               2    -10.27   2   1.40   1

    Factor Scores -- For Factor    1

     No.  Statement                                                    No.     Z-SCORES
     
       1  Trees along the street make me stay longer                     1        1.271
       2  Buses should run at night                                      2      -10.271

    Factor Scores -- For Factor    2

       2  Buses should run at night                                      2        1.400
       1  Trees along the street make me stay longer                     1       -0.400

    Factor Characteristics
                                         Factors

                                           1        2

    No. of Defining Variables              1        2

    Average Rel. Coef.                   0.800    0.800

    Composite Reliability                0.800    0.889

    S.E. of Factor Z-Scores              0.447    0.333

    Distinguishing Statements for Factor  1

       1 * Trees along the street make me stay longer                  1      3  1.27    -1 -0.40*
       2 Buses should run at night                                     2     -3 -0.27     1  1.40 

    Consensus Statements  --  Those That Do Not Distinguish Between ANY Pair of Factors.

       2* Buses should run at night                                    2     -1 -0.62    -1 -0.30  

    QANALYZE was completet at 18:08:53
    """

  private func read(_ text: String, as name: String = "trees.lis") throws -> PublishedResults {
    try PQMethodResults.read(FormatInput(path: name, bytes: Array(text.utf8)))
  }

  private func findings(_ text: String, as name: String = "trees.lis") -> [Finding] {
    do {
      _ = try read(text, as: name)
      return []
    } catch let findings as Findings {
      return findings.all
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test("A report reads by column, over pages, fields that touch included")
  func report() throws {
    let results = try read(Self.report)
    #expect(results.program == "PQMethod 2.35" && results.title == "Trees and buses")
    #expect(results.sorts == ["ANNA", "BERTA", "CARL"])
    #expect(results.correlations == [[1, 0.41, -0.12], [0.41, 1, -1], [-0.12, -1, 1]])
    #expect(results.rotated == [[0.8012, -0.12], [0.1, 0.9], [-0.1, -0.91]])
    #expect(results.flags == [[true, false], [false, true], [false, true]])
    #expect(results.ranks == [[1, 2], [2, 1]])
    #expect(results.z == [[1.271, -0.4], [-10.271, 1.4]])
    #expect(results.definers == [1, 2])
    #expect(results.reliabilities == [0.8, 0.889] && results.standardErrors == [0.447, 0.333])
    #expect(
      results.distinguishing == [
        .init(factor: 0, statement: 0, level: 0.01), .init(factor: 0, statement: 1, level: 0.05),
      ])
    #expect(results.consensus == [.init(statement: 1, level: 0.05)])
    #expect(results.unrotated == nil && results.exactScores == nil && results.arrays == nil)
  }

  @Test("CRLF, form feeds and Latin-1 change nothing")
  func lineEnds() throws {
    let text = Self.report.replacing("\nPQMethod", with: "\n\u{0C}PQMethod")
      .replacing("\n", with: "\r\n")
    #expect(try read(text) == read(Self.report))
    let latin = Array(Self.report.utf8).map { $0 == UInt8(ascii: "T") ? 0xE0 : $0 }
    let results = try PQMethodResults.read(FormatInput(path: "a.lis", bytes: latin))
    #expect(results.z == (try read(Self.report)).z)
  }

  @Test("A number that can't be read is named by line and column")
  func notANumber() {
    let found = findings(Self.report.replacing("0.9000X", with: "******X"))
    #expect(found.map(\.code) == [.notANumber])
    #expect(found.first?.location == Location(file: "trees.lis", line: 28, cell: "25"))
    #expect(found.first?.found == "“******”")
  }

  @Test("A row left out is a finding")
  func hole() {
    let lines = Self.report.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.filter { !$0.hasPrefix("  2 BERTA        0.1") }.joined(separator: "\n")
    #expect(findings(text).map(\.code) == [.raggedRow])
  }

  @Test("What is no report is refused", arguments: ["hello", "1,2,3\n4,5,6", " ", "\u{0}"])
  func noReport(text: String) {
    #expect(findings(text).count == 1)
    #expect(findings(text, as: "a.rot").count == 1)
    #expect(findings(text, as: "a.xyz").count == 1)
  }

  @Test("Matrices read: wrapped rows, and an X behind a loading")
  func matrices() throws {
    let nine = (1...9).map { " 0.\($0)0000" }.map { " " + $0 }
    let row = nine.prefix(8).joined(separator: " ") + "\n" + nine[8] + "\n"
    let cor = "  0  9 33 Trees\n -1  1\n" + String(repeating: row, count: 9)
    let values = try #require(try read(cor, as: "a.cor").correlations)
    #expect(values.count == 9 && values.allSatisfy { $0 == (1...9).map { Double($0) / 10 } })
    let rot = try read(
      "  2  2 33 Trees\n -1  1\n  0.80000X -0.10000 \n -0.20000   0.70000X\n", as: "a.rot")
    #expect(rot.rotated == [[0.8, -0.1], [-0.2, 0.7]])
    #expect(rot.flags == [[true, false], [false, true]] && rot.title == "Trees")
    #expect(findings("  2  9 33 Trees\n -1  1\n  0.80000X -0.10000 \n", as: "a.rot").count == 1)
    let head = findings("  2  9 33 Trees\n", as: "a.rot")
    #expect(head.map(\.location) == [Location(file: "a.rot", line: 1)])
  }

  @Test("The angles of a hand rotation read")
  func angles() throws {
    let text = "  FTR#1  FTR#2  ANGLE\r\n\r\n    1      2    -40.\r\n    1      3     15.\r\n"
    #expect(
      try read(text, as: "a.qan").turns == [
        .init(first: 0, second: 1, degrees: -40), .init(first: 0, second: 2, degrees: 15),
      ])
    let found = findings(text.replacing("15.", with: "x."), as: "a.qan")
    #expect(found.map(\.location) == [Location(file: "a.qan", line: 4)])
  }

  @Test("Mutated files bring findings, never a crash")
  func mutations() {
    var random = SeededGenerator(seed: 9)
    let rot = Array("  2  2 33 Trees\n -1  1\n  0.80000X -0.10000 \n -0.20000   0.70000X\n".utf8)
    let angles = Array("  FTR#1  FTR#2  ANGLE\n\n    1      2    -40.\n".utf8)
    for _ in 0..<2_000 {
      for (name, bytes) in [
        ("a.lis", Array(Self.report.utf8)), ("a.rot", rot), ("a.cor", rot), ("a.qan", angles),
      ] {
        let input = FormatInput(path: name, bytes: random.mutated(bytes))
        do {
          _ = try PQMethodResults.read(input)
        } catch {
          #expect(!error.all.isEmpty)
        }
      }
    }
  }
}
