import QNumerics
public import QStudy

/// Further sorts placed among the viewpoints of a study, which they do not change.
///
/// With c the correlations of a further sort with the P sorts of the study and A their unrotated
/// loadings on the kept factors, u = cA(A′A)⁻¹ are its unrotated loadings, and what turned A into
/// rotated loadings turns u too; for an orthogonal rotation B that is b = y′ZB(B′B)⁻¹, y the sort
/// centred and of unit length. The study's flag rule is then asked of them. For principal components
/// RA = AΛ, so that the study's own sorts get their own loadings and flags back.
public struct Classification: Sendable {
  /// Where one further sort stands.
  public struct FurtherSort: Equatable, Sendable {
    /// Its identifier.
    public let id: String
    /// Its loadings on the viewpoints, those that flags rest on.
    public let loadings: [Double]
    /// h²: the share of it that the kept factors carry by these loadings.
    public let communality: Double
    /// 1 flagged, −1 flagged on the negative pole, 0 not, by viewpoint.
    public let flags: [Int]
    /// How it stands to the viewpoints.
    public let status: Flags.Status
    /// r of its placements with the z-scores of each viewpoint; `nil` for one without scores.
    public let correlations: [Double?]

    /// The viewpoint it would define, `nil` where it would define none.
    public var viewpoint: Int? {
      status == .defining ? flags.firstIndex { $0 != 0 } : nil
    }
  }

  /// The title of the study they come from.
  public let title: String
  /// The further sorts, in the order of their study.
  public let sorts: [FurtherSort]
  /// What a reader must know of the further sorts.
  public let warnings: [Warning]

  /// Classifies further sorts by the viewpoints of an analysis.
  ///
  /// Statements are matched by identifier, in any order; grids may differ. Flags set by hand do not
  /// take part: they speak of the study's own sorts.
  /// - Parameters:
  ///   - further: the further sorts, on the same statements.
  ///   - analysis: the study.
  ///   - acceptsReworded: whether statements of one identifier are the same however worded.
  /// - Throws: `Findings` where the statements are not the same, or sorts meet changes; LAPACK
  ///   failures.
  public init(
    _ further: FurtherSorts, by analysis: Analysis, acceptsReworded: Bool = false
  ) throws {
    let further = further.table
    try Self.checkKind(further, own: analysis.table)
    let places = try SharedStatements(analysis.table)
      .all(in: SharedStatements(further), acceptsReworded: acceptsReworded)
    let placements = further.placements.map { sort in places.map { sort[$0] } }
    let projected = try Self.project(placements, analysis)
    let flags = Flags(
      projected, statements: analysis.table.statements.count, settings: analysis.settings,
      decided: [])
    title = further.study.title
    sorts = further.sorts.indices.map { i in
      let values = placements[i]
      return FurtherSort(
        id: further.sorts[i].id, loadings: projected.definingLoadings.row(i),
        communality: projected.communalities[i], flags: flags.values[i], status: flags.status[i],
        correlations: analysis.scores.z.map { z in z.flatMap { Moments.correlation(values, $0) } })
    }
    warnings = Self.warnings(further, own: analysis.table)
  }

  /// A change of mind is no view: neither stands among viewpoints of the other.
  private static func checkKind(_ further: SortTable, own: SortTable) throws(Findings) {
    func kind(_ change: ConditionPair?) -> String {
      change.map { "changes from \($0.from) to \($0.to)" } ?? "sorts, and no changes between them"
    }
    let change = own.selection.change
    guard (further.selection.change == nil) != (change == nil) else { return }
    throw Findings(
      Finding(
        .badValue,
        found: "“\(further.study.title)” with \(kind(further.selection.change))",
        expected: kind(change) + ", as the viewpoints are made of",
        mend: change.map {
          "Give a recipe of that study with select: {change: [\($0.from), \($0.to)]} in its place."
        } ?? "Take select.change out of the recipe of that study, or give the study itself."))
  }

  /// The rotation of the study with the further sorts in place of its own.
  private static func project(_ placements: [[Double]], _ analysis: Analysis) throws -> Rotation {
    let rotation = analysis.rotation
    let unrotated = analysis.extraction.loadings
      .selectingColumns(Array(0..<analysis.settings.factors))
    let correlations = try analysis.correlations.with(
      placements, of: analysis.table, conventions: analysis.settings.conventions.correlation)
    // u′ = (A′A)⁻¹A′c′ minimises ‖A u′ − c′‖: no inverse is needed.
    let own = try LeastSquares(unrotated, correlations.transposed).solution.transposed
    func turned(_ loadings: Matrix) throws -> Matrix {
      try own.times(LeastSquares(unrotated, loadings).solution)
    }
    return try Rotation(
      rotation, further: turned(rotation.loadings), structure: rotation.structure.map(turned),
      conventions: analysis.settings.conventions.rotation)
  }

  private static func warnings(_ further: SortTable, own: SortTable) -> [Warning] {
    let ids = Set(own.sorts.map(\.id))
    let both = further.sorts.map(\.id).filter(ids.contains)
    let filled = further.warnings.filter { $0.code == .cellsFilled }.map { warning in
      var warning = warning
      warning.message = "Further sorts: " + warning.message
      return warning
    }
    guard !both.isEmpty else { return filled }
    return filled + [
      Warning(
        .furtherSortsTwice,
        "\(both.joined(separator: ", ")) stand\(both.count == 1 ? "s" : "") among the study's own "
          + "sorts too: what defines a viewpoint is no test of it.", sorts: both)
    ]
  }
}

extension Correlations {
  /// The correlations of further sorts with the P sorts of the table, further × P, by the same
  /// method.
  ///
  /// - Parameters:
  ///   - placements: the further sorts, each in the order of the statements and not constant.
  ///   - table: the table these are the correlations of.
  ///   - conventions: those the table was correlated by.
  func with(
    _ placements: [[Double]], of table: SortTable, conventions: CorrelationConventions
  ) throws -> Matrix {
    let exact: Matrix =
      switch method {
      case .pearson:
        try Matrix(columnVectors: placements.map { Self.unit($0) })
          .transposedTimes(unitPlacements)
      case .spearman:
        try Matrix(columnVectors: placements.map { Self.unit(averageRanks($0)) })
          .transposedTimes(
            Matrix(columnVectors: table.placements.map { Self.unit(averageRanks($0)) }))
      case .kendall:
        Matrix(rows: placements.count, columns: table.placements.count) {
          Self.tauB(placements[$0], table.placements[$1])
        }
      }
    return exact.map { conventions.rounding($0) }
  }

  /// Kendall's tau-b of two sorts that are not constant, O(N²).
  private static func tauB(_ a: [Double], _ b: [Double]) -> Double {
    func sign(_ difference: Double) -> Int { difference > 0 ? 1 : difference < 0 ? -1 : 0 }
    var (balance, untiedA, untiedB) = (0, 0, 0)
    for i in a.indices {
      for j in 0..<i {
        let (x, y) = (sign(a[i] - a[j]), sign(b[i] - b[j]))
        balance += x * y
        untiedA += x * x
        untiedB += y * y
      }
    }
    return Double(balance) / (Double(untiedA) * Double(untiedB)).squareRoot()
  }
}
