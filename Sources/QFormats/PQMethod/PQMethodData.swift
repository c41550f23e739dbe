internal import QStudy
internal import QTables

/// The sorts of a study, from either of two files. A `.dat`: the header, and a line for each sort of
/// A8 id, 2X and an I2 for each statement. A `.raw`: the header, an I2 for each sort by statement, 40
/// on a line, and the ids, one a line.
struct PQMethodData {
  /// A line that holds anything, with its number.
  typealias Record = (number: Int, bytes: [UInt8])

  let title: String
  private(set) var grid: Grid?
  let gridLine: Int
  /// Whether its letters are those of a DOS program.
  let isDOS: Bool
  private(set) var statementCount: Int
  /// The number of statements in the first line, where sorts of another design were asked for.
  private(set) var otherCount: Int?
  var sorts: [QSort] = []
  var locations: [String: Location] = [:]
  var warnings: [Warning] = []
  private var met: Set<String> = []

  /// Reads the file; nil, with findings, where its head makes no sense.
  ///
  /// - Parameter design: of a `.dat`, only the sorts of so many statements are read; nil takes all.
  init?(
    _ bytes: [UInt8], isRaw: Bool, file: String, design: Int?, _ mending: inout Mending,
    _ findings: inout [Finding]
  ) {
    let text: FixedLines
    do {
      text = try FixedLines(bytes)
    } catch {
      findings.append(Finding(error, file: file, bytes: bytes))
      return nil
    }
    let lines = text.lines.enumerated().map { (number: $0.offset + 1, bytes: $0.element) }
      .filter { $0.bytes.extent > 0 }
    // White space of UTF-16 is known as such only now.
    guard let first = lines.first else {
      findings.append(.emptyFile(file))
      return nil
    }
    guard let header = PQMethodHeader(first.bytes) else {
      findings.append(
        Finding(
          .syntax, location: Location(file: file, line: first.number),
          found: "“\(excerpt(first.bytes))”",
          expected: "0, the number of sorts and that of statements, in three columns each",
          mend: "Write the first line as PQMethod does, such as “  0  9 33 Title”."))
      return nil
    }
    guard header.factors == 0 else {
      findings.append(
        Finding(
          .unreadableFormat, location: Location(file: file, line: first.number),
          found: "\(header.factors) factors, as in PQMethod's files of loadings",
          expected: "0 factors, as in a .dat or .raw file",
          mend: "Give the .dat file of the study."))
      return nil
    }
    guard lines.count > 1, let columns = PQMethodHeader.designNumbers(lines[1].bytes) else {
      findings.append(
        Finding(
          .syntax, location: Location(file: file, line: lines.count > 1 ? lines[1].number : nil),
          found: lines.count > 1 ? "“\(excerpt(lines[1].bytes))”" : "a single line",
          expected: "the lowest and highest value and the cards of -6 to 13, in three columns each",
          mend: "Write the second line as PQMethod does, such as “ -1  1  0  0  0  0  0  1  2  1”.")
      )
      return nil
    }
    title = text.text(header.title)
    isDOS = text.isDOS
    statementCount = header.statements
    gridLine = lines[1].number
    do {
      // Scores written for a second analysis, which stand under the design of the first.
      let isOfScores = title.hasPrefix("Exact F-Scores: ")
      grid = isOfScores ? nil : try PQMethodHeader.grid(columns)
    } catch {
      findings.append(Finding(error, location: Location(file: file, line: lines[1].number)))
      grid = nil
    }

    let records = lines.dropFirst(2)
    if isRaw {
      readByStatement(records, sorts: header.sorts, text, file: file, &mending, &findings)
      return
    }
    if records.count < header.sorts {
      findings.append(
        Finding(
          .tooFewSorts, location: Location(file: file, line: first.number),
          found: "\(records.count) sort\(records.count == 1 ? "" : "s") in the file",
          expected: "\(header.sorts), as the first line says",
          mend: "Add the sorts that are missing, or correct the number in columns 4 to 6."))
    }
    var own = Array(records.prefix(header.sorts))
    let start = Self.firstColumn(own.map(\.bytes), statements: header.statements, text)
    let prefersBytes = own.contains { record in
      text.hasWideCharacters(record.bytes)
        && FixedRecord.readings(record.bytes, of: text)[0]
          .isWhole(start: start, fields: header.statements)
    }
    if let design { own = taken(own, ofDesign: design, text, start: start, prefersBytes) }
    if let count = Self.sharedCount(own.map(\.bytes), of: text, start: start, prefersBytes),
      count != statementCount, own.count > 2, grid?.cardCount == count
    {
      findings.append(
        Finding(
          .raggedRow, location: Location(file: file, line: first.number),
          found: "\(header.statements) statements in columns 7 to 9",
          expected: "\(count), as every sort has values and the grid of the second line has cards",
          mend: "Write \(count) in columns 7 to 9 of the first line."))
      statementCount = count
      return
    }
    if design == nil,
      let finding = mixedDesigns(own, of: text, start: start, prefersBytes, file: file)
    {
      findings.append(finding)
      return
    }
    for record in own {
      let columns = FixedRecord(
        record.bytes, of: text, start: start, fields: statementCount, prefersBytes: prefersBytes)
      let isWide = text.hasWideCharacters(record.bytes)
      read(
        columns, isWide: isWide, line: record.number, from: start, text, file: file,
        isAlone: own.count == 1, &mending, &findings)
    }
    mendZerosAtEnd(repairs: mending.applies)
    if title.hasPrefix("Factors: ") { grid = gridOfArrays(grid) }
    tellIgnored(Array(records), sorts: header.sorts, of: text, start: start, prefersBytes)
  }

