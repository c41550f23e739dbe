import QAnalysis
import QNumerics
import QStudy
import QTables

// From the correlations between sorts to the scores of statements.

extension AnalysisJSON {
  static func correlations(_ document: AnalysisDocument) -> JSONValue {
    guard let matrix = document.analysis.correlations.matrix, matrix.rows <= largestCorrelations
    else { return .null }
    return .rows(matrix)
  }

  static func extraction(_ document: AnalysisDocument) -> JSONValue {
    let extraction = document.analysis.extraction
    return [
      "method": .string(extraction.method.rawValue),
      "eigenvalues": .figures(extraction.eigenvalues),
      "loadings": .rows(extraction.loadings),
      "communalities": .figures(extraction.communalities),
      "iterations": .integer(extraction.iterations),
      "converged": .bool(extraction.converged),
    ]
  }

  static func rotation(_ document: AnalysisDocument) -> JSONValue {
    let rotation = document.analysis.rotation
    return [
      "method": .string(rotation.method.rawValue),
      "loadings": .rows(rotation.loadings),
      "matrix": .rows(rotation.matrix),
      "iterations": .integer(rotation.iterations),
      "converged": .bool(rotation.converged),
      "factorCorrelations": rotation.factorCorrelations.map { .rows($0) } ?? .null,
      "structure": rotation.structure.map { .rows($0) } ?? .null,
      "communalities": .figures(rotation.communalities),
      "splitFrom": .array(rotation.splitFrom.map { .factor($0) }),
    ]
  }

  static func flags(_ document: AnalysisDocument) -> JSONValue {
    .array(document.analysis.flags.values.map { .array($0.map { .integer($0) }) })
  }

  static func factors(_ document: AnalysisDocument) -> JSONValue {
    let analysis = document.analysis
    return .array(
      analysis.viewpoints.enumerated().map { f, viewpoint in
        let own = analysis.characteristics.factors[f]
        let sorts = analysis.flags.definers(of: f).map { analysis.table.sorts[$0].id }
        return [
          "id": .string(viewpoint.identifier), "name": .text(viewpoint.name),
          "gist": .text(viewpoint.gist), "definingSorts": .texts(sorts),
          "weights": .figures(analysis.scores.weights[f]),
          "eigenvalue": .figure(own.eigenvalue),
          "explainedVariance": .figure(own.explainedVariance),
          "reliability": .figure(own.reliability), "standardError": .figure(own.standardError),
          "meanCorrelation": .figure(own.meanCorrelation),
          "empiricalReliability": .figure(own.empiricalReliability),
          "empiricalStandardError": .figure(own.empiricalStandardError),
          "bipolar": .bool(own.bipolar),
        ]
      })
  }

  static func scores(_ document: AnalysisDocument) -> JSONValue {
    let scores = document.analysis.scores
    let statements = document.study.statements.indices
    return [
      "z": .array(statements.map { j in .array(scores.z.map { .figure($0?[j]) }) }),
      "array": .array(statements.map { j in .array(scores.arrays.map { .whole($0?[j]) }) }),
    ]
  }

  static func factorCorrelations(_ document: AnalysisDocument) -> JSONValue {
    .array(document.analysis.scores.correlations.map { .array($0.map { .figure($0) }) })
  }

  /// Standard errors of differences, factors × factors; a factor does not differ from itself.
  static func standardErrors(
    _ document: AnalysisDocument, _ error: (Int, Int) -> Double?
  ) -> JSONValue {
    let factors = 0..<document.factors
    return .array(
      factors.map { f in
        .array(factors.map { g in .figure(error(f, g).map { f == g ? 0 : $0 }) })
      })
  }
}
