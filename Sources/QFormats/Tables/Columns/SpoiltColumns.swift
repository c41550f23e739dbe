// Columns of values of which so many cells went wrong that they look like words.

internal import QStudy
internal import QTables

extension TableReader {
  /// So many rows tell what a column holds.
  private static let rowsLooked = 300

  /// Asks about columns beside the statements that may be statements themselves, and tells of the others
  /// what they were read as; where a row is a sort, and the user did not say so. False where none is asked
  /// about.
  mutating func reportSpoilt(
    _ others: [TableOutline.Column], beside values: [TableOutline.Column]
  ) -> Bool {
    let unsaid = others.filter { !isAttribute($0.index) }
    guard !unsaid.isEmpty, findings.isEmpty else { return false }
    let asked = unsaid.compactMap { column in
      reason(column, beside: values).map { (column: column, reason: $0) }
    }
    let mend = attributes.mend(
      adding: asked.map { stated($0.column) }, isOfSeveral: asked.count > 1)
    for (column, reason) in asked {
      let row = body.first { row in
        !table.isBlank(row, column.index) && table.value(row, column.index) == nil
      }
      let cell = row.map { table.rows[$0][column.index] }
      findings.append(
        Finding(
          .notANumber, location: table.location(row ?? 0, column.index), statement: column.name,
          found: "\(Self.words(cell)) in the column “\(excerpt(column.name))”, \(reason)",
          expected: "whole numbers, as in the columns of the other statements",
          mend: "If it is a statement, \(Self.writing(cell)). " + mend))
    }
    let told = unsaid.filter { column in
      !Self.isOfPerson(column.name) && !asked.contains { $0.column.index == column.index }
    }
    guard asked.isEmpty, !told.isEmpty else { return !asked.isEmpty }
    let names = told.prefix(6).map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
    let phrase =
      "olumn\(told.count == 1 ? "" : "s") \(names)\(told.count > 6 ? " …" : "") read as what is known "
      + "of the participants"
    if isWhole(values) {
      columnsFound.append("c" + phrase)
    } else {
      warnings.append(
        Warning(
          .layoutInferred,
          "C" + phrase + ", for most of \(told.count == 1 ? "its" : "their") cells are no numbers.")
      )
    }
    return false
  }

  /// Whether the sorts fill one grid, so that no statement is missing among them: without it each would lack the
  /// value that it gave this one.
  private func isWhole(_ values: [TableOutline.Column]) -> Bool {
    let counts = body.prefix(Self.rowsLooked).map { row in
      CardCounts(values.map { table.value(row, $0.index) })
    }
    return counts.count > 1 && counts[0].map { !$0.isSingleValue } ?? false
      && counts.allSatisfy { $0 == counts[0] }
  }

  /// What makes a statement of a column that holds hardly a number; nil where nothing does.
  private func reason(
    _ column: TableOutline.Column, beside values: [TableOutline.Column]
  ) -> String? {
    let keys = values.compactMap { NumberedName($0.name, isAtEnd: true)?.key }
    // A second column of one name is the user's to name.
    guard !values.contains(where: { $0.name == column.name }) else { return nil }
    if values.count > 2, let key = NumberedName(column.name, isAtEnd: true)?.key,
      keys.count(where: { $0 == key }) * 2 > values.count
    {
      return "called as the statements are"
    }
    guard !Self.isOfPerson(column.name) else { return nil }
    if let first = values.first?.index, let last = values.last?.index,
      (first..<last).contains(column.index)
    {
      return "which stands among the statements"
    }
    return isSpoilt(column, beside: values) ? "of values that went wrong" : nil
  }

  /// Whether a name is that of something people are asked, or that a form notes.
  private static func isOfPerson(_ name: String) -> Bool {
    SheetWords.isOfPeople(name) || SheetWords.isOfTime(name) || SheetWords.isOfForm(name)
      || SheetWords.namesPeople(name)
  }

  /// Whether more than half of the cells of a column are values, what was left of values, or dates, which a
  /// spreadsheet makes of them; a column of dates alone holds these.
  func isSpoilt(_ column: TableOutline.Column, beside values: [TableOutline.Column]) -> Bool {
    let rows = body.prefix(Self.rowsLooked)
    let held = rows.lazy.flatMap { row in
      values.lazy.compactMap { table.value(row, $0.index) }
    }
    guard let low = held.min(), let high = held.max() else { return false }
    let filled = rows.filter { !table.isBlank($0, column.index) }
    var (dates, remains) = (0, 0)
    for row in filled {
      if case .date = table.rows[row][column.index] {
        dates += 1
      } else if isRemainder(row, column.index, of: low...high) {
        remains += 1
      }
    }
    return remains > 0 && (dates + remains) * 2 > filled.count
  }

  /// Whether a cell holds a value, with something beside it perhaps, an error, or a date without a year.
  private func isRemainder(_ row: Int, _ column: Int, of range: ClosedRange<Int>) -> Bool {
    switch table.rows[row][column] {
    case .error, .uncomputed: return true
    case .number(let number): return Int(exactly: number).map(range.contains) ?? false
    case .text(let text):
      guard text.utf8.count < 12 else { return false }
      if text.hasPrefix("#"), text.dropFirst().first?.isUppercase ?? false { return true }
      if Self.isDate(text) { return true }
      let rest = text.filter { $0.isLetter || $0.isNumber || $0.isMathSymbol || $0 == "-" }
      return parseInteger(ArraySlice(rest.utf8)).map(range.contains) ?? false
    case .blank, .date: return false
    }
  }

  /// Whether a cell holds a date.
  static func isDate(_ cell: RawCell?) -> Bool {
    switch cell {
    case .date: true
    case .text(let text): isDate(text)
    case .blank, .number, .error, .uncomputed, nil: false
    }
  }

  /// What a cell holds, for a message.
  static func words(_ cell: RawCell?) -> String {
    if case .error(let error) = cell { return "the error \(error)" }
    let name = excerpt(cell?.name ?? "")
    return isDate(cell) ? "the date \(name)" : "“\(name)”"
  }

  /// How to mend a cell of values.
  static func writing(_ cell: RawCell?) -> String {
    "write the value of the column where each card lies"
      + (isDate(cell) ? ", and give the cells a number format" : "")
  }
}