  /// The grid of the arrays in a `fax.dat`, which are written around 0 though they stand under the
  /// design of the study.
  private func gridOfArrays(_ grid: Grid?) -> Grid? {
    guard let grid, let low = grid.values.first, let high = grid.values.last else { return grid }
    let values = Set(sorts.flatMap { $0.placements.compactMap(\.self) })
    let middle = Int((Double(low + high) / 2).rounded(.down))
    let centred = grid.columns.map { Grid.Column(value: $0.value - middle, count: $0.count) }
    let isCentred =
      !values.isSubset(of: grid.values) && values.isSubset(of: centred.map(\.value))
    return isCentred ? (try? Grid(columns: centred)) ?? grid : grid
  }

  /// The column of the first value, from 0: 10, or 8 where at least half of the records, and more than
  /// have it at 10, are two columns shorter and hold a value right after the id.
  private static func firstColumn(
    _ records: [[UInt8]], statements: Int, _ text: FixedLines
  ) -> Int {
    var (narrow, wide) = (0, 0)
    for record in records {
      let readings = FixedRecord.readings(record, of: text)
      if readings.contains(where: { $0.ends(start: 10, fields: statements) }) {
        wide += 1
      } else if readings.contains(where: {
        $0.ends(start: 8, fields: statements) && parseInteger($0.bytes(8..<10)[...]) != nil
      }) {
        narrow += 1
      }
    }
    return narrow > wide && 2 * narrow >= records.count ? 8 : 10
  }

  /// The records of one design; the others are told.
  private mutating func taken(
    _ records: [Record], ofDesign design: Int, _ text: FixedLines, start: Int, _ prefersBytes: Bool
  ) -> [Record] {
    var left: [String] = []
    let own = records.filter { record in
      let columns = FixedRecord(
        record.bytes, of: text, start: start, fields: design, prefersBytes: prefersBytes)
      if Self.count(columns, from: start) == design { return true }
      left.append(text.text(columns.bytes(0..<start)))
      return false
    }
    guard !own.isEmpty else { return records }
    if design != statementCount { otherCount = statementCount }
    statementCount = design
    if grid?.cardCount != design { grid = nil }
    if !left.isEmpty {
      warnings.append(
        Warning(
          .recordsIgnored,
          "\(left.count) sort\(left.count == 1 ? "" : "s") of another number of statements than the "
            + "\(design) of --design left out: " + left.prefix(8).joined(separator: ", ")
            + (left.count > 8 ? " …" : "") + ".", sorts: left))
    }
    return own
  }

  /// How many values every record has; nil where they differ.
  private static func sharedCount(
    _ records: [[UInt8]], of text: FixedLines, start: Int, _ prefersBytes: Bool
  ) -> Int? {
    let counts = records.map { bytes in
      count(
        FixedRecord(bytes, of: text, start: start, fields: 0, prefersBytes: prefersBytes),
        from: start)
    }
    return Set(counts).count == 1 ? counts[0] : nil
  }

