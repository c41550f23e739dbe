internal import QStudy
internal import QTables

/// Tells several tables of sorts on one sheet, one below the other or side by side, from one table.
///
/// A table of its own begins below a blank row, at another row of words, or right of a blank column. It
/// has names for its rows and its columns, and most of its sorts fill one grid.
struct SeveralTables {
  /// A larger table is taken for one; nobody keeps two of that size on a sheet.
  private static let mostRows = 5000
  private static let mostColumns = 1000
  /// So many tables, and blocks beside them, are looked at.
  private static let mostBlocks = 20

  private let cells: SheetCells
  private let options: ReadingOptions

  private var table: RawTable { cells.table }

  /// A table among others.
  private struct Block {
    let header: [String]
    /// The names of its statements.
    let names: [String]
    let row: Int
    let range: CellRange
    let sorts: Int
    let statements: Int
  }

  /// The finding for a sheet with several tables, with the range of each; nil where there is one.
  static func finding(in table: RawTable, options: ReadingOptions) -> Finding? {
    guard table.rows.count <= mostRows, table.width <= mostColumns else { return nil }
    // Which columns describe people is said of the whole sheet.
    var options = options
    options.attributes = []
    let search = SeveralTables(cells: SheetCells(table: table), options: options)
    let below = search.blocks(search.rowParts()) { rows in (rows, 0..<table.width) }
    // Below the same header once more the table goes on.
    if Set(below.map(\.header)).count > 1, let finding = search.finding(below) { return finding }
    return search.finding(
      search.blocks(search.columnParts()) { columns in (table.rows.indices, columns) })
  }

  // MARK: Parts

  /// The rows cut where a table may begin.
  private func rowParts() -> [Range<Int>] {
    parts(
      table.rows.indices,
      starts: table.rows.indices.dropFirst().filter { row in
        table.rows[row].line > table.rows[row - 1].line + 1 || isHeader(row)
      })
  }

  /// Whether a row of words stands below a row of values.
  private func isHeader(_ row: Int) -> Bool {
    let kinds = (0..<table.width).map { cells.kind(row, $0) }
    let filled = kinds.count { $0 != .blank }
    return filled > 2 && kinds.count { $0 == .word } * 2 > filled
      && (0..<table.width).contains { table.value(row - 1, $0) != nil }
  }

  /// The columns cut at blank ones.
  private func columnParts() -> [Range<Int>] {
    let blank = (0..<table.width).filter { column in
      table.rows.indices.allSatisfy { table.isBlank($0, column) }
    }
    return parts(0..<table.width, starts: blank.map { $0 + 1 })
  }

  private func parts(_ whole: Range<Int>, starts: [Int]) -> [Range<Int>] {
    let bounds = [whole.lowerBound] + starts + [whole.upperBound]
    return zip(bounds, bounds.dropFirst()).compactMap { $0 < $1 ? $0..<$1 : nil }
  }

  // MARK: Tables

  /// The tables in some parts of the sheet; what can't be read by itself belongs to the one before it.
  private func blocks(
    _ parts: [Range<Int>], area: (Range<Int>) -> (rows: Range<Int>, columns: Range<Int>)
  ) -> [Block] {
    guard (2...Self.mostBlocks).contains(parts.count) else { return [] }
    func read(_ part: Range<Int>) -> Block? {
      let area = area(part)
      return block(in: area.rows, area.columns)
    }
    var found: [(part: Range<Int>, block: Block)] = []
    for part in parts {
      if let block = read(part) {
        found.append((part, block))
      } else if let last = found.popLast() {
        let whole = last.part.lowerBound..<part.upperBound
        found.append((whole, read(whole) ?? last.block))
      }
    }
    return found.map(\.block)
  }

  private func block(in rows: Range<Int>, _ columns: Range<Int>) -> Block? {
    guard rows.count > 2, columns.count > 2 else { return nil }
    let places = columns.map { Optional($0) }
    let header = RawRow(places, of: table.rows[rows.lowerBound], endsWithRow: false, adding: .blank)
    guard
      let part = try? table.picking(
        header: header, rows: Array(rows.dropFirst()), places: places, countsCells: false,
        added: { _ in .blank })
    else { return nil }
    var laid = LaidTable(title: "", format: "", options: options, isPart: true)
    guard let reading = try? laid.read(part, warnings: []), let layout = laid.layout,
      let range = layout.sorts, layout.ids != nil, layout.statements != nil
    else { return nil }
    let study = reading.study
    guard
      TableOutline.isShared(study.sorts.count, vector: { study.sorts[$0].placements })
    else { return nil }
    return Block(
      header: layout.rows == .sorts ? study.statements.map(\.id) : study.sorts.map(\.id),
      names: study.statements.map(\.id), row: table.rows(on: range.rows).lowerBound, range: range,
      sorts: study.sorts.count,
      statements: study.statements.count)
  }

  private func finding(_ blocks: [Block]) -> Finding? {
    guard blocks.count > 1 else { return nil }
    let shown = blocks.prefix(4)
    let found = shown.map { "\($0.sorts) sorts of \($0.statements) statements in \($0.range.name)" }
    let choices = shown.map { "--sorts \($0.range.name)" }.joined(separator: " or ")
    let areParts = Set(blocks.map(\.names)).count == 1
    return Finding(
      .mixedDesigns, location: table.location(blocks[1].row, blocks[1].range.first.column - 1),
      found: "\(blocks.count) tables: " + found.joined(separator: "; ")
        + (blocks.count > shown.count ? " …" : ""),
      expected: "one table of sorts",
      mend: areParts
        ? "They hold the same statements: put the sorts of all under one header, or pick one table with "
          + "\(choices)."
        : "Pick one with \(choices), or keep each on a sheet of its own.")
  }
}
