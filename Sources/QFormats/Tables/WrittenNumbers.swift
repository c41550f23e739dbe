internal import QStudy
internal import QTables

/// Numbers as people write them and spreadsheets do not read them: `- 3` with a blank after the sign, and `(3)`
/// as accountants write −3.
struct WrittenNumbers {
  /// Fewer in brackets may be remarks.
  private static let fewestInBrackets = 3
  private static let longest = 8

  /// A cell with the number that its text stands for.
  private struct Cell {
    let row: Int
    let column: Int
    let value: Int
    let text: String
    let isInBrackets: Bool
  }

  private let table: RawTable
  private var cells: [Cell] = []

  /// The table with such cells as numbers, and what is to be told.
  ///
  /// - Throws: numbers in brackets, which may as well be remarks, unless repairs are asked for.
  static func read(
    _ table: RawTable, repair: Bool
  ) throws(Findings) -> (table: RawTable, warnings: [Warning]) {
    var numbers = WrittenNumbers(table)
    let brackets = numbers.cells.filter(\.isInBrackets)
    if brackets.count < fewestInBrackets { numbers.cells.removeAll(where: \.isInBrackets) }
    guard let first = numbers.cells.first, let rest = numbers.rest() else { return (table, []) }
    var warnings: [Warning] = []
    if numbers.cells.contains(where: \.isInBrackets), let bracket = brackets.first {
      var mending = Mending(applies: repair)
      let finding = Finding(
        .notANumber, location: table.location(bracket.row, bracket.column),
        found: "\(brackets.count) numbers in brackets, such as “\(excerpt(bracket.text))”",
        expected: "numbers, negative ones with a minus sign",
        mend: "If brackets stand for a minus, as accountants write it, write "
          + "\(bracket.value); if they are remarks, remove them.")
      guard
        mending.mends(
          finding, repair: "Numbers in brackets were read as negative ones.",
          offer: "--repair reads them as negative numbers.")
      else { throw Findings(mending.findings[0]) }
      warnings += mending.repairs
    }
    let blanks = numbers.cells.count { !$0.isInBrackets }
    if blanks > 0 {
      let text = numbers.cells.first { !$0.isInBrackets } ?? first
      warnings.append(
        Warning(
          .layoutInferred,
          "\(blanks) cell\(blanks == 1 ? "" : "s") with a blank after the sign, such as "
            + "“\(excerpt(text.text))”, read as \(text.value)."))
    }
    return (rest, warnings)
  }

  private init(_ table: RawTable) {
    self.table = table
    // A blank or a bracket before a number is met among numbers only.
    let valued = (0..<table.width).map { column in
      table.rows.indices.contains { table.value($0, column) != nil }
    }
    for row in table.rows.indices.dropFirst() {
      lazy var hasValues = valued.indices.contains { table.value(row, $0) != nil }
      for column in 1..<max(1, table.width)
      where valued[column] && table.value(row, column) == nil && !table.isBlank(row, column) {
        guard let text = text(row, column), let (value, isInBrackets) = Self.number(text),
          hasValues
        else { continue }
        cells.append(
          Cell(row: row, column: column, value: value, text: text, isInBrackets: isInBrackets))
      }
    }
  }

  /// A short text that begins as such a number does.
  private func text(_ row: Int, _ column: Int) -> String? {
    if let bytes = table.rows[row].bytes(column) {
      guard bytes.count <= Self.longest, bytes.first.map({ $0 < 0x30 || $0 > 0x7F }) ?? false else {
        return nil
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    guard case .text(let text) = table.rows[row][column], text.utf8.count <= Self.longest else {
      return nil
    }
    return text
  }

  private static func number(_ text: String) -> (value: Int, isInBrackets: Bool)? {
    if let match = text.wholeMatch(of: /\s*([-+−–])\s+([0-9]{1,2})\s*/), let number = Int(match.2) {
      return (match.1 == "+" ? number : -number, false)
    }
    guard let match = text.wholeMatch(of: /\s*\(\s*([0-9]{1,2})\s*\)\s*/), let number = Int(match.1)
    else { return nil }
    return (-number, true)
  }

  /// The table with the numbers in their cells.
  private func rest() -> RawTable? {
    let byRow = Dictionary(grouping: cells, by: \.row)
    let rows = table.rows.indices.map { row -> RawRow in
      guard let own = byRow[row] else { return table.rows[row] }
      var cells = (0..<table.rows[row].count).map { table.rows[row][$0] }
      for cell in own { cells[cell.column] = .number(Double(cell.value)) }
      return RawRow(line: table.rows[row].line, cells: cells)
    }
    return try? RawTable(
      file: table.file, sheet: table.sheet, rows: rows,
      takesDecimalComma: table.takesDecimalComma, countsCells: table.countsCells)
  }
}
