internal import QStudy
internal import QTables

/// Tells a table with a row a placement by what stands in it, whatever its columns are called.
///
/// One column names people and comes again with every statement, another names statements and comes again
/// with every person, both together hardly ever; and a column of numbers is no matter of either alone. Where
/// most people have the same numbers as often, these are the values of a grid. A table with a row a sort or
/// a statement has columns of numbers by the dozen, this one has hardly another.
struct LongShape {
  private let table: RawTable
  private let columns: [Column]
  private let condition: Column?

  /// What a column may be.
  private enum Role { case sort, statement, value }

  private struct Column {
    let index: Int
    /// What its name says it is.
    let hint: Role?
    /// The number of each cell's content, in the order in which contents come first; −1 for a blank cell.
    /// None where a content hardly ever comes again.
    let codes: [Int32]
    let distinct: Int
    /// Whether nearly every cell is filled.
    let isFilled: Bool
    /// Whether nearly every cell is a placement.
    let isNumeric: Bool
  }

  /// What three columns may be.
  private struct Triple {
    let sort: Column
    let statement: Column
    let value: Column
    /// Whether most sorts have the same values as often.
    let fillsGrid: Bool

    /// How many of the names agree; nil where one contradicts.
    var hints: Int? {
      let told = [(sort.hint, Role.sort), (statement.hint, .statement), (value.hint, .value)]
      return told.allSatisfy { $0.0 == nil || $0.0 == $0.1 } ? told.count { $0.0 != nil } : nil
    }
  }

  static let widths = 3...12
  private static let fewestRows = 12
  private static let fewestSorts = 2
  private static let fewestStatements = 6
  /// How many other columns of numbers there may be, such as the time that each card took.
  private static let mostOtherNumbers = 2
  /// The share of cells, or of pairs, that there must be: a few may be missing or doubled by a slip.
  private static let nearlyAll = 0.95
  /// The share of all pairs of a person and a statement that there must be.
  private static let most = 0.6
  /// Names that may be those of people as well as of statements.
  private static let weak: Set<String> = ["name", "id", "no", "nr"]

  /// The columns of a table with a row a placement; nil where it is another.
  ///
  /// - Throws: the finding for one of which it can't be told which column is what.
  static func columns(of table: RawTable) throws(Findings) -> LongColumns? {
    guard let header = table.rows.first, widths.contains(header.filled),
      table.rows.count > fewestRows
    else { return nil }
    return try LongShape(table, header).found()
  }

  private init(_ table: RawTable, _ header: RawRow) {
    self.table = table
    let all = (0..<header.extent).compactMap { index -> (Column, isCondition: Bool)? in
      guard let name = header[index].name.map(LongWords.plain) else { return nil }
      return (Self.column(table, index, name), LongWords.conditions.contains(name))
    }
    condition = all.first { $0.isCondition && !$0.0.codes.isEmpty }?.0
    columns = all.filter { !$0.isCondition }.map(\.0)
  }

  private static func column(_ table: RawTable, _ index: Int, _ name: String) -> Column {
    let body = table.rows.indices.dropFirst()
    var places: [String: Int32] = [:]
    var codes: [Int32] = []
    codes.reserveCapacity(body.count)
    for row in body {
      guard let name = table.rows[row][index].name else {
        codes.append(-1)
        continue
      }
      let code = places[name] ?? Int32(places.count)
      if code == places.count { places[name] = code }
      codes.append(code)
      if 2 * places.count > body.count {
        codes = []
        break
      }
    }
    func isNearly(_ count: Int) -> Bool { Double(count) >= nearlyAll * Double(body.count) }
    let hint: Role? =
      weak.contains(name)
      ? nil
      : LongWords.sorts.contains(name)
        ? .sort
        : LongWords.statements.contains(name)
          ? .statement : LongWords.values.contains(name) ? .value : nil
    return Column(
      index: index, hint: hint, codes: codes, distinct: places.count,
      isFilled: isNearly(codes.count { $0 >= 0 }),
      isNumeric: !codes.isEmpty && isNearly(body.count { table.value($0, index) != nil }))
  }

  // MARK: Which column is what

  private func found() throws(Findings) -> LongColumns? {
    var triples = self.triples().filter { $0.hints != nil }
    if triples.contains(where: \.fillsGrid) { triples.removeAll { !$0.fillsGrid } }
    let statements = triples.map(\.statement)
    let most = triples.compactMap(\.hints).max() ?? 0
    triples.removeAll { $0.hints != most }
    // Of columns that say the same of a statement, one of numbers is its id.
    triples.sort { a, b in
      a.statement.isNumeric != b.statement.isNumeric
        ? a.statement.isNumeric
        : (a.statement.index, a.sort.index) < (b.statement.index, b.sort.index)
    }
    guard let first = triples.first else { return nil }
    let isSure = triples.allSatisfy { triple in
      triple.value.index == first.value.index && areAlike(triple.sort, first.sort)
        && areAlike(triple.statement, first.statement)
    }
    guard isSure, first.fillsGrid || most == 3 else { throw Findings(unclear(first)) }
    let texts = Set(statements.filter { areAlike($0, first.statement) }.map(\.index))
      .subtracting([first.statement.index])
    return LongColumns(
      table, sort: first.sort.index, statement: first.statement.index, value: first.value.index,
      texts: texts.sorted(),
      told:
        "Columns \(named(first.sort)), \(named(first.statement)) and \(named(first.value)) were read "
        + "as who sorted, the statement and its value: a row is a placement.")
  }

