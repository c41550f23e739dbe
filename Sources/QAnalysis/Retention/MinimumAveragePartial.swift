import QNumerics
public import QStudy

/// Velicer's minimum average partial (1976): the number of components after which the sorts have
/// least to do with each other.
///
/// e_i = (I − U_m U_mᵀ) z_i is what m components leave of sort i, U_m the leading eigenvectors of ZZᵀ;
/// with the e_i scaled to unit length, f_m = (‖EEᵀ‖² − P)/(P(P − 1)) is the mean squared partial
/// correlation. No matrix is inverted, so more sorts than statements and identical sorts are no
/// obstacle.
public struct MinimumAveragePartial: Equatable, Sendable {
  /// f_0, f_1, …, up to m = min(8, P − 2, N − 2), or to the last m that leaves something of every
  /// sort.
  public let averages: [Double]
  /// The m of the first smallest average.
  public let suggested: Int

  /// Computes the averages; O(m N P + N P min(N, P)).
  ///
  /// - Returns: nil with fewer than three sorts or statements, where there is nothing to compare.
  /// - Throws: LAPACK failures.
  public init?(_ table: SortTable) throws {
    try self.init(
      unit: Matrix(
        columnVectors: table.placements.map { Correlations.unit($0) }))
  }

  /// The same from columns of unit length, N×P.
  init?(unit: Matrix) throws {
    let last = min(8, unit.columns - 2, unit.rows - 2)
    guard last >= 1 else { return nil }
    let directions = try SymmetricEigen(of: unit.outerGram, leading: last).vectors
    let pairs = Double(unit.columns) * Double(unit.columns - 1)
    var rest = unit.columnVectors
    var averages: [Double] = []
    for m in 0...last {
      if m > 0 {
        let u = directions.column(m - 1)
        for i in rest.indices {
          let product = zip(rest[i], u).reduce(0) { $0 + $1.0 * $1.1 }
          for j in u.indices { rest[i][j] -= product * u[j] }
        }
      }
      let sizes = rest.map { $0.reduce(0) { $0 + $1 * $1 } }
      guard sizes.allSatisfy({ $0 >= Extraction.nothing }) else { break }
      let scaled = try Matrix(
        columnVectors: zip(rest, sizes).map { column, size in
          column.map { $0 / size.squareRoot() }
        })
      let gram = scaled.columns > scaled.rows ? scaled.outerGram : scaled.gram
      let squares = gram.storage.reduce(0) { $0 + $1 * $1 }
      averages.append((squares - Double(unit.columns)) / pairs)
    }
    self.averages = averages
    suggested = averages.indices.min { averages[$0] < averages[$1] } ?? 0
  }
}
