// Lines of a FlashQ server that are not as the header has them.

internal import QStudy
internal import QTables

extension HtmlQTable {
  /// That lines have fewer cells than the header where most have as many; nil where none has.
  ///
  /// A record may have fewer comments than the first has, which names the columns. It is read from both ends, so
  /// that nothing tells a cell that was lost between them.
  var shortLines: Warning? {
    let full = rows.count { $0.cells.count == header.count }
    guard full * 2 > rows.count else { return nil }
    let short = rows.filter { $0.cells.count < header.count && !endsEarly($0.cells) }
    guard !short.isEmpty else { return nil }
    let lines = short.prefix(12).map { "\($0.line)" }.joined(separator: ", ")
    return Warning(
      .layoutInferred,
      "\(file): line\(short.count == 1 ? "" : "s") \(lines)\(short.count > 12 ? " …" : "") of fewer cells than the "
        + "header’s \(header.count): fewer comments than the first record has, or a cell was lost. Sort and answers "
        + "were read from the left, durations from the right, comments by their numbers; compare the answers.",
      sorts: short.map { id(of: $0.cells) })
  }

  /// The finding for a line as long as the header with words in a column of comments before any that says what
  /// it is on; nil for another.
  func unlabelled(_ cells: [String], id: String, _ location: Location) -> Finding? {
    guard cells.count == header.count,
      let column = (forms.upperBound..<tail).first(where: { !stated(cells[$0]).isEmpty }),
      !Self.isComment(cells[column])
    else { return nil }
    return Finding(
      .badValue,
      location: Location(file: location.file, line: location.line, cell: columnLetters(column)),
      sort: id,
      found:
        "“\(excerpt(cells[column]))” in the column “\(header[column])”, without the statement that it is on",
      expected: "a comment that begins with its statement, as in “(s12) …”",
      mend:
        "Write that before it; the columns are called after the first record, and don't tell. Or remove it."
    )
  }

  /// The finding for a line that lacks a duration: they are read from the end of the line, so that something else
  /// stands where the first should be. nil for another.
  func lostDuration(_ cells: [String], id: String, _ location: Location) -> Finding? {
    let names = header[tail...].prefix { isNumbered($0, "dur") }
    let own = cells.suffix(header.count - tail).prefix(names.count)
    guard let first = own.first, case let written = stated(first) else { return nil }
    let isOther =
      written.isEmpty
      ? own.contains { !stated($0).isEmpty } : parseNumber(written) == nil
    guard Self.isComment(first) || cells.count < header.count && isOther else { return nil }
    return Finding(
      .raggedRow, location: location, sort: id,
      found: "\(cells.count) cells, with "
        + (written.isEmpty ? "a blank one" : "“\(excerpt(written))”")
        + " in the place of \(names[tail])",
      expected:
        "\(header.count) cells, the last \(header.count - tail) of them durations and the date",
      mend: "A cell was lost among the durations: put it in again, or remove the line.")
  }

  /// Whether the date is blank and the delimiter after it is missing, so that every cell before it
  /// stands one place off: the last duration where the date should be, something else than a duration
  /// where the first should be.
  func endsEarly(_ cells: [String]) -> Bool {
    let ends = header.count - tail
    func isDuration(_ cell: String) -> Bool { parseNumber(stated(cell)) != nil }
    guard header.last == "datetime", ends > 1, let last = cells.last, isDuration(last),
      cells.count + 1 >= forms.lowerBound + ends
    else { return false }
    return cells.suffix(ends - 1).allSatisfy(isDuration)
      && (cells.count < forms.lowerBound + ends || !isDuration(cells[cells.count - ends]))
  }
}
