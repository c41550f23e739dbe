import QStudy
package import QTables

/// What is made for people from the viewpoints that the room shows.
extension Room {
  /// What a participant may see of their own sort.
  package func personalPage(of code: String) async throws -> JSONValue {
    let record = try record(of: code)
    guard state.isReleased else {
      throw Refusal(404, "unreleased", "Your page is shown when the facilitator releases it.")
    }
    let sorts = design.conditions.filter { record.sorts[$0]?.isSubmitted == true }
      .map { CollectedSorts.sortID(of: record.participant, condition: $0) }
    guard !sorts.isEmpty else { throw Refusal(404, "nosort", "You have not handed a sort in.") }
    do {
      let own = try await study().sorts.filter { sorts.contains($0.id) }
      let study = try await studyShown { $0.sorts.filter { sorts.contains($0.id) } == own }
      guard let sort = sorts.last(where: { id in !unfit.contains { $0.sort == id } }) else {
        throw Refusal(
          404, "unfit",
          "Your sort can’t be compared with the others: "
            + "\(unfit.first { $0.sort == sorts.last }?.why ?? "").")
      }
      guard study.sorts.contains(where: { $0.id == sort }) else {
        throw Refusal(
          503, "soon", "Your page is still being worked out. Try again in a moment.")
      }
      let (make, decisions) = (services.personalPage, decisions)
      return try await analysis.perform { try make(study, decisions, sort) }
    } catch {
      throw Self.shown(error)
    }
  }

  /// The study of which the viewpoints are that the room shows: what was decided about them fits no other sorts.
  ///
  /// Waits until it holds what is wanted, for a few seconds at most: where sorts keep coming, the viewpoints are
  /// always those of a moment ago.
  ///
  /// - Parameter isWanted: whether a study holds what is wanted.
  /// - Throws: `Refusal`, where there are no viewpoints; `CancellationError`.
  func studyShown(_ isWanted: (Study) -> Bool) async throws -> Study {
    for _ in 0..<Self.longestWait where !(studyOfResults.map(isWanted) ?? false) {
      guard computing != nil else { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    guard let studyOfResults else {
      throw Refusal(409, "results", "There are no viewpoints to show yet.")
    }
    return studyOfResults
  }

  /// In tenths of a second.
  private static let longestWait = 50
}
