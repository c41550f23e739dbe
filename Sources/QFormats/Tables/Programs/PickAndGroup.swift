internal import QStudy
internal import QTables

/// Sorts made with a “Pick, Group, and Rank” question of Qualtrics: a group is a value of the grid, and columns
/// such as `Q5_0_3_RANK` tell which card was drawn into which group, `Q5_0_GROUP` all cards of one.
///
/// ```
/// ResponseId  Q5_0_GROUP              Q5_0_1_RANK                          …
/// Response ID … - Groups - Group -3   … - Ranks - Group -3 - Trees - Rank  …
/// ```
struct PickAndGroup {
  /// A column that tells the place of a card in a group.
  private struct Rank {
    let column: Int
    let group: Int
    let card: Int
  }

  private static let fewestGroups = 3
  private static let fewestCards = 4

  private let table: RawTable
  /// The columns with all cards of a group, by the number of the group.
  private var groups: [Int: Int] = [:]
  private var ranks: [Rank] = []
  /// The columns of further such questions.
  private var others = 0

  /// The columns of the question; nil for any other table.
  static func find(in table: RawTable) -> PickAndGroup? {
    let found = PickAndGroup(table)
    let count = Set(found.groups.keys).union(found.ranks.map(\.group)).count
    return count >= fewestGroups && table.rows.count > 2 ? found : nil
  }

  private init(_ table: RawTable) {
    self.table = table
    guard !table.rows.isEmpty else { return }
    var first: Substring?
    for column in 0..<table.width {
      guard let name = table.rows[0][column].name, name.utf8.count < 100,
        name.hasSuffix("_GROUP") || name.hasSuffix("_RANK")
      else { continue }
      if let match = name.wholeMatch(of: /(.*)_([0-9]{1,3})_GROUP/), let group = Int(match.2) {
        if first ?? match.1 == match.1 { groups[group] = column } else { others += 1 }
        first = first ?? match.1
      } else if let match = name.wholeMatch(of: /(.*)_([0-9]{1,3})_([0-9]{1,3})_RANK/),
        let group = Int(match.2), let card = Int(match.3)
      {
        if first ?? match.1 == match.1 {
          ranks.append(Rank(column: column, group: group, card: card))
        } else {
          others += 1
        }
        first = first ?? match.1
      }
    }
  }

  // MARK: The study

  /// The sorts.
  ///
  /// - Throws: groups that bear no value, and cards that can't be told.
  func reading(
    title: String, format: String, options: ReadingOptions, warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    let values = try values()
    guard cards.count >= Self.fewestCards else { throw Findings(unranked) }
    let body = table.rows.indices.dropFirst(headers)
    var findings: [Finding] = []
    let sorts = body.map { row in
      CollectedSort(
        id: id.flatMap { table.rows[row][$0].name } ?? "", location: table.location(row),
        placements: placements(row, values, &findings), attributes: attributes(row))
    }
    try Findings.check(findings)
    var design = Study(title: title)
    design.statements = cards.map {
      Statement(id: "\($0)", text: wording(of: $0) ?? "Statement \($0)")
    }
    let groups = values.sorted { $0.value < $1.value }.map { "\($0.value)" }
    return try CollectedStudy(design: design, sorts: sorts, file: table.file).reading(
      format: "\(format), Qualtrics' Pick, Group, and Rank", options: options,
      warnings: warnings + [
        Warning(
          .layoutInferred,
          "Cards in groups read as sorts: the groups bear the values "
            + groups.joined(separator: ", ")
            + ", and ranks within a group were left out."
            + (others > 0 ? " \(others) columns of further such questions were left out." : ""))
      ])
  }

  /// The cards, by their numbers.
  private var cards: [Int] { Set(ranks.map(\.card)).sorted() }

  /// How many rows are headers: names, the wording of the questions, and marks of the program.
  private var headers: Int {
    guard let column = ranks.first?.column ?? groups.values.min() else { return 1 }
    var count = 1
    while count < min(3, table.rows.count), let name = table.rows[count][column].name,
      name.hasPrefix("{\"ImportId\":") || name.contains(" - ")
    {
      count += 1
    }
    return count
  }

