internal import QStudy

/// A cell that lists the cards of a pile: `8`, `8, 15`, `8; 15`, `8 15`, `S8, S15`, `A-08` or `Card 8`.
enum CardList {
  /// A longer text is no list of cards.
  private static let longest = 5000
  /// Longer letters before a number are a word.
  private static let longestPrefix = 3
  /// A single card with what it is called, or its letter apart from its number.
  private static let longestNamed = 100
  nonisolated(unsafe) private static let named =
    /\b(?:(?:card|statement|item|stmt|karte|carte|tarjeta|kaart|cerdyn)\s*[#.:-]?\s*|\p{L}{1,3}-)([0-9]+)/
    .ignoresCase()
  private static let marks: Set<Character> = [",", ";", "|", "，", "；", "、"]

  /// The numbers in a cell of a table; nil where it holds anything else.
  static func numbers(in table: RawTable, _ row: Int, _ column: Int) -> [Int]? {
    if let value = table.value(row, column) { return value > 0 ? [value] : nil }
    switch table.rows[row][column] {
    case .number(let number):
      return Int(exactly: number).flatMap { $0 > 0 ? [$0] : nil }
    case .text(let text):
      guard text.utf8.count <= longest else { return nil }
      let isNamed = text.utf8.count <= longestNamed && text.contains(where: \.isLetter)
      let text = isNamed ? text.replacing(named, with: { "\($0.1)" }) : text
      let parts = text.split { marks.contains($0) || $0.isWhitespace }
      // The ids of the statements may begin with the same letters.
      let prefix = parts.first?.prefix { $0.isLetter || $0 == "#" } ?? ""
      guard prefix.utf8.count <= longestPrefix else { return nil }
      let numbers = parts.compactMap { part in
        part.hasPrefix(prefix) ? number(part.dropFirst(prefix.count)) : nil
      }
      return numbers.isEmpty || numbers.count < parts.count || numbers.contains(0) ? nil : numbers
    case .blank, .date, .error, .uncomputed: return nil
    }
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.count < 6 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(digits) : nil
  }

  /// What is wrong with a cell that lists no cards: what was found, and how to mend it.
  static func fault(_ cell: RawCell) -> (found: String, mend: String) {
    let again = "Give the cell the format Text, and type the cards again as 8; 15."
    switch cell {
    case .date(_, let written):
      return ("the date \(written), as a spreadsheet makes of 8-15 or 8/15", again)
    case .number(let number):
      return ("the number \(number.description), as a spreadsheet makes of 8,15", again)
    case .error(let error): return ("the error \(error)", "Mend the formula, or type the cards.")
    case .uncomputed:
      return (
        "a formula that was never computed",
        "Open the file in a spreadsheet program and save it, or type the cards."
      )
    case .text, .blank:
      return ("“\(excerpt(cell.name ?? ""))”", "Write the number of each card, as in 8; 15.")
    }
  }
}
