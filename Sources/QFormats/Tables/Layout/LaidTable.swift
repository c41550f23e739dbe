internal import QStudy

/// Reads the table of the sorts out of the cells of a file, wherever in them it stands.
struct LaidTable {
  let title: String
  /// The format in words.
  let format: String
  let options: ReadingOptions
  /// The statements, where a file beside the table words them.
  var known: StatementsTable?
  /// Whether it is known to be one table, so that it is not looked through for several.
  let isPart: Bool
  /// What the sorts were found to be; kept though the reading throws.
  private(set) var layout: SheetLayout?

  init(
    title: String, format: String, options: ReadingOptions, known: StatementsTable? = nil,
    isPart: Bool = false
  ) {
    (self.title, self.format, self.options, self.known) = (title, format, options, known)
    self.isPart = isPart
  }

  /// Reads a table.
  ///
  /// - Throws: every fault at once.
  mutating func read(_ table: RawTable, warnings: [Warning]) throws(Findings) -> StudyReading {
    guard !table.rows.isEmpty else { throw Findings(.emptyFile(table.file)) }
    let pairs = known == nil ? try CommentPairs.find(in: table) : nil
    var mending = Mending(applies: options.repair)
    let left = try ShiftedHeader.putBack(
      ShiftedLines.putBack(pairs?.table ?? table, grid: options.grid, &mending), &mending)
    var reading: StudyReading
    do {
      reading = try readInPlace(left, whole: table, warnings: warnings + mending.repairs)
    } catch {
      throw Findings(mending.findings + error.all) ?? error
    }
    try Findings.check(mending.findings)
    pairs?.comment(&reading)
    layout = reading.layout
    return reading
  }

  /// Reads a table whose rows stand in their places.
  ///
  /// - Parameter whole: the table as the file has it.
  private mutating func readInPlace(
    _ table: RawTable, whole: RawTable, warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    if !options.place.isOfTable, let groups = PickAndGroup.find(in: table) {
      return try groups.reading(
        title: title, format: format, options: options, warnings: warnings)
    }
    let survey = known == nil ? SurveyMonkeyTable.plain(table) : nil
    let (plain, written) = try WrittenNumbers.read(survey?.table ?? table, repair: options.repair)
    let warnings = warnings + written
    if let long = try long(in: plain) { return try read(long, in: whole, warnings: warnings) }
    let isFree = !options.place.isOfTable && known == nil
    if let lists = lists(in: plain) {
      return try read(lists, in: plain, warnings: warnings)
    }
    let (pictures, beside) = try pictures(in: plain, isFree: isFree)
    if !pictures.isEmpty {
      return try read(pictures: [(plain, pictures)], told: beside, warnings: warnings)
    }
    let (table, notes) = isFree ? GridNotes.leftOut(of: plain) : (plain, [])
    if isFree, !isPart, let finding = SeveralTables.finding(in: table, options: options) {
      throw Findings(finding)
    }
    let cut =
      isFree
      ? LayoutFinder.cut(table, options: options)
      : options.place.isOfTable
        ? try LayoutChoice.cut(table, place: options.place, options: options) : nil
    var extras = TableExtras()
    var left = table
    if let cut { (left, extras) = try table.cut(cut) }
    let told = (survey?.told ?? []) + notes + (cut?.told ?? [])
    let notice = notice(told)
    if cut != nil, let lists = PileLists.find(in: left) {
      return try read(lists, in: left, told: told, warnings: warnings + notice)
    }
    if let piles = PilesTable.find(in: left) {
      layout = SheetLayout(
        piles: piles, in: left, extras: extras,
        told: told + ["The cells were read as the numbers of cards under values."])
      return try CardSorts.reading(
        piles.sorts(describedBy: extras), title: title, file: table.file,
        format: "\(format), cards under their values", options: options, layout: layout,
        warnings: warnings + notice)
    }
    var reader = TableReader(
      left, title: title, known: known, options: options, extras: extras)
    do {
      var reading = try reader.read(
        format: format, rows: options.rows ?? cut?.meaning, warnings: warnings + notice)
      layout = reader.layout(told: told)
      reading.layout = layout
      if let upper = cut?.upper, let lower = cut?.header {
        JoinedConditions.read(&reading, table: table, upper: upper, lower: lower)
      }
      reading.found =
        reader.numbersFound + reader.blanksFound(in: whole) + reader.columnsFound
      return reading
    } catch {
      layout = reader.layout(told: told)
      throw error
    }
  }

