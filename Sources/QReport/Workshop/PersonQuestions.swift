import QDrawing
import QStudy

/// The questions about the person on a record sheet: options to tick, or lines to write on.
struct PersonQuestions {
  /// Each question with its place for the answer, its top at 0.
  private let blocks: [(elements: [Element], height: Double)]
  private let title: String

  private static let size = millimetres(3.6)
  private static let row = millimetres(6)
  private static let writing = millimetres(9)
  private static let head = millimetres(6)
  private static let gap = millimetres(4)

  /// - Parameters:
  ///   - study: as it is worded in the language of the sheets.
  ///   - left: where lines begin, in px.
  ///   - width: the room from left to right, in px.
  init(_ study: Study, lexicon: Lexicon, left: Double, width: Double) {
    title = lexicon(.aboutYou)
    blocks = study.background.map { question in
      let note =
        switch question.kind {
        case .choice, .scale: lexicon(.tickOne)
        case .several: lexicon(.tickSeveral)
        case .text, .number: ""
        }
      let asked = SetText(
        Self.asked(question.question, note), width: width, size: Self.size, leading: 1.25)
      var elements: [Element] = [
        .tagged(.paragraph, asked.elements(at: Point(left, 0), anchor: .start))
      ]
      var y = asked.height
      if question.isChosen {
        elements += Self.options(question.options, left: left, width: width, y: &y)
      } else {
        y += Self.writing
        let room = question.kind == .number ? width / 4 : width
        elements.append(
          .line(
            from: Point(left, y), to: Point(left + room, y), .stroke(.mutedInk, width: 0.6)))
      }
      return (elements, y + Self.gap)
    }
  }

  /// A question and how it is answered, which may be in words of another direction.
  private static func asked(_ question: String, _ note: String) -> String {
    note.isEmpty ? question : question + " " + note.isolated(in: WritingDirection(of: question))
  }

  /// Options beside each other, as many as a row holds, each behind a box to tick.
  private static func options(
    _ options: [String], left: Double, width: Double, y: inout Double
  ) -> [Element] {
    let side = millimetres(3.6)
    let indent = side * 1.5
    var elements: [Element] = []
    var x = left
    y += millimetres(1.2)
    var height = 0.0
    for option in options {
      let words = SetText(option, width: width - indent, size: size, leading: 1.25)
      if x > left, x + indent + words.widest > left + width {
        (x, y) = (left, y + height)
        height = 0
      }
      elements.append(
        .rect(
          Rect(x: x, y: y + words.ascent - side * 0.85, width: side, height: side), .stroke(.ink)))
      elements.append(
        .tagged(.paragraph, words.elements(at: Point(x + indent, y), anchor: .start)))
      x += indent + words.widest + millimetres(6)
      height = max(height, words.height + row - size * 1.25)
    }
    y += height
    return elements
  }

  /// Whether nothing is asked.
  var isEmpty: Bool { blocks.isEmpty }

  /// How tall all of them are, from the baseline of the title to below the last place for an answer.
  var height: Double { blocks.reduce(Self.head - Self.size) { $0 + $1.height } }

  /// All of them, with the baseline of the title at a height.
  func elements(left: Double, y: Double) -> [Element] {
    laid(0..<blocks.count, left: left, y: y)
  }

  /// The questions over pages.
  ///
  /// - Parameters:
  ///   - y: where the first page has room from.
  ///   - top: where the others have.
  ///   - bottom: where the room of each ends.
  /// - Returns: what stands on each page; nothing on the first where not even one question has room there.
  func pages(left: Double, from y: Double, top: Double, bottom: Double) -> [[Element]] {
    var pages: [Range<Int>] = [0..<0]
    var below = y + Self.head - Self.size
    for (index, block) in blocks.enumerated() {
      if below + block.height > bottom, below > top + Self.head {
        pages.append(index..<index)
        below = top + Self.head - Self.size
      }
      pages[pages.count - 1] = pages[pages.count - 1].lowerBound..<index + 1
      below += block.height
    }
    return pages.enumerated().map { laid($1, left: left, y: $0 == 0 ? y : top) }
  }

  private func laid(_ range: Range<Int>, left: Double, y: Double) -> [Element] {
    guard !range.isEmpty else { return [] }
    var elements: [Element] = [
      .tagged(
        .paragraph,
        [.text(title, at: Point(left, y), size: millimetres(3.8), weight: .bold)])
    ]
    var below = y + Self.head - Self.size
    for block in blocks[range] {
      elements += block.elements.map { $0.placed(at: Point(0, below), scale: 1) }
      below += block.height
    }
    return elements
  }
}
