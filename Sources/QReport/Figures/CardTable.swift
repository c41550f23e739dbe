import QAnalysis
import QDrawing
import QStudy

/// The cards of a poster in words, for a form in which its grid is a table: to be edited, and read aloud
/// cell by cell.
package struct CardTable: Sendable {
  /// A card and how it looks in the picture.
  struct Card {
    let id: String
    /// The signs of its marks; empty for none.
    let marks: String
    /// Its wording, which ends in … where the picture cuts it.
    let wording: String
    /// The language of the wording, where it is not that of the sheet.
    let language: String?
    /// The size of its letters in the picture, in px.
    let size: Double
    /// Whether it tells the viewpoint from every other.
    let isApart: Bool
  }

  /// A column, by its value as it is printed; its cards from the top.
  struct Column {
    let label: String
    let cards: [Card]
  }

  /// What is seen, and what throws doubt on it.
  let introduction: String
  /// What the ends of the grid mean.
  let ends: Poles
  /// The columns, the lowest first.
  let columns: [Column]
  /// The signs that occur, each with its meaning.
  let key: [String]
  /// What an unmarked card means.
  let notes: String
  /// The viewpoint.
  let factor: Int
  /// The width of the picture, in px.
  let width: Double
}

extension QGridFigure {
  /// The same as a table; `nil` but for a poster.
  var table: CardTable? {
    guard let fit else { return nil }
    let inner = fit.layout.card.width - 2 * fit.layout.padding
    let cut = Set(fit.cut)
    func card(_ j: Int) -> CardTable.Card {
      let text = document.wording(of: j)
      return CardTable.Card(
        id: statements[j].id, marks: marks[j].map(\.characters).joined(separator: " "),
        wording: cut.contains(j)
          ? CardText.cut(text, width: inner, size: fit.sizes[j], lines: fit.lines[j]) : text,
        language: document.language(of: j), size: fit.sizes[j],
        isApart: marks[j].contains(where: \.isApart))
    }
    return CardTable(
      introduction: [introduction, document.notice].compactMap(\.self).joined(separator: " "),
      ends: document.poles,
      columns: columns.map { column in
        CardTable.Column(
          label: document.analysis.table.grid.label(of: column.value),
          cards: column.statements.map(card))
      }, key: usedMarks.map { "\($0.characters) \($0.words(document))" },
      notes: keyNotes.joined(separator: " "), factor: factor, width: fit.layout.sheetWidth)
  }
}
