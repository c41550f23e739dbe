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
    if input.bytes == nil, let reading = try resultsInFolder(input, options: options) {
      return reading
    }
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

  /// The study of the one file of results in the folder; nil where there is none.
  private static func resultsInFolder(
    _ input: FormatInput, options: ReadingOptions
  ) throws -> StudyReading? {
    var found: [(name: String, input: FormatInput, reader: any StudyFormat.Type)] = []
    for name in input.names where endings.contains(where: name.lowercased().hasSuffix) {
      guard let entry = try input.entry(name),
        let reader = results.first(where: { $0.recognises(entry) })
      else { continue }
      found.append((name, entry, reader))
    }
    guard found.count < 2 else {
      throw Findings(
        Finding(
          .badValue, location: Location(file: input.path),
          found: "\(found.count) files of results: "
            + excerpt(found.map(\.name).joined(separator: ", ")),
          expected: "one", mend: "Give the file itself instead of the folder."))
    }
    guard let found = found.first else { return nil }
    var reading = try found.reader.read(found.input, options: options)
    try WrittenIDs(beside: input).give(to: &reading)
    return reading
  }
}
