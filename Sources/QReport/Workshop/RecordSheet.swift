import QDrawing
import QStudy

extension WorkshopSheets {
  /// A sheet a code, or one without: a pyramid for numbers, piles, the neutral line, lines for the
  /// outermost cards, the questions about the person, all numbers to strike through, and the code as text and
  /// as QR.
  ///
  /// On paper larger than A4 all of it is larger. Where somebody's sheet takes three pages, say, a fourth goes with it:
  /// printed on both sides, nobody's begins on the back of another's.
  func records(on grid: Grid) -> [PDFPage] {
    let people = codes.isEmpty ? [nil] : codes.map(Optional.some)
    var usual = self
    usual.paper = .a4
    let scale = min(page.width / usual.page.width, page.height / usual.page.height)
    // Shorter paper, such as Letter, is laid out for itself.
    if scale < 1 { usual = self }
    let records = people.flatMap { participant in
      let pages = usual.record(grid, participant: participant)
      let isOdd = pages.count > 1 && !pages.count.isMultiple(of: 2)
      return isOdd && people.count > 1 ? pages + [usual.emptyBack(of: participant)] : pages
    }
    guard scale > 1 else { return records }
    return records.map { small in
      scene(
        small.scene.title,
        small.scene.elements.map { $0.placed(at: Point(0, 0), scale: scale) })
    }
  }

  /// For how many cards at each end there are lines, and how many for each.
  private static let commentRooms = [(4, 5), (4, 4), (4, 3), (4, 2), (3, 2), (2, 2), (2, 1)]

  private func record(_ grid: Grid, participant: String?) -> [PDFPage] {
    let edge = millimetres(14)
    let room = page.width - 2 * edge
    var y = edge
    var elements = head(participant, edge: edge, room: room, y: &y)
    elements += pyramid(grid, edge: edge, room: room, y: &y)
    elements += piles(edge: edge, room: room, y: &y)
    let title = titled(.recordSheet)
    let strike = StrikeList(
      study.statements.map(\.id), title: lexicon(.strikeOut), width: room)
    let questions = PersonQuestions(study, lexicon: lexicon, left: edge, width: room)
    let asked = questions.isEmpty ? 0 : questions.height + millimetres(5)
    // The questions about the person stand here where comments have room beside them, else behind.
    for (cards, lines) in Self.commentRooms.prefix(3) {
      var below = y
      let comments = extremes(grid, cards: cards, lines: lines, edge: edge, room: room, y: &below)
      guard below + asked + strike.height(StrikeList.sizes[0]) <= page.height - edge else {
        continue
      }
      elements +=
        comments
        + written(
          questions.elements(left: edge, y: below)
            + strike.elements(StrikeList.sizes[0], at: Point(edge, below + asked)))
      return [scene(title, elements)]
    }
    // Fewer lines for comments, then smaller ids, then a page of its own.
    for size in StrikeList.sizes {
      for (cards, lines) in Self.commentRooms {
        var below = y
        let comments = extremes(
          grid, cards: cards, lines: lines, edge: edge, room: room, y: &below)
        guard below + strike.height(size) <= page.height - edge else { continue }
        elements += comments + written(strike.elements(size, at: Point(edge, below)))
        return [scene(title, elements)]
          + pagesBehind(nil, questions, participant, edge: edge).map { scene(title, $0) }
      }
    }
    elements += extremes(grid, cards: 4, lines: 2, edge: edge, room: room, y: &y)
    return [scene(title, elements)]
      + pagesBehind(strike, questions, participant, edge: edge).map { scene(title, $0) }
  }

  /// A page with nothing but the code.
  private func emptyBack(of participant: String?) -> PDFPage {
    let edge = millimetres(14)
    let head = named(participant, width: page.width - 2 * edge)
    let code = Element.tagged(.paragraph, head.elements(at: Point(edge, edge), anchor: .start))
    return scene(titled(.recordSheet), written([code]))
  }

