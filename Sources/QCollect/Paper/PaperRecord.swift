import QStudy
import QTables

/// Sorts of paper as part of a record, so that whoever has a personal code finds theirs under it.
extension Room {
  /// Whose sheet it is: the code on it as it is known, or as typed, or the participant to whom a personal code
  /// belongs. A personal code itself is written nowhere.
  ///
  /// - Parameter study: the study with all sorts.
  /// - Throws: `Refusal`, for words that look like a personal code and are nobody's.
  func participant(onSheet code: String, of study: Study) throws -> String {
    guard let words = WordCode.recognised(code) else {
      guard !WordCode.isLikely(code, isExpected: design.access == .personal) else {
        throw Refusal(
          422, "code",
          "This looks like a personal code with a slip in it. Compare it with the sheet, or save the sheet "
            + "under the person's number.")
      }
      let people = study.knownPeople.union(records.values.map(\.record.participant))
      return SheetCode.meant(by: code, among: people) ?? code
    }
    guard let stored = records[Self.hash(words)] else {
      throw Refusal(
        422, "code",
        "This is a personal code, but nobody's here. Compare it with the sheet, or save the sheet under the "
          + "person's number.")
    }
    return stored.record.participant
  }

  /// What stands on a sheet, by the rules that hold on a device.
  ///
  /// - Throws: `Refusal`, for answers and comments that would be refused there.
  func record(
    of sheet: SheetReading, id: String, participant: String, condition: String, _ json: JSONValue
  ) throws -> Record {
    var record = Record(
      participant: participant, seed: 0, language: design.study.language, isTest: false,
      version: version)
    let questions = design.study.background
    let answers = (json["answers"]?.object?.members ?? []).map { member in
      let question = questions.first { $0.id == member.key }
      return Move.Action.answer(
        member.key, question.map { $0.answer(keyedIn: member.value) } ?? member.value)
    }
    let comments = (json["comments"]?.array ?? []).compactMap { entry in
      entry["card"]?.string.map {
        Move.Action.comment($0, entry["text"]?.string ?? "", condition: condition)
      }
    }
    // Who has handed in a sheet has agreed on paper.
    for action in [.consent(true)] + answers + comments {
      do {
        try record.apply(
          Move(number: 0, time: 0, action: action), in: design, round: design.conditions.count)
      } catch {
        throw Refusal(ofSheet: id, "extras", error.message, Self.field(of: action))
      }
    }
    record.sharesComments = json["share"]?.bool ?? false
    record.lay(sheet.placements, of: sheet.statements, condition: condition)
    return record
  }

  /// Where on the page that was keyed in.
  private static func field(of action: Move.Action) -> [(String, JSONValue)] {
    switch action {
    case .answer(let question, _): [("question", .string(question))]
    case .comment(let card, _, _): [("card", .string(card))]
    default: []
    }
  }

  /// The record with the sorts that were keyed in for its participant, here or at a terminal.
  func withPapers(_ record: Record) async -> Record {
    guard record.through == 0, !isRehearsal, let study = try? await study() else { return record }
    var record = record
    for condition in design.conditions where record.sorts[condition]?.isSubmitted != true {
      let id = CollectedSorts.sortID(of: record.participant, condition: condition)
      guard let sort = study.sorts.first(where: { $0.id == id }) else { continue }
      record.lay(sort.placements, of: study.statements.map(\.id), condition: condition)
      for comment in study.comments where comment.sort == id {
        record.sorts[condition]?.comments[comment.statement] = comment.text
        record.sharesComments = comment.isShared
      }
      let attributes = study.participants.first { $0.id == record.participant }?.attributes ?? [:]
      for question in design.study.background {
        record.answers[question.id] = attributes[question.id].map {
          question.answer(keyedIn: .string($0))
        }
      }
    }
    return record
  }

  /// Shows a participant who has a code what was keyed in for them. Where the store does not take it, the code
  /// shows it when it is used.
  func showPaper(of participant: String) async {
    guard let stored = records.values.first(where: { $0.record.participant == participant }) else {
      return
    }
    let record = await withPapers(stored.record)
    // Meanwhile they may have come in.
    guard record != stored.record, var now = records[stored.codeHash],
      now.record == stored.record
    else { return }
    now.record = record
    try? await replace(now, moves: [], after: record.through)
  }
}

extension Refusal {
  /// What of a sheet can't be saved: whose sheet it is stands before what is wrong, for a personal code that was
  /// typed doesn't say so.
  init(
    ofSheet id: String, _ code: String, _ message: String, _ details: [(String, JSONValue)] = []
  ) {
    self.init(422, code, "Sheet \(id): \(message)", details)
  }
}

extension Record {
  /// Lays the cards of a sheet of paper, which is handed in.
  fileprivate mutating func lay(
    _ placements: [Int?], of statements: [String], condition: String
  ) {
    var sorting = sorts[condition] ?? Sorting()
    for (statement, value) in zip(statements, placements) { sorting.places[statement] = value }
    sorting.isSubmitted = true
    sorts[condition] = sorting
    step = .receipt
    isFinished = true
  }
}

extension Record {
  /// Whether a sheet of paper may be keyed in for its participant: somebody who has a code for a device may sort on
  /// paper all the same, as long as nothing was done with it.
  package var mayComeOnPaper: Bool { through == 0 }

  /// Whether all that was handed in was keyed in from paper, and its participant has only opened it on a device.
  var cameOnPaper: Bool { through == 0 && submittedCount > 0 }
}
