import Glibc
import QAnalysis
import QFormats
import QReport
import QStudy
import QTables
import TestSupport
import Testing

@testable import MindsetCommand

/// Files that PQMethod 2.35 wrote, and the same from Mindset.
enum Oracle {
  static let folder: String = {
    let named = getenv("MINDSET_REFERENCE").map { String(cString: $0) }
    return (named ?? Checkout.path + "/../shared/reference") + "/pqmethod"
  }()
  static let isPresent = access(folder, R_OK) == 0

  /// A run, by the names of its study and of what was done with it: `pca3`, `cent4`, `k1` ….
  struct Run: Sendable, CustomTestStringConvertible {
    let study: String
    let name: String
    var testDescription: String { "\(study)_\(name)" }

    func lines(_ kind: String) throws -> [[UInt8]] {
      let bytes = try readFile(
        "\(folder)/\(study)/oracle/\(study)_\(name)/\(study).\(kind)", limit: 10_000_000)
      return PQMethodReportTests.lines(bytes)
    }

    func published(_ kind: String) throws -> PublishedResults {
      try PQMethodResults.read(
        FormatInput(path: "\(folder)/\(study)/oracle/\(study)_\(name)/\(study).\(kind)"))
    }

    var analysis: Analysis {
      get throws {
        let study = try StudyFormats.read(path: "\(folder)/\(study)/\(study).dat").study
        return try Analysis(
          SortTable(study, acceptsFree: true), settings: settings, decisions: decisions)
      }
    }

    private var settings: AnalysisSettings {
      var settings = AnalysisSettings(
        factors: ["hand": 3, "k1": 2, "unflag": 4][name] ?? Int(String(name.suffix(1))) ?? 0,
        conventions: .pqmethod)
      if name.hasPrefix("cent") || name == "hand" { settings.extraction = .centroid }
      if name.hasPrefix("horst") { settings.extraction = .horst }
      if name == "hand" { settings.rotation = .none }
      if name == "hand" || name == "unflag" { settings.flagging = FlaggingRule.none }
      return settings
    }

    private var decisions: Decisions {
      func flag(_ sort: String, _ viewpoint: Int, _ sign: Int = 1) -> Decisions.ManualFlag {
        Decisions.ManualFlag(sort: sort, viewpoint: viewpoint, sign: sign)
      }
      switch name {
      case "hand":
        return Decisions(
          rotations: [
            Decisions.PlaneRotation(first: 1, second: 2, degrees: 40),
            Decisions.PlaneRotation(first: 1, second: 3, degrees: -15),
          ],
          flags: [
            flag("UK7", 1), flag("US3", 2), flag("US4", 2), flag("JP5", 2, -1), flag("US2", 3),
          ])
      case "k1": return Decisions(take: [1])
      case "unflag":
        return Decisions(
          take: [1, 3, 2],
          flags: [
            flag("US1", 1), flag("US2", 1), flag("US3", 3, -1), flag("US4", 3), flag("JP5", 3),
          ])
      default: return Decisions()
      }
    }
  }

  static let runs: [Run] = {
    guard isPresent, let studies = try? FormatInput(path: folder) else { return [] }
    return studies.names.flatMap { study -> [Run] in
      let runs = try? FormatInput(path: "\(folder)/\(study)/oracle")
      return (runs?.names ?? []).map {
        Run(study: study, name: String($0.dropFirst(study.count + 1)))
      }
    }
  }()
}

@Suite(
  "Files of results as PQMethod 2.35 writes them",
  .enabled(if: Oracle.isPresent, "no reference figures beside this checkout: skipped"))
