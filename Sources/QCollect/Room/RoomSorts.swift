import Foundation
package import QStudy
import QTables

/// What becomes of the sorts that were handed in: the study's folder, and the viewpoints so far.
extension Room {
  /// The sorts that were handed in here.
  var collected: CollectedSorts {
    CollectedSorts(people, in: design, withTests: isRehearsal)
  }

  /// The ids of the sorts that were made on devices.
  var sortsOfDevices: Set<String> {
    let records = people.filter { !$0.cameOnPaper }
    return Set(
      CollectedSorts(records, in: design, withTests: isRehearsal).sorts.map(\.id))
  }

  /// The study with all sorts, those of paper sheets too.
  package func study() async throws -> Study {
    let (collected, own) = (collected, sortsOfDevices)
    if isRehearsal { return try collected.merged(into: design.study) }
    let read = services.study
    let (study, found, papers) = try await folder.perform {
      let found = try read()
      return (
        try collected.merged(into: found), found,
        Papers(in: found, without: own)
      )
    }
    self.papers = papers
    passOver(found.sorts.map(\.participant))
    try await follow(found)
    return study
  }

  /// Takes over what was worded anew in the folder.
  private func follow(_ study: Study) async throws {
    let found = try SortingDesign(study)
    guard DesignVersion.frozenPart(of: found) == DesignVersion.frozenPart(of: design),
      DesignVersion.fingerprint(of: found) != DesignVersion.fingerprint(of: design)
    else { return }
    handouts = nil
    try await take(found)
    // Pages and sheets are made of the study that the viewpoints are of.
    computeLater()
  }

