import QDrawing

/// A table in boxes: its head, which comes again on each page, and its rows. Where the language is written
/// from right to left, the first column stands at the right.
struct TableLayout {
  /// A table, or as many columns of one as fit.
  struct Piece {
    let title: String
    let note: String
    let boxes: [Box]
  }

  private let table: ReportTable
  private let style: PageStyle
  private let width: Double
  private let direction: WritingDirection

  init(
    _ table: ReportTable, style: PageStyle, width: Double,
    direction: WritingDirection = .leftToRight
  ) {
    self.table = table
    self.style = style
    self.width = width
    self.direction = direction
  }

  /// How many rows stand below the head of a table, or all where it has fewer, before a page ends.
  private static let rowsWithHead = 3
  /// The part of a page that these may take.
  private static let tallestFirst = 0.25

  var pieces: [Piece] {
    guard !table.rows.isEmpty else {
      return [Piece(title: table.title, note: table.note, boxes: [])]
    }
    return TableFit(table, size: style.smallSize, width: width).pieces.map(piece)
  }

  private func piece(_ fit: TableFit.Piece) -> Piece {
    var head = row(fit.columns.map { .text(table.columns[$0].heading) }, fit, isHead: true)
    head.keepsWithNext = true
    head.spaceAbove = 0.5 * fit.size
    var rows = table.rows.map { cells in
      var box = row(fit.columns.map { cells[$0] }, fit, isHead: false)
      box.runningHead = [head]
      return box
    }
    // A head with a row or two at the foot of a page says little; rows of many lines say enough.
    let first = rows.prefix(Self.rowsWithHead)
    if first.reduce(0, { $0 + $1.height }) < Self.tallestFirst * (style.bottom - style.top) {
      for index in first.indices.dropLast() { rows[index].keepsWithNext = true }
    }
    return Piece(title: fit.title, note: fit.note, boxes: [head] + rows)
  }

  private func row(_ cells: [ReportTable.Cell], _ fit: TableFit.Piece, isHead: Bool) -> Box {
    let size = fit.size
    let texts = zip(cells, fit.widths).map { cell, width in
      SetText(
        cell.plainText, width: width, size: size,
        weight: isHead || cell.isStrong ? .bold : .regular, leading: 1.25)
    }
    let height = max(texts.map(\.height).max() ?? 0, size * 1.25) + 0.35 * size
    let gap = TableFit.gap(size)
    let taken = fit.widths.reduce(-gap) { $0 + $1 + gap }
    let isMirrored = direction == .rightToLeft
    return Box(height: height) { place in
      let left = place.x + (isMirrored ? width - taken : 0)
      var before = 0.0
      var elements: [Element] = []
      for (index, text) in texts.enumerated() {
        let column = table.columns[fit.columns[index]]
        let x = left + (isMirrored ? taken - before - fit.widths[index] : before)
        // Headings stand at the foot of their row.
        let drop = isHead ? height - 0.35 * size - text.height : 0
        let cell = text.elements(
          at: Point(x, place.y + drop), anchor: column.isNumeric ? .end : anchor(text, in: column))
        elements.append(.tagged(isHead || index == 0 ? .headerCell : .cell, cell))
        before += fit.widths[index] + gap
      }
      let rule = place.y + height - 0.15 * size
      return [
        .line(
          from: Point(left, rule), to: Point(left + taken, rule),
          isHead ? .stroke(.ink, width: 0.09 * size) : .stroke(.rule, width: 0.05 * size)),
        .tagged(.row, elements),
      ]
    }
  }

  private func anchor(_ text: SetText, in column: ReportTable.Column) -> TextAnchor? {
    column.side(of: text.lines, elsewhere: direction).map { $0 == .rightToLeft ? .end : .start }
  }
}
