import QNumerics
public import QStudy

/// What each viewpoint says of each statement: z-scores, and the array laid on the grid.
///
/// Factors without definers keep their place with `nil`.
public struct FactorScores: Sendable {
  /// Weights of the definers of each factor, in the order of ``Flags/definers(of:)``.
  public let weights: [[Double]]
  /// z-scores by factor, each in the order of the statements; mean 0, standard deviation 1
  /// (divisor N − 1). `nil` for a factor without definers.
  public let z: [[Double]?]
  /// Grid values by factor, each in the order of the statements; fills the grid, but for ties that
  /// another program's conventions put into one column (``TieRule``).
  public let arrays: [[Int]?]
  /// Statements of a factor with equal z-scores in different columns, group by group: their order in
  /// the study decided which takes the higher column.
  public let ties: [[[Int]]]
  /// Correlations between the z-scores of factors, factors × factors; `nil` where one is undefined.
  public let correlations: [[Double?]]
  /// Ties in z and factors without scores.
  public let warnings: [Warning]

  /// Scores the statements (Spearman 1927; Brown 1980:241).
  ///
  /// w = a/max(1 − a², 1e-6); s_j = Σ w_i y_ij over the definers, z = (s − mean)/sd. Where sorts do
  /// not all share one multiset of placements, each is standardised first.
  init(_ table: SortTable, rotation: Rotation, flags: Flags, conventions: ScoreConventions) {
    let placements = Self.placements(table, conventions: conventions)
    let defining = (0..<flags.factors).map { flags.definers(of: $0) }
    let allWeights = FactorWeights.weights(
      rotation, defining: defining, conventions: conventions)
    var scores: [[Double]?] = []
    var arrays: [[Int]?] = []
    var ties: [[[Int]]] = []
    var warnings: [Warning] = []
    let grid = Array(table.grid.ascendingValues.reversed())
    for f in 0..<flags.factors {
      let definers = defining[f]
      let name = Viewpoint.identifier(f)
      guard !definers.isEmpty,
        let z = Self.score(
          placements, definers, allWeights[f], loadings: rotation.definingLoadings.column(f),
          conventions: conventions)
      else {
        warnings.append(
          Warning(
            .noDefiningSorts,
            definers.isEmpty
              ? "No sort defines \(name)"
                + (rotation.splitFrom[f] == nil
                  ? "" : ", a pole of a viewpoint that was split and is not bipolar, then")
                + ": it has no scores and takes no part in comparisons."
              : "The sorts that define \(name) cancel out: it has no scores and takes no part in "
                + "comparisons.", factors: [name]))
        scores.append(nil)
        arrays.append(nil)
        ties.append([])
        continue
      }
      let (array, tied) = Self.array(z, grid: grid, conventions: conventions)
      scores.append(z)
      arrays.append(array)
      ties.append(tied.filter { Set($0.map { array[$0] }).count > 1 })
      if !tied.isEmpty {
        let ids = tied.map { group in group.map { table.statements[$0].id } }
        let groups = ids.map { $0.joined(separator: " and ") }.joined(separator: ", ")
        warnings.append(
          Warning(
            .tiedScores,
            "Statements \(groups) are tied in \(name), at the edge of a column: "
              + Self.inWords(conventions.ties),
            statements: Array(ids.joined()), factors: [name]))
      }
    }
    weights = allWeights
    z = scores
    self.arrays = arrays
    self.ties = ties
    self.warnings = warnings
    let rounding = conventions.rounding
    // Rounded z-scores have no longer a deviation of exactly 1.
    let standard = rounding.z == .exact ? scores : scores.map { $0.flatMap(standardised) }
    correlations = standard.map { a in
      standard.map { b in
        guard let a, let b else { return nil }
        return rounding.correlations(
          zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(a.count - 1))
      }
    }
  }

  /// Placements as scoring takes them: raw where all sorts share one multiset of values, else each
  /// sort standardised (divisor N − 1), so that no sort counts for more because it is spread wider.
  static func comparablePlacements(_ table: SortTable) -> [[Double]] {
    placements(table, rule: .whenUnforced)
  }

  /// The sorts as a factor's definers are added up.
  static func placements(_ table: SortTable, conventions: ScoreConventions) -> [[Double]] {
    let placements = placements(table, rule: conventions.standardisation)
    return conventions.rounding.sorts == .exact
      ? placements : placements.map { $0.map { conventions.rounding.sorts($0) } }
  }

  private static func placements(_ table: SortTable, rule: StandardisationRule) -> [[Double]] {
    switch rule {
    case .whenUnforced where table.fillsGrid, .never: table.placements
    case .whenUnforced, .always: table.placements.map { standardised($0) ?? $0 }
    }
  }

  /// z of one factor: the weighted sum of its definers, standardised; `nil` where they cancel out.
  ///
  /// - Parameters:
  ///   - placements: one vector a sort.
  ///   - definers: indices of sorts, at least one.
  ///   - weights: one a definer.
  ///   - loadings: the factor's, one a sort.
  static func score(
    _ placements: [[Double]], _ definers: [Int], _ weights: [Double], loadings: [Double],
    conventions: ScoreConventions
  ) -> [Double]? {
    let rounding = conventions.rounding
    var sum = [Double](repeating: 0, count: placements[0].count)
    var size = 0.0
    for k in FactorWeights.order(definers, loadings: loadings, conventions: conventions) {
      let w = weights[k]
      let placement = placements[definers[k]]
      for j in sum.indices {
        sum[j] = rounding.sums(sum[j] + rounding.products(w * placement[j]))
      }
      size += abs(w)
    }
    // Sorts that cancel out leave rounding only; a mean placement below 1e-12 is that.
    guard let largest = sum.map(abs).max(), largest > 1e-12 * size else { return nil }
    return standardised(sum)?.map { rounding.z($0) }
  }

  private static func inWords(_ rule: TieRule) -> String {
    switch rule {
    case .listedFirstHigher:
      "the one listed first takes the higher column."
    case .allLower: "all take the lowest of their columns."
    case .floorOfMeanRank: "all take the column at their mean rank."
    }
  }

  /// Fills the grid from the highest z down. Returns the array, and the groups of tied statements whose
  /// places lie in several columns.
  static func array(
    _ z: [Double], grid: [Int], conventions: ScoreConventions
  ) -> (array: [Int], tied: [[Int]]) {
    var array = [Int](repeating: 0, count: z.count)
    var tied: [[Int]] = []
    var rank = 0
    for group in tiedGroups(z, tie: conventions.tie) {
      for (place, statement) in group.enumerated() {
        array[statement] =
          switch conventions.ties {
          case .listedFirstHigher: grid[rank + place]
          case .allLower: grid[rank + group.count - 1]
          // Ranks count from the bottom there, so rounding down goes to the lower column.
          case .floorOfMeanRank: grid[rank + group.count / 2]
          }
      }
      if Set(grid[rank..<rank + group.count]).count > 1 { tied.append(Array(group)) }
      rank += group.count
    }
    return (array, tied)
  }
}

/// Values less their mean, over their standard deviation (divisor n − 1); `nil` where that is 0.
func standardised(_ values: [Double]) -> [Double]? {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = (squares / Double(values.count - 1)).squareRoot()
  guard deviation > 1e-14 * (1 + abs(mean)) else { return nil }
  return values.map { ($0 - mean) / deviation }
}
