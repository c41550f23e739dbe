import QNumerics
import QStudy

/// What a researcher may want to look at in the sorts that were handed in, told and never acted upon.
package struct QualityNotes: Sendable {
  /// One sort, how it came about, and what is worth a look.
  package struct Entry: Sendable {
    /// The id of who sorted.
    package let participant: String
    /// The condition; empty where the study asks a single question.
    package let condition: String
    /// Whether it is a test.
    package let isTest: Bool
    /// How it came about.
    package let log: SortLog
    /// Sentences; none where nothing stands out.
    package fileprivate(set) var notes: [String]
  }

  /// The sorts, in the order in which their people came in.
  package private(set) var entries: [Entry] = []

  /// Looks at sorts.
  ///
  /// - Parameters:
  ///   - records: who came in, with all their moves in their order.
  ///   - design: what was sorted.
  package init(_ records: [(record: Record, moves: [Move])], in design: SortingDesign) {
    for (record, moves) in records {
      for condition in design.conditions {
        guard let sorting = record.sorts[condition], sorting.isSubmitted else { continue }
        let log = SortLog(
          moves, condition: condition, dealt: design.dealt(seed: record.seed), sorting: sorting,
          design: design)
        entries.append(
          Entry(
            participant: record.participant, condition: condition, isTest: record.isTest, log: log,
            notes: [log.noteOfReversals, log.noteOfOrder, log.noteOfUnsure].compactMap { $0 }))
      }
    }
    noteHaste()
  }

  /// Fewer sorts say nothing about the usual time.
  package static let fewestForTime = 5
  /// The part of the median time below which a sort was quick.
  package static let quickPart = 1.0 / 3

  private mutating func noteHaste() {
    let times = entries.map(\.log.secondsPerCard)
    guard times.count >= Self.fewestForTime, let median = quantile(times, 0.5) else { return }
    for (place, time) in times.enumerated() where time < median * Self.quickPart {
      let usual = plainDecimal(median, places: 1)
      entries[place].notes.insert(
        "Quick: \(plainDecimal(time, places: 1)) s a card, where half took \(usual) s or more.",
        at: 0)
    }
  }
}

extension SortLog {
  /// The part of the piled cards above which reversals are worth a note.
  package static let manyReversed = 0.2
  /// The size of the correlation of turn and column from which the order of dealing shows in a sort.
  package static let strongOrder = 0.8

  /// Cards that lie against the pre-sort, in the order of the study.
  package var reversed: [String] { cards.filter(\.isReversed).map(\.id) }

  /// Seconds on piles and grid, for each card.
  package var secondsPerCard: Double {
    (presortSeconds + gridSeconds) / Double(max(1, cards.count))
  }

  fileprivate var noteOfReversals: String? {
    let piled = cards.count { $0.pile == .agree || $0.pile == .disagree }
    guard Double(reversed.count) > Self.manyReversed * Double(piled) else { return nil }
    return
      "Against the pre-sort: \(reversed.count) of \(piled) cards of the two outer piles lie where "
      + "the other pile belongs (\(reversed.joined(separator: ", ")))."
  }

  fileprivate var noteOfOrder: String? {
    let laid = cards.filter { $0.value != nil }
    guard
      let r = Moments.correlation(
        laid.map { Double($0.dealt) }, laid.map { Double($0.value ?? 0) }),
      r.magnitude >= Self.strongOrder
    else { return nil }
    return "In the order dealt: where a card lies goes with its turn "
      + "(r = \(plainDecimal(r, places: 2, minus: "−")))."
  }

  fileprivate var noteOfUnsure: String? {
    let unsure = cards.filter(\.isUnsure).map(\.id)
    guard !unsure.isEmpty else { return nil }
    return "Marked as not understood: \(unsure.joined(separator: ", "))."
  }
}
