// Totals behind the values, onto which a line may be pushed.

extension ShiftedLines {
  /// The last cell of the values that bears no name of totals.
  static func lastValue(_ usual: ClosedRange<Int>, in lines: TurnedCells, names: Range<Int>) -> Int
  {
    var end = usual.upperBound
    while end > usual.lowerBound + 1,
      names.contains(where: { lines.name($0, end).map(SheetWords.isTotal) ?? false })
    {
      end -= 1
    }
    return end
  }

  /// Whether a cell behind the values holds their sum, which was not pushed there: with it a line that lacks a 0
  /// looks as one pushed onto its total does, since the values of most grids add up to 0.
  func isTotal(_ line: Int, _ cell: Int) -> Bool {
    lines.value(line, cell) == usual.reduce(0) { $0 + (lines.value(line, $1) ?? 0) }
  }
}
