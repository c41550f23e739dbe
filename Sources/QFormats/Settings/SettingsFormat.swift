internal import QStudy
internal import QTables

/// The settings of a collecting program: a design without sorts, or, in a folder that also holds a
/// file of results, the whole study.
package enum SettingsFormat: StudyFormat {
  package static let id = "settings"
  package static let name = "Settings of HtmlQ, EQ Web Sort, Quince, easy-htmlq-v3 or q-method-host"

  /// The programs whose results may lie in the folder.
  private static let results: [any StudyFormat.Type] = [
    QuinceFormat.self, EQWebSortFormat.self, EasyHtmlQ3Format.self, EasyHtmlQFormat.self,
    HtmlQFormat.self,
  ]
  private static let endings = [".csv", ".json", ".txt", ".tsv"]
  /// The endings of what is a table, whatever its cells say.
  private static let tables = [".csv", ".tsv", ".xlsx", ".xls", ".ods", ".dat"]

  /// Whether a file of the format may hold the sorts of several designs.
  static func holdsDesigns(_ reader: any StudyFormat.Type) -> Bool {
    reader.id == id || results.contains { $0.id == reader.id }
  }

  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes else {
      return ["", SettingsDocuments.folder + "/"].contains { prefix in
        ["statements", "map"].contains { root in
          let bytes = try? input.file(named: "\(prefix)\(root).xml")
          return bytes.map { SettingsDocuments.rootName($0) == root } ?? false
        }
      }
    }
    return EasyHtmlQ3Settings.looksRight(bytes) || JSONDesign.looksRight(bytes)
      || root(of: bytes) != nil
  }

  private static func root(of bytes: [UInt8]) -> String? {
    SettingsDocuments.rootName(bytes).flatMap { SettingsDocuments.roots.contains($0) ? $0 : nil }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard input.bytes == nil else { return try design(input) }
    let (results, ignored) = try resultsInFolder(input)
    guard results.count < 2 else {
      throw Findings(
        Finding(
          .badValue, location: Location(file: input.path),
          found: "\(results.count) files of results: "
            + excerpt(results.map(\.input.name).joined(separator: ", ")),
          expected: "one", mend: "Give the file itself instead of the folder."))
    }
    var reading: StudyReading
    if let results = results.first {
      reading = try results.reader.read(results.input, options: options)
      try WrittenIDs(beside: input).give(to: &reading)
    } else {
      reading = try design(input)
    }
    reading.warnings += ignored.map { name in
      Warning(
        .recordsIgnored,
        "\(input.location(of: name)) was left alone: it is not written as any of the programs of "
          + "such settings writes its results. If it holds the sorts, give that file itself.")
    }
    return reading
  }

  /// The design alone.
  private static func design(_ input: FormatInput) throws -> StudyReading {
    if let bytes = input.bytes, EasyHtmlQ3Settings.looksRight(bytes) {
      return try reading(try EasyHtmlQ3Settings(bytes, file: input.path).settings, input)
    }
    if let bytes = input.bytes, JSONDesign.looksRight(bytes) {
      return try reading(try JSONDesign.settings(bytes, file: input.path), input)
    }
    let documents: SettingsDocuments
    if let bytes = input.bytes, let root = root(of: bytes) {
      documents = try SettingsDocuments(bytes, root: root, of: input)
    } else {
      documents = try SettingsDocuments(beside: input)
    }
    guard let settings = try documents.settings() else {
      throw Findings(
        Finding(
          .missingFile, location: Location(file: input.location(of: "statements.xml")),
          found: "neither statements nor a grid", expected: "statements.xml and map.xml",
          mend: input.bytes == nil
            ? "Give the folder with the four settings files."
            : "Give statements.xml, with map.xml beside it."))
    }
    return try reading(settings, input, warnings: documents.warnings)
  }

  private static func reading(
    _ settings: CollectorSettings, _ input: FormatInput, warnings: [Warning] = []
  ) throws(FileError) -> StudyReading {
    var study = settings.study
    if study.title.isEmpty { study.title = input.bytes == nil ? input.name : input.stem }
    var reading = StudyReading(
      study: study, format: "Settings of \(settings.program)",
      sources: SourceMap(
        statements: settings.locations, study: settings.gridLocation ?? Location(file: input.path)),
      warnings: warnings + settings.warnings)
    try WrittenIDs(beside: input).give(to: &reading)
    return reading
  }

  /// The files of results in the folder, and the names of those that may hold sorts and are none.
  ///
  /// A page or a text of the program that lies beside its settings is no table.
  private static func resultsInFolder(
    _ input: FormatInput
  ) throws -> (
    results: [(input: FormatInput, reader: any StudyFormat.Type)], ignored: [String]
  ) {
    var found: [(input: FormatInput, reader: any StudyFormat.Type)] = []
    var ignored: [String] = []
    for name in input.names where name != WrittenIDs.file {
      let isText = endings.contains(where: name.lowercased().hasSuffix)
      guard isText || tables.contains(where: name.lowercased().hasSuffix),
        let entry = try input.entry(name)
      else { continue }
      if isText, let reader = results.first(where: { $0.recognises(entry) }) {
        found.append((entry, reader))
      } else if tables.contains(where: name.lowercased().hasSuffix) || holdsSorts(entry) {
        ignored.append(name)
      }
    }
    return (found, ignored)
  }

  /// Whether a text is in a format of sorts; as a plain table it has more numbers than words in a line.
  private static func holdsSorts(_ entry: FormatInput) -> Bool {
    guard let reader = StudyFormats.reader(of: entry), reader.id != id else { return false }
    guard reader.id == CSVTableFormat.id else { return true }
    let table = try? CSVTable(parsing: entry.bytes ?? [])
    return table?.rows.contains { row in
      (0..<row.count).count { row.integer($0) != nil } * 2 > max(row.count, 3)
    } ?? false
  }
}
