internal import QStudy
internal import QTables

/// The table of a FlashQ server: `sid;uid;s1;…;sN;npos;nneu;nneg;`, the answers to the form, the
/// comments, `dur0;…;dur5;datetime;`.
///
/// The values go by the numbers of their columns, in whatever order a table that was saved again has
/// them.
///
/// Nothing is quoted, so that a semicolon in a text shifts what stands behind it. Both ends of a
/// record are therefore read by their place; the comments between them are known by their `(s3)`,
/// and not by the header, which names those of the first record only.
struct HtmlQTable {
  let file: String
  let rows: [(line: Int, cells: [String])]
  let header: [String]
  /// How many cells stand before the first value.
  private let names: Int
  /// The columns of the values.
  private let values: ValueColumns
  /// The columns of the form.
  let forms: Range<Int>
  /// The first of the columns at the right end.
  let tail: Int
  /// Whether the sizes of the piles add up to the number of values in lines as long as the header.
  private let pilesAddUp: Bool

  /// Splits the table.
  ///
  /// - Throws: a finding where the header is none of a FlashQ server.
  init(_ text: [UInt8], file: String) throws(Findings) {
    self.file = file
    let rows = try Self.rows(text, file: file)
    func fault(_ found: String) -> Findings {
      Findings(
        Finding(
          .missingColumn, location: Location(file: file, line: rows.first?.line ?? 1), found: found,
          expected: "sid;uid;s1;…;npos;nneu;nneg; … dur0;…;dur5;datetime;",
          mend: "Take the file as the server wrote it, header included."))
    }
    // The server writes the names in small letters.
    let header = rows.first?.cells.map { trimmed($0).lowercased() } ?? []
    guard let places = Self.places(in: header) else {
      throw fault("a header without the columns s1 … npos;nneu;nneg … dur0")
    }
    self.header = header
    names = places.first
    values = ValueColumns(Array(header[..<places.end]))
    if let fault = values.fault(line: rows[0].line, file: file) { throw Findings(fault) }
    tail = places.tail
    let middle = places.end + Self.piles.count
    let comments = header[middle..<tail].firstIndex { isNumbered($0, "comment") } ?? tail
    forms = middle..<comments
    self.rows = Array(rows.dropFirst())
    let sizes = places.end..<middle
    pilesAddUp = rows.dropFirst().contains {
      $0.cells.count == header.count && Self.sum($0.cells[sizes]) == places.end - places.first
    }
  }

  /// The sum of the sizes of piles; nil where one is no number.
  private static func sum(_ cells: ArraySlice<String>) -> Int? {
    let sizes = cells.compactMap { parseInteger(stated($0)) }
    return sizes.count == cells.count ? sizes.reduce(0, +) : nil
  }

  /// The lines as cells. A file that a spreadsheet saved again has another delimiter, or quotes.
  private static func rows(
    _ text: [UInt8], file: String
  ) throws(Findings) -> [(line: Int, cells: [String])] {
    let first = text.drop(while: isBlankByte).prefix { $0 != 0x0A && $0 != 0x0D }
    if first.contains(UInt8(ascii: ";")), !first.contains(UInt8(ascii: "\"")) {
      let plain = try plainRows(text, file: file)
      return quotedRows(text, insteadOf: plain) ?? plain
    }
    do {
      return try CSVTable(parsing: text).rows.map { ($0.line, withoutBlankEnd($0.cells)) }
    } catch {
      throw Findings(Finding(error, file: file, bytes: text))
    }
  }

  /// The lines as the server writes them, in which a quote is a character as any other.
  private static func plainRows(
    _ text: [UInt8], file: String
  ) throws(Findings) -> [(line: Int, cells: [String])] {
    var rows: [(line: Int, cells: [String])] = []
    var cells = 0
    for (number, line) in textLines(text) where !line.allSatisfy(isBlankByte) {
      let row = line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      cells += row.count
      guard cells <= Limits().cells else {
        throw Findings(.tooLarge(.cells, Limits().cells, Location(file: file, line: number)))
      }
      rows.append((number, withoutBlankEnd(row.map { String(decoding: $0, as: UTF8.self) })))
    }
    return rows
  }

