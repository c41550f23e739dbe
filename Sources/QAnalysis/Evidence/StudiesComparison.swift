import QNumerics
public import QStudy

/// Several analyses side by side: which viewpoint of one study is which of another, and the
/// viewpoints that stand behind them all.
///
/// The studies may have different people, and some statements of their own; what is compared are
/// z-scores and arrays on the statements that bear the same identifier. One study analysed in
/// several ways can be compared with itself.
public struct StudiesComparison: Sendable {
  /// A viewpoint of one study and its counterpart in another.
  public struct Match: Equatable, Sendable {
    /// Factor of the first study.
    public let first: Int
    /// Factor of the second study.
    public let second: Int
    /// r of their z over the shared statements, negative where one is the opposite of the other.
    public let correlation: Double
    /// Congruence φ of the same.
    public let congruence: Double

    /// Whether they are one viewpoint: |r| of at least ``SolutionMatch/weakest``.
    public var isSame: Bool { abs(correlation) >= SolutionMatch.weakest }
    /// Whether they are one beyond doubt: |r| of at least ``SolutionMatch/sure``.
    public var isSure: Bool { abs(correlation) >= SolutionMatch.sure }
  }

  /// Two studies, viewpoint by viewpoint.
  public struct Pair: Equatable, Sendable {
    /// Position of the first study.
    public let first: Int
    /// Position of the second study.
    public let second: Int
    /// Identifiers of the statements they share, in the order of the first.
    public let statements: [String]
    /// How many sorts of the first lie, on these statements, just as some sort of the second does.
    public let sharedSorts: Int
    /// r of z over these statements, factors of the first × factors of the second; `nil` for a
    /// factor without scores, or whose scores do not vary over them.
    public let correlations: [[Double?]]
    /// Congruence φ = Σxy/√(Σx²Σy²) of z (Tucker 1951), the same shape: r about the mean of all
    /// statements instead of that of the shared ones.
    public let congruences: [[Double?]]
    /// Counterparts one to one, by optimal assignment on |r|, in the order of the first study;
    /// factors without scores have none.
    public let matches: [Match]
  }

  /// A viewpoint of a study as it takes part in the second order.
  public struct Member: Equatable, Sendable {
    /// Position of the study.
    public let study: Int
    /// Its factor.
    public let factor: Int
  }

  /// The arrays of all studies, factored as if they were sorts.
  public struct SecondOrder: Sendable {
    /// Identifiers of the statements that all studies share, in the order of the first.
    public let statements: [String]
    /// The viewpoints whose arrays are the sorts, in their order.
    public let members: [Member]
    /// How many second-order factors stand out from chance; `nil` where a number was given.
    public let suggested: Int?
    /// Principal components of the arrays, rotated by varimax: loadings and flags tell which
    /// viewpoints of which study define which second-order factor. `nil` where none stands out
    /// from chance.
    public let analysis: Analysis?
  }

  /// Fewer shared statements than this can't be compared.
  public static let fewestStatements = 3

  /// The analyses, in the order given.
  public let analyses: [Analysis]
  /// Every two of them, in order.
  public let pairs: [Pair]
  /// The second order; `nil` where too few statements or arrays stand in all studies.
  public let secondOrder: SecondOrder?
  /// What a reader must know of the comparison; the analyses have warnings of their own.
  public let warnings: [Warning]

  /// `A` for the study at position 0, `Z` for 25, `AA` for 26.
  public static func identifier(_ position: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + position % 26)))
    return position < 26 ? letter : identifier(position / 26 - 1) + letter
  }

  /// Compares analyses.
  ///
  /// - Parameters:
  ///   - analyses: two or more.
  ///   - factors: the number of second-order factors; `nil` takes what ``Retention`` suggests for
  ///     the arrays.
  ///   - acceptsReworded: whether statements of one identifier are the same however worded.
  ///   - threads: how many threads share the tests against chance; `nil` means one a core.
  /// - Throws: `Findings` where statements of one identifier are worded differently, or two
  ///   studies share fewer than ``fewestStatements``; ``AnalysisError`` where the arrays do not carry
  ///   the number of factors given; LAPACK failures.
  public init(
    _ analyses: [Analysis], secondOrder factors: Int? = nil, acceptsReworded: Bool = false,
    threads: Int? = nil
  ) throws {
    let order = analyses.indices.flatMap { a in
      analyses.indices.dropFirst(a + 1).map { (a, $0) }
    }
    let statements = analyses.map { SharedStatements($0.table) }
    try Findings.check(
      order.flatMap { a, b in
        Self.findings(statements[a], statements[b], acceptsReworded: acceptsReworded)
      })
    self.analyses = analyses
    pairs = try order.map { a, b in
      try Pair(analyses[a], analyses[b], places: statements[b].places, at: a, b)
    }
    secondOrder = try SecondOrder(
      analyses, places: statements.map(\.places), factors: factors, threads: threads)
    warnings = Self.warnings(secondOrder)
  }

  private static func findings(
    _ a: SharedStatements, _ b: SharedStatements, acceptsReworded: Bool
  ) -> [Finding] {
    let shared = a.table.statements.count { b.places[$0.id] != nil }
    var findings = a.reworded(in: b, acceptsReworded: acceptsReworded)
    if shared < fewestStatements {
      let titles = "“\(a.table.study.title)” and “\(b.table.study.title)”"
      findings.append(
        Finding(
          .missingStatement,
          found: shared == 0
            ? "no statement that \(titles) share"
            : "only \(shared) statement\(shared == 1 ? "" : "s") that \(titles) share",
          expected: "at least \(fewestStatements), known by their ids",
          mend: "Give statements that are the same in both studies the same ids."))
    }
    return findings
  }

  private static func warnings(_ secondOrder: SecondOrder?) -> [Warning] {
    if let secondOrder {
      guard secondOrder.analysis == nil else { return [] }
      return [
        Warning(
          .noSecondOrder,
          "No second-order viewpoint stands out from chance among "
            + "\(secondOrder.members.count) arrays: say how many to see them all the same.")
      ]
    }
    return [
      Warning(
        .noSecondOrder,
        "There is no second order: all studies together share too few statements, or have too few "
          + "arrays that vary over them.")
    ]
  }
}

