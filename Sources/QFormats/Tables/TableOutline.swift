internal import QStudy
internal import QTables

/// What the columns of a raw table are: names, numbers or words; and what a row stands for.
struct TableOutline {
  /// A column below its header.
  struct Column {
    let index: Int
    let name: String
    /// Whether at least half of its cells are numbers, or what a spreadsheet made of numbers.
    let isNumeric: Bool
    let isBlank: Bool

    /// The same column under another name.
    func renamed(_ name: String) -> Column {
      Column(index: index, name: name, isNumeric: isNumeric, isBlank: isBlank)
    }
  }

  /// The column that names the rows.
  let label: Int
  /// The other columns that hold anything, from left to right.
  let columns: [Column]
  let rows: TableRows

  private static let statementWords: Set<String> = [
    "statement", "statements", "item", "card", "no", "nr", "#",
  ]
  private static let sortWords: Set<String> = [
    "sort", "participant", "respondent", "name", "id", "qsort", "response id", "responseid",
    "respondent id", "participant id", "id. response id",
  ]
  /// Words that both kinds of table may begin with.
  private static let weakWords: Set<String> = ["no", "nr", "#", "name", "id"]
  /// No study has more statements.
  static let mostStatements = 1000

  /// Finds the columns and the orientation, in which columns about the participants have no say.
  ///
  /// - Parameters:
  ///   - values: the columns of values, where they are known.
  ///   - isAttribute: whether a column is stated to describe the participants.
  /// - Throws: a table without rows, a title above the header, columns without a name, or no way to
  ///   tell what a row is.
  init(
    _ table: RawTable, rows wanted: TableRows?, values: Set<Int>? = nil,
    isAttribute: (Int) -> Bool
  ) throws(Findings) {
    guard table.rows.count > 1 else {
      throw Findings(
        Finding(
          .tooFewSorts, location: Location(file: table.file),
          found: "a header and nothing below it",
          expected: "a header and a row for every sort or statement", mend: "Add the rows."))
    }
    let used = (0..<table.width).filter { column in
      table.rows.indices.contains { !table.isBlank($0, column) }
    }
    let header = table.rows[0]
    if header.filled < 2, used.count >= 3 {
      throw Findings(
        Finding(
          .syntax, location: table.location(0),
          found: "a first row with a single filled cell, like a title",
          expected: "the header: a name for every column",
          mend: "Remove the rows above the header."))
    }
    label = used[0]
    let body = table.rows.indices.dropFirst()
    var columns: [Column] = []
    var unnamed: [Int] = []
    for index in used.dropFirst() {
      guard let name = header[index].name else {
        // Past the header, what few rows hold is their own fault, found with the lengths of rows.
        let bearers = body.count { !table.isBlank($0, index) }
        if index < header.extent || bearers * 2 > body.count { unnamed.append(index) }
        continue
      }
      columns.append(
        Column(
          index: index, name: name,
          isNumeric: values?.contains(index) ?? Self.isNumeric(table, index),
          isBlank: body.allSatisfy { table.isBlank($0, index) }))
    }
    if let first = unnamed.first {
      // One name less than there are columns.
      let isShort = unnamed == [used[used.count - 1]] && header.filled == used.count - 1
      let letters = unnamed.prefix(8).map(table.letters).joined(separator: ", ")
      throw Findings(
        Finding(
          .missingColumn, location: table.location(0, first),
          found: "no name above the values of \(letters)" + (unnamed.count > 8 ? " …" : ""),
          expected: "a name for every column in the first row",
          mend: isShort
            ? "If the header leaves out the name of the first column, as R's write.table does, put one "
              + "before the others; else name the last column."
            : "Name the columns, or remove the rows above the header."))
    }
    try Self.checkNames(table, columns)
    self.columns = columns
    if let wanted {
      rows = wanted
    } else {
      rows = try Self.orientation(
        table, label: label, columns.filter { !isAttribute($0.index) })
    }
  }

  private static func isNumeric(_ table: RawTable, _ column: Int) -> Bool {
    var numbers = 0
    var words = 0
    var dates = 0
    for row in table.rows.indices.dropFirst() where !table.isBlank(row, column) {
      if table.value(row, column) != nil {
        numbers += 1
        // Whatever the others are, they are fewer.
        if numbers * 2 >= table.rows.count { return true }
        continue
      }
      switch (table.rows[row][column], table.placement(row, column)) {
      // A date may be a number gone wrong, or a date; a column of them holds dates.
      case (.date, _): dates += 1
      case (.text, .notANumber): words += 1
      default: numbers += 1
      }
    }
    return numbers > 0 && numbers >= max(words, dates)
  }

