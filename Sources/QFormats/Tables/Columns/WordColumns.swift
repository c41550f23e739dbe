// Columns of words in a table with a row a statement.

internal import QStudy
internal import QTables

extension TableReader {
  /// The columns with the wording and the theme of each statement. Other words beside the values, such as the
  /// source of a statement, are left out and named; where several columns may be the wording it is asked for.
  mutating func readWords(
    _ columns: [TableOutline.Column]
  ) -> (text: Int?, theme: Int?) {
    let words = columns.filter { !$0.isNumeric }
    let text = words.first { Self.textWords.contains($0.name.lowercased()) }
    let theme = words.first { $0.name.lowercased() == "theme" }
    let sorts = columns.filter(\.isNumeric)
    let values = sorts.map(\.index)
    var others = words.filter { $0.index != text?.index && $0.index != theme?.index }
    // A sort gone wrong stands among the sorts, or holds some numbers, or what was left of them.
    let odd = others.filter { column in
      (values.min() ?? 0) < column.index && column.index < (values.max() ?? 0)
        || body.contains { table.value($0, column.index) != nil }
        || isSpoilt(column, beside: sorts) || isOfDates(column)
    }
    for column in odd { reportWords(column) }
    others.removeAll { column in odd.contains { $0.index == column.index } }
    guard !others.isEmpty else { return (text?.index, theme?.index) }
    if text == nil, !isLabelWording {
      askForWording(others)
    } else {
      warnings.append(
        Warning(
          .layoutInferred,
          "Column\(others.count == 1 ? "" : "s") \(named(others)) left out: words beside the statements, which "
            + "\(text.map { "“\(excerpt($0.name))”" } ?? "the first column") words."))
    }
    return (text?.index, theme?.index)
  }

  /// Whether a column of another name than one of times holds dates, as a sort does that a spreadsheet took
  /// for them.
  private func isOfDates(_ column: TableOutline.Column) -> Bool {
    let filled = body.filter { !table.isBlank($0, column.index) }
    return !SheetWords.isOfTime(column.name)
      && filled.count { Self.isDate(table.rows[$0][column.index]) } * 2 > filled.count
  }

  /// Asks about columns of numbers that are called after what is noted of statements, such as `Theme` or
  /// `Words`: a person of that name would fill the grid that the others share.
  mutating func reportNotes(_ columns: [TableOutline.Column]) {
    guard !isStated else { return }
    let called = columns.filter { SheetWords.isOfStatements($0.name) }
    let others = columns.filter { column in !called.contains { $0.index == column.index } }
    func cells(_ column: TableOutline.Column) -> [Int?] {
      body.map { table.value($0, column.index) }
    }
    let shared = TableOutline.mostShared(others.count) { cells(others[$0]) }
    let isShared = shared.map { $0.bearers > 1 && $0.bearers * 2 > others.count } ?? false
    let notes = called.filter { !isShared || CardCounts(cells($0)) != shared?.values }
    guard !notes.isEmpty, !others.isEmpty else { return }
    let gone = Set(notes.map(\.index))
    let rest = range(
      rows: Array(body), columns: columns.map(\.index).filter { !gone.contains($0) })
    let all = range(rows: Array(body), columns: columns.map(\.index))
    for column in notes {
      findings.append(
        Finding(
          .badValue, location: table.location(0, column.index), sort: column.name,
          found:
            "the column “\(excerpt(column.name))” of numbers, called after what is noted of statements",
          expected: "a column for each person",
          mend: (rest.map { "If it is nobody's sort, read the others with \($0)" }
            ?? "If it is nobody's sort, remove it")
            + (all.map { "; if somebody is called so, read all with \($0)." } ?? ".")))
    }
  }

  /// Whether the first column words the statements itself.
  private var isLabelWording: Bool {
    guard let label = outline?.label else { return false }
    return body.contains { row in
      table.rows[row][label].name?.contains(where: \.isWhitespace) == true
    }
  }

  private func named(_ columns: [TableOutline.Column]) -> String {
    columns.map { "\(table.letters($0.index)) (“\(excerpt($0.name))”)" }.joined(separator: ", ")
  }

  /// Asks which of some columns words the statements.
  private mutating func askForWording(_ columns: [TableOutline.Column]) {
    let wordings = columns.filter { column in
      LayoutFinder.isWording(body.map { table.rows[$0][column.index].name })
    }
    let asked = wordings.isEmpty ? columns : wordings
    let ways = asked.prefix(3).compactMap { column in
      statedOptions(statements: column.index).map { "“\(excerpt(column.name))” with " + $0 }
    }
    findings.append(
      Finding(
        .notANumber, location: table.location(0, asked[0].index),
        found:
          "\(asked.count == 1 ? "a column" : "\(asked.count) columns") of words that may be the "
          + "wording of the statements: " + named(asked),
        expected: "one column called text",
        mend: "Call the wording text; or read "
          + (ways.isEmpty ? "it with --sorts and --statements" : ways.joined(separator: ", or "))
          + "."))
  }

  /// The options that state the sorts as they were read, the statements with ids in the first column and
  /// wording in another one.
  private func statedOptions(statements column: Int) -> String? {
    guard let layout = layout(told: []), let sorts = layout.sorts, let outline,
      let label = table.place(outline.label), let place = table.place(column)
    else { return nil }
    let statements = CellRange(
      rows: sorts.rows, columns: (min(label, place) + 1)...(max(label, place) + 1))
    return statements.map {
      SheetLayout.typed(
        layout.options.filter { $0 != "--rows" && TableRows(rawValue: $0) == nil },
        replacing: "--statements", with: $0.name)
    }
  }
}
