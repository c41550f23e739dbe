import QStudy
import QTables

extension AnalysisDifference {
  /// How many items a sentence names before it says how many more there are.
  private static let named = 8

  /// The differences as plain sentences, one a line; “No difference.” where there is none.
  package var text: String {
    var lines = self.lines
    if lines.isEmpty {
      // Nothing a reader looks for changed, and yet something may have.
      let other = isOfPublished ? [] : discrepancies()
      guard !other.isEmpty else { return "No difference.\n" }
      lines.append(sentence("Other figures differ", other.map { phrase($0) }))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a reader looks for, a sentence a line.
  private var lines: [String] { designLines + viewpointLines + changeLines }

  /// Whether the two results say the same, as far as both say anything.
  var isSameAsFarAsTold: Bool { isOfPublished ? lines.isEmpty : isSame() }

  /// What was not compared because another program's results have nothing of it; `nil` where both are
  /// an analysis.json.
  package var notCompared: String? {
    guard isOfPublished else { return nil }
    let sides = [old, new]
    let tells = { (part: (SavedAnalysis) -> Bool) in sides.allSatisfy(part) }
    let parts =
      ["settings", "names", "labels", "common ground", "themes", "warnings"]
      + (tells { $0.z.contains { $0 != nil } } ? [] : ["z-scores"])
      + (tells { $0.classicalVerdicts(isCoarse: true) != nil } ? [] : ["classical marks"])
    let programs = Set(sides.compactMap { $0.published?.program }).sorted()
    return "Not compared, as \(programs.joined(separator: " and ")) tells nothing of it: "
      + parts.joined(separator: ", ") + "."
  }

  // MARK: What went in

  private var dataLines: [String] {
    var lines: [String] = []
    switch data {
    case nil, .same: break
    case .changed: lines.append("Data: changed.")
    case .anotherStudy:
      lines.append(
        "Another study: no statement has the words it had, so that only settings are compared.")
    }
    if data != nil, old.title != new.title {
      lines.append("Title: \(phrase(.string(old.title))) → \(phrase(.string(new.title))).")
    }
    return lines
  }

  private var designLines: [String] {
    var lines = dataLines
    add(&lines, "Settings", settings.map { phrase($0) })
    add(&lines, counted(statementsAdded, "statement", "added"), statementsAdded)
    add(&lines, counted(statementsRemoved, "statement", "removed"), statementsRemoved)
    add(&lines, counted(statementsReworded, "statement", "reworded"), statementsReworded)
    add(&lines, counted(sortsAdded, "sort", "added"), sortsAdded)
    add(&lines, counted(sortsRemoved, "sort", "removed"), sortsRemoved)
    return lines
  }

  // MARK: Viewpoints

  private var viewpointLines: [String] {
    var lines: [String] = []
    let moved = matches.contains { $0.old != $0.new || ($0.likeness ?? 1) < 0 }
    // Printed figures are never quite alike; three decimals are told here.
    let alike = isOfPublished ? 5e-4 : Self.rounding
    let differ = matches.contains { 1 - abs($0.likeness ?? 1) > alike }
    if moved || differ || !appeared.isEmpty || !vanished.isEmpty {
      add(&lines, "Viewpoints", matches.map { phrase($0) })
    }
    add(&lines, counted(appeared, "viewpoint", "appeared"), appeared.map { newName($0) })
    add(
      &lines, counted(vanished, "viewpoint", "vanished"),
      vanished.map { name(old.factors[$0]) })
    add(&lines, "Names", names.map { "\($0.id) \($0.old) → \($0.new)" })
    for membership in members {
      let parts = [
        ("gained", membership.gained), ("lost", membership.lost),
        ("now from its other pole:", membership.turned),
      ].filter { !$0.1.isEmpty }.map { "\($0.0) \(list($0.1))" }
      lines.append("\(newName(membership.factor)) \(parts.joined(separator: "; ")).")
    }
    return lines
  }

  /// `F2 → F1 (|r| 0.980)`; a viewpoint turned about is said to be.
  private func phrase(_ match: Match) -> String {
    let way = "\(old.factors[match.old].id) → \(new.factors[match.new].id)"
    guard let likeness = match.likeness else { return "\(way) (no scores)" }
    let measure = match.correlation == nil ? "|φ|" : "|r|"
    return "\(way) (\(measure) \(plainDecimal(abs(likeness), places: 3))"
      + "\(likeness < 0 ? ", turned about" : ""))"
  }

  private func newName(_ factor: Int) -> String { name(new.factors[factor]) }

  private func name(_ factor: SavedAnalysis.Factor) -> String {
    factor.name.map { "\(factor.id) “\($0)”" } ?? factor.id
  }

  // MARK: What is said of sorts, statements and themes

  private var changeLines: [String] {
    var lines: [String] = []
    add(&lines, "Status", statuses)
    add(&lines, counted(labels, "label", "changed"), labels)
    add(
      &lines, "Common ground",
      commonGround.map { "\($0.id) \(Self.plain($0.old)) → \(Self.plain($0.new))" })
    // The marks themselves would fill the page; the JSON has them.
    add(&lines, counted(classical, "statement", "with other classical marks"), classical.map(\.id))
    add(
      &lines, counted(ranks, "rank", "changed"),
      ranks.map {
        "statement \($0.statement) on \(new.factors[$0.factor].id) \($0.old) → \($0.new)"
      })
    add(&lines, "Themes", themes)
    add(&lines, "New warnings", warningsGained)
    add(&lines, "Warnings gone", warningsLost)
    add(
      &lines, "Largest changes",
      [
        largestScore.map { phrase($0, "z of statement \($0.id)", places: 2) },
        largestLoading.map { phrase($0, "loading of \($0.id)", places: 3) },
      ].compactMap(\.self))
    return lines
  }

  /// `firm setAside` as people say it.
  private static func plain(_ ground: String) -> String {
    let words = [
      "embrace": "embraced by all", "setAside": "set aside by all",
      "littleMatter": "of little matter to all",
    ]
    return ground.split(separator: " ").map { words[String($0)] ?? String($0) }
      .joined(separator: " ")
  }

  private func phrase(_ change: LargestChange, _ what: String, places: Int) -> String {
    func both(_ places: Int) -> [String] {
      [change.old, change.new].map { plainDecimal($0, places: places, minus: "−") }
    }
    // As many places as show that there is a change.
    let shown = (places...8).lazy.map(both).first { $0[0] != $0[1] } ?? both(places)
    let (before, after) = (shown[0], shown[1])
    return "\(what) on \(new.factors[change.factor].id) \(before) → \(after)"
  }

  private func phrase(_ discrepancy: Discrepancy) -> String {
    "\(discrepancy.path) \(phrase(discrepancy.old)) → \(phrase(discrepancy.new))"
  }

  /// A setting or decision before and after; of a list of entries, those that went and those that came.
  private func phrase(_ change: SettingChange) -> String {
    guard case .array(let before)? = change.old, case .array(let after)? = change.new,
      (before + after).contains(where: { $0.object != nil })
    else { return "\(change.name) \(phrase(change.old)) → \(phrase(change.new))" }
    let parts = [
      ("without", before.filter { !after.contains($0) }),
      ("with", after.filter { !before.contains($0) }),
    ].filter { !$0.1.isEmpty }.map { "\($0.0) \(list($0.1.map(entry)))" }
    let what = parts.isEmpty ? "in another order" : "now " + parts.joined(separator: " and ")
    return "\(change.name) \(what)"
  }

  /// `(planes 1, 2; degrees 5)`: an entry of a list, what it leaves open left out.
  private func entry(_ value: JSONValue) -> String {
    let members = (value.object?.members ?? []).filter { $0.value != .null }
    return "(\(members.map { "\($0.key) \(phrase($0.value))" }.joined(separator: "; ")))"
  }

  /// A value as far as a sentence can hold it.
  private func phrase(_ value: JSONValue?) -> String {
    switch value {
    case nil: "absent"
    case .null: "none"
    case .array(let elements) where elements.isEmpty: "none"
    case .array(let elements) where elements.allSatisfy { $0.int != nil || $0.string != nil }:
      elements.map { $0.string ?? $0.text().filter { !$0.isNewline } }.joined(separator: ", ")
    case .array(let elements): elements.count == 1 ? "(1 entry)" : "(\(elements.count) entries)"
    case .object(let object): "(\(object.members.count) keys)"
    case .string(let text): text.isEmpty ? "“”" : text
    case .some(let value): value.text().filter { !$0.isNewline }
    }
  }

  // MARK: Sentences

  private func counted<Item>(_ items: [Item], _ noun: String, _ what: String) -> String {
    "\(items.count) \(noun)\(items.count == 1 ? "" : "s") \(what)"
  }

  private func add(_ lines: inout [String], _ head: String, _ items: [String]) {
    if !items.isEmpty { lines.append(sentence(head, items)) }
  }

  private func add(_ lines: inout [String], _ head: String, _ changes: [Change]) {
    add(&lines, head, changes.map { "\($0.id) \($0.old) → \($0.new)" })
  }

  private func sentence(_ head: String, _ items: [String]) -> String { "\(head): \(list(items))." }

  private func list(_ items: [String]) -> String {
    let rest = items.count - Self.named
    return items.prefix(Self.named).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
