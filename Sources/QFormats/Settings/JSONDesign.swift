internal import QStudy
internal import QTables

/// A design in one JSON text: the statements, and a grid as one of two programs writes it.
///
/// q-method-host has `{"statements": [{"id": …, "text": …}], "pyramid_config": [{"score": …, "slots": …}]}`, and a
/// statements.json `{"statements": ["…"], "levels": [{"-2": 2}, …]}`.
enum JSONDesign {
  private static let largest = 4_000_000

  static func looksRight(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= largest, isJSON(textSample(bytes, count: 1 << 10)),
      let text = try? decodeText(bytes).text
    else { return false }
    return holds(text, "\"statements\"")
      && (holds(text, "\"levels\"") || holds(text, "\"pyramid_config\""))
  }

  /// - Throws: every fault of the design.
  static func settings(_ bytes: [UInt8], file: String) throws(Findings) -> CollectorSettings {
    let document = try readJSON(bytes, file: file)
    let location = Location(file: file)
    let isHost = document["pyramid_config"] != nil
    var settings = CollectorSettings()
    settings.program = isHost ? "q-method-host" : "a program with statements.json and its levels"
    var findings: [Finding] = []
    for (place, entry) in (document["statements"]?.array ?? []).enumerated() {
      let id = entry["id"]?.string ?? entry["id"]?.int.map(String.init) ?? String(place + 1)
      guard let text = entry.string ?? entry["text"]?.string else {
        findings.add(
          Finding(
            .badValue, location: location, statement: id, found: "a statement without a text",
            expected: isHost ? "{\"id\": 1, \"text\": \"…\"}" : "the wording in quotes",
            mend: "Complete it."))
        continue
      }
      settings.add(id, text: plainText(text), at: location, &findings)
    }
    if settings.study.statements.isEmpty, findings.isEmpty {
      findings.append(
        Finding(
          .missingStatement, location: location, found: "no statement",
          expected: "a list of them under “statements”", mend: "Add the statements."))
    }
    let columns =
      isHost
      ? (document["pyramid_config"]?.array ?? []).map {
        (value: $0["score"]?.int, count: $0["slots"]?.int)
      }
      : (document["levels"]?.array ?? []).flatMap { level in
        (level.object?.members ?? []).map { (value: parseInteger($0.key), count: $0.value.int) }
      }
    try settings.setGrid(
      columns, example: isHost ? "{\"score\": -2, \"slots\": 2}" : "{\"-2\": 2}", at: location,
      findings)
    settings.freeWhereRoomIsLeft()
    return settings
  }
}
