internal import QStudy
internal import QTables

/// One person's sort as q-method-host keeps it: a JSON object with the value of each statement under its id.
///
/// It names nobody, so that the sort is called after its file; several files become one study.
package enum QMethodHostFormat: StudyFormat {
  package static let id = "q-method-host"
  package static let name = "q-method-host scores (.json)"

  /// No sort is so long; a larger file need not be parsed to be told.
  private static let largest = 1 << 16

  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes, bytes.count <= largest, isJSON(input.sample) else {
      return false
    }
    if let members = (try? readJSON(bytes, file: input.path))?.object?.members, members.count > 1,
      members.allSatisfy({ $0.value.int != nil && !$0.key.isEmpty })
    {
      return true
    }
    return isNumbersByKey(bytes)
  }

  /// Whether a text is a flat object of numbers, though one is no whole number or in quotes, or a key stands
  /// twice: which of it is wrong is for reading to say.
  private static func isNumbersByKey(_ bytes: [UInt8]) -> Bool {
    let text = trimmed(String(decoding: bytes, as: UTF8.self))
    guard text.first == "{", text.last == "}" else { return false }
    let pairs = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.split(separator: ":", omittingEmptySubsequences: false) }
    func bare(_ word: Substring) -> String {
      let word = trimmed(String(word))
      return word.count > 1 && word.first == "\"" && word.last == "\""
        ? String(word.dropFirst().dropLast()) : word
    }
    return pairs.count > 1
      && pairs.allSatisfy { pair in
        pair.count == 2 && trimmed(String(pair[0])).first == "\""
          && parseNumber(bare(pair[1])) != nil
      }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    let location = Location(file: input.path)
    guard let members = try readJSON(bytes, file: input.path).object?.members, members.count > 1
    else {
      throw Findings(
        Finding(
          .unreadableFormat, location: location, found: "JSON without the values of statements",
          expected: "an object with a value for each statement, as in {\"1\": 2, \"2\": -1}",
          mend: "Check that this is the sort of one person."))
    }
    var findings: [Finding] = []
    var study = Study(title: input.stem)
    var placements: [Int?] = []
    for (id, value) in inOrder(members) {
      study.statements.append(Statement(id: id, text: "Statement \(id)"))
      let cell =
        value.double.map { readPlacement($0) }
        ?? .notANumber(value.string.map { "\"\($0)\"" } ?? "no number")
      placements.append(
        cell.value(at: location, sort: input.stem, statement: id, &findings))
    }
    try Findings.check(findings)
    study.sorts = [QSort(id: input.stem, placements: placements)]
    return StudyReading(
      study: study, format: "q-method-host JSON, a file a person",
      sources: SourceMap(
        sorts: [input.stem: location],
        statements: Dictionary(study.statements.map { ($0.id, location) }) { first, _ in first },
        study: location),
      warnings: [
        Warning(
          .statementsUnworded,
          "\(input.path) does not word its statements: they are called after their ids.")
      ])
  }

  /// Numbers stand in their order, whatever the program's; other ids as they are.
  private static func inOrder(
    _ members: [(key: String, value: JSONValue)]
  ) -> [(key: String, value: JSONValue)] {
    let numbered = members.compactMap { member in parseInteger(member.key).map { ($0, member) } }
    guard numbered.count == members.count else { return members }
    return numbered.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
