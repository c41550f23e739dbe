/// Gathers changes that arrive while the disk is busy, and keeps them with its next sync.
///
/// A sync takes the same time for one change as for a hundred; two hundred people who move a card at once
/// would otherwise wait for each other.
actor GroupCommit {
  private let store: any SortStore
  private var waiting: [(change: StoreChange, done: CheckedContinuation<Bool, any Error>)] = []
  private var isWriting = false

  init(_ store: any SortStore) { self.store = store }

  /// Keeps a change; when this returns, it and all changes handed over before it are decided.
  ///
  /// - Returns: whether it was kept, as ``SortStore/commit(_:)`` says.
  /// - Throws: `StoreError`.
  func keep(_ change: StoreChange) async throws -> Bool {
    try await withCheckedThrowingContinuation { done in
      waiting.append((change, done))
      if !isWriting {
        isWriting = true
        Task { await write() }
      }
    }
  }

  private func write() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      do throws(StoreError) {
        let kept = try await store.commit(batch.map(\.change))
        for (item, wasKept) in zip(batch, kept) { item.done.resume(returning: wasKept) }
      } catch {
        for item in batch { item.done.resume(throwing: error) }
      }
    }
    isWriting = false
  }
}
