import QDrawing

/// Statements one below the other: number, wording, and the column of each viewpoint.
struct StatementLayout {
  private let lines: [StatementLine]
  private let style: PageStyle
  private let width: Double
  private let fit: StatementFit

  init(_ lines: [StatementLine], ids: [String], style: PageStyle, width: Double) {
    self.lines = lines
    self.style = style
    self.width = width
    fit = StatementFit(lines, ids: ids, size: style.textSize, width: width)
  }

  private var size: Double { style.textSize }
  private var numberWidth: Double { fit.numberWidth }
  private var chipWidth: Double { fit.chipWidth }

  var boxes: [Box] { lines.map(box) }

  private func box(_ line: StatementLine) -> Box {
    let taken = fit.taken(by: line)
    let areBelow = fit.areBelow(line)
    let room = width - numberWidth - (areBelow ? 0 : taken)
    // An id wider than its room has several lines.
    let number = SetText(
      line.id, width: fit.numberRoom, size: size, weight: .bold, leading: 1.3, paint: .mutedInk)
    let wording = SetText(line.wording, width: room, size: size, leading: 1.3)
    let remark = SetText(
      line.remark, width: room, size: style.smallSize, leading: 1.3, paint: .mutedInk)
    let chipRows =
      areBelow ? (taken / max(1, width - numberWidth)).rounded(.up) : line.columns.isEmpty ? 0 : 1
    let words = wording.height + remark.height
    let chips = chipRows * size * 1.5
    let pictureTop = areBelow ? words + chips : max(words, chips)
    let scale =
      line.picture.map { style.pictureWidth($0, in: width - numberWidth) / $0.size.width } ?? 1
    let pictureBottom = pictureTop + (line.picture?.size.height ?? 0) * scale
    let height = max(number.height, pictureBottom) + 0.5 * size
    let isMirrored = wording.direction == .rightToLeft
    var box = Box(height: height) { place in
      let numberX = isMirrored ? place.x + width - number.width : place.x
      let textX = isMirrored ? place.x + (areBelow ? 0 : taken) : place.x + numberWidth
      var elements = number.elements(
        at: Point(numberX, place.y), anchor: isMirrored ? .end : .start)
      elements += wording.elements(at: Point(textX, place.y))
      // At the edge of the wording that it is of, whatever its own language.
      elements += remark.elements(
        at: Point(textX, place.y + wording.height), anchor: isMirrored ? .end : .start)
      let chipsX = areBelow ? textX : isMirrored ? place.x : place.x + width - taken
      let chipsY = place.y + (areBelow ? words : 0)
      elements += self.chips(line.columns, at: Point(chipsX, chipsY), room: areBelow ? room : taken)
      var item = [Element.tagged(.itemBody, elements)]
      if let picture = line.picture {
        let x = isMirrored ? place.x : place.x + numberWidth
        // Its title is the wording, which has been read.
        item.append(
          picture.asFigure(
            at: Point(x, place.y + pictureTop), scale: scale, alternative: picture.description))
      }
      let rule = place.y + height - 0.25 * size
      return [
        .line(from: Point(place.x, rule), to: Point(place.x + width, rule), .stroke(.rule)),
        .tagged(.item, item),
      ]
    }
    box.spaceAbove = 0.2 * size
    return box
  }

  private func chips(_ columns: [StatementLine.Column], at place: Point, room: Double) -> [Element]
  {
    let perRow = max(1, Int(room / chipWidth + 1e-9))
    return columns.enumerated().flatMap { index, column -> [Element] in
      let x = place.x + Double(index % perRow) * chipWidth
      let y = place.y + (Double(index / perRow) + 0.5) * size * 1.3
      let text = TextRun(
        column.text, at: Point(x + chipWidth - 0.2 * size, y), size: size, weight: .bold,
        anchor: .end, baseline: .middle)
      return [
        Marker.viewpoint(column.factor, at: Point(x + 0.8 * size, y), size: 0.75 * size),
        .text(text),
      ]
    }
  }
}
