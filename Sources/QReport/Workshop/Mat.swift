import QDrawing
import QStudy

extension WorkshopSheets {
  /// The grid at the size of the cards over as few sheets as it takes. Each shows whole columns and
  /// places; its blank edge is what the next, cut along its dashed lines, is glued on.
  func mat(on grid: Grid) -> [PDFPage] {
    let tiling = MatTiling(grid, paper: page)
    return tiling.tiles.map { tile in
      scene(
        titled(.mat), heads(of: tile, tiling) + places(of: tile, tiling) + marks(of: tile, tiling),
        size: tiling.sheet)
    }
  }

  private func places(of tile: MatTiling.Tile, _ tiling: MatTiling) -> [Element] {
    tile.columns.flatMap { column -> [Element] in
      let last = min(tile.rows.upperBound, tiling.grid.columns[column].count)
      guard tile.rows.lowerBound < last else { return [] }
      return (tile.rows.lowerBound..<last).map { row in
        .rect(tiling.place(column: column, row: row, on: tile), .stroke(.mutedInk))
      }
    }
  }

  /// The numbers of the columns; above them the question, in the middle, and what the ends mean.
  private func heads(of tile: MatTiling.Tile, _ tiling: MatTiling) -> [Element] {
    guard tile.row == 0 else { return [] }
    let numbers = min(millimetres(14), 0.45 * tiling.head)
    let values = tile.columns.map { column -> Element in
      let place = tiling.place(column: column, row: 0, on: tile)
      return .text(
        tiling.grid.label(of: tiling.grid.columns[column].value),
        at: Point(place.centre.x, place.top - 0.25 * numbers), size: 0.8 * numbers, weight: .bold,
        anchor: .middle)
    }
    var elements: [Element] = [.tagged(.paragraph, values)]
    let inset = millimetres(4)
    let width = Double(tile.columns.count) * MatTiling.cell.width - 2 * inset
    var (top, height) = (MatTiling.edge, tiling.head - numbers)
    func add(_ text: String, anchor: TextAnchor, x: Double, width: Double, size: Double) {
      guard !text.isEmpty else { return }
      let set = SetText.fitted(
        text, into: Size(width, height), size: size, least: millimetres(3),
        weight: anchor == .middle ? .bold : .regular, leading: 1.15)
      let place = Point(x, anchor == .middle ? top : top + height - set.height)
      elements.append(.tagged(.paragraph, set.elements(at: place, anchor: anchor)))
    }
    let left = MatTiling.edge + inset
    let isEnd = tile.column == 0 || tile.column == tiling.groups.count - 1
    if tile.column == (tiling.groups.count - 1) / 2 {
      let whole = height
      if isEnd { height *= 0.6 }
      add(
        study.question.isEmpty ? study.title : study.question, anchor: .middle, x: left,
        width: width, size: millimetres(9))
      if isEnd { (top, height) = (top + height, whole - height) }
    }
    // Each on its half where both stand on one sheet, and smaller where it is long.
    let poles = lexicon.poles(of: study)
    let room = tiling.groups.count == 1 ? width / 2 - inset : width
    if tile.column == 0 {
      add(poles.low, anchor: .start, x: left, width: room, size: millimetres(7))
    }
    if tile.column == tiling.groups.count - 1 {
      add(poles.high, anchor: .end, x: left + width - room, width: room, size: millimetres(7))
    }
    return elements
  }

  /// The lines at which to cut, where another sheet lies to the left or above; how sheets are put
  /// together, and the place of this one.
  private func marks(of tile: MatTiling.Tile, _ tiling: MatTiling) -> [Element] {
    guard tiling.tiles.count > 1 else { return [] }
    let (size, edge) = (tiling.sheet, MatTiling.edge)
    let style = Style.stroke(.mutedInk, width: 0.6, dash: [4, 4])
    var elements: [Element] = []
    if tile.hasLeft {
      elements.append(.line(from: Point(edge, 0), to: Point(edge, size.height), style))
    }
    if tile.row > 0 {
      elements.append(.line(from: Point(0, edge), to: Point(size.width, edge), style))
    }
    let bottom = size.height - millimetres(4.5)
    let label =
      "\(tile.row + 1)/\(tiling.rows) ↓ · \(tile.column + 1)/\(tiling.groups.count) →"
    let words = SetText(
      lexicon(.matGlue), width: size.width - 2 * edge - millimetres(30), size: millimetres(2.6),
      paint: .mutedInk, maxLines: 1)
    let place = Element.text(
      label, at: Point(size.width - edge, bottom), size: millimetres(2.6), anchor: .end,
      paint: .mutedInk)
    let foot: [Element] = [
      .tagged(
        .paragraph, words.elements(at: Point(edge, bottom - words.ascent), anchor: .start)),
      .tagged(.paragraph, [place]),
    ]
    // The grid lies as everywhere; words begin where lines of the language do.
    return elements + (isMirrored ? foot.mirrored(in: size.width) : foot)
  }
}

