import QAnalysis
import QStudy
package import QTables

/// What changed from one result to another: viewpoints are matched by what they say, not by where
/// they stand, and everything else is compared across that match.
package struct AnalysisDifference: Sendable {
  /// A setting that has another value.
  package struct SettingChange: Equatable, Sendable {
    /// Name of the long option.
    package let name: String
    /// Its old value, `nil` where there was none.
    package let old: JSONValue?
    /// Its new value, `nil` where there is none.
    package let new: JSONValue?
  }

  /// A viewpoint found in both.
  package struct Match: Equatable, Sendable {
    /// Position in the old result.
    package let old: Int
    /// Position in the new result.
    package let new: Int
    /// r of z over the common statements, negative where the viewpoint was turned about; `nil`
    /// where one has no scores.
    package let correlation: Double?
    /// φ of the loadings over the common sorts, where one result has no scores at all.
    package let congruence: Double?

    init(old: Int, new: Int, correlation: Double?, congruence: Double? = nil) {
      (self.old, self.new) = (old, new)
      (self.correlation, self.congruence) = (correlation, congruence)
    }

    /// The one of the two that there is.
    var likeness: Double? { correlation ?? congruence }
  }

  /// A statement of another rank, as far as printed scores tell.
  package struct RankChange: Equatable, Sendable {
    /// The statement.
    package let statement: String
    /// Position of the viewpoint in the new result.
    package let factor: Int
    /// The old rank, from 1.
    package let old: Int
    /// The new one.
    package let new: Int
  }

  /// Something in words that is now other words.
  package struct Change: Equatable, Sendable {
    /// What it is said of: a statement, a sort, a theme, a viewpoint.
    package let id: String
    /// What was said.
    package let old: String
    /// What is said now.
    package let new: String
  }

  /// Who joined and who left a viewpoint.
  package struct Membership: Equatable, Sendable {
    /// Position of the viewpoint in the new result.
    package let factor: Int
    /// Sorts that define it now only.
    package let gained: [String]
    /// Sorts that no longer define it.
    package let lost: [String]
    /// Sorts that define it from its other pole.
    package let turned: [String]
  }

  /// The figure that changed most.
  package struct LargestChange: Equatable, Sendable {
    /// The statement, or the sort.
    package let id: String
    /// Position of the viewpoint in the new result.
    package let factor: Int
    /// The old value, on the sign of the new result.
    package let old: Double
    /// The new value.
    package let new: Double

    /// |new − old|.
    package var size: Double { abs(new - old) }
  }

  /// How the data of one result stand to those of the other.
  package enum Data: String, Sendable {
    /// The same statements, grid and sorts.
    case same
    /// Something of them is not the same.
    case changed
    /// Another title, and no statement in the words it had: what bears the same number means something else.
    case anotherStudy = "another study"
  }

  /// What was.
  package let old: SavedAnalysis
  /// What is.
  package let new: SavedAnalysis
  /// How the data stand; `nil` where one result is what another program printed, which doesn't tell.
  package let data: Data?
  /// Settings, selections and decisions that changed.
  package let settings: [SettingChange]
  /// Statements the new result has in addition.
  package let statementsAdded: [String]
  /// Statements it no longer has.
  package let statementsRemoved: [String]
  /// Statements with another wording.
  package let statementsReworded: [String]
  /// Sorts the new result has in addition.
  package let sortsAdded: [String]
  /// Sorts it no longer has.
  package let sortsRemoved: [String]
  /// Viewpoints found in both, in their old order.
  package let matches: [Match]
  /// Positions in the new result of viewpoints without a counterpart.
  package let appeared: [Int]
  /// Positions in the old result of viewpoints without a counterpart.
  package let vanished: [Int]
  /// Viewpoints, by new identifier, that now bear another name.
  package let names: [Change]
  /// Viewpoints with other members than before.
  package let members: [Membership]
  /// Sorts of another status; joining or leaving a viewpoint is told under `members`.
  package let statuses: [Change]
  /// Statements with another label, or distinguishing other viewpoints.
  package let labels: [Change]
  /// Statements that became, or ceased to be, common ground.
  package let commonGround: [Change]
  /// Statements of which the classical tests now say something else.
  package let classical: [Change]
  /// Themes with another label.
  package let themes: [Change]
  /// Warnings that are new, as code and the factors concerned.
  package let warningsGained: [String]
  /// Warnings that are gone.
  package let warningsLost: [String]
  /// The z that changed most, `nil` where none did.
  package let largestScore: LargestChange?
  /// The loading that changed most, `nil` where none did.
  package let largestLoading: LargestChange?
  /// Statements of another rank, where one result is what another program printed.
  package let ranks: [RankChange]

  /// Whether one of the results is what another program printed: then only figures, flags, ranks and
  /// classical marks are compared.
  package var isOfPublished: Bool { old.published != nil || new.published != nil }

  /// Compares two results. Viewpoints are one where |r| of their z over the common statements
  /// reaches .75, paired by optimal assignment; where one result has no scores at all, |φ| of their
  /// loadings over the common sorts. Figures that another program printed differ only by more than half
  /// of their last digit. Of two studies only settings are compared: a statement of one is none of the other.
  ///
  /// - Throws: numerics failures.
  package init(old: SavedAnalysis, new: SavedAnalysis) throws {
    self.old = old
    self.new = new
    let isOfPublished = old.published != nil || new.published != nil
    settings =
      isOfPublished
      ? []
      : ["settings", "selection", "decisions"].flatMap { part in
        Self.changes(old.value[part]?.object, new.value[part]?.object)
      }

    data = isOfPublished ? nil : Self.data(old, new)
    guard data != .anotherStudy else {
      (statementsAdded, statementsRemoved, statementsReworded) = ([], [], [])
      (sortsAdded, sortsRemoved, matches, appeared, vanished) = ([], [], [], [], [])
      (names, members, statuses, labels, commonGround) = ([], [], [], [], [])
      (classical, themes, warningsGained, warningsLost, ranks) = ([], [], [], [], [])
      (largestScore, largestLoading) = (nil, nil)
      return
    }
    let pairing = try Pairing(old: old, new: new)
    matches = pairing.matches
    appeared = new.factors.indices.filter { f in
      !pairing.matches.contains { $0.new == f } && !old.leavesOut(f, of: new)
    }
    vanished = old.factors.indices.filter { f in
      !pairing.matches.contains { $0.old == f } && !new.leavesOut(f, of: old)
    }
    // A .rot file knows of no statements, and a report cuts their wording.
    let knowStatements = !old.statements.isEmpty && !new.statements.isEmpty
    statementsAdded = knowStatements ? pairing.statements.added : []
    statementsRemoved = knowStatements ? pairing.statements.removed : []
    sortsAdded = pairing.sorts.added
    sortsRemoved = pairing.sorts.removed
    members = pairing.members()
    classical = pairing.classicalChanges()
    ranks = isOfPublished ? pairing.rankChanges() : []
    largestScore = pairing.largestScore()
    largestLoading = pairing.largestLoading()
    guard !isOfPublished else {
      (statementsReworded, names, statuses, labels) = ([], [], [], [])
      (commonGround, themes, warningsGained, warningsLost) = ([], [], [], [])
      return
    }
    statementsReworded = pairing.statements.common.compactMap { a, b in
      old.statements[a].text == new.statements[b].text ? nil : new.statements[b].id
    }
    names = pairing.matches.compactMap { match in
      let (a, b) = (old.factors[match.old].name, new.factors[match.new].name)
      return a == b
        ? nil : Change(id: new.factors[match.new].id, old: a ?? "no name", new: b ?? "no name")
    }
    statuses = pairing.sorts.common.compactMap { a, b in
      Self.change(
        new.sorts[b].id, old.sorts[a].status.rawValue, new.sorts[b].status.rawValue)
    }
    labels = pairing.verdictChanges { verdict, name in
      ([verdict.label.rawValue] + verdict.distinguishes.map(name).sorted())
        .joined(separator: " ")
    }
    commonGround = pairing.verdictChanges { verdict, _ in
      guard let side = verdict.side, let evidence = verdict.evidence else { return "none" }
      return "\(evidence.rawValue) \(side.rawValue)"
    }
    themes = pairing.themeChanges()
    (warningsGained, warningsLost) = pairing.warnings()
  }

  private static func data(_ old: SavedAnalysis, _ new: SavedAnalysis) -> Data {
    let wordings = Dictionary(
      old.statements.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    if old.title != new.title, new.statements.allSatisfy({ wordings[$0.id] != $0.text }) {
      return .anotherStudy
    }
    return old.value["input"]?["sha256"] == new.value["input"]?["sha256"] ? .same : .changed
  }

  static func change(_ id: String, _ old: String, _ new: String) -> Change? {
    old == new ? nil : Change(id: id, old: old, new: new)
  }

  /// The keys of one part of the results whose values are not the same.
  private static func changes(_ old: JSONObject?, _ new: JSONObject?) -> [SettingChange] {
    let before = old?.members ?? []
    let names = Set(before.map(\.key))
    return before.compactMap { key, value in
      new?[key] == value ? nil : SettingChange(name: key, old: value, new: new?[key])
    }
      + (new?.members ?? []).filter { !names.contains($0.key) }
      .map { SettingChange(name: $0.key, old: nil, new: $0.value) }
  }
}
