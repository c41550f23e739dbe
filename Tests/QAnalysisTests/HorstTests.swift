import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Horst's centroid")
struct HorstTests {
  /// R of one factor: r_ij = a_i a_j.
  private static let loadings = [0.9, 0.8, -0.7, 0.6, 0.5, 0.4]
  private static let oneFactor = Matrix(rows: 6, columns: 6) { i, j in
    i == j ? 1 : loadings[i] * loadings[j]
  }

  @Test("One factor is found again, its communalities too, up to the stop")
  func oneFactor() throws {
    let horst = try HorstExtraction(
      Self.oneFactor, statements: 30, count: 1, conventions: Conventions.exact.horst)
    #expect(horst.converged && horst.passes > 1 && horst.passes <= 31)
    expectClose(horst.loadings.column(0), Self.loadings, absolute: 2e-4)
  }

  @Test("Its own rule ends where what is left is no more than chance: R of one factor gives one")
  func automatic() throws {
    let horst = try HorstExtraction(
      Self.oneFactor, statements: 30, count: nil, conventions: Conventions.exact.horst)
    #expect(horst.loadings.columns == 1)
    let none = try HorstExtraction(
      Matrix.identity(6), statements: 30, count: nil, conventions: Conventions.exact.horst)
    #expect(none.loadings.columns == 0)
  }

  @Test("Passes that run out are told, and the last one's factors kept")
  func unsettled() throws {
    var conventions = Conventions.exact.horst
    conventions.passes = 2
    let horst = try HorstExtraction(
      Self.oneFactor, statements: 30, count: 1, conventions: conventions)
    #expect(!horst.converged && horst.passes == 2 && horst.loadings.columns == 1)
    #expect(horst.warnings(wished: 1).map(\.code) == [.notConverged])
  }

  @Test("Sorts that have nothing in common give no second factor, and say so")
  func nothingLeft() throws {
    let apart = Matrix.identity(4)
    var conventions = Conventions.exact.horst
    conventions.passes = 3
    let horst = try HorstExtraction(apart, statements: 20, count: 4, conventions: conventions)
    #expect(horst.loadings.storage.allSatisfy { $0.isFinite })
  }

  @Test("A Heywood sort keeps its loadings unless the conventions bring it back to 1")
  func heywood() throws {
    let loadings = try Matrix(rowVectors: [[0.9, 0.6], [0.5, 0.1]])
    let divided = dividingHeywoodRows(loadings)
    #expect(abs(rowSumsOfSquares(divided)[0] - 1) < 1e-15)
    #expect(divided.row(1) == loadings.row(1))
  }

  @Test("As many factors as are kept are extracted, and the automatic stop is Horst's alone")
  func analysis() throws {
    let table = try lipset()
    let horst = try Analysis(table, settings: AnalysisSettings(factors: 2, extraction: .horst))
    #expect(horst.extraction.loadings.columns == 2)
    let automatic = try Analysis(
      table,
      settings: AnalysisSettings(factors: 2, extraction: .horst, extractionStop: .automatic))
    #expect(automatic.extraction.loadings.columns == 2)
    #expect(throws: AnalysisError.noAutomaticStop(method: "pca")) {
      try Analysis(table, settings: AnalysisSettings(factors: 2, extractionStop: .automatic))
    }
  }
}
