import Glibc
import QFormats
import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

/// Analyses made with PQMethod 2.35 itself: its report and its matrices.
enum PQMethod {
  static let isPresent = access(Reference.folder + "/pqmethod", R_OK) == 0

  /// One run: a study, how it was analysed, and the files it left.
  struct Run: Sendable, CustomTestStringConvertible {
    let study: String
    let name: String
    let settings: AnalysisSettings
    var decisions = Decisions()

    var testDescription: String { name }

    /// A run named `pca3`: extraction and number of factors, varimax, pre-flag.
    init(_ study: String, _ method: String) {
      self.study = study
      name = "\(study)_\(method)"
      let factors = Int(String(method.last ?? "0")) ?? 0
      let extraction: ExtractionMethod =
        method.hasPrefix("cent") ? .centroid : method.hasPrefix("horst") ? .horst : .pca
      settings = AnalysisSettings(
        factors: factors, extraction: extraction, conventions: .pqmethod)
    }

    init(_ study: String, _ method: String, _ settings: AnalysisSettings, _ decisions: Decisions) {
      self.study = study
      name = "\(study)_\(method)"
      self.settings = settings
      self.decisions = decisions
    }

    var table: SortTable {
      get throws {
        let path = Reference.folder + "/pqmethod/\(study)/\(study).dat"
        return try SortTable(try StudyFormats.read(path: path).study, acceptsFree: true)
      }
    }

    func file(_ kind: String) throws -> PublishedResults {
      try PQMethodResults.read(
        FormatInput(path: Reference.folder + "/pqmethod/\(study)/oracle/\(name)/\(study).\(kind)"))
    }
  }

  static let runs: [Run] =
    [
      (
        "lipset", ["pca2", "pca3", "pca4", "cent2", "cent3", "cent4", "horst2", "horst3", "horst4"]
      ),
      ("syn12", ["pca2", "pca3", "pca4", "cent2", "cent3", "cent4", "horst2", "horst3", "horst4"]),
      ("syn1to9", ["pca3", "pca5", "cent3", "cent5", "horst3", "horst5"]),
      ("syn30", ["pca3", "pca5", "cent3", "cent5", "horst3", "horst5"]),
      ("synfree", ["pca3", "pca5", "cent3", "cent5", "horst3", "horst5"]),
      ("syn0to6", ["pca2"]), ("synasym", ["pca2"]), ("syneven", ["pca2"]), ("synm3p4", ["pca2"]),
    ].flatMap { study, methods in methods.map { Run(study, $0) } } + [
      Run(
        "lipset", "hand",
        AnalysisSettings(
          factors: 3, extraction: .centroid, rotation: .none, flagging: FlaggingRule.none,
          conventions: .pqmethod),
        Decisions(
          rotations: [
            Decisions.PlaneRotation(first: 1, second: 2, degrees: 40),
            Decisions.PlaneRotation(first: 1, second: 3, degrees: -15),
          ],
          flags: flags([("UK7", 1, 1), ("US3", 2, 1), ("US4", 2, 1), ("JP5", 2, -1), ("US2", 3, 1)])
        )),
      Run(
        "lipset", "k1", AnalysisSettings(factors: 2, conventions: .pqmethod), Decisions(take: [1])),
      Run(
        "lipset", "unflag",
        AnalysisSettings(factors: 4, flagging: FlaggingRule.none, conventions: .pqmethod),
        Decisions(
          take: [1, 3, 2],
          flags: flags([("US1", 1, 1), ("US2", 1, 1), ("US3", 3, -1), ("US4", 3, 1), ("JP5", 3, 1)])
        )),
      Run("syn30", "k8", AnalysisSettings(factors: 8, conventions: .pqmethod), Decisions()),
    ]

  private static func flags(_ list: [(String, Int, Int)]) -> [Decisions.ManualFlag] {
    list.map { Decisions.ManualFlag(sort: $0.0, viewpoint: $0.1, sign: $0.2) }
  }
}

/// A figure in single precision, as PQMethod holds it: 0.12345 is a little less or more there, which
/// is how its fourth decimal falls.
private func single(_ value: Double) -> Double { Double(Float(value)) }

