internal import QStudy
internal import QTables

/// Lists of the statements beside pictures of the grid: their numbers in one column, their wording in
/// another.
struct PictureLists {
  /// The list of each sheet; nil for one without.
  let lists: [WordingSheet?]
  private let statements: [Statement]

  /// Looks for them.
  ///
  /// - Parameters:
  ///   - sheets: each with its pictures.
  ///   - range: the cells of the list, where the user names them.
  init(_ sheets: [(table: RawTable, pictures: [CardSort])], range: CellRange?) {
    let counts = sheets.flatMap(\.pictures).map { max($0.cards.count, 1) }
    let cards = Dictionary(grouping: counts) { $0 }
      .max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
    statements = (1...(cards ?? 1)).map { Statement(id: "\($0)", text: "") }
    let statements = statements
    lists = sheets.map { sheet in
      WordingSheet(
        sheet.table, in: range, besides: sheet.pictures.compactMap(\.range), for: statements)
    }
  }

  /// Words the statements of a study by the first complete list, and tells from where.
  ///
  /// - Throws: where another list words a statement otherwise, since the numbers on the cards then mean
  ///   something else.
  func word(_ reading: inout StudyReading) throws(Findings) {
    let found = lists.compactMap(\.self)
    guard let first = found.first, reading.study.statements.map(\.id) == statements.map(\.id) else {
      return
    }
    guard let list = found.first(where: { $0.missing(of: statements).isEmpty }) else {
      reading.warnings.append(first.partial(missing: first.missing(of: statements)))
      return
    }
    try Findings.check(
      found.compactMap { other in
        list.difference(to: other).map { place, text, its in
          Finding(
            .rewordedStatement, location: other.location(of: place),
            statement: statements[place].id, found: "“\(excerpt(its))”",
            expected: "the wording beside the pictures of the sheet “\(excerpt(list.name))”, "
              + "“\(excerpt(text))”",
            mend: "Correct one of the two; if the cards were numbered anew, number them alike.")
        }
      })
    list.word(&reading.study)
    reading.warnings.append(Warning(.layoutInferred, list.told))
    if let range = list.range { reading.layout?.add(wording: range, told: list.told) }
  }
}
