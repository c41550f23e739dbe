import QNumerics
import Testing

@testable import QTables

private func parse(_ text: String) throws -> YAMLValue {
  try YAMLDocument(parsing: Array(text.utf8)).root
}

@Suite struct YAMLTests {
  @Test("Values keep their place, and only true and false are truth values") func reading() throws {
    let root = try parse("a: no\nb:\n  - 1\n  - '2'\n  - true\nc: {-4: 1.5}\nd:\ne: 1e3\nf: 0x1F\n")
    guard case .mapping(let entries) = root.content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.map(\.key.text) == ["a", "b", "c", "d", "e", "f"])
    #expect(entries.map(\.key.line) == [1, 2, 6, 7, 8, 9])
    #expect(
      entries.map(\.value.kind) == [.string, .sequence, .mapping, .null, .number, .string])
    guard case .sequence(let items) = entries[1].value.content else {
      Issue.record("not a list")
      return
    }
    #expect(items.map(\.kind) == [.integer, .string, .boolean])
    #expect(items.map(\.line) == [3, 4, 5])
    #expect(items.map(\.column) == [5, 5, 5])
    #expect(try parse("") == .null)
  }

  @Test(
    "What strict reading forbids is refused with its place",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", .duplicateKey("a", line: 3, firstLine: 1)),
      ("a: 1\n---\nb: 2\n", .unsupported(.severalDocuments, line: 2, column: 1)),
      ("a: !!str 1\n", .unsupported(.tag, line: 1, column: 4)),
      ("? [1, 2]\n: 3\n", .unsupported(.compositeKey, line: 1, column: 3)),
      ("x: &a [1]\n*a : 3\n", .unsupported(.compositeKey, line: 2, column: 1)),
      (
        "a:\n  b: 1\n\tc: 2\n",
        .syntax(
          line: 3, column: 1,
          reason: "while scanning a plain scalar, found a tab character that violates indentation")
      ),
      ("a: *x\n", .syntax(line: 1, column: 4, reason: "found undefined alias x")),
      (
        "a: b\nc: \u{7}\n",
        .syntax(
          line: 2, column: 4, reason: "control characters are not allowed")
      ),
    ] as [(String, YAMLError)])
  func refused(text: String, error: YAMLError) { #expect(throws: error) { try parse(text) } }

  @Test("Lines are those of an editor, whatever else YAML takes for a line break")
  func editorLines() throws {
    // Without a line break at the end there is no line after the last.
    #expect {
      try parse("title: x\nlan")
    } throws: { error in
      guard case .syntax(2, 4, _)? = error as? YAMLError else { return false }
      return true
    }
    let root = try parse("a: \"x\u{2028}y\u{85}z\"\r\nb: 1\rc:\n  - é: 2\n")
    guard case .mapping(let entries) = root.content else { return #expect(Bool(false)) }
    #expect(entries.map(\.key.line) == [1, 2, 3])
    #expect(entries.map(\.value.line) == [1, 2, 4])
    #expect(entries.map(\.value.column) == [4, 4, 3])
  }

  @Test("Bytes that are not UTF-8 are refused by line") func notUTF8() {
    #expect(throws: YAMLError.text(.invalidUTF8(byte: 0xFF, at: TextPosition(line: 2, column: 1))))
    {
      try YAMLDocument(parsing: [0x61, 0x0A, 0xFF])
    }
  }

  @Test("Aliases are copies, and count as often as they are used") func aliases() throws {
    #expect(try parse("a: &x [1, 2]\nb: *x\n") == parse("a: [1, 2]\nb: [1, 2]\n"))
    var bomb = "a0: &a0 [x, x]\n"
    for i in 1..<40 { bomb += "a\(i): &a\(i) [*a\(i - 1), *a\(i - 1)]\n" }
    #expect(throws: YAMLError.tooLarge(.values, limit: 200_000, line: 16)) { try parse(bomb) }
    var tower = "a0: &a0 [x]\n"
    for i in 1..<80 { tower += "a\(i): &a\(i) [*a\(i - 1)]\n" }
    #expect(throws: YAMLError.tooLarge(.nesting, limit: 64, line: 63)) { try parse(tower) }
  }

  @Test("Nesting is read down to the limit, and refused below it") func nesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try parse(nested(64)).kind == .sequence)
    for depth in [65, 900, 2_000] {
      #expect(throws: YAMLError.tooLarge(.nesting, limit: 64, line: 1)) { try parse(nested(depth)) }
    }
  }

  @Test("Nesting that libyaml itself refuses is told in the same way") func libyamlNesting() {
    #expect(throws: YAMLError.tooLarge(.nesting, limit: 64, line: 1)) {
      try parse(String(repeating: "[", count: 5000))
    }
  }

  @Test("Strings are quoted where they would read as something else") func writing() {
    let value = YAMLValue.mapping([
      ("title", .string("Place: a # study")), ("language", .string("no")),
      ("plain", .string("What do you think? It's (mostly) fine; https://example.org/a#b")),
      ("version", .string("2024")), ("empty", .string("")), ("lines", .string("a\n\"b\"")),
      ("grid", .mapping([("-1", .integer(2)), ("0", .integer(3))], flow: true)),
      ("share", .number(0.5)), ("whole", .number(3)), ("free", .boolean(true)), ("none", .null),
      ("list", .sequence([.string("- x"), .mapping([("id", .string("ä")), ("true", .null)])])),
      ("no items", .sequence([])),
      ("tags", .sequence([.string("a, b"), .string("c")], flow: true)),
      ("asked", .mapping([("question", .string("Which?")), ("id", .string("a"))], flow: true)),
    ])
    #expect(
      YAMLWriter.write(value) == """
        title: "Place: a # study"
        language: "no"
        plain: What do you think? It's (mostly) fine; https://example.org/a#b
        version: "2024"
        empty: ""
        lines: "a\\n\\"b\\""
        grid: {-1: 2, 0: 3}
        share: 0.5
        whole: 3.0
        free: true
        none: null
        list:
          - "- x"
          -
            id: ä
            "true": null
        no items: []
        tags: ["a, b", c]
        asked: {question: "Which?", id: a}

        """)
  }

  @Test("What is written reads back the same") func roundTrip() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let value = random.yaml(depth: 4)
      #expect(try parse(YAMLWriter.write(value)) == value)
    }
  }
}

