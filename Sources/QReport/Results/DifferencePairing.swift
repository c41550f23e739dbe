import QAnalysis
import QNumerics
import QStudy

/// Which statement, sort and viewpoint of one result is which of the other, and what follows.
struct Pairing {
  /// Entries of two lists, matched by identifier.
  struct Entries {
    /// Places in the old and in the new list, in the order of the new one.
    let common: [(old: Int, new: Int)]
    let added: [String]
    let removed: [String]

    init(old: [String], new: [String]) {
      let places = Dictionary(
        old.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      common = new.enumerated().compactMap { j, id in places[id].map { (old: $0, new: j) } }
      added = new.filter { places[$0] == nil }
      let kept = Set(new)
      removed = old.filter { !kept.contains($0) }
    }
  }

  let old: SavedAnalysis
  let new: SavedAnalysis
  let statements: Entries
  let sorts: Entries
  let matches: [AnalysisDifference.Match]

  init(old: SavedAnalysis, new: SavedAnalysis) throws {
    self.old = old
    self.new = new
    statements = Entries(old: old.statements.map(\.id), new: new.statements.map(\.id))
    sorts = Entries(old: old.sorts.map(\.id), new: new.sorts.map(\.id))
    if old.z.allSatisfy({ $0 == nil }) != new.z.allSatisfy({ $0 == nil }) {
      matches = try Self.byLoadings(old, new, sorts.common)
      return
    }
    let pairs = try SolutionMatch.match(old: old.earlierSolution, new: new.earlierSolution)
      .filter { abs($0.correlation) >= SolutionMatch.weakest }
    // Viewpoints that nobody defines have nothing to be told by but their order.
    let silent = zip(
      old.z.indices.filter { old.z[$0] == nil }, new.z.indices.filter { new.z[$0] == nil })
    matches =
      (pairs.map { AnalysisDifference.Match(old: $0.old, new: $0.new, correlation: $0.correlation) }
      + silent.map { AnalysisDifference.Match(old: $0.0, new: $0.1, correlation: nil) })
      .sorted { $0.old < $1.old }
  }

  /// Viewpoints by their loadings, where a file holds no scores.
  private static func byLoadings(
    _ old: SavedAnalysis, _ new: SavedAnalysis, _ common: [(old: Int, new: Int)]
  ) throws -> [AnalysisDifference.Match] {
    guard !common.isEmpty, !old.factors.isEmpty, !new.factors.isEmpty else { return [] }
    return try LoadingMatch.pairs(
      old: Matrix(rowVectors: common.map { old.loadings[$0.old] }),
      new: Matrix(rowVectors: common.map { new.loadings[$0.new] })
    ).filter { abs($0.congruence) >= SolutionMatch.weakest }
      .map {
        AnalysisDifference.Match(
          old: $0.old, new: $0.new, correlation: nil, congruence: $0.congruence)
      }
      .sorted { $0.old < $1.old }
  }

  /// An old factor under its new identifier; one that vanished keeps its own with a mark.
  func name(ofOld f: Int) -> String {
    matches.first { $0.old == f }.map { new.factors[$0.new].id } ?? "former \(old.factors[f].id)"
  }

  func name(ofNew f: Int) -> String { new.factors[f].id }

  private func sign(_ match: AnalysisDifference.Match) -> Int {
    (match.likeness ?? 1) < 0 ? -1 : 1
  }

  // MARK: What follows

  /// Members are the defining sorts of a viewpoint, whatever their status.
  func members() -> [AnalysisDifference.Membership] {
    matches.compactMap { match in
      let before = old.flagged(on: match.old)
      let after = new.flagged(on: match.new)
      let gained = new.sorts.map(\.id).filter { after[$0] != nil && before[$0] == nil }
      let lost = old.sorts.map(\.id).filter { before[$0] != nil && after[$0] == nil }
      let turned = new.sorts.map(\.id).filter { id in
        guard let a = before[id], let b = after[id] else { return false }
        return a * sign(match) != b
      }
      guard !gained.isEmpty || !lost.isEmpty || !turned.isEmpty else { return nil }
      return AnalysisDifference.Membership(
        factor: match.new, gained: gained, lost: lost, turned: turned)
    }
  }

  /// Statements of which a phrase about them changed; factors in it go by their new identifiers.
  func verdictChanges(
    _ phrase: (SavedAnalysis.Verdict, (Int) -> String) -> String
  ) -> [AnalysisDifference.Change] {
    statements.common.compactMap { a, b in
      AnalysisDifference.change(
        new.statements[b].id, phrase(old.comparison[a], name(ofOld:)),
        phrase(new.comparison[b], name(ofNew:)))
    }
  }

  /// Statements of which the classical tests say something else, where both results tell.
  func classicalChanges() -> [AnalysisDifference.Change] {
    let isCoarse = old.published != nil || new.published != nil
    guard let before = old.classicalVerdicts(isCoarse: isCoarse),
      let after = new.classicalVerdicts(isCoarse: isCoarse)
    else { return [] }
    func phrase(_ verdict: SavedAnalysis.ClassicalVerdict, _ name: (Int) -> String) -> String {
      let marks = verdict.distinguishes.map { "\(name($0.factor)) p<\($0.level)" }.sorted()
      let consensus =
        verdict.consensus == .none ? [] : ["consensus \(verdict.consensus.rawValue)"]
      let all = marks + consensus
      return all.isEmpty ? "neither" : all.joined(separator: " ")
    }
    return statements.common.compactMap { a, b in
      AnalysisDifference.change(
        new.statements[b].id, phrase(before[a], name(ofOld:)), phrase(after[b], name(ofNew:)))
    }
  }

