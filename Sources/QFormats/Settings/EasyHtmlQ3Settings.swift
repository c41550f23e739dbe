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
  /// How many files beside the results are looked at.
  private static let mostFiles = 50

  static func looksRight(_ bytes: [UInt8]) -> Bool {
    EQWebSortFormat.isJSON(bytes.prefix(1 << 10)) && bytes.count <= largest
      && holds(bytes, "\"statements\"")
      && (holds(bytes, "\"gridColumns\"") || holds(bytes, "\"step2Columns\""))
  }

  /// The configuration beside a file, under whatever name; nil where there is none.
  static func beside(_ input: FormatInput) throws -> EasyHtmlQ3Settings? {
    let names = input.names.filter { $0.lowercased().hasSuffix(".json") && $0 != input.name }
    for name in names.prefix(mostFiles) {
      if let bytes = try input.file(named: name), looksRight(bytes) {
        return try EasyHtmlQ3Settings(bytes, file: input.location(of: name))
      }
    }
    return nil
  }

  /// - Throws: every fault of the configuration.
  init(_ bytes: [UInt8], file: String) throws(Findings) {
    let document = try readJSON(bytes, file: file)
    var findings: [Finding] = []
    let location = Location(file: file)
    for entry in document["statements"]?.array ?? [] {
      guard let id = entry["id"]?.int, let text = entry["statement"]?.string else {
        findings.append(
          Finding(
            .badValue, location: location, found: "a statement without a number or a text",
            expected: "{\"id\": 1, \"statement\": \"…\"}", mend: "Complete it."))
        continue
      }
      if places.updateValue(settings.study.statements.count, forKey: id) != nil {
        findings.append(
          Finding(
            .duplicateStatement, location: location, statement: String(id),
            found: "the id \(id) a second time", expected: "each id once",
            mend: "Give every statement an id of its own."))
      }
      settings.study.statements.append(Statement(id: String(id), text: plainText(text)))
      settings.locations[String(id)] = location
    }
    let structure = document["structure"]
    // The name of the key has changed between versions.
    let columns = structure?["gridColumns"] ?? structure?["step2Columns"]
    var grid: [Grid.Column] = []
    for column in columns?.array ?? [] {
      guard let value = column["id"]?.int, let count = column["amountCells"]?.int,
        count >= 0
      else {
        findings.append(
          Finding(
            .badGrid, location: location, found: "a column without a value or a number of cells",
            expected: "{\"id\": -4, \"amountCells\": 2}", mend: "Complete it."))
        continue
      }
      values.append(value)
      if count > 0 { grid.append(Grid.Column(value: value, count: count)) }
    }
    try Findings.check(findings)
    do {
      settings.study.grid = try Grid(columns: grid)
    } catch {
      throw Findings(Finding(error, location: location))
    }
    settings.gridLocation = location
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
