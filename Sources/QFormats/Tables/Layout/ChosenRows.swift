// The rows and columns of a table that the user describes.

internal import QStudy
internal import QTables

extension LayoutChoice {
  // MARK: A row a statement

  mutating func statementRows() -> TableCut? {
    let headerLines: ClosedRange<Int>? =
      switch place.ids {
      case .row(let row): row...row
      case .range(let range): range.rows
      case .column, nil: filledLine(above: sorts.first.row).map { $0...$0 }
      }
    let columns = sorts.columns.map { $0 - 1 }
    if case .range(let range) = place.ids {
      check("--ids", range.name, cells: range.columns, across: sorts.columns, of: "column")
      checkBeside("--ids", range.name, range.rows, sorts.rows, "row")
    }
    let headers = headerLines.map { Array(table.rows(on: $0)) } ?? []
    if let headerLines,
      !headers.contains(where: { row in columns.contains { !table.isBlank(row, $0) } })
    {
      contradict(
        "--ids", "no id in row \(headerLines.upperBound)", "the ids of the sorts in \(sorts.name)")
    }
    let lines = sorts.rows.filter { headerLines?.contains($0) != true }
    if let range = place.statements {
      let texts = range.rows.filter { headerLines?.contains($0) != true }
      check("--statements", range.name, cells: texts, across: lines, of: "row")
    }
    guard findings.isEmpty else { return nil }
    let named = lines.compactMap { row(at: $0) }
    let words =
      place.statements?.columns.map { $0 - 1 }.filter { column in
        !columns.contains(column)
          || headers.last.flatMap { cells.name($0, column) }.map(SheetWords.isText) ?? false
            && !named.contains { table.value($0, column) != nil }
      } ?? columnLeft()
    let rows = lines.compactMap { row(at: $0) }.filter { row in
      (columns + words).contains { !table.isBlank(row, $0) }
    }
    guard !rows.isEmpty else { return nil }
    var cut = TableCut(header: headers.last, rows: rows, columns: [])
    if headers.count > 1 { join(headers[0], headers[1], columns, in: &cut) }
    let themes = (0..<table.width).filter { column in
      !columns.contains(column) && name(of: column, in: cut)?.lowercased() == "theme"
    }
    nameStatements(words.filter { !themes.contains($0) }, in: &cut)
    cut.columns += themes
    let comments = comments(on: columns, besides: words + themes, rows, in: cut)
    cut.columns += (0..<table.width).filter { column in
      !words.contains(column) && (columns.contains(column) || comments.contains(column))
        && (rows + headers).contains { !table.isBlank($0, column) }
    }
    if headers.isEmpty {
      for (number, column) in columns.enumerated() { cut.names[column] = "P\(number + 1)" }
    }
    cut.values = values(among: columns, rows).subtracting(comments)
    cut.meaning = .statements
    cut.people = people(besides: Set(rows + headers.suffix(1)), columns)
    return cut
  }

  /// The rows about the participants that the user states, each with its name left of the values, or
  /// with words for several of them.
  private func people(
    besides taken: Set<Int>, _ columns: [Int]
  ) -> [(name: String, row: Int, words: [Int: String])] {
    let attributes = AttributeChoice(options.attributes)
    var met: Set<String> = []
    return table.rows.indices.compactMap { row in
      if taken.contains(row) { return nil }
      let isHeading = row < taken.min() ?? 0 && cells.isHeading(row, of: columns)
      let names =
        isHeading
        ? [cells.headingName(row, before: columns[0])]
        : (0..<sorts.first.column - 1).compactMap { cells.name(row, $0) }
      let line = table.rows[row].line
      let stated = names.first { attributes.holdsRow($0, on: line) }
      guard let name = stated, met.insert(name).inserted else { return nil }
      let isSpread = isHeading && cells.isSpread(row, of: columns)
      return (name, row, cells.words(row, of: columns, isSpread: isSpread))
    }
  }

  /// Takes the column of the ids and the one that words the statements, of those the user named.
  private func nameStatements(_ columns: [Int], in cut: inout TableCut) {
    let filled = columns.filter { column in cut.rows.contains { !table.isBlank($0, column) } }
    let texts = filled.filter { column in
      // Statements of one word each are told by the header alone.
      if column != filled.first, name(of: column, in: cut).map(SheetWords.isText) ?? false {
        return true
      }
      let words = cut.rows.compactMap { cells.name($0, column) }
      return words.count { $0.contains(where: \.isWhitespace) } * 2 > words.count
    }
    guard let label = filled.first(where: { !texts.contains($0) }) else {
      cut.label = texts.first
      return
    }
    cut.label = label
    // Of several, in two languages say, the one that is called so, else that at which the range ends.
    let told = texts.first { name(of: $0, in: cut).map(SheetWords.isText) ?? false }
    guard let text = told ?? texts.last else { return }
    cut.names[text] = "text"
    cut.columns = [text]
  }

