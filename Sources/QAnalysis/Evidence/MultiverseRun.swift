import QNumerics
import QStudy

extension Multiverse {
  /// The counterpart of a viewpoint in another analysis of the same sorts.
  public struct Match: Equatable, Sendable {
    /// Its position there.
    public let factor: Int
    /// r of the two z, negative where it is turned about; 0 where one has no scores.
    public let correlation: Double

    /// Whether it is the same viewpoint: |r| of at least ``SolutionMatch/weakest``.
    public var isFound: Bool { abs(correlation) >= SolutionMatch.weakest }
    /// Whether it is the same beyond doubt: |r| of at least ``SolutionMatch/sure``.
    public var isSure: Bool { abs(correlation) >= SolutionMatch.sure }
  }

  /// What a sort defines: a viewpoint of the main analysis and a side of it.
  public struct Membership: Equatable, Sendable {
    /// The viewpoint of the main analysis; `nil` for a factor that is none of its viewpoints.
    public let viewpoint: Int?
    /// 1 or −1: the side, as the main analysis has it; 1 without a viewpoint.
    public let sign: Int
  }

  /// How much of the main analysis holds: shares from 0 to 1.
  public struct Agreement: Equatable, Sendable {
    /// Of the statements' labels.
    public let labels: Double
    /// Of the sorts' memberships.
    public let memberships: Double
    /// Of the viewpoints with scores, found again; 1 where none has.
    public let viewpoints: Double
  }

  /// One specification analysed, told in the viewpoints of the main analysis.
  public struct Run: Equatable, Sendable {
    /// The choices made.
    public let specification: Specification
    /// Whether extraction and rotation reached their stops.
    public let converged: Bool
    /// The counterpart of each viewpoint of the main analysis; `nil` where none is left for it.
    public let matches: [Match?]
    /// Label of each statement.
    public let labels: [Comparison.Label]
    /// For each statement the viewpoints of the main analysis that it distinguishes, ascending;
    /// viewpoints that were not found are not among them.
    public let distinguishes: [[Int]]
    /// What each sort defines; `nil` where it defines nothing.
    public let memberships: [Membership?]
    /// How much of the main analysis holds.
    public let agreement: Agreement
  }
}

extension Multiverse.Run {
  /// Tells a run in the viewpoints of the main analysis.
  ///
  /// A viewpoint's counterpart is that of ``SolutionMatch/match(old:new:)``.
  init(
    _ specification: Multiverse.Specification, converged: Bool, flags: Flags, z: [[Double]?],
    comparison: Comparison, against main: Analysis
  ) throws {
    let ids = main.table.statements.map(\.id)
    var matches = [Multiverse.Match?](repeating: nil, count: main.flags.factors)
    for pair in try SolutionMatch.match(
      old: EarlierSolution(statements: ids, z: main.scores.z),
      new: EarlierSolution(statements: ids, z: z))
    {
      matches[pair.old] = Multiverse.Match(factor: pair.new, correlation: pair.correlation)
    }
    /// Each factor's place in the main analysis.
    var places = [(viewpoint: Int, isTurned: Bool)?](repeating: nil, count: flags.factors)
    for (viewpoint, match) in matches.enumerated() {
      guard let match, match.isFound else { continue }
      places[match.factor] = (viewpoint, match.correlation < 0)
    }
    let distinguishes = comparison.statements.map { statement in
      statement.distinguishes.compactMap { places[$0]?.viewpoint }.sorted()
    }
    let memberships = flags.values.indices.map { sort -> Multiverse.Membership? in
      guard let factor = flags.viewpoint(of: sort) else { return nil }
      guard let place = places[factor] else {
        return Multiverse.Membership(viewpoint: nil, sign: 1)
      }
      let sign = flags.values[sort][factor]
      return Multiverse.Membership(
        viewpoint: place.viewpoint, sign: place.isTurned ? -sign : sign)
    }
    let labels = comparison.statements.map(\.label)
    let held = labels.indices.count {
      Multiverse.holds(
        labels[$0], distinguishes[$0], against: main.comparison.statements[$0])
    }
    let own = main.memberships
    let scored = main.characteristics.comparable
    let found = scored.count { matches[$0]?.isFound ?? false }
    self.init(
      specification: specification, converged: converged, matches: matches, labels: labels,
      distinguishes: distinguishes, memberships: memberships,
      agreement: Multiverse.Agreement(
        labels: Double(held) / Double(labels.count),
        memberships: Double(own.indices.count { own[$0] == memberships[$0] }) / Double(own.count),
        viewpoints: scored.isEmpty ? 1 : Double(found) / Double(scored.count)))
  }
}

extension Multiverse {
  /// Whether a statement keeps the label it has in the main analysis: the same label and, where it
  /// distinguishes viewpoints, every one of them still; others may have joined.
  static func holds(
    _ label: Comparison.Label, _ distinguishes: [Int], against main: Comparison.Statement
  ) -> Bool {
    label == main.label && main.distinguishes.allSatisfy(distinguishes.contains)
  }
}

extension Analysis {
  /// What each sort defines; `nil` where it defines nothing.
  var memberships: [Multiverse.Membership?] {
    flags.values.indices.map { sort in
      flags.viewpoint(of: sort).map {
        Multiverse.Membership(viewpoint: $0, sign: flags.values[sort][$0])
      }
    }
  }
}
