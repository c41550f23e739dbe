// Of a table with sorts of several designs, those that --design names.

internal import QStudy

extension TableReader {
  /// The part of the table with sorts of so many statements; nil where every sort is of these, or none.
  ///
  /// What is left out is told, since a sort of the right design may have lost its last cell.
  mutating func part(ofDesign count: Int, _ outline: TableOutline) throws(Findings) -> RawTable? {
    guard count > 0 else { return nil }
    let values = outline.columns.filter { $0.isNumeric && !isAttribute($0.index) }.map(\.index)
    switch outline.rows {
    case .sorts:
      guard values.count >= count else { return nil }
      let lengths = lengthsOfSorts(values)
      let rows = zip(body, lengths).filter { $0.1 == count }.map(\.0)
      tellLeft(
        zip(body, lengths).map { (String(table.rows[$0].line), $1) }, but: count, thing: "line")
      tellBehind(rows, values.dropFirst(count))
      // What stands behind the values of other designs, such as comments, is blank in these; what the user
      // states to describe the participants is known all the same.
      let blank = outline.columns.map(\.index).filter { column in
        !isAttribute(column) && rows.allSatisfy { table.isBlank($0, column) }
      }
      return try picking(rows: rows, without: Set(values.dropFirst(count) + blank))
    case .statements:
      guard body.count >= count else { return nil }
      let depths = values.map { column in body.last { !table.isBlank($0, column) } ?? 0 }
      tellLeft(zip(values, depths).map { (table.letters($0), $1) }, but: count, thing: "column")
      return try picking(
        rows: Array(body.prefix(count)),
        without: Set(zip(values, depths).filter { $0.1 != count }.map(\.0)))
    }
  }

  /// How many statements there are, in every row, up to the last that a sort has a value for.
  ///
  /// In a row that is shorter than others, words right behind the values are no value gone wrong but a comment,
  /// and a number that no other sort lays a card on is an age or the like.
  func lengthsOfSorts(_ values: [Int]) -> [Int] {
    guard let end = values.last else { return body.map { _ in 0 } }
    let width = table.rows[0].extent
    let whole = body.lazy.filter { row in
      !table.isBlank(row, end) && table.rows[row].extent >= width
    }.prefix(1000)
    let held = whole.lazy.flatMap { row in values.lazy.compactMap { table.value(row, $0) } }
    let grid = held.min().flatMap { low in held.max().map { low...$0 } }
    return body.map { row in
      guard let last = values.lastIndex(where: { !table.isBlank(row, $0) }) else { return 0 }
      let isShort =
        last + 1 < values.count || table.countsCells && table.rows[row].count < width
      guard isShort, last > 0, table.value(row, values[last - 1]) != nil else {
        return last + 1
      }
      switch table.rows[row][values[last]] {
      case .text(let text) where text.contains(where: \.isLetter): return last
      default:
        let isStrange = table.value(row, values[last]).map { grid?.contains($0) == false } ?? false
        return isStrange ? last : last + 1
      }
    }
  }

  /// Tells what stands right behind the values of shorter sorts, in columns of other statements.
  private mutating func tellBehind(_ rows: [Int], _ columns: some Sequence<Int>) {
    let columns = Array(columns)
    let bearers = rows.filter { row in columns.contains { !table.isBlank(row, $0) } }
    guard !bearers.isEmpty else { return }
    warnings.append(
      Warning(
        .recordsIgnored,
        "What stands behind the values of shorter sorts, in columns of other statements, was left out: line "
          + bearers.prefix(8).map { String(table.rows[$0].line) }.joined(separator: ", ")
          + (bearers.count > 8 ? " …." : ".")))
  }

  /// The placements of sorts of so many, where a row is a placement; all where there are none.
  mutating func taken(
    _ placed: [LongPlacement], ofDesign count: Int, _ sorts: [LongSort]
  ) -> [LongPlacement] {
    let lengths = Dictionary(grouping: placed, by: \.sort).mapValues(\.count)
    guard lengths.values.contains(count) else { return placed }
    tellLeft(
      lengths.sorted { $0.key < $1.key }.map { (sorts[$0.key].who, $0.value) }, but: count,
      thing: "sort")
    return placed.filter { lengths[$0.sort] == count }
  }

  /// Whether several sorts of a table with a row a placement have the same statements, two or more fewer than
  /// others have; with the finding for it.
  mutating func reportMixedDesigns(_ placed: [LongPlacement], of sorts: [LongSort]) -> Bool {
    var held: [Set<Int>] = Array(repeating: [], count: sorts.count)
    for (s, statement, _) in placed { held[s].insert(statement) }
    let designs = Dictionary(grouping: held.indices) { held[$0] }
    let most = held.map(\.count).max() ?? 0
    let all = designs.sorted { ($0.key.count, $1.value[0]) > ($1.key.count, $0.value[0]) }
    guard designs.values.allSatisfy({ $0.count > 1 }),
      designs.keys.contains(where: { $0.count > 1 && $0.count + 2 <= most })
    else { return false }
    let phrases = all.prefix(6).map { statements, own in
      let names = own.prefix(8).map { excerpt(sorts[$0].who) }.joined(separator: ", ")
      return "\(own.count) sorts of \(statements.count) statements ("
        + names + (own.count > 8 ? " …)" : ")")
    }
    let first = all.last?.value[0]
    let row = placed.first { $0.sort == first }?.row ?? 0
    findings.append(
      Finding(
        .mixedDesigns, location: table.location(row),
        found: phrases.joined(separator: "; ") + (all.count > 6 ? " …" : ""),
        expected: "sorts of one design in one table",
        mend: "Keep the sorts of each design in a table of their own"
          + Self.designMend(Set(designs.keys.map(\.count)).sorted())))
    return true
  }

  private mutating func tellLeft(
    _ sorts: [(place: String, length: Int)], but count: Int, thing: String
  ) {
    let groups = Dictionary(grouping: sorts, by: \.length)
    let left = groups.filter { $0.key != count }.sorted { $0.key > $1.key }
    guard !left.isEmpty, groups[count] != nil else { return }
    let words = left.map { length, sorts in
      "\(sorts.count) of \(length) (\(thing) "
        + sorts.prefix(8).map(\.place).joined(separator: ", ") + (sorts.count > 8 ? " …)" : ")")
    }
    warnings.append(
      Warning(
        .recordsIgnored,
        "Sorts of another number of statements than the \(count) of --design were left out: "
          + words.joined(separator: "; ") + "."))
  }

  /// The header and some rows, some of the columns being blank: the others keep their places.
  private func picking(rows: [Int], without columns: Set<Int>) throws(Findings) -> RawTable? {
    guard !rows.isEmpty, rows.count < body.count || !columns.isEmpty else { return nil }
    let places = (0..<table.width).map { columns.contains($0) ? nil : Optional($0) }
    let header = RawRow(places, of: table.rows[0], endsWithRow: false, adding: .blank)
    return try table.picking(
      header: header, rows: rows, places: places, countsCells: false, added: { _ in .blank })
  }
}
