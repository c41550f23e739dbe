import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

@Suite("What is written for R's qmethod")
struct QMethodWriterTests {
  private func files(_ study: Study, call: QMethodCall? = nil) throws -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: try QMethodWriter.files(study, call: call))
  }

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  private var study: Study {
    Study(
      title: "T", statements: ["1", "=1+1", "a b"].map { Statement(id: $0, text: "'" + $0) },
      sorts: [
        QSort(id: "Ann", placements: [-1, 0, 1]),
        QSort(id: "@Bob", participant: "Bob", condition: "after", placements: [1, 0, -1]),
      ])
  }

  @Test("Tables read back as the same statements and sorts, whatever the names")
  func roundTrip() throws {
    var written = 0
    for seed in 1...300 {
      var study = randomStudy(seed: UInt64(seed))
      // A bare table of these needs two sorts, and no blank cells.
      study.sorts = study.sorts.filter { sort in
        !sort.placements.contains(nil) && Set(sort.placements).count > 1
      }
      guard study.sorts.count > 1, study.sorts.allSatisfy({ $0.condition?.isEmpty != true }),
        study.statements.allSatisfy({ !$0.text.allSatisfy(\.isWhitespace) })
      else { continue }
      let files: [String: [UInt8]]
      do {
        files = try self.files(study)
      } catch let findings as Findings {
        // What no checked study may be; nothing is lost on the way.
        #expect(!findings.all.contains { $0.found.contains("not read back") }, "seed \(seed)")
        continue
      }
      written += 1
      let back = try StudyFormats.read(FormatInput(folder: "x", files: files)).study
      #expect(back.sorts == study.sorts, "seed \(seed)")
      #expect(back.statements.map(\.id) == study.statements.map(\.id))
      #expect(back.statements.map(\.text) == study.statements.map(\.text))
      let file = FormatInput(path: "d/sorts.csv", bytes: files["sorts.csv"] ?? [], beside: files)
      #expect(try StudyFormats.read(file).study.sorts == study.sorts)
    }
    #expect(written > 100)
  }

  @Test("No cell is a formula, and no text comes into the script")
  func noFormula() throws {
    var random = SeededGenerator(seed: 1)
    var study = study
    study.title = "x\nsystem(\"ls\")\r\u{2028}q()"
    for _ in 0..<50 {
      for i in study.statements.indices {
        study.statements[i].text = random.pick(["=", "+", "-", "@", "\t", "'="]) + random.words()
        study.statements[i].id = random.pick(["=", "+", "-", "@"]) + "\(i)"
      }
      let files = try files(study)
      for name in ["sorts.csv", "statements.csv", "people.csv"] {
        for cell in try CSVTable(parsing: files[name] ?? []).rows.flatMap(\.cells)
        where "=+-@\t\r".utf8.contains(cell.utf8.first ?? 0) {
          #expect(parseNumber(cell) != nil, "\(cell)")
        }
      }
      let script = text(files["qmethod.R"])
      #expect(script.hasPrefix("# x system(\"ls\")  q()\n# 2 sorts of 3 statements"))
    }
  }

  @Test("Names are such that R leaves them as they are, each once")
  func names() {
    #expect(
      QMethodWriter.rNames(
        ["Ann", "Ann", "a b", "a.b", "1", "Élodie", "if", "T", "statement", "", "_x", ".x"],
        areRows: false)
        == [
          "Ann", "Ann.2", "a.b.2", "a.b", "X1", "X.lodie", "if.", "T.", "statement.", "X", "X_x",
          "X.x",
        ])
    #expect(
      QMethodWriter.rNames(["1", "12", "012", "1e5", "s1", "-1", "NA"], areRows: true)
        == ["1", "12", "X012", "X1e5", "s1", "X.1", "NA."])
  }

  @Test("The script asks for the analysis, with the grid where sorts do not fill one")
  func script() throws {
    let call = QMethodCall(
      factors: 2, extraction: "centroid", rotation: "none", correlation: "kendall")
    let forced = text(try files(study, call: call)["qmethod.R"])
    for words in [
      "nfactors = 2", "extraction = \"centroid\"", "rotation = \"none\"", "forced = TRUE",
      "cor.method = \"kendall\"",
    ] {
      #expect(forced.contains(words), "\(forced)")
    }
    #expect(!forced.contains("distribution"))
    var free = study
    free.sorts[0].placements = [0, 0, 1]
    free.grid = try Grid(counting: [-1, 0, 1])
    free.distribution = .free
    let script = text(try files(free, call: call)["qmethod.R"])
    #expect(script.contains("c(-1, 0, 1),\n  times = c(1, 1, 1)"))
    #expect(script.contains("forced = FALSE, distribution = distribution"))
    // Without an analysis the user is to say how many factors there are.
    let plain = text(try files(study)["qmethod.R"])
    #expect(!plain.contains("\nresults") && plain.contains("\n# results <- qmethod("))
  }

  @Test("What the tables can't hold is found")
  func faults() throws {
    func codes(_ change: (inout Study) -> Void) throws -> [Finding.Code] {
      var study = study
      change(&study)
      do {
        _ = try files(study)
        return []
      } catch let findings as Findings {
        return findings.all.map(\.code)
      }
    }
    #expect(try codes { $0.sorts[0].placements[1] = nil } == [.blankCell])
    #expect(try codes { $0.sorts[0].placements = [1] } == [.raggedRow])
    #expect(try codes { $0.sorts.removeLast() } == [.tooFewSorts])
    #expect(try codes { $0.sorts[1].id = "Ann" } == [.duplicateSort])
    #expect(try codes { $0.statements[0].text = " " } == [.emptyStatement])
    #expect(try codes { $0.sorts[1].condition = " " } == [.badValue])
  }

  @Test("The title is read back from the script, and from no other script")
  func title() throws {
    var study = study
    study.title = "Buses = better?"
    var files = try files(study)
    func title() throws -> String {
      try StudyFormats.read(FormatInput(folder: "x", files: files)).study.title
    }
    #expect(try title() == "Buses = better?")
    files["qmethod.R"] = Array("# Load\nlibrary(qmethod)\n".utf8)
    #expect(try title() == "x")
    files["qmethod.R"] = nil
    #expect(try title() == "x")
  }

  @Test("Tables that do not agree are found by cell")
  func broken() throws {
    let files = try files(study)
    func found(_ name: String, _ old: String, _ new: String) throws -> [Finding] {
      var files = files
      files[name] = try replacing(old, with: new, in: files[name] ?? [])
      return try findings { try StudyFormats.read(FormatInput(folder: "x", files: files)) }
    }
    let word = try found("sorts.csv", "a.b,1,-1", "a.b,one,-1")
    #expect(word.map(\.code) == [.notANumber])
    #expect(word[0].location == Location(file: "x/sorts.csv", line: 4, cell: "B"))
    #expect(try found("sorts.csv", "a.b,1", "ab,1").map(\.code) == [.unknownStatement])
    #expect(try found("sorts.csv", "Ann,", "Anne,").map(\.code) == [.unknownSort])
    #expect(try found("sorts.csv", "a.b,1,-1", "1,1,-1").map(\.code) == [.duplicateStatement])
    #expect(try found("people.csv", "Ann,Ann,Ann,", "Ann,Ann,Ann").map(\.code) == [.raggedRow])
  }
}
