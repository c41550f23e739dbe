internal import QStudy
internal import QTables

/// `statements.csv`: `id[,theme],text[,direction][,short][,text_<language>…]`, in any order.
struct StatementsTable {
  private(set) var statements: [Statement] = []
  private(set) var locations: [String: Location] = [:]

  /// What the study says about the columns.
  struct Expectations {
    /// The languages that must have a column each, and no other may; nil takes any.
    var languages: [String]?
    var needsThemes = false

    /// Nothing is known about the study.
    static let anything = Expectations()

    private init() {}

    init(_ study: Study) {
      languages = study.languages
      needsThemes = !study.themes.isEmpty
    }
  }

  private static let plainColumns = ["id", "theme", "text", "direction", "short"]
  private static let translationPrefix = "text_"

  /// Whether the header has the columns no table of statements is without.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    guard let names = header(of: bytes)?.names else { return false }
    return names.contains("id") && names.contains("text")
  }

  /// What separates the cells of a table of statements that was made elsewhere; nil for what is none:
  /// a table has the columns no such table is without, or no other columns than its.
  static func delimiter(in bytes: [UInt8]) -> CSVDelimiter? {
    guard let (names, delimiter) = header(of: bytes), names.count > 1 else { return nil }
    return hasOnlyItsColumns(names) || names.contains("id") && names.contains("text")
      ? delimiter : nil
  }

  /// The text with the columns called as `statements.csv` calls them, and what separates the cells, where the
  /// header gives every column a name that tells; nil for another.
  static func renamed(_ bytes: [UInt8]) -> (text: [UInt8], delimiter: CSVDelimiter)? {
    guard let (names, delimiter) = header(of: bytes), names.count > 1 else { return nil }
    let columns = StatementColumn.named(in: names)
    guard columns.count == names.count, columns[.text] != nil else { return nil }
    let own = columns.sorted { $0.value < $1.value }.map { Array($0.key.ownName.utf8) }
    let start = bytes.firstIndex { !isBlankByte($0) } ?? 0
    let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
    let named = Array(own.joined(separator: [delimiter.rawValue]))
    return (Array(bytes[..<start]) + named + bytes[end...], delimiter)
  }

  /// Whether a file is a table of statements and nothing more.
  static func isAlone(_ bytes: [UInt8]) -> Bool {
    guard let names = header(of: bytes)?.names else { return false }
    return names.contains("id") && names.contains("text") && hasOnlyItsColumns(names)
  }

  private static func hasOnlyItsColumns(_ names: [String]) -> Bool {
    names.allSatisfy { plainColumns.contains($0) || $0.hasPrefix(translationPrefix) }
  }

  /// The cells of the first line that is not blank, and what separates them.
  private static func header(of bytes: [UInt8]) -> (names: [String], delimiter: CSVDelimiter)? {
    let line = bytes.drop(while: isBlankByte).prefix { $0 != 0x0A && $0 != 0x0D }
    guard let table = try? CSVTable(parsing: Array(line)), let row = table.rows.first else {
      return nil
    }
    return (row.cells.map(trimmed), table.delimiter)
  }

  /// Reads the table; nil, with findings, where its columns can't be told.
  init?(
    _ bytes: [UInt8], file: String, delimiter: CSVDelimiter = .comma, _ expectations: Expectations,
    _ findings: inout [Finding]
  ) {
    guard let table = FolderTable(bytes, file: file, delimiter: delimiter, &findings) else {
      return nil
    }
    findings += table.duplicateColumns(of: table.header.indices)
    findings += Self.unknownColumns(table, expectations)
    for language in expectations.languages ?? [] {
      _ = table.column(Self.translationPrefix + language, &findings)
    }
    let id = table.column("id", &findings)
    let text = table.column("text", &findings)
    let theme = table.column("theme", isRequired: expectations.needsThemes, &findings)
    let direction = table.column("direction", isRequired: false, &findings)
    let short = table.column("short", isRequired: false, &findings)
    guard let id, let text else { return nil }

    let translations = table.header.enumerated().filter {
      $0.element.hasPrefix(Self.translationPrefix)
    }
    for row in table.rows {
      func filled(_ column: Int?) -> String? {
        column.flatMap { row.isBlank($0) ? nil : row.words($0) }
      }
      guard
        let id = table.newID(
          row, id, known: locations, duplicate: .duplicateStatement, what: "statement", &findings)
      else { continue }
      var statement = Statement(id: id, text: row.words(text), theme: filled(theme))
      statement.short = filled(short)
      if let column = direction, let sign = filled(column) {
        statement.direction = Direction(written: sign)
        if statement.direction == nil {
          findings.append(
            Finding(
              .badValue, location: table.location(row, column), statement: id,
              found: "the direction “\(sign)”", expected: "+, - or nothing",
              mend: "Write + where agreeing speaks for the theme, - where it speaks against it."))
        }
      }
      for (column, name) in translations {
        statement.translations[String(name.dropFirst(Self.translationPrefix.count))] =
          filled(column)
      }
      statements.append(statement)
      locations[id] = table.location(row)
    }
  }

  private static func unknownColumns(
    _ table: FolderTable, _ expectations: Expectations
  ) -> [Finding] {
    table.header.enumerated().compactMap { column, name in
      if plainColumns.contains(name) { return nil }
      let location = table.headerLocation(column)
      if name.hasPrefix(translationPrefix), name.count > translationPrefix.count {
        let language = String(name.dropFirst(translationPrefix.count))
        guard let languages = expectations.languages, !languages.contains(language) else {
          return nil
        }
        return Finding(
          .unknownKey, location: location,
          found: "the column “\(name)”, a language that the study does not declare",
          expected: languages.isEmpty
            ? "no translation, since the study declares no languages"
            : "one of " + languages.joined(separator: ", "),
          mend: "Add “\(language)” to languages in \(StudyFolderFormat.studyFile).")
      }
      let free = plainColumns.filter { !table.header.contains($0) }
      let nearest = nearest(to: name, in: free)
      return Finding(
        .unknownKey, location: location, found: "the column “\(name)”",
        expected: nearest.map { "perhaps “\($0)”" }
          ?? "one of " + plainColumns.joined(separator: ", ") + ", \(translationPrefix)<language>",
        mend: nearest.map { "Rename the column to “\($0)”." } ?? "Remove the column.")
    }
  }

  /// The table as rows, the header first.
  static func rows(_ study: Study) -> [[String]] {
    let statements = study.statements
    let hasThemes = !study.themes.isEmpty || statements.contains { $0.theme != nil }
    let hasDirections = statements.contains { $0.direction != nil }
    let hasShorts = statements.contains { $0.short != nil }
    var header = hasThemes ? ["id", "theme", "text"] : ["id", "text"]
    if hasDirections { header.append("direction") }
    if hasShorts { header.append("short") }
    header += study.languages.map { translationPrefix + $0 }
    return [header]
      + statements.map { statement in
        var row = [statement.id] + (hasThemes ? [statement.theme ?? ""] : []) + [statement.text]
        if hasDirections { row.append(statement.direction?.rawValue ?? "") }
        if hasShorts { row.append(statement.short ?? "") }
        return row + study.languages.map { statement.translations[$0] ?? "" }
      }
  }
}

extension Direction {
  /// A direction as it is written; nil where it is none. Word processors turn a hyphen into a minus or a dash.
  package init?(written sign: String) {
    if sign.filter({ !$0.isWhitespace }) == "+" {
      self = .speaksFor
    } else if isLoneDash(sign) {
      self = .speaksAgainst
    } else {
      return nil
    }
  }
}
