// A table with a row for each statement.

internal import QStudy

extension TableReader {
  static let textWords: Set<String> = [
    "text", "wording", "statement", "statements", "statement text", "item", "item text", "card",
    "card text",
  ]

  /// Columns of numbers are sorts; of the others, one may hold the wording and one the theme, and some what
  /// people wrote of the statements.
  mutating func readStatementRows(_ outline: TableOutline, into study: inout Study) {
    var columns = outline.columns
    let comments = Self.comments(among: columns, on: columns.filter(\.isNumeric))
    columns.removeAll { column in comments.contains { $0.column == column.index } }
    if !comments.isEmpty {
      let names = comments.prefix(6).map { "“\(excerpt(table.rows[0][$0.column].name ?? ""))”" }
      columnsFound.append(
        "column\(comments.count == 1 ? "" : "s") \(names.joined(separator: ", "))"
          + (comments.count > 6 ? " …" : "") + " read as comments on the sorts")
    }
    columns = filled(columns, areSorts: true)
    let sorts = distinct(columns.filter(\.isNumeric), areSorts: true)
    roles = ColumnRoles(
      values: columns.filter(\.isNumeric),
      texts: columns.filter { !$0.isNumeric && Self.textWords.contains($0.name.lowercased()) })
    reportUnknownAttributes(
      thing: "row", names: extras.people.map(\.name), places: extras.people.map { .row($0.line) })
    var (text, theme) = readWords(columns)
    needValues(sorts)
    reportNotes(sorts)
    reportDates(body.map { ($0, outline.label) }, of: "statement")
    reportDates(sorts.map { (0, $0.index) }, of: "sort")
    let shift = shiftOfNames(outline.label, values: sorts)
    var labels = labels(outline.label, areSorts: false, shift: shift, values: sorts)
    reportStrangers(labels, sorts, text: text)
    // Words in the first column, with blanks between them, are the wording itself.
    if text == nil, labels.contains(where: { $0?.contains(where: \.isWhitespace) == true }) {
      text = outline.label
      var number = 0
      labels = labels.map { label in
        number += label == nil ? 0 : 1
        return label.map { _ in String(number) }
      }
    }
    let textShift = self.shift(ofWords: text, with: outline.label, by: shift)
    let themeShift = self.shift(ofWords: theme, with: outline.label, by: shift)
    // Without a name left, a row whose name has moved is none of the table.
    let lines = zip(body, labels).filter { shift == 0 || $0.1 != nil }
    var last: String?
    var areInherited = false
    for (row, label) in lines {
      // Merged cells, or the habit to write a theme once, leave those below it blank.
      let own = theme.flatMap { table.rows[row + themeShift][$0].name }
      if own == nil, last != nil { areInherited = true }
      last = own ?? last
      guard let id = label else { continue }
      let wording = text.flatMap { table.rows[row + textShift][$0].name }
      let hasWording = text != nil
      study.statements.append(
        Statement(
          id: id, text: wording ?? (hasWording ? "" : "Statement \(id)"),
          theme: last))
      sources.statements[id] = table.location(row)
    }
    if areInherited {
      warnings.append(
        Warning(.layoutInferred, "A statement without a theme was given that of the one above it."))
    }
    study.themes = Self.declaredThemes(study.statements)
    guard checkLengths(outline, last: columns.map(\.index).max() ?? 0), checkDepths(sorts) else {
      return
    }
    for column in sorts {
      let placements = lines.map { row, label in
        value(row, column.index, sort: column.name, statement: label)
      }
      study.sorts.append(QSort(id: column.name, placements: placements))
      sources.sorts[column.name] = table.location(0, column.index)
      guard let words = comments.first(where: { $0.value == column.index })?.column else {
        continue
      }
      for (row, label) in lines {
        guard let text = table.rows[row][words].name, let label else { continue }
        study.comments.append(Comment(sort: column.name, statement: label, text: text))
      }
    }
    describePeople(sorts, in: &study)
  }