struct PQMethodReportTests {
  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? Array(line.dropLast()) : Array(line)
    }
  }

  private func written(_ run: Oracle.Run) throws -> [String: [UInt8]] {
    let analysis = try run.analysis
    var study = analysis.table.study
    study.sorts = analysis.table.sorts
    study.grid = analysis.table.grid
    study.provenance.date = "2026-11-22"
    let files = try PQMethodWriter.files(study, results: PublishedResults(analysis))
    return Dictionary(
      uniqueKeysWithValues: files.map { file in
        (String(file.name.drop { $0 != "." }.dropFirst()), file.bytes)
      })
  }

  @Test("There are 44 runs to compare with")
  func runs() { #expect(Oracle.runs.count == 44) }

  /// The pages of a report, but for the lines with its path and the time, and the sign of a zero,
  /// which is what rounding in single precision leaves of it.
  private static func pages(_ lines: [[UInt8]]) -> [[String]] {
    var pages: [[String]] = []
    for line in lines {
      // Á is one byte of an old code page, here as there.
      let line = line.flatMap { $0 == 0xE1 ? Array("á".utf8) : [$0] }
      if line.first == 0x0C || pages.isEmpty { pages.append([]) }
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("Path and Project Name: ") || text.hasPrefix("QANALYZE was completet at ") {
        pages[pages.count - 1].append(String(text.prefix(23)))
      } else {
        pages[pages.count - 1].append(
          text.replacing(/-(0\.0+)(?![0-9])/) { " \($0.output.1)" })
      }
    }
    return pages
  }

  /// Tables whose rows stand in the order of a figure, in which those that tie stand anyhow.
  private static let ordered = [
    "For Factor", "Descending Array", "sorted by Consensus", "Distinguishing Statements",
  ]

  @Test("Every line of the report comes back, page by page", arguments: Oracle.runs)
  func report(_ run: Oracle.Run) throws {
    let own = try Self.pages(Self.lines(#require(written(run)["lis"])))
    let theirs = Self.pages(try run.lines("lis"))
    try #require(own.count == theirs.count)
    var differing: [String] = []
    for (a, b) in zip(own, theirs) {
      let isOrdered = b.contains { line in Self.ordered.contains { line.contains($0) } }
      let (a, b) = isOrdered ? (a.sorted(), b.sorted()) : (a, b)
      #expect(a.count == b.count)
      differing += zip(a, b).filter { $0 != $1 }.map { "-\($0)|\n+\($1)|" }
    }
    #expect(
      differing.isEmpty, "\(differing.count)\n\(differing.prefix(40).joined(separator: "\n"))")
  }

  @Test("Correlations and loadings come back to the byte", arguments: Oracle.runs)
  func matrices(_ run: Oracle.Run) throws {
    let own = try written(run)
    for kind in ["cor", "unr", "rot", "hro"] {
      var lines = try Self.lines(#require(own[kind]))
      var theirs = try run.lines(kind)
      if kind == "unr", run.name.hasPrefix("horst") {
        (lines, theirs) = (Self.withoutSignOfZero(lines), Self.withoutSignOfZero(theirs))
      }
      // One cumulative percentage of syn1to9 lies next to a half of its last digit.
      if kind == "unr", run.study == "syn1to9", run.name.hasPrefix("pca") {
        #expect(zip(lines, theirs).count { $0 != $1 } == 1)
        (lines, theirs) = (
          lines.map { Array($0.dropLast(2)) }, theirs.map { Array($0.dropLast(2)) }
        )
      }
      #expect(lines == theirs, "\(kind)")
    }
  }

  /// Residuals of nothing are 0 or −0 there.
  private static func withoutSignOfZero(_ lines: [[UInt8]]) -> [[UInt8]] {
    lines.map {
      Array(String(decoding: $0, as: UTF8.self).replacing("-0.0000", with: " 0.0000").utf8)
    }
  }

  @Test("The sorts come back as PQMethod wrote them by statement", arguments: Oracle.runs)
  func raw(_ run: Oracle.Run) throws {
    guard let theirs = try? run.lines("raw") else { return }
    #expect(try Self.lines(#require(written(run)["raw"])) == theirs)
  }

  @Test(
    "diff finds no difference between PQMethod's files and the analysis", arguments: Oracle.runs)
  func difference(_ run: Oracle.Run) throws {
    let analysis = try run.analysis
    let own = try SavedAnalysis(
      AnalysisDocument(
        analysis, retention: nil, labels: .classical, tool: AnalysisRun.tool, fingerprint: ""))
    for kind in ["lis", "rot"] {
      let theirs = try SavedAnalysis(
        run.published(kind), file: kind, sortIDs: analysis.table.sorts.map(\.id),
        statementIDs: analysis.table.statements.map(\.id))
      let difference = try AnalysisDifference(old: theirs, new: own)
      // The report leaves out factors that nobody defines, and numbers the others anew.
      let isRenumbered = difference.matches.contains { $0.old != $0.new }
      let lines = difference.text.split(separator: "\n")
      #expect(lines.count == 1, "\(kind)")
      #expect(lines[0].hasPrefix(isRenumbered ? "Viewpoints: " : "No difference."), "\(kind)")
      #expect(!isRenumbered || kind == "lis" && analysis.scores.z.contains { $0 == nil })
    }
  }

  @Test("What reads out of the report is what reads out of PQMethod's", arguments: Oracle.runs)
  func readBack(_ run: Oracle.Run) throws {
    var theirs = try run.published("lis")
    let input = try FormatInput(path: "a.lis", bytes: #require(written(run)["lis"]))
    var own = try PQMethodResults.read(input)
    // Statements whose scores tie stand in any order.
    func key(_ mark: PublishedResults.Distinguishing) -> Int {
      mark.factor * 1000 + mark.statement
    }
    own.distinguishing?.sort { key($0) < key($1) }
    theirs.distinguishing?.sort { key($0) < key($1) }
    #expect(own == theirs)
  }
}