/// How printed figures compare with computed ones.
struct PrintedDigits: CustomStringConvertible {
  private(set) var cells = 0
  /// Cells whose last printed digit is another.
  private(set) var slips = 0
  /// How far from the half between two digits the worst of these lies, in units of the last digit.
  private(set) var worst = 0.0

  mutating func compare(_ own: Double, _ printed: Double, decimals: Int) {
    let scale = pow(10, Double(decimals))
    cells += 1
    let theirs = (printed * scale).rounded()
    guard (own * scale).rounded() != theirs else { return }
    slips += 1
    worst = max(worst, abs(own * scale - theirs) - 0.5)
  }

  mutating func compare(_ own: Matrix, _ printed: [[Double]]?, decimals: Int) throws {
    let printed = try #require(printed)
    try #require(printed.count == own.rows && printed.allSatisfy { $0.count == own.columns })
    for i in 0..<own.rows {
      for j in 0..<own.columns { compare(own[i, j], printed[i][j], decimals: decimals) }
    }
  }

  var description: String { "\(slips) of \(cells), worst \(worst)" }
}

@Suite(
  "Agreement with PQMethod 2.35",
  .enabled(if: PQMethod.isPresent, "no reference figures beside this checkout: skipped"))
struct PQMethodReferenceTests {
  @Test("Every printed figure comes back", arguments: PQMethod.runs)
  func printed(_ run: PQMethod.Run) throws {
    let table = try run.table
    let analysis = try Analysis(table, settings: run.settings, decisions: run.decisions)
    let report = try run.file("lis")
    var digits: [(String, PrintedDigits)] = []
    func check(_ name: String, _ compare: (inout PrintedDigits) throws -> Void) rethrows {
      var tally = PrintedDigits()
      try compare(&tally)
      digits.append((name, tally))
    }

    // Correlations.
    let r = try #require(analysis.correlations.matrix)
    try check(".cor") { try $0.compare(r, try run.file("cor").correlations, decimals: 5) }
    let whole = r.map { r in
      // What it holds are the five decimals of .cor; halves go toward zero.
      let r = single(Rounding.decimals(5)(r))
      return (r < 0 ? -1 : 1) * (abs(r) * 100 - 0.5).rounded(.up) / 100
    }
    try check("r") { try $0.compare(whole, report.correlations, decimals: 2) }

    // Factors.
    let unrotated = analysis.extraction.loadings
    try check(".unr") { try $0.compare(unrotated, try run.file("unr").unrotated, decimals: 5) }
    try check("unrotated") { try $0.compare(unrotated.map(single), report.unrotated, decimals: 4) }
    let eigenvalues =
      run.settings.extraction == .pca
      ? Array(analysis.extraction.eigenvalues.prefix(unrotated.columns))
      : columnSumsOfSquares(unrotated)
    try check("eigenvalues") {
      try $0.compare(
        Matrix(rowVectors: [eigenvalues]), report.eigenvalues.map { [$0] }, decimals: 4)
    }
    let rot = try run.file("rot")
    try check(".rot") { try $0.compare(analysis.rotation.loadings, rot.rotated, decimals: 5) }
    #expect(analysis.flags.values.map { $0.map { $0 != 0 } } == rot.flags)

    // The report leaves out factors that nobody defines.
    let kept = (0..<analysis.flags.factors).filter { !analysis.flags.definers(of: $0).isEmpty }
    let loadings = analysis.rotation.loadings.selectingColumns(kept)
    try check("rotated") { try $0.compare(loadings.map(single), report.rotated, decimals: 4) }
    #expect(
      analysis.flags.values.map { row in kept.map { row[$0] != 0 } } == report.flags)

