/// The apostrophe before a cell of words that a spreadsheet would otherwise run as a formula.
///
/// A formula begins with `= + - @`, one of these in full width, a tab or CR and has more behind it; a number
/// is none. The guard is an apostrophe before it, and one more where apostrophes stand before such a
/// beginning already, so that taking one away gives back what was written.
enum FormulaGuard {
  /// The cell with its guard, where it needs one.
  static func guarded(_ cell: [UInt8]) -> [UInt8] {
    let rest = cell.drop { $0 == ASCII.apostrophe }
    let isGuarded = rest.count < cell.count
    guard begins(rest), isGuarded || !isAlone(rest) && !isNumber(rest) else { return cell }
    return [ASCII.apostrophe] + cell
  }

  /// The cell without its guard, where it has one.
  static func unguarded(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard cell.first == ASCII.apostrophe, begins(cell.drop { $0 == ASCII.apostrophe }) else {
      return cell
    }
    return cell.dropFirst()
  }

  private static func begins(_ cell: ArraySlice<UInt8>) -> Bool {
    switch cell.first {
    case ASCII.equals, ASCII.plus, ASCII.minus, ASCII.at, ASCII.tab, ASCII.carriageReturn: true
    case 0xEF: fullWidth.contains { cell.starts(with: $0) }
    default: false
    }
  }

  /// `＝ ＋ － ＠`, which some spreadsheets take for their narrow kin.
  private static let fullWidth = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }

  /// Whether there is nothing behind the beginning.
  private static func isAlone(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.count == 1 || fullWidth.contains { cell.elementsEqual($0) }
  }

  private static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
    parseNumber(cell) != nil || parseNumber(cell, decimalComma: true) != nil
  }
}
