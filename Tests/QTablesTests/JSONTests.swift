import QNumerics
import Testing

@testable import QTables

private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

@Suite struct JSONTests {
  @Test("Every kind of value is read") func reading() throws {
    let value = try parse(
      #" {"a": [1, -2.5, 1e3, true, false, null], "b": {"c": "x\u00e9\ud83d\ude00\n\/"}, "d": {}} "#
    )
    #expect(value["a"] == [1, -2.5, 1000, true, false, nil])
    #expect(value["b"]?["c"]?.string == "xé😀\n/")
    #expect(value["d"] == .object([]))
    #expect(value["a"]?[0]?.int == 1)
    #expect(value["a"]?[1]?.double == -2.5)
    #expect(value["a"]?[1]?.int == nil)
    #expect(value["a"]?[2]?.int == 1000)
    #expect(value["a"]?[3]?.bool == true)
    #expect(value["a"]?[9] == nil)
    #expect(value["missing"] == nil)
    #expect(value.object?.members.map(\.key) == ["a", "b", "d"])
  }

  @Test(
    "An object knows the line on which it begins", arguments: ["\n", "\r\n", "\r"])
  func lines(lineBreak: String) throws {
    let text = "[\n{\"a\":\n\n{}},\n 1, {\"b\\n\": 2}\n]".replacing("\n", with: lineBreak)
    let value = try parse(text)
    #expect(value[0]?.object?.line == 2)
    #expect(value[0]?["a"]?.object?.line == 4)
    #expect(value[2]?.object?.line == 5)
  }

  @Test(
    "Numbers keep every digit that counts",
    arguments: [
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9223372036854775808)), ("0.1", .number(0.1)),
      ("123456789.123456789", .number(123456789.123456789)), ("1e-7", .number(1e-7)),
      ("5e-324", .number(.leastNonzeroMagnitude)),
      ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
      ("1e-99999999999999999999", .number(0)), ("0", .integer(0)),
    ] as [(String, JSONValue)])
  func numbers(text: String, value: JSONValue) throws { #expect(try parse(text) == value) }

  @Test(
    "What the grammar forbids is refused with its place",
    arguments: [
      ("", .unexpected(found: nil, expected: .value, at: .init(line: 1, column: 1))),
      ("[1,\n 2,]", .unexpected(found: "]", expected: .value, at: .init(line: 2, column: 4))),
      ("[1 2]", .unexpected(found: "2", expected: .commaOrEnd, at: .init(line: 1, column: 4))),
      ("{\"ä\" 1}", .unexpected(found: "1", expected: .colon, at: .init(line: 1, column: 6))),
      ("{a: 1}", .unexpected(found: "a", expected: .key, at: .init(line: 1, column: 2))),
      ("01", .unexpected(found: "1", expected: .end, at: .init(line: 1, column: 2))),
      ("-", .unexpected(found: nil, expected: .digit, at: .init(line: 1, column: 2))),
      ("1.", .unexpected(found: nil, expected: .digit, at: .init(line: 1, column: 3))),
      ("+1", .unexpected(found: "+", expected: .value, at: .init(line: 1, column: 1))),
      ("NaN", .unexpected(found: "N", expected: .value, at: .init(line: 1, column: 1))),
      ("nul", .unexpected(found: "n", expected: .value, at: .init(line: 1, column: 1))),
      ("\"a\nb\"", .unexpected(found: "\n", expected: .character, at: .init(line: 1, column: 3))),
      ("\"a", .unexpected(found: nil, expected: .character, at: .init(line: 1, column: 3))),
      ("1e999", .numberOutOfRange(at: .init(line: 1, column: 1))),
      ("\"\\x\"", .badEscape(at: .init(line: 1, column: 2))),
      ("\"\\ud800\"", .badEscape(at: .init(line: 1, column: 2))),
      ("\"\\udc00\"", .badEscape(at: .init(line: 1, column: 2))),
      ("\"\\u12", .badEscape(at: .init(line: 1, column: 2))),
      ("{\"a\":1,\n\"a\":2}", .duplicateKey("a", at: .init(line: 2, column: 1))),
    ] as [(String, JSONError)])
  func faults(text: String, error: JSONError) {
    #expect(throws: error) { try parse(text) }
  }

  @Test("Nesting is read down to the limit, and refused below it") func nesting() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try parse(deep).array?.count == 1)
    #expect(throws: JSONError.tooDeep(limit: 512, at: TextPosition(line: 1, column: 513))) {
      try parse(String(repeating: "[", count: 100_000))
    }
  }

  @Test("Values are counted, those within others too, and refused above the limit")
  func values() throws {
    var limits = Limits()
    limits.cells = 6
    #expect(
      try JSONValue(parsing: Array("[0, {\"a\": [1]}, 2]".utf8), limits: limits).array?.count == 3)
    #expect(throws: JSONError.tooLarge(limit: 6, at: TextPosition(line: 2, column: 5))) {
      try JSONValue(parsing: Array("[0, {\"a\": [1]},\n 2, 3]".utf8), limits: limits)
    }
  }

  @Test("A matrix is written one row a line, numbers at their shortest") func writing() {
    let value: JSONValue = [
      "matrix": [[1, 0.1], [-0.0, 3.0]], "none": [], "empty": [:], "odd": .number(.nan),
      "text": "a\"\\\u{1}é", "rows": [["a": 1]],
    ]
    #expect(
      value.text() == """
        {
          "matrix": [
            [1, 0.1],
            [0, 3]
          ],
          "none": [],
          "empty": {},
          "odd": null,
          "text": "a\\"\\\\\\u0001é",
          "rows": [
            {
              "a": 1
            }
          ]
        }

        """)
  }

  @Test("What is written reads back the same") func roundTrip() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let value = random.json(depth: 4)
      #expect(try parse(value.text()) == value)
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func json(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(Int(truncatingIfNeeded: next()))
    case 3:
      let value = Double(bitPattern: next())
      return .number(value.isFinite ? value : 0.1)
    case 4: return .number(Double(Int.random(in: -999...999, using: &self)) / 100)
    case 5: return .string(text(of: ["a", "\"", "\\", "\n", "\u{1F}", "é", "😀", "/"]))
    case 6:
      let count = Int.random(in: 0...4, using: &self)
      return .array((0..<count).map { _ in json(depth: depth - 1) })
    default:
      let count = Int.random(in: 0...4, using: &self)
      return .object((0..<count).map { ("key\($0)", json(depth: depth - 1)) })
    }
  }
}
