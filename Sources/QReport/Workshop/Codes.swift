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
    let inner = Rect(x: 0, y: 0, width: slip.width, height: slip.height).inset(by: millimetres(3))
    let size = codeSize(width: rooms(in: inner.size).words)
    return stride(from: 0, to: codes.count, by: columns * rows).map { start in
      let own = codes[start..<min(start + columns * rows, codes.count)]
      let elements = own.enumerated().flatMap { index, code -> [Element] in
        let place = Rect(
          x: edge + Double(index % columns) * slip.width,
          y: edge + Double(index / columns) * slip.height, width: slip.width, height: slip.height)
        return codeSlip(code, in: place, size: size)
      }
      return scene(titled(.codes), elements)
    }
  }

  /// What is typed. It stands on one line, or its hyphens would be read as those of a broken word.
  private func shownCode(of participant: String) -> String {
    doors[participant]?.code.replacing("-", with: "\u{2011}") ?? participant
  }

  private func codeHeight(of participant: String) -> Double {
    millimetres(doors[participant] == nil ? 8 : 5)
  }

  /// The side of a slip's QR code, and the width beside it.
  private func rooms(in inner: Size) -> (side: Double, words: Double) {
    let side = min(inner.height, inner.width * 0.42)
    return (side, inner.width - side - millimetres(2))
  }

  /// The letters in which every code has room, so that all slips of a set look alike.
  private func codeSize(width: Double) -> Double {
    codes.map { code in
      SetText.fitted(
        shownCode(of: code), into: Size(width, codeHeight(of: code)), size: millimetres(7),
        least: millimetres(2), weight: .bold
      ).size
    }.min() ?? millimetres(7)
  }

  private func codeSlip(_ participant: String, in place: Rect, size: Double) -> [Element] {
    let inner = place.inset(by: millimetres(3))
    let (side, words) = rooms(in: inner.size)
    let title = SetText(study.title, width: words, size: millimetres(3), maxLines: 3)
    let door = doors[participant]
    let term = SetText(
      door == nil ? lexicon(.recordCode) : lexicon(.codeOf, ["person": participant]), width: words,
      size: millimetres(3), maxLines: 1)
    let name = SetText(
      shownCode(of: participant), width: words, size: size, weight: .bold, leading: 1.2,
      maxLines: max(1, Int(codeHeight(of: participant) / (size * 1.2))))
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