/// How the grid is parted over sheets of paper: at the edges of columns and places, on as few sheets as
/// it takes, none of them empty.
struct MatTiling {
  /// The room of a card on the mat: 3 mm more than the card.
  static let cell = Size(millimetres(88), millimetres(57))
  /// The edge of a sheet, on which nothing of the grid is printed.
  static let edge = millimetres(7.5)
  /// The least room for question and numbers.
  private static let leastHead = millimetres(23.5)
  private static let mostHead = millimetres(46)

  /// A sheet.
  struct Tile: Hashable {
    /// Its place among the sheets.
    let row: Int
    let column: Int
    /// The columns of the grid on it, and the rows of places.
    let columns: Range<Int>
    let rows: Range<Int>
    /// Whether another sheet lies to its left.
    let hasLeft: Bool
  }

  let grid: Grid
  /// The paper as it lies or stands.
  let sheet: Size
  /// The columns that stand on one sheet.
  let groups: [Range<Int>]
  /// The room for question and numbers above the first row.
  let head: Double
  let tiles: [Tile]
  /// How many sheets lie below each other at most.
  var rows: Int { (tiles.map(\.row).max() ?? 0) + 1 }

  /// - Parameter paper: upright.
  init(_ grid: Grid, paper: Size) {
    let upright = MatTiling(grid, sheet: paper)
    let lying = MatTiling(grid, sheet: Size(paper.height, paper.width))
    // Of as many sheets, those that lie in fewer rows are sooner glued.
    self =
      (upright.tiles.count, upright.rows) < (lying.tiles.count, lying.rows) ? upright : lying
  }

  private init(_ grid: Grid, sheet: Size) {
    self.grid = grid
    self.sheet = sheet
    let room = Size(sheet.width - 2 * Self.edge, sheet.height - 2 * Self.edge)
    let across = max(1, Int(room.width / Self.cell.width + 1e-9))
    let below = max(1, Int(room.height / Self.cell.height + 1e-9))
    let counts = grid.columns.map(\.count)
    let tallest = counts.max() ?? 1
    // A mat of one row of sheets has as much room for its head as its places leave.
    let most = max(1, Int((room.height - Self.leastHead) / Self.cell.height + 1e-9))
    let first = min(most, tallest)
    head = min(Self.mostHead, room.height - Double(first) * Self.cell.height)

    /// How many sheets so many places below each other take.
    func sheets(_ count: Int) -> Int {
      count <= first ? 1 : 1 + (count - first + below - 1) / below
    }
    let groups = Self.groups(counts.map(sheets), across: across)
    self.groups = groups
    let heights = groups.map { sheets(counts[$0].max() ?? 1) }
    tiles = (0..<(heights.max() ?? 1)).flatMap { row in
      groups.indices.filter { heights[$0] > row }.map { column in
        Tile(
          row: row, column: column, columns: groups[column],
          rows: row == 0 ? 0..<first : first + (row - 1) * below..<first + row * below,
          hasLeft: column > 0 && heights[column - 1] > row)
      }
    }
  }

  /// Neighbouring columns in groups of at most `across` that take the fewest sheets in all: as few
  /// groups as that allows, and those as even as can be.
  private static func groups(_ sheets: [Int], across: Int) -> [Range<Int>] {
    typealias Cost = (sheets: Int, groups: Int, squares: Int)
    var best: [(cost: Cost, groups: [Range<Int>])] = [((0, 0, 0), [])]
    for end in sheets.indices.map({ $0 + 1 }) {
      let tried = (max(0, end - across)..<end).map { start -> (cost: Cost, groups: [Range<Int>]) in
        let before = best[start]
        let cost = (
          before.cost.sheets + (sheets[start..<end].max() ?? 1), before.cost.groups + 1,
          before.cost.squares + (end - start) * (end - start)
        )
        return (cost, before.groups + [start..<end])
      }
      if let least = tried.min(by: { $0.cost < $1.cost }) { best.append(least) }
    }
    return best.last?.groups ?? []
  }

  /// Where a card lies on a sheet.
  func place(column: Int, row: Int, on tile: Tile) -> Rect {
    Rect(
      x: Self.edge + Double(column - tile.columns.lowerBound) * Self.cell.width,
      y: Self.edge + (tile.row == 0 ? head : 0)
        + Double(row - tile.rows.lowerBound) * Self.cell.height,
      width: Self.cell.width, height: Self.cell.height)
  }
}