  /// The table with a row a placement; nil where it is another, or the user says what it is.
  private func long(in table: RawTable) throws(Findings) -> LongTable? {
    let place = options.place
    guard options.rows == nil, !place.isOfTable, place.pictures.isEmpty else { return nil }
    return try LongTable.find(in: table, byShape: known == nil)
  }

  private func read(
    _ long: LongTable, in whole: RawTable, warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    var reader = TableReader(
      long.table, title: title, known: known, options: options, long: long.columns)
    var reading = try reader.read(format: format, rows: nil, warnings: warnings + notice(long.told))
    reading.found = reader.numbersFound + reader.blanksFound(in: whole)
    return reading
  }

  /// The lists of cards in a table, or in the range that the user names.
  private func lists(in table: RawTable) -> PileLists? {
    let place = options.place
    guard place.pictures.isEmpty, place.statements == nil, place.ids == nil, options.rows == nil,
      known == nil
    else { return nil }
    guard let range = place.sorts else { return PileLists.find(in: table) }
    return table.cropped(to: range).flatMap { PileLists.find(in: $0) }
  }

  private mutating func read(
    _ lists: PileLists, in table: RawTable, told: [String] = [], warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    layout = SheetLayout(
      lists: lists, in: table,
      told: told + lists.told + ["The cells were read as the numbers of cards under values."])
    return try CardSorts.reading(
      lists.sorts, title: title, file: table.file, format: "\(format), cards under their values",
      options: options, layout: layout, warnings: warnings + notice(lists.told))
  }

  /// The pictures of the grid in a table: where the user says, else wherever they are found.
  private func pictures(
    in table: RawTable, isFree: Bool
  ) throws(Findings) -> (sorts: [CardSort], told: [String]) {
    let place = options.place
    if !place.pictures.isEmpty {
      let ranges = place.pictures.map(\.range)
      return (try GridPictures.find(in: [(table, ranges)])[0], [])
    }
    if isFree, !isPart {
      let found = try GridPictures.find(in: [table])
      return (found[0].sorts, found[0].told)
    }
    // One range alone may hold a table or a picture.
    guard let sorts = place.sorts, place.ids == nil, options.rows == nil else { return ([], []) }
    let found = GridPictures.sorts(in: table, within: sorts)
    // Beside statements it is rather a table.
    return place.statements == nil || found.allSatisfy(\.isComplete) ? (found, []) : ([], [])
  }

  /// Reads pictures of the grid from one sheet or several.
  ///
  /// - Parameter told: what beside them was left out, as sentences.
  mutating func read(
    pictures: [(table: RawTable, pictures: [CardSort])], told: [String] = [], warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    let sheets = pictures.filter { !$0.pictures.isEmpty }
    guard let first = sheets.first else { throw Findings(.emptyFile(title)) }
    let words = PictureLists(sheets, range: options.place.statements)
    let notes = PictureNotes(sheets, lists: words.lists)
    let told = told + notes.told
    let sorts = notes.sorts.map { sort in
      var sort = sort
      if sort.name.isEmpty || sort.name.first == " " { sort.name = title + sort.name }
      return sort
    }
    let places = sorts.prefix(12).map { sort in
      let place = sort.table.location(sort.row, sort.column)
      return "\(sort.name) at \(place.cell ?? "") (\(sort.cards.count) cards)"
    }
    layout = SheetLayout(
      pictures: sorts, in: first.table, isOneOfMany: sheets.count > 1,
      told: [
        "Pictures of the grid, \(sorts.count) in all: " + places.joined(separator: ", ")
          + (sorts.count > 12 ? " …" : "") + "."
      ] + told)
    var reading = try CardSorts.reading(
      sorts, title: title, file: first.table.file, format: "\(format), pictures of the grid",
      options: options, layout: layout, warnings: warnings + notice(told))
    if options.place.wording == nil { try words.word(&reading) }
    PictureTexts(sorts).word(&reading)
    layout = reading.layout
    return reading
  }

  /// What was left out is told once, whatever becomes of the reading.
  private func notice(_ told: [String]) -> [Warning] {
    told.isEmpty ? [] : [Warning(.layoutInferred, told.joined(separator: " "))]
  }
}

extension TableReader {
  /// Where the table was found; nil where its columns were not.
  func layout(told: [String]) -> SheetLayout? {
    guard let outline, let roles else { return nil }
    return SheetLayout(table, outline, roles, extras: extras, told: told)
  }
}