  private var id: Int? {
    (0..<table.width).first { column in
      ["responseid", "response id", "_recordid"].contains(table.rows[0][column].name?.lowercased())
    } ?? (0..<table.width).first { table.rows[0][$0].name.map(SheetWords.isOfIDs) ?? false }
  }

  private func attributes(_ row: Int) -> [(name: String, value: String)] {
    let taken = Set(ranks.map(\.column) + groups.values + (id.map { [$0] } ?? []))
    return (0..<table.width).compactMap { column in
      guard !taken.contains(column), let name = table.rows[0][column].name,
        !name.hasSuffix("_GROUP"), !name.hasSuffix("_RANK"),
        let value = table.rows[row][column].name
      else { return nil }
      return (name, value)
    }
  }

  private func placements(
    _ row: Int, _ values: [Int: Int], _ findings: inout [Finding]
  ) -> [Int?] {
    var placed: [Int: Int] = [:]
    for rank in ranks where !table.isBlank(row, rank.column) {
      if placed[rank.card] != nil {
        findings.add(
          Finding(
            .badValue, location: table.location(row, rank.column), statement: "\(rank.card)",
            found: "the card \(rank.card) in two groups", expected: "each card in one group",
            mend: "Clear the cells of the group in which it does not belong."))
      }
      placed[rank.card] = values[rank.group]
    }
    return cards.map { placed[$0] }
  }

  // MARK: What the headers say

  /// The wording of a question above a column, in its parts.
  private func parts(_ column: Int) -> [String] {
    guard headers > 1, let name = table.rows[1][column].name else { return [] }
    return name.replacing(" - ", with: "\u{0}").split(separator: "\u{0}").map {
      trimmed(String($0))
    }
  }

  private func wording(of card: Int) -> String? {
    guard let rank = ranks.first(where: { $0.card == card }) else { return nil }
    let parts = parts(rank.column)
    guard parts.count > 2, parts.last == "Rank" else { return nil }
    // A wording may hold the mark itself; it comes after the name of the group.
    let start = parts.firstIndex { Self.value($0) != nil } ?? parts.count - 3
    let text = parts[(start + 1)..<(parts.count - 1)].joined(separator: " - ")
    return text.isEmpty ? nil : text
  }

  /// The value that the name of a group bears: `Group -3`, `-3`, `+3 most agree`.
  private static func value(_ name: String) -> Int? {
    guard name.utf8.count < 60,
      let match = name.firstMatch(of: /(?:^|\s|\()([-+−–]?)\s?([0-9]{1,2})(?:$|\s|\)|:)/),
      let number = Int(match.2)
    else { return nil }
    return match.1.isEmpty || match.1 == "+" ? number : -number
  }

  /// The value of each group.
  private func values() throws(Findings) -> [Int: Int] {
    let numbers = Set(groups.keys).union(ranks.map(\.group)).sorted()
    var values: [Int: Int] = [:]
    for group in numbers {
      let column = groups[group] ?? ranks.first { $0.group == group }?.column
      // Before the name of the group stands the question, behind it the card.
      values[group] = column.flatMap { parts($0).dropFirst().compactMap(Self.value).first }
    }
    guard values.count == numbers.count, Set(values.values).count == numbers.count else {
      throw Findings(
        Finding(
          .badValue, location: table.location(min(1, table.rows.count - 1), groups[numbers[0]]),
          found:
            "\(numbers.count) groups of a “Pick, Group, and Rank” question of Qualtrics, whose names "
            + "bear no values",
          expected: "a value in the name of each group, as in “… - Groups - Group -3 - Group”",
          mend:
            "Write the value of each group into its name in row 2, or name the groups after their "
            + "values in Qualtrics, and export again."))
    }
    return values
  }

  /// The finding for lists of cards in one cell, which commas within the cards may cut.
  private var unranked: Finding {
    Finding(
      .missingColumn, location: table.location(0, groups.values.min()),
      found:
        "the groups of a “Pick, Group, and Rank” question of Qualtrics without the columns of its "
        + "cards",
      expected: "a column for each card of each group, as in Q5_0_3_RANK",
      mend:
        "In Qualtrics, export all fields, with “Remove line breaks” and without “Recode seen but "
        + "unanswered questions”; or write a table with a row for each person and a column for each "
        + "statement.")
  }
}
