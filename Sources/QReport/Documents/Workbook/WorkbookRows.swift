import QDrawing
import QTables

/// Rows that are as high as their texts need.
///
/// Programs find that height themselves when a text is typed, but not all do when a file is opened, and
/// none does for merged cells. So texts are measured.
extension WorkbookSheet {
  /// Adds a row below the others.
  mutating func addRow(_ cells: [WorkbookCell]) {
    let needed = zip(cells, columnWidths).map { cell, width in
      cell.height(within: width.map(Self.pixels) ?? 0)
    }
    set(needed.max() ?? 0)
    rows.append(cells.map(beginningAtStart))
  }

  /// Adds a row whose text runs over all columns that have a width.
  mutating func addAcross(_ text: String, style: WorkbookStyle) {
    addSpread([(.text(text, style: style), 1...max(1, columnWidths.count))])
  }

  /// Adds a row of cells that run over several columns each, counted from 1.
  mutating func addSpread(_ parts: [(cell: WorkbookCell, columns: ClosedRange<Int>)]) {
    var row = Array(repeating: WorkbookCell.empty, count: parts.last?.columns.upperBound ?? 0)
    let needed = parts.map { cell, columns in
      row[columns.lowerBound - 1] = beginningAtStart(cell)
      if columns.count > 1 {
        mergedRanges.append(CellRange(row: rows.count + 1, columns: columns))
        for column in columns.dropFirst() {
          row[column - 1] = WorkbookCell(.empty, style: cell.style)
        }
      }
      let widths = columnWidths.dropFirst(columns.lowerBound - 1).prefix(columns.count)
      return cell.height(within: widths.reduce(0) { $0 + ($1.map(Self.pixels) ?? 0) })
    }
    set(needed.max() ?? 0)
    rows.append(row)
  }

  /// Adds the way back to the first sheet.
  mutating func addWayBack() {
    let link = WorkbookCell(.link(FrontSheet.name, sheet: 0), style: WorkbookLook.link)
    addSpread([(link, 1...max(1, columnWidths.count))])
  }

  /// The cell with its words at the side where the sheet begins: ids and words in another script would
  /// stand at the other, beside what is none of theirs.
  private func beginningAtStart(_ cell: WorkbookCell) -> WorkbookCell {
    guard isRightToLeft, cell.style.side == nil else { return cell }
    var cell = cell
    cell.style.side = .right
    return cell
  }

  private mutating func set(_ height: Double) {
    let ordinary = 15.0
    let highest = 409.0
    if height > ordinary { rowHeights[rows.count] = min(height, highest) }
  }

  /// The room of a column for letters: a digit of the program's own font has 7 px, and the edges take
  /// some.
  private static func pixels(_ width: Double) -> Double { width * 7 - 4 }
}

extension WorkbookCell {
  /// The height in points that the cell's text takes in a column of so many px.
  fileprivate func height(within pixels: Double) -> Double {
    guard case .text(let text) = content else { return 0 }
    let size = style.size ?? WorkbookLook.bodySize
    let leading = 1.3
    let edge = 1.0
    guard style.wraps else { return size * leading + edge }
    // Calibri, in which workbooks are set, and Arial, which takes its place, are narrower than the
    // letters that are measured; bold ones a little less so.
    let share = style.isBold ? 0.95 : 0.9
    let lines = TextMetrics.wrap(text, width: max(1, pixels), size: size * 4 / 3 * share)
    return Double(lines.count) * size * leading + edge
  }
}
