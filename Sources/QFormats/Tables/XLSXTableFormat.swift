internal import QStudy
internal import QTables

/// A table in a workbook, a row a sort or a row a statement.
package enum XLSXTableFormat: StudyFormat {
  package static let id = "xlsx"
  package static let name = "Excel table (.xlsx)"

  /// A ZIP archive; or a compound file, so that an old or locked workbook is named as one.
  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes else { return false }
    return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    var layout: SheetLayout?
    return try read(input, options: options, layout: &layout)
  }

  /// Reads a study, and where its table was found though reading throws.
  static func read(
    _ input: FormatInput, options: ReadingOptions, layout: inout SheetLayout?
  ) throws -> StudyReading {
    guard input.bytes != nil else { throw Findings(.notAFile(input, expected: name)) }
    let book: XLSXWorkbook
    do {
      book = try input.workbook()
    } catch {
      throw Findings(.noWorkbook(input, error))
    }
    if options.sheet == nil, options.rows == nil, options.place.isEmpty, options.attributes.isEmpty,
      let results = ResultsWorkbook(book, file: input.path)
    {
      return try results.reading(input, options: options)
    }
    var hidden: HiddenCells?
    var used = UsedSheets()
    var reading: StudyReading
    do {
      reading = try read(
        book, input, options: options, layout: &layout, hidden: &hidden, used: &used)
    } catch {
      if let hidden { layout?.add(told: hidden.told) }
      throw error
    }
    used.read.formUnion(reading.layout?.pictures.compactMap(\.sheet) ?? [])
    if let sheet = reading.layout?.sheet { used.read.insert(sheet) }
    if let hidden { reading.warnings.insert(hidden.warning(reading), at: 0) }
    do {
      used.told.formUnion(
        try WordingSheets(book: book, file: input.path, options: options).word(
          &reading, besides: used.read))
    } catch {
      layout = reading.layout
      throw error
    }
    used.told.formUnion(
      PeopleSheets(book: book, file: input.path, options: options).describe(
        &reading, besides: used.read))
    UnusedSheets(book: book, file: input.path, options: options).tell(
      &reading, besides: used.read.union(used.told))
    layout = reading.layout
    return reading
  }

  /// The sheets of a workbook that need not be looked at once more.
  private struct UsedSheets {
    /// Those with the sorts, whatever kind of table that is.
    var read: Set<String> = []
    /// Others of which something was told.
    var told: Set<String> = []
  }

  /// Reads the sorts, their statements worded as far as their own sheet words them.
  ///
  /// - Parameter used: takes in the sheets that it reads, and others of which it tells.
  private static func read(
    _ book: XLSXWorkbook, _ input: FormatInput, options: ReadingOptions,
    layout: inout SheetLayout?, hidden: inout HiddenCells?, used: inout UsedSheets
  ) throws(Findings) -> StudyReading {
    if options.place.pictures.contains(where: { $0.sheet != nil }) {
      return try readPictures(book, input, options: options, layout: &layout, hidden: &hidden)
    }
    let candidates = try candidates(in: book, input, options: options)
    let chosen = candidates.first { $0.holdsSorts } ?? candidates[0]
    let pictured = candidates.filter { !$0.pictures.isEmpty }
    let isPictures = !chosen.pictures.isEmpty
    var options = options
    options.worded.formUnion(
      WordingSheet.ids(in: book, file: input.path, besides: chosen.sheet.name))
    let place =
      isPictures && pictured.count > 1
      ? "\(pictured.count) sheets" : "sheet “\(chosen.sheet.name)”"
    var laid = LaidTable(title: input.stem, format: "\(name), \(place)", options: options)
    defer { layout = laid.layout }
    hidden = HiddenCells(chosen.sheet)
    var warnings = notes(chosen.sheet)
    if isPictures {
      return try laid.read(
        pictures: pictured.map { ($0.table, $0.pictures) }, told: candidates.flatMap(\.told),
        warnings: warnings)
    }
    used.read.insert(chosen.sheet.name)
    let headed = try HeaderlessTable.headed(chosen.table, options: options)
    if let headed { warnings.append(headed.told) }
    var reading = try laid.read(headed?.table ?? chosen.table, warnings: warnings)
    let others = candidates.filter { $0.sheet.name != chosen.sheet.name && $0.holdsSorts }
    let same = try otherSorts(
      others, beside: reading, of: chosen.sheet, options: options, file: input.path)
    if !same.isEmpty {
      used.told.formUnion(same.map(\.sheet))
      reading.warnings.append(
        Warning(
          .layoutInferred,
          "Only the sheet “\(chosen.sheet.name)” was read; there are also sorts on "
            + same.map { "“\(excerpt($0.sheet))” (\($0.what))" }.joined(separator: ", ")
            + ". Read another with --sheet."))
    }
    if options.sheet == nil, let warning = hiddenSorts(in: book, beside: reading, file: input.path)
    {
      reading.warnings.append(warning)
    }
    return reading
  }

  /// Reads pictures of the grid that the user named, each with its sheet; one without stands on the
  /// sheet that is read.
  private static func readPictures(
    _ book: XLSXWorkbook, _ input: FormatInput, options: ReadingOptions,
    layout: inout SheetLayout?, hidden: inout HiddenCells?
  ) throws(Findings) -> StudyReading {
    var sheets: [XLSXSheet] = []
    var ranges: [String: [CellRange]] = [:]
    for picture in options.place.pictures {
      let sheet = try self.sheets(
        of: book, named: picture.sheet ?? options.sheet, file: input.path)[0]
      if ranges[sheet.name] == nil { sheets.append(sheet) }
      ranges[sheet.name, default: []].append(picture.range)
    }
    var stated: [(table: RawTable, ranges: [CellRange])] = []
    for sheet in sheets {
      let table = try table(sheet, file: input.path, datesFrom1904: book.datesFrom1904)
      stated.append((table, ranges[sheet.name] ?? []))
    }
    let pictures = zip(stated, try GridPictures.find(in: stated)).map { ($0.table, $1) }
    let place = sheets.count > 1 ? "\(sheets.count) sheets" : "sheet “\(sheets[0].name)”"
    var laid = LaidTable(title: input.stem, format: "\(name), \(place)", options: options)
    defer { layout = laid.layout }
    hidden = HiddenCells(sheets[0])
    return try laid.read(pictures: pictures, warnings: notes(sheets[0]))
  }

  /// A visible sheet with what may be sorts in it.
  private struct Candidate {
    let sheet: XLSXSheet
    let table: RawTable
    let pictures: [CardSort]
    /// What beside the pictures was left out.
    let told: [String]
    let holdsSorts: Bool
  }

  /// The visible sheets that may hold sorts, or the one that the user names; each sheet with a picture
  /// of the grid is among them.
  private static func candidates(
    in book: XLSXWorkbook, _ input: FormatInput, options: ReadingOptions
  ) throws(Findings) -> [Candidate] {
    let shown = try sheets(of: book, named: options.sheet, file: input.path)
    let names = Set(shown.map(\.name))
    // A form that was hardly filled in is too small for a table.
    let all = options.sheet == nil ? book.sheets.filter { !$0.isHidden && !$0.rows.isEmpty } : shown
    var tables: [(sheet: XLSXSheet, table: RawTable)] = []
    for sheet in all {
      do {
        tables.append(
          (sheet, try table(sheet, file: input.path, datesFrom1904: book.datesFrom1904)))
      } catch {
        // Another sheet that is too large is no sheet of sorts.
        if sheet.name == shown[0].name { throw error }
      }
    }
    // Where the user says where they are, they are not looked for.
    let isFound = !options.place.isOfTable && options.place.pictures.isEmpty
    // Rows of cards may look like a picture; a list of cards is none.
    let lists = tables.map { isFound && PileLists.find(in: $0.table) != nil }
    let found =
      isFound
      ? try GridPictures.find(in: zip(tables, lists).filter { !$0.1 }.map(\.0.table)) : []
    return tables.enumerated().compactMap { place, sheet -> Candidate? in
      let pictured = lists[place] ? nil : found.first { $0.table.sheet == sheet.sheet.name }
      let pictures = pictured?.sorts ?? []
      let told = pictured?.told ?? []
      guard names.contains(sheet.sheet.name) || !pictures.isEmpty || !told.isEmpty else {
        return nil
      }
      return Candidate(
        sheet: sheet.sheet, table: sheet.table, pictures: pictures, told: told,
        holdsSorts: !pictures.isEmpty || lists[place]
          || names.contains(sheet.sheet.name)
            && LayoutFinder.looksLikeSorts(sheet.table, options: options)
      )
    }
  }

  /// The other sheets with sorts of as many statements, or several tables of them; one of another study is a
  /// finding.
  private static func otherSorts(
    _ others: [Candidate], beside reading: StudyReading,
    of sheet: XLSXSheet, options: ReadingOptions, file: String
  ) throws(Findings) -> [(sheet: String, what: String)] {
    guard options.sheet == nil, !options.place.isOfTable else { return [] }
    var same: [(sheet: String, what: String)] = []
    for candidate in others {
      let other = candidate.sheet
      var laid = LaidTable(title: "", format: name, options: options)
      let second: StudyReading
      do {
        second = try laid.read(candidate.table, warnings: [])
      } catch {
        if error.all.contains(where: { $0.code == .mixedDesigns }) {
          same.append((other.name, "several tables"))
        }
        continue
      }
      guard second.study.sorts.count > 1 else { continue }
      let (own, its) = (reading.study.statements.count, second.study.statements.count)
      if own == its {
        same.append((other.name, "\(second.study.sorts.count) sorts"))
        continue
      }
      throw Findings(
        Finding(
          .mixedDesigns, location: Location(file: file),
          found:
            "two studies: \(reading.study.sorts.count) sorts of \(own) statements on the sheet "
            + "“\(excerpt(sheet.name))”, \(second.study.sorts.count) of \(its) on "
            + "“\(excerpt(other.name))”",
          expected: "one study",
          mend: "Say which with \(shellOption("--sheet", sheet.name)) or "
            + shellOption("--sheet", other.name) + "."))
    }
    return same
  }

  /// The sheet that the user names, else every visible one that may hold a table.
  static func sheets(
    of book: XLSXWorkbook, named wanted: String?, file: String
  ) throws(Findings) -> [XLSXSheet] {
    if let wanted {
      if let sheet = book.sheets.first(where: { $0.name == wanted }) { return [sheet] }
      let names = book.sheets.map(\.name)
      let nearest = nearest(to: wanted, in: names)
      throw Findings(
        Finding(
          .badValue, location: Location(file: file), found: "no sheet “\(wanted)”",
          expected: "one of " + names.joined(separator: ", "),
          mend: nearest.map { "Write \(shellOption("--sheet", $0))." }
            ?? "Name one of the sheets with --sheet."))
    }
    let all = book.sheets.filter { !$0.isHidden && mayBeTable($0) }
    if !all.isEmpty { return all }
    throw Findings(
      Finding(
        .unreadableFormat, location: Location(file: file), found: "no visible sheet with a table",
        expected: "a header, and rows with a name and values",
        mend: "Name the sheet with --sheet, or check that this is the right file."))
  }

  /// Two sorts of two statements, with their names, take three rows of three cells.
  static func mayBeTable(_ sheet: XLSXSheet) -> Bool {
    sheet.rows.count { row in row.cells.count { $0.cell != .empty } >= 3 } >= 3
  }

  static func table(
    _ sheet: XLSXSheet, file: String, datesFrom1904: Bool
  ) throws(Findings) -> RawTable {
    if let finding = RawTable.tooLarge(
      rows: sheet.rows.count, columns: sheet.lastColumn, file: file)
    {
      throw Findings(finding)
    }
    let rows = sheet.rows.map { row in
      var cells: [RawCell] = []
      for (column, cell) in row.cells {
        let raw = rawCell(cell, datesFrom1904: datesFrom1904)
        // A file may claim a cell in the last column of every row; blank ones take no place.
        if raw == .blank { continue }
        cells += Array(repeating: .blank, count: column - 1 - cells.count)
        cells.append(raw)
      }
      return RawRow(line: row.number, cells: cells)
    }
    return try RawTable(file: file, sheet: sheet.name, rows: rows)
  }

  private static func rawCell(_ cell: XLSXCell, datesFrom1904: Bool) -> RawCell {
    switch cell {
    case .empty: .blank
    case .text(let text): text.allSatisfy(\.isWhitespace) ? .blank : .text(text)
    case .number(let number): .number(number)
    case .boolean(let value): .text(value ? "TRUE" : "FALSE")
    case .date(let serial): .date(serial, writtenDate(serial, from1904: datesFrom1904))
    case .error(let error): .error(error)
    case .formulaWithoutValue: .uncomputed
    }
  }
}