extension StudiesComparison.Pair {
  /// Compares two studies; `places` are those of the second's statements, by identifier.
  init(
    _ a: Analysis, _ b: Analysis, places: [String: Int], at first: Int, _ second: Int
  ) throws {
    let shared = a.table.statements.enumerated().compactMap { j, statement in
      places[statement.id].map { (id: statement.id, first: j, second: $0) }
    }
    let x = a.scores.z.map { z in z.map { z in shared.map { z[$0.first] } } }
    let y = b.scores.z.map { z in z.map { z in shared.map { z[$0.second] } } }
    func each(_ measure: ([Double], [Double]) -> Double?) -> [[Double?]] {
      x.map { x in
        y.map { y in
          guard let x, let y else { return nil }
          return measure(x, y)
        }
      }
    }
    let correlations = each { Moments.correlation($0, $1) }
    let congruences = each(Congruence.of)
    self.first = first
    self.second = second
    statements = shared.map(\.id)
    let other = Set(b.table.placements.map { sort in shared.map { sort[$0.second] } })
    sharedSorts = a.table.placements.count { sort in
      other.contains(shared.map { sort[$0.first] })
    }
    self.correlations = correlations
    self.congruences = congruences
    matches = try SolutionMatch.match(
      old: EarlierSolution(statements: statements, z: x),
      new: EarlierSolution(statements: statements, z: y)
    ).compactMap { pair in
      guard let r = correlations[pair.old][pair.new], let phi = congruences[pair.old][pair.new]
      else { return nil }
      return StudiesComparison.Match(
        first: pair.old, second: pair.new, correlation: r, congruence: phi)
    }
  }
}

extension StudiesComparison.SecondOrder {
  /// Factors the arrays of all studies over the statements they share; `nil` where there are fewer
  /// than two arrays that vary, or fewer shared statements than can be compared.
  init?(
    _ analyses: [Analysis], places: [[String: Int]], factors: Int?, threads: Int?
  ) throws {
    let shared = (analyses.first?.table.statements ?? []).filter { statement in
      places.allSatisfy { $0[statement.id] != nil }
    }
    guard shared.count >= StudiesComparison.fewestStatements else { return nil }
    var members: [StudiesComparison.Member] = []
    var study = Study(
      title: "Second order", distribution: .free,
      // A study checks its themes; here nobody asks for them.
      statements: shared.map { statement in
        var statement = statement
        statement.theme = nil
        return statement
      })
    for (position, analysis) in analyses.enumerated() {
      for (factor, array) in analysis.scores.arrays.enumerated() {
        guard let array else { continue }
        let values = shared.compactMap { places[position][$0.id].map { array[$0] } }
        guard Set(values).count > 1 else { continue }
        members.append(StudiesComparison.Member(study: position, factor: factor))
        study.sorts.append(
          QSort(
            id: StudiesComparison.identifier(position) + "." + Viewpoint.identifier(factor),
            placements: values))
      }
    }
    guard members.count >= 2 else { return nil }
    let table = try SortTable(study, acceptsFree: true)
    let seed = analyses[0].settings.seed
    let suggested =
      factors == nil ? try Retention(table, seed: seed, threads: threads).suggested : nil
    let kept = factors ?? suggested ?? 0
    statements = shared.map(\.id)
    self.members = members
    self.suggested = suggested
    analysis =
      factors == nil && kept == 0
      ? nil : try Analysis(table, settings: AnalysisSettings(factors: kept, seed: seed))
  }
}
