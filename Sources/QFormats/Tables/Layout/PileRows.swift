internal import QStudy
internal import QTables

/// Finds piles that have a row each: a value, and the cards on it right of it, in one cell or several.
/// The person is named left of the value, or in a row above the first pile.
///
/// ```
/// Anna
/// -1   3   5
///  0   1   2   7
///  1   4   6
/// ```
struct PileRows {
  private static let mostRows = 100_000
  /// The values stand in one of so many columns.
  private static let columnsLooked = 4

  private(set) var sorts: [CardSort] = []
  private(set) var told: [String] = []
  private(set) var range: CellRange?

  private let cells: SheetCells
  /// The column of the values.
  private let column: Int

  private var table: RawTable { cells.table }

  /// The piles of one person.
  private struct Block {
    var name: String
    let row: Int
    var values: [Int] = []
    var cards: [CardSort.Card] = []
  }

  /// The piles in a table; nil where it holds none, or a number beside them.
  static func find(in table: RawTable) -> PileRows? {
    guard table.rows.count <= mostRows else { return nil }
    return (0..<min(columnsLooked, table.width)).lazy.compactMap { PileRows(table, column: $0) }
      .first
  }

  private init?(_ table: RawTable, column: Int) {
    cells = SheetCells(table: table)
    self.column = column
    guard let (blocks, rest) = blocks() else { return nil }
    sorts = blocks.map { block in
      var sort = CardSort(
        name: block.name, table: table, row: block.row, column: column, cards: block.cards)
      sort.areListed = true
      return sort
    }
    let complete = sorts.count(where: \.isComplete)
    guard complete > 0, sorts.count(where: \.isOfCards) * 2 > sorts.count,
      blocks.allSatisfy({ Self.areValues($0.values) }),
      complete == sorts.count || blocks.contains(where: { $0.values.contains { $0 < 1 } }),
      blocks.contains(where: { $0.cards.count > $0.values.count })
    else { return nil }
    let rows = table.rows.indices.filter { !rest.contains($0) }
    if !rest.isEmpty {
      told = ["\(sentence(cells.lines(rest))) left out: neither a value nor the name of a person."]
    }
    let columns = (0..<table.width).filter { column in
      rows.contains { !table.isBlank($0, column) }
    }.compactMap { table.place($0) }
    guard let top = rows.first, let bottom = rows.last, let left = columns.min(),
      let right = columns.max()
    else { return nil }
    range = CellRange(
      rows: table.rows[top].line...table.rows[bottom].line, columns: (left + 1)...(right + 1))
  }

  /// Whether values rise, or fall, by one each.
  private static func areValues(_ values: [Int]) -> Bool {
    let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
    return values.count > 2 && (steps == [1] || steps == [-1])
  }

  /// The piles by person, and the rows that name nobody; nil where a row holds a number and no pile.
  private func blocks() -> (blocks: [Block], rest: [Int])? {
    var blocks: [Block] = []
    var rest: [Int] = []
    var above: (name: String, row: Int)?
    var isOpen = false
    for row in table.rows.indices {
      guard let value = table.value(row, column) else {
        guard let name = person(row) else {
          guard areWords(row) else { return nil }
          rest.append(row)
          isOpen = false
          continue
        }
        if let above { rest.append(above.row) }
        above = (name, row)
        isOpen = false
        continue
      }
      guard (0..<column).allSatisfy({ cells.kind(row, $0).isOfValues == false }) else { return nil }
      let name = (0..<column).lazy.compactMap { cells.name(row, $0) }.first
      let isOther = name != nil && name != blocks.last?.name
      if !isOpen || isOther || blocks[blocks.count - 1].values.contains(value) {
        blocks.append(Block(name: name ?? above?.name ?? "", row: above?.row ?? row))
        if name != nil, let above { rest.append(above.row) }
        above = nil
      }
      isOpen = true
      for place in (column + 1)..<max(column + 1, table.width) where !table.isBlank(row, place) {
        guard table.value(row, place).map({ $0 > 0 }) ?? true else { return nil }
        blocks[blocks.count - 1].cards += CardSort.Card.listed(
          in: table, row, place, value: value)
      }
      blocks[blocks.count - 1].values.append(value)
    }
    if let above { rest.append(above.row) }
    return blocks.isEmpty ? nil : (blocks, rest.sorted())
  }

  /// The name in a row of its own, which holds nothing else but what a name is called.
  private func person(_ row: Int) -> String? {
    let words = (0..<table.width).compactMap { column in
      cells.kind(row, column) == .word ? cells.name(row, column) : nil
    }.filter { !SheetWords.isLabel($0) }
    guard words.count == 1, areWords(row) else { return nil }
    return SheetWords.withoutLabel(words[0])
  }

  private func areWords(_ row: Int) -> Bool {
    (0..<table.width).allSatisfy { [.word, .blank].contains(cells.kind(row, $0)) }
  }
}