  /// A first row of values repeats itself, and keeps to the values below; a header in numbers hardly does
  /// the one, and numbers of statements don't do the other.
  private static func checkNames(_ table: RawTable, _ columns: [Column]) throws(Findings) {
    let numbers = columns.compactMap { table.value(0, $0.index) }
    if columns.count >= 3, numbers.count * 2 > columns.count, Set(numbers).count < numbers.count,
      !exceed(numbers, valuesOf: table, columns)
    {
      let option = cells(of: table, columns)
      throw Findings(
        Finding(
          .syntax, location: table.location(0), found: "values in the first row",
          expected: "the header: a name for every column",
          mend: "Put a row with the names of the columns above the values"
            + (option.map { ", or say where the values are with \($0)." } ?? ".")))
    }
  }

  /// The option that names the cells of a table without a header; the first column is among them where it
  /// holds values too.
  private static func cells(of table: RawTable, _ columns: [Column]) -> String? {
    let first = table.value(0, 0) == nil ? [] : [0]
    let places = (first + columns.map(\.index)).compactMap { table.place($0) }
    // The header of a table that was found may stand below its rows.
    let lines = table.rows.map(\.line)
    guard let left = places.min(), let right = places.max(), let top = lines.first,
      let bottom = lines.last, top <= bottom,
      let range = CellRange(rows: top...bottom, columns: (left + 1)...(right + 1))
    else { return nil }
    return "--sorts \(range.name)"
  }

  /// Whether a number is higher than every value of the first few hundred rows.
  private static func exceed(
    _ numbers: [Int], valuesOf table: RawTable, _ columns: [Column]
  ) -> Bool {
    let highest = table.rows.indices.dropFirst().prefix(300).lazy.flatMap { row in
      columns.lazy.compactMap { table.value(row, $0.index) }
    }.max()
    guard let highest, let number = numbers.max() else { return false }
    return number > highest
  }

  private static func orientation(
    _ table: RawTable, label: Int, _ columns: [Column]
  ) throws(Findings) -> TableRows {
    let corner = Self.corner(table.rows[0][label].name)
    let told = meaning(of: corner, beside: columns.filter { !$0.isNumeric }.map(\.name))
    let shared = sharedDirection(table, columns.filter(\.isNumeric))
    // Another word must be contradicted by all: of a small table, many may share their values by chance.
    if let told, let shared, told != shared.rows, shared.isPlain,
      weakWords.contains(corner) || shared.isByAll
    {
      throw unclear(
        table, label,
        found:
          "the header “\(corner)”, which makes a row a \(told.thing), above values that make it "
          + "a \(shared.rows.thing)")
    }
    if let told, shared == nil, told == .statements, weakWords.contains(corner),
      areNumbersOfStatements(columns)
    {
      throw unclear(
        table, label,
        found: "the header “\(corner)”, which makes a row a statement, beside columns called "
          + "\(columns[0].name) to \(columns[columns.count - 1].name)")
    }
    if let rows = told ?? shared?.rows { return rows }
    throw unclear(
      table, label,
      found: "neither a header that tells nor values that more than half of the rows, or of the "
        + "columns, share")
  }

  /// A first header cell in lower case, without the point of “No.”.
  static func corner(_ name: String?) -> String {
    let word = name?.lowercased() ?? ""
    return word.hasSuffix(".") ? String(word.dropLast()) : word
  }

  /// Letters before a number in the ids of statements, and hardly in those of people; none in numbers alone.
  private static let statementLetters: Set<String> = [
    "", "s", "st", "stmt", "statement", "q", "item", "card",
  ]

  /// Whether the columns are called as statements are numbered, s1, s2 ….
  private static func areNumbersOfStatements(_ columns: [Column]) -> Bool {
    columns.count >= manyValues
      && columns.enumerated().allSatisfy { place, column in
        NumberedName(column.name, isAtEnd: true).map {
          statementLetters.contains(trimmed($0.key.before)) && $0.number == place + 1
        } ?? false
      }
  }

  /// What a first header cell makes of a row, nil where it tells nothing.
  ///
  /// - Parameter names: the names of the columns of words beside it; one for wording makes a weak word that
  ///   of a statement.
  static func meaning(of corner: String, beside names: [String] = []) -> TableRows? {
    if weakWords.contains(corner),
      names.contains(where: { TableReader.textWords.contains($0.lowercased()) })
    {
      return .statements
    }
    return statementWords.contains(corner) ? .statements : sortWords.contains(corner) ? .sorts : nil
  }

