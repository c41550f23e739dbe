import QNumerics
package import QStudy
import QTables

/// What the facilitator does with the workshop.
extension Room {
  /// What becomes of sorts that are not handed in when the sorting is closed.
  package enum Unfinished: String, Sendable {
    /// Nobody else comes in; when the last sort is in, the sorting is closed.
    case wait
    /// The sorting is closed at once; what is unfinished stays unfinished.
    case close
    /// The same, and whoever is unfinished goes on where they were when it is opened again.
    case drafts
  }

  /// Lets people sort.
  ///
  /// - Parameter minutes: how long the clock runs; nil for no clock.
  /// - Throws: `Refusal`.
  package func start(minutes: Int?) async throws {
    guard state.phase == .waiting else {
      throw Refusal(409, "phase", "The sorting has begun already.")
    }
    try check(minutes: minutes)
    try await change {
      state.phase = .open
      state.setClock(minutes: minutes)
    }
  }

  private func check(minutes: Int?) throws {
    if let minutes, !(1...1440).contains(minutes) {
      throw Refusal(422, "minutes", "The clock takes 1 to 1440 minutes.")
    }
  }

  /// Stops sorting and clock for a while.
  package func pause() async throws {
    guard state.phase == .open else { throw Refusal(409, "phase", "Nobody is sorting.") }
    try await change {
      state.stopClock()
      state.phase = .paused
    }
  }

  /// Goes on after a pause.
  package func resume() async throws {
    guard state.phase == .paused else { throw Refusal(409, "phase", "The sorting is not paused.") }
    try await change {
      state.phase = .open
      if state.seconds != nil { state.since = .now }
    }
  }

  /// Ends the sorting.
  ///
  /// - Parameter told: of how many unfinished sorts whoever decides was told; `nil` asks for no such promise.
  /// - Throws: `Refusal`, where nobody is sorting, or more people have begun than she was told of.
  package func close(_ unfinished: Unfinished, told: Int? = nil) async throws {
    guard state.phase == .open || state.phase == .paused else {
      throw Refusal(409, "phase", "Nobody is sorting.")
    }
    // In a rehearsal nobody's cards can be lost.
    if let told, unfinished != .wait, !isRehearsal, draftCount > told {
      throw Refusal(
        409, "begun",
        "Somebody began in this moment. Close once more: you are asked about their sort too.")
    }
    try await change {
      isClosing = unfinished == .wait && draftCount > 0
      guard !isClosing else { return }
      state.stopClock()
      state.phase = .closed
      sortsAtEnd = sortsOfDevices.count + papers.sorts
    }
    await save()
    computeLater()
  }

  /// Closes a workshop that waited for its last sort.
  func closeIfLast() async throws {
    guard isClosing, draftCount == 0 else { return }
    try await close(.close)
  }

  /// Lets people go on after the end. A closing that only waits for the last sorts is taken back, and clock and
  /// pause stay as they are.
  ///
  /// - Parameter minutes: how long the clock runs after an end; nil for no clock.
  /// - Throws: `Refusal`.
  package func reopen(minutes: Int?) async throws {
    guard state.phase == .closed || isClosing else {
      throw Refusal(409, "phase", "The sorting is not closed.")
    }
    try check(minutes: minutes)
    try await change {
      isClosing = false
      guard state.phase == .closed else { return }
      state.phase = .open
      state.setClock(minutes: minutes)
    }
  }

  /// Opens the next condition, with a clock of its own.
  ///
  /// - Parameter minutes: how long the clock runs; nil for no clock.
  /// - Throws: `Refusal`.
  package func openNextRound(minutes: Int?) async throws {
    guard state.round < design.conditions.count else {
      throw Refusal(409, "round", "The study has no further question to sort under.")
    }
    try check(minutes: minutes)
    try await change {
      state.round += 1
      if state.phase == .closed { state.phase = .open }
      state.setClock(minutes: minutes)
    }
  }

  /// Chooses how many viewpoints are told apart; nil for the suggestion.
  package func choose(viewpoints: Int?) async throws {
    if let viewpoints, !(1...8).contains(viewpoints) {
      throw Refusal(422, "viewpoints", "A workshop tells 1 to 8 viewpoints apart.")
    }
    let wanted = viewpoints ?? results?.suggested
    try await decide {
      decisions.viewpoints = viewpoints
      if let wanted { decisions.turn(to: wanted) }
      isChoiceAwaited = results == nil || results?.viewpoints.count != wanted
    }
  }

