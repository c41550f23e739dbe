import QAnalysis
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

/// `--compat qmethod` against R's qmethod 1.8.4, figure by figure at 1e-9.
@Suite(
  "qmethod's small print",
  .enabled(if: Reference.isPresent, "no reference figures beside this checkout: skipped"))
struct QMethodCompatTests {
  @Test(
    "Components under every rotation, to 1e-9", arguments: QMethodReferenceTests.studies, [2, 3, 4])
  func components(_ study: String, _ factors: Int) throws {
    guard let figures = try? Reference.figures(study, "pca_nf\(factors)") else { return }
    for rotation in [RotationMethod.none, .varimax, .quartimax, .promax, .oblimin] {
      let theirs = try #require(figures["rotations"]?[rotation.rawValue])
      let settings = AnalysisSettings(
        factors: factors, rotation: rotation, conventions: .qmethod)
      try compare(study, settings, with: theirs)
    }
  }

  @Test(
    "Centroid factors under varimax, to 1e-9", arguments: QMethodReferenceTests.studies, [2, 3, 4])
  func centroid(_ study: String, _ factors: Int) throws {
    guard let figures = try? Reference.figures(study, "centroid_nf\(factors)") else { return }
    let fixed = figures["tie_bug_affects_this_file"]?.bool ?? false
    let theirs = try #require(fixed ? figures["varimax_fixed"] : figures["rotations"]?["varimax"])
    let settings = AnalysisSettings(
      factors: factors, extraction: .centroid, conventions: .qmethod)
    try compare(study, settings, with: theirs)
  }

  private func compare(
    _ study: String, _ settings: AnalysisSettings, with theirs: JSONValue
  ) throws {
    let what = "\(study) \(settings.extraction) \(settings.factors) \(settings.rotation)"
    let analysis = try Analysis(try Self.table(study), settings: settings)
    // Where qmethod itself stops there are loadings only, or nothing.
    guard let name = ["loa", "loa_only_qmethod_failed"].first(where: { theirs[$0] != nil }) else {
      return
    }
    let loadings = try Reference.matrix(theirs[name])
    let off = try analysis.rotation.loadings.maximumAbsoluteDifference(from: loadings)
    #expect(off <= 1e-9, "\(what): loadings")
    if theirs["Phi"] != nil {
      let phi = try #require(analysis.rotation.factorCorrelations)
      let difference = try phi.maximumAbsoluteDifference(from: try Reference.matrix(theirs["Phi"]))
      #expect(difference <= 1e-9, "\(what): factor correlations")
    }
    guard name == "loa" else { return }

    let flagged = try #require(theirs["flagged"]?["rows"]?.array).map { row in
      (row.array ?? []).map { $0.bool ?? false }
    }
    #expect(analysis.flags.values.map { $0.map { $0 != 0 } } == flagged, "\(what): flags")
    let z = try Reference.matrix(theirs["zsc"])
    let arrays = try Reference.matrix(theirs["zsc_n"])
    let characteristics = try Reference.matrix(theirs["characteristics"])
    let between = try Reference.matrix(theirs["cor_zsc"])
    let sed = try Reference.matrix(theirs["sd_dif"])
    let comparable = analysis.characteristics.comparable
    for f in 0..<settings.factors {
      let own = analysis.characteristics.factors[f]
      let figures = [Double(own.definers), own.eigenvalue, own.explainedVariance]
      expectClose(figures, Array(characteristics.row(f)[1...3]), absolute: 1e-9)
      guard comparable.contains(f) else {
        #expect(z.column(f).allSatisfy { $0.isNaN }, "\(what): a factor without definers")
        continue
      }
      expectClose(
        [try #require(own.reliability), try #require(own.standardError)],
        Array(characteristics.row(f)[4...5]), absolute: 1e-9)
      expectClose(try #require(analysis.scores.z[f]), z.column(f), absolute: 1e-9)
      #expect(analysis.scores.arrays[f]?.map(Double.init) == arrays.column(f), "\(what): arrays")
      for g in comparable {
        expectClose(
          try #require(analysis.scores.correlations[f][g]), between[f, g], absolute: 1e-9)
        expectClose(try #require(analysis.characteristics.sed(f, g)), sed[f, g], absolute: 1e-9)
      }
    }
    let labels = try #require(theirs["qdc"]?["columns"]?["dist.and.cons"]?.array)
    #expect(Self.labels(analysis) == labels.map { $0.string ?? "" }, "\(what): labels")
    #expect(
      analysis.comparison.statements.map { $0.classical.consensus != .none }
        == labels.map { $0.string == "Consensus" }, "\(what): consensus")
  }

  /// The study with the grid its file of placements states, where its sorts do not show it.
  private static func table(_ study: String) throws -> SortTable {
    let table = try Reference.table(study)
    let path = Reference.folder + "/qmethod/\(study)/distribution.txt"
    guard let bytes = try? readFile(path, limit: 1 << 16) else { return table }
    let values = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .compactMap { Int($0) }
    let columns = Set(values).sorted().map { value in
      Grid.Column(value: value, count: values.count { $0 == value })
    }
    var whole = table.study
    whole.sorts = table.sorts
    return try SortTable(whole, grid: try Grid(columns: columns), acceptsFree: true)
  }

  /// The words qmethod has for a statement, from the pairs that differ at p < .05.
  private static func labels(_ analysis: Analysis) -> [String] {
    let factors = analysis.characteristics.comparable
    let critical = analysis.settings.conventions.comparison.p05
    return analysis.comparison.statements.map { statement in
      let differ = statement.differences.filter { d in
        abs(d.difference) > critical * (analysis.characteristics.sed(d.a, d.b) ?? .infinity)
      }
      if differ.isEmpty { return "Consensus" }
      if factors.count == 2 { return "Distinguishing" }
      if differ.count == statement.differences.count { return "Distinguishes all" }
      let apart = factors.filter { f in
        differ.count { $0.a == f || $0.b == f } == factors.count - 1
      }
      let isOnly = differ.count == factors.count - 1
      return apart.map { "Distinguishes f\($0 + 1)\(isOnly ? " only" : " ")" }.joined()
    }
  }
}
