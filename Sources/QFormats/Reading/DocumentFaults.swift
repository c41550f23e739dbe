// What the readers of JSON and XML throw, put as findings.

internal import QStudy
internal import QTables

extension Finding {
  init(_ error: JSONError, file: String, bytes: [UInt8]) {
    let found: String
    let expected: String
    let position: TextPosition
    switch error {
    case .text(let error):
      self.init(error, file: file, bytes: bytes)
      return
    case .unexpected(let scalar, let wanted, let place):
      found = scalar.map { "“\($0)”" } ?? "the end of the file"
      expected = "\(wanted.words), as JSON has it"
      position = place
    case .duplicateKey(let key, let place):
      found = "the key “\(excerpt(key))” a second time"
      expected = "each key once in an object"
      position = place
    case .badEscape(let place):
      found = "a backslash that escapes nothing"
      expected = "an escape of JSON"
      position = place
    case .numberOutOfRange(let place):
      found = "a number too large"
      expected = "a number in the range of double precision"
      position = place
    case .tooDeep(let limit, let place):
      found = "more than \(limit) levels of nesting"
      expected = "a few levels"
      position = place
    case .tooLarge(let limit, let place):
      self = .tooLarge("values", limit, Location(file: file, line: place.line))
      return
    }
    self.init(
      .syntax, location: Location(file: file, line: position.line, cell: String(position.column)),
      found: found, expected: expected,
      mend: "Download the file again; it was cut short or changed by hand.")
  }

  init(_ error: XMLError, file: String, bytes: [UInt8]) {
    let mend: String
    let found: String
    let line: Int?
    switch error {
    case .text(let error):
      self.init(error, file: file, bytes: bytes)
      return
    case .encoding(let name):
      self.init(
        .undecodable, location: Location(file: file, line: 1),
        found: "the encoding “\(excerpt(name))”",
        expected: "UTF-8, UTF-16, Windows-1252 or ISO-8859-1",
        mend: "Save the file again as UTF-8, and write encoding=\"UTF-8\" in its first line.")
      return
    case .malformed(let place, let reason):
      found = reason
      line = place
      mend = "Write & as &amp; and < as &lt; in texts, and close every tag."
    case .declaresEntities(let place):
      found = "a document type declaration"
      line = place
      mend = "Remove it."
    case .tooLarge(let limit):
      self = .tooLarge(.bytes, limit, Location(file: file))
      return
    case .tooDeep(let limit, let place):
      found = "more than \(limit) levels of nesting"
      line = place
      mend = "Check that this is the right file."
    }
    self.init(
      .syntax, location: Location(file: file, line: line), found: found, expected: "plain XML",
      mend: mend)
  }
}

extension JSONError.Expectation {
  fileprivate var words: String {
    switch self {
    case .value: "a value"
    case .key: "a key in quotes"
    case .colon: "a colon"
    case .commaOrEnd: "a comma or a closing bracket"
    case .digit: "a digit"
    case .character: "the end of the text in quotes"
    case .end: "nothing after the document"
    }
  }
}
