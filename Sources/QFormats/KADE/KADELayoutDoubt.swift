internal import QStudy
internal import QTables

extension KADEWorkbook {
  /// So many names show what stands in a column.
  private static let namesShown = 3

  /// The one finding for a sheet of sorts that is laid out as the other type, so that nearly every cell would be
  /// a fault of its own; nil where it is laid out as its type.
  ///
  /// - Parameters:
  ///   - grid: the grid that the workbook declares.
  ///   - count: how many statements there are.
  func otherType(grid: Grid?, count: Int) -> Finding? {
    let rows = sorts.filledRows.filter { $0.number > 1 }
    guard rows.count > 2 else { return nil }
    switch layout {
    case .cards(namesRow: 1):
      let names = rows.compactMap { row in
        sorts.integer(row.number, 1) == nil ? sorts.name(row.number, 1) : nil
      }
      // Below type 1's names stand numbers only.
      guard names.count * 2 > rows.count,
        rows.count(where: { sorts.lastFilled($0) == count + 1 }) * 2 > rows.count
      else { return nil }
      return finding(
        found: "a row a sort, with names in column A (\(Self.listed(names)))", type: 1,
        expected: "as type 1 has it, values of the grid there and a column of cards for each sort",
        other: 2)
    case .values(below: 0):
      guard let grid, rows.count == grid.cardCount,
        case let values = rows.compactMap({ sorts.integer($0.number, 1) }),
        values.count == rows.count, Set(values).isSubset(of: grid.values),
        Set(values).count < values.count
      else { return nil }
      return finding(
        found: "values of the grid in column A (\(Self.listed(values.map(String.init))))", type: 2,
        expected: "as type 2 has it, the name of a sort there and its values beside it", other: 1)
    case .cards, .values, .results:
      return nil
    }
  }

  private func finding(found: String, type: Int, expected: String, other: Int) -> Finding {
    let said = sheet("type").map { ", though the sheet “\($0.sheet.name)” says \(type)" } ?? ""
    return Finding(
      .badValue, location: sorts.location(1), found: found + said, expected: expected,
      mend:
        "The sheet is laid out as type \(other): write \(other) in a sheet “type”, below that word; "
        + "or lay out the sorts as type \(type).")
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(namesShown).map { "“\(excerpt($0))”" }.joined(separator: ", ")
      + (names.count > namesShown ? " and \(names.count - namesShown) more" : "")
  }
}