  /// Whether a row is a sort by a weak word alone, above rows that are numbered as statements are and more than
  /// the columns, and in neither direction values of one grid.
  func isDoubtful(_ table: RawTable) -> Bool {
    let names = table.rows.dropFirst().map { $0[label].name ?? "" }
    let values = columns.filter(\.isNumeric)
    guard rows == .sorts, Self.isWeak(Self.corner(table.rows[0][label].name)),
      values.count < names.count, names.count <= Self.mostStatements,
      names.enumerated().allSatisfy({ parseInteger($1) == $0 + 1 })
    else { return false }
    return Self.sharedDirection(table, values) == nil
  }

  /// Whether a first header cell may as well tell the contrary.
  static func isWeak(_ corner: String) -> Bool { weakWords.contains(corner) }

  private static func unclear(_ table: RawTable, _ label: Int, found: String) -> Findings {
    Findings(
      Finding(
        .unclearOrientation, location: table.location(0, label), found: found,
        expected: "a table whose rows are sorts or statements", mend: choice(table, label)))
  }

  /// Which option to choose, and why.
  private static func choice(_ table: RawTable, _ label: Int) -> String {
    let rows = table.rows.count - 1
    let names = table.rows[0].names
    let example = { (row: Int) in
      table.rows[row][label].name.map { " (the first is “\(excerpt($0))”)" }
    }
    let columns = max(0, names.count - (table.rows[0][label].name == nil ? 0 : 1))
    return
      "If each of the \(rows) rows is what one person sorted\(example(1) ?? ""), as survey programs "
      + "export it, add --rows sorts; if each is a statement, and the \(columns) columns are people, add "
      + "--rows statements."
  }

  /// Two vectors that share so many values are no chance.
  private static let manyValues = 6

  /// The direction in which more than half of the vectors share one multiset, nil where it is none
  /// or both. It is plain where there are four vectors or more either way, or all share so many values
  /// that no chance makes them.
  private static func sharedDirection(
    _ table: RawTable, _ columns: [Column]
  ) -> (rows: TableRows, isPlain: Bool, isByAll: Bool)? {
    let body = table.rows.indices.dropFirst()
    // A thousand rows show it as well as all; and as many statements no study has.
    let looked = min(body.count, mostStatements)
    let across = bearers(looked) { row in
      columns.map { table.value(body.startIndex + row, $0.index) }
    }
    let down =
      body.count > mostStatements
      ? 0
      : bearers(columns.count) { column in
        body.map { table.value($0, columns[column].index) }
      }
    let isPlain = body.count >= 4 && columns.count >= 4
    switch (across * 2 > looked, down * 2 > columns.count) {
    case (true, false):
      let isByAll = across == looked
      return (.sorts, isPlain || isByAll && columns.count >= manyValues, isByAll)
    case (false, true):
      let isByAll = down == columns.count
      return (.statements, isPlain || isByAll && body.count >= manyValues, isByAll)
    default: return nil
    }
  }

  /// How many of some vectors hold the values that most hold; none of one alone.
  private static func bearers(_ count: Int, vector: (Int) -> [Int?]) -> Int {
    count > 1 ? mostShared(count, vector: vector)?.bearers ?? 0 : 0
  }

  /// The values that most of some vectors hold, and how many hold them as often; nil where no vector
  /// is complete.
  static func mostShared(
    _ count: Int, vector: (Int) -> [Int?]
  ) -> (values: CardCounts, bearers: Int)? {
    var bearers: [CardCounts: Int] = [:]
    for index in 0..<count {
      // One value says nothing, and one that all cells share is no sort.
      guard let counts = CardCounts(vector(index)), !counts.isSingleValue else { continue }
      bearers[counts, default: 0] += 1
    }
    return bearers.max { $0.value < $1.value }.map { ($0.key, $0.value) }
  }

  /// Whether more than half of some vectors hold the same values as often.
  static func isShared(_ count: Int, vector: (Int) -> [Int?]) -> Bool {
    bearers(count, vector: vector) * 2 > count
  }
}

/// What the columns beside that of the names were read as.
struct ColumnRoles {
  /// The values: of the statements where a row is a sort, else of the sorts.
  var values: [TableOutline.Column]
  /// What is known of the participants.
  var attributes: [TableOutline.Column] = []
  /// The wording of the statements.
  var texts: [TableOutline.Column] = []
}

extension TableRows {
  /// What one row is.
  var thing: String { self == .sorts ? "sort" : "statement" }
}
