import QDrawing
import QStudy

extension WorkshopSheets {
  /// The room of a card on the mat: 3 mm more than the card.
  private static let cell = Size(millimetres(88), millimetres(57))
  /// What two neighbouring sheets show alike, for glue.
  private static let overlap = millimetres(10)
  /// The unprinted edge of a sheet.
  private static let edge = millimetres(8)

  /// The grid at the size of the cards, tiled over lying sheets that overlap by 10 mm.
  func mat(on grid: Grid) -> [PDFPage] {
    let mat = wholeMat(grid)
    let size = Size(max(page.width, page.height), min(page.width, page.height))
    let step = Size(
      size.width - 2 * Self.edge - Self.overlap, size.height - 2 * Self.edge - Self.overlap)
    let columns = Int(((mat.size.width - Self.overlap) / step.width).rounded(.up))
    let rows = Int(((mat.size.height - Self.overlap) / step.height).rounded(.up))
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        let origin = Point(
          Self.edge - Double(column) * step.width, Self.edge - Double(row) * step.height)
        let label = "\(row + 1)/\(rows) ↓ · \(column + 1)/\(columns) →"
        return scene(
          study.title,
          mat.elements.map { $0.placed(at: origin) } + frame(size, label: label), size: size)
      }
    }
  }

  /// Paper over what belongs to other sheets, the lines at which to cut or glue, and the sheet's place.
  private func frame(_ size: Size, label: String) -> [Element] {
    let (width, height, edge) = (size.width, size.height, Self.edge)
    let covers = [
      Rect(x: 0, y: 0, width: width, height: edge),
      Rect(x: 0, y: height - edge, width: width, height: edge),
      Rect(x: 0, y: 0, width: edge, height: height),
      Rect(x: width - edge, y: 0, width: edge, height: height),
    ]
    return covers.map { .rect($0, .fill(.paper)) } + [
      .rect(
        Rect(x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge),
        .stroke(.mutedInk, width: 0.5, dash: [4, 4])),
      .text(
        label, at: Point(edge, height - edge / 3), size: millimetres(3), paint: .mutedInk),
    ]
  }

  private func wholeMat(_ grid: Grid) -> Scene {
    let margin = millimetres(12)
    let head = millimetres(46)
    let tallest = grid.columns.map(\.count).max() ?? 1
    let width = Double(grid.columns.count) * Self.cell.width + 2 * margin
    let height = Double(tallest) * Self.cell.height + head + 2 * margin
    var mat = Scene(size: Size(width, height), title: study.title, description: "")
    let question = SetText(
      study.question.isEmpty ? study.title : study.question, width: width - 2 * margin,
      size: millimetres(9), weight: .bold, leading: 1.15, maxLines: 2)
    mat.add(question.elements(at: Point(margin, margin), anchor: .middle))
    // Each on its half, and smaller where it is long.
    let poles = lexicon.poles(of: study)
    let room = Size(width / 2 - margin - millimetres(6), millimetres(10))
    for (text, anchor, x) in [
      (poles.low, TextAnchor.start, margin), (poles.high, .end, width - margin - room.width),
    ] where !text.isEmpty {
      let set = SetText.fitted(text, into: room, size: millimetres(7), least: millimetres(3))
      let y = margin + millimetres(30.5) - set.height
      mat.add(set.elements(at: Point(x, y), anchor: anchor))
    }
    for (index, column) in grid.columns.enumerated() {
      let left = margin + Double(index) * Self.cell.width
      mat.add(
        .text(
          NumberText.integer(column.value, signed: true),
          at: Point(left + Self.cell.width / 2, margin + head - millimetres(4)),
          size: millimetres(12), weight: .bold, anchor: .middle))
      for row in 0..<column.count {
        let cell = Rect(
          x: left, y: margin + head + Double(row) * Self.cell.height, width: Self.cell.width,
          height: Self.cell.height)
        mat.add(.rect(cell, .stroke(.mutedInk)))
      }
    }
    return mat
  }
}
