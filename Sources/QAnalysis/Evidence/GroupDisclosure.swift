/// What of a comparison of groups may be handed on.
///
/// People in a small group can be told by what the group is said to think. So groups under
/// ``GroupComparison/smallestDisclosed`` people are not broken out in anything handed on; they stand
/// together in one row. A single small group would follow from the totals: then the next smallest
/// joins it, until the row holds as many people as a group that may be shown.
extension GroupComparison {
  /// Groups with fewer people are never shown on their own in anything handed on.
  public static let smallestDisclosed = 5

  /// Which groups may be shown, and which stand together.
  public struct Disclosure: Equatable, Sendable {
    /// Indices of groups that may be shown on their own, in the order of the groups.
    public let shown: [Int]
    /// Indices of groups that only stand together, in the order of the groups.
    public let together: [Int]
    /// Whether even the groups that stand together are too few people to be shown.
    public let withheld: Bool
    /// People of the groups that stand together.
    public let people: Int
    /// Their sorts that define each factor.
    public let members: [Int]
    /// Their confounded sorts.
    public let confounded: Int
    /// Their null sorts.
    public let null: Int
  }

  /// The first of the groups that only stand together, and how many people those are.
  ///
  /// - Parameter sizes: people of each group, the largest group first.
  package static func together(_ sizes: [Int]) -> (first: Int, people: Int) {
    var first = sizes.firstIndex { $0 < smallestDisclosed } ?? sizes.count
    func people(from start: Int) -> Int { sizes[start...].reduce(0, +) }
    while first > 0, first < sizes.count, people(from: first) < smallestDisclosed { first -= 1 }
    return (first, people(from: first))
  }

  /// What of the groups may be handed on.
  public var disclosure: Disclosure {
    let (first, people) = Self.together(groups.map(\.people))
    let together = groups[first...]
    return Disclosure(
      shown: Array(0..<first), together: Array(first..<groups.count),
      withheld: !together.isEmpty && people < Self.smallestDisclosed, people: people,
      members: (groups.first?.members ?? []).indices.map { f in
        together.reduce(0) { $0 + $1.members[f] }
      },
      confounded: together.reduce(0) { $0 + $1.confounded },
      null: together.reduce(0) { $0 + $1.null })
  }

  /// The pairs of groups that may both be shown.
  public var disclosedPairs: [Pair] {
    let shown = Set(disclosure.shown)
    return pairs.filter { shown.contains($0.first) && shown.contains($0.second) }
  }
}

extension PairedComparison {
  /// Whether what people with both sorts changed may be handed on: they are as many as a group
  /// that may be shown.
  public var isDisclosed: Bool { people.count >= GroupComparison.smallestDisclosed }
}
