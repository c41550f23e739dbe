internal import QTables

/// The columns of a long table, found by their names or by what stands in them.
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
  /// What was taken for what, where the names did not tell.
  let told: String?

  /// Columns up to which a header that names one of each kind is told by it alone, as no wide table
  /// names so few.
  private static let plain = 3...7
  /// No table with a row a placement is wider.
  static let mostColumns = 50

  /// The columns, where the header names one of each kind and little else, or where sorts and
  /// statements both come again and again, as in no wide table.
  init?(_ table: RawTable) {
    guard let header = table.rows.first, table.rows.count > 2,
      header.filled >= Self.plain.lowerBound
    else { return nil }
    let names = (0..<header.extent).map { LongWords.plain(header[$0].name ?? "") }
    func all(_ words: [String], besides taken: [Int] = []) -> [Int] {
      words.compactMap { word in names.firstIndex(of: word) }.filter { !taken.contains($0) }
    }
    guard let sort = all(LongWords.sorts).first, let value = all(LongWords.values).first else {
      return nil
    }
    // Of several columns that speak of the statement, one of numbers is its id, unless it numbers the
    // rows.
    let candidates = all(LongWords.statements, besides: [sort, value])
    let numbers = candidates.filter { Self.holdsNumbers(table, $0) }
    guard
      let id = candidates.count == 1
        ? candidates[0]
        : numbers.first(where: { Self.repeats(table, $0) }) ?? numbers.first ?? candidates.first
    else { return nil }
    if !Self.plain.contains(header.filled), !Self.repeats(table, sort) || !Self.repeats(table, id) {
      return nil
    }
    self.init(table, sort: sort, statement: id, value: value, texts: candidates)
  }

  /// The columns of which the three that matter are known.
  ///
  /// - Parameters:
  ///   - texts: columns of which one may word the statements, where none is called so.
  ///   - told: what was taken for what.
  init(
    _ table: RawTable, sort: Int, statement: Int, value: Int, texts: [Int], told: String? = nil
  ) {
    let header = table.rows[0]
    let names = (0..<header.extent).map { LongWords.plain(header[$0].name ?? "") }
    (self.sort, self.statement, self.value, self.told) = (sort, statement, value, told)
    var taken = [sort, value, statement]
    func take(_ words: [String]) -> Int? {
      let column = words.lazy.compactMap { word in names.firstIndex(of: word) }
        .first { !taken.contains($0) }
      if let column { taken.append(column) }
      return column
    }
    participant = take(["participant", "participant_id"])
    condition = take(LongWords.conditions)
    theme = take(["theme"])
    comment = take(LongWords.comments)
    if let text = take(LongWords.texts) {
      self.text = text
    } else {
      text = texts.first { !taken.contains($0) && !Self.holdsNumbers(table, $0) }
      if let text { taken.append(text) }
    }
    let used = taken
    others = names.indices.filter { header[$0].name != nil && !used.contains($0) }
  }

  /// Whether every filled cell of a column is a whole number.
  private static func holdsNumbers(_ table: RawTable, _ column: Int) -> Bool {
    table.rows.dropFirst().allSatisfy { row in
      row[column].name.map { parseInteger($0) != nil } ?? true
    }
  }

  /// Whether the names in a column come twice or more on average.
  private static func repeats(_ table: RawTable, _ column: Int) -> Bool {
    let names = table.rows.dropFirst().compactMap { $0[column].name }
    return 2 * Set(names).count <= names.count
  }
}
