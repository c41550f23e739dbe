// A table with a row for each sort.

internal import QStudy
internal import QTables

extension TableReader {
  /// Columns that say who sorted, and under which condition.
  static let details: Set<String> = ["participant", "condition"]

  /// Columns of numbers are statements, the others what is known of the participants; the columns
  /// `participant` and `condition` say who sorted, and under which condition.
  mutating func readSortRows(_ outline: TableOutline, into study: inout Study) {
    let wording = known?.statements
    var columns = outline.columns
    let participant = takeDetail("participant", from: &columns)
    let condition = takeDetail("condition", from: &columns)
    let names = columns.map(\.name)
    columns = filled(withoutBlankStrangers(columns), areSorts: false)

    var values: [TableOutline.Column]
    if let wording {
      let ids = Set(wording.map(\.id))
      values = columns.filter { ids.contains($0.name) }
    } else {
      values = columns.filter { $0.isNumeric && !isAttribute($0.index) }
    }
    let isValue = Set(values.map(\.index))
    var others = columns.filter { !isValue.contains($0.index) }
    let comments = takeComments(from: &others, beside: values, among: names)
    roles = ColumnRoles(values: values, attributes: others)
    reportUnknownAttributes(among: columns.map { ($0.name, $0.index) })
    let attributes = distinct(others, areSorts: false)
    values = distinct(values, areSorts: false)
    if let wording {
      study.statements = wording
      study.themes = Self.declaredThemes(wording)
      study.languages = Set(wording.flatMap(\.translations.keys)).sorted()
      sources.statements = known?.locations ?? [:]
      values = inOrder(values, of: wording)
    } else {
      needValues(values)
      // Without a statement that is lost, no other keeps to the grid.
      if !reportSpoilt(attributes, beside: values) { reportStrangers(values) }
      // A header of sentences is the wording itself.
      if extras.wording.isEmpty, values.count > 3, LayoutFinder.isWording(values.map(\.name)) {
        warnings.append(
          Warning(
            .layoutInferred,
            "The header words the statements; they were numbered from left to right."))
        study.statements = values.enumerated().map { number, column in
          Statement(id: String(number + 1), text: column.name)
        }
        values = values.enumerated().map { number, column in column.renamed(String(number + 1)) }
      } else {
        study.statements = values.map { column in
          Statement(
            id: column.name, text: extras.wording[column.index] ?? "Statement \(column.name)")
        }
      }
      for column in values { sources.statements[column.name] = table.location(0, column.index) }
    }
    guard checkLengths(outline, last: values.map(\.index).max() ?? 0) else { return }

    if known == nil { reportDates(values.map { (0, $0.index) }, of: "statement") }
    reportDates(body.map { ($0, outline.label) }, of: "sort")
    let named = condition.flatMap { namesWithConditions(outline.label, $0) }
    let telling = named == nil ? columnOfConditions(outline.label, attributes) : nil
    let labels =
      named
      ?? labels(
        outline.label, areSorts: true, shift: shiftOfNames(outline.label, values: values),
        values: values, areTold: telling != nil)
    if let telling { offerCondition(telling) }
    let ids = Dictionary(values.map { ($0.index, $0.name) }) { first, _ in first }
    var people: [String: Int] = [:]
    study.sorts.reserveCapacity(body.count)
    sources.sorts.reserveCapacity(body.count)
    for (row, label) in zip(body, labels) {
      let name = label ?? table.rows[row][outline.label].name
      let placements = values.map {
        value(row, $0.index, sort: name, statement: $0.name)
      }
      guard let label else { continue }
      let sort = QSort(
        id: label,
        participant: participant.flatMap { table.rows[row][$0].name }
          ?? (named == nil ? nil : table.rows[row][outline.label].name),
        condition: condition.flatMap { table.rows[row][$0].name }, placements: placements)
      study.sorts.append(sort)
      sources.sorts[label] = table.location(row)
      for (value, column) in comments {
        guard let text = table.rows[row][column].name, let statement = ids[value] else { continue }
        study.comments.append(Comment(sort: label, statement: statement, text: text))
      }
      addAttributes(attributes, of: sort.participant, row: row, to: &study, &people)
    }
  }

  /// The ids of sorts that share a person's name and differ in the condition, made as in a table with a
  /// row a placement; nil where the names alone tell the sorts apart, or both together do not.
  private mutating func namesWithConditions(_ label: Int, _ condition: Int) -> [String?]? {
    let sorts = body.compactMap { row in
      table.rows[row][label].name.map {
        LongSort(who: $0, condition: table.rows[row][condition].name)
      }
    }
    guard sorts.count == body.count, Set(sorts).count == sorts.count,
      Set(sorts.map(\.who)).count < sorts.count
    else { return nil }
    return sortIDs(sorts)
  }

