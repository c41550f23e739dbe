import QAnalysis
import QNumerics
import QReport
import QStudy

extension PublishedResults {
  /// An analysis as names and numbers, for the writers of other programs' files.
  ///
  /// Factors without scores are left out of all tables but those of loadings.
  init(_ analysis: Analysis) throws {
    self.init(program: AnalysisRun.tool.name + " " + AnalysisRun.tool.version)
    let table = analysis.table
    title = table.study.title
    sorts = table.sorts.map(\.id)
    correlations = analysis.correlations.matrix?.rowVectors
    let extracted = analysis.extraction.loadings
    unrotated = extracted.rowVectors
    if analysis.settings.extraction == .pca {
      let all = analysis.extraction.eigenvalues
      spectrum = all + Array(repeating: 0, count: table.sorts.count - all.count)
      eigenvalues = Array(analysis.extraction.eigenvalues.prefix(extracted.columns))
    } else {
      eigenvalues = extracted.columnVectors.map { $0.reduce(0) { $0 + $1 * $1 } }
    }
    rotated = analysis.rotation.loadings.rowVectors
    flags = analysis.flags.values.map { $0.map { $0 != 0 } }
    distributions = table.placements.map {
      Distribution(
        mean: Moments.mean($0) ?? 0,
        standardDeviation: Moments.standardDeviation($0) ?? 0)
    }
    try score(analysis)
  }

  private mutating func score(_ analysis: Analysis) throws {
    let scores = analysis.scores
    let kept = scores.z.indices.filter { scores.z[$0] != nil }
    let columns = kept.compactMap { scores.z[$0] }
    let statements = analysis.table.statements.indices
    scored = kept
    z = statements.map { j in columns.map { $0[j] } }
    ranks = statements.map { j in
      // Tied statements all take the last of their places.
      columns.map { z in z.count { $0 > z[j] - analysis.settings.conventions.scores.tie } }
    }
    let laid = kept.compactMap { scores.arrays[$0] }
    arrays = statements.map { j in laid.map { $0[j] } }
    scoreCorrelations = kept.map { f in kept.compactMap { scores.correlations[f][$0] } }
    if analysis.settings.extraction == .pca,
      let exact = try RegressionScores(analysis, factors: kept)
    {
      exactScores = ExactScores(
        z: statements.map { j in exact.scores.map { $0[j] } },
        t: statements.map { j in exact.tScores.map { Int($0[j]) } })
    }
    characterise(analysis, kept)
  }

  private mutating func characterise(_ analysis: Analysis, _ kept: [Int]) {
    let factors = kept.map { analysis.characteristics.factors[$0] }
    sortReliability = analysis.settings.reliability
    definers = factors.map(\.definers)
    reliabilities = factors.compactMap(\.reliability)
    standardErrors = factors.compactMap(\.standardError)
    differenceErrors = kept.map { f in kept.compactMap { analysis.characteristics.sed(f, $0) } }
    let classical = analysis.comparison.statements.map(\.classical)
    distinguishing = classical.enumerated().flatMap { j, statement in
      statement.distinguishes.compactMap { mark in
        kept.firstIndex(of: mark.factor).map {
          Distinguishing(factor: $0, statement: j, level: mark.level < 0.05 ? 0.01 : 0.05)
        }
      }
    }
    consensus = classical.enumerated().compactMap { j, statement in
      statement.consensus == .none
        ? nil : Consensus(statement: j, level: statement.consensus == .p05 ? 0.05 : 0.01)
    }
  }
}
