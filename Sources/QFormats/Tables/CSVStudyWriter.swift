package import QStudy
internal import QTables

/// Writes a study as two plain tables: `sorts.csv`, a row a sort, and `statements.csv`.
package enum CSVStudyWriter: StudyWriter {
  package static let id = "csv"
  package static let name = "CSV tables"
  package static let holds: Set<StudyPart> = [
    .sorts, .themes, .directions, .shorts, .translations, .conditions, .participants,
    .lineBreaks,
  ]

  /// `sorts.csv` (`sort[,participant][,condition],<statement id>…[,<attribute>…]`) and
  /// `statements.csv`, the same as in a study folder.
  ///
  /// They hold statements, themes by id, sorts and what is known of the participants who sorted. A
  /// grid is written only as the values of the sorts; question, poles, labels of themes, comments
  /// and provenance are left out.
  ///
  /// - Throws: what the tables can't hold, such as two sorts of one id.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    var study = study
    let written = Set(study.languages)
    let further = Set(study.statements.flatMap(\.translations.keys)).subtracting(written)
    study.languages += further.sorted()
    var sorts = SortsTable.rows(study)
    let people = Dictionary(study.participants.map { ($0.id, $0.attributes) }) { first, _ in first }
    let names = Set(study.sorts.flatMap { people[$0.participant]?.keys.map { $0 } ?? [] }).sorted()
    sorts[0] += names
    for (row, sort) in study.sorts.enumerated() {
      sorts[row + 1] += names.map { people[sort.participant]?[$0] ?? "" }
    }
    let writer = CSVWriter(spreadsheetSafe: true)
    let files = [
      (name: StudyFolderFormat.sortsFile, bytes: writer.bytes(sorts)),
      (name: StudyFolderFormat.statementsFile, bytes: writer.bytes(StatementsTable.rows(study))),
    ]
    let input = FormatInput(
      path: files[0].name, bytes: files[0].bytes, beside: [files[1].name: files[1].bytes])
    let back = try readBack(
      input, with: CSVTableFormat.self, options: ReadingOptions(rows: .sorts))
    if study.statements != back.statements {
      throw Findings(.notKept("a statement", format: name))
    }
    if let (sort, _) = zip(study.sorts, back.sorts).first(where: { $0 != $1 }) {
      throw Findings(.notKept("the sort “\(sort.id)”", format: name))
    }
    if study.sorts.count != back.sorts.count { throw Findings(.notKept("a sort", format: name)) }
    return files
  }
}
