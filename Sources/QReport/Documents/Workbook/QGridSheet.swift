import QAnalysis
import QDrawing
import QStudy
import QTables

/// One viewpoint's array as cards in cells: the picture of ``QGridFigure``, with the same marks.
struct QGridSheet {
  private let figure: QGridFigure
  private let look: WorkbookLook

  init(_ figure: QGridFigure, look: WorkbookLook) {
    self.figure = figure
    self.look = look
  }

  var name: String { "Q-grid \(figure.document.identifier(of: figure.factor))" }

  var title: String { "Q-grid of \(figure.document.fullName(of: figure.factor))" }

  var sheet: WorkbookSheet {
    var sheet = look.sheet(named: name)
    sheet.page?.fitsOnePage = true
    sheet.columnWidths = Array(repeating: columnWidth, count: figure.columns.count)
    sheet.addWayBack()
    sheet.addAcross(title, style: WorkbookLook.title)
    sheet.addAcross(
      [look.prose.notice.map { $0 + "." }, figure.introduction].compactMap(\.self)
        .joined(separator: " "), style: WorkbookLook.note)
    addPoles(to: &sheet)
    sheet.addRow(
      figure.columns.map { .number($0.value, style: Self.columnHead) })
    sheet.frozenRows = sheet.rows.count
    addCards(to: &sheet)
    sheet.addRow([])
    addKey(to: &sheet)
    return sheet
  }

  /// What the ends mean, over the ends.
  private func addPoles(to sheet: inout WorkbookSheet) {
    let poles = figure.document.poles
    guard !poles.low.isEmpty || !poles.high.isEmpty else { return }
    let count = figure.columns.count
    let half = count / 2
    guard half > 0 else { return }
    var low = WorkbookLook.note
    var high = low
    // The first column of a sheet that runs from right to left is at the right.
    low.side = look.isRightToLeft ? .right : .left
    high.side = look.isRightToLeft ? .left : .right
    sheet.addSpread([
      (.text(poles.low, style: low), 1...half),
      (.text(poles.high, style: high), count - half + 1...count),
    ])
  }

  // MARK: Cards

  /// Two rows of cells for each row of cards: the numbers with their marks, and the wording.
  private func addCards(to sheet: inout WorkbookSheet) {
    for place in 0..<(figure.columns.map(\.statements.count).max() ?? 0) {
      let cards = figure.columns.map {
        $0.statements.indices.contains(place) ? $0.statements[place] : nil
      }
      sheet.addRow(cards.map { $0.map(cardHead) ?? .empty })
      sheet.addRow(cards.map { $0.map(cardWording) ?? .empty })
    }
  }

  private func cardHead(_ statement: Int) -> WorkbookCell {
    var style = cardStyle(statement, edges: [.top, .sides])
    style.isBold = true
    let marks = figure.marks[statement].map(\.characters)
    return .text(
      ([figure.statements[statement].id] + marks).joined(separator: "  "), style: style)
  }

  private func cardWording(_ statement: Int) -> WorkbookCell {
    var style = cardStyle(statement, edges: [.bottom, .sides])
    style.wraps = true
    style.size = Self.cardSize
    return .text(figure.statements[statement].brief, style: style)
  }

  /// Cards of statements that tell the viewpoint apart have its colour, beside their mark.
  private func cardStyle(
    _ statement: Int, edges: WorkbookStyle.Border.Edges
  ) -> WorkbookStyle {
    let isApart = figure.marks[statement].contains(where: \.isApart)
    var style = WorkbookLook.plain
    style.fill = WorkbookLook.colour(isApart ? .seriesWash(figure.factor) : .surface)
    style.border = WorkbookStyle.Border(
      edges, colour: WorkbookLook.colour(isApart ? .series(figure.factor) : .mutedInk),
      isHeavy: isApart)
    return style
  }

  private static let cardSize = 10.0

  private static var columnHead: WorkbookStyle {
    var style = WorkbookLook.plain
    style.isBold = true
    style.size = 13
    style.side = .centre
    style.numberFormat = "+0;-0;0"
    return style
  }

  /// The narrowest column with which the cards are no taller than a landscape page, within bounds.
  private var columnWidth: Double {
    let widths = [12.0, 14, 16, 18, 20, 22, 25, 28, 32]
    let shape = 1.7
    let fitting = widths.first { width in
      var trial = WorkbookSheet(name: name)
      trial.columnWidths = Array(repeating: width, count: figure.columns.count)
      addCards(to: &trial)
      let height = trial.rows.indices.reduce(0) { $0 + (trial.rowHeights[$1] ?? 15) }
      // A character has 7 px, and a px ¾ of a point.
      return width * 7 * 0.75 * Double(figure.columns.count) > shape * height
    }
    return fitting ?? widths[widths.count - 1]
  }

  // MARK: The key

  private func addKey(to sheet: inout WorkbookSheet) {
    var sign = WorkbookLook.plain
    sign.isBold = true
    let last = max(2, figure.columns.count)
    for mark in figure.usedMarks {
      sheet.addSpread([
        (.text(mark.characters, style: sign), 1...1),
        (.text(mark.words(figure.document), style: WorkbookLook.wording), 2...last),
      ])
    }
    for note in figure.keyNotes { sheet.addAcross(note, style: WorkbookLook.note) }
  }
}
