// What the table readers throw, put as findings.

internal import QStudy
internal import QTables

extension Finding {
  static func emptyFile(_ file: String) -> Finding {
    Finding(
      .emptyFile, location: Location(file: file), found: "a file without content",
      expected: "a study or a table", mend: "Check that the right file was saved, and saved whole.")
  }

  init(_ error: TextDecodingError, file: String, bytes: [UInt8]) {
    let location: Location
    let found: String
    switch error {
    case .notText(let offset):
      let line = 1 + bytes.prefix(offset).count { $0 == 0x0A }
      location = Location(file: file, line: line)
      found = "a NUL byte, as in a binary file"
    case .invalidUTF8(let byte, let place), .undefinedByte(let byte, let place):
      location = Location(file: file, line: place.line, cell: String(place.column))
      found = "the byte 0x\(String(byte, radix: 16, uppercase: true))"
    case .invalidUTF16:
      location = Location(file: file)
      found = "UTF-16 text with half a character"
    }
    self.init(
      .undecodable, location: location, found: found, expected: "text in UTF-8",
      mend: "Save the file again as UTF-8.")
  }

  init(_ error: CSVError, file: String, bytes: [UInt8]) {
    func fault(_ place: TextPosition, _ found: String, _ mend: String) -> Finding {
      Finding(
        .syntax, location: Location(file: file, line: place.line, cell: String(place.column)),
        found: found, expected: "a cell, in quotes only as a whole", mend: mend)
    }
    switch error {
    case .text(let error): self.init(error, file: file, bytes: bytes)
    case .unterminatedQuote(let place):
      self = fault(place, "a quote that is never closed", "Close the quote, or double it.")
    case .textAfterQuote(let place):
      self = fault(place, "text after a closing quote", "Double each quote inside the cell.")
    case .strayQuote(let place):
      self = fault(
        place, "a quote inside a cell without quotes",
        "Set the whole cell in quotes, and double the quote.")
    case .tooLarge(let subject, let limit, let line):
      self = .tooLarge(subject, limit, Location(file: file, line: line == 0 ? nil : line))
    }
  }

  static func tooLarge(_ subject: Limits.Subject, _ limit: Int, _ location: Location) -> Finding {
    let what =
      switch subject {
      case .unpackedBytes: "unpacked bytes"
      case .ratio: "times its packed size"
      default: subject.rawValue
      }
    return tooLarge(what, limit, location)
  }

  static func tooLarge(_ what: String, _ limit: Int, _ location: Location) -> Finding {
    Finding(
      .unreadableFormat, location: location, found: "more than \(limit) \(what)",
      expected: "a table of sorts, which is far smaller",
      mend: "Check that this is the right file, and remove what does not belong to the sorts.")
  }

  init(_ error: YAMLError, file: String, bytes: [UInt8]) {
    let location = Location(file: file, line: error.line == 0 ? nil : error.line)
    func path(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch error {
    case .text(let error): self.init(error, file: file, bytes: bytes)
    case .syntax(let line, let column, let reason):
      self.init(
        .syntax, location: Location(file: file, line: line, cell: String(column)),
        found: reason.hasPrefix("found ") ? String(reason.dropFirst(6)) : reason,
        expected: "YAML", mend: "Check colons, quotes and indentation here and on the line before.")
    case .unsupported(let feature, _, _):
      let found =
        switch feature {
        case .severalDocuments: "a second document"
        case .tag: "a type tag"
        case .compositeKey: "a list or mapping as a key"
        }
      self.init(
        .syntax, location: location, found: found, expected: "one document of plain YAML",
        mend: "Remove it.")
    case .tooLarge(let measure, let limit, _):
      self.init(
        .syntax, location: location,
        found: "more than \(limit) \(measure == .nesting ? "levels of nesting" : "values")",
        expected: "a description of a study", mend: "Reduce the \(measure.rawValue).")
    case .duplicateKey(let key, _, let firstLine):
      self.init(
        .badValue, location: location, found: "the key “\(key)” a second time",
        expected: "each key once; the first is on line \(firstLine)", mend: "Remove one of the two."
      )
    case .unknownKey(let key, let above, _, let nearest):
      self.init(
        .unknownKey, location: location, found: "the key “\(path(above, key))”",
        expected: nearest.map { "perhaps “\($0)”" } ?? "a key that is read",
        mend: nearest.map { "Write “\($0)”, or remove the key." } ?? "Remove the key.")
    case .missingKey(let key, let above, _):
      self.init(
        .missingKey, location: location, found: "no “\(path(above, key))”",
        expected: "a value for “\(path(above, key))”", mend: "Add “\(key): …”.")
    case .missingKeys(let keys, let above, _):
      let shown = keys.prefix(8).map { "“\(path(above, $0))”" }.joined(separator: ", ")
      self.init(
        .missingKey, location: location,
        found: "no value for \(keys.count) keys: \(shown)" + (keys.count > 8 ? " …" : ""),
        expected: "a value for each", mend: "Add them, each on a line of its own.")
    case .wrongType(let path, _, let expected, let found):
      self.init(
        .wrongType, location: location,
        found: (found == expected ? "one out of range" : found.words)
          + (path.isEmpty ? "" : " as “\(path)”"),
        expected: expected.words, mend: "Write \(expected.words) here.")
    case .badValue(let path, _, let found, let expected, let nearest):
      self.init(
        .badValue, location: location, found: "“\(found)” as “\(path)”",
        expected: expected.isEmpty
          ? "a value that is read"
          : (expected.count > 1 ? "one of " : "") + expected.joined(separator: ", "),
        mend: nearest.map { "Write “\($0)”." } ?? "Correct the value.")
    }
  }

  init(_ error: XLSXError, file: String) {
    let location = Location(file: file)
    func unreadable(_ found: String, _ mend: String) -> Finding {
      Finding(
        .unreadableFormat, location: location, found: found, expected: "an Excel workbook (.xlsx)",
        mend: mend)
    }
    let saveAgain = "Open it in a spreadsheet program and save it as .xlsx again."
    switch error {
    case .notAZip(let reason): self = unreadable("a damaged file (\(reason))", saveAgain)
    case .encryptedOrOldFormat:
      self = unreadable(
        "a workbook with a password, or of the .xls format before 2007",
        "Open it, remove the password, and save it as .xlsx.")
    case .encrypted: self = unreadable("a workbook with a password", "Remove the password.")
    case .notAWorkbook(let part): self = unreadable("a ZIP archive without \(part)", saveAgain)
    case .damaged(let part, let reason): self = unreadable("\(part) damaged (\(reason))", saveAgain)
    case .malformedXML(let part, let line, let reason):
      self = unreadable("\(part) line \(line): \(reason)", saveAgain)
    case .declaresEntities(let part):
      self = unreadable("a document type declaration in \(part)", saveAgain)
    case .badReference(let part, let found):
      self = unreadable("the cell name “\(found)” in \(part)", saveAgain)
    case .badValue(let part, let cell, let found):
      self = unreadable("“\(found)” in cell \(cell) of \(part)", saveAgain)
    case .tooLarge(let subject, let limit, _): self = .tooLarge(subject, limit, location)
    }
  }
}

extension YAMLValue.Kind {
  /// The type with its article.
  fileprivate var words: String {
    switch self {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .string: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "nothing"
    }
  }
}
