import QNumerics
public import QStudy

/// How people changed between two conditions, such as before and after a discussion.
///
/// Under the hypothesis of no change either of a person's two sorts might as well have been the
/// first, so the sign of each person's differences is permuted (``PairedComparison/permutations``
/// times, p = (1 + #{T* ≥ T})/(B + 1)). Values are placements standardised by sort.
public struct PairedComparison: Equatable, Sendable {
  /// Permutations behind every p.
  public static let permutations = GroupComparison.permutations

  /// One person's change.
  public struct Person: Equatable, Sendable {
    /// Who it is.
    public let participant: String
    /// Index of the sort under the first condition.
    public let first: Int
    /// Index of the sort under the second condition.
    public let second: Int
    /// r between the two sorts: 1 is no change.
    public let stability: Double
    /// Loading under the second condition less that under the first, by factor.
    public let shift: [Double]
    /// The factor that the first sort defines; `nil` where it defines none.
    public let firstFactor: Int?
    /// The factor that the second sort defines; `nil` where it defines none.
    public let secondFactor: Int?
  }

  /// How loadings on one factor shifted.
  public struct Shift: Equatable, Sendable {
    /// Mean loading under the first condition.
    public let first: Double
    /// Mean loading under the second condition.
    public let second: Double
    /// The second less the first.
    public let change: Double
    /// Permutation p of |change|.
    public let p: Double
    /// The same adjusted over the factors (Holm 1979).
    public let adjusted: Double
  }

  /// How placements of one statement changed.
  public struct StatementChange: Equatable, Sendable {
    /// Mean standardised placement under the second condition less that under the first.
    public let change: Double
    /// t of the mean change; `nil` where everybody changed by the same amount.
    public let t: Double?
    /// Permutation p of |t|.
    public let p: Double
    /// p of |t| against the largest |t| of all statements.
    public let adjusted: Double
  }

  /// Whether people came closer to each other.
  public struct Convergence: Equatable, Sendable {
    /// r̄ between people under the first condition.
    public let first: Double
    /// r̄ between people under the second condition.
    public let second: Double
    /// r̄_second − r̄_first: above 0, people came closer.
    public let index: Double
    /// Permutation p of |index|, the two sorts of people swapped.
    public let p: Double
  }

  /// The first condition.
  public let from: String
  /// The second condition.
  public let to: String
  /// People with both sorts, in the order of their first sorts.
  public let people: [Person]
  /// Median of the people's stability; `nil` where nobody has both sorts.
  public let medianStability: Double?
  /// One a factor; empty with fewer than two people.
  public let shifts: [Shift]
  /// T = Σ_f (mean change of loadings)².
  public let distance: Double?
  /// Permutation p of T.
  public let p: Double?
  /// One a statement; empty with fewer than two people.
  public let statements: [StatementChange]
  /// `nil` with fewer than two people.
  public let convergence: Convergence?
  /// Whether people are so few that no signs of theirs could reach p ≤ .05: five or fewer.
  public let outOfReach: Bool
  /// People with one of the two sorts only, who are left out.
  public let incomplete: [String]
  /// People with several sorts under one condition, who are left out.
  public let ambiguous: [String]
  /// What a reader of the figures must know.
  public let warnings: [Warning]

  /// Compares the two sorts of each person.
  ///
  /// - Parameters:
  ///   - analysis: an analysis in which the sorts of both conditions take part.
  ///   - from: the first condition.
  ///   - to: the second condition.
  ///   - permutations: how many permutations; all programs use ``PairedComparison/permutations``.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: findings as `PairedSorts`, and where changes are analysed in place of sorts.
  public init(
    _ analysis: Analysis, from: String, to: String, permutations: Int = Self.permutations,
    threads: Int? = nil
  ) throws {
    if let change = analysis.table.selection.change {
      throw Findings(
        Finding(
          .badValue, found: "people’s changes from \(change.from) to \(change.to)",
          expected: "the sorts themselves, of both conditions",
          mend: "Ask for --change, which analyses changes, or for --paired, which tests them."))
    }
    let sorts = try PairedSorts(analysis.table, from: from, to: to)
    let likeness = Likeness(analysis.correlations)
    let loadings = analysis.rotation.definingLoadings
    self.from = from
    self.to = to
    incomplete = sorts.incomplete
    ambiguous = sorts.ambiguous
    people = sorts.pairs.map { pair in
      Person(
        participant: pair.participant, first: pair.first, second: pair.second,
        stability: min(1, max(-1, likeness.sum([pair.first], [pair.second]))),
        shift: (0..<loadings.columns).map { loadings[pair.second, $0] - loadings[pair.first, $0] },
        firstFactor: analysis.flags.viewpoint(of: pair.first),
        secondFactor: analysis.flags.viewpoint(of: pair.second))
    }
    medianStability = quantile(people.map(\.stability), 0.5)
    outOfReach = people.count <= 5
    warnings = sorts.warnings
    guard people.count >= 2 else {
      shifts = []
      distance = nil
      p = nil
      statements = []
      convergence = nil
      return
    }

    let test = PairedTest(people, analysis, likeness)
    let observed = test.observed
    let counts = try test.counts(
      permutations: permutations, seed: analysis.settings.seed, threads: threads)
    let (n, k) = (analysis.table.statements.count, loadings.columns)
    distance = observed.distance
    p = counts.p(0)
    statements = (0..<n).map { j in
      StatementChange(
        change: observed.changes[j], t: observed.t[j].isFinite ? observed.t[j] : nil,
        p: counts.p(1 + j), adjusted: counts.p(1 + n + j))
    }
    let adjusted = adjust((0..<k).map { counts.p(1 + 2 * n + $0) }, by: .holm)
    let (first, second) = (people.map(\.first), people.map(\.second))
    shifts = (0..<k).map { f in
      Shift(
        first: first.reduce(0) { $0 + loadings[$1, f] } / Double(first.count),
        second: second.reduce(0) { $0 + loadings[$1, f] } / Double(second.count),
        change: observed.shift[f], p: counts.p(1 + 2 * n + f), adjusted: adjusted[f] ?? 1)
    }
    convergence = Convergence(
      first: likeness.meanWithin(first.map { [$0] }) ?? 0,
      second: likeness.meanWithin(second.map { [$0] }) ?? 0, index: observed.convergence,
      p: counts.p(1 + 2 * n + k))
  }
}
