internal import QStudy
internal import QTables

/// A sheet of a workbook with a comment in each row: who, on which statement, what.
struct CommentSheets {
  /// A longer or wider sheet holds something else.
  private static let mostRows = 50_000
  private static let mostColumns = 20
  private static let who: Set<String> = [
    "participant", "sort", "respondent", "name", "person", "who", "id", "participant id", "q sort",
    "teilnehmer", "nom", "nombre",
  ]
  private static let what: Set<String> = [
    "comment", "comments", "remark", "remarks", "reason", "why", "note", "kommentar",
    "commentaire", "comentario",
  ]
  private static let which: Set<String> = [
    "statement", "statement no", "statement number", "card", "item", "no", "nr", "aussage",
    "énoncé",
  ]

  /// Takes the comments in, tells from where, and says which sheets it spoke of.
  static func comment(_ reading: inout StudyReading, from tables: [RawTable]) -> Set<String> {
    var taken: Set<String> = []
    for table in tables {
      guard let comments = comments(in: table, of: reading.study), let sheet = table.sheet else {
        continue
      }
      taken.insert(sheet)
      if let first = comments.first {
        reading.warnings.append(
          Warning(
            .layoutInferred,
            "The sheet “\(excerpt(sheet))” was left out: its comments count the statements from "
              + "\(first), the sorts from \(first + 1), so that each would be on another statement. "
              + "Number them as the sorts are."))
        continue
      }
      guard !comments.all.isEmpty else {
        reading.warnings.append(
          Warning(
            .layoutInferred,
            "The sheet “\(excerpt(sheet))” was left out: it is headed as comments, but no row names a sort "
              + "and a statement."))
        continue
      }
      reading.study.comments += comments.all
      reading.warnings.append(
        Warning(
          .layoutInferred,
          "The sheet “\(excerpt(sheet))” was read as comments, \(comments.all.count) in all"
            + (comments.strays.isEmpty
              ? "."
              : "; \(comments.strays.count) that name no sort or no statement were left out, in row "
                + comments.strays.prefix(8).map { String(table.rows[$0].line) }.joined(
                  separator: ", ")
                + (comments.strays.count > 8 ? " …." : "."))))
    }
    return taken
  }

  private static func comments(
    in table: RawTable, of study: Study
  ) -> (all: [Comment], strays: [Int], first: Int?)? {
    guard (2...mostRows).contains(table.rows.count), table.width <= mostColumns else { return nil }
    func column(_ words: Set<String>) -> Int? {
      (0..<table.width).first {
        table.rows[0][$0].name.map { words.contains($0.lowercased()) } ?? false
      }
    }
    guard let what = column(what), let which = column(which), let who = column(who),
      Set([what, which, who]).count == 3
    else { return nil }
    let sorts = PeopleSheets.keys(of: Set(study.sorts.map(\.id)))
    let statements = Dictionary(
      study.statements.flatMap { [($0.id, $0.id), ($0.text, $0.id)] }
    ) { first, _ in first }
    let numbers = Dictionary(
      study.statements.compactMap { statement in
        NumberedName(statement.id, isAtEnd: true).map { ("\($0.number)", statement.id) }
      }
    ) { first, _ in first }
    var (all, strays) = ([Comment](), [Int]())
    var written: Set<Int> = []
    for row in table.rows.indices.dropFirst() {
      guard let text = table.rows[row][what].name else { continue }
      let word = table.rows[row][which].name ?? ""
      if statements[word] == nil || parseInteger(word) != nil,
        let number = NumberedName(word, isAtEnd: true)?.number
      {
        written.insert(number)
      }
      guard let name = table.rows[row][who].name,
        let sort = sorts[name] ?? sorts[PeopleSheets.key(name)],
        let statement = statements[word]
          ?? NumberedName(word, isAtEnd: true).flatMap({ numbers["\($0.number)"] })
      else {
        strays.append(row)
        continue
      }
      all.append(Comment(sort: sort, statement: statement, text: text))
    }
    guard !all.isEmpty || !strays.isEmpty else { return nil }
    // One before the first, and none on the last: they count from elsewhere.
    let own = ShiftedNumbers.run(study.statements.map(\.id))
    let isBefore = own.map {
      written.contains($0.lowerBound - 1) && !written.contains($0.upperBound)
    }
    return (all, strays, isBefore == true ? own.map { $0.lowerBound - 1 } : nil)
  }
}