    // Scores.
    let z = try kept.map { try #require(analysis.scores.z[$0]) }
    try check("z") { try $0.compare(Matrix(columnVectors: z), report.z, decimals: 3) }
    let ranks = table.statements.indices.map { j in
      z.map { z in z.count { $0 > z[j] - run.settings.conventions.scores.tie } }
    }
    #expect(ranks == report.ranks)
    let values = table.grid.ascendingValues
    let middle = Int((Double((values.first ?? 0) + (values.last ?? 0)) / 2).rounded(.down))
    let arrays = try kept.map { try #require(analysis.scores.arrays[$0]) }
    #expect(
      table.statements.indices.map { j in arrays.map { $0[j] - middle } } == report.arrays)
    let correlations = try Matrix(
      rowVectors: kept.map { f in
        try kept.map { try #require(analysis.scores.correlations[f][$0]) }
      })
    try check("score correlations") {
      try $0.compare(correlations, report.scoreCorrelations, decimals: 4)
    }
    if let exact = report.exactScores {
      #expect(run.settings.extraction == .pca)
      let scores = try #require(try RegressionScores(Self.taking(kept, of: analysis)))
      try check("exact") {
        try $0.compare(Matrix(columnVectors: scores.scores), exact.z, decimals: 2)
      }
      try check("exact T") {
        try $0.compare(
          Matrix(columnVectors: scores.tScores), exact.t.map { $0.map(Double.init) }, decimals: 0)
      }
    }

    if kept.count > 1 {
      try compareStatements(analysis, kept: kept, report: report, check)
    }
    let slips = digits.filter { $0.1.slips > 0 }
    #expect(slips.isEmpty, "\(slips)")
  }

  @Test(
    "From PQMethod's own unrotated loadings, varimax gives its rotated ones",
    arguments: PQMethod.runs.filter {
      $0.settings.rotation == .varimax && $0.decisions == Decisions()
    })
  func varimax(_ run: PQMethod.Run) throws {
    let unrotated = try Matrix(rowVectors: try #require(try run.file("unr").unrotated))
    let kept = unrotated.selectingColumns(Array(0..<run.settings.factors))
    let varimax = try PairwiseVarimax(kept, rules: PairwiseVarimaxRules())
    var digits = PrintedDigits()
    try digits.compare(varimax.loadings, try run.file("rot").rotated, decimals: 5)
    #expect(digits.slips == 0, "\(digits)")
  }

  private func compareStatements(
    _ analysis: Analysis, kept: [Int], report: PublishedResults,
    _ check: (String, (inout PrintedDigits) throws -> Void) throws -> Void
  ) throws {
    let factors = kept.map { analysis.characteristics.factors[$0] }
    #expect(factors.map(\.definers) == report.definers)
    try check("reliability") {
      try $0.compare(
        Matrix(rowVectors: [factors.map { $0.reliability ?? .nan }]),
        report.reliabilities.map { [$0] }, decimals: 3)
    }
    try check("SE") {
      try $0.compare(
        Matrix(rowVectors: [factors.map { $0.standardError ?? .nan }]),
        report.standardErrors.map { [$0] }, decimals: 3)
    }
    let sed = try Matrix(
      rowVectors: kept.map { f in
        try kept.map { try #require(analysis.characteristics.sed(f, $0)) }
      })
    try check("SED") { try $0.compare(sed, report.differenceErrors, decimals: 3) }

    let classical = analysis.comparison.statements.map(\.classical)
    let marks = classical.enumerated().flatMap { j, statement in
      statement.distinguishes.compactMap { mark in
        kept.firstIndex(of: mark.factor).map {
          PublishedResults.Distinguishing(
            factor: $0, statement: j, level: mark.level == 0.05 ? 0.05 : 0.01)
        }
      }
    }
    // Two factors are told apart by the same statements; the second's are not printed.
    let printed = marks.filter { kept.count > 2 || $0.factor == 0 }
    #expect(Set(printed) == Set(try #require(report.distinguishing)))
    let consensus = classical.enumerated().compactMap { j, statement in
      statement.consensus == .none
        ? nil
        : PublishedResults.Consensus(
          statement: j, level: statement.consensus == .p05 ? 0.05 : 0.01)
    }
    #expect(consensus == report.consensus)
  }

  /// The analysis with these factors alone, its flags set by hand.
  private static func taking(_ kept: [Int], of analysis: Analysis) throws -> Analysis {
    guard kept.count < analysis.flags.factors else { return analysis }
    var decisions = analysis.decisions
    let taken = decisions.take ?? Array(1...analysis.settings.factors)
    decisions.take = kept.map { taken[$0] }
    decisions.flags = decisions.flags.filter { decisions.take?.contains($0.viewpoint) == true }
    return try Analysis(analysis.table, settings: analysis.settings, decisions: decisions)
  }
}
