package import QStudy

/// What becomes of the sorts that were handed in: the study's folder, and the viewpoints so far.
extension Room {
  /// The sorts that were handed in here.
  var collected: CollectedSorts {
    CollectedSorts(people, in: design, withTests: isRehearsal)
  }

  /// The study with all sorts, those of paper sheets too.
  package func study() async throws -> Study {
    let collected = collected
    if isRehearsal { return try collected.merged(into: design.study) }
    let read = services.study
    let (study, papers, people) = try await folder.perform {
      let study = try read()
      let own = Set(collected.sorts.map(\.id))
      return (
        try collected.merged(into: study), study.sorts.count { !own.contains($0.id) },
        study.sorts.map(\.participant)
      )
    }
    paperCount = papers
    passOver(people)
    return study
  }

  /// Looks into the folder now and then, and deletes records whose time has come, until it is cancelled.
  func lookAfter() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(10))
      guard !Task.isCancelled else { return }
      await lookIntoFolder()
      try? await deleteOldRecords()
    }
  }

  /// Looks whether sorts have come into the folder from elsewhere, as from sheets that are keyed in at a
  /// terminal.
  func lookIntoFolder() async {
    guard !isRehearsal else { return }
    let before = paperCount
    guard let _ = try? await study(), paperCount != before else { return }
    computeLater()
    broadcast.tell()
  }

  /// Writes into the study's folder and computes viewpoints, shortly after the last of several changes.
  func sortsChanged() {
    saveLater()
    computeLater()
  }

  /// Writes the sorts into the study's folder in a moment.
  func saveLater() {
    guard !isRehearsal else { return }
    isSaveWanted = true
    guard saving == nil else { return }
    saving = Task {
      // However fast changes come, each is written soon: what is wanted meanwhile begins the next turn.
      while isSaveWanted {
        try? await Task.sleep(for: .milliseconds(300))
        await save()
      }
      saving = nil
    }
  }

  /// Writes the sorts into the study's folder now.
  package func save() async {
    guard !isRehearsal else { return }
    isSaveWanted = false
    let collected = collected
    let write = services.saveSorts
    do {
      try await folder.perform { try write(collected) }
      saveFault = nil
    } catch {
      saveFault =
        "The sorts are safe in the store, but can’t be written into the study’s folder: "
        + "\(Self.words(for: error)) The next sort tries again."
    }
    broadcast.tell()
  }

  /// Computes the viewpoints in a moment, after those that are being computed.
  package func computeLater() {
    isComputeWanted = true
    guard computing == nil else { return }
    computing = Task {
      while isComputeWanted {
        try? await Task.sleep(for: .milliseconds(150))
        isComputeWanted = false
        await compute()
      }
      computing = nil
    }
  }

  /// Gives up what is being computed.
  func stopComputing() {
    isComputeWanted = false
    isComputing.set(false)
  }

  private func compute() async {
    let decisions = decisions
    let compute = services.results
    isComputing.set(true)
    do {
      let study = try await study()
      guard study.sorts.count >= Self.fewestSorts else {
        results = nil
        resultsNote =
          "Viewpoints show from \(Self.fewestSorts) sorts on. So far "
          + (study.sorts.count == 1 ? "one is in." : "\(study.sorts.count) are in.")
        return broadcast.tell()
      }
      let found = try await analysis.perform { [isComputing] in
        try compute(study, decisions) { isComputing.isSet }
      }
      // What was decided meanwhile is looked at in the next turn.
      if decisions.viewpoints == self.decisions.viewpoints { note(found) }
    } catch is CancellationError {
      return
    } catch {
      results = nil
      resultsNote = Self.words(for: error)
    }
    broadcast.tell()
  }

  /// Fewer sorts than this make no viewpoint that is worth looking at.
  static let fewestSorts = 5
  /// So many arrivals must have moved no label before viewpoints count as settled.
  private static let settledAfter = 5

  private func note(_ found: LiveResults) {
    resultsNote = nil
    if Self.labels(of: found) != results.map(Self.labels) { labelsChangedAt = found.sorts }
    results = found
    for viewpoint in found.viewpoints where !viewpoint.array.isEmpty {
      decisions.arrays[viewpoint.key] = viewpoint.array
    }
  }

  /// Whether the viewpoints may still change: sorts may still come, and the last ones moved a label.
  var isEarly: Bool {
    guard let results else { return true }
    if state.phase == .closed { return false }
    return results.sorts - labelsChangedAt < Self.settledAfter
  }

  /// What is said of viewpoints and statements, without the numbers behind it.
  private static func labels(of results: LiveResults) -> [String] {
    results.viewpoints.flatMap { [$0.key] + $0.only.map(\.statement) }
      + results.common.map { $0.statement + $0.words }
  }

  /// What went wrong, for the facilitator.
  static func words(for error: any Error) -> String {
    switch error {
    case let findings as Findings:
      findings.all.prefix(3).map { "Found \($0.found); expected \($0.expected). \($0.mend)" }
        .joined(separator: " ")
    case let refusal as Refusal: refusal.message
    default: "\(error)"
    }
  }
}
