package import QStudy
internal import QTables

/// Writes the files of PQMethod.
package enum PQMethodWriter: StudyWriter {
  package static let id = "pqmethod"
  package static let name = "PQMethod .dat and .sta"

  /// What three columns can count.
  private static let most = 999
  private static let values = -6...13

  /// `<name>.dat` and `<name>.sta` with CR LF, the name made of the title; and `ids.csv`
  /// (`kind,written,id`) where an id had to be cut to eight columns, or a statement is not called by
  /// its number.
  ///
  /// Text is UTF-8, of which a letter with an accent takes several columns; line breaks become
  /// blanks, and a title longer than 68 columns is cut. Themes, translations, participants,
  /// conditions, comments and provenance have no place in the format.
  ///
  /// - Throws: blank cells, values outside −6 to 13, more than 999 statements, sorts or cards in a
  ///   column; or that no grid is declared nor to be found in the sorts.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try Findings.check(faults(in: study))
    let grid: Grid
    if let declared = study.grid {
      grid = declared
    } else {
      grid = try SortTable(study, acceptsFree: true).grid
    }
    try Findings.check(faults(in: grid))

    var data = field(0, 3) + field(study.sorts.count, 3) + field(study.statements.count, 3)
    data += " " + cut(oneLine(study.title), to: 68) + lineEnd
    data += field(grid.values.first ?? 0, 3) + field(grid.values.last ?? 0, 3)
    data += values.map { field(grid.count(of: $0), 3) }.joined() + lineEnd
    let ids = shortIDs(study.sorts.map(\.id))
    for (sort, id) in zip(study.sorts, ids) {
      data += id + String(repeating: " ", count: 10 - id.utf8.count)
      data += sort.placements.map { field($0 ?? 0, 2) }.joined() + lineEnd
    }
    let statements = study.statements.map { oneLine($0.text) + lineEnd }.joined()

    let stem = fileName(study.title)
    var files = [
      (name: stem + ".dat", bytes: Array(data.utf8)),
      (name: stem + ".sta", bytes: Array(statements.utf8)),
    ]
    var map = zip(study.sorts, ids).filter { $0.0.id != $0.1 }.map { ["sort", $0.1, $0.0.id] }
    for (index, statement) in study.statements.enumerated() where statement.id != "\(index + 1)" {
      map.append(["statement", "\(index + 1)", statement.id])
    }
    if !map.isEmpty {
      files.append(("ids.csv", CSVWriter().bytes([["kind", "written", "id"]] + map)))
    }
    return files
  }

  private static let lineEnd = "\r\n"

  private static func faults(in study: Study) -> [Finding] {
    var findings: [Finding] = []
    func count(_ count: Int, _ code: Finding.Code, _ what: String) {
      guard !(1...most).contains(count) else { return }
      findings.append(
        Finding(
          code, found: "\(count) \(what)", expected: "1 to \(most) in a file of PQMethod",
          mend: "Choose another format."))
    }
    count(study.statements.count, .tooFewStatements, "statements")
    count(study.sorts.count, .tooFewSorts, "sorts")
    for statement in study.statements where oneLine(statement.text).isEmpty {
      findings.append(
        Finding(
          .emptyStatement, statement: statement.id, found: "a statement without wording",
          expected: "the wording of the card", mend: "Fill in the text of this statement."))
    }
    for sort in study.sorts {
      if sort.placements.count != study.statements.count {
        findings.append(
          Finding(
            .raggedRow, sort: sort.id, found: "\(sort.placements.count) placements",
            expected: "\(study.statements.count), one for each statement",
            mend: "Complete the sort, or leave it out."))
      }
      for (statement, value) in zip(study.statements, sort.placements) {
        if let value, values.contains(value) { continue }
        findings.append(
          Finding(
            value == nil ? .blankCell : .valueOffGrid, sort: sort.id, statement: statement.id,
            found: value.map { "the value \($0)" } ?? "a blank cell",
            expected: "a value from \(values.lowerBound) to \(values.upperBound)",
            mend: "Correct the sort, leave it out, or choose another format."))
      }
    }
    return findings
  }

  private static func faults(in grid: Grid) -> [Finding] {
    grid.columns.filter { !values.contains($0.value) || $0.count > most }.map { column in
      Finding(
        .badGrid, found: "\(column.count) cards at \(column.value)",
        expected:
          "values from \(values.lowerBound) to \(values.upperBound), of at most \(most) cards",
        mend: "Choose another format.")
    }
  }

  /// A number at the right of its columns.
  private static func field(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  /// Ids of at most eight bytes, each once; one that is not changed keeps its claim.
  static func shortIDs(_ ids: [String]) -> [String] {
    let plain = ids.map { cut(oneLine($0), to: 8) }
    var used = Set(zip(ids, plain).filter { $0 == $1 }.map { $1 })
    var met: Set<String> = []
    return zip(ids, plain).map { id, plain in
      if id == plain, !plain.isEmpty, met.insert(id).inserted { return plain }
      let plain = plain.isEmpty ? "sort" : plain
      var candidate = plain
      var number = 2
      while used.contains(candidate) {
        let mark = "~\(number)"
        candidate = cut(plain, to: 8 - mark.utf8.count) + mark
        number += 1
      }
      used.insert(candidate)
      return candidate
    }
  }

  /// A text on one line, without control characters and without blanks around it.
  private static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      result.append(isControl ? " " : scalar)
    }
    return trimmed(String(result))
  }

  /// As many whole characters as the number of bytes takes.
  private static func cut(_ text: String, to length: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      used += character.utf8.count
      if used > length { break }
      result.append(character)
    }
    return trimmed(result)
  }

  /// Whole words of the title, as many as eight letters take, since PQMethod comes from DOS.
  static func fileName(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    var name = ""
    for word in words {
      if !name.isEmpty, name.count + word.count > 8 { break }
      name += word.prefix(8)
    }
    return name.isEmpty ? "study" : name
  }
}
