import QDrawing

/// Where statement cards lie on a page.
struct CardPlaces {
  /// A card, as business cards are cut: 85 × 54 mm.
  static let card = Size(millimetres(85), millimetres(54))
  /// Sheets are told apart from their edges by at least this.
  private static let edge = millimetres(6)

  let columns: Int
  let rows: Int
  /// Whether cards are cut out at marks; on other paper they break out.
  let areCut: Bool
  /// What lies between two columns.
  private let aisle: Double
  private let page: Size

  /// Cards in the middle of the paper, as many as it takes.
  ///
  /// Columns of C32010 stand 10 mm apart (the templates of R’s qmethod, `AveryZweckformC32010`, and of
  /// gLabels, C32011-10, say the same); cards that are cut share their edges.
  init(on paper: Paper) {
    let (width, height) = paper.millimetres
    page = Size(millimetres(width), millimetres(height))
    areCut = paper != .c32010
    aisle = areCut ? 0 : millimetres(10)
    columns = max(1, Int((page.width - 2 * Self.edge) / Self.card.width))
    rows = max(1, Int((page.height - 2 * Self.edge) / Self.card.height))
  }

  var perPage: Int { columns * rows }

  /// All cards of a page.
  var all: Rect {
    let width = Double(columns) * Self.card.width + Double(columns - 1) * aisle
    let height = Double(rows) * Self.card.height
    return Rect(
      x: (page.width - width) / 2, y: (page.height - height) / 2, width: width, height: height)
  }

  /// A card of the front.
  func card(_ index: Int) -> Rect { card(row: index / columns, column: index % columns) }

  /// The back of a card: the paper is turned over its long edge.
  func back(_ index: Int) -> Rect {
    card(row: index / columns, column: columns - 1 - index % columns)
  }

  private func card(row: Int, column: Int) -> Rect {
    Rect(
      x: all.left + Double(column) * (Self.card.width + aisle),
      y: all.top + Double(row) * Self.card.height,
      width: Self.card.width, height: Self.card.height)
  }

  /// Short lines outside the cards at which to cut.
  var cropMarks: [Element] {
    guard areCut else { return [] }
    let (gap, length) = (millimetres(1), millimetres(4))
    let style = Style.stroke(.ink, width: 0.5)
    var marks: [Element] = []
    for column in 0...columns {
      let x = all.left + Double(column) * Self.card.width
      for (y, way) in [(all.top, -1.0), (all.bottom, 1.0)] {
        marks.append(
          .line(from: Point(x, y + way * gap), to: Point(x, y + way * (gap + length)), style))
      }
    }
    for row in 0...rows {
      let y = all.top + Double(row) * Self.card.height
      for (x, way) in [(all.left, -1.0), (all.right, 1.0)] {
        marks.append(
          .line(from: Point(x + way * gap, y), to: Point(x + way * (gap + length), y), style))
      }
    }
    return marks
  }
}
