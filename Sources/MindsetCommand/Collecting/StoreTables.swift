import QCollect
import QFormats
import QStudy
import QTables

/// What a store holds, as tables.
struct StoreTables {
  private let store: SQLiteStore
  private let study: Study

  /// The tables of a store.
  ///
  /// - Parameter design: the study as it stands in its folder.
  init(_ store: SQLiteStore, design: Study) {
    self.store = store
    study = design
  }

  /// The files, in the order in which they are written.
  func files() async throws -> [(name: String, bytes: [UInt8])] {
    let records = try await store.contents().records
    let design = try SortingDesign(study)
    var collected = design.study
    collected.recipe = nil
    collected = try CollectedSorts(records.map(\.record), in: design, withTests: false)
      .merged(into: collected)
    let tables = try StudyFolderWriter.files(collected).filter {
      ["sorts.csv", "participants.csv", "comments.csv"].contains($0.name)
    }
    let writer = CSVWriter(spreadsheetSafe: true)
    return try await tables + [
      ("records.csv", writer.bytes(rows(of: records))),
      ("moves.csv", writer.bytes(moves(of: records))),
    ]
  }

  private func rows(of records: [StoredRecord]) -> [[String]] {
    [
      [
        "participant", "test", "version", "seed", "step", "language", "consent", "submitted",
        "moves",
      ]
    ]
      + records.map { stored in
        let record = stored.record
        return [
          record.participant, record.isTest ? "yes" : "no", String(record.version),
          String(record.seed), record.step.rawValue, record.language, record.consent ?? "",
          String(record.submittedCount), String(record.through),
        ]
      }
  }

  private func moves(of records: [StoredRecord]) async throws -> [[String]] {
    var rows = [["participant", "n", "milliseconds", "received", "move"]]
    for stored in records {
      for logged in try await store.moves(of: stored.record.participant) {
        let line = logged.move.json.text().split(whereSeparator: \.isNewline)
          .map { $0.trimmingPrefix { $0 == " " } }.joined(separator: " ")
        rows.append([
          stored.record.participant, String(logged.move.number), String(logged.move.time),
          String(logged.received), line,
        ])
      }
    }
    return rows
  }
}
