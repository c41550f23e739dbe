internal import QStudy
internal import QTables

/// A sheet of a workbook of KADE, read cell by cell; rows and columns count from 1.
struct KADESheet {
  let sheet: XLSXSheet
  let file: String
  let datesFrom1904: Bool

  /// The rows that hold anything.
  var filledRows: [XLSXRow] { sheet.rows.filter { lastFilled($0) > 0 } }

  /// Where a cell, or a row as a whole, stands.
  func location(_ row: Int, _ column: Int? = nil) -> Location {
    let cell = column.map { "\(sheet.name)!\(XLSXSheet.name(row: row, column: $0))" }
    return Location(file: file, line: row, cell: cell ?? sheet.name)
  }

  /// A cell as it is written, blanks around it included; nil where it holds nothing or an error.
  func text(_ row: Int, _ column: Int) -> String? {
    switch sheet[row, column] {
    case .empty, .error, .formulaWithoutValue: nil
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number): Int(exactly: number).map { String($0) } ?? number.description
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .date(let serial): writtenDate(serial, from1904: datesFrom1904)
    }
  }

  /// The first cells of every row, as they are written.
  func firstCells(_ count: Int) -> [[String]] {
    sheet.rows.map { row in (1...count).map { text(row.number, $0) ?? "" } }
  }

  /// A cell as a name, without blanks around it; nil where nothing is left.
  func name(_ row: Int, _ column: Int) -> String? {
    text(row, column).map { trimmed($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A cell as a whole number, also one stored as text; nil for anything else.
  func integer(_ row: Int, _ column: Int) -> Int? {
    if case .value(let value) = placement(row, column) { value } else { nil }
  }

  /// A cell as a placement, with what is wrong with it.
  func placement(_ row: Int, _ column: Int) -> PlacementCell {
    switch sheet[row, column] {
    case .empty: .blank
    case .text(let text): readPlacement(ArraySlice(text.utf8))
    case .number(let number): readPlacement(number)
    case .boolean(let value): .notANumber(value ? "TRUE" : "FALSE")
    case .date(let serial): .notANumber(writtenDate(serial, from1904: datesFrom1904))
    case .error(let error): .notANumber(error)
    case .formulaWithoutValue: .notANumber("a formula")
    }
  }

  /// The rows below the sorts that hold notes: a cell or two without a number, apart from the sorts or as long as a
  /// sentence. A name right below them may be somebody's whose values are missing.
  ///
  /// - Parameter top: the row below which the table stands.
  func notes(below top: Int) -> [XLSXRow] {
    let rows = filledRows.filter { $0.number > top }
    func hasNumber(_ row: XLSXRow) -> Bool {
      row.cells.contains { $0.column > 1 && integer(row.number, $0.column) != nil }
    }
    guard let last = rows.last(where: hasNumber) else { return [] }
    var isApart = false
    var before = last.number
    return rows.filter { row in
      guard row.number > last.number else { return false }
      isApart = isApart || row.number > before + 1
      before = row.number
      let words = row.cells.compactMap { name(row.number, $0.column) }
      guard words.count < 3, integer(row.number, 1) == nil else { return false }
      return isApart || words[0].count { $0.isWhitespace } > 2
    }
  }

  /// A row, as far as it tells whether it is a sort.
  func headRow(_ row: XLSXRow) -> TableHead.Row {
    var numbers: [Double] = []
    var hasWords = false
    var hasErrors = false
    for (column, cell) in row.cells where column > 1 {
      switch cell {
      case .empty: break
      case .number(let number): numbers.append(number)
      case .text(let text):
        if let number = parseNumber(text) {
          numbers.append(number)
        } else if !text.allSatisfy(\.isWhitespace) {
          hasWords = true
        }
      case .error: hasErrors = true
      case .boolean, .date, .formulaWithoutValue: hasWords = true
      }
    }
    return TableHead.Row(
      place: "row \(row.number)", name: name(row.number, 1), numbers: numbers, hasWords: hasWords,
      hasErrors: hasErrors)
  }

  /// The rightmost column of a row that holds anything but blanks; 0 where none does.
  func lastFilled(_ row: XLSXRow) -> Int {
    let filled = row.cells.last { _, cell in
      if case .text(let text) = cell { return !text.allSatisfy(\.isWhitespace) }
      return cell != .empty
    }
    return filled?.column ?? 0
  }
}
