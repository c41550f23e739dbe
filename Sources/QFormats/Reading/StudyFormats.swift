internal import QStudy
internal import QTables

/// The formats known, and the way from a path to a study.
package enum StudyFormats {
  /// Every format that is read, in the order in which they are tried.
  package static let readers: [any StudyFormat.Type] = [
    StudyFolderFormat.self, QMethodFormat.self, KADEWorkbookFormat.self, KADEZipFormat.self,
    XLSXTableFormat.self, QuinceFormat.self, EQWebSortFormat.self, EasyHtmlQ3Format.self,
    EasyHtmlQFormat.self, HtmlQFormat.self, SettingsFormat.self, QMethodHostFormat.self,
    PQMethodFormat.self, KenQTableFormat.self, CSVTableFormat.self,
  ]

  /// Every format that is written.
  package static let writers: [any StudyWriter.Type] = [
    StudyFolderWriter.self, CSVStudyWriter.self, PQMethodWriter.self, KADEWorkbookWriter.self,
    KADEZipWriter.self, QMethodWriter.self, HtmlQSettingsWriter.self, EQSettingsWriter.self,
    QuinceSettingsWriter.self,
  ]

  /// The file that some writers add, with the ids that the format can't hold; their readers take it in.
  package static let idsFile = WrittenIDs.file

  /// The writer with an id, in any case.
  package static func writer(id: String) -> (any StudyWriter.Type)? {
    writers.first { $0.id == id.lowercased() }
  }

  /// The format that the content is in; nil for none of those known.
  ///
  /// What we write as CSV is that, whatever its columns are called: a participant's attribute may bear
  /// the name by which another format is known. So is a file of PQMethod, whatever its title says.
  package static func reader(of input: FormatInput) -> (any StudyFormat.Type)? {
    if CSVTableFormat.isOwn(input) { return CSVTableFormat.self }
    if PQMethodFormat.isOwn(input) { return PQMethodFormat.self }
    return readers.first { $0.recognises(input) }
  }

  /// Reads a study from a file or folder, by its content unless the options name a format.
  ///
  /// - Throws: `Findings` with every fault at once; `FileError` when a file can't be read.
  package static func read(
    path: String, options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    // Before the disk is touched: a mistyped format is mistyped whatever the path.
    if let format = options.format { _ = try reader(id: format) }
    return try read(FormatInput(path: path), options: options)
  }

  /// Reads a study from what is already at hand.
  package static func read(
    _ input: FormatInput, options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    try examined(unexamined(input, options: options), options: options)
  }

  /// A reading whose sorts were looked at as a whole.
  static func examined(
    _ reading: StudyReading, options: ReadingOptions
  ) throws(Findings) -> StudyReading {
    try DeclaredGrid.check(reading, options: options)
    return Diagnosis.examined(reading, options: options)
  }

  /// Reads a study whose sorts are not yet looked at as a whole.
  static func unexamined(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    let chosen = try options.format.map { id throws(Findings) in try reader(id: id) }
    if let bytes = input.bytes, bytes.allSatisfy(isBlankByte) {
      throw Findings(.emptyFile(input.path))
    }
    guard let reader = chosen ?? reader(of: input) else {
      throw Findings(unknownFormat(input))
    }
    try refuseIdle(options, for: reader, input)
    let reading = try reader.read(input, options: options)
    if let design = options.design, !reading.study.sorts.isEmpty,
      reading.study.statements.count != design
    {
      throw Findings(
        Finding(
          .badValue, location: Location(file: input.path),
          found: "no sort of \(design) statements",
          expected: "sorts of \(reading.study.statements.count)",
          mend: "Give --design this number, or leave it out."))
    }
    return reading
  }

  /// Where in a file of cells the table of the sorts is, though it may be too faulty to read; nil for
  /// what is no such file.
  package static func layout(path: String, options: ReadingOptions) -> SheetLayout? {
    guard let input = try? FormatInput(path: path, waits: false) else { return nil }
    let id = options.format?.lowercased() ?? reader(of: input)?.id
    var layout: SheetLayout?
    if id == XLSXTableFormat.id {
      _ = try? XLSXTableFormat.read(input, options: options, layout: &layout)
    } else if id == CSVTableFormat.id {
      _ = try? CSVTableFormat.read(input, options: options, layout: &layout)
    }
    return layout
  }

  /// An option that does nothing in this format would pass for one that did.
  private static func refuseIdle(
    _ options: ReadingOptions, for reader: any StudyFormat.Type, _ input: FormatInput
  ) throws(Findings) {
    let isTable = reader.id == XLSXTableFormat.id || reader.id == CSVTableFormat.id
    var idle: String?
    let holdsDesigns =
      isTable || reader.id == PQMethodFormat.id || SettingsFormat.holdsDesigns(reader)
    if options.design != nil, !holdsDesigns {
      idle = "--design"
    } else if options.language != nil, reader.id != QMethodFormat.id {
      idle = "--main-language"
    } else if options.sheet != nil, reader.id != XLSXTableFormat.id {
      idle = "--sheet"
    } else if options.rows != nil, !isTable {
      idle = "--rows or --columns"
    } else if !options.place.isEmpty, !isTable {
      idle = "--sorts, --statements or --ids"
    } else if !options.attributes.isEmpty, !isTable {
      idle = "--attributes"
    }
    guard let idle else { return }
    throw Findings(
      Finding(
        .badValue, location: Location(file: input.path),
        found: "the option \(idle), which means nothing for a \(reader.name)",
        expected: "no such option",
        mend: "Leave it out, or name another format with --as."))
  }

  private static func reader(id: String) throws(Findings) -> any StudyFormat.Type {
    if let reader = readers.first(where: { $0.id == id.lowercased() }) { return reader }
    let ids = readers.map { $0.id }
    let nearest = nearest(to: id, in: ids)
    throw Findings(
      Finding(
        .badValue, found: "the format “\(id)”",
        expected: "one of " + ids.joined(separator: ", "),
        mend: nearest.map { "Write --as \($0)." } ?? "Choose a format, or let the content decide."))
  }

  /// The files of a folder that may be given in its place, those that are surely sorts first, each with
  /// its format.
  private static func filesOfSorts(
    in folder: FormatInput
  ) -> [(path: String, format: String)] {
    var sure: [(path: String, format: String)] = []
    var tables: [(path: String, format: String)] = []
    for name in folder.names.prefix(100) where name != StudyFolderFormat.statementsFile {
      guard name != idsFile, let file = try? folder.entry(name, limit: 32 << 20),
        let reader = reader(of: file), reader.id != SettingsFormat.id
      else { continue }
      let isSure = reader.id != CSVTableFormat.id || CSVTableFormat.isOwn(file)
      let found = (file.path, reader.name)
      if isSure { sure.append(found) } else { tables.append(found) }
    }
    return sure.isEmpty ? tables : sure
  }

  /// How several files of one format become one study.
  private static func togetherMend(_ files: [(path: String, format: String)]) -> String {
    guard files.count > 1, Set(files.map(\.format)).count == 1 else { return "" }
    let shown = files.prefix(3).map { shellWord($0.path) }.joined(separator: " ")
    return " If each holds other people's sorts, import takes them all: mindset import \(shown)"
      + (files.count > 3 ? " …" : "") + " --to STUDY."
  }

  private static func unknownFormat(_ input: FormatInput) -> Finding {
    if input.bytes == nil {
      let file = StudyFolderFormat.studyFile
      let files = filesOfSorts(in: input)
      guard files.isEmpty else {
        return Finding(
          .missingFile, location: Location(file: input.location(of: file)),
          found: "a folder without \(file)", expected: "a study folder, or a file with sorts",
          mend: "Give the file: "
            + files.prefix(3).map { "\(shellWord($0.path)) (\($0.format))" }
            .joined(separator: " or ")
            + "." + togetherMend(files))
      }
      return Finding(
        .missingFile, location: Location(file: input.location(of: file)),
        found: "a folder without \(file)",
        expected: "a study folder, a folder of R's qmethod (\(QMethodFolder.sorts)/), or a file",
        mend: "Give the folder that holds \(file), or the file with the sorts.")
    }
    let ids = readers.map { $0.id }.joined(separator: ", ")
    return Finding(
      .unreadableFormat, location: Location(file: input.path),
      found: foundKeys(input) + "in none of the known formats",
      expected: "one of: " + readers.map { $0.name }.joined(separator: "; "),
      mend:
        "Save the sorts as a table, a row for each person and a column for each statement, or name the "
        + "format with --as: \(ids).")
  }
}

extension StudyFormats {
  /// What a file of no known format is, as far as JSON tells.
  private static func foundKeys(_ input: FormatInput) -> String {
    guard let bytes = input.bytes, bytes.count <= 1 << 20, isJSON(input.sample),
      let document = try? readJSON(bytes, file: input.path),
      let members = (document.object ?? document[0]?.object)?.members, !members.isEmpty
    else { return "a file " }
    let keys = members.prefix(6).map { "“\(excerpt($0.key))”" }.joined(separator: ", ")
    return "a JSON text with the keys \(keys)\(members.count > 6 ? " …" : ""), "
  }
}

/// Whether a byte is a space, a tab or part of a line break.
func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