  /// The column of words that tells sorts of one name apart; nil where there is none, or no name comes twice.
  private func columnOfConditions(
    _ label: Int, _ attributes: [TableOutline.Column]
  ) -> TableOutline.Column? {
    let names = body.map { table.rows[$0][label].name ?? "" }
    guard Set(names).count < names.count else { return nil }
    return attributes.first { column in
      let sorts = zip(body, names).map { row, name in
        LongSort(who: name, condition: table.rows[row][column.index].name)
      }
      return Set(sorts).count == sorts.count && Set(sorts.map(\.condition)).count < sorts.count
    }
  }

  /// Says which column of words may tell sorts of one name apart.
  private mutating func offerCondition(_ column: TableOutline.Column) {
    findings.append(
      Finding(
        .duplicateSort, location: table.location(0, column.index),
        found: "several sorts of one name, told apart by the column “\(excerpt(column.name))”",
        expected: "a column “condition” where somebody sorted several times",
        mend:
          "If that is what it says, call the column condition; the sorts are then called after both."
      ))
  }

  /// Takes out the column with a name that says something of the sort; a statement of that name goes
  /// first.
  private func takeDetail(_ name: String, from columns: inout [TableOutline.Column]) -> Int? {
    let found = columns.indices.filter { columns[$0].name.lowercased() == name }
    let isStatement = known?.statements.contains { $0.id.lowercased() == name } == true
    guard let first = found.first, !isStatement || found.count > 1 else { return nil }
    return columns.remove(at: first).index
  }

  /// A table names themes without declaring them: each is its own label.
  static func declaredThemes(_ statements: [Statement]) -> [Theme] {
    var seen: Set<String> = []
    return statements.compactMap(\.theme).filter { seen.insert($0).inserted }
      .map { Theme(id: $0, label: $0) }
  }

  /// The columns in the order of the statements; a statement without one is a finding.
  private mutating func inOrder(
    _ columns: [TableOutline.Column], of statements: [Statement]
  ) -> [TableOutline.Column] {
    let columns = Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
    let blank = Set(findings.filter { $0.code == .blankCell }.compactMap(\.statement))
    return statements.compactMap { statement in
      if let column = columns[statement.id] { return column }
      // A column without values has been reported already.
      if blank.contains(statement.id) { return nil }
      findings.append(
        Finding(
          .missingColumn, location: table.location(0), statement: statement.id,
          found: "no column for the statement “\(statement.id)”",
          expected: "a column for every statement of \(StudyFolderFormat.statementsFile)",
          mend: "Add the column, or take the statement out of the list."))
      return nil
    }
  }

  /// Columns of numbers that are no placements, such as ages.
  ///
  /// A value that a statement takes in one sort some other statement takes in another. A column with
  /// several values, none of which occurs anywhere else, holds something else. That is sure only
  /// where the other columns keep to a grid: values sorted freely on a wide scale seldom meet again.
  private mutating func reportStrangers(_ columns: [TableOutline.Column]) {
    guard columns.count >= 3 else { return }
    var bearers: [Int: Int] = [:]
    let values = distinctValues(columns)
    for value in values.joined() { bearers[value, default: 0] += 1 }
    let isStranger = values.map { values in
      values.count > 1 && values.allSatisfy { bearers[$0] == 1 }
    }
    let others = zip(values, isStranger).filter { !$0.1 }.map(\.0)
    // A grid has no more values than there are statements.
    let keepToGrid =
      others.count * 2 > columns.count && Set(others.joined()).count <= others.count
    let strangers = zip(columns, isStranger).filter { $0.1 && keepToGrid }.map(\.0)
    let rest = zip(columns, isStranger).filter { !$0.1 || !keepToGrid }.map(\.0)
    let lines = DoubtfulLines(
      names: rest.map(\.name), wordings: rest.map { extras.wording[$0.index] },
      sorts: body.prefix(DoubtfulLines.mostSorts).map { row in
        rest.map { table.value(row, $0.index) }
      }, areStated: isStated)
    if findings.isEmpty, reportSeries(rest) { return }
    let doubts = findings.isEmpty ? lines.doubts : []
    let mend = attributes.mend(
      adding: strangers.map(stated) + doubts.map { stated(rest[$0.line]) },
      isOfSeveral: strangers.count + doubts.count > 1)
    for column in strangers {
      findings.append(
        Finding(
          .badValue, location: table.location(0, column.index),
          found: "the column “\(excerpt(column.name))” with values that no other column holds",
          expected: "placements on the grid that the other columns share", mend: mend))
    }
    for doubt in doubts {
      let column = rest[doubt.line]
      findings.append(
        Finding(
          .badValue, location: table.location(0, column.index),
          found: "the column “\(excerpt(column.name))”\(doubt.reason)",
          expected: "columns of statements only, beside the words about participants",
          mend: mend + (doubt.isBesideSeries ? Self.seriesMend : Self.statedMend)))
    }
    guard findings.isEmpty else { return }
    for column in lines.unevenEnds.map({ rest[$0] }) {
      warnings.append(
        Warning(
          .layoutInferred,
          "The column “\(excerpt(column.name))” holds the same number in every row, and without it the "
            + "grid would be even: it was read as a statement. "
            + attributes.mend(adding: [stated(column)], isOfSeveral: false),
          statements: [column.name]))
    }
  }

