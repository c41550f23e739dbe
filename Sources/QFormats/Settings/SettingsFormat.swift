internal import QStudy
internal import QTables

/// The settings of a collecting program: a design without sorts, or, in a folder that also holds a
/// file of results, the whole study.
package enum SettingsFormat: StudyFormat {
  package static let id = "settings"
  package static let name = "Settings of HtmlQ, EQ Web Sort, Quince or easy-htmlq-v3"

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
      return ["", CollectorSettings.folder + "/"].contains { prefix in
        ["statements", "map"].contains { root in
          let bytes = try? input.file(named: "\(prefix)\(root).xml")
          return bytes.map { CollectorSettings.isSettings($0, root: root) } ?? false
        }
      }
    }
    return EasyHtmlQ3Settings.looksRight(bytes)
      || bytes.first { !isBlankByte($0) && $0 < 0x80 } == UInt8(ascii: "<")
        && CollectorSettings.roots.contains { CollectorSettings.isSettings(bytes, root: $0) }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    if input.bytes == nil, let reading = try resultsInFolder(input, options: options) {
      return reading
    }
    let settings: CollectorSettings?
    if let bytes = input.bytes, EasyHtmlQ3Settings.looksRight(bytes) {
      settings = try EasyHtmlQ3Settings(bytes, file: input.path).settings
    } else {
      settings = try CollectorSettings.beside(input)
    }
    guard let settings else {
      throw Findings(
        Finding(
          .missingFile, location: Location(file: input.location(of: "statements.xml")),
          found: "no settings", expected: "statements.xml and map.xml",
          mend: "Give the folder with the four settings files."))
    }
    var study = settings.study
    if study.title.isEmpty { study.title = input.bytes == nil ? input.name : input.stem }
    return StudyReading(
      study: study, format: name,
      sources: SourceMap(
        statements: settings.locations, study: settings.gridLocation ?? Location(file: input.path)),
      warnings: settings.warnings)
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
    return try found.first.map { try $0.reader.read($0.input, options: options) }
  }
}