  /// The rows where the quotes are those of a spreadsheet, which sets a cell in quotes if a semicolon, a
  /// quote or a line break is in it: taken so, every row fits the header, and taken as characters one
  /// does not, or a comment begins with a quote and not with its number. nil where they are not.
  private static func quotedRows(
    _ text: [UInt8], insteadOf plain: [(line: Int, cells: [String])]
  ) -> [(line: Int, cells: [String])]? {
    guard holds(text, ";\""), let width = plain.first?.cells.count,
      holds(text, ";\"(s") || plain.contains(where: { $0.cells.count > width }),
      let table = try? CSVTable(parsing: text, delimiter: .semicolon)
    else { return nil }
    let rows = table.rows.map { (line: $0.line, cells: withoutBlankEnd($0.cells)) }
    return rows.allSatisfy { $0.cells.count <= width } ? rows : nil
  }

  /// Every line ends in a delimiter, after which there is nothing.
  private static func withoutBlankEnd(_ cells: [String]) -> [String] {
    cells.last.map(trimmed)?.isEmpty == true ? cells.dropLast() : cells
  }

  /// The names of the columns of values, which number the statements.
  var numbers: [String] { values.places.map { header[$0.column] } }

  // MARK: Records

  /// That comments stand in columns called after other statements; nil where none does.
  var otherColumns: Warning? {
    let columns = forms.upperBound..<tail
    let comments = rows.flatMap { row in
      columns.compactMap { column -> (statement: Int, name: String)? in
        guard column < row.cells.count, Self.isComment(row.cells[column]),
          let comment = labelledComment(row.cells[column]), !stated(comment.text).isEmpty
        else { return nil }
        return (comment.statement, header[column])
      }
    }
    let others = comments.filter { $0.name != "comment\($0.statement)" }
    guard let other = others.first else { return nil }
    return Warning(
      .layoutInferred,
      "The columns of comments are called after the first record: \(others.count) of "
        + "\(comments.count) comments speak of another statement, as one under “\(other.name)” of "
        + "statement \(other.statement). Each was put to the statement that it names.")
  }

  /// What a record is called: by the code of the person, or the session.
  func id(of cells: [String]) -> String {
    cells.prefix(names).reversed().map(stated).first { !$0.isEmpty } ?? ""
  }

  func records(_ mending: inout Mending, _ findings: inout [Finding]) -> [CollectedRecord] {
    var records: [CollectedRecord] = []
    for row in rows where findings.count < PlacementCell.mostFindings {
      if let record = record(row.cells, line: row.line, &mending, &findings) {
        records.append(record)
      }
    }
    return records
  }

