/// Reads the XML of one sheet.
final class SheetReader: PartListener {
  private let part: String
  private let strings: [String]
  private let isDate: [Bool]
  private let limits: Limits

  private var rows: [XLSXRow] = []
  /// What this sheet and those before it hold.
  private(set) var counted: Counts
  private var mergedRanges: [CellRange] = []
  // Ranges, for a few letters may name all columns, and do so again and again.
  private var hiddenColumns = RangeSet<Int>()
  private var columnElements = 0
  private var cell: RawCell?
  private var element = ""
  private var isInOrder = true

  struct Counts {
    var rows = 0
    var cells = 0
    /// The bytes of shared texts, counted for each cell that has them: whoever copies what the cells
    /// hold must not be led to fill the memory by one long text.
    var sharedBytes = 0
  }

  init(part: String, strings: [String], isDate: [Bool], limits: Limits, counted: Counts) {
    self.part = part
    self.strings = strings
    self.isDate = isDate
    self.limits = limits
    self.counted = counted
  }

  /// The sheet; called when its part has been read.
  func sheet(name: String, isHidden: Bool) throws(XLSXError) -> XLSXSheet {
    XLSXSheet(
      name: name, isHidden: isHidden, rows: isInOrder ? rows : try sorted(rows),
      mergedRanges: mergedRanges, hiddenColumns: hiddenColumns)
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(XLSXError) {
    switch name {
    case "row": try startRow(attributes)
    case "c": try startCell(attributes)
    case "mergeCell": try addMergedRange(attributes["ref"] ?? "")
    case "col": try readColumns(attributes)
    case "v", "f":
      element = name
      if name == "f" { cell?.hasFormula = true }
    default: cell?.inline.start(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch element {
    case "v": cell?.value.append(contentsOf: bytes)
    case "f": cell?.formula.append(contentsOf: bytes)
    default: cell?.inline.text(bytes)
    }
  }

  func end(_ name: String) throws(XLSXError) {
    switch name {
    case "v", "f": element = ""
    case "c":
      guard let cell, let row = rows.indices.last else { return }
      rows[row].cells.append((cell.place.column, try resolve(cell)))
      self.cell = nil
    default: cell?.inline.end(name)
    }
  }

  private func startRow(_ attributes: XMLAttributes) throws(XLSXError) {
    guard counted.rows < limits.rows else {
      throw .tooLarge(.rows, limit: limits.rows, part: part)
    }
    counted.rows += 1
    var number = (rows.last?.number ?? 0) + 1
    if let given = attributes["r"] {
      guard let row = CellReference("A" + given)?.row else {
        throw .badReference(part: part, found: given)
      }
      if row < number { isInOrder = false }
      number = row
    }
    guard number <= CellReference.lastRow else {
      throw .badReference(part: part, found: String(number))
    }
    rows.append(XLSXRow(number: number, isHidden: attributes.isTrue("hidden"), cells: []))
  }

  private func startCell(_ attributes: XMLAttributes) throws(XLSXError) {
    // A cell outside a row is no cell of a sheet.
    guard let row = rows.last else { return }
    guard counted.cells < limits.cells else {
      throw .tooLarge(.cells, limit: limits.cells, part: part)
    }
    counted.cells += 1
    var column = (row.cells.last?.column ?? 0) + 1
    if let name = attributes["r"] {
      guard let place = CellReference(name), place.row == row.number else {
        throw .badReference(part: part, found: name)
      }
      if place.column < column { isInOrder = false }
      column = place.column
    }
    guard column <= min(limits.columns, CellReference.lastColumn) else {
      throw .tooLarge(.columns, limit: limits.columns, part: part)
    }
    cell = RawCell(
      place: CellReference(row: row.number, column: column), type: attributes["t"] ?? "n",
      style: attributes["s"].flatMap { Int($0) } ?? 0)
  }

  private func addMergedRange(_ name: String) throws(XLSXError) {
    guard mergedRanges.count < limits.cells else {
      throw .tooLarge(.cells, limit: limits.cells, part: part)
    }
    guard let range = CellRange(name) else { throw .badReference(part: part, found: name) }
    mergedRanges.append(range)
  }

  private func readColumns(_ attributes: XMLAttributes) throws(XLSXError) {
    columnElements += 1
    guard columnElements <= limits.columns else {
      throw .tooLarge(.columns, limit: limits.columns, part: part)
    }
    guard attributes.isTrue("hidden"), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first >= 1, first <= last,
      first <= CellReference.lastColumn
    else { return }
    hiddenColumns.insert(contentsOf: first..<min(last, CellReference.lastColumn) + 1)
  }

  private func resolve(_ cell: RawCell) throws(XLSXError) -> XLSXCell {
    // Most cells of a sheet are numbers.
    if cell.type == "n", let number = Self.number(cell.value) {
      let isDate = isDate.indices.contains(cell.style) && isDate[cell.style]
      return isDate ? .date(serial: number) : .number(asShown(number))
    }
    let value = String(decoding: cell.value, as: UTF8.self)
    switch cell.type {
    case "inlineStr": return .text(cell.inline.string)
    case "str" where !value.isEmpty || cell.hasFormula: return .text(value)
    case _ where value.isEmpty:
      let formula = String(decoding: cell.formula, as: UTF8.self)
      return cell.hasFormula ? .formulaWithoutValue(formula) : .empty
    case "s":
      if let index = parseInteger(value), strings.indices.contains(index) {
        counted.sharedBytes += strings[index].utf8.count
        guard counted.sharedBytes <= limits.unpackedBytes else {
          throw .tooLarge(.unpackedBytes, limit: limits.unpackedBytes, part: part)
        }
        return .text(strings[index])
      }
    case "b":
      if value == "1" || value == "true" { return .boolean(true) }
      if value == "0" || value == "false" { return .boolean(false) }
    case "e": return .error(value)
    // A date written out, as the strict format allows.
    case "d": return .text(value)
    default: break
    }
    throw .badValue(part: part, cell: cell.place.name, found: value)
  }

  private static func number(_ bytes: [UInt8]) -> Double? {
    parseInteger(bytes.span).map(Double.init) ?? parseNumber(bytes.span)
  }

  /// Rows and cells in order, for files that have them in another; a place named twice is refused.
  private func sorted(_ rows: [XLSXRow]) throws(XLSXError) -> [XLSXRow] {
    let rows = rows.sorted { $0.number < $1.number }.map { row in
      var row = row
      row.cells.sort { $0.column < $1.column }
      return row
    }
    for (row, next) in zip(rows, rows.dropFirst()) where row.number == next.number {
      throw .badReference(part: part, found: String(row.number))
    }
    for row in rows {
      for (cell, next) in zip(row.cells, row.cells.dropFirst()) where cell.column == next.column {
        let place = CellReference(row: row.number, column: cell.column)
        throw .badReference(part: part, found: place.name)
      }
    }
    return rows
  }
}

/// A number as spreadsheets show it: 15 digits count, and what follows them is what a sum in binary
/// left, so that 0.99999999999999989 is 1. Only whole numbers are made of others.
private func asShown(_ number: Double) -> Double {
  let whole = number.rounded()
  return abs(number - whole) <= 5e-16 * abs(whole) ? whole : number
}

/// A cell while it is being read.
private struct RawCell {
  let place: CellReference
  let type: String
  let style: Int
  var value: [UInt8] = []
  var formula: [UInt8] = []
  var hasFormula = false
  var inline = TextCollector()
}
