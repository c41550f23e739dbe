// participants.csv and comments.csv.

internal import QStudy
internal import QTables

/// Reads `participant,<attribute>…`; blank cells are attributes not given, and blanks around a value
/// are none of it.
func readParticipants(
  _ bytes: [UInt8], file: String, _ findings: inout [Finding]
) -> [Participant] {
  guard let table = FolderTable(bytes, file: file, &findings) else { return [] }
  findings += table.duplicateColumns(of: table.header.indices)
  guard let idColumn = table.column("participant", &findings) else { return [] }
  var locations: [String: Location] = [:]
  return table.rows.compactMap { row in
    let id = table.newID(
      row, idColumn, known: locations, duplicate: .duplicateParticipant, what: "participant",
      &findings)
    guard let id else { return nil }
    locations[id] = table.location(row)
    var participant = Participant(id: id)
    for (column, name) in table.header.enumerated() where column != idColumn {
      participant.attributes[name] = row.isBlank(column) ? nil : trimmed(row.words(column))
    }
    return participant
  }
}

/// The participants as rows, the header first; attributes by name.
func participantRows(_ participants: [Participant]) -> [[String]] {
  let names = Set(participants.flatMap(\.attributes.keys)).sorted()
  return [["participant"] + names]
    + participants.map { person in [person.id] + names.map { person.attributes[$0] ?? "" } }
}

/// Whether a writer agreed that others read a comment, as `comments.csv` says it.
private enum Sharing: String {
  case yes, no
}

/// Reads `sort,statement,comment`, perhaps with `share`.
///
/// - Parameters:
///   - sorts: The sorts there are; nil where that is not known.
///   - statements: The statements there are; nil where that is not known.
func readComments(
  _ bytes: [UInt8], file: String, sorts: Set<String>?, statements: Set<String>?,
  _ findings: inout [Finding]
) -> [Comment] {
  guard let table = FolderTable(bytes, file: file, &findings) else { return [] }
  let names = ["sort", "statement", "comment", "share"]
  findings += table.duplicateColumns(of: table.header.indices)
  for (column, name) in table.header.enumerated() where !names.contains(name) {
    let nearest = nearest(to: name, in: names.filter { !table.header.contains($0) })
    findings.append(
      Finding(
        .unknownKey, location: table.headerLocation(column), found: "the column “\(name)”",
        expected: "the columns sort, statement and comment, perhaps share",
        mend: nearest.map { "Rename the column to “\($0)”." } ?? "Remove the column."))
  }
  let sortColumn = table.column("sort", &findings)
  let statementColumn = table.column("statement", &findings)
  let textColumn = table.column("comment", &findings)
  guard let sortColumn, let statementColumn, let textColumn else { return [] }
  let shareColumn = table.header.firstIndex(of: "share")
  let sortNames = (sorts ?? []).sorted()
  let statementNames = (statements ?? []).sorted()
  return table.rows.map { row in
    var comment = Comment(
      sort: row.words(sortColumn), statement: row.words(statementColumn),
      text: row.words(textColumn))
    if let shareColumn, !row.isBlank(shareColumn) {
      let said = trimmed(row.words(shareColumn))
      if let sharing = Sharing(rawValue: said.lowercased()) {
        comment.isShared = sharing == .yes
      } else {
        findings.append(
          Finding(
            .badValue, location: table.location(row, shareColumn), sort: comment.sort,
            statement: comment.statement, found: "“\(said)”", expected: "yes, no or nothing",
            mend: "Write yes where the writer agreed that others read the comment."))
      }
    }
    if let sorts, !sorts.contains(comment.sort) {
      let nearest = suggestion(
        for: comment.sort, among: sortNames, after: findings.count)
      findings.append(
        Finding(
          .unknownSort, location: table.location(row, sortColumn), sort: comment.sort,
          statement: comment.statement, found: "a comment by “\(comment.sort)”, which is no sort",
          expected: nearest.map { "perhaps “\($0)”" }
            ?? "a sort of \(StudyFolderFormat.sortsFile)", mend: "Correct the sort's id."))
    }
    if let statements, !statements.contains(comment.statement) {
      let nearest = suggestion(
        for: comment.statement, among: statementNames, after: findings.count)
      findings.append(
        Finding(
          .unknownStatement, location: table.location(row, statementColumn), sort: comment.sort,
          statement: comment.statement,
          found: "a comment on “\(comment.statement)”, which is no statement",
          expected: nearest.map { "perhaps “\($0)”" }
            ?? "a statement of \(StudyFolderFormat.statementsFile)",
          mend: "Correct the statement's id."))
    }
    return comment
  }
}

/// The comments as rows, the header first; without a word of sharing where nobody agreed to it.
func commentRows(_ comments: [Comment]) -> [[String]] {
  let tells = comments.contains(where: \.isShared)
  return [["sort", "statement", "comment"] + (tells ? ["share"] : [])]
    + comments.map { comment in
      [comment.sort, comment.statement, comment.text]
        + (tells ? [(comment.isShared ? Sharing.yes : .no).rawValue] : [])
    }
}
