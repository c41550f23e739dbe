/// Two conditions of instruction, the earlier one first.
public struct ConditionPair: Equatable, Sendable {
  /// The first condition.
  public let from: String
  /// The second condition.
  public let to: String

  /// Two different names; `nil` for anything else.
  public init?(_ names: [String]) {
    guard names.count == 2, names[0] != names[1], !names.contains("") else { return nil }
    from = names[0]
    to = names[1]
  }
}

/// The two sorts of each person under two conditions of instruction, such as before and after.
public struct PairedSorts: Equatable, Sendable {
  /// One person's two sorts, as indices of ``SortTable/sorts``.
  public struct Pair: Equatable, Sendable {
    /// Who sorted twice.
    public let participant: String
    /// The sort under the first condition.
    public let first: Int
    /// The sort under the second condition.
    public let second: Int
  }

  /// The first condition.
  public let from: String
  /// The second condition.
  public let to: String
  /// People with one sort under each condition, in the order of their first sorts.
  public let pairs: [Pair]
  /// People with a sort under one of the two conditions only, in the order of the table.
  public let incomplete: [String]
  /// People with several sorts under one of the conditions: which belongs to which is not known.
  public let ambiguous: [String]

  /// Pairs the sorts of a table by person.
  ///
  /// - Parameters:
  ///   - table: the sorts; both conditions take part.
  ///   - from: the first condition.
  ///   - to: the second condition.
  /// - Throws: a ``Finding`` for a condition the study lacks or of which no sort takes part, and for
  ///   the same condition twice.
  public init(_ table: SortTable, from: String, to: String) throws(Findings) {
    try Findings.check(Self.findings(table, from: from, to: to))
    self.from = from
    self.to = to
    let first = Dictionary(
      grouping: table.sorts.indices.filter { table.sorts[$0].condition == from },
      by: { table.sorts[$0].participant })
    let second = Dictionary(
      grouping: table.sorts.indices.filter { table.sorts[$0].condition == to },
      by: { table.sorts[$0].participant })
    var (pairs, incomplete, ambiguous): ([Pair], [String], [String]) = ([], [], [])
    var seen: Set<String> = []
    for sort in table.sorts where seen.insert(sort.participant).inserted {
      let person = sort.participant
      let (before, after) = (first[person] ?? [], second[person] ?? [])
      if before.isEmpty && after.isEmpty { continue }
      if before.isEmpty || after.isEmpty {
        incomplete.append(person)
      } else if before.count > 1 || after.count > 1 {
        ambiguous.append(person)
      } else {
        pairs.append(Pair(participant: person, first: before[0], second: after[0]))
      }
    }
    self.pairs = pairs.sorted { $0.first < $1.first }
    self.incomplete = incomplete
    self.ambiguous = ambiguous
  }

  /// Who was left out.
  public var warnings: [Warning] {
    var warnings: [Warning] = []
    func names(_ people: [String]) -> String { people.joined(separator: ", ") }
    if !incomplete.isEmpty {
      warnings.append(
        Warning(
          .peopleNotPaired,
          "\(incomplete.count) \(incomplete.count == 1 ? "person has" : "people have") "
            + "only one of the sorts “\(from)” and “\(to)” and "
            + "\(incomplete.count == 1 ? "is" : "are") left out of their comparison: "
            + "\(names(incomplete))."))
    }
    if !ambiguous.isEmpty {
      warnings.append(
        Warning(
          .peopleNotPaired,
          "\(ambiguous.count) \(ambiguous.count == 1 ? "person has" : "people have") "
            + "several sorts “\(from)” or “\(to)”, so that it is not known which "
            + "belong together, and "
            + "\(ambiguous.count == 1 ? "is" : "are") left out of their comparison: "
            + "\(names(ambiguous))."))
    }
    return warnings
  }

