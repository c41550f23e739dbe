import QDrawing
import QStudy

extension WorkshopSheets {
  /// A slip a code, 3 × 8 to a sheet of A4, with the code as text and as QR; the first slip stands, and
  /// its words begin, where lines of the sheets' language do.
  func codeSlips() -> [PDFPage] {
    let (columns, rows) = (3, 8)
    let edge = millimetres(10)
    let slip = Size(
      (page.width - 2 * edge) / Double(columns), (page.height - 2 * edge) / Double(rows))
    return stride(from: 0, to: codes.count, by: columns * rows).map { start in
      let own = codes[start..<min(start + columns * rows, codes.count)]
      let elements = own.enumerated().flatMap { index, code -> [Element] in
        let place = Rect(
          x: edge + Double(index % columns) * slip.width,
          y: edge + Double(index / columns) * slip.height, width: slip.width, height: slip.height)
        return codeSlip(code, in: place)
      }
      return scene(titled(.codes), elements)
    }
  }

  private func codeSlip(_ participant: String, in place: Rect) -> [Element] {
    let isMirrored = WritingDirection(language: lexicon.language) == .rightToLeft
    let inner = place.inset(by: millimetres(3))
    let side = min(inner.size.height, inner.size.width * 0.42)
    let words = inner.size.width - side - millimetres(2)
    let title = SetText(study.title, width: words, size: millimetres(3), maxLines: 3)
    let door = doors[participant]
    let term = SetText(
      lexicon(.recordCode) + (door == nil ? "" : " · \(participant)"), width: words,
      size: millimetres(3), maxLines: 1)
    let name = SetText.fitted(
      // A code that is typed stands on one line, or its hyphens would be read as those of a broken word.
      door?.code.replacing("-", with: "\u{2011}") ?? participant,
      into: Size(words, millimetres(door == nil ? 8 : 5)), size: millimetres(7),
      least: millimetres(2), weight: .bold)
    var elements: [Element] = [.rect(place, .stroke(.rule, dash: [3, 3]))]
    var said = term.elements(at: Point(inner.left, inner.top), anchor: .start)
    said += name.elements(at: Point(inner.left, inner.top + millimetres(3.8)), anchor: .start)
    said += title.elements(
      at: Point(inner.left, inner.top + millimetres(13)), anchor: isMirrored ? .start : nil)
    if let page = door?.page {
      let address = SetText.fitted(
        page, into: Size(words, millimetres(4)), size: millimetres(3), least: millimetres(1.6))
      said += address.elements(at: Point(inner.left, inner.top + millimetres(8.8)))
    }
    elements.append(.tagged(.paragraph, said))
    if isMirrored { elements = elements.mirrored(in: page.width) }
    // A code can't be read in a mirror.
    let left = isMirrored ? page.width - inner.right : inner.right - side
    if let code = QRCode(code(participant)) {
      elements += code.elements(in: Rect(x: left, y: inner.top, width: side, height: side))
    }
    return elements
  }
}
