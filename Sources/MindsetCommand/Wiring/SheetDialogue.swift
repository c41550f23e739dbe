import QCollect
import QFormats
import QReport
import QStudy

/// Asks at the terminal for one record sheet after the other.
struct SheetDialogue {
  let design: SavedSheets.Design
  let isKeyedTwice: Bool
  let console: Console

  /// The input ended in the middle of a sheet.
  struct Unfinished: Error {}

  /// A sheet that was keyed in.
  struct Sheet {
    let sort: QSort
    let comments: [Comment]
    /// What was answered about the person, by the ids of the questions.
    let answers: [String: String]

    /// The sort as a line of `sorts.csv` without participant and condition.
    var line: String {
      ([sort.id] + sort.placements.map { $0.map(String.init) ?? "" }).joined(separator: ",")
    }
  }

  /// What can be typed in place of an answer.
  private enum Order: String {
    /// To the column before.
    case back = "/back"
    /// The cards that lie nowhere yet.
    case left = "/left"
    /// Leave the sheet out; heeded at every question.
    case skip = "/skip"
  }

  /// The sheet was left out.
  private struct Skipped: Error {}

  private var study: Study { design.study }

  /// The next sheet; nil where there is none more.
  ///
  /// - Parameters:
  ///   - isKnown: whether there is a sort of an id.
  ///   - people: everybody of whom the study has something.
  ///   - devices: what was done on devices, nil where nobody can know.
  ///   - attributes: what is known of a participant.
  /// - Throws: ``Unfinished``, or what `isKnown`, `people` and `attributes` throw.
  func next(
    isKnown: (String) throws -> Bool, people: () throws -> Set<String>,
    devices: () -> StoreContents?, attributes: (String) throws -> [String: String]
  ) throws -> Sheet? {
    while true {
      guard
        let typed = console.ask("\nCode on the sheet (an empty line when there is none left):")
      else { return nil }
      let code = SheetCode.written(typed)
      if code.isEmpty { return nil }
      guard let participant = participant(code, of: try people(), devices()) else { continue }
      do {
        let (id, condition) = try sort(of: participant)
        if try isKnown(id) {
          console.message(
            "There is a sort \(shown(id)) already. Give the sheet another code, or correct the one in "
              + "the study first.")
          continue
        }
        try askConsent()
        let reading = try readTwice()
        let placements = reading.placements
        return Sheet(
          sort: QSort(
            id: id, participant: participant, condition: condition, placements: placements),
          comments: try askComments(id, reading),
          answers: try askAnswers(participant, known: try attributes(participant)))
      } catch is Skipped {
        console.message("Left out: nothing of the sheet is kept.")
      }
    }
  }

  /// Whose sheet it is, who is told where that is not plain; nil where no sheet can be taken under the code, which
  /// is told, too.
  private func participant(
    _ typed: String, of people: Set<String>, _ devices: StoreContents?
  ) -> String? {
    var participant = typed
    let people = people.union(devices?.records.map(\.record.participant) ?? [])
    if let code = WordCode.recognised(typed) {
      // A personal code opens what its holder did: it is written nowhere.
      guard let known = devices?.participant(of: code) else {
        console.message(
          "This is a personal code, and can’t be looked up: it is nobody’s here, or the room is open. Type "
            + "the number printed beside it, such as W6.")
        return nil
      }
      participant = known
      console.message("This is the personal code of \(shown(known)).")
    } else if WordCode.isLikely(typed, isExpected: study.collect?.access == .personal) {
      console.message(
        "This looks like a personal code with a slip in it. Compare it with the sheet, or type the number "
          + "printed beside it, such as W6.")
      return nil
    } else if let known = SheetCode.meant(by: typed, among: people), known != typed {
      participant = known
      console.message("Taken as \(shown(known)), who is known already.")
    }
    guard devices?.record(of: participant)?.mayComeOnPaper ?? true else {
      console.message(
        "\(shown(participant)) has begun to sort on a device. Take that out first, with mindset collect "
          + "erase, or give the sheet another code.")
      return nil
    }
    return participant
  }

  /// The id of the sort on the sheet, and the condition it was made under.
  private func sort(of participant: String) throws -> (id: String, condition: String?) {
    let conditions = study.conditions.map(\.id)
    guard !conditions.isEmpty else {
      return (CollectedSorts.sortID(of: participant, condition: ""), nil)
    }
    while true {
      let answer = try answer("Condition (\(conditions.joined(separator: ", "))):")
      if let condition = conditions.first(where: { $0.lowercased() == answer.lowercased() }) {
        return (CollectedSorts.sortID(of: participant, condition: condition), condition)
      }
      console.message("“\(shown(answer))” is none of the conditions.")
    }
  }

  private func askConsent() throws {
    guard study.collect?.consent != nil else { return }
    guard try askYes("Is the consent ticked? (yes or no)") else {
      console.message("Without consent a sheet is not keyed in.")
      throw Skipped()
    }
  }