  private static func findings(_ table: SortTable, from: String, to: String) -> [Finding] {
    if from == to {
      return [
        Finding(
          .badValue, found: "the condition “\(from)” twice", expected: "two conditions to compare",
          mend: "Name the condition before and the one after.")
      ]
    }
    let present = Set(table.sorts.compactMap(\.condition))
    let known = present.union(table.study.conditions.map(\.id))
    return [from, to].filter { !present.contains($0) }.map { condition in
      known.contains(condition)
        ? Finding(
          .unknownCondition, found: "no sort of the condition “\(condition)” that takes part",
          expected: "sorts of both conditions",
          mend: "Let both take part: --condition \(from) --condition \(to).")
        : Finding(
          .unknownCondition, found: "the condition “\(condition)”",
          expected: known.isEmpty
            ? "no condition, since the study has none"
            : "one of " + known.sorted().joined(separator: ", "),
          mend: "Correct the condition.")
    }
  }
}

/// How people changed: the difference of each person's two sorts as a sort of its own.
public struct ChangeSorts: Equatable, Sendable {
  /// The change-sorts: a free distribution, one sort a person, named after the person.
  public let table: SortTable
  /// The sorts they come from.
  public let pairs: PairedSorts
  /// People whose every statement moved by the same amount, mostly by none: they have no change to
  /// correlate and are left out.
  public let unchanged: [String]

  /// Who was left out.
  public var warnings: [Warning] {
    guard !unchanged.isEmpty else { return pairs.warnings }
    return pairs.warnings + [
      Warning(
        .peopleUnchanged,
        "\(unchanged.count) \(unchanged.count == 1 ? "person" : "people") placed every statement as "
          + "before and \(unchanged.count == 1 ? "has" : "have") no change to analyse: "
          + "\(unchanged.joined(separator: ", ")).")
    ]
  }
}

extension SortTable {
  /// The change of each person from one condition to another, placement by placement.
  ///
  /// y_j = second_j − first_j in columns of the grid, taken as a free distribution. Such values lie
  /// on no common grid, so arrays are laid on the rank-wise (lower) median of the sorted
  /// change-sorts, as for any free study without a grid: what a typical person's changes look like.
  /// It always has two different columns, as every change-sort has. Swapping the conditions negates
  /// every placement, loadings stay and z is negated.
  ///
  /// - Parameters:
  ///   - from: the condition before.
  ///   - to: the condition after.
  ///   - fewest: how many people must have changed.
  /// - Throws: ``Findings`` as ``PairedSorts/init(_:from:to:)``; those of a ``SortTable`` where
  ///   fewer people changed.
  package func changeSorts(
    from: String, to: String, fewest: Int = 2
  ) throws(Findings) -> ChangeSorts {
    let pairs = try PairedSorts(self, from: from, to: to)
    var changed = study
    changed.title += ": change from \(from) to \(to)"
    changed.grid = nil
    changed.distribution = .free
    changed.poles = Poles(low: "moved down most", high: "moved up most")
    changed.conditions = []
    changed.comments = []
    changed.recipe = nil
    var unchanged: [String] = []
    changed.sorts = pairs.pairs.compactMap { pair in
      let change = zip(sorts[pair.first].placements, sorts[pair.second].placements)
        .map { before, after in before.flatMap { before in after.map { $0 - before } } }
      guard Set(change.compactMap(\.self)).count > 1 else {
        unchanged.append(pair.participant)
        return nil
      }
      return QSort(id: pair.participant, placements: change)
    }
    if changed.sorts.count < fewest, !unchanged.isEmpty {
      throw Findings(
        Finding(
          .tooFewSorts,
          found:
            "\(changed.sorts.isEmpty ? "nobody" : "one person") who changed; every statement as "
            + "before: \(unchanged.joined(separator: ", "))",
          expected: fewest == 1 ? "somebody who changed" : "at least two people who changed",
          mend: "There is no change to analyse: analyse the sorts themselves."))
    }
    return ChangeSorts(
      table: try SortTable(sortsOf: changed, missing: missing, fewest: fewest), pairs: pairs,
      unchanged: unchanged)
  }
}
