import QNumerics
import QStudy

/// What one resample of the sorts makes of the study.
struct BootstrapStep: Sendable {
  /// Whether a sort stands in the resample, P of them.
  let holds: [Bool]
  /// Loadings of the sorts it holds on the study's factors, P × factors.
  let loadings: Matrix
  /// Whether a sort it holds is flagged, at either pole: sorts × factors, in one list, since a step
  /// is kept for every draw.
  let flags: [Bool]
  /// z by factor; `nil` where it has none.
  let z: [[Double]?]
  /// Arrays by factor, where there is z.
  let arrays: [[Int]?]
  /// Factors that no sort is flagged on, or whose sorts cancel out.
  let undefined: [Int]
  /// φ of its loadings with the study's over the rows of the resample, by factor.
  let congruence: [Double]

  /// Whether it holds the sort and flags it on the factor.
  func isFlagged(sort: Int, factor: Int) -> Bool { flags[sort * loadings.columns + factor] }

  /// What becomes of a resample.
  enum Outcome: Sendable {
    /// Its factors stand for the study's.
    case fitted(BootstrapStep)
    /// Its sorts carry fewer factors than are kept.
    case degenerate
    /// Extraction or rotation have no answer, or the rule of matching drops it.
    case failed
  }
}

/// What the steps of a bootstrap have in common.
struct BootstrapPlan: Sendable {
  private let analysis: Analysis
  /// Those of the study, as far as they apply in a step.
  private let settings: AnalysisSettings
  private let match: BootstrapMatch
  /// Loadings that factors are matched with: those before any decision by hand.
  private let automatic: Matrix
  /// The study's loadings, factors that were split once.
  private let target: Matrix
  private let placements: [[Double]]
  private let grid: [Int]
  private let ids: [String]
  /// Place of each sort by identifier.
  private let rank: [Int]

  /// - Throws: ``AnalysisError/obliqueTarget(method:)``; LAPACK failures.
  init(_ analysis: Analysis, match: BootstrapMatch) throws {
    guard match != .procrustes || !analysis.settings.rotation.isOblique else {
      throw AnalysisError.obliqueTarget(method: analysis.settings.rotation.rawValue)
    }
    self.analysis = analysis
    self.match = match
    ids = analysis.table.sorts.map(\.id)
    automatic = try Rotation(analysis.extraction, sorts: ids, settings: analysis.settings).loadings
    let rotation = analysis.rotation
    target = rotation.loadings.selectingColumns(
      rotation.splitFrom.indices.filter { rotation.splitFrom[$0] == nil })
    placements = FactorScores.placements(
      analysis.table, conventions: analysis.settings.conventions.scores)
    grid = analysis.table.grid.ascendingValues.reversed()
    var settings = analysis.settings
    settings.conventions.rotation.starts = 0
    if settings.flagging == .none { settings.flagging = .standard }
    self.settings = settings
    var rank = [Int](repeating: 0, count: ids.count)
    for (place, sort) in ids.indices.sorted(by: { [ids] in ids[$0] < ids[$1] }).enumerated() {
      rank[sort] = place
    }
    self.rank = rank
  }

  /// Analyses a resample, positions of sorts in any order.
  func outcome(_ resample: [Int]) throws -> BootstrapStep.Outcome {
    // Copies stand side by side, and the order of the draw bears on no sum.
    let rows = resample.sorted { rank[$0] < rank[$1] }
    do {
      guard let kept = try unrotated(rows) else { return .degenerate }
      guard let rotation = try rotated(kept, rows) else { return .failed }
      return .fitted(try step(rotation, rows))
    } catch AnalysisError.tooManyFactors {
      return .degenerate
    } catch is AnalysisError {
      return .failed
    } catch is NumericsError {
      return .failed
    }
  }

  /// The kept factors of a resample, a row a copy; `nil` where there are too few.
  private func unrotated(_ rows: [Int]) throws -> Matrix? {
    var sorts: [Int] = []
    var copies: [Int] = []
    var places: [Int] = []
    for row in rows {
      if sorts.last == row {
        copies[copies.count - 1] += 1
      } else {
        sorts.append(row)
        copies.append(1)
      }
      places.append(sorts.count - 1)
    }
    guard sorts.count >= settings.factors else { return nil }
    let extracted =
      if settings.extraction == .pca {
        try PrincipalComponents.loadings(
          analysis.correlations, sorts: sorts, copies: copies, count: settings.factors
        ).selectingRows(places)
      } else if let matrix = analysis.correlations.matrix {
        try FittedFactors(
          matrix.selectingRows(rows).selectingColumns(rows), statements: placements[0].count,
          settings: settings
        ).loadings
      } else {
        // The study could not have been extracted either.
        Matrix(rows: rows.count, columns: 0)
      }
    guard extracted.columns >= settings.factors else { return nil }
    let rounding = settings.conventions.extraction.rounding
    return extracted.selectingColumns(Array(0..<settings.factors)).map { rounding($0) }
  }

