import QStudy
import QTables

/// Record sheets that are keyed in on the room's page, by the same rules as in the terminal.
extension Room {
  /// What is wrong with the columns keyed in so far.
  ///
  /// - Parameter columns: the cards of each column as typed, by ascending value.
  func checkSheet(_ columns: [String]) throws -> JSONValue {
    let (sheet, faults) = try sheet(of: columns)
    let places = design.grid.columns.indices
    return [
      "columns": .array(
        places.map { place in
          let cards = sheet.cards(in: place)
          return [
            "faults": .array(faults[place].map { .string($0.words) }),
            "cards": .array(cards.map { .string(sheet.statements[$0]) }),
            "left": .integer(max(design.grid.columns[place].count - cards.count, 0)),
          ]
        }),
      "left": .array(sheet.left.map { .string(sheet.statements[$0]) }),
      "complete": .bool(sheet.isComplete),
    ]
  }

  /// What a sheet would be saved as, told before it is keyed in.
  ///
  /// - Throws: `Refusal`, where the code is none or taken.
  func nameSheet(_ json: JSONValue) async throws -> JSONValue {
    let sheet = try await named(json)
    try checkFree(sheet.id, participant: sheet.code, of: sheet.known)
    return ["sort": .string(sheet.id)]
  }

  /// Whose sheet it is, under which condition, and what its sort is called; with the study as it stands.
  private func named(_ json: JSONValue) async throws -> (
    known: Study, code: String, condition: String, id: String
  ) {
    let typed = SheetCode.written(json["code"]?.string ?? "")
    let condition = json["condition"]?.string ?? ""
    guard !typed.isEmpty, typed.count <= 64 else {
      throw Refusal(422, "code", "A sheet is saved under the code that stands on it.")
    }
    let known: Study
    do { known = try await study() } catch { throw Self.shown(error) }
    let code = try participant(onSheet: typed, of: known)
    guard design.conditions.contains(condition) else {
      throw Refusal(422, "condition", "The study has no such question to sort under.")
    }
    return (known, code, condition, CollectedSorts.sortID(of: code, condition: condition))
  }

  /// Saves a sheet into the study's folder.
  func saveSheet(_ json: JSONValue) async throws -> JSONValue {
    let (known, code, condition, id) = try await named(json)
    let (first, faults) = try sheet(of: Self.texts(json["columns"]))
    if let fault = faults.joined().first { throw Refusal(ofSheet: id, "sheet", fault.words) }
    guard first.isComplete else {
      throw Refusal(
        ofSheet: id, "sheet", "It is not complete: \(first.left.count) cards lie nowhere.")
    }
    guard !first.isUnread else {
      throw Refusal(
        ofSheet: id, "sheet",
        "No card of it can be read, so that there is no sort to save. Ask the person, or leave it out."
      )
    }
    if let second = json["second"], second != .null {
      let again = try sheet(of: Self.texts(second)).sheet
      let differences = first.differences(from: again)
      if !differences.isEmpty {
        return ["sort": .null, "differences": .array(differences.map(Self.difference))]
      }
    }
    let record = try record(of: first, id: id, participant: code, condition: condition, json)
    let collected = CollectedSorts([record], in: design, withTests: false)
    try await keep(collected, id: id, participant: code)
    let alike = known.sorts.first { $0.placements == first.placements }
    return [
      "sort": .string(id), "differences": [],
      "alike": alike.map { .string($0.id) } ?? .null,
    ]
  }

  private func keep(_ collected: CollectedSorts, id: String, participant: String) async throws {
    do {
      try await checkFree(id, participant: participant, of: study())
      if record(of: participant) == nil { passOver([participant]) }
      guard !isRehearsal else {
        throw Refusal(409, "rehearsal", "Sheets are keyed in when the rehearsal is over.")
      }
      let save = services.saveSorts
      try await folder.perform { try save(collected) }
    } catch {
      throw Self.shown(error)
    }
    await showPaper(of: participant)
    _ = try? await study()
    sortsChanged()
    broadcast.tell()
  }

  private func record(of participant: String) -> Record? {
    records.values.first { $0.record.participant == participant }?.record
  }

  private func checkFree(_ id: String, participant: String, of study: Study) throws {
    guard record(of: participant)?.mayComeOnPaper ?? true else {
      throw Refusal(
        409, "known",
        "\(participant) has begun to sort on a device. Take that out first, or save the sheet under "
          + "another code.")
    }
    guard !study.sorts.contains(where: { $0.id == id }) else {
      throw Refusal(409, "known", "There is a sort of the code \(id) already.")
    }
  }

  private func sheet(of columns: [String]) throws -> (sheet: SheetReading, faults: [[EntryFault]]) {
    guard columns.count == design.grid.columns.count else { throw Refusal.badRequest }
    var sheet = SheetReading(
      statements: design.study.statements.map(\.id), grid: design.grid, isForced: design.isForced)
    var faults: [[EntryFault]] = []
    for (place, text) in columns.enumerated() {
      let isEmpty = text.allSatisfy(\.isWhitespace)
      // An empty column of a free distribution holds no card; in a forced one it is yet to come.
      faults.append(isEmpty && design.isForced ? [] : sheet.enter(text, in: place))
    }
    return (sheet, faults)
  }

  private static func texts(_ json: JSONValue?) -> [String] {
    (json?.array ?? []).map { $0.string ?? "" }
  }

  private static func difference(_ difference: EntryDifference) -> JSONValue {
    [
      "card": .string(difference.statement),
      "first": difference.first.map(JSONValue.integer) ?? .null,
      "second": difference.second.map(JSONValue.integer) ?? .null,
    ]
  }
}
