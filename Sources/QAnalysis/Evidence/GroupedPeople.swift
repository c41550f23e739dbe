import QStudy

/// The people of a table by the value of an attribute.
struct GroupedPeople: Sendable {
  /// The sorts that one person has in one group.
  struct Person: Sendable {
    let id: String
    /// In the order of their identifiers.
    let sorts: [Int]
    let group: Int
  }

  /// Names of the groups, most people first, then by name.
  let names: [String]
  let people: [Person]
  /// Identifiers of sorts without the attribute.
  let leftOut: [String]
  /// People with sorts in several groups.
  let shared: [String]
  let warnings: [Warning]

  /// The word that groups by condition of instruction; where no sort has one, it is an attribute like
  /// any other.
  private static let condition = "condition"

  /// What the sorts of a table can be grouped by, in alphabetical order.
  static func attributes(of table: SortTable) -> [String] {
    let taking = Set(table.sorts.map(\.participant))
    var known = Set(
      table.study.participants.filter { taking.contains($0.id) }.flatMap(\.attributes.keys))
    if table.sorts.contains(where: { $0.condition != nil }) { known.insert(condition) }
    return known.sorted()
  }

  init(_ table: SortTable, by attribute: String) throws(Findings) {
    let known = Self.attributes(of: table)
    guard known.contains(attribute) else {
      throw Findings(
        Finding(
          .unknownAttribute, found: "groups by “\(attribute)”",
          expected: known.isEmpty
            ? "no groups, since the participants have no attributes"
            : "one of " + known.joined(separator: ", "),
          mend: known.isEmpty
            ? "List the participants and what is known of them in participants.csv."
            : "Correct the attribute."))
    }
    var values: [String: String] = [:]
    for participant in table.study.participants where values[participant.id] == nil {
      values[participant.id] = participant.attributes[attribute]
    }
    let isCondition =
      attribute == Self.condition && table.sorts.contains { $0.condition != nil }

    var sorts: [String: [String: [Int]]] = [:]
    var leftOut: [String] = []
    for (i, sort) in table.sorts.enumerated() {
      if let name = isCondition ? sort.condition : values[sort.participant] {
        sorts[name, default: [:]][sort.participant, default: []].append(i)
      } else {
        leftOut.append(sort.id)
      }
    }
    names = sorts.keys.sorted {
      let (a, b) = (sorts[$0]?.count ?? 0, sorts[$1]?.count ?? 0)
      return a != b ? a > b : $0 < $1
    }
    people = names.enumerated().flatMap { g, name in
      (sorts[name] ?? [:]).sorted { $0.key < $1.key }.map { id, own in
        Person(
          id: id, sorts: own.sorted { table.sorts[$0].id < table.sorts[$1].id }, group: g)
      }
    }
    self.leftOut = leftOut
    shared = Dictionary(grouping: people, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
    warnings =
      (isCondition && !values.isEmpty ? [Self.clash] : [])
      + Self.alike(attribute, names: names)
      + Self.warnings(attribute, leftOut: leftOut, shared: shared)
  }

  /// An attribute that bears the name of what sorts have.
  private static let clash = Warning(
    .groupsByCondition,
    "Groups by condition are those of the sorts’ conditions; the attribute “condition” of the "
      + "participants takes no part: rename its column to compare by it.")

  /// Names that only capitals tell apart: the same group, as a rule, written in two ways.
  private static func alike(_ attribute: String, names: [String]) -> [Warning] {
    Dictionary(grouping: names.sorted()) { $0.lowercased() }.values
      .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
      .map { names in
        Warning(
          .groupsAlike,
          "By \(attribute), \(names.map { "“\($0)”" }.joined(separator: ", ")) differ only in "
            + "capitals and count as groups of their own: write them alike if they are one.")
      }
  }

  private static func warnings(
    _ attribute: String, leftOut: [String], shared: [String]
  ) -> [Warning] {
    var warnings: [Warning] = []
    if !leftOut.isEmpty {
      warnings.append(
        Warning(
          .sortsWithoutGroup,
          "\(leftOut.count) \(leftOut.count == 1 ? "sort has" : "sorts have") no \(attribute) and "
            + "\(leftOut.count == 1 ? "takes" : "take") no part in its groups.", sorts: leftOut))
    }
    if !shared.isEmpty {
      warnings.append(
        Warning(
          .groupsSharePeople,
          "By \(attribute), \(shared.count) \(shared.count == 1 ? "person stands" : "people stand") "
            + "in several groups, so that the groups are not tested against each other: compare "
            + "the two sorts of each person with --paired."))
    }
    return warnings
  }

  /// Sorts of a group, ascending.
  func sorts(of group: Int) -> [Int] {
    people.filter { $0.group == group }.flatMap(\.sorts).sorted()
  }

  /// The people of some groups, ready to be permuted.
  func permutation(of groups: [Int]) -> GroupPermutation {
    let taking = Set(groups)
    return GroupPermutation(
      people.filter { taking.contains($0.group) }.map { ($0.id, $0.sorts, $0.group) })
  }
}
