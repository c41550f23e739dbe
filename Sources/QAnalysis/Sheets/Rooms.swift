public import QStudy

/// Where those who sorted in the same room place the statements on average.
///
/// A room is made of the sorts of one condition: what people say before and after is not mixed. From the
/// mean of fewer than ``GroupComparison/smallestDisclosed`` people, whoever knows their own sort
/// could work out much of the others', so that there is none.
public struct Rooms: Sendable {
  private struct Room {
    var people: Set<String> = []
    var totals: [Double]
    var counts: [Int]
  }

  private let table: SortTable
  private var rooms: [String?: Room] = [:]
  /// The sorts of each person.
  private let own: [String: [Int]]

  /// Adds up the sorts of each condition, once for everyone; a cell that was filled is nobody's placement.
  public init(_ table: SortTable) {
    self.table = table
    own = Dictionary(grouping: table.sorts.indices) { table.sorts[$0].participant }
    let blank = Room(
      totals: table.statements.map { _ in 0 }, counts: table.statements.map { _ in 0 })
    for (i, sort) in table.sorts.enumerated() {
      rooms[sort.condition, default: blank].people.insert(sort.participant)
      for j in table.statements.indices where sort.placements[j] != nil {
        rooms[sort.condition, default: blank].totals[j] += table.placements[i][j]
        rooms[sort.condition, default: blank].counts[j] += 1
      }
    }
  }

  /// The mean placement of each statement in the room of a sort, the sort included and its person's
  /// other sorts left out; `nil` for a statement that too few placed.
  ///
  /// - Returns: `nil` where the room is too small.
  public func means(around sort: Int) -> [Double?]? {
    let fewest = GroupComparison.smallestDisclosed
    let (person, condition) = (table.sorts[sort].participant, table.sorts[sort].condition)
    guard let room = rooms[condition], room.people.count >= fewest else { return nil }
    let others = (own[person] ?? []).filter { $0 != sort && table.sorts[$0].condition == condition }
    return table.statements.indices.map { j in
      var (total, count) = (room.totals[j], room.counts[j])
      for i in others where table.sorts[i].placements[j] != nil {
        total -= table.placements[i][j]
        count -= 1
      }
      return count < fewest ? nil : total / Double(count)
    }
  }
}