  /// Rows that are no statements, such as a question about the sorting below them.
  private mutating func reportStrangers(
    _ labels: [String?], _ sorts: [TableOutline.Column], text: Int?
  ) {
    guard findings.isEmpty else { return }
    let rows = Array(zip(body, labels))
    let lines = DoubtfulLines(
      names: labels, wordings: text.map { text in rows.map { table.rows[$0.0][text].name } } ?? [],
      sorts: sorts.prefix(DoubtfulLines.mostSorts).map { column in
        rows.map { table.value($0.0, column.index) }
      }, areStated: isStated)
    // What is numbered is a statement, with a slip in one of its cells.
    let doubts = lines.doubts.filter { doubt in
      doubt.isBesideSeries || doubt.isByWording || !(labels[doubt.line]?.last?.isNumber ?? true)
    }
    let mend = attributes.mend(
      adding: doubts.map { stated(rows[$0.line].0, labels) }, isOfSeveral: doubts.count > 1)
    for doubt in doubts {
      let row = rows[doubt.line].0
      let name = labels[doubt.line] ?? ""
      findings.append(
        Finding(
          .badValue, location: table.location(row, outline?.label),
          found: "the row “\(excerpt(name))”\(doubt.reason)",
          expected: "rows of statements only, beside those about the participants",
          mend: doubt.isByWording
            ? wordedMend(row, sorts) : mend + (doubt.isBesideSeries ? Self.seriesMend : "")))
    }
    for row in lines.unevenEnds.map({ rows[$0].0 }) where findings.isEmpty {
      let name = table.rows[row][outline?.label ?? 0].name ?? ""
      warnings.append(
        Warning(
          .layoutInferred,
          "The row “\(excerpt(name))” holds the same number in every column, and without it the grid "
            + "would be even: it was read as a statement. "
            + attributes.mend(adding: [stated(row, labels)], isOfSeveral: false),
          statements: [name]))
    }
  }

  /// What to do where a row may be a question, by its wording.
  private func wordedMend(_ row: Int, _ sorts: [TableOutline.Column]) -> String {
    let stated = range(rows: Array(body), columns: sorts.map(\.index)).map { " with " + $0 } ?? ""
    return "If it is a statement, say so by naming the cells\(stated); if not, remove row "
      + "\(table.rows[row].line)."
  }

  /// How a row is stated with `--attributes`.
  private func stated(_ row: Int, _ labels: [String?]) -> String {
    AttributeChoice.word(
      labels[row - body.lowerBound] ?? "", place: .row(table.rows[row].line),
      among: labels.compactMap(\.self))
  }

  /// What rows beside the statements say of who made each sort.
  private func describePeople(_ sorts: [TableOutline.Column], in study: inout Study) {
    for column in sorts {
      let told = extras.people.compactMap { person in
        person.cells[column.index].map { (person.name, $0) }
      }
      guard !told.isEmpty else { continue }
      study.participants.append(
        Participant(id: column.name, attributes: Dictionary(told) { first, _ in first }))
    }
  }

  mutating func reportWords(_ column: TableOutline.Column) {
    let dated = body.first { Self.isDate(table.rows[$0][column.index]) }
    if let dated {
      let cell = table.rows[dated][column.index]
      findings.append(
        Finding(
          .notANumber, location: table.location(dated, column.index), sort: column.name,
          found:
            "\(Self.words(cell)) in the column “\(excerpt(column.name))”, which holds hardly a number",
          expected: "the values of a sort",
          mend: "If it is a sort, \(Self.writing(cell)); else remove the column."))
      return
    }
    findings.append(
      Finding(
        .notANumber, location: table.location(0, column.index),
        found: "the column “\(excerpt(column.name))”, which holds words",
        expected: "the values of a sort, or a column named text or theme",
        mend:
          "Name the column text if it is the wording, and theme if it is that; else remove it, or name "
          + "the cells with --sorts and --statements."))
  }

  /// Columns of which several end at the same row above the last are another design; false where
  /// there are any.
  private mutating func checkDepths(_ columns: [TableOutline.Column]) -> Bool {
    var groups: [Int: [TableOutline.Column]] = [:]
    for column in columns {
      let last = body.last { !table.isBlank($0, column.index) } ?? 0
      groups[last, default: []].append(column)
    }
    let full = body.count
    guard groups.contains(where: { $0.value.count > 1 && $0.key + 2 <= full }) else { return true }
    let phrases = groups.sorted { $0.key > $1.key }.map { last, columns in
      let letters = columns.prefix(8).map { table.letters($0.index) }.joined(separator: ", ")
      return "\(columns.count) column\(columns.count == 1 ? "" : "s") of \(last) cells (" + letters
        + (columns.count > 8 ? " …)" : ")")
    }
    let shortest = groups.min { $0.key < $1.key }?.value.first
    findings.append(
      Finding(
        .mixedDesigns, location: table.location(0, shortest?.index),
        found: phrases.joined(separator: "; "), expected: "sorts of one design in one table",
        mend: "Keep the sorts of each design in a table of their own"
          + Self.designMend(groups.keys.sorted())))
    return false
  }
}
