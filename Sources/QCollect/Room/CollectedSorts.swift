package import QStudy
import QTables

extension CollectedSorts {
  /// What was handed in.
  ///
  /// - Parameters:
  ///   - records: of everyone who came in.
  ///   - design: what was sorted.
  ///   - withTests: whether sorts of tests count, as in a rehearsal.
  package init(_ records: [Record], in design: SortingDesign, withTests: Bool) {
    self.init(of: design)
    for record in records where withTests || !record.isTest {
      guard record.submittedCount > 0 else { continue }
      participants.append(
        Participant(id: record.participant, attributes: Self.attributes(of: record)))
      for condition in design.conditions {
        guard let sorting = record.sorts[condition], sorting.isSubmitted else { continue }
        let id = Self.sortID(of: record.participant, condition: condition)
        sorts.append(
          QSort(
            id: id, participant: record.participant,
            condition: condition.isEmpty ? nil : condition,
            placements: sorting.placements(in: design)))
        for statement in design.study.statements {
          guard let text = sorting.comments[statement.id] else { continue }
          comments.append(
            Comment(
              sort: id, statement: statement.id, text: text,
              isShared: record.sharesComments ?? false))
        }
      }
    }
  }

  /// The id of a participant's sort, made on a device or on paper: their own where there is a single question,
  /// else with the condition behind it.
  ///
  /// - Parameter condition: its id; empty for the single question.
  package static func sortID(of participant: String, condition: String) -> String {
    condition.isEmpty ? participant : participant + "-" + condition
  }

  /// Answers as cells of a table.
  private static func attributes(of record: Record) -> [String: String] {
    record.answers.compactMapValues(cell)
  }

  /// An answer as a cell; nil for none.
  static func cell(of answer: JSONValue) -> String? {
    switch answer {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .array(let chosen): chosen.compactMap(\.string).joined(separator: "; ")
    default: nil
    }
  }

  /// A study with these sorts in place of those of the same ids.
  ///
  /// - Parameter study: the study as it stands, perhaps with sorts from paper.
  /// - Throws: `Findings`, where it has other cards, another grid or other conditions by now.
  package func merged(into study: Study) throws(Findings) -> Study {
    guard try DesignVersion.frozenPart(of: SortingDesign(study)) == frozen else {
      throw DesignVersion.changed(sorted: sorts.count)
    }
    var study = study
    var places = Dictionary(
      study.sorts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for sort in sorts {
      if let place = places[sort.id] {
        study.sorts[place] = sort
      } else {
        places[sort.id] = study.sorts.count
        study.sorts.append(sort)
      }
    }
    study.keep(participants)
    let ids = Set(sorts.map(\.id))
    study.comments.removeAll { ids.contains($0.sort) }
    study.comments += comments
    return study
  }
}

extension Study {
  /// Keeps the answers of participants, beside what is known of them; who gave none needs no line.
  package mutating func keep(_ participants: [Participant]) {
    var places = Dictionary(
      self.participants.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for participant in participants {
      if let place = places[participant.id] {
        self.participants[place].attributes.merge(participant.attributes) { _, new in new }
      } else if !participant.attributes.isEmpty {
        places[participant.id] = self.participants.count
        self.participants.append(participant)
      }
    }
  }

  /// The study without anything of some participants.
  ///
  /// - Parameter participants: their ids.
  package func without(_ participants: Set<String>) -> Study {
    var study = self
    let sorts = Set(sorts.filter { participants.contains($0.participant) }.map(\.id))
    study.sorts.removeAll { sorts.contains($0.id) }
    study.comments.removeAll { sorts.contains($0.sort) }
    study.participants.removeAll { participants.contains($0.id) }
    return study
  }
}