  // MARK: A row a sort

  mutating func sortRows(meaning: TableRows? = .sorts) -> TableCut? {
    let idColumn: Int? =
      switch place.ids {
      case .column(let column): column - 1
      case .range(let range): range.first.column - 1
      // What the user says of the participants does not name them.
      case .row, nil: columnLeft(besides: AttributeChoice(options.attributes)).last
      }
    if let idColumn, idColumn >= table.width {
      contradict("--ids", "no id in column \(columnLetters(idColumn))", "the ids of the sorts")
    }
    let columns = sorts.columns.map { $0 - 1 }.filter { $0 != idColumn }
    let headerLines =
      place.statements?.rows ?? filledLine(above: sorts.first.row).map { $0...$0 }
    let lines = sorts.rows.filter { headerLines?.contains($0) != true }
    if case .range(let range) = place.ids {
      let ids = range.rows.filter { headerLines?.contains($0) != true }
      check("--ids", range.name, cells: ids, across: lines, of: "row")
      checkBeside("--ids", range.name, range.columns, sorts.columns, "column")
    }
    var headers = headerLines.map { Array(table.rows(on: $0)) } ?? []
    if let range = place.statements {
      let named = range.columns.filter { $0 - 1 != idColumn }
      check(
        "--statements", range.name, cells: named, across: columns.map { $0 + 1 }, of: "column")
      if headers.count > 2 {
        contradict(
          "--statements", "\(headers.count) filled rows in \(range.name)",
          "a row of ids, and one with the wording or with words above the ids,")
      }
    }
    guard findings.isEmpty else { return nil }
    let rows = lines.compactMap { row(at: $0) }.filter { row in
      (columns + (idColumn.map { [$0] } ?? [])).contains { !table.isBlank(row, $0) }
    }
    guard !rows.isEmpty else { return nil }
    var cut = TableCut(header: nil, rows: rows, label: idColumn, columns: [])
    if headers.count > 1 {
      cut.wording = wording(among: headers, columns)
      if let wording = cut.wording {
        headers.removeAll { $0 == wording }
      } else {
        join(headers[0], headers[1], columns, in: &cut)
      }
    }
    cut.header = headers.last
    let attributes = attributeColumns(of: cut)
    let comments = comments(
      on: columns, besides: attributes + [idColumn].compactMap(\.self), rows, in: cut)
    cut.columns = (0..<table.width).filter { column in
      if column == idColumn { return false }
      if attributes.contains(column) || comments.contains(column) { return true }
      guard columns.contains(column) else { return false }
      return (rows + headers).contains { !table.isBlank($0, column) }
    }
    if cut.header == nil {
      for (number, column) in columns.enumerated() { cut.names[column] = "\(number + 1)" }
    }
    cut.values = values(among: columns, rows).subtracting(attributes).subtracting(comments)
    cut.meaning = meaning
    return cut
  }

  /// Of two rows, the one with the wording of the statements, where the other one names them.
  private func wording(among rows: [Int], _ columns: [Int]) -> Int? {
    rows.first { row in
      let texts = columns.compactMap { cells.name(row, $0) }
      return texts.count { $0.contains(where: \.isWhitespace) } * 2 > columns.count
        && Set(texts).count == texts.count
        && rows.contains { other in
          other != row && columns.allSatisfy { !table.isBlank(other, $0) }
        }
    }
  }

  /// The columns about the participants: those that the user states, and those that say who sorted and
  /// under which condition.
  private func attributeColumns(of cut: TableCut) -> Set<Int> {
    let stated = AttributeChoice(options.attributes)
    let columns = (0..<table.width).filter { $0 != cut.label }
    // Of two columns of such a name the first is taken, as the reader does.
    let details = TableReader.details.compactMap { detail in
      columns.first { name(of: $0, in: cut)?.lowercased() == detail }
    }
    return Set(columns.filter { stated.holdsColumn(name(of: $0, in: cut), at: $0) } + details)
  }

