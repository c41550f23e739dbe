internal import QStudy

/// Numbers of statements in a workbook of KADE, which counts by places from 1, that begin with another number.
extension KADEWorkbookFormat {
  /// Tells of a header over the values that numbers them from elsewhere than the sheet of the statements
  /// does; of the two, one from 1 on holds.
  static func count(
    _ statements: inout KADEStatements, by sorts: KADESorts, in workbook: KADEWorkbook,
    _ mending: inout Mending
  ) {
    let ids = statements.statements.map(\.id)
    guard let (row, names) = sorts.header else { return }
    if let shift = ShiftedNumbers(names, beside: ids), shift.expected.lowerBound == 1 {
      _ = shift.mends(
        &mending, at: workbook.sorts.location(row), "values",
        others: "the sheet of the statements has them",
        repair: "The values were taken for those of the statements in their order.")
    } else if let shift = ShiftedNumbers(ids, beside: names) {
      if shift.mends(
        &mending, at: statements.locations[ids[0]], others: "the header over the values has them",
        repair: "The statements were numbered from \(shift.expected.lowerBound) on, in their order."
      ) {
        statements.number(from: shift.expected.lowerBound)
      }
    }
  }

  /// The number of the first card, where every sort has cards that count on and these or the statements do not
  /// begin with 1; then the statements are numbered from 1, and it is told. nil where it is not so.
  static func firstCard(
    _ statements: inout KADEStatements, in sorts: KADESorts, namesRow: Int,
    _ workbook: KADEWorkbook,
    _ mending: inout Mending
  ) -> Int? {
    let ids = statements.statements.map(\.id)
    guard let cards = sorts.cards(namesRow: namesRow), let own = ShiftedNumbers.run(ids),
      cards.count == own.count, cards.lowerBound != 1 || own.lowerBound != 1
    else { return nil }
    func words(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound) to \(range.upperBound)" }
    let finding = Finding(
      .shiftedNames, location: workbook.sorts.location(namesRow),
      found: "the cards \(words(cards)) in every sort, and statements numbered \(words(own))",
      expected: "both from 1 on, since KADE counts the statements by their places",
      mend: "Number both from 1"
        + (cards == own
          ? "." : "; but first compare a card or two, the first and the last above all."))
    _ = mending.mends(
      finding, repair: "Cards and statements were numbered from 1 on, in their order.",
      offer: cards == own
        ? "--repair does." : "If they only begin with another number, --repair does.")
    statements.number(from: 1)
    return cards.lowerBound
  }
}
