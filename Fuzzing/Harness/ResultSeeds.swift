import QAnalysis
import QFormats
import QNumerics
import QReport
import QStudy

extension Seeds {
  /// PQMethod's report and matrices of made-up figures.
  static func results() throws -> [Bundle] {
    let study = try smallStudy()
    var results = PublishedResults(program: "made up")
    results.correlations = (0..<3).map { i in (0..<3).map { $0 == i ? 1 : -0.25 } }
    results.unrotated = [[0.8, -0.1], [0.7, 0.3], [-0.2, 0.6]]
    results.eigenvalues = [1.6, 0.9]
    results.rotated = results.unrotated
    results.flags = [[true, false], [false, false], [false, true]]
    results.distributions = study.sorts.map { _ in .init(mean: 0, standardDeviation: 0.816) }
    results.z = [[1.2, -0.3], [0, 0.4], [-1.2, 0.5], [0, -0.6]]
    results.ranks = [[1, 3], [2, 2], [4, 1], [3, 4]]
    results.arrays = [[1, 0], [0, 0], [-1, 1], [0, -1]]
    results.scoreCorrelations = [[1, 0.2], [0.2, 1]]
    results.exactScores = .init(
      z: [[1, 0], [0, 1], [-1, 0], [0, -1]], t: [[60, 50], [50, 60], [40, 50], [50, 40]])
    results.sortReliability = 0.8
    results.definers = [1, 1]
    results.reliabilities = [0.8, 0.8]
    results.standardErrors = [0.45, 0.45]
    results.differenceErrors = [[0.63, 0.63], [0.63, 0.63]]
    results.distinguishing = [.init(factor: 0, statement: 0, level: 0.01)]
    results.consensus = [.init(statement: 1, level: 0.05)]
    return try PQMethodWriter.files(study, results: results).map { Bundle(.file, [$0]) }
  }

  /// `analysis.json` of a small study, with two viewpoints and with one.
  static func savedAnalyses() throws -> [[UInt8]] {
    let table = try SortTable(try smallStudy())
    return try [1, 2].map { factors in
      let analysis = try Analysis(table, settings: AnalysisSettings(factors: factors))
      let tool = AnalysisDocument.Tool(name: "mindset", version: "0", lapack: "0", blas: "none")
      return AnalysisJSON.bytes(
        of: AnalysisDocument(
          analysis, retention: nil, labels: .mindset, tool: tool, fingerprint: "0"))
    }
  }

  private static func smallStudy() throws -> Study {
    var study = Study(title: "Town")
    let placements = [[1, 0, -1, 0], [0, 1, -1, 0], [0, -1, 0, 1]]
    study.grid = try Grid(counting: placements[0])
    study.statements = (1...4).map { Statement(id: "\($0)", text: "Thing \($0)") }
    study.sorts = placements.enumerated().map { QSort(id: "P\($0)", placements: $1) }
    return study
  }
}
