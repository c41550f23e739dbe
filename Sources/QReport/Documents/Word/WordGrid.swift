import QDrawing
import QStudy

/// The grid of a poster as a table: a cell for each card, below the value of its column, which comes again
/// on each page.
struct WordGrid {
  private let cards: CardTable
  private let style: PageStyle
  private let width: Double
  /// How many times as large as in the picture its letters are.
  private let scale: Double

  /// How much of a page a table may take: words need more room in fonts that are not known.
  private static let spared = 0.92
  /// The smallest letters, as a share of those of the picture: 7 points for its 8.
  private static let smallest = 7.0 / 8
  private static let headSize = 11.0
  private static let labelSize = 15.0
  private static let padding = 4.0
  /// The distance between lines, in sizes of letters, where paragraphs are set solid.
  private static let leading = 1.22

  /// - Parameters:
  ///   - width: the room from left to right, in px.
  ///   - height: that from top to bottom; what has no room goes on on a further page.
  init(_ cards: CardTable, style: PageStyle, width: Double, height: Double) {
    self.cards = cards
    self.style = style
    self.width = width
    let whole = width / cards.width
    let scales = stride(from: 1, through: Self.smallest, by: -0.025).map { whole * $0 }
    scale =
      scales.first {
        Self.height(of: cards, style: style, width: width, scale: $0) <= Self.spared * height
      } ?? scales.last ?? whole
  }

  private static func height(
    of cards: CardTable, style: PageStyle, width: Double, scale: Double
  ) -> Double {
    let inner = width / Double(max(1, cards.columns.count)) - 2 * padding * scale
    let rows = cards.rows.map { row in
      row.compactMap(\.self).map { card in
        let size = card.size * scale
        let lines = TextMetrics.wrap(card.wording, width: inner, size: size).count
        return Double(lines) * size + headSize * scale
      }.max() ?? 0
    }
    let words = [cards.introduction, cards.key.joined(separator: keySpace), cards.notes].map {
      SetText($0, width: width, size: style.smallSize, leading: style.leading).height + style.gap
    }
    return leading * (rows.reduce(0, +) + labelSize * scale + style.smallSize)
      + Double(rows.count + 1) * 2 * padding * scale + 2 * style.gap + words.reduce(0, +)
  }

  private static let keySpace = " \u{B7} "

  /// - Parameters:
  ///   - title: what the table is called, for those who don't see it.
  ///   - description: what it shows, for them.
  func xml(title: String, description: String) -> String {
    note(cards.introduction) + ends + table(title: title, description: description)
      + note(cards.key.joined(separator: Self.keySpace)) + note(cards.notes)
  }

  private func note(_ text: String) -> String {
    text.isEmpty ? "" : WordParagraph(.note, WordRun(text)).xml
  }

  /// What the ends mean, at the left and the right whatever is written there.
  private var ends: String {
    func end(_ arrow: String, _ words: String, isRight: Bool) -> String {
      guard !words.isEmpty else { return "" }
      var paragraph = WordParagraph(.tableText, WordRun("\(arrow) \(words)"))
      paragraph.isFlushRight = isRight != (paragraph.direction == .rightToLeft)
      return paragraph.xml
    }
    var table = WordTable(
      style: .sideBySide, widths: [width / 2, width / 2], padding: (0, 0))
    table.rows = [
      WordTable.Row(cells: [
        end("←", cards.ends.low, isRight: false), end("→", cards.ends.high, isRight: true),
      ])
    ]
    return table.xml
  }

  private func table(title: String, description: String) -> String {
    let own = Self.padding * scale
    var table = WordTable(
      style: .cardGrid,
      widths: cards.columns.map { _ in width / Double(cards.columns.count) }, padding: (own, own),
      title: title, description: description)
    table.rows = [WordTable.Row(isHead: true, cells: cards.columns.map { label($0.label) })]
    table.rows += cards.rows.map { row in
      WordTable.Row(cells: row.map { $0.map(words) ?? "" }, frames: row.map { $0.map(frame) ?? "" })
    }
    return table.xml
  }

  private func label(_ text: String) -> String {
    WordParagraph(.cardHeading, WordRun(text, isBold: true, size: Self.labelSize * scale)).xml
  }

  private func words(_ card: CardTable.Card) -> String {
    let head = [card.id, card.marks].filter { !$0.isEmpty }.joined(separator: " ")
    var first = WordParagraph(.card, WordRun(head, isBold: true, size: Self.headSize * scale))
    first.spacing = (Self.padding * scale, 0)
    var second = WordParagraph(
      .card, WordRun(card.wording, size: card.size * scale, language: card.language))
    second.spacing = (0, Self.padding * scale)
    return first.xml + second.xml
  }

  /// A line around a card; what tells the viewpoint apart has a stronger one, and a ground.
  private func frame(_ card: CardTable.Card) -> String {
    let paint = card.isApart ? Paint.series(cards.factor) : .rule
    let edges = ["top", "left", "bottom", "right"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"\(card.isApart ? 12 : 4)\" w:space=\"0\" "
        + "w:color=\"\(WordUnit.colour(paint))\"/>"
    }
    let ground = WordUnit.colour(.seriesWash(cards.factor))
    return "<w:tcBorders>\(edges.joined())</w:tcBorders>"
      + (card.isApart ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(ground)\"/>" : "")
  }
}

extension CardTable {
  /// The cards row by row from the top, with `nil` below a column that has no more.
  fileprivate var rows: [[Card?]] {
    (0..<(columns.map(\.cards.count).max() ?? 0)).map { row in
      columns.map { row < $0.cards.count ? $0.cards[row] : nil }
    }
  }
}