  /// How many values a record has; a left-justified digit may end a column before the field does.
  static func count(_ record: FixedRecord, from start: Int) -> Int {
    record.extent <= start ? 0 : (record.extent - start + 1) / 2
  }

  private mutating func read(
    _ record: FixedRecord, isWide: Bool, line: Int, from start: Int, _ text: FixedLines,
    file: String, isAlone: Bool, _ mending: inout Mending, _ findings: inout [Finding]
  ) {
    let location = Location(file: file, line: line)
    let name = text.text(record.bytes(0..<start))
    let letters =
      isWide ? " A letter such as “é” is one column here, or as many as it has bytes." : ""
    let count = Self.count(record, from: start)
    var missing: [Finding] = []
    if count != statementCount {
      let finding = Finding(
        .raggedRow, location: location, sort: name.isEmpty ? nil : name,
        found: "\(count) values", expected: "\(statementCount), as the first line says",
        mend: (count < statementCount
          ? "Fill in the values that are missing; PQMethod takes each of them for 0."
          : "Remove what is too much; each value takes two columns.") + letters
          + (isAlone ? "" : " --design \(statementCount) leaves such sorts out."))
      if count < statementCount { missing.append(finding) } else { findings.append(finding) }
    }
    var placements: [Int?] = []
    for statement in 0..<Swift.min(count, statementCount) {
      let column = start + 2 * statement
      let place = Location(file: file, line: line, cell: String(column + 1))
      placements.append(
        value(
          text.text(record.bytes(column..<column + 2)), at: place, sort: name,
          statement: statement, &missing, &findings))
    }
    keep(name, placements, missing, at: location, &mending, &findings)
  }

  /// The value of a field; a blank one is missing.
  func value(
    _ field: String, at place: Location, sort: String, statement: Int,
    _ missing: inout [Finding], _ findings: inout [Finding]
  ) -> Int? {
    let name = String(statement + 1)
    let cell = readPlacement(ArraySlice(field.utf8))
    if cell == .blank {
      missing.append(
        Finding(
          .blankCell, location: place, sort: sort, statement: name, found: "a blank field",
          expected: "a value in two columns",
          mend: "Fill in the value; PQMethod takes a blank one for 0."))
    }
    return cell.value(at: place, sort: sort, statement: name, &findings)
  }

  /// Takes a sort in.
  ///
  /// What PQMethod takes for 0 without a word is mended so only where most of the sort is there, and
  /// the whole then fills the grid: no other values would.
  mutating func keep(
    _ name: String, _ placements: [Int?], _ missing: [Finding], at location: Location,
    _ mending: inout Mending, _ findings: inout [Finding]
  ) {
    var placements = placements
    if !missing.isEmpty, let whole = filled(placements) {
      var isMended = true
      for finding in missing {
        let what =
          finding.statement.map { "The blank field of statement \($0)" }
          ?? "What was missing at the end of the line"
        let mends = mending.mends(
          finding,
          repair:
            "\(what) of \(name) was read as 0, as PQMethod does; the sort then fills the grid.",
          offer: "--repair does so too, as the sort then fills the grid.")
        isMended = isMended && mends
      }
      if isMended { placements = whole }
    } else {
      findings += missing
    }
    if let id = unique(name, at: location, &mending, &findings) {
      locations[id] = location
      sorts.append(QSort(id: id, placements: placements))
    }
  }

  /// The placements with 0 for those that are missing; nil where that does not fill the grid.
  func filled(_ placements: [Int?]) -> [Int]? {
    guard let grid, grid.cardCount == statementCount,
      2 * placements.count(where: { $0 != nil }) >= statementCount
    else { return nil }
    let whole =
      placements.map { $0 ?? 0 }
      + Array(repeating: 0, count: Swift.max(0, statementCount - placements.count))
    return whole.sorted() == grid.ascendingValues ? whole : nil
  }

  /// The id of a sort; nil, with a finding, where there is none.
  private mutating func unique(
    _ name: String, at location: Location, _ mending: inout Mending, _ findings: inout [Finding]
  ) -> String? {
    if name.isEmpty {
      findings.append(
        Finding(
          .blankCell, location: location, found: "a sort without an id",
          expected: "an id in the first eight columns", mend: "Fill in the id."))
      return nil
    }
    if met.insert(name).inserted { return name }
    return mending.distinctID(
      name, at: location,
      first: (locations[name]?.line).map { "; the first is on line \($0)" } ?? "", met: &met)
  }
}