  private func named(_ column: Column) -> String {
    "\(table.letters(column.index)) (“\(excerpt(table.rows[0][column.index].name ?? ""))”)"
  }

  private func unclear(_ triple: Triple) -> Finding {
    Finding(
      .unclearOrientation, location: table.location(0, triple.sort.index),
      found: "what looks like a row a placement: \(named(triple.sort)) and "
        + "\(named(triple.statement)) come again in every combination",
      expected: "names that tell who sorted, which statement, and where it lies",
      mend: "Call the three columns participant, statement and value; or say what a row is with "
        + "--rows sorts or --rows statements.")
  }

  private func triples() -> [Triple] {
    let keys = columns.filter { !$0.codes.isEmpty && $0.isFilled }
    return keys.flatMap { sort -> [Triple] in
      // Who sorted under several conditions has a sort in each.
      let sorts = condition.map { Self.joined(sort, $0) } ?? sort
      return keys.flatMap { statement -> [Triple] in
        guard sort.index != statement.index, arePairs(sorts, statement) else { return [] }
        let numbers = columns.filter { column in
          column.isNumeric && column.index != sort.index && column.index != statement.index
            && column.distinct > 1 && !Self.tells(sorts, of: column)
            && !Self.tells(statement, of: column)
        }
        guard numbers.count <= Self.mostOtherNumbers + 1 else { return [] }
        return numbers.map {
          Triple(
            sort: sort, statement: statement, value: $0, fillsGrid: fillsGrid(sorts, $0))
        }
      }
    }
  }

  /// Whether nearly every row has a pair of its own, and most pairs have a row.
  private func arePairs(_ sorts: Column, _ statements: Column) -> Bool {
    guard sorts.distinct >= Self.fewestSorts, statements.distinct >= Self.fewestStatements else {
      return false
    }
    let rows = sorts.codes.count
    let cells = sorts.distinct * statements.distinct
    guard Self.most * Double(cells) <= Double(rows), Double(cells) >= Self.nearlyAll * Double(rows)
    else { return false }
    var isMet = [Bool](repeating: false, count: cells)
    var (pairs, doubled) = (0, 0)
    for (s, j) in zip(sorts.codes, statements.codes) where s >= 0 && j >= 0 {
      let cell = Int(s) * statements.distinct + Int(j)
      if isMet[cell] { doubled += 1 } else { pairs += 1 }
      if Double(doubled) > (1 - Self.nearlyAll) * Double(rows) { return false }
      isMet[cell] = true
    }
    return Double(pairs) >= Self.most * Double(cells)
  }

  /// Whether more than half of the sorts have the same values as often.
  private func fillsGrid(_ sorts: Column, _ value: Column) -> Bool {
    var vectors = [[Int?]](repeating: [], count: sorts.distinct)
    for (row, s) in sorts.codes.enumerated() where s >= 0 {
      vectors[Int(s)].append(table.value(row + 1, value.index))
    }
    return TableOutline.isShared(vectors.count) { vectors[$0] }
  }

  /// Whether two columns tell the same apart.
  private func areAlike(_ a: Column, _ b: Column) -> Bool {
    a.index == b.index || Self.tells(a, of: b) && Self.tells(b, of: a)
  }

  /// Whether wherever one column has the same content, another has the same.
  private static func tells(_ key: Column, of other: Column) -> Bool {
    guard !other.codes.isEmpty else { return false }
    var contents = [Int32](repeating: -1, count: key.distinct)
    for (code, content) in zip(key.codes, other.codes) where code >= 0 && content >= 0 {
      if contents[Int(code)] < 0 { contents[Int(code)] = content }
      if contents[Int(code)] != content { return false }
    }
    return true
  }

  /// A column that tells apart what two columns do.
  private static func joined(_ a: Column, _ b: Column) -> Column {
    var places: [Int: Int32] = [:]
    let codes = zip(a.codes, b.codes).map { first, second -> Int32 in
      guard first >= 0 else { return -1 }
      let pair = Int(first) * (b.distinct + 1) + Int(second) + 1
      let code = places[pair] ?? Int32(places.count)
      places[pair] = code
      return code
    }
    return Column(
      index: a.index, hint: a.hint, codes: codes, distinct: places.count, isFilled: a.isFilled,
      isNumeric: a.isNumeric)
  }
}
