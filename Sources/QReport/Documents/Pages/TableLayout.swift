import QDrawing

/// A table in boxes: its head, which comes again on each page, and its rows.
///
/// A table too wide for the page gets smaller letters; one still too wide is set in pieces, each
/// with the first column and as many others as fit.
struct TableLayout {
  /// A table, or as many columns of one as fit.
  struct Piece {
    let title: String
    let note: String
    let boxes: [Box]
  }

  private let table: ReportTable
  private let style: PageStyle
  private let width: Double
  /// The smallest letters that are read without effort: 6.5 points.
  private static let smallest = 6.5 / 72 * 96

  init(_ table: ReportTable, style: PageStyle, width: Double) {
    self.table = table
    self.style = style
    self.width = width
  }

  var pieces: [Piece] {
    guard !table.rows.isEmpty else {
      return [Piece(title: table.title, note: table.note, boxes: [])]
    }
    let all = Array(table.columns.indices)
    var size = style.smallSize
    while size > Self.smallest {
      if let widths = widths(of: all, size: size) {
        return [piece(all, widths, size: size, isPart: false)]
      }
      size = max(Self.smallest, size * 0.92)
    }
    if let widths = widths(of: all, size: size) {
      return [piece(all, widths, size: size, isPart: false)]
    }
    return split(all, size: Self.smallest)
  }

  private func split(_ columns: [Int], size: Double) -> [Piece] {
    var pieces: [Piece] = []
    var rest = columns.dropFirst()
    while !rest.isEmpty {
      var taken = Array(columns.prefix(1))
      while let next = rest.first {
        let fits = widths(of: taken + [next], size: size) != nil
        guard fits || taken.count == 1 else { break }
        taken.append(next)
        rest = rest.dropFirst()
      }
      let found = widths(of: taken, size: size)
      pieces.append(
        piece(
          taken, found ?? evenly(taken.count), size: size, isPart: true, isFirst: pieces.isEmpty))
    }
    return pieces
  }

  private func evenly(_ count: Int) -> [Double] {
    Array(repeating: width / Double(max(1, count)), count: count)
  }

  // MARK: Widths

  private static func gap(_ size: Double) -> Double { 0.9 * size }

  /// The widths of columns in which no word is broken, `nil` where they don't fit.
  private func widths(of columns: [Int], size: Double) -> [Double]? {
    let needs = columns.map { need($0, size: size) }
    let gaps = Self.gap(size) * Double(columns.count - 1)
    let least = needs.reduce(gaps) { $0 + $1.least }
    guard least <= width else { return nil }
    let wishes = needs.map { $0.most - $0.least }
    let wished = wishes.reduce(0, +)
    let share = wished > 0 ? min(1, (width - least) / wished) : 0
    return zip(needs, wishes).map { $0.least + share * $1 }
  }

  /// The least width of a column, and the one at which no cell has a second line.
  private func need(_ column: Int, size: Double) -> (least: Double, most: Double) {
    let heading = table.columns[column].heading
    let cells = table.rows.map { $0[column] }
    let widest = cells.map { cellWidth($0, size: size) }.max() ?? 0
    let headingWord = longestWord(heading, size: size, weight: .bold)
    if table.columns[column].isNumeric {
      let least = max(widest, headingWord)
      return (least, max(least, min(width / 6, measure(heading, size, .bold))))
    }
    let words = cells.map { longestWord($0.plainText, size: size, weight: .regular) }.max() ?? 0
    let least = min(max(words, headingWord), width / 3)
    // Wording may take as many lines as it needs, but not one word a line.
    let comfortable = max(least, min(widest, 12 * size))
    return (comfortable, max(comfortable, max(widest, measure(heading, size, .bold))))
  }

  private func measure(_ text: String, _ size: Double, _ weight: FontWeight) -> Double {
    TextMetrics.width(of: text, size: size, weight: weight)
  }

  private func cellWidth(_ cell: ReportTable.Cell, size: Double) -> Double {
    measure(cell.plainText, size, cell.isStrong ? .bold : .regular)
  }

  private func longestWord(_ text: String, size: Double, weight: FontWeight) -> Double {
    text.split(whereSeparator: \.isWhitespace).map { measure(String($0), size, weight) }.max() ?? 0
  }

  // MARK: Rows

  private func piece(
    _ columns: [Int], _ widths: [Double], size: Double, isPart: Bool, isFirst: Bool = true
  ) -> Piece {
    let names = columns.dropFirst().map { table.columns[$0].heading }
    let range = isPart ? ": \(names.first ?? "") to \(names.last ?? "")" : ""
    var head = row(
      columns.map { .text(table.columns[$0].heading) }, columns, widths, size: size, isHead: true)
    head.keepsWithNext = true
    head.spaceAbove = 0.5 * size
    let rows = table.rows.map { cells in
      var box = row(columns.map { cells[$0] }, columns, widths, size: size, isHead: false)
      box.runningHead = [head]
      return box
    }
    return Piece(
      title: table.title + range, note: isFirst ? table.note : "", boxes: [head] + rows)
  }

  private func row(
    _ cells: [ReportTable.Cell], _ columns: [Int], _ widths: [Double], size: Double, isHead: Bool
  ) -> Box {
    let texts = zip(cells, widths).map { cell, width in
      SetText(
        cell.plainText, width: width, size: size,
        weight: isHead || cell.isStrong ? .bold : .regular, leading: 1.25)
    }
    let height = max(texts.map(\.height).max() ?? 0, size * 1.25) + 0.35 * size
    return Box(height: height) { place in
      var x = place.x
      var elements: [Element] = []
      for (index, text) in texts.enumerated() {
        let isNumeric = table.columns[columns[index]].isNumeric
        // Headings stand at the foot of their row.
        let drop = isHead ? height - 0.35 * size - text.height : 0
        let cell = text.elements(
          at: Point(x, place.y + drop), anchor: isNumeric ? .end : nil)
        elements.append(.tagged(isHead || index == 0 ? .headerCell : .cell, cell))
        x += widths[index] + Self.gap(size)
      }
      let rule = place.y + height - 0.15 * size
      return [
        .line(
          from: Point(place.x, rule), to: Point(x - Self.gap(size), rule),
          isHead ? .stroke(.ink, width: 0.09 * size) : .stroke(.rule, width: 0.05 * size)),
        .tagged(.row, elements),
      ]
    }
  }
}