  /// The numbers to strike through, where there are any, and the questions about the person on pages of their
  /// own, each under the code.
  private func pagesBehind(
    _ strike: StrikeList?, _ questions: PersonQuestions, _ participant: String?, edge: Double
  ) -> [[Element]] {
    let head = named(participant, width: page.width - 2 * edge)
    let top = edge + head.height + millimetres(8)
    let size = StrikeList.sizes[0]
    let parts = strike?.parts(size, height: page.height - edge - top) ?? []
    var pages = parts.map { $0.elements(size, at: Point(edge, top)) }
    let below = parts.last.map { top + $0.height(size) + millimetres(8) } ?? top
    let asked =
      questions.isEmpty
      ? [] : questions.pages(left: edge, from: below, top: top, bottom: page.height - edge)
    if let first = asked.first, !pages.isEmpty {
      pages[pages.count - 1] += first
      pages += asked.dropFirst()
    } else {
      pages += asked
    }
    return pages.map { page in
      written(
        [.tagged(.paragraph, head.elements(at: Point(edge, edge), anchor: .start))] + page)
    }
  }

  /// Whether the sheet is read from right to left. Its grid is not: the highest column lies at the right on
  /// every mat.
  var isMirrored: Bool { WritingDirection(language: lexicon.language) == .rightToLeft }

  /// What is laid out from left to right, as the language of the sheet is written.
  private func written(_ elements: [Element]) -> [Element] {
    isMirrored ? elements.mirrored(in: page.width) : elements
  }

  /// The code, or a line for it.
  private func named(_ participant: String?, width: Double) -> SetText {
    SetText.fitted(
      "\(lexicon(.recordCode)): \(participant ?? "____________")",
      into: Size(width, millimetres(7)), size: millimetres(5), least: millimetres(2.2),
      weight: .bold)
  }

  private func head(_ participant: String?, edge: Double, room: Double, y: inout Double)
    -> [Element]
  {
    let square = millimetres(28)
    let words = room - square - millimetres(6)
    let title = SetText(
      study.title, width: words, size: millimetres(5.6), weight: .bold, leading: 1.2, maxLines: 2)
    let question = SetText(study.question, width: words, size: millimetres(3.6), maxLines: 3)
    // On a mirrored sheet all begins at one edge.
    let anchor: TextAnchor? = isMirrored ? .start : nil
    var elements: [Element] = [
      .tagged(.heading(1), title.elements(at: Point(edge, y), anchor: anchor))
    ]
    let below = Point(edge, y + title.height + millimetres(1))
    elements.append(.tagged(.paragraph, question.elements(at: below, anchor: anchor)))
    let corner = Rect(
      x: isMirrored ? edge : edge + room - square, y: y, width: square, height: square)
    // A code can't be read in a mirror.
    let code = participant.flatMap { QRCode(self.code($0))?.elements(in: corner) } ?? []
    let line = max(y + title.height + question.height + millimetres(4), y + millimetres(17))
    elements.append(
      .tagged(
        .paragraph,
        named(participant, width: words).elements(
          at: Point(edge, line + millimetres(1)), anchor: .start)))
    // Beside the code where both are short enough, else below it.
    let consents = [lexicon(.recordConsent), lexicon(.consentVoices)]
    let widest = consents.map { TextMetrics.width(of: $0, size: millimetres(3.8)) }.max() ?? 0
    let isBeside = widest + millimetres(6.3) <= words
    y = max(line + millimetres(13), isBeside ? 0 : edge + square + millimetres(6))
    for words in consents {
      elements += tick(words, at: Point(edge, y))
      y += millimetres(6)
    }
    y = max(y, edge + square + millimetres(5))
    return written(elements) + code
  }

  private func tick(_ words: String, at place: Point) -> [Element] {
    let side = millimetres(4.2)
    return [
      .rect(
        Rect(x: place.x, y: place.y - side * 0.85, width: side, height: side), .stroke(.ink)),
      .tagged(
        .paragraph, [.text(words, at: place.moved(right: side * 1.5), size: millimetres(3.8))]),
    ]
  }

  private func pyramid(_ grid: Grid, edge: Double, room: Double, y: inout Double) -> [Element] {
    let width = min(millimetres(20), room / Double(grid.columns.count))
    let tallest = grid.columns.map(\.count).max() ?? 1
    // All columns end a little below the middle of the sheet.
    let height = min(millimetres(15), (page.height * 0.36) / Double(tallest))
    let left = edge + (room - width * Double(grid.columns.count)) / 2
    let right = left + width * Double(grid.columns.count)
    let poles = poles(from: edge, to: edge + room, around: (left, right), y: y)
    var elements = poles.elements
    y += poles.height + millimetres(1)
    var values: [Element] = []
    for (index, column) in grid.columns.enumerated() {
      let x = left + Double(index) * width
      values.append(
        .text(
          grid.label(of: column.value),
          at: Point(x + width / 2, y + millimetres(4)), size: millimetres(4.4), weight: .bold,
          anchor: .middle))
      for row in 0..<column.count {
        let cell = Rect(
          x: x, y: y + millimetres(6) + Double(row) * height, width: width, height: height)
        elements.append(.rect(cell, .stroke(.ink, width: 0.8)))
      }
    }
    y += millimetres(6) + Double(tallest) * height + millimetres(7)
    return elements + [.tagged(.paragraph, values)]
  }