  private func record(
    _ cells: [String], line: Int, _ mending: inout Mending, _ findings: inout [Finding]
  ) -> CollectedRecord? {
    let ends = header.count - tail
    let location = Location(file: file, line: line)
    let id = id(of: cells)
    let cells = endsEarly(cells) ? closed(cells, id: id, location, &mending) : cells
    guard cells.count >= forms.lowerBound + ends else {
      findings.append(
        Finding(
          .raggedRow, location: location, sort: id, found: "\(cells.count) cells",
          expected: "at least \(forms.lowerBound + ends), as many as the header has without "
            + "answers and comments",
          mend: "Complete the line, or remove it."))
      return nil
    }
    let sizes = cells[(forms.lowerBound - Self.piles.count)..<forms.lowerBound]
    if pilesAddUp, cells.count < header.count, sizes.contains(where: { !stated($0).isEmpty }),
      Self.sum(sizes) != values.places.count
    {
      findings.append(
        Finding(
          .raggedRow, location: location, sort: id,
          found:
            "\(cells.count) cells, with “\(sizes.map { excerpt(stated($0)) }.joined(separator: ";"))” "
            + "in the place of the sizes of the piles",
          expected: "\(header.count) cells, and sizes that add up to \(values.places.count)",
          mend: "A cell was lost before them: put it in again, or remove the line."))
      return nil
    }
    if let finding = lostDuration(cells, id: id, location) {
      findings.append(finding)
      return nil
    }
    var record = CollectedRecord(location: location)
    // Columns of other names than the server's still tell who it was.
    if !header[..<names].contains(where: ["sid", "uid"].contains) { record.key = id }
    func add(_ name: String, _ value: String) {
      record.fields.append((name, value.replacing("\\n", with: "\n")))
    }
    for place in 0..<names where !header[place].isEmpty { add(header[place], cells[place]) }
    add("sort", values.places.map { cells[$0.column] }.joined(separator: "|"))
    for (name, size) in zip(Self.piles, sizes) { add(name, size) }
    let between = Array(cells[forms.lowerBound..<(cells.count - ends)])
    let firstComment = between.firstIndex(where: Self.isComment) ?? between.count
    var comments = comments(between[firstComment...])
    // What is too much, and does not come from the comments, comes from the answers. The header has the
    // columns of the first record's comments, and another may have more.
    var excess =
      between.count - forms.count - max(tail - forms.upperBound, comments.count)
      - comments.reduce(0) { $0 + $1.parts - 1 }
    for place in comments.indices where excess > 0 {
      let ends = comments[place].blanksBehind.prefix(excess)
      comments[place].append(ends)
      excess -= ends.count
    }
    let answered = between[..<firstComment].lastIndex { !stated($0).isEmpty }.map { $0 + 1 } ?? 0
    if let finding = unlabelled(cells, id: id, location) {
      findings.append(finding)
      return nil
    }
    guard excess <= 0, answered <= forms.count, firstComment >= forms.count else {
      findings.append(
        Finding(
          .raggedRow, location: location, sort: id,
          found: excess > 0 || answered > forms.count
            ? "more answers than columns of the form" : "\(firstComment) answers",
          expected: "\(forms.count), as the header has it",
          mend:
            "A comment begins with its statement, as in “(s12) …”: write that before one without it. Else "
            + "remove semicolons within the answers of this line, which end a cell, or complete it."
        ))
      return nil
    }
    for (name, answer) in zip(header[forms], between) { add(name, answer) }
    for comment in comments {
      add("comment", comment.text)
      if comment.parts > 1 { mend(comment.text, id: id, location, &mending) }
    }
    for (name, cell) in zip(header[tail...], cells.suffix(ends)) { add(name, cell) }
    return record
  }

  /// The cells with the blank date that was meant.
  private func closed(
    _ cells: [String], id: String, _ location: Location, _ mending: inout Mending
  ) -> [String] {
    let finding = Finding(
      .raggedRow, location: location, sort: id,
      found:
        "a line that ends one cell early: “\(excerpt(cells.last ?? ""))” stands where datetime "
        + "should be, and the cells before it one place off",
      expected: "a delimiter after every cell, also after a blank datetime",
      mend: "Add a delimiter at the end of the line.")
    // Read as it was meant either way, so that the fault is told once and not again for every cell.
    _ = mending.mends(
      finding, repair: "The line of \(id) was given the delimiter that it lacks at its end.",
      offer: "--repair adds it.")
    return cells + [""]
  }

  /// Whether a cell begins a comment; behind a blank it is what a person wrote after a semicolon.
  static func isComment(_ cell: String) -> Bool {
    cell.utf8.first == UInt8(ascii: "(") && labelledComment(cell) != nil
  }

  /// A comment, put together with what semicolons cut off from it.
  private struct WrittenComment {
    var text: String
    /// The cells of which it is made.
    var parts = 1
    /// The blank cells before the next one or the end.
    var blanksBehind: [String] = []

    mutating func append(_ cells: some Collection<String>) {
      for cell in cells { text += ";" + cell }
      parts += cells.count
    }
  }

  /// The comments in cells of which the first is one.
  private func comments(_ cells: ArraySlice<String>) -> [WrittenComment] {
    var comments: [WrittenComment] = []
    for cell in cells {
      let last = comments.count - 1
      if Self.isComment(cell) {
        comments.append(WrittenComment(text: cell))
      } else if trimmed(cell).isEmpty {
        comments[last].blanksBehind.append(cell)
      } else {
        comments[last].append(comments[last].blanksBehind + [cell])
        comments[last].blanksBehind = []
      }
    }
    return comments
  }

  private func mend(_ comment: String, id: String, _ location: Location, _ mending: inout Mending) {
    let statement = labelledComment(comment).map { String($0.statement) }
    let finding = Finding(
      .raggedRow, location: location, sort: id, statement: statement,
      found: "a semicolon within a comment, which ends the cell",
      expected: "a comment in one cell", mend: "Remove the semicolon.")
    _ = mending.mends(
      finding, repair: "The comment of \(id) was put together again at its semicolon.",
      offer: "--repair puts the parts together.")
  }
}
