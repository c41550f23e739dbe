internal import QStudy
internal import QTables

/// Rows and columns of a sheet that fill the grid of sorts which were read from another.
///
/// One of them alone is no table; but values that lie on a grid as those of the others do are hardly
/// anything else than a sort that came late.
struct SingleSorts {
  /// The values of a sort in their order.
  private let grids: Set<[Int]>
  private let length: Int

  /// So few values may fill a grid by chance.
  private static let fewest = 4
  /// A longer or wider sheet holds something else.
  private static let mostRows = 10_000
  private static let mostColumns = 500
  /// So many sorts are named.
  private static let mostNamed = 8

  /// Looks for sorts that fill the grid of one of these.
  init(like sorts: [QSort]) {
    length = sorts.first?.placements.count ?? 0
    grids = Set(
      sorts.map { $0.placements.compactMap(\.self).sorted() }.filter {
        $0.count >= Self.fewest && $0.first != $0.last && Set($0).count < $0.count
      })
  }

  /// The columns that hold a sort: so many whole numbers below one another, and none besides.
  func columns(in table: RawTable) -> [Int] {
    guard !grids.isEmpty, table.rows.count <= Self.mostRows, table.width <= Self.mostColumns else {
      return []
    }
    return (0..<table.width).filter { column in
      let numbers = table.rows.indices.compactMap { table.value($0, column) }
      // The number over them is the name of the sort.
      return fill(numbers) || fill(Array(numbers.dropFirst()))
    }
  }

  /// What the sorts in a sheet are called, be they columns or rows.
  func names(in table: RawTable) -> [String] {
    let columns = columns(in: table)
    if !columns.isEmpty { return columns.map { Self.name(of: $0, in: table) } }
    guard !grids.isEmpty, table.rows.count <= Self.mostRows, table.width <= Self.mostColumns else {
      return []
    }
    return table.rows.indices.compactMap { row in
      let numbers = (0..<table.width).compactMap { table.value(row, $0) }
      guard fill(numbers) || fill(Array(numbers.dropFirst())) else { return nil }
      return table.rows[row].names.first { !$0.isEmpty } ?? "row \(table.rows[row].line)"
    }
  }

  /// What a column is called: the first that stands in it, unless it is a value of its own.
  static func name(of column: Int, in table: RawTable) -> String {
    let top = table.rows.indices.first { !table.isBlank($0, column) }
    return top.flatMap { table.rows[$0][column].name } ?? "column \(table.letters(column))"
  }

  /// Some names of sorts, for people.
  static func listed(_ names: [String]) -> String {
    (names.count == 1 ? "the sort " : "\(names.count) sorts: ")
      + names.prefix(mostNamed).map { "“\(excerpt($0))”" }.joined(separator: ", ")
      + (names.count > mostNamed ? " …" : "")
  }

  private func fill(_ numbers: [Int]) -> Bool {
    guard numbers.count == length else { return false }
    let sorted = numbers.sorted()
    // In their order they note the grid.
    return numbers != sorted && numbers != sorted.reversed() && grids.contains(sorted)
  }
}
