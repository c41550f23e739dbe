import QDrawing
import QStudy

extension WorkshopSheets {
  /// A card, as business cards are cut: 85 × 54 mm.
  static let card = Size(millimetres(85), millimetres(54))
  /// Sheets are told apart from their edges by at least this.
  private static let edge = millimetres(6)

  /// Cards to cut out, and after each sheet of them one with their numbers, to be printed on its back
  /// over the long edge.
  func cards() throws(Refusal) -> [PDFPage] {
    let columns = max(1, Int((page.width - 2 * Self.edge) / Self.card.width))
    let rows = max(1, Int((page.height - 2 * Self.edge) / Self.card.height))
    let perPage = columns * rows
    var pages: [PDFPage] = []
    for start in stride(from: 0, to: study.statements.count, by: perPage) {
      let own = Array(study.statements[start..<min(start + perPage, study.statements.count)])
      var front = cropMarks(columns: columns, rows: rows)
      var back: [Element] = []
      for (index, statement) in own.enumerated() {
        let (row, column) = (index / columns, index % columns)
        front += try words(statement, in: place(row: row, column: column, columns, rows))
        let behind = place(row: row, column: columns - 1 - column, columns, rows)
        back += number(statement.id, in: behind)
      }
      pages += [scene(titled(.cards), front), scene(titled(.cards), back)]
    }
    return pages
  }

  private func corner(_ columns: Int, _ rows: Int) -> Point {
    Point(
      (page.width - Double(columns) * Self.card.width) / 2,
      (page.height - Double(rows) * Self.card.height) / 2)
  }

  private func place(row: Int, column: Int, _ columns: Int, _ rows: Int) -> Rect {
    let corner = corner(columns, rows)
    return Rect(
      x: corner.x + Double(column) * Self.card.width,
      y: corner.y + Double(row) * Self.card.height, width: Self.card.width,
      height: Self.card.height)
  }

  /// The wording as large as it fits, from 15 points down to 7.
  private func words(_ statement: Statement, in card: Rect) throws(Refusal) -> [Element] {
    let room = card.inset(by: millimetres(5))
    let text = wording(statement)
    var size = 15.0 / 72 * 96
    while size >= 7.0 / 72 * 96 {
      let set = SetText(text, width: room.size.width, size: size, leading: 1.3)
      if set.height <= room.size.height {
        let top = room.centre.y - set.height / 2
        return [
          .tagged(.paragraph, set.elements(at: Point(room.left, top), anchor: .middle))
        ]
      }
      size -= 0.5
    }
    throw .tooLong(statement: statement.id)
  }

  /// The number on the back, smaller where it is wider than the card.
  private func number(_ id: String, in card: Rect) -> [Element] {
    let room = card.inset(by: millimetres(5))
    let set = SetText.fitted(
      id, into: room.size, size: millimetres(14), least: millimetres(3), weight: .bold)
    let place = Point(room.left, room.centre.y - set.height / 2)
    return [.tagged(.paragraph, set.elements(at: place, anchor: .middle))]
  }

  /// Short lines outside the cards at which to cut.
  private func cropMarks(columns: Int, rows: Int) -> [Element] {
    let corner = corner(columns, rows)
    let (width, height) = (Double(columns) * Self.card.width, Double(rows) * Self.card.height)
    let (gap, length) = (millimetres(1), millimetres(4))
    let style = Style.stroke(.ink, width: 0.5)
    var marks: [Element] = []
    for column in 0...columns {
      let x = corner.x + Double(column) * Self.card.width
      for (y, way) in [(corner.y, -1.0), (corner.y + height, 1.0)] {
        marks.append(
          .line(from: Point(x, y + way * gap), to: Point(x, y + way * (gap + length)), style))
      }
    }
    for row in 0...rows {
      let y = corner.y + Double(row) * Self.card.height
      for (x, way) in [(corner.x, -1.0), (corner.x + width, 1.0)] {
        marks.append(
          .line(from: Point(x + way * gap, y), to: Point(x + way * (gap + length), y), style))
      }
    }
    return marks
  }
}
