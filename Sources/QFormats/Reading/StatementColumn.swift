/// A column of a table of statements as somebody made it in a spreadsheet, and what such columns are called.
package enum StatementColumn: CaseIterable, Sendable {
  case id, text, theme, direction, short

  /// What the column is called, in small letters.
  private var headings: Set<String> {
    switch self {
    case .id:
      [
        "id", "no", "no.", "nr", "nr.", "number", "#", "num", "nummer", "code", "statement id",
        "statement no", "statement no.", "statement number", "item no", "card no",
      ]
    case .text:
      [
        "text", "statement", "statements", "item", "items", "card", "cards", "wording",
        "wordings",
        "statement text", "q statement", "q-statement", "aussage", "aussagen",
      ]
    case .theme: ["theme", "themes", "topic", "category", "thema", "kategorie"]
    case .direction: ["direction", "richtung", "tendenz", "polung"]
    case .short: ["short", "kurz", "kurzform", "kurztext"]
    }
  }

  /// The name of the column in `statements.csv`.
  var ownName: String {
    switch self {
    case .id: "id"
    case .text: "text"
    case .theme: "theme"
    case .direction: "direction"
    case .short: "short"
    }
  }

  /// The columns that a row names; none where it is a statement itself. The language of a wording may stand
  /// behind its name, as in Statement (EN).
  package static func named(in header: [String]) -> [StatementColumn: Int] {
    var columns: [StatementColumn: Int] = [:]
    let names = header.map { $0.lowercased() }
    for isPlain in [false, true] {
      for (place, name) in names.enumerated() where !columns.values.contains(place) {
        let name = isPlain ? trimmed(String(name.prefix { !"([:".contains($0) })) : name
        guard let column = allCases.first(where: { $0.headings.contains(name) }),
          columns[column] == nil
        else { continue }
        columns[column] = place
      }
    }
    return columns
  }

  /// Whether a line of a list names what stands below it, as “Statements” does, or “No. Statement” over numbers.
  ///
  /// A card may bear a single word: of those only what no study asks people to sort is a heading.
  static func isHeading(_ line: String) -> Bool {
    let line = trimmed(line).lowercased()
    return text.headings.contains { words in
      guard line.hasSuffix(words) else { return false }
      let before = trimmed(String(line.dropLast(words.count)))
      return before.isEmpty
        ? words.hasSuffix("statement") || words == "statements" || words.hasPrefix("aussage")
        : id.headings.contains(before)
    }
  }
}
