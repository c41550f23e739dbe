import QCollect
import QFormats
import QStudy
import QTables

/// What a store holds, as tables.
struct StoreTables {
  /// The sorts that were handed in, and what is worth a look in them.
  let quality: QualityNotes
  private let records: [StoredRecord]
  private let moves: [[LoggedMove]]
  private let design: SortingDesign

  /// The tables of a store.
  ///
  /// - Parameter study: the study as it stands in its folder.
  init(_ store: SQLiteStore, study: Study) async throws {
    design = try SortingDesign(study)
    records = try await store.contents().records
    var moves: [[LoggedMove]] = []
    for stored in records {
      moves.append(try await store.moves(of: stored.record.participant))
    }
    self.moves = moves
    quality = QualityNotes(
      zip(records, moves).map { ($0.record, $1.map(\.move)) }, in: design)
  }

  /// The files, in the order in which they are written.
  func files() throws -> [(name: String, bytes: [UInt8])] {
    var collected = design.study
    collected.recipe = nil
    collected = try CollectedSorts(records.map(\.record), in: design, withTests: false)
      .merged(into: collected)
    let tables = try StudyFolderWriter.files(collected).filter {
      ["sorts.csv", "participants.csv", "comments.csv"].contains($0.name)
    }
    let writer = CSVWriter(spreadsheetSafe: true)
    return tables + [
      ("records.csv", writer.bytes(recordRows)), ("moves.csv", writer.bytes(moveRows)),
      ("cards.csv", writer.bytes(cardRows)), ("quality.csv", writer.bytes(qualityRows)),
    ]
  }

  private var recordRows: [[String]] {
    [
      [
        "participant", "test", "version", "seed", "step", "language", "consent", "submitted",
        "moves",
      ]
    ]
      + records.map { stored in
        let record = stored.record
        return [
          record.participant, yes(record.isTest), String(record.version), String(record.seed),
          record.step.rawValue, record.language, record.consent ?? "",
          String(record.submittedCount), String(record.through),
        ]
      }
  }

  private var moveRows: [[String]] {
    [["participant", "n", "milliseconds", "received", "move"]]
      + zip(records, moves).flatMap { stored, moves in
        moves.map { logged in
          let line = logged.move.json.text().split(whereSeparator: \.isNewline)
            .map { $0.trimmingPrefix { $0 == " " } }.joined(separator: " ")
          return [
            stored.record.participant, String(logged.move.number), String(logged.move.time),
            String(logged.received), line,
          ]
        }
      }
  }

  private var cardRows: [[String]] {
    [
      [
        "participant", "condition", "statement", "dealt", "pile", "placed", "seconds", "moves",
        "value", "reversed", "not_understood",
      ]
    ]
      + quality.entries.flatMap { entry in
        entry.log.cards.map { card in
          [
            entry.participant, entry.condition, card.id, String(card.dealt),
            card.pile?.rawValue ?? "", card.placed.map { String($0) } ?? "",
            card.seconds.map { plainDecimal($0, places: 1) } ?? "", String(card.moves),
            card.value.map { String($0) } ?? "", yes(card.isReversed), yes(card.isUnsure),
          ]
        }
      }
  }

  private var qualityRows: [[String]] {
    [
      [
        "participant", "condition", "test", "presort_minutes", "grid_minutes", "seconds_a_card",
        "moved_again", "reversed", "notes",
      ]
    ]
      + quality.entries.map { entry in
        let log = entry.log
        return [
          entry.participant, entry.condition, yes(entry.isTest),
          plainDecimal(log.presortSeconds / 60, places: 1),
          plainDecimal(log.gridSeconds / 60, places: 1),
          plainDecimal(log.secondsPerCard, places: 1), String(log.cards.count { $0.moves > 1 }),
          String(log.reversed.count), entry.notes.joined(separator: " "),
        ]
      }
  }

  private func yes(_ value: Bool) -> String { value ? "yes" : "no" }
}
