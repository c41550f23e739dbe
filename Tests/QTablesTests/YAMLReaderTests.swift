import Testing

@testable import QTables

private enum Distribution: String, CaseIterable { case forced, free }

private struct Sample: Equatable {
  var title: String
  var language: String
  var piles: [Int]
  var distribution: Distribution
  var words: [String]
  var share: Double?
  var isOpen: Bool?
}

private func readPoles(_ poles: inout YAMLMapping) -> String? {
  _ = poles.required("low", .string)
  return poles.required("high", .string)
}

private func readSample(_ map: inout YAMLMapping) -> Sample? {
  let title = map.required("title", .string)
  let language = map.optional("language", .string) ?? "en"
  let grid = map.required("grid", .integerEntries(of: .integer))
  let distribution = map.optional("distribution", .choice(Distribution.self)) ?? .forced
  let words = map.optional("words", .list(of: .string)) ?? []
  _ = map.optional("poles", .mapping(readPoles))
  let share = map.optional("share", .number)
  let isOpen = map.optional("open", .boolean)
  guard let title, let grid else { return nil }
  return Sample(
    title: title, language: language, piles: grid.map { $0.key * 100 + $0.value },
    distribution: distribution, words: words, share: share, isOpen: isOpen)
}

private func decode(_ text: String) throws -> Sample {
  try YAMLDocument(parsing: Array(text.utf8)).decode(.mapping(readSample))
}

private func expectProblems(_ text: String, _ problems: [YAMLError]) {
  #expect(throws: YAMLProblems(all: problems)) { try decode(text) }
}

@Suite struct YAMLReaderTests {
  @Test("A mapping becomes a value, the defaults where keys are left out") func decoding() throws {
    #expect(
      try decode(
        "title: 2024\nlanguage: no\ngrid: {-1: 2, 0: 3}\nwords: [a, 7]\nshare: 1\nopen: true")
        == Sample(
          title: "2024", language: "no", piles: [-98, 3], distribution: .forced, words: ["a", "7"],
          share: 1, isOpen: true))
  }

  @Test("Every problem of a file is told at once, in the order of lines") func everyProblem() {
    expectProblems(
      """
      titel: A study
      grid: {-1: 2, x: 3, 0: three}
      distribution: fred
      words: [a, [b]]
      poles:
        low: least
        hihg: most
      share: lots
      open: yes
      colour: red
      """,
      [
        .missingKey("title", path: "", line: 1),
        .unknownKey("titel", path: "", line: 1, nearest: "title"),
        .wrongType(path: "grid.0", line: 2, expected: .integer, found: .string),
        .badValue(
          path: "distribution", line: 3, found: "fred", expected: ["forced", "free"],
          nearest: "free"),
        .wrongType(path: "words[2]", line: 4, expected: .string, found: .sequence),
        .missingKey("high", path: "poles", line: 6),
        .unknownKey("hihg", path: "poles", line: 7, nearest: "high"),
        .wrongType(path: "share", line: 8, expected: .number, found: .string),
        .wrongType(path: "open", line: 9, expected: .boolean, found: .string),
        .unknownKey("colour", path: "", line: 10, nearest: nil),
      ])
  }

  @Test("Keys that should be whole numbers are checked, and not twice the same")
  func integerKeys() {
    expectProblems(
      "title: a\ngrid:\n  x: 1\n  1: 2\n  +1: 2\n  99999999999999999999: 1",
      [
        .badValue(path: "grid.x", line: 3, found: "x", expected: ["integer"], nearest: nil),
        .duplicateKey("+1", line: 5, firstLine: 4),
        .badValue(
          path: "grid.99999999999999999999", line: 6, found: "99999999999999999999",
          expected: ["integer"], nearest: nil),
      ])
  }

  @Test("Of a set that must be there whole, the missing keys are one problem")
  func missingOfSet() throws {
    let set = YAMLReader<[String: String]>.mapping { $0.required(["a", "b", "c"], .string) }
    func problems(_ text: String) throws -> [YAMLError] {
      do {
        _ = try YAMLDocument(parsing: Array(text.utf8)).decode(set)
        return []
      } catch let problems as YAMLProblems {
        return problems.all
      }
    }
    #expect(try problems("a: x\nb: y\nc: z").isEmpty)
    #expect(try problems("a: x\nb: y") == [.missingKey("c", path: "", line: 1)])
    #expect(
      try problems("d: x\nb: [1]") == [
        .missingKeys(["a", "c"], path: "", line: 1),
        .unknownKey("d", path: "", line: 1, nearest: nil),
        .wrongType(path: "b", line: 2, expected: .string, found: .sequence),
      ])
  }

  @Test("A key without a value is a missing one, and a document may be of the wrong type")
  func missing() {
    expectProblems("title:\ngrid: {0: 1}", [.missingKey("title", path: "", line: 1)])
    expectProblems("- a", [.wrongType(path: "", line: 1, expected: .mapping, found: .sequence)])
    expectProblems("", [.wrongType(path: "", line: 0, expected: .mapping, found: .null)])
  }

  @Test("Mappings with free keys keep order and lines; callers add problems of their own")
  func freeKeys() throws {
    let document = try YAMLDocument(parsing: Array("b: x\na: y\n".utf8))
    let entries = try document.decode(.entries(of: .string))
    #expect(entries.map(\.key.text) == ["b", "a"])
    #expect(entries.map(\.key.line) == [1, 2])
    #expect(entries.map(\.value) == ["x", "y"])
    let own = YAMLError.badValue(path: "a", line: 2, found: "y", expected: [], nearest: nil)
    #expect(throws: YAMLProblems(all: [own])) {
      try document.decode(
        .mapping { map -> String? in
          _ = map.required("b", .string)
          let value = map.required("a", .string)
          #expect(map.line(of: "a") == 2)
          map.report(own)
          return value
        })
    }
  }
}
