package import QStudy
internal import QTables

/// Statements without sorts: what a new study begins with.
package struct StatementList: Sendable {
  /// The statements, in order.
  package let statements: [Statement]
  /// The themes the statements name, in order of appearance, labelled by their id.
  package let themes: [Theme]
  /// Where the statements stand.
  package let sources: SourceMap

  /// Reads a table with the columns of statements.csv, the statements.xml of a collecting program, or
  /// a plain text with one statement a line.
  ///
  /// A file is a table when its first line names a column `id` or `text`.
  /// - Throws: `Findings` with every fault; `FileError` when the file can't be read.
  package static func read(_ path: String) throws -> StatementList {
    let bytes = try readFile(path, limit: 16 << 20, waits: true)
    guard !bytes.allSatisfy(isBlankByte) else { throw Findings(.emptyFile(path)) }
    if SettingsDocuments.rootName(bytes) == "statements" {
      let settings = try CollectorSettings(statements: bytes, file: path)
      return StatementList(settings.study.statements, locations: settings.locations)
    }
    let text = try decodedText(bytes, file: path)
    return isTable(text) ? try table(text, file: path) : lines(text, file: path)
  }

  private static func isTable(_ text: [UInt8]) -> Bool {
    let first = String(decoding: text.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let cells = first.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    return cells.count > 1 && (cells.contains("id") || cells.contains("text"))
  }

  private static func table(_ text: [UInt8], file: String) throws -> StatementList {
    var findings: [Finding] = []
    let table = StatementsTable(text, file: file, .anything, &findings)
    try Findings.check(findings)
    return StatementList(table?.statements ?? [], locations: table?.locations ?? [:])
  }

  private static func lines(_ text: [UInt8], file: String) -> StatementList {
    var statements: [Statement] = []
    var locations: [String: Location] = [:]
    for (number, line) in textLines(text) where !line.allSatisfy(isBlankByte) {
      var words = String(decoding: line, as: UTF8.self)
      while words.last?.isWhitespace == true { words.removeLast() }
      let id = String(statements.count + 1)
      statements.append(Statement(id: id, text: String(words.drop { $0.isWhitespace })))
      locations[id] = Location(file: file, line: number)
    }
    return StatementList(statements, locations: locations)
  }

  private init(_ statements: [Statement], locations: [String: Location]) {
    self.statements = statements
    var ids: [String] = []
    for theme in statements.compactMap(\.theme) where !ids.contains(theme) { ids.append(theme) }
    themes = ids.map { Theme(id: $0, label: $0) }
    sources = SourceMap(statements: locations)
  }
}