  /// What the ends of the grid mean, each on its half of the sheet, on up to two lines.
  private func poles(
    from start: Double, to end: Double, around grid: (left: Double, right: Double), y: Double
  ) -> (elements: [Element], height: Double) {
    let poles = lexicon.poles(of: study)
    let size = millimetres(3.6)
    let half = (end - start) / 2 - millimetres(4)
    func set(_ text: String) -> SetText {
      SetText(text, width: half, size: size, leading: 1.25, maxLines: 2)
    }
    let (low, high) = (set(poles.low), set(poles.high))
    // A narrow grid has its words beyond its edges, where they need the room.
    let lowLeft = max(start, min(grid.left, (start + end) / 2 - millimetres(4) - low.widest))
    let highRight = min(end, max(grid.right, (start + end) / 2 + millimetres(4) + high.widest))
    return (
      [
        .tagged(.paragraph, low.elements(at: Point(lowLeft, y), anchor: .start)),
        .tagged(.paragraph, high.elements(at: Point(highRight - half, y), anchor: .end)),
      ],
      max(low.height, high.height)
    )
  }

  /// How many cards lie on each pile, and where agreeing begins.
  private func piles(edge: Double, room: Double, y: inout Double) -> [Element] {
    let items =
      [lexicon(.pileCounts)]
      + [Phrase.pileLow, .pileMiddle, .pileHigh].map { "\(lexicon($0)): ____" }
    let gap = millimetres(5)
    func widths(_ size: Double) -> [Double] {
      items.map { TextMetrics.width(of: $0, size: size) + gap }
    }
    var size = millimetres(3.8)
    while widths(size).reduce(-gap, +) > room, size > millimetres(2.4) { size *= 0.95 }
    var elements: [Element] = []
    var x = edge
    for (item, width) in zip(items, widths(size)) {
      elements.append(.text(item, at: Point(x, y), size: size))
      x += width
    }
    y += millimetres(7)
    let line = SetText.fitted(
      lexicon(.neutralLine), into: Size(room, millimetres(5.4)), size: millimetres(3.8),
      least: millimetres(2.4))
    let neutral = line.elements(at: Point(edge, y - line.ascent), anchor: .start)
    y += millimetres(8)
    return written([.tagged(.paragraph, elements), .tagged(.paragraph, neutral)])
  }

  /// Lines for each card of the outermost columns, of which at most `cards` have room.
  private func extremes(
    _ grid: Grid, cards: Int, lines: Int, edge: Double, room: Double, y: inout Double
  ) -> [Element] {
    let gutter = millimetres(8)
    let column = (room - gutter) / 2
    let line = millimetres(7)
    var elements: [Element] = []
    var lowest = y
    let sides = [
      (lexicon(.whyLow), grid.columns.first), (lexicon(.whyHigh), grid.columns.last),
    ]
    // As their columns lie on the grid.
    for (index, side) in (isMirrored ? sides.reversed() : sides).enumerated() {
      let x = edge + Double(index) * (column + gutter)
      let title = Element.text(side.0, at: Point(x, y), size: millimetres(3.8), weight: .bold)
      elements.append(.tagged(.paragraph, [title]))
      for row in 0..<lines * min(side.1?.count ?? 0, cards) {
        let below = y + Double(row + 1) * line + millimetres(1)
        if row.isMultiple(of: lines) {
          let number = Element.text(
            lexicon(.recordNumber) + " ___", at: Point(x, below), size: millimetres(3.4),
            paint: .mutedInk)
          elements.append(.tagged(.paragraph, [number]))
        }
        elements.append(
          .line(
            from: Point(x + (row.isMultiple(of: lines) ? millimetres(13) : 0), below),
            to: Point(x + column, below), .stroke(.mutedInk, width: 0.6)))
        lowest = max(lowest, below)
      }
    }
    y = lowest + millimetres(8)
    return written(elements)
  }
}