  /// The columns of comments on those of the range, wherever they stand: whoever names the cells of the values
  /// says nothing of them.
  private func comments(
    on columns: [Int], besides taken: some Sequence<Int>, _ rows: [Int], in cut: TableCut
  ) -> Set<Int> {
    let taken = Set(taken)
    let named = (0..<table.width).compactMap { column -> TableOutline.Column? in
      guard !taken.contains(column), let name = name(of: column, in: cut) else { return nil }
      let numbers = rows.count { cells.kind($0, column).isOfValues }
      let filled = rows.count { !table.isBlank($0, column) }
      return TableOutline.Column(
        index: column, name: name, isNumeric: numbers > 0 && numbers * 2 >= filled,
        isBlank: filled == 0)
    }
    let values = named.filter { $0.isNumeric && columns.contains($0.index) }
    return Set(TableReader.comments(among: named, on: values).map(\.column))
  }

  // MARK: Names and values

  /// Names the columns by two rows, as the rules do that find the table.
  private func join(_ upper: Int, _ lower: Int, _ columns: [Int], in cut: inout TableCut) {
    cut.upper = upper
    cut.names = cells.names(upper, lower, of: Array(0..<table.width))
    let filled = columns.filter { !table.isBlank(upper, $0) || !table.isBlank(lower, $0) }
    guard let (names, _) = cells.headerNames(upper, lower, filled) else { return }
    for (column, name) in zip(filled, names) { cut.names[column] = name }
  }

  private func name(of column: Int, in cut: TableCut) -> String? {
    cut.names[column] ?? cut.header.flatMap { cells.name($0, column) }
  }

  /// The columns that hold values whatever else stands in them: those with words only do not.
  private func values(among columns: [Int], _ rows: [Int]) -> Set<Int> {
    Set(
      columns.filter { column in
        rows.contains { cells.kind($0, column).isOfValues }
          || rows.allSatisfy { table.isBlank($0, column) }
      })
  }

  // MARK: Rows and columns

  /// The cells of a range must lie across those of the values.
  private mutating func check(
    _ option: String, _ range: String, cells given: some Collection<Int>,
    across needed: some Collection<Int>, of line: String
  ) {
    if given.count != needed.count {
      let things = option == "--ids" ? "cells" : "\(line)s"
      contradict(
        option, "\(given.count) \(things) in \(range)",
        "\(needed.count), one for each \(line) of \(sorts.name),")
    } else if !given.elementsEqual(needed) {
      contradict(option, "the range \(range)", "a range that lies in the \(line)s of \(sorts.name)")
    }
  }

  /// Ids may be the first or the last line of the range of the values, and nowhere amid them.
  private mutating func checkBeside(
    _ option: String, _ range: String, _ ids: ClosedRange<Int>, _ values: ClosedRange<Int>,
    _ line: String
  ) {
    guard ids.overlaps(values), ids.lowerBound > values.lowerBound,
      ids.upperBound < values.upperBound
    else { return }
    contradict(
      option, "the ids in \(range), amid the values", "a \(line) beside the values of \(sorts.name)"
    )
  }

  /// The place of a row by its number in the file.
  private func row(at line: Int) -> Int? { table.rows(on: line...line).first }

  /// The nearest row above a line that names most columns of the sorts.
  func filledLine(above line: Int) -> Int? {
    let columns = sorts.columns.map { $0 - 1 }
    return table.rows.indices.last { row in
      table.rows[row].line < line
        && columns.count { !table.isBlank(row, $0) } * 2 > columns.count
    }.map { table.rows[$0].line }
  }

  /// The nearest column left of the sorts that is filled in most of their rows.
  ///
  /// - Parameter attributes: columns that are passed over.
  func columnLeft(besides attributes: AttributeChoice? = nil) -> [Int] {
    let rows = sorts.rows.compactMap { row(at: $0) }
    // Of two lines of a header either may bear the name.
    let headers =
      attributes == nil
      ? []
      : Array((place.statements?.rows).map { table.rows(on: $0) } ?? 0..<0)
        + [filledLine(above: sorts.first.row).flatMap { row(at: $0) }].compactMap(\.self)
    let column = (0..<sorts.first.column - 1).last { column in
      rows.count { !table.isBlank($0, column) } * 2 > rows.count
        && ([nil] + headers.map { cells.name($0, column) })
          .allSatisfy { attributes?.holdsColumn($0, at: column) != true }
    }
    return column.map { [$0] } ?? []
  }
}