extension SeededGenerator {
  private static let pieces = [
    "a", "no", "true", "null", "~", "1", "-", "+", ".", ":", " ", "#", "\"", "'", "\n", "\t", "\\",
    "{",
    "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "=", "<<", "é", "😀", "\u{85}",
    "\u{2028}", "\u{FEFF}", "\u{A0}", "\u{7F}", "\u{1}", "\u{E000}", "/", "_", "x",
  ]

  fileprivate mutating func yaml(depth: Int) -> YAMLValue {
    let isFlow = Bool.random(using: &self)
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &self) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &self))
    case 2: return .integer(Int(truncatingIfNeeded: next()))
    case 3:
      let value = Double(bitPattern: next())
      return .number(value.isFinite ? value : 1e300)
    case 4, 5: return .string(text(of: Self.pieces))
    case 6:
      let count = Int.random(in: 0...4, using: &self)
      return .sequence((0..<count).map { _ in yaml(depth: depth - 1) }, flow: isFlow)
    default:
      var entries: [(String, YAMLValue)] = []
      for _ in 0..<Int.random(in: 0...4, using: &self) {
        let key = text(of: Self.pieces)
        if !entries.contains(where: { $0.0 == key }) {
          entries.append((key, yaml(depth: depth - 1)))
        }
      }
      return .mapping(entries, flow: isFlow)
    }
  }
}
