import QNumerics
public import QStudy

/// Who differs from whom: groups of people by an attribute such as their organisation.
///
/// Under the hypothesis of a test people's groups are arbitrary labels, so labels are permuted over
/// people (``GroupComparison/permutations`` times, p = (1 + #{T* ≥ T})/(B + 1)); a person's several
/// sorts stay together. Pairs are tested within the two groups, whatever the others are like.
/// Values are placements standardised by sort, so that free sorts compare as forced ones do.
public struct GroupComparison: Equatable, Sendable {
  /// Permutations behind every p.
  public static let permutations = 9999
  /// Groups with fewer people take no part in tests: they have no variance.
  public static let smallestTested = 2

  /// The people with one value of the attribute.
  public struct Group: Equatable, Sendable {
    /// The value of the attribute.
    public let name: String
    /// How many people.
    public let people: Int
    /// Indices of their sorts, ascending.
    public let sorts: [Int]
    /// How many of the sorts define each factor, at either pole; one a factor.
    public let members: [Int]
    /// How many of the sorts are confounded.
    public let confounded: Int
    /// How many of the sorts are null.
    public let null: Int
    /// Mean loading on each factor.
    public let meanLoadings: [Double]
    /// Mean r between sorts of different people of the group; `nil` for a single person.
    public let cohesion: Double?
  }

  /// Whether the groups differ at all: pseudo-F on squared distances d² = 1 − r (Anderson 2001).
  public struct Overall: Equatable, Sendable {
    /// F = ((SS_T − SS_W)/(G − 1)) / (SS_W/(P − G)), SS = Σ_{i<j} d²/n within each group and in
    /// all; `nil` where groups have no spread within.
    public let pseudoF: Double?
    /// Permutation p.
    public let p: Double?
  }

  /// How two groups place one statement.
  public struct StatementDifference: Equatable, Sendable {
    /// Mean standardised placement of the first group less that of the second, on the scale of z.
    public let difference: Double
    /// Welch's t; `nil` where neither group has any variance.
    public let t: Double?
    /// Permutation p of |t|.
    public let p: Double
    /// p of |t| against the largest |t| of all statements, times the number of pairs of groups.
    public let adjusted: Double
  }

  /// Two groups beside each other.
  public struct Pair: Equatable, Sendable {
    /// Index of the first group.
    public let first: Int
    /// Index of the second group.
    public let second: Int
    /// ā_A − ā_B, mean loadings of the first group less those of the second, by factor.
    public let shift: [Double]
    /// T = Σ_f (ā_Af − ā_Bf)².
    public let distance: Double
    /// Mean r between the sorts of one group and those of the other.
    public let likeness: Double
    /// Permutation p of T.
    public let p: Double
    /// The same adjusted over all pairs of groups (Holm 1979).
    public let adjusted: Double
    /// One a statement.
    public let statements: [StatementDifference]
    /// Whether the two are so few that no arrangement of them could reach p ≤ .05.
    public let outOfReach: Bool
  }

  /// The attribute that makes the groups, or `condition` for the conditions of the sorts.
  public let attribute: String
  /// The groups, most people first, then by name.
  public let groups: [Group]
  /// All groups of two people or more; `nil` where there are fewer than two.
  public let overall: Overall?
  /// Every two groups of two people or more, in the order of the groups.
  public let pairs: [Pair]
  /// Identifiers of sorts whose person has no value of the attribute.
  public let leftOut: [String]
  /// What a reader of the figures must know.
  public let warnings: [Warning]

