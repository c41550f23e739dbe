internal import QStudy
internal import QTables

/// The sheets of a workbook, looked through for one that describes the participants: their names in one
/// column, under a header what is known of them.
struct PeopleSheets {
  let book: XLSXWorkbook
  let file: String
  let options: ReadingOptions

  /// A longer or wider sheet is no list of people.
  private static let mostRows = 10_000
  private static let mostColumns = 50

  /// Describes the participants, and tells from where.
  ///
  /// - Parameter read: the sheets of the sorts.
  /// - Returns: the sheets that something was told of.
  func describe(
    _ reading: inout StudyReading, besides read: Set<String>
  ) -> Set<String> {
    let people = Set(reading.study.sorts.map(\.participant))
    guard people.count > 1 else { return [] }
    let wording = reading.layout?.wording?.sheet
    let tables = sheets(besides: read.union(wording.map { [$0] } ?? []))
    guard !tables.isEmpty else { return [] }
    let keys = Self.keys(of: people)
    let comments = CommentSheets.comment(&reading, from: tables)
    var told = comments
    for table in tables where !comments.contains(table.sheet ?? "") {
      if let list = list(of: keys, in: table) {
        take(list, of: table, into: &reading)
        told.insert(table.sheet ?? "")
      } else if let header = strangers(people.count, in: table) {
        told.insert(table.sheet ?? "")
        reading.warnings.append(
          Warning(
            .layoutInferred,
            "\(Self.name(of: table)) (\(Self.quoted(header))) was left out: it seems to describe the "
              + "participants, but does not name them as the sorts do. Put their names there, in a column of "
              + "its own."))
      }
    }
    return told
  }

  /// The people by what their names are compared by: as they are and, where that tells them apart, in
  /// small letters without the zeros before a number, so that P01 is p1.
  static func keys(of people: Set<String>) -> [String: String] {
    var keys = Dictionary(people.map { (key($0), $0) }) { first, _ in first }
    if keys.count < people.count { keys = [:] }
    return keys.merging(people.map { ($0, $0) }) { _, exact in exact }
  }

  static func key(_ name: String) -> String {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    let word = name.dropLast(digits.count).lowercased()
    let plain = digits.drop { $0 == "0" }
    return word + (plain.isEmpty ? digits.suffix(1) : plain)
  }

  /// The header of a sheet that asks what people are asked, with about a row for each of them; nil where it
  /// is another.
  private func strangers(_ people: Int, in table: RawTable) -> [String]? {
    guard table.width <= Self.mostColumns, table.width > 1,
      (people * 2 / 3...people * 4 / 3).contains(table.rows.count - 1),
      let names = table.rows.first(where: { $0.filled > 1 })?.names,
      names.contains(where: SheetWords.isOfPeople),
      !LayoutFinder.looksLikeSorts(table, options: options)
    else { return nil }
    return names
  }

  private static func name(of table: RawTable) -> String {
    "The sheet “\(excerpt(table.sheet ?? table.file))”"
  }

  private static func quoted(_ names: [String]) -> String {
    names.prefix(8).map { "“\(excerpt($0))”" }.joined(separator: ", ")
      + (names.count > 8 ? " …" : "")
  }

  /// The rows of some people, and the columns that describe them.
  private struct List {
    let rows: [String: Int]
    let columns: [(name: String, column: Int)]
    /// People who stand in several rows.
    let repeated: [String]
    /// Whether every column has a name.
    let isNamed: Bool
  }

  /// The list in a sheet with two people of three, or more; nil where there is none.
  private func list(of people: [String: String], in table: RawTable) -> List? {
    guard table.rows.count <= Self.mostRows, table.width <= Self.mostColumns, table.width > 1,
      !LayoutFinder.looksLikeSorts(table, options: options)
    else { return nil }
    let all = Set(people.values)
    for column in 0..<table.width {
      var rows: [String: Int] = [:]
      var repeated: [String] = []
      for row in table.rows.indices {
        guard let name = table.rows[row][column].name,
          let person = people[name] ?? people[Self.key(name)]
        else { continue }
        if rows[person] == nil { rows[person] = row } else { repeated.append(person) }
      }
      guard rows.count * 3 >= all.count * 2, let top = rows.values.min(), top > 0 else {
        continue
      }
      let header = table.rows[top - 1]
      // Numbers may be those of statements.
      guard
        header[column].name.map(SheetWords.namesPeople) ?? false
          || !all.contains(where: { parseInteger($0) != nil })
      else { continue }
      let others = (0..<table.width).filter { other in
        other != column && rows.values.contains { !table.isBlank($0, other) }
      }
      let names = others.map { header[$0].name }
      // A header of people stands over what is known of pairs, as correlations are.
      let ofPeople = names.count { name in
        name.flatMap { people[$0] ?? people[Self.key($0)] } != nil
      }
      guard !others.isEmpty, ofPeople * 2 <= names.count else { continue }
      return List(
        rows: rows, columns: zip(others, names).map { ($0.1 ?? "", $0.0) },
        repeated: repeated, isNamed: SheetCells.isComplete(names))
    }
    return nil
  }

  private func take(_ list: List, of table: RawTable, into reading: inout StudyReading) {
    let name = Self.name(of: table)
    let columns = Self.quoted(list.columns.map(\.name))
    if let reason = obstacle(list, in: reading) {
      reading.warnings.append(
        Warning(
          .layoutInferred,
          "\(name) (\(columns)) was left out: it describes participants, but \(reason). Mend that, or put the "
            + "columns beside the sorts."))
      return
    }
    var places: [String: Int] = [:]
    for (place, person) in reading.study.participants.enumerated() { places[person.id] = place }
    var met: Set<String> = []
    var missing: [String] = []
    for person in reading.study.sorts.map(\.participant) where met.insert(person).inserted {
      guard let row = list.rows[person] else {
        missing.append(person)
        continue
      }
      let told = list.columns.compactMap { name, column in
        table.rows[row][column].name.map { (name, $0) }
      }
      guard !told.isEmpty else { continue }
      if places[person] == nil {
        places[person] = reading.study.participants.count
        reading.study.participants.append(Participant(id: person, attributes: [:]))
      }
      guard let place = places[person] else { continue }
      for (name, value) in told { reading.study.participants[place].attributes[name] = value }
    }
    reading.warnings.append(
      Warning(
        .layoutInferred,
        "\(name) (\(columns)) was read as what is known of the participants."
          + (missing.isEmpty
            ? "" : " It lacks \(Self.quoted(missing)), of whom nothing is known then.")))
  }

  /// Why a list is not read; nil where it is.
  private func obstacle(_ list: List, in reading: StudyReading) -> String? {
    let known = Set(reading.study.participants.flatMap(\.attributes.keys))
    let met = list.columns.map(\.name).filter(known.contains)
    if !list.repeated.isEmpty {
      return
        "\(Self.quoted(list.repeated)) \(list.repeated.count == 1 ? "stands" : "stand") in several rows"
    }
    if !list.isNamed { return "not every column has a name" }
    return met.isEmpty
      ? nil : "\(Self.quoted(met)) \(met.count == 1 ? "is" : "are") known from beside the sorts"
  }

  /// The visible sheets that neither sorts nor wording were read from.
  private func sheets(besides read: Set<String>) -> [RawTable] {
    book.sheets.filter { !$0.isHidden && !read.contains($0.name) && !$0.rows.isEmpty }
      .compactMap { sheet in
        try? XLSXTableFormat.table(sheet, file: file, datesFrom1904: book.datesFrom1904)
      }
  }
}
