import QAnalysis
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

/// Every figure against a second implementation in another language, which shares no code and
/// rotates by another algorithm: Tests/Fixtures/reference.py wrote the files in figures/.
@Suite("Agreement with an independent implementation")
struct IndependentImplementationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let settings: AnalysisSettings
    var study: String {
      let name = file.prefix { $0 != "-" }
      return name == "lipset" ? Folders.surveys + "/lipset" : Folders.fixtures + "/" + name
    }
    var testDescription: String { file }

    /// The sorts, blank cells filled where there are any.
    func table() throws -> SortTable { try QAnalysisTests.table(study, missing: .refill) }
  }

  static let cases = [
    Case(file: "lipset-pca3-varimax", settings: AnalysisSettings(factors: 3)),
    Case(
      file: "lipset-centroid3-varimax",
      settings: AnalysisSettings(factors: 3, extraction: .centroid)),
    Case(
      file: "lipset-spearman", settings: AnalysisSettings(factors: 3, correlation: .spearman)),
    Case(file: "lipset-kendall", settings: AnalysisSettings(factors: 3, correlation: .kendall)),
    Case(file: "forced-pca3-varimax", settings: AnalysisSettings(factors: 3)),
    Case(
      file: "forced-pca3-quartimax", settings: AnalysisSettings(factors: 3, rotation: .quartimax)),
    Case(file: "forced-pca4-equamax", settings: AnalysisSettings(factors: 4, rotation: .equamax)),
    Case(
      file: "forced-centroid3-varimax",
      settings: AnalysisSettings(factors: 3, extraction: .centroid)),
    Case(
      file: "lipset-paf2-varimax",
      settings: exactFit(AnalysisSettings(factors: 2, extraction: .paf))),
    Case(
      file: "lipset-ml2-varimax", settings: exactFit(AnalysisSettings(factors: 2, extraction: .ml))),
    Case(
      file: "forced-paf3-varimax",
      settings: exactFit(AnalysisSettings(factors: 3, extraction: .paf))),
    Case(file: "free-pca3-varimax", settings: AnalysisSettings(factors: 3)),
    Case(file: "free-pca2-none", settings: AnalysisSettings(factors: 2, rotation: .none)),
    Case(file: "blanks-pca3-varimax", settings: AnalysisSettings(factors: 3)),
    Case(
      file: "blanks-spearman", settings: AnalysisSettings(factors: 3, correlation: .spearman)),
    Case(file: "blanks-kendall", settings: AnalysisSettings(factors: 3, correlation: .kendall)),
  ]

  /// Iterated until rounding, as the other implementation is: the usual stop leaves some 1e-7.
  private static func exactFit(_ settings: AnalysisSettings) -> AnalysisSettings {
    var settings = settings
    settings.conventions.principalAxis.stop = 1e-13
    settings.conventions.maximumLikelihood.stop = 1e-12
    return settings
  }

  let tolerance = 1e-9

  @Test("Loadings, flags, scores and characteristics agree", arguments: cases)
  func factors(_ test: Case) throws {
    let figures = try json(Folders.fixtures + "/figures/\(test.file).json")
    let analysis = try Analysis(try test.table(), settings: test.settings)
    if figures["correlations"]?.array != nil {
      expect(try #require(analysis.correlations.matrix).rowVectors, figures["correlations"])
    }
    let eigenvalues = try #require(figures["eigenvalues"]?.array).map { $0.double ?? .nan }
    TestSupport.expectClose(
      analysis.extraction.eigenvalues,
      Array(eigenvalues.prefix(analysis.extraction.eigenvalues.count)),
      absolute: tolerance)
    expect(analysis.extraction.loadings.rowVectors, figures["unrotated"])
    expect(analysis.rotation.loadings.rowVectors, figures["loadings"])
    #expect(
      analysis.flags.values == figures["flags"]?.array?.map { $0.array?.map { $0.int ?? 9 } ?? [] })
    #expect(
      analysis.flags.status.map(\.rawValue) == figures["status"]?.array?.map { $0.string ?? "" })
    let z = try analysis.scoreColumns()
    expect(z[0].indices.map { j in z.map { $0[j] } }, figures["z"])
    #expect(
      analysis.table.statements.indices.map { j in analysis.scores.arrays.map { $0?[j] } }
        == figures["array"]?.array?.map { $0.array?.map(\.int) ?? [] })
    expect(analysis.scores.correlations.map { $0.map { $0 ?? .nan } }, figures["scoreCorrelations"])

    for (f, expected) in try #require(figures["factors"]?.array).enumerated() {
      let c = analysis.characteristics.factors[f]
      expect(analysis.scores.weights[f], expected["weights"], relative: 1e-8)
      expect(c.eigenvalue, expected["eigenvalue"])
      expect(c.explainedVariance, expected["explainedVariance"])
      expect(c.reliability, expected["reliability"])
      expect(c.standardError, expected["standardError"])
      expect(c.meanCorrelation, expected["meanCorrelation"])
      expect(c.empiricalReliability, expected["empiricalReliability"])
      expect(c.empiricalStandardError, expected["empiricalStandardError"])
      #expect(c.bipolar == (expected["bipolar"]?.bool == true))
      for g in 0..<analysis.flags.factors where g != f {
        expect(analysis.characteristics.sed(f, g), figures["sed"]?.array?[f].array?[g])
        expect(
          analysis.characteristics.empiricalSED(f, g), figures["empiricalSed"]?.array?[f].array?[g])
      }
    }
  }

  @Test("Statement comparisons and labels agree", arguments: cases)
  func comparison(_ test: Case) throws {
    let figures = try json(Folders.fixtures + "/figures/\(test.file).json")
    let sorts = try test.table()
    let analysis = try Analysis(sorts, settings: test.settings)
    var holm = test.settings
    holm.adjustment = .holm
    let strict = try Analysis(sorts, settings: holm)
    let expected = try #require(figures["comparison"]?.array)
    #expect(expected.count == analysis.comparison.statements.count)
    for (j, entry) in expected.enumerated() {
      let statement = analysis.comparison.statements[j]
      for (k, difference) in try #require(entry["differences"]?.array).enumerated() {
        let own = statement.differences[k]
        expect(own.difference, difference["difference"])
        expect(own.p, difference["p"], relative: 1e-8)
        expect(own.adjusted, difference["adjusted"], relative: 1e-8)
        expect(
          strict.comparison.statements[j].differences[k].adjusted, difference["adjustedHolm"],
          relative: 1e-8)
        expect(own.hedgesG, difference["hedgesG"])
        let sed = try #require(figures["sed"]?.array?[own.a].array?[own.b].double)
        let size = abs(try #require(difference["difference"]?.double)) / sed
        #expect(
          own.classicalLevel
            == (size > 3.291 ? 0.001 : size > 2.576 ? 0.01 : size > 1.960 ? 0.05 : nil))
      }
      #expect(statement.label.rawValue == entry["label"]?.string)
      #expect(
        statement.distinguishes.map(Viewpoint.identifier)
          == entry["distinguishes"]?.array?.map { $0.string ?? "" })
      #expect(statement.classical.consensus.rawValue == entry["consensus"]?.string)
      #expect(
        statement.classical.distinguishes.map { "\(Viewpoint.identifier($0.factor)) \($0.level)" }
          == entry["classicalDistinguishes"]?.array?.map {
            "\($0["factor"]?.string ?? "") \($0["level"]?.double ?? 0)"
          })
      let ground = statement.commonGround
      #expect(ground.side?.rawValue == entry["commonGround"]?["side"]?.string)
      #expect(ground.evidence?.rawValue == entry["commonGround"]?["evidence"]?.string)
      expect(ground.margin, entry["commonGround"]?["margin"])
      expect(statement.embrace, entry["embrace"])
      expect(statement.reject, entry["reject"])
      expect(statement.bridge, entry["bridge"])
    }
  }

  @Test("Themes agree; their permutation p within Monte-Carlo error", arguments: cases)
  func themes(_ test: Case) throws {
    let figures = try json(Folders.fixtures + "/figures/\(test.file).json")
    let analysis = try Analysis(try test.table(), settings: test.settings)
    let expected = try #require(figures["themes"]?.array)
    #expect(expected.count == analysis.themes.count)
    for entry in expected {
      let own = try #require(analysis.themes.first { $0.theme.id == entry["theme"]?.string })
      #expect(own.statements.count == entry["statements"]?.int)
      expect(own.divergence, entry["divergence"])
      expect(own.rawDivergence, entry["rawDivergence"])
      expect(own.share, entry["share"])
      expect(own.tilt, entry["tilt"])
      expect(own.argument, entry["argument"])
      #expect(own.label?.rawValue == entry["label"]?.string)
      for (f, stance) in (entry["stances"]?.array ?? []).enumerated() {
        expect(own.stances[f]?.mean, stance["mean"])
        expect(own.stances[f]?.standardError, stance["standardError"])
      }
      // Two sets of 9,999 permutations: four standard errors of the difference of two shares; the
      // adjusted p also carries the error of the permutation means it is studentised by.
      expectClose(own.p, entry["p"], errors: 4)
      expectClose(own.adjusted, entry["adjusted"], errors: 8)
    }
  }

  private func expectClose(_ own: Double?, _ expected: JSONValue?, errors: Double) {
    guard let own, let share = expected?.double else {
      #expect(own == nil && expected?.double == nil)
      return
    }
    let error = (2 * share * (1 - share) / 9999).squareRoot()
    TestSupport.expectClose(own, share, absolute: errors * error + 2e-4)
  }

  // MARK: Comparing with JSON

  private func expect(
    _ actual: Double?, _ expected: JSONValue?, relative: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let actual, let number = expected?.double else {
      #expect(actual == nil && expected?.double == nil, sourceLocation: sourceLocation)
      return
    }
    TestSupport.expectClose(
      actual, number, relative: relative, absolute: tolerance, sourceLocation: sourceLocation)
  }

  private func expect(
    _ actual: [Double], _ expected: JSONValue?, relative: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    TestSupport.expectClose(
      actual, expected?.array?.map { $0.double ?? .nan } ?? [], relative: relative,
      absolute: tolerance, sourceLocation: sourceLocation)
  }

  private func expect(
    _ actual: [[Double]], _ expected: JSONValue?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let rows = expected?.array ?? []
    #expect(actual.count == rows.count, sourceLocation: sourceLocation)
    for (row, other) in zip(actual, rows) { expect(row, other, sourceLocation: sourceLocation) }
  }
}
