internal import QStudy
internal import QTables

/// The results of easy-htmlq-v3, a program of its own that runs within a questionnaire: one JSON text
/// a person, alone, in a list or in a column of the questionnaire's table.
///
/// The columns bear no values in it: those stand in the configuration, which must lie beside it.
package enum EasyHtmlQ3Format: StudyFormat {
  package static let id = "easyhtmlq3"
  package static let name = "easy-htmlq-v3 results (.json or .csv)"

  package static func recognises(_ input: FormatInput) -> Bool {
    let sample = input.sample
    // In a table the quotes are doubled.
    return holds(sample, "stage2") && holds(sample, "cols") && holds(sample, "\"")
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    guard let settings = try EasyHtmlQ3Settings.beside(input) else {
      throw Findings(
        Finding(
          .missingFile, location: Location(file: input.path),
          found: "sorts of easy-htmlq-v3 without its configuration",
          expected: "beside them the JSON with gridColumns, which gives the columns their values",
          mend: "Save the content of ehq3_conf as a .json file in the same folder."))
    }
    var findings: [Finding] = []
    let people =
      isJSON(input.sample)
      ? try people(in: bytes, file: input.path)
      : try people(inTable: bytes, file: input.path, &findings)
    var sorts: [CollectedSort] = []
    var unfinished: [String] = []
    for (place, person) in people.enumerated() {
      let id = person.id.isEmpty ? "P\(place + 1)" : person.id
      let reader = EasyHtmlQ3Record(settings: settings, id: id, location: person.location)
      if let sort = reader.sort(person.data, attributes: person.attributes, &findings) {
        sorts.append(sort)
      } else {
        unfinished.append(id)
      }
    }
    try Findings.check(findings)
    let warnings =
      settings.settings.warnings
      + Warning.unfinished(unfinished, of: people.count, file: input.path)
    var design = settings.settings.study
    design.title = input.stem
    return try CollectedStudy(
      design: design, sorts: sorts, file: input.path, statements: settings.settings.locations
    ).reading(format: "easy-htmlq-v3 with its configuration", options: options, warnings: warnings)
  }

  private struct Person {
    var id: String
    var location: Location
    var data: JSONValue
    var attributes: [(name: String, value: String)] = []
  }

  private static func people(in bytes: [UInt8], file: String) throws(Findings) -> [Person] {
    let document = try readJSON(bytes, file: file)
    func person(_ value: JSONValue, _ key: String) -> Person {
      Person(
        id: key, location: Location(record: key, line: value.object?.line, file: file), data: value)
    }
    if document["stage2"] != nil { return [person(document, "")] }
    if let elements = document.array { return elements.map { person($0, "") } }
    return (document.object?.members ?? []).map { person($0.value, $0.key) }
  }

  /// The rows of a table: the column that begins with a brace holds the data, the others describe the
  /// person; a column CASE or SERIAL names them.
  private static func people(
    inTable bytes: [UInt8], file: String, _ findings: inout [Finding]
  ) throws(Findings) -> [Person] {
    let table = try KeyedTable(bytes, file: file).table
    guard let header = table.rows.first?.cells.map(stated),
      let column = header.indices.first(where: { column in
        table.rows.dropFirst().contains { holds($0.bytes(column), "stage2") }
      })
    else { return [] }
    let naming = ["SERIAL", "CASE"].lazy.compactMap { header.firstIndex(of: $0) }.first
    return table.rows.dropFirst().compactMap { row in
      let location = Location(file: file, line: row.line)
      let text = Array(row.bytes(column))
      var person = Person(
        id: naming.map { stated(row.string($0)) } ?? "", location: location, data: .null)
      for (place, name) in header.enumerated() where place != column && place != naming {
        person.attributes.append((name, stated(row.string(place))))
      }
      guard !text.allSatisfy(isBlankByte) else { return person }
      do {
        person.data = try JSONValue(parsing: text)
      } catch {
        findings.add(
          Finding(
            .syntax, location: location, sort: person.id, found: "a cell that is no whole JSON",
            expected: "what ehq3_data held",
            mend: "Export the table again; a cell was cut short, or its quotes were lost."))
        return nil
      }
      return person
    }
  }
}

/// One person's data, read against the configuration.
private struct EasyHtmlQ3Record {
  let settings: EasyHtmlQ3Settings
  let id: String
  let location: Location

  /// The sort; nil where no card was laid down.
  func sort(
    _ data: JSONValue, attributes: [(name: String, value: String)], _ findings: inout [Finding]
  ) -> CollectedSort? {
    let columns = data["stage2"]?["cols"]?.array ?? []
    guard columns.contains(where: { ($0.array ?? []).contains { $0.array?.isEmpty == false } })
    else { return nil }
    guard columns.count == settings.values.count else {
      findings.add(
        Finding(
          .badGrid, location: location, sort: id, found: "\(columns.count) columns",
          expected: "\(settings.values.count), as the configuration has",
          mend: "Put the configuration of this study beside the results."))
      return nil
    }
    var placements: [Int?] = Array(repeating: nil, count: settings.places.count)
    for (value, column) in zip(settings.values, columns) {
      for card in (column.array ?? []).flatMap({ $0.array ?? [] }) {
        guard let statement = number(card), let place = settings.places[statement] else {
          findings.add(
            Finding(
              .unknownStatement, location: location, sort: id,
              found: "a card \(number(card).map { "with the id \($0)" } ?? "without an id")",
              expected: "an id of the configuration",
              mend: "Put the configuration of this study beside the results."))
          continue
        }
        if placements[place] != nil {
          findings.add(
            Finding(
              .duplicateStatement, location: location, sort: id, statement: String(statement),
              found: "the card \(statement) a second time", expected: "each card once",
              mend: "Look up where the person laid it, and remove it from the other column."))
        }
        placements[place] = value
      }
    }
    var sort = CollectedSort(id: id, location: location, placements: placements)
    sort.attributes = attributes
    // What is left in the piles of the second stage was not laid down.
    for (stage, prefix) in [("stage1", ""), ("stage2", "stage2 ")] {
      for pile in ["agrees", "neutrals", "disagrees"] {
        let cards = (data[stage]?[pile]?.array ?? []).compactMap(number)
        sort.attributes.append((prefix + pile, cards.map(String.init).joined(separator: ",")))
      }
    }
    // The columns are those after the third stage; the swaps tell how they came about.
    let swaps = (data["step3swap"]?.array ?? []).map { swap in
      (swap.object?.members ?? []).map { "\($0.key) \(JSONRecords.text($0.value))" }
        .joined(separator: ", ")
    }
    sort.attributes.append(("step3swap", swaps.joined(separator: "; ")))
    for stage in ["stage1", "stage2", "stage4"] {
      let time = data[stage]?["timestamp"]?.string ?? ""
      sort.attributes.append(("\(stage) timestamp", time))
    }
    for side in ["agree", "disagree"] {
      for entry in data["stage4"]?[side]?.array ?? [] {
        guard let card = entry[0], let statement = number(card),
          let text = entry[1]?.string
        else { continue }
        sort.comments.append((statement, trimmed(text)))
      }
    }
    return sort
  }

  private func number(_ card: JSONValue) -> Int? {
    card["id"].flatMap { $0.int ?? $0.string.flatMap { parseInteger($0) } }
  }
}