  /// Statements whose printed rank is none that the other result's scores allow: those that tie may
  /// stand in any order.
  func rankChanges() -> [AnalysisDifference.RankChange] {
    matches.flatMap { match -> [AnalysisDifference.RankChange] in
      guard let before = Ranks(old, match.old, sign: sign(match)),
        let after = Ranks(new, match.new, sign: 1)
      else { return [] }
      return statements.common.compactMap { a, b in
        let (x, y) = (before.of(a), after.of(b))
        return x.overlaps(y)
          ? nil
          : AnalysisDifference.RankChange(
            statement: new.statements[b].id, factor: match.new, old: x.lowerBound, new: y.lowerBound
          )
      }
    }
  }

  func themeChanges() -> [AnalysisDifference.Change] {
    let entries = Entries(old: old.themes.map(\.id), new: new.themes.map(\.id))
    func word(_ label: ThemeResult.Label?) -> String { label?.rawValue ?? "none" }
    return entries.common.compactMap { a, b in
      AnalysisDifference.change(
        new.themes[b].id, word(old.themes[a].label), word(new.themes[b].label))
    }
      + entries.removed.map { AnalysisDifference.Change(id: $0, old: "there", new: "gone") }
      + entries.added.map { AnalysisDifference.Change(id: $0, old: "not there", new: "there") }
  }

  func warnings() -> (gained: [String], lost: [String]) {
    let oldPlaces = Dictionary(
      old.factors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func phrase(_ warning: SavedAnalysis.Warning, _ factors: [String]) -> String {
      let concerned = factors + warning.sorts + warning.statements
      return concerned.isEmpty
        ? warning.code : "\(warning.code) (\(concerned.joined(separator: ", ")))"
    }
    let before = old.warnings.map { warning in
      phrase(warning, warning.factors.map { id in oldPlaces[id].map { name(ofOld: $0) } ?? id })
    }
    let after = new.warnings.map { phrase($0, $0.factors) }
    let (known, kept) = (Set(before), Set(after))
    return (after.filter { !known.contains($0) }, before.filter { !kept.contains($0) })
  }

  func largestScore() -> AnalysisDifference.LargestChange? {
    var largest: AnalysisDifference.LargestChange?
    for match in matches {
      guard let before = old.z[match.old], let after = new.z[match.new] else { continue }
      for (a, b) in statements.common {
        consider(
          before[a], after[b], match, id: new.statements[b].id, precision: \.scorePrecision,
          largest: &largest)
      }
    }
    return largest
  }

  func largestLoading() -> AnalysisDifference.LargestChange? {
    var largest: AnalysisDifference.LargestChange?
    for match in matches {
      for (a, b) in sorts.common {
        consider(
          old.loadings[a][match.old], new.loadings[b][match.new], match, id: new.sorts[b].id,
          precision: \.loadingPrecision, largest: &largest)
      }
    }
    return largest
  }

  /// Rounding is no change: two libraries agree to about 1e-9.
  private func consider(
    _ before: Double, _ after: Double, _ match: AnalysisDifference.Match, id: String,
    precision: KeyPath<SavedAnalysis.Published, Double>,
    largest: inout AnalysisDifference.LargestChange?
  ) {
    let change = AnalysisDifference.LargestChange(
      id: id, factor: match.new, old: Double(sign(match)) * before, new: after)
    let printed = [old, new].map { $0.published?[keyPath: precision] ?? 0 }.reduce(0, +)
    let tolerance = max(AnalysisDifference.rounding, printed)
    if change.size > max(largest?.size ?? 0, tolerance) { largest = change }
  }

  /// The places that statements may have on a viewpoint.
  private struct Ranks {
    private let printed: [Int]?
    private let z: [Double]

    /// Scores closer than this tie, in one program or another.
    private static let tie = 1e-4

    init?(_ result: SavedAnalysis, _ factor: Int, sign: Int) {
      guard let own = result.z[factor] else { return nil }
      z = own.map { Double(sign) * $0 }
      // The ranks of a viewpoint that was turned about are not those printed.
      printed = sign > 0 ? result.published?.ranks?[factor] : nil
      // Rounded scores tell no order.
      if printed == nil, result.published != nil { return nil }
    }

    func of(_ statement: Int) -> ClosedRange<Int> {
      if let rank = printed?[statement] { return rank...rank }
      let first = 1 + z.count { $0 > z[statement] + Self.tie }
      return first...max(first, z.count { $0 >= z[statement] - Self.tie })
    }
  }
}

extension SavedAnalysis {
  /// 1 or −1 for each sort flagged on a factor, by identifier.
  fileprivate func flagged(on factor: Int) -> [String: Int] {
    Dictionary(
      sorts.indices.filter { flags[$0][factor] != 0 }.map { (sorts[$0].id, flags[$0][factor]) },
      uniquingKeysWith: { first, _ in first })
  }
}
