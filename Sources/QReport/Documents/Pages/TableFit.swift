import QDrawing

/// How a table goes into a width: the size of its letters, and the widths of its columns.
///
/// A table too wide gets smaller letters; one still too wide is set in pieces, each with the first
/// column and as many others as fit.
struct TableFit {
  /// A table, or as many columns of one as fit.
  struct Piece {
    /// The title; of a part, with the columns it holds.
    let title: String
    /// The note, which stands above the first part only.
    let note: String
    /// Positions of the columns in the table.
    let columns: [Int]
    /// The width of each, in px, without the gaps between them.
    let widths: [Double]
    /// The size of letters, in px.
    let size: Double
  }

  private let table: ReportTable
  private let width: Double
  private let usual: Double
  private let slack: Double
  /// The smallest letters that are read without effort.
  private static let smallest = points(PageStyle.readable)

  /// - Parameters:
  ///   - size: the size of letters where there is room, in px.
  ///   - width: the room from left to right, in px.
  ///   - slack: how much wider than measured letters may be, where the font is not known.
  init(_ table: ReportTable, size: Double, width: Double, slack: Double = 1) {
    self.slack = slack
    self.table = table
    self.width = width
    usual = size
  }

  /// The empty space between two columns.
  static func gap(_ size: Double) -> Double { 0.9 * size }

  /// The pieces from left to right; none for a table without rows.
  var pieces: [Piece] {
    guard !table.rows.isEmpty else { return [] }
    let all = Array(table.columns.indices)
    var size = usual
    while size > Self.smallest {
      if let widths = widths(of: all, size: size) { return [whole(all, widths, size: size)] }
      size = max(Self.smallest, size * 0.92)
    }
    if let widths = widths(of: all, size: size) { return [whole(all, widths, size: size)] }
    return split(all, size: size)
  }

  private func whole(_ columns: [Int], _ widths: [Double], size: Double) -> Piece {
    Piece(title: table.title, note: table.note, columns: columns, widths: widths, size: size)
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
      let names = taken.dropFirst().map { table.columns[$0].heading }
      pieces.append(
        Piece(
          title: table.title + ": \(names.first ?? "") – \(names.last ?? "")",
          note: pieces.isEmpty ? table.note : "", columns: taken,
          widths: widths(of: taken, size: size) ?? evenly(taken.count), size: size))
    }
    return pieces
  }

  private func evenly(_ count: Int) -> [Double] {
    Array(repeating: width / Double(max(1, count)), count: count)
  }

  // MARK: Widths

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
    return (comfortable, max(comfortable, widest, headingWish(heading, least: least, size: size)))
  }

  /// A heading is read once, the cells below it row by row: it leaves them the room that it does not need
  /// for a few lines.
  private static let headingLines = 3

  /// The width at which a heading has few lines.
  private func headingWish(_ heading: String, least: Double, size: Double) -> Double {
    let whole = measure(heading, size, .bold)
    var wish = max(least, whole / Double(Self.headingLines))
    while wish < whole,
      TextMetrics.wrap(heading, width: wish, size: size, weight: .bold).count > Self.headingLines
    {
      wish += size
    }
    return min(wish, max(whole, least))
  }

  private func measure(_ text: String, _ size: Double, _ weight: FontWeight) -> Double {
    slack * TextMetrics.width(of: text, size: size, weight: weight)
  }

  private func cellWidth(_ cell: ReportTable.Cell, size: Double) -> Double {
    measure(cell.plainText, size, cell.isStrong ? .bold : .regular)
  }

  private func longestWord(_ text: String, size: Double, weight: FontWeight) -> Double {
    text.split(whereSeparator: \.isWhitespace).map { measure(String($0), size, weight) }.max() ?? 0
  }
}

extension ReportTable.Column {
  /// Where what has no direction of its own begins, signs and numbers: as the words of the heading, below
  /// which they stand, or as the text around. `nil` for words.
  func side(of lines: [String], elsewhere: WritingDirection) -> WritingDirection? {
    func holdsLetters(_ text: String) -> Bool { text.contains(where: \.isLetter) }
    guard !lines.contains(where: holdsLetters) else { return nil }
    return holdsLetters(heading) ? WritingDirection(of: heading) : elsewhere
  }
}