  /// The factors of a resample in the places of the study's, decisions by hand repeated; `nil` where
  /// the rule of matching drops the step.
  private func rotated(_ kept: Matrix, _ rows: [Int]) throws -> Rotation? {
    let conventions = settings.conventions.rotation
    if match == .procrustes {
      let nearest = try Rotation(
        kept: kept, nearest: target.selectingRows(rows), settings: settings)
      return try Rotation(
        nearest, applying: analysis.positions.splitting(analysis.rotation),
        conventions: conventions)
    }
    var settings = settings
    if let target = settings.target {
      let drawn = Set(rows.map { ids[$0] })
      settings.target = target.filter { drawn.contains($0.key) }
    }
    let own = try Rotation(kept: kept, sorts: rows.map { ids[$0] }, settings: settings)
    guard
      let places = try match.places(of: own.loadings, in: automatic.selectingRows(rows))
    else { return nil }
    return try Rotation(
      own, applying: analysis.positions.repeated(places), conventions: conventions)
  }

  private func step(_ rotation: Rotation, _ rows: [Int]) throws -> BootstrapStep {
    let flags = Flags(
      rotation, statements: placements[0].count, settings: settings, decided: [])
    var defining = (0..<flags.factors).map { flags.definers(of: $0) }
    let sorts = rows.map { placements[$0] }
    var z = scores(rotation, sorts, defining)
    let undefined = z.indices.filter { z[$0] == nil }
    if !undefined.isEmpty, settings.conventions.bootstrap.undefined == .largestLoading {
      for f in undefined { defining[f] = [largest(rotation, f)] }
      z = scores(rotation, sorts, defining)
    }
    let arrays = z.map { z in
      z.map { FactorScores.array($0, grid: grid, conventions: settings.conventions.scores).array }
    }
    var holds = [Bool](repeating: false, count: ids.count)
    var loadings = Matrix(rows: ids.count, columns: flags.factors)
    var flagged = [Bool](repeating: false, count: ids.count * flags.factors)
    // Of several copies the first speaks.
    for (k, sort) in rows.enumerated() where !holds[sort] {
      holds[sort] = true
      for f in 0..<flags.factors {
        loadings[sort, f] = rotation.loadings[k, f]
        flagged[sort * flags.factors + f] = flags.values[k][f] != 0
      }
    }
    let likeness = Congruence.matrix(
      rotation.loadings, analysis.rotation.loadings.selectingRows(rows))
    return BootstrapStep(
      holds: holds, loadings: loadings, flags: flagged, z: z, arrays: arrays,
      undefined: undefined, congruence: (0..<flags.factors).map { likeness[$0, $0] })
  }

  /// z by factor; `nil` without definers, and where they cancel out.
  private func scores(
    _ rotation: Rotation, _ sorts: [[Double]], _ defining: [[Int]]
  ) -> [[Double]?] {
    let conventions = settings.conventions.scores
    let weights = FactorWeights.weights(rotation, defining: defining, conventions: conventions)
    return defining.indices.map { f in
      defining[f].isEmpty
        ? nil
        : FactorScores.score(
          sorts, defining[f], weights[f], loadings: rotation.definingLoadings.column(f),
          conventions: conventions)
    }
  }

  /// The row with the largest |loading| on a factor; of a pole the largest on its own side.
  private func largest(_ rotation: Rotation, _ f: Int) -> Int {
    let isPole = rotation.splitFrom[f] != nil || rotation.splitFrom.contains(f)
    let column = rotation.definingLoadings.column(f)
    let sizes = isPole ? column : column.map(abs)
    return sizes.indices.reduce(0) { sizes[$1] > sizes[$0] ? $1 : $0 }
  }
}

extension PositionedDecisions {
  /// The same decisions on a step whose factors stand in other places; flags by hand are left out.
  fileprivate func repeated(_ places: BootstrapMatch.Places) -> Self {
    var decided = self
    decided.order = order.map { places.order[$0] }
    decided.signs = zip(order, signs).map { places.signs[$0] * $1 }
    decided.flags = []
    return decided
  }

  /// What is left to do with factors that stand where those of a solution do: splitting.
  fileprivate func splitting(_ rotation: Rotation) -> Self {
    let whole = rotation.splitFrom.indices.filter { rotation.splitFrom[$0] == nil }
    var decided = PositionedDecisions(factors: whole.count)
    decided.split = whole.indices.filter { rotation.splitFrom.contains(whole[$0]) }
    return decided
  }
}