  /// What to do where a name that people are asked for is that of a statement.
  static let statedMend = " If it is a statement, name the cells of all with --sorts."
  /// What to do where a name among numbers is that of a statement.
  static let seriesMend = " If it is a statement, call it as the others are called."

  /// The placements that stand in each of some columns, looked through row by row, as they lie in memory.
  private func distinctValues(_ columns: [TableOutline.Column]) -> [Set<Int>] {
    let span = 2 * Grid.largestValue + 1
    var stands = [Bool](repeating: false, count: columns.count * span)
    for row in body {
      for (place, column) in columns.enumerated() {
        guard let value = table.value(row, column.index) else { continue }
        stands[place * span + value + Grid.largestValue] = true
      }
    }
    return columns.indices.map { place in
      Set((0..<span).filter { stands[place * span + $0] }.map { $0 - Grid.largestValue })
    }
  }

  /// How a column is stated with `--attributes`.
  func stated(_ column: TableOutline.Column) -> String {
    AttributeChoice.word(
      column.name, place: table.place(column.index).map { .column($0 + 1) },
      among: table.rows[0].names)
  }

  /// Attributes that the user stated and the table has not.
  mutating func reportUnknownAttributes(among columns: [(name: String, index: Int)]) {
    let places = columns.compactMap { table.place($0.index) }.map { $0 + 1 }
    reportUnknownAttributes(
      thing: "column", names: columns.map(\.name), places: places.map { .column($0) })
  }

  mutating func reportUnknownAttributes(
    thing: String, names: [String], places: [AttributeChoice.Item]
  ) {
    let ids = outline.flatMap { table.place($0.label) }.map { AttributeChoice.Item.column($0 + 1) }
    for (word, item) in attributes.unknown(besides: names.map { .name($0) } + places) {
      if item == ids {
        findings.append(
          Finding(
            .badValue, location: table.location(0, outline?.label),
            found: "\(word) among the attributes, which holds the names of the rows",
            expected: "columns beside it",
            mend: "Leave it out of --attributes; what it holds is read as the ids."))
        continue
      }
      let isName = if case .name = item { true } else { false }
      let nearest = isName ? nearest(to: word, in: names) : nil
      findings.append(
        Finding(
          .missingColumn, location: table.location(0), found: "no \(thing) “\(excerpt(word))”",
          expected: "the attributes named with --attributes",
          mend: nearest.map { "Write “\($0)”." }
            ?? "Correct the name, or say where it stands, as in column:C or row:6; a name with a "
            + "comma in it can only be stated so."))
    }
  }

  /// What one row says of a participant; who sorted twice is described by the first row.
  private mutating func addAttributes(
    _ columns: [TableOutline.Column], of id: String, row: Int, to study: inout Study,
    _ people: inout [String: Int]
  ) {
    var attributes: [String: String] = [:]
    for column in columns {
      let cell = table.rows[row][column.index]
      attributes[column.name] = cell.name
      if cell != .blank, cell.name == nil {
        findings.append(
          Finding(
            .badValue, location: table.location(row, column.index),
            found: "an error, or a formula that was never computed, as the \(excerpt(column.name))",
            expected: "what is known of the participant",
            mend: "Mend the formula, or clear the cell."))
      }
    }
    guard !attributes.isEmpty else { return }
    guard let earlier = people[id] else {
      people[id] = study.participants.count
      study.participants.append(Participant(id: id, attributes: attributes))
      return
    }
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      let before = study.participants[earlier].attributes[name]
      if before == nil { study.participants[earlier].attributes[name] = value }
      guard let before, before != value,
        let column = columns.first(where: { $0.name == name })
      else { continue }
      findings.append(
        Finding(
          .badValue, location: table.location(row, column.index),
          found: "“\(excerpt(value))” as the \(excerpt(name)) of \(excerpt(id))",
          expected: "“\(excerpt(before))”, as in an earlier row of the same participant",
          mend: "Correct one of the two."))
    }
  }
}
