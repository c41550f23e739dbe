internal import QStudy
internal import QTables

/// What people wrote about cards: `feedback/[condition/]Participant.csv`, with the id of the card, the
/// text, and whether it only corrects the card.
enum QMethodFeedback {
  /// The comments on statements; those that correct a card are left out with a warning, as R's qmethod
  /// leaves them out.
  ///
  /// - Parameters:
  ///   - sorts: the sorts that were read.
  ///   - statement: the statement that a name means.
  static func comments(
    _ sorts: [QSort], statements: [String], statement: (String) -> String?,
    _ folder: inout QMethodFolder
  ) throws -> [Comment] {
    let sortIDs = Dictionary(
      sorts.map { (Key(participant: $0.participant, condition: $0.condition), $0.id) }
    ) { first, _ in first }
    var comments: [Comment] = []
    for file in folder.files(in: QMethodFolder.feedback, extension: "csv") {
      guard let table = try folder.list(file.path) else { continue }
      guard let sort = sortIDs[Key(participant: file.stem, condition: file.group)] else {
        let expected = ([QMethodFolder.sorts] + [file.group].compactMap(\.self) + [file.stem])
          .joined(separator: "/")
        folder.findings.append(
          Finding(
            .unknownSort, location: folder.location(file.path), sort: file.stem,
            found: "comments of a person without a sort", expected: "a sort at \(expected).csv",
            mend: "Correct the name of the file, add the sort, or remove the comments."))
        continue
      }
      comments += read(table, sort: sort, statements, statement, &folder)
    }
    return comments
  }

  private struct Key: Hashable {
    let participant: String
    let condition: String?
  }

  private static func read(
    _ table: FolderTable, sort: String, _ statements: [String], _ statement: (String) -> String?,
    _ folder: inout QMethodFolder
  ) -> [Comment] {
    guard (2...3).contains(table.header.count) else {
      folder.findings.append(
        Finding(
          .missingColumn, location: table.headerLocation(), sort: sort,
          found: "\(table.header.count) column\(table.header.count == 1 ? "" : "s")",
          expected: "item_id, item_feedback and perhaps correction",
          mend: "Give each comment the id of its card and its text."))
      return []
    }
    var comments: [Comment] = []
    var met: [String: Location] = [:]
    for (index, row) in table.rows.enumerated() {
      guard
        let id = table.newID(
          row, 0, known: met, duplicate: .duplicateStatement, what: "card", &folder.findings)
      else { continue }
      met[id] = table.location(row)
      let corrects = table.header.count == 3 ? isCorrection(row.string(2)) : false
      guard let corrects else {
        folder.findings.append(
          Finding(
            .badValue, location: table.location(row, 2), sort: sort, statement: id,
            found: "“\(excerpt(row.string(2)))”", expected: "TRUE for a correction, or FALSE",
            mend: "Write FALSE where the comment is about the person's view."))
        continue
      }
      guard let statement = statement(trimmed(id)) else {
        let nearest = suggestion(for: id, among: statements, after: index)
        folder.findings.append(
          Finding(
            .unknownStatement, location: table.location(row, 0), sort: sort, statement: id,
            found: "a comment on the card “\(excerpt(id))”",
            expected: nearest.map { "perhaps “\($0)”" } ?? "the id of a card of the sample",
            mend: "Correct the id, or remove the comment."))
        continue
      }
      if corrects {
        folder.warnings.append(
          Warning(
            .recordsIgnored,
            "\(table.file):\(row.line): left out, since it corrects the card \(id): "
              + "“\(excerpt(row.string(1)))”.", sorts: [sort], statements: [statement]))
      } else if !row.isBlank(1) {
        comments.append(Comment(sort: sort, statement: statement, text: trimmed(row.string(1))))
      }
    }
    return comments
  }

  /// A truth as R reads it; nil for what is none.
  private static func isCorrection(_ cell: String) -> Bool? {
    switch trimmed(cell) {
    case "TRUE", "true", "True", "T": true
    case "FALSE", "false", "False", "F", "": false
    default: nil
    }
  }
}
