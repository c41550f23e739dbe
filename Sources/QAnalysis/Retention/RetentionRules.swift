import QNumerics
import QStudy

/// Principal components of one study, and what the standard rule flags after varimax of each number of
/// them.
struct ComponentSolutions: Sendable {
  /// The components, ``RetentionPanel/most`` at most.
  let extraction: Extraction
  /// Statements.
  let statements: Int
  /// Flags for K = 1, 2, ….
  let flags: [Flags]

  /// - Parameter settings: what an analysis takes where nobody chose; its number of factors is not
  ///   read.
  init(_ table: SortTable, settings: AnalysisSettings) throws {
    let correlations = try Correlations(
      table, method: settings.correlation, conventions: settings.conventions.correlation)
    extraction = try Extraction(correlations, settings: settings)
    statements = table.statements.count
    let shown = min(RetentionPanel.most, extraction.loadings.columns)
    flags = try AutomaticSolution.each(Array(1...shown), of: table, settings: settings)
      .compactMap { $0?.flags }
  }
}

/// What each rule finds in one study.
struct RetentionCounts: Sendable {
  private var counts: [RetentionCriterion: Int] = [:]

  subscript(criterion: RetentionCriterion) -> Int? { counts[criterion] }

  init(_ study: ComponentSolutions, parallel: Int, sequential: Int?, averagePartial: Int?) {
    let root = Double(study.statements).squareRoot()
    let components = study.extraction.loadings
    let largest = (0..<components.columns).map { f in
      components.column(f).map { abs($0) }.sorted(by: >)
    }
    func leading(_ passes: ([Double]) -> Bool) -> Int {
      largest.prefix { $0.count > 1 && passes($0) }.count
    }
    counts[.parallelAnalysis] = parallel
    counts[.sequentialParallelAnalysis] = sequential
    counts[.minimumAveragePartial] = averagePartial
    counts[.eigenvalueAboveOne] = study.extraction.eigenvalues.count { $0 > 1 }
    counts[.twoSignificantLoadings] = leading { $0[1] > 2.58 / root }
    counts[.humphreyStrict] = leading { $0[0] * $0[1] > 2 / root }
    counts[.humphreyLenient] = leading { $0[0] * $0[1] > 1 / root }
    counts[.screeAcceleration] = Self.acceleration(study.extraction.eigenvalues)
    counts[.threeDefiningSorts] = (study.flags.lastIndex { $0.fewestDefiners >= 3 } ?? -1) + 1
  }

  /// The sharpest bend among the first 8 numbers of factors; `nil` below three eigenvalues.
  static func acceleration(_ eigenvalues: [Double]) -> Int? {
    let bends = eigenvalues.indices.dropFirst().dropLast().prefix(RetentionPanel.most).map { k in
      eigenvalues[k - 1] - 2 * eigenvalues[k] + eigenvalues[k + 1]
    }
    return bends.indices.max { bends[$0] < bends[$1] }.map { $0 + 1 }
  }
}

extension Flags {
  /// Defining sorts of the factor that has fewest.
  var fewestDefiners: Int { (0..<factors).map { definers(of: $0).count }.min() ?? 0 }
}
