internal import QStudy
internal import QTables

/// A `.dat` file: the header, and a line for each sort of A8 id, 2X and an I2 for each statement.
struct PQMethodData {
  let title: String
  let grid: Grid?
  let gridLine: Int
  let statementCount: Int
  private(set) var sorts: [QSort] = []
  private(set) var locations: [String: Location] = [:]
  private(set) var warnings: [Warning] = []

  /// Whether the first two lines are those of a `.dat` file.
  static func looksRight(_ bytes: [UInt8]) -> Bool {
    var start = Array(bytes.prefix(4096))
    // The last line may end within a character.
    if bytes.count > start.count, let end = start.lastIndex(of: 0x0A) {
      start.removeSubrange(end...)
    }
    guard !start.contains(0), let lines = try? FixedLines(start) else { return false }
    let filled = lines.lines.filter { $0.extent > 0 }
    guard filled.count >= 2, let header = PQMethodHeader(filled[0]), header.title.first != 0x2C,
      let design = PQMethodHeader.designNumbers(filled[1])
    else { return false }
    return design.count > 2
  }

  /// Reads the file; nil, with findings, where its head makes no sense.
  init?(_ bytes: [UInt8], file: String, _ findings: inout [Finding]) {
    guard !bytes.allSatisfy(isBlankByte) else {
      findings.append(.emptyFile(file))
      return nil
    }
    let text: FixedLines
    do {
      text = try FixedLines(bytes)
    } catch {
      findings.append(Finding(error, file: file, bytes: bytes))
      return nil
    }
    let lines = text.lines.enumerated().map { (number: $0.offset + 1, bytes: $0.element) }
      .filter { $0.bytes.extent > 0 }
    guard let header = PQMethodHeader(lines[0].bytes) else {
      findings.append(
        Finding(
          .syntax, location: Location(file: file, line: lines[0].number),
          found: "“\(excerpt(lines[0].bytes))”",
          expected: "0, the number of sorts and that of statements, in three columns each",
          mend: "Write the first line as PQMethod does, such as “  0  9 33 Title”."))
      return nil
    }
    guard header.factors == 0 else {
      findings.append(
        Finding(
          .unreadableFormat, location: Location(file: file, line: lines[0].number),
          found: "\(header.factors) factors, as in PQMethod's files of loadings",
          expected: "0 factors, as in a .dat file", mend: "Give the .dat file of the study."))
      return nil
    }
    guard lines.count > 1, let design = PQMethodHeader.designNumbers(lines[1].bytes) else {
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
    statementCount = header.statements
    gridLine = lines[1].number
    do {
      grid = try PQMethodHeader.grid(design)
    } catch {
      findings.append(Finding(error, location: Location(file: file, line: lines[1].number)))
      grid = nil
    }

    let records = lines.dropFirst(2)
    if records.count < header.sorts {
      findings.append(
        Finding(
          .tooFewSorts, location: Location(file: file, line: lines[0].number),
          found: "\(records.count) sort\(records.count == 1 ? "" : "s") in the file",
          expected: "\(header.sorts), as the first line says",
          mend: "Add the sorts that are missing, or correct the number in columns 4 to 6."))
    }
    let own = records.prefix(header.sorts)
    let start = Self.firstColumn(own.map(\.bytes), statements: header.statements)
    for record in own {
      read(record.bytes, line: record.number, from: start, text, file: file, &findings)
    }
    let ignored = records.dropFirst(header.sorts).map { text.text($0.bytes.columns(0..<start)) }
    if !ignored.isEmpty {
      warnings.append(
        Warning(
          .recordsIgnored,
          "The file holds \(records.count) sorts, but its first line says \(header.sorts): those "
            + "past that number were not read, as in PQMethod.", sorts: ignored))
    }
  }

  /// The column of the first value, from 0: 10, or 8 where every record is two columns shorter and
  /// holds a value right after the id.
  private static func firstColumn(_ records: [[UInt8]], statements: Int) -> Int {
    let isNarrow = records.allSatisfy { record in
      let length = 8 + 2 * statements
      return (length - 1...length).contains(record.extent)
        && parseInteger(record.columns(8..<10)) != nil
    }
    return isNarrow && !records.isEmpty ? 8 : 10
  }

  private mutating func read(
    _ record: [UInt8], line: Int, from start: Int, _ text: FixedLines, file: String,
    _ findings: inout [Finding]
  ) {
    let location = Location(file: file, line: line)
    let id = text.text(record.columns(0..<start))
    let extent = record.extent
    let end = start + 2 * statementCount
    if id.isEmpty {
      findings.append(
        Finding(
          .blankCell, location: location, found: "a sort without an id",
          expected: "an id in the first eight columns", mend: "Fill in the id."))
    } else if let earlier = locations[id] {
      findings.append(
        Finding(
          .duplicateSort, location: location, sort: id, found: "the sort id “\(id)” a second time",
          expected: "each id once; the first is on line \(earlier.line ?? 0)",
          mend: "Rename one of the two, or remove it if it was entered twice."))
    }
    // A left-justified digit may end a column before the field does.
    let count = extent <= start ? 0 : (extent - start + 1) / 2
    if count != statementCount {
      findings.append(
        Finding(
          .raggedRow, location: location, sort: id.isEmpty ? nil : id,
          found: "\(count) values", expected: "\(statementCount), as the first line says",
          mend: extent < end
            ? "Fill in the values that are missing; PQMethod takes each of them for 0."
            : "Remove what is too much; each value takes two columns."))
    }
    var placements: [Int?] = []
    for statement in 0..<Swift.min(count, statementCount) {
      let column = start + 2 * statement
      let place = Location(file: file, line: line, cell: String(column + 1))
      let field = record.columns(column..<column + 2)
      let name = String(statement + 1)
      let cell = readPlacement(ArraySlice(text.text(field).utf8))
      let value = cell.value(at: place, sort: id, statement: name, &findings)
      if cell == .blank {
        findings.append(
          Finding(
            .blankCell, location: place, sort: id, statement: name, found: "a blank field",
            expected: "a value in two columns",
            mend: "Fill in the value; PQMethod takes a blank one for 0."))
      }
      placements.append(value)
    }
    guard !id.isEmpty, locations[id] == nil else { return }
    locations[id] = location
    sorts.append(QSort(id: id, placements: placements))
  }
}
