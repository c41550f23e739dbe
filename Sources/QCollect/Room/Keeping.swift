/// What is kept, and what is told while the store takes nothing.
extension Room {
  /// Keeps a change, and remembers for the facilitator whether the store takes any.
  ///
  /// - Parameters:
  ///   - change: what to keep.
  ///   - person: the hash of the code of whoever waits for it; nil for nobody.
  /// - Returns: whether it was kept, as ``SortStore/commit(_:)`` says.
  /// - Throws: `StoreError`.
  func keep(_ change: StoreChange, of person: String? = nil) async throws -> Bool {
    do {
      let isKept = try await commits.keep(change)
      if storeFault != nil {
        storeFault = nil
        unsaved = []
        broadcast.tell()
      }
      return isKept
    } catch let error as StoreError {
      let before = (storeFault, unsaved)
      storeFault = error
      if let person { unsaved.insert(person) }
      if before != (storeFault, unsaved) { broadcast.tell() }
      throw error
    }
  }

  /// What the facilitator alone can mend: that the store takes nothing.
  var storeFinding: String? {
    guard let storeFault else { return nil }
    let why =
      if case .full(let path) = storeFault {
        "The disk is full on which \(path) lies, so that nothing can be saved. Free some space on it: "
          + "empty the bin, or move large files to another disk."
      } else {
        "Nothing can be saved: \(storeFault.words)"
      }
    let waiting =
      switch unsaved.count {
      case 0: ""
      case 1: " One person waits to be saved."
      default: " \(unsaved.count) people wait to be saved."
      }
    return
      "\(why)\(waiting) What people do stays on their devices meanwhile, and is sent again by itself."
  }

  /// Tries again what failed: nobody else may come who would.
  func tryAgain() async {
    if storeFault != nil { try? await keepSettings() }
    if saveFault != nil { await save() }
  }
}