  /// Compares the groups that an attribute makes.
  ///
  /// Where people have sorts in several groups, as conditions of one study have, no labels can be
  /// permuted and nothing is tested: ``PairedComparison`` is for them.
  ///
  /// - Parameters:
  ///   - analysis: the analysis whose loadings and flags are told by group.
  ///   - attribute: an attribute of participants, or `condition`.
  ///   - permutations: how many permutations; all programs use ``GroupComparison/permutations``.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: a finding for an attribute nobody has.
  public init(
    _ analysis: Analysis, by attribute: String, permutations: Int = Self.permutations,
    threads: Int? = nil
  ) throws {
    let people = try GroupedPeople(analysis.table, by: attribute)
    let likeness = Likeness(analysis.correlations)
    self.attribute = attribute
    leftOut = people.leftOut
    let groups = people.names.indices.map { Self.group($0, people, analysis, likeness) }
    self.groups = groups

    let tested =
      people.shared.isEmpty
      ? groups.indices.filter { groups[$0].people >= Self.smallestTested } : []
    let seed = analysis.settings.seed
    overall =
      try tested.count < 2
      ? nil
      : PseudoF(people.permutation(of: tested), likeness: likeness).overall(
        permutations: permutations, seed: seed, threads: threads)

    let length = Double(analysis.table.statements.count - 1).squareRoot()
    let z = analysis.correlations.unitPlacements.map { $0 * length }
    var pairs: [Pair] = []
    for (k, a) in tested.enumerated() {
      for b in tested[(k + 1)...] {
        pairs.append(
          try Self.pair(
            a, b, people, z: z, loadings: analysis.rotation.definingLoadings, likeness: likeness,
            pairs: Double(tested.count * (tested.count - 1) / 2), permutations: permutations,
            seed: seed, threads: threads))
      }
    }
    let adjusted = adjust(pairs.map(\.p), by: .holm)
    self.pairs = zip(pairs, adjusted).map { Pair($0, adjusted: $1 ?? 1) }
    warnings = people.warnings + Self.warnings(attribute, groups: groups, tested: tested)
  }

  private static func group(
    _ g: Int, _ people: GroupedPeople, _ analysis: Analysis, _ likeness: Likeness
  ) -> Group {
    let own = people.people.filter { $0.group == g }
    let sorts = own.flatMap(\.sorts).sorted()
    let loadings = analysis.rotation.definingLoadings
    let status = sorts.map { analysis.flags.status[$0] }
    return Group(
      name: people.names[g], people: own.count, sorts: sorts,
      members: (0..<analysis.flags.factors).map { f in
        sorts.count { analysis.flags.viewpoint(of: $0) == f }
      },
      confounded: status.count { $0 == .confounded }, null: status.count { $0 == .null },
      meanLoadings: (0..<loadings.columns).map { f in
        sorts.reduce(0) { $0 + loadings[$1, f] } / Double(sorts.count)
      },
      cohesion: likeness.meanWithin(own.map(\.sorts)))
  }

  /// Two groups compared; the p of T not adjusted yet.
  private static func pair(
    _ a: Int, _ b: Int, _ people: GroupedPeople, z: Matrix, loadings: Matrix,
    likeness: Likeness, pairs: Double, permutations: Int, seed: UInt64, threads: Int?
  ) throws -> Pair {
    let permutation = people.permutation(of: [a, b])
    let test = GroupPairTest(permutation, z: z, loadings: loadings)
    let figures = try test.figures(permutation.observedIndicators(labels: 1))[0]
    let counts = try test.counts(
      permutation, reaching: figures, permutations: permutations, seed: seed, threads: threads)
    // Labels stand by their first person; differences are told from the first group of the pair.
    let sign: Double = permutation.groups[0] == a ? 1 : -1
    let n = z.rows
    return Pair(
      first: a, second: b, shift: figures.shift.map { sign * $0 }, distance: figures.distance,
      likeness: likeness.meanBetween(people.sorts(of: a), people.sorts(of: b)) ?? 0,
      p: counts.p(0), adjusted: counts.p(0),
      statements: (0..<n).map { j in
        StatementDifference(
          difference: sign * figures.differences[j],
          t: figures.t[j].isFinite ? sign * figures.t[j] : nil, p: counts.p(1 + j),
          adjusted: min(1, pairs * counts.p(1 + n + j)))
      },
      outOfReach: 1 / permutation.arrangements > 0.05)
  }

  private static func warnings(
    _ attribute: String, groups: [Group], tested: [Int]
  ) -> [Warning] {
    let small = groups.filter { $0.people < smallestTested }
    guard !small.isEmpty, !tested.isEmpty else { return [] }
    return [
      Warning(
        .groupTooSmall,
        "By \(attribute), \(small.count) \(small.count == 1 ? "group is" : "groups are") one person "
          + "only: counted, not tested.")
    ]
  }
}

extension GroupComparison.Pair {
  /// A pair with the p of T adjusted over all pairs.
  fileprivate init(_ pair: Self, adjusted: Double) {
    self.init(
      first: pair.first, second: pair.second, shift: pair.shift, distance: pair.distance,
      likeness: pair.likeness, p: pair.p, adjusted: adjusted, statements: pair.statements,
      outOfReach: pair.outOfReach)
  }
}