  // MARK: Columns

  /// The sheet as it was read, twice where that is wanted, and the same both times.
  private func readTwice() throws -> SheetReading {
    while true {
      let first = try read()
      guard isKeyedTwice else { return first }
      console.message("Once more, to compare.")
      let second = try read()
      let differences = first.differences(from: second)
      if differences.isEmpty { return first }
      console.message("The two differ:")
      for difference in differences {
        console.message(
          "  card \(shown(difference.statement)): first \(place(difference.first)), then "
            + place(difference.second))
      }
      switch try choose(
        "Which is on the sheet: first, second, or neither?", of: ["first", "second", "neither"])
      {
      case "first": return first
      case "second": return second
      default: console.message("Key it in again.")
      }
    }
  }

  private func place(_ value: Int?) -> String {
    value.map { signed($0) } ?? "not read"
  }

  /// The columns from the lowest value up; each is asked for until it can be right.
  private func read() throws -> SheetReading {
    var reading = SheetReading(
      statements: study.statements.map(\.id), grid: design.grid,
      isForced: study.distribution != .free)
    var column = 0
    while true {
      while column < reading.grid.columns.count {
        let (value, count) = (
          reading.grid.columns[column].value, reading.grid.columns[column].count
        )
        let room = reading.isForced ? " (\(count) card\(count == 1 ? "" : "s"))" : ""
        let typed = try answer("\(signed(value))\(room):", takesNothing: !reading.isForced)
        switch Order(rawValue: typed.lowercased()) {
        case .back:
          reading.clear(column)
          column = max(0, column - 1)
          reading.clear(column)
        case .left: showLeft(reading)
        case .skip, nil:
          let faults = reading.enter(typed, in: column)
          for fault in faults.prefix(10) { console.message("  " + shown(fault.words)) }
          if faults.isEmpty { column += 1 }
        }
      }
      if reading.isComplete, !reading.isUnread { return reading }
      if reading.isComplete {
        console.message(
          "No card of this sheet can be read, so that there is no sort to save: /back to key it in again, "
            + "or /skip to leave the sheet out.")
      } else {
        showLeft(reading)
        console.message("Every card must lie somewhere: go back to the column that lacks them.")
      }
      column = reading.grid.columns.count - 1
    }
  }

  private func showLeft(_ reading: SheetReading) {
    let left = reading.left
    console.message("  \(left.count) card\(left.count == 1 ? " lies" : "s lie") nowhere yet:")
    for statement in left.map({ study.statements[$0] }) {
      console.message("    \(shown(statement.id))  \(shown(statement.short ?? statement.text))")
    }
  }

  // MARK: Comments

  /// What is written about the outermost cards, and whether others may read it.
  private func askComments(_ sort: String, _ reading: SheetReading) throws -> [Comment] {
    guard study.collect?.comments != false else { return [] }
    // In a free distribution the outer columns may be empty.
    let taken = reading.grid.columns.indices.filter {
      reading.isForced || !reading.cards(in: $0).isEmpty
    }
    let columns = Set([taken.first, taken.last].compactMap(\.self)).sorted()
    var comments: [Comment] = []
    console.message("What is written about the outermost cards (an empty line for nothing):")
    for column in columns {
      let value = reading.grid.columns[column].value
      for card in reading.cards(in: column) {
        let statement = study.statements[card].id
        let text = try answer("  \(shown(statement)) at \(signed(value)):", takesNothing: true)
        if !text.isEmpty { comments.append(Comment(sort: sort, statement: statement, text: text)) }
      }
    }
    if !comments.isEmpty, try askYes("May others read them, without a name? (yes or no)") {
      for index in comments.indices { comments[index].isShared = true }
    }
    return comments
  }

  // MARK: Lines

  /// A line that was typed, without the blanks around it; asked for again while there is nothing in it.
  func answer(_ question: String, takesNothing: Bool = false) throws -> String {
    while true {
      guard let typed = console.ask(question) else { throw Unfinished() }
      let words = trimmed(typed)
      if Order(rawValue: words.lowercased()) == .skip { throw Skipped() }
      if takesNothing || !words.isEmpty { return words }
    }
  }

  private func askYes(_ question: String) throws -> Bool {
    try choose(question, of: ["yes", "no"]) == "yes"
  }

  /// One of some words, of which the first letters suffice.
  private func choose(_ question: String, of choices: [String]) throws -> String {
    while true {
      let answer = try answer(question).lowercased()
      if let choice = choices.first(where: { $0.hasPrefix(answer) }) { return choice }
    }
  }

  /// Whether a typed line says yes.
  static func isYes(_ typed: String) -> Bool {
    let words = typed.lowercased().filter { !$0.isWhitespace }
    return !words.isEmpty && "yes".hasPrefix(words)
  }

  func shown(_ text: String) -> String { FailureReport.shown(text) }
  private func signed(_ value: Int) -> String { design.grid.label(of: value) }
}
