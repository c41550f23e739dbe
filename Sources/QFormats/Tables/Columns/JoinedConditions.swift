// Names of two lines of which one says the condition: Anna before, Anna after.

internal import QStudy
internal import QTables

/// Sorts whose names are joined of two lines, one with people and the other with conditions.
enum JoinedConditions {
  /// Words for conditions, in lower case and without a number behind them.
  private static let words: Set<String> = [
    "before", "after", "pre", "post", "pretest", "pre-test", "posttest", "post-test", "baseline",
    "follow-up", "followup", "follow up", "now", "then", "today", "future", "past", "ideal", "real",
    "actual", "self", "other", "time", "t", "wave", "round", "session", "phase", "condition",
    "occasion", "vorher", "nachher", "vor", "nach", "avant", "après", "antes", "después", "prima",
    "dopo", "voor", "na", "cyn", "ar ôl", "wedyn", "före", "efter",
  ]

  private static func isCondition(_ word: String) -> Bool {
    var rest = word.lowercased()[...]
    while let last = rest.last, last.isNumber || " .:#-".contains(last) { rest.removeLast() }
    return words.contains(String(rest))
  }

  /// Gives the sorts their people and conditions, and tells so; nothing where the words do not say which is
  /// which.
  ///
  /// - Parameters:
  ///   - table: the table as the file has it.
  ///   - upper: the row above.
  ///   - lower: the row with the header.
  static func read(_ reading: inout StudyReading, table: RawTable, upper: Int, lower: Int) {
    let ids = LinePlaces(reading.sources.sorts).columns
    let cells = SheetCells(table: table)
    var pairs: [String: (upper: String, lower: String)] = [:]
    var group: String?
    for column in ids.keys.sorted() {
      group = cells.name(upper, column) ?? group
      guard let id = ids[column], let above = group, let below = cells.name(lower, column),
        id == above + " " + below
      else { return }
      pairs[id] = (above, below)
    }
    guard pairs.count == reading.study.sorts.count, pairs.count > 1 else { return }
    let (above, below) = (Set(pairs.values.map(\.upper)), Set(pairs.values.map(\.lower)))
    let isBelow = below.count > 1 && below.allSatisfy(isCondition)
    let isAbove = above.count > 1 && above.allSatisfy(isCondition)
    guard isBelow != isAbove else { return }
    let people = pairs.mapValues { isBelow ? $0.upper : $0.lower }
    guard Set(people.values).count < pairs.count,
      let participants = described(reading.study.participants, as: people)
    else { return }
    for i in reading.study.sorts.indices {
      let id = reading.study.sorts[i].id
      guard let pair = pairs[id] else { continue }
      reading.study.sorts[i].participant = people[id] ?? id
      reading.study.sorts[i].condition = isBelow ? pair.lower : pair.upper
    }
    reading.study.participants = participants
    var conditions: [String] = []
    for condition in reading.study.sorts.compactMap(\.condition)
    where !conditions.contains(condition) { conditions.append(condition) }
    let told =
      conditions.prefix(6).map { "“\(excerpt($0))”" }.joined(separator: ", ")
      + (conditions.count > 6 ? " …" : "")
      + " read as conditions under which people sorted, by the words of "
      + cells.lines([isBelow ? lower : upper]) + "."
    reading.warnings.append(Warning(.layoutInferred, told))
    reading.layout?.add(told: told)
  }

  /// The participants by the names of people; nil where two sorts of one say other things of them.
  private static func described(
    _ participants: [Participant], as people: [String: String]
  ) -> [Participant]? {
    var all: [Participant] = []
    for participant in participants {
      let id = people[participant.id] ?? participant.id
      if let known = all.first(where: { $0.id == id }) {
        guard known.attributes == participant.attributes else { return nil }
      } else {
        all.append(Participant(id: id, attributes: participant.attributes))
      }
    }
    return all
  }
}
