internal import QStudy
internal import QTables

/// The cells of a raw table by their kind.
struct SheetCells {
  enum Kind {
    case blank
    /// A whole number that may be a placement.
    case value
    /// Another number.
    case number
    /// What a spreadsheet made of a number: a date, an error, a formula without a value.
    case odd
    case word

    var isOfValues: Bool { self == .value || self == .number || self == .odd }
  }

  let table: RawTable

  func kind(_ row: Int, _ column: Int) -> Kind {
    if table.value(row, column) != nil { return .value }
    if table.isBlank(row, column) { return .blank }
    switch table.rows[row][column] {
    case .blank: return .blank
    case .number: return .number
    case .date, .error, .uncomputed: return .odd
    case .text:
      if case .notANumber = table.placement(row, column) { return .word }
      return .number
    }
  }

  /// Whether a cell holds words or a date, which is no value.
  func isWordOrDate(_ row: Int, _ column: Int) -> Bool {
    if case .date = table.rows[row][column] { return true }
    return kind(row, column) == .word
  }

  /// Any number in a cell, whole or not.
  func number(_ row: Int, _ column: Int) -> Double? {
    if let value = table.value(row, column) { return Double(value) }
    if table.isBlank(row, column) { return nil }
    switch table.rows[row][column] {
    case .number(let number): return number
    case .text(let text):
      return parseNumber(text)
        ?? (table.takesDecimalComma ? parseNumber(text, decimalComma: true) : nil)
    case .blank, .date, .error, .uncomputed: return nil
    }
  }

  func name(_ row: Int, _ column: Int) -> String? {
    table.isBlank(row, column) ? nil : table.rows[row][column].name
  }

  /// Whether names are all there, each another one.
  static func isComplete(_ names: [String?]) -> Bool {
    let known = names.compactMap(\.self)
    return known.count == names.count && Set(known).count == known.count
  }

  /// The names of columns on two lines: those of the lower one where they tell the columns apart, else
  /// both joined; nil where these do not either. A cell of the upper line, often a merged one, holds for
  /// the blank ones right of it.
  func headerNames(
    _ upper: Int, _ lower: Int, _ columns: [Int]
  ) -> (names: [String], isJoined: Bool)? {
    let alone = columns.map { name(lower, $0) }
    if Self.isComplete(alone) { return (alone.compactMap(\.self), false) }
    var group: String?
    let joined = columns.map { column -> String? in
      group = name(upper, column) ?? group
      let words = [group, name(lower, column)].compactMap(\.self)
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
    return Self.isComplete(joined) ? (joined.compactMap(\.self), true) : nil
  }

  /// The names of columns that stand on one of two lines, the lower one first.
  func names(_ upper: Int, _ lower: Int, of columns: [Int]) -> [Int: String] {
    var names: [Int: String] = [:]
    for column in columns { names[column] = name(lower, column) ?? name(upper, column) }
    return names
  }

  /// Whether a row holds words for several columns each: the same word in some, or blank cells right of
  /// one, as a spreadsheet leaves them where it merges cells.
  func isHeading(_ row: Int, of columns: [Int]) -> Bool {
    guard let first = columns.first, kind(row, first) == .word,
      columns.allSatisfy({ [.word, .blank].contains(kind(row, $0)) })
    else { return false }
    let words = columns.compactMap { name(row, $0) }
    return Set(words).count > 1 && Set(words).count < columns.count
  }

  /// Whether a word of such a row holds for the blank cells right of it. Under a name of its own, and with
  /// most cells filled, a blank one is rather somebody of whom nothing is known.
  func isSpread(_ row: Int, of columns: [Int]) -> Bool {
    guard isHeading(row, of: columns), let first = columns.first else { return false }
    return headingName(row, before: first) == SheetWords.group
      || columns.count { name(row, $0) != nil } * 2 <= columns.count
  }

  /// What a row says of some columns.
  ///
  /// - Parameter isSpread: whether a word holds for the blank cells right of it.
  func words(_ row: Int, of columns: [Int], isSpread: Bool) -> [Int: String] {
    var last: String?
    var words: [Int: String] = [:]
    for column in columns {
      last = name(row, column) ?? (isSpread ? last : nil)
      words[column] = last
    }
    return words
  }

  /// What such a row is called: as the words left of it say, unless they name the column of statements.
  func headingName(_ row: Int, before column: Int) -> String {
    let name = words(row, before: column)
    let isOfStatements = name.map { name in
      TableOutline.meaning(of: name.lowercased()) != nil
        || TableReader.textWords.contains(name.lowercased())
    }
    return isOfStatements == false ? name ?? SheetWords.group : SheetWords.group
  }

  /// The different words of a row in quotes, for people.
  func quoted(_ row: Int, _ columns: [Int]) -> String {
    var words: [String] = []
    for word in columns.compactMap({ name(row, $0) }) where !words.contains(word) {
      words.append(word)
      if words.count > 6 { break }
    }
    return words.prefix(6).map { "“\(excerpt($0))”" }.joined(separator: ", ")
      + (words.count > 6 ? " …" : "")
  }

  /// The first words in a row before a column.
  func words(_ row: Int, before column: Int) -> String? {
    (0..<max(1, column)).lazy.compactMap { kind(row, $0) == .word ? name(row, $0) : nil }.first
  }

  /// How many filled cells a row has, none counted beyond three.
  func fewFilled(_ row: Int) -> Int {
    var count = 0
    for column in 0..<table.width where !table.isBlank(row, column) {
      count += 1
      if count > 3 { break }
    }
    return count
  }

  /// The numbers of rows of the file, for people.
  func lines(_ rows: [Int]) -> String {
    let lines = rows.map { table.rows[$0].line }
    let shown = lines.prefix(6).map(String.init).joined(separator: ", ")
    return (lines.count == 1 ? "row " : "rows ") + shown + (lines.count > 6 ? " …" : "")
  }

  /// The letters of columns, for people.
  func letters(_ columns: [Int]) -> String {
    let letters = columns.prefix(6).map(columnLetters).joined(separator: ", ")
    return (columns.count == 1 ? "column " : "columns ") + letters + (columns.count > 6 ? " …" : "")
  }
}

/// A sentence of a word and what follows it, begun with a capital.
func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
