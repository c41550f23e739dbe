import QAnalysis
package import QStudy
import QTables

extension SavedAnalysis {
  /// What another program's printed results lack beside an analysis.json, and how far their figures
  /// go.
  package struct Published: Sendable {
    /// The program and its version.
    package let program: String
    /// Half of the last digit printed: differences up to this are none. 0 where nothing is printed.
    package let loadingPrecision: Double
    /// The same of z.
    package let scorePrecision: Double
    /// Ranks by factor, from 1, in the order of the statements.
    let ranks: [[Int]]?
    /// What the classical tests say of each statement.
    let classical: [ClassicalVerdict]?
  }

  /// What the classical tests say of one statement.
  struct ClassicalVerdict: Equatable, Sendable {
    /// Viewpoints that differ from all others, with the level.
    let distinguishes: [Mark]
    /// Whether no pair differs.
    let consensus: Comparison.Classical.Consensus
  }

  /// The results that another program printed, as something to compare with.
  ///
  /// Positions stand for the identifiers of factors and, where no ids are given, of statements.
  /// - Parameters:
  ///   - results: what was read of the program's files.
  ///   - file: the path that findings name.
  ///   - sortIDs: what the sorts are called in the other result, in the order of these; `nil` takes the
  ///     names in the results.
  ///   - statementIDs: what the statements are called there.
  /// - Throws: results without rotated loadings, which hold no viewpoint; and results of another number
  ///   of sorts than there are names.
  package init(
    _ results: PublishedResults, file: String, sortIDs: [String]?, statementIDs: [String]?
  ) throws(Findings) {
    guard let rotated = results.rotated, let width = rotated.first?.count, width > 0 else {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: file),
          found: "results without rotated loadings",
          expected: "results with viewpoints, as in a .lis report or a .rot file",
          mend: "Give the .lis report."))
    }
    let names = sortIDs ?? results.sorts ?? []
    guard names.count == rotated.count else {
      throw Findings(
        Finding(
          .raggedRow, location: Location(file: file), found: "loadings of \(rotated.count) sorts",
          expected: "\(names.count), as many as there are names",
          mend: "Put the .dat file of the same study beside it, or give the .lis report."))
    }
    let count = results.z?.count ?? statementIDs?.count ?? 0
    let ids =
      statementIDs.flatMap { $0.count == count ? $0 : nil } ?? (0..<count).map { "\($0 + 1)" }
    let flagged = results.flags ?? rotated.map { $0.map { _ in false } }
    flags = zip(rotated, flagged).map { loadings, flags in
      zip(loadings, flags).map { $1 ? ($0 < 0 ? -1 : 1) : 0 }
    }
    title = results.title ?? ""
    settings = JSONObject([])
    statements = ids.map { Statement(id: $0, text: "") }
    sorts = names.map { Sort(id: $0, status: .null, viewpoint: nil, pole: nil) }
    factors = (0..<width).map { f in
      Factor(
        id: "F\(f + 1)", name: nil,
        definingSorts: names.indices.filter { flagged[$0][f] }.map { names[$0] })
    }
    loadings = rotated
    z = (0..<width).map { f in
      results.z.flatMap { z in z.allSatisfy { $0.count == width } ? z.map { $0[f] } : nil }
    }
    arrays = Array(repeating: nil, count: width)
    comparison = []
    themes = []
    warnings = []
    value = .null
    published = Published(
      program: results.program, loadingPrecision: Self.halfDigit(rotated),
      scorePrecision: results.z.map(Self.halfDigit) ?? 0,
      ranks: results.ranks.flatMap { ranks in
        ranks.allSatisfy { $0.count == width } && ranks.count == count
          ? (0..<width).map { f in ranks.map { $0[f] } } : nil
      },
      classical: Self.classical(results, statements: count, factors: width))
  }

  /// A little more than half of the last decimal that any of the figures has, of six at most.
  private static func halfDigit(_ figures: [[Double]]) -> Double {
    var unit = 1.0
    for _ in 0..<6 {
      let isWhole = figures.joined().allSatisfy {
        abs(($0 / unit).rounded() - $0 / unit) < 1e-6
      }
      if isWhole { break }
      unit /= 10
    }
    // The program rounds in single precision.
    return 0.51 * unit
  }

  /// Marks by statement. Of two factors PQMethod lists those of the first only, which are those of the
  /// second too.
  private static func classical(
    _ results: PublishedResults, statements: Int, factors: Int
  ) -> [ClassicalVerdict]? {
    guard let distinguishing = results.distinguishing, let consensus = results.consensus else {
      return nil
    }
    let isMirrored = factors == 2 && !distinguishing.contains { $0.factor == 1 }
    var marks: [[Mark]] = Array(repeating: [], count: statements)
    for mark in distinguishing where marks.indices.contains(mark.statement) {
      marks[mark.statement].append(Mark(factor: mark.factor, level: mark.level))
      if isMirrored { marks[mark.statement].append(Mark(factor: 1, level: mark.level)) }
    }
    var agreed: [Int: Double] = [:]
    for mark in consensus { agreed[mark.statement] = mark.level }
    return marks.enumerated().map { j, marks in
      ClassicalVerdict(
        distinguishes: marks.filter { (0..<factors).contains($0.factor) },
        consensus: agreed[j].map { $0 > 0.01 ? .p05 : .p01 } ?? .none)
    }
  }

  /// The classical verdicts; `nil` where the results have none. PQMethod knows two levels, .05 and .01.
  ///
  /// - Parameter isCoarse: whether a finer level counts as .01.
  func classicalVerdicts(isCoarse: Bool) -> [ClassicalVerdict]? {
    if let published { return published.classical }
    return comparison.map { verdict in
      ClassicalVerdict(
        distinguishes: verdict.classical.map {
          Mark(factor: $0.factor, level: isCoarse && $0.level < 0.01 ? 0.01 : $0.level)
        }, consensus: verdict.consensus)
    }
  }
}