  /// Looks into the folder now and then, and deletes records whose time has come, until it is cancelled.
  func lookAfter() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(10))
      guard !Task.isCancelled else { return }
      await tryAgain()
      await lookIntoFolder()
      try? await deleteOldRecords()
    }
  }

  /// Looks whether sorts have come into the folder from elsewhere, as from sheets that are keyed in at a
  /// terminal.
  func lookIntoFolder() async {
    guard !isRehearsal else { return }
    let (before, fault) = (papers, folderFault)
    do {
      _ = try await study()
      folderFault = nil
      if papers != before { computeLater() }
    } catch {
      folderFault =
        "The study’s folder can’t be read as it is now: \(Self.words(for: error)) Until it is mended, the "
        + "room goes on with what it has read."
    }
    if papers != before || folderFault != fault { broadcast.tell() }
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
        + "\(Self.words(for: error)) It is tried again by itself."
    }
    broadcast.tell()
  }

  /// Computes the viewpoints in a moment, after those that are being computed.
  package func computeLater() {
    isComputeWanted = true
    guard computing == nil else { return }
    computing = Task {
      while isComputeWanted {
        try? await Task.sleep(for: .milliseconds(50))
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
    let (decisions, erasures) = (decisions, erasures)
    // What was decided meanwhile is awaited still.
    defer { if decisions.number == self.decisions.number { isChoiceAwaited = false } }
    let (findUnfit, compute) = (services.unfit, services.results)
    isComputing.set(true)
    do {
      let study = try await study()
      unfit = try await analysis.perform { try findUnfit(study, decisions) }
      self.decisions.leftOut.formUnion(unfit.map(\.sort))
      let count = study.sorts.count - unfit.count
      guard count >= Self.fewestSorts else {
        (results, studyOfResults) = (nil, nil)
        resultsNote =
          "Viewpoints show from \(Self.fewestSorts) sorts on. So far "
          + (count == 1 ? "one is in." : "\(count) are in.")
        return broadcast.tell()
      }
      let found = try await analysis.perform { [isComputing] in
        try compute(study, decisions) { isComputing.isSet }
      }
      // What was decided meanwhile is looked at in the next turn.
      if decisions.number == self.decisions.number {
        note(found)
        studyOfResults = erasures == self.erasures ? study : nil
        // Whoever watches need not wait for the recipe.
        broadcast.tell()
      }
      await keepDecisions()
    } catch is CancellationError {
      return
    } catch {
      (results, studyOfResults) = (nil, nil)
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
    let before = decisions.count
    decisions.turn(to: found.viewpoints.count)
    // Names that were given to as many viewpoints before are shown again.
    if let before, before != decisions.count { isComputeWanted = true }
    for viewpoint in found.viewpoints where !viewpoint.array.isEmpty {
      decisions.arrays[viewpoint.key] = viewpoint.array
    }
  }

  /// Writes into the recipe what viewpoints look like by now and which sorts are left out, once anything was
  /// decided.
  private func keepDecisions() async {
    guard !isRehearsal, written != nil || decisions.number != nil,
      written?.decisions != decisions || written?.unfit != unfit
    else { return }
    do {
      try await keepSettings()
      try await writeDecisions()
    } catch {
      recipeFault =
        "What was decided about the viewpoints can’t be written into the study’s recipe: "
        + Self.words(for: error)
    }
  }

  /// Writes what was decided into the recipe.
  func writeDecisions() async throws {
    guard !isRehearsal else { return }
    let (save, decisions, unfit) = (services.saveDecisions, decisions, unfit)
    try await folder.perform { try save(decisions) }
    written = (decisions, unfit)
    recipeFault = nil
  }

  /// What the facilitator should look at.
  var findings: [String] {
    let left = unfit.map { "\($0.sort) (\($0.why))" }.joined(separator: ", ")
    return [
      storeFinding, clockFinding, saveFault ?? folderFault, recipeFault,
      left.isEmpty ? nil : "Left out of the viewpoints: \(left).",
    ]
    .compactMap(\.self) + versionFindings + translationFindings
  }

  /// That not everybody has read the same words.
  private var versionFindings: [String] {
    guard version > 1, state.phase != .closed else { return [] }
    return [
      "Words were changed after people had begun to sort: who comes in from now on reads version \(version) of "
        + "the study. The records of the export say which one each person began with."
    ]
  }

  /// What of the design is not worded in every language, or may no longer be.
  private var translationFindings: [String] {
    guard state.phase == .waiting else { return [] }
    let study = design.study
    let files = "“translations” in study.yml and the columns text_… of statements.csv"
    return study.untranslated.map(\.message) + services.missingPhrases(study)
      + (outdated.isEmpty
        ? []
        : [
          "Worded anew here, while translations still say what stood there before: "
            + "\(WordedPart.words(outdated)). They stand under \(files)."
        ])
  }

  /// Whether the viewpoints may still change: one of the last sorts moved a label. After the end that counts only
  /// of sheets that have been keyed in since.
  var isEarly: Bool {
    guard let results else { return true }
    if state.phase == .closed, labelsChangedAt <= sortsAtEnd { return false }
    return results.sorts - labelsChangedAt < Self.settledAfter
  }

  /// What is said of viewpoints and statements, without the numbers behind it.
  private static func labels(of results: LiveResults) -> [String] {
    results.viewpoints.flatMap { [$0.key] + $0.only.map(\.statement) }
      + results.common.map { $0.saying.statement + $0.saying.words }
  }

  /// Where a fault stands, as words behind it.
  private static func place(of finding: Finding) -> String {
    guard let location = finding.location, let name = location.file.split(separator: "/").last
    else { return "" }
    let line = location.line.map { ", line \($0)" } ?? ""
    return " in \(name)\(line)\(location.cell.map { ", \($0)" } ?? "")"
  }

  /// What went wrong, for the facilitator.
  package static func words(for error: any Error) -> String {
    switch error {
    case let findings as Findings:
      findings.all.prefix(3).map { finding in
        "Found \(finding.found)\(place(of: finding)); expected \(finding.expected). \(finding.mend)"
      }.joined(separator: " ")
    case let refusal as Refusal: refusal.message
    case FileError.notFound(let path):
      "\(path) is not there any more. Put it back where it was, under the same name."
    case FileError.permission(let path):
      "This computer lets nobody write or read \(path). Give yourself the right to, or look whether the "
        + "disk is locked."
    case FileError.isDirectory(let path):
      "There is a folder where a file should be: \(path). Move it elsewhere."
    case FileError.tooLarge(let path, _): "\(path) is too large to be read."
    case FileError.noWriter(let path, _): "\(path) is a pipe into which nobody writes."
    case FileError.other(let path, ENOSPC), FileError.other(let path, EDQUOT):
      "\(path) can’t be written: its disk is full. Free some space on it: empty the bin, or move large files "
        + "to another disk."
    case FileError.other(let path, let errno):
      "\(path) can’t be read or written: \(String(cString: strerror(errno)))."
    default: "\(error)"
    }
  }
}

/// Sorts of the study's folder that were not made on a device, as those of paper sheets.
struct Papers: Equatable, Sendable {
  /// How many there are.
  var sorts = 0
  /// Of how many people they are.
  var people = 0

  /// None.
  init() {}

  /// Those of a study.
  ///
  /// - Parameters:
  ///   - study: the study as it stands in its folder.
  ///   - own: ids of the sorts that were made on devices.
  init(in study: Study, without own: Set<String>) {
    let papers = study.sorts.filter { !own.contains($0.id) }
    sorts = papers.count
    people = Set(papers.map(\.participant)).count
  }
}
