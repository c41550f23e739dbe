/// A store that forgets when it goes: for rehearsals and tests.
package actor MemoryStore: SortStore {
  private var kept = StoreContents()
  private var log: [String: [LoggedMove]] = [:]

  /// An empty store.
  package init() {}

  package func contents() -> StoreContents { kept }

  package func moves(of participant: String) -> [LoggedMove] { log[participant] ?? [] }

  package func copy(to path: String) throws(StoreError) {
    throw .other("a rehearsal is kept nowhere")
  }

  package func commit(_ changes: [StoreChange]) -> [Bool] { changes.map { keep($0) } }

  private func keep(_ change: StoreChange) -> Bool {
    switch change {
    case .enter(let stored):
      guard index(of: stored.record.participant) == nil else { return false }
      kept.records.append(stored)
    case .moves(let record, let moves, let after):
      guard let index = index(of: record.participant),
        kept.records[index].record.through == after
      else { return false }
      kept.records[index].record = record
      log[record.participant, default: []] += moves
    case .erase(let participant):
      kept.records.removeAll { $0.record.participant == participant }
      log[participant] = nil
    case .settings(let settings): kept.settings.merge(settings) { _, new in new }
    }
    return true
  }

  private func index(of participant: String) -> Int? {
    kept.records.firstIndex { $0.record.participant == participant }
  }
}
