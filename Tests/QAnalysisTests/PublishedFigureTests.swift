import QAnalysis
import QStudy
import TestSupport
import Testing

/// The Lipset study as the field knows it: sorts of Brown (1980), PCA, three factors, varimax.
@Suite("The Lipset study")
struct PublishedFigureTests {
  @Test("Eigenvalues are those every program prints")
  func eigenvalues() throws {
    let analysis = try Analysis(try lipset(), settings: AnalysisSettings(factors: 3))
    expectClose(
      Array(analysis.extraction.eigenvalues.prefix(4)), [2.3838, 2.0153, 1.3408, 1.1274],
      absolute: 5e-5)
  }

  @Test("Three viewpoints are defined by the known sorts, two of them from the negative pole")
  func flags() throws {
    let analysis = try Analysis(try lipset(), settings: AnalysisSettings(factors: 3))
    let defining = (0..<3).map { f in
      analysis.flags.definers(of: f).map { i in
        (analysis.flags.values[i][f] < 0 ? "-" : "") + analysis.table.sorts[i].id
      }
    }
    #expect(defining == [["US3", "US4", "-JP5"], ["US1", "US2", "US8"], ["CA6", "UK7", "-FR9"]])
  }

  @Test("Statement 1, reliability, standard errors and score correlations are as published")
  func scores() throws {
    let analysis = try Analysis(try lipset(), settings: AnalysisSettings(factors: 3))
    expectClose(
      analysis.scores.z.map { $0?[0] ?? .nan }, [1.660, -0.679, 0.471], absolute: 5e-4)
    for factor in analysis.characteristics.factors {
      expectClose(factor.reliability ?? .nan, 0.923, absolute: 5e-4)
      expectClose(factor.standardError ?? .nan, 0.277, absolute: 5e-4)
    }
    expectClose(analysis.characteristics.sed(0, 1) ?? .nan, 0.392, absolute: 5e-4)
    let r = analysis.scores.correlations
    expectClose(
      [r[0][1] ?? .nan, r[0][2] ?? .nan, r[1][2] ?? .nan], [-0.009, 0.155, -0.247], absolute: 5e-4)
  }

  @Test(
    "Chance explains the third factor: parallel analysis keeps two, MAP none, and a warning says so"
  )
  func retention() throws {
    let table = try lipset()
    let retention = try Retention(table, seed: 1)
    #expect(retention.parallel.suggested == 2)
    #expect(retention.sequential?.suggested == 2)
    #expect(retention.averagePartial?.suggested == 0)
    #expect(retention.range == 0...2 && retention.suggested == 2 && retention.missing.isEmpty)
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3))
    #expect(retention.warnings(analysis: analysis).map(\.code) == [.moreThanSupported])
    let two = try Analysis(table, settings: AnalysisSettings(factors: 2))
    #expect(retention.warnings(analysis: two).isEmpty)
  }
}
