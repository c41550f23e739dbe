internal import QTables

/// The columns of a long table, found by their names.
struct LongColumns {
  let sort: Int
  let statement: Int
  let value: Int
  let participant: Int?
  let condition: Int?
  let text: Int?
  let theme: Int?
  let comment: Int?
  /// The columns that are none of these, from left to right.
  let others: [Int]

  private static let sortWords = [
    "sort", "sort_id", "qsort", "participant", "participant_id", "respondent", "respondent_id",
    "person", "person_id", "name", "id",
  ]
  private static let statementWords = [
    "statement_id", "item_id", "card_id", "no", "nr", "statement_no", "item_no", "card_no",
    "statement", "item", "card",
  ]
  private static let valueWords = ["value", "score", "placement", "position", "rank", "column"]
  private static let textWords = ["text", "wording", "statement_text", "item_text", "card_text"]
  private static let commentWords = ["comment", "comments", "remark", "remarks"]

  /// Columns up to which a header that names one of each kind is told by it alone, as no wide table
  /// names so few.
  private static let plain = 3...7

  /// The columns, where the header names one of each kind and little else, or where sorts and
  /// statements both come again and again, as in no wide table.
  init?(_ table: RawTable) {
    guard let header = table.rows.first, table.rows.count > 2,
      header.filled >= Self.plain.lowerBound
    else { return nil }
    let names = (0..<header.extent).map { index in
      (header[index].name ?? "").lowercased().replacing(" ", with: "_")
    }
    func all(_ words: [String], besides taken: [Int] = []) -> [Int] {
      words.compactMap { word in names.firstIndex(of: word) }.filter { !taken.contains($0) }
    }
    guard let sort = all(Self.sortWords).first, let value = all(Self.valueWords).first else {
      return nil
    }
    // Of several columns that speak of the statement, one of numbers is its id.
    let candidates = all(Self.statementWords, besides: [sort, value])
    let id =
      candidates.count == 1
      ? candidates[0] : candidates.first { Self.holdsNumbers(table, $0) } ?? candidates.first
    guard let id else { return nil }
    self.sort = sort
    self.value = value
    statement = id
    var taken = [sort, value, id]
    func take(_ words: [String]) -> Int? {
      let column = all(words, besides: taken).first
      if let column { taken.append(column) }
      return column
    }
    participant = take(["participant", "participant_id"])
    condition = take(["condition"])
    theme = take(["theme"])
    comment = take(Self.commentWords)
    if let text = take(Self.textWords) {
      self.text = text
    } else {
      text = candidates.first { $0 != id && !Self.holdsNumbers(table, $0) }
      if let text { taken.append(text) }
    }
    let used = taken
    others = names.indices.filter { !names[$0].isEmpty && !used.contains($0) }
    if !Self.plain.contains(header.filled), !Self.repeats(table, sort, id) { return nil }
  }

  /// Whether every filled cell of a column is a whole number.
  private static func holdsNumbers(_ table: RawTable, _ column: Int) -> Bool {
    table.rows.dropFirst().allSatisfy { row in
      row[column].name.map { parseInteger($0) != nil } ?? true
    }
  }

  /// Whether names come twice or more on average, both in the column of the sorts and in that of the
  /// statements.
  private static func repeats(_ table: RawTable, _ sort: Int, _ statement: Int) -> Bool {
    [sort, statement].allSatisfy { column in
      let names = table.rows.dropFirst().compactMap { $0[column].name }
      return 2 * Set(names).count <= names.count
    }
  }
}
