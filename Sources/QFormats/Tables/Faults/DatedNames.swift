// Ids that a spreadsheet turned into dates.

internal import QStudy
internal import QTables

extension TableReader {
  /// Asks about dates among ids of which most are none; where most are, people may be called so.
  ///
  /// - Parameter cells: where the ids stand.
  mutating func reportDates(
    _ cells: [(row: Int, column: Int)], of thing: String
  ) {
    let dates = cells.filter { row, column in
      // Names are many, and next to none has a hyphen.
      if let bytes = table.rows[row].bytes(column), !bytes.contains(UInt8(ascii: "-")) {
        return false
      }
      return Self.isDate(table.rows[row][column])
    }
    guard !dates.isEmpty, dates.count * 2 < cells.count else { return }
    for (row, column) in dates {
      findings.add(
        Finding(
          .badValue, location: table.location(row, column),
          found: "the date \(table.rows[row][column].name ?? "") as the id of a \(thing), as a "
            + "spreadsheet makes of 4-1 or 1/4",
          expected: "an id like those of the others",
          mend: "Give the cell the format Text, and type the id again."))
    }
  }

  private static let months: Set<Substring> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `4-Jan` or `Jan-04`.
  static func isDate(_ text: String) -> Bool {
    guard text.utf8.count < 12, text.utf8.contains(UInt8(ascii: "-")) else { return false }
    let parts = trimmed(text).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    func isNumber(_ part: Substring, digits: ClosedRange<Int>) -> Bool {
      digits.contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return isNumber(parts[0], digits: 1...2) && months.contains(parts[1])
      || months.contains(parts[0]) && isNumber(parts[1], digits: 2...2)
  }
}
