import QDrawing

/// A table in boxes: its head, which comes again on each page, and its rows.
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

  init(_ table: ReportTable, style: PageStyle, width: Double) {
    self.table = table
    self.style = style
    self.width = width
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
    return Box(height: height) { place in
      var x = place.x
      var elements: [Element] = []
      for (index, text) in texts.enumerated() {
        let column = table.columns[fit.columns[index]]
        // Signs stand below the words of their heading.
        let followsHeading =
          text.lines.allSatisfy { !$0.contains(where: \.isLetter) }
          && WritingDirection(of: column.heading) == .rightToLeft
        // Headings stand at the foot of their row.
        let drop = isHead ? height - 0.35 * size - text.height : 0
        let cell = text.elements(
          at: Point(x, place.y + drop), anchor: column.isNumeric || followsHeading ? .end : nil)
        elements.append(.tagged(isHead || index == 0 ? .headerCell : .cell, cell))
        x += fit.widths[index] + TableFit.gap(size)
      }
      let rule = place.y + height - 0.15 * size
      return [
        .line(
          from: Point(place.x, rule), to: Point(x - TableFit.gap(size), rule),
          isHead ? .stroke(.ink, width: 0.09 * size) : .stroke(.rule, width: 0.05 * size)),
        .tagged(.row, elements),
      ]
    }
  }
}