  /// Names a viewpoint.
  ///
  /// - Parameters:
  ///   - key: its key.
  ///   - naming: the name; empty for none. Blanks at its ends and in a row are nothing of it.
  ///   - number: with how many viewpoints it was shown; nil for as many as there are.
  /// - Throws: `Refusal`, where other viewpoints are shown or worked out by now, or another one is called that.
  package func name(
    _ key: String, _ naming: RoomDecisions.Naming, of number: Int? = nil
  ) async throws {
    if let shown = results?.viewpoints.count,
      shown != decisions.count || shown != number ?? shown
    {
      throw Refusal(
        409, "stale",
        "Another number of viewpoints was chosen meanwhile. Name them as they are shown then.")
    }
    // Also while none are shown: a name must be mendable just then.
    guard results?.viewpoints.contains(where: { $0.key == key }) ?? (decisions.arrays[key] != nil)
    else { throw Refusal(404, "viewpoint", "There is no such viewpoint any more.") }
    let naming = naming.tidied
    guard naming.name.count <= 80, naming.gist.count <= 400 else {
      throw Refusal(
        422, "name", "A name has at most 80 characters and a sentence at most 400; please shorten.")
    }
    guard !isTaken(naming.name, by: key) else {
      throw Refusal(
        422, "taken",
        "Another viewpoint is called “\(naming.name)”. Give this one a name of its own.")
    }
    try await decide {
      decisions.names[key] = naming.name.isEmpty && naming.gist.isEmpty ? nil : naming
    }
  }

  /// Whether another viewpoint is called that, or would be without its name.
  private func isTaken(_ name: String, by key: String) -> Bool {
    guard !name.isEmpty else { return false }
    let others =
      decisions.names.filter { $0.key != key }.map(\.value.name)
      + (results?.viewpoints ?? []).filter { $0.key != key }.map(\.unnamed)
    return others.contains { $0.lowercased() == name.lowercased() }
  }

  private func decide(_ decision: () -> Void) async throws {
    handouts = nil
    try await change(decision)
    // Also where the recipe does not take it: the room shows what was decided.
    defer { computeLater() }
    do { try await writeDecisions() } catch { throw Self.shown(error) }
  }

  /// Shows participants their own page, or takes it back.
  package func release(_ on: Bool) async throws {
    guard !on || results != nil else {
      throw Refusal(409, "results", "There are no viewpoints to show yet.")
    }
    try await change { state.isReleased = on }
  }

  /// Changes the design while nobody has sorted.
  ///
  /// - Parameter change: what becomes of the study.
  /// - Throws: `Refusal`, where somebody has sorted, or the changed study could not be.
  package func edit(_ change: (inout Study) throws -> Void) async throws {
    let (before, study) = try await redesign { study in
      let before = study
      try change(&study)
      study.keepTranslations(of: before)
    }
    outdated += study.outdatedParts(since: before).filter { !outdated.contains($0) }
    broadcast.tell()
  }

  /// Puts the cards into random order and numbers them anew, while nobody has sorted.
  ///
  /// - Throws: `Refusal`, where somebody has sorted, or the study can't be written.
  package func numberAtRandom() async throws {
    var generator = SeededGenerator(seed: .random(in: 0 ... .max))
    var order: [Int] = []
    let (before, study) = try await redesign { study in
      // Sorts may have come into the folder a moment ago.
      guard study.sorts.isEmpty else { throw Refusal.frozen }
      order = generator.permutation(study.statements.count)
      study.numberStatements(inOrder: order)
    }
    let earlier = order.map { before.statements[$0].id }
    let numbers = Dictionary(uniqueKeysWithValues: zip(earlier, study.statements.map(\.id)))
    outdated = outdated.map { part in
      guard case .statement(let id) = part, let number = numbers[id] else { return part }
      return .statement(number)
    }
    broadcast.tell()
  }

  /// The study before and after a change of its design, which is saved.
  private func redesign(
    _ change: (inout Study) throws -> Void
  ) async throws -> (before: Study, now: Study) {
    guard !isFrozen else { throw Refusal.frozen }
    do {
      let before = try services.study()
      var study = before
      try change(&study)
      var design = try SortingDesign(study)
      if !isRehearsal {
        try services.saveDesign(study)
        // As it reads from now on: what is written need not be what was typed.
        design = try SortingDesign(services.study())
      }
      try await take(design)
      return (before, study)
    } catch {
      throw Self.shown(error)
    }
  }

  /// Makes the handouts.
  package func makeHandouts() async throws {
    guard results != nil else {
      throw Refusal(409, "results", "There are no viewpoints to hand out yet.")
    }
    busy = "Making the handouts"
    broadcast.tell()
    defer {
      busy = nil
      broadcast.tell()
    }
    let before = erasures
    let make = services.handouts
    do {
      let whole = try await study()
      let study = try await studyShown { $0 == whole }
      let decisions = self.decisions
      let made = try await analysis.perform { try make(study, decisions) }
      guard erasures == before else {
        throw Refusal(409, "erased", "Somebody was erased meanwhile. Make the sheets once more.")
      }
      handouts = made
    } catch {
      throw Self.shown(error)
    }
  }

  /// A fault of the study or its folder, as an answer.
  static func shown(_ error: any Error) -> any Error {
    switch error {
    case is Refusal, is CancellationError: error
    case is Findings: Refusal(422, "findings", words(for: error))
    case is FileError: Refusal(409, "folder", words(for: error))
    default: refusal(error)
    }
  }

  /// How many people have begun and not handed in what is open to them.
  var draftCount: Int {
    people.count {
      ($0.isTest == false || isRehearsal) && $0.submittedCount < state.round && $0.through > 0
    }
  }
}
