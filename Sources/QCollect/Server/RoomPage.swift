import QDrawing
import QStudy
import QTables

/// What the facilitator's page is told of study and room.
extension Room {
  /// The study, as it can be edited.
  func studyJSON(path: String) -> JSONValue {
    let study = design.study
    return [
      "path": .string(path), "title": .string(study.title), "question": .string(study.question),
      "language": .string(study.language),
      "statements": .array(
        study.statements.map { statement in
          [
            "id": .string(statement.id), "text": .string(statement.text),
            "theme": .string(statement.theme ?? ""),
            "direction": .string(statement.direction?.rawValue ?? ""),
            "short": .string(statement.short ?? ""),
          ]
        }),
      "themes": .array(
        study.themes.map { ["id": .string($0.id), "label": .string($0.label)] }),
      "grid": .array(
        design.grid.columns.map { ["value": .integer($0.value), "count": .integer($0.count)] }),
      "distribution": design.isForced ? "forced" : "free",
      "poles": ["low": .string(study.poles.low), "high": .string(study.poles.high)],
      "timing": .object(
        design.collect.timing.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }),
      "consent": design.collect.consent.map(JSONValue.string) ?? .null,
      "presort": .string(design.presort.rawValue), "refine": .bool(design.refines),
      "comments": .bool(design.asksComments), "access": .string(design.access.rawValue),
      "order": .string((design.collect.order ?? .random).rawValue),
      "retention": design.collect.retention.map(JSONValue.integer) ?? .null,
      "background": .array(study.background.map(Self.question)),
      "conditions": .array(
        study.conditions.map { ["id": .string($0.id), "question": .string($0.question)] }),
      "frozen": .bool(isFrozen), "version": .integer(version),
      "findings": .array(findings.map(JSONValue.string)),
    ]
  }

  /// Where the workshop stands.
  func roomJSON() -> [(key: String, value: JSONValue)] {
    (state.json(isRehearsal: isRehearsal).object?.members ?? []) + [
      ("join", .string(joinCode)), ("closing", .bool(isClosing)),
      ("conditions", .integer(design.conditions.count)),
      (
        "codes",
        [
          "made": .integer(freshCodes.count),
          "unprinted": .integer(hasPrintedCodes ? 0 : freshCodes.count),
          "earlier": .integer(earlierCodes),
        ]
      ),
    ]
  }

  /// Personal codes that can't be printed any more, and that nobody has used yet.
  private var earlierCodes: Int {
    let fresh = Set(freshCodes.map(\.participant))
    return records.values.count {
      $0.record.session == 0 && !$0.record.isTest && !fresh.contains($0.record.participant)
    }
  }

  /// How far people are, without a name.
  func peopleJSON() -> JSONValue {
    let counted = people.filter { (!$0.isTest || isRehearsal) && !$0.cameOnPaper }
    let cards = design.study.statements.count
    let isIn = { (record: Record) in record.submittedCount >= self.state.round }
    let steps = Move.Step.allCases.filter { $0 != .receipt }.map { step in
      (step.rawValue, JSONValue.integer(counted.count { !isIn($0) && $0.step == step }))
    }
    let left = counted.filter { !isIn($0) && $0.through > 0 }.map { record in
      cards - (record.sorts[currentCondition]?.places.count ?? 0)
    }
    // Whoever has placed all may believe to be done, as on a device that has lost the connection.
    let placed = left.count { $0 == 0 }
    return [
      "all": .integer(counted.count), "submitted": .integer(counted.count(where: isIn)),
      "drafts": .integer(draftCount), "placed": .integer(placed), "paper": .integer(papers.people),
      "tests": .integer(people.count(where: \.isTest)),
      "steps": .object(steps + [("done", .integer(counted.count(where: isIn)))]),
      "slowestLeft": left.max().map(JSONValue.integer) ?? .null,
    ]
  }

  private var currentCondition: String {
    design.conditions[min(state.round, design.conditions.count) - 1]
  }

  /// How many viewpoints are told apart, and why.
  func choiceJSON() -> JSONValue {
    [
      "viewpoints": decisions.viewpoints.map(JSONValue.integer) ?? .null,
      "suggested": results.map { .integer($0.suggested) } ?? .null,
      "lowest": results.map { .integer($0.lowest) } ?? .null,
      "highest": results.map { .integer($0.highest) } ?? .null,
      "why": .string(results?.why ?? ""),
    ]
  }

  /// Why no viewpoints are shown.
  var shownNote: String? {
    isChoiceAwaited ? "The number of viewpoints that was chosen is being worked out." : resultsNote
  }

  /// The viewpoints so far; not those of another number than was chosen.
  func resultsJSON() -> JSONValue {
    guard let results, !isChoiceAwaited else { return .null }
    let texts = Dictionary(
      design.study.statements.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    let positions = Dictionary(
      design.study.statements.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let statement = { (id: String) -> JSONValue in
      ["id": .string(id), "text": .string(texts[id] ?? id)]
    }
    let members = { (saying: LiveResults.Saying) -> [(String, JSONValue)] in
      [
        ("id", .string(saying.statement)), ("text", .string(texts[saying.statement] ?? "")),
        ("words", .string(saying.words)),
      ]
    }
    return [
      "sorts": .integer(results.sorts), "people": .integer(results.people),
      "early": .bool(isEarly), "notes": .array(results.notes.map(JSONValue.string)),
      "viewpoints": .array(
        results.viewpoints.map { viewpoint in
          [
            "key": .string(viewpoint.key), "name": .string(viewpoint.name),
            "shape": .string(LiveResults.shape(of: viewpoint.key)),
            "people": .integer(viewpoint.people), "opposite": .integer(viewpoint.opposite),
            "most": .array(viewpoint.most.map(statement)),
            "least": .array(viewpoint.least.map(statement)),
            "only": .array(
              viewpoint.only.map { saying in
                let place = positions[saying.statement].flatMap { index in
                  viewpoint.array.indices.contains(index) ? viewpoint.array[index] : nil
                }
                return .object(
                  members(saying) + [("column", place.map(JSONValue.integer) ?? .null)])
              }),
          ]
        }),
      "common": .array(
        results.common.map { .object(members($0.saying) + [("side", .string($0.side))]) }),
      "divide": .array(
        results.divide.map { divide in
          [
            "id": .string(divide.statement), "text": .string(texts[divide.statement] ?? ""),
            "tells": .array(divide.tells.map(JSONValue.string)),
            "values": .array(
              divide.places.map { place in
                [
                  "key": .string(place.viewpoint), "value": .integer(place.column),
                  "z": .number(place.z),
                ]
              }),
          ]
        }),
      "shifts": results.shifts.isEmpty
        ? .null
        : .array(
          results.shifts.map { shift in
            [
              "from": shift.from.map(JSONValue.string) ?? .null,
              "to": shift.to.map(JSONValue.string) ?? .null, "people": .integer(shift.people),
            ]
          }),
    ]
  }

  /// The names given so far.
  func namesJSON() -> JSONValue {
    .array(
      decisions.names.sorted { $0.key < $1.key }.map { key, naming in
        ["key": .string(key), "name": .string(naming.name), "gist": .string(naming.gist)]
      })
  }
}

extension LiveResults {
  /// The shape that goes with a viewpoint's key, so that no colour has to be told.
  package static func shape(of key: String) -> String {
    let shapes = ["circle", "square", "triangle", "diamond", "star"]
    return shapes[((Int(key) ?? 1) - 1 + 5 * 1000) % shapes.count]
  }
}
