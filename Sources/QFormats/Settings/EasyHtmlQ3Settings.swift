internal import QStudy
internal import QTables

/// The configuration of easy-htmlq-v3: one JSON text with grid, statements and wording.
struct EasyHtmlQ3Settings {
  /// The design.
  private(set) var settings = CollectorSettings()
  /// The values of the columns, in the order in which results list them.
  private(set) var values: [Int] = []
  /// The place of each statement in the design, by its id.
  private(set) var places: [Int: Int] = [:]

  private static let largest = 4_000_000
  /// How many files beside the results are looked at; each person's may be one of them.
  private static let mostFiles = 2_000

  static func looksRight(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= largest, isJSON(textSample(bytes, count: 1 << 10)),
      let text = try? decodeText(bytes).text
    else { return false }
    return holds(text, "\"statements\"")
      && (holds(text, "\"gridColumns\"") || holds(text, "\"step2Columns\""))
  }

  /// The configuration beside a file, under whatever name; nil where there is none.
  ///
  /// - Throws: a finding where there are several, or more files than are looked at.
  static func beside(_ input: FormatInput) throws -> EasyHtmlQ3Settings? {
    let names = input.names.filter { $0.lowercased().hasSuffix(".json") && $0 != input.name }
    func refused(_ found: String, _ mend: String) -> Findings {
      Findings(
        Finding(
          .badValue, location: Location(file: input.path), found: found + " beside the results",
          expected: "the one that gives the columns their values", mend: mend))
    }
    guard names.count <= mostFiles else {
      throw refused(
        "\(names.count) .json files",
        "Put the results and their configuration into a folder of their own.")
    }
    var found: [(name: String, bytes: [UInt8])] = []
    for name in names {
      if let bytes = try input.file(named: name), looksRight(bytes) { found.append((name, bytes)) }
    }
    guard found.count < 2 else {
      let list = excerpt(found.map(\.name).joined(separator: ", "))
      throw refused("\(found.count) configurations (\(list))", "Leave only that of this study.")
    }
    return try found.first.map {
      try EasyHtmlQ3Settings($0.bytes, file: input.location(of: $0.name))
    }
  }

  /// - Throws: every fault of the configuration.
  init(_ bytes: [UInt8], file: String) throws(Findings) {
    let document = try readJSON(bytes, file: file)
    settings.program = "easy-htmlq-v3"
    var findings: [Finding] = []
    let location = Location(file: file)
    for entry in document["statements"]?.array ?? [] {
      guard let id = entry["id"]?.int, let text = entry["statement"]?.string else {
        findings.add(
          Finding(
            .badValue, location: location, found: "a statement without a number or a text",
            expected: "{\"id\": 1, \"statement\": \"…\"}", mend: "Complete it."))
        continue
      }
      places[id] = settings.study.statements.count
      settings.add(String(id), text: plainText(text), at: location, &findings)
    }
    let structure = document["structure"]
    // The name of the key has changed between versions.
    let columns = ((structure?["gridColumns"] ?? structure?["step2Columns"])?.array ?? []).map {
      (value: $0["id"]?.int, count: $0["amountCells"]?.int)
    }
    try settings.setGrid(
      columns, example: "{\"id\": -4, \"amountCells\": 2}", at: location, findings)
    values = columns.compactMap(\.value)
    let labels = document["design"]
    if let low = labels?["labelDisagree"]?.string,
      let high = labels?["labelAgree"]?.string
    {
      settings.study.poles = Poles(low: plainText(low), high: plainText(high))
    }
    settings.study.question = plainText(structure?["step2TableName"]?.string ?? "")
    settings.freeWhereRoomIsLeft()
  }
}
