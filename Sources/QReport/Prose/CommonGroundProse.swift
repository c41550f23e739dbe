package import QAnalysis
import QStudy

/// What the viewpoints share, ready to be set: never empty.
package struct CommonGroundProse: Equatable, Sendable {
  /// Statements on which all lean one way, with the same evidence.
  package struct Group: Equatable, Sendable {
    /// The way they lean.
    package let side: CommonGround.Side
    /// How well it is shown.
    package let evidence: CommonGround.Evidence
    /// “All viewpoints embrace”, a heading.
    package let lead: Sentence
  }

  /// How much common ground there is, in one sentence.
  package let summary: Sentence
  /// Groups that hold a statement: firm ones first.
  package let groups: [Group]
  /// What “likely” means, where a likely statement is listed.
  package let likely: Sentence?
  /// Where viewpoints were compared and have no common ground: the statements closest to it, and
  /// that they are not shown; none of them tells a viewpoint from the others.
  package let nearest: Sentence?
  /// What holds to about the same degree; consensus by the classical tests where those rule.
  package let degree: Sentence
}

extension Prose {
  /// What all viewpoints share: does everyone lean the same way, whatever the degree?
  package var commonGround: CommonGroundProse {
    let sides: [CommonGround.Side] = [.embrace, .setAside, .littleMatter]
    let groups = [CommonGround.Evidence.firm, .likely].flatMap { evidence in
      sides.compactMap { side -> CommonGroundProse.Group? in
        let members = statements.indices.filter {
          let ground = comparison.statements[$0].commonGround
          return ground.side == side && ground.evidence == evidence
        }
        guard !members.isEmpty else { return nil }
        return CommonGroundProse.Group(
          side: side, evidence: evidence,
          lead: Sentence(
            evidence == .likely
              ? lexicon(.likelyGroup, ["group": phrase(side)]) : phrase(side),
            statements: byMargin(members), factors: comparable))
      }
    }
    func members(_ evidence: CommonGround.Evidence) -> [Int] {
      groups.filter { $0.evidence == evidence }.flatMap(\.lead.statements)
    }
    let likely = members(.likely)
    return CommonGroundProse(
      summary: summary(firm: members(.firm), likely: likely), groups: groups,
      likely: likely.isEmpty
        ? nil
        : Sentence(lexicon(.likelyMeans, ["everyone": everyone])),
      nearest: groups.isEmpty && comparable.count > 1 ? nearest : nil,
      degree: isClassical ? consensus : sharedDegree)
  }

  /// The lexicon of common ground.
  package func phrase(_ side: CommonGround.Side) -> String {
    let phrase: Phrase =
      switch side {
      case .embrace: isChange ? .allMovedUp : .allEmbrace
      case .setAside: isChange ? .allMovedDown : .allSetAside
      case .littleMatter: isChange ? .movedLittle : .littleMatter
      }
    return NumberText.capitalised(lexicon(phrase, ["everyone": everyone]))
  }

  private func summary(firm: [Int], likely: [Int]) -> Sentence {
    guard comparable.count > 1 else {
      return Sentence("With fewer than two viewpoints to compare, there is no common ground.")
    }
    if firm.isEmpty, likely.isEmpty {
      return Sentence(lexicon(.noCommonGround))
    }
    func side(_ of: CommonGround.Side, _ members: [Int]) -> Int {
      members.count { comparison.statements[$0].commonGround.side == of }
    }
    func parts(_ members: [Int]) -> String {
      let counts = [
        (side(.embrace, members), isChange ? "moved up" : "embraced"),
        (side(.setAside, members), isChange ? "moved down" : "set aside"),
        (side(.littleMatter, members), isChange ? "moved little" : "of little matter"),
      ]
      return NumberText.list(
        counts.filter { $0.0 > 0 }.map { "\(NumberText.integer($0.0)) \($0.1)" })
    }
    let firmly =
      firm.isEmpty
      ? "No statement is firm common ground"
      : "\(NumberText.count(firm.count, "statement is", "statements are")) firm common ground of "
        + "\(everyone) (\(parts(firm)))"
    let likelier =
      likely.isEmpty
      ? "."
      : firm.isEmpty
        ? "; \(NumberText.count(likely.count, "is", "are")) likely (\(parts(likely)))."
        : "; \(NumberText.count(likely.count, "more is", "more are")) likely (\(parts(likely)))."
    return Sentence(firmly + likelier, statements: firm + likely, factors: comparable)
  }

  /// Largest margin first; equal margins in the order of the study.
  private func byMargin(_ members: [Int]) -> [Int] {
    members.sorted { a, b in
      let left = comparison.statements[a].commonGround.margin ?? -.infinity
      let right = comparison.statements[b].commonGround.margin ?? -.infinity
      return left != right ? left > right : a < b
    }
  }

  /// Closest to common ground, where there is none; `nil` where every statement tells a viewpoint from
  /// the others.
  private var nearest: Sentence? {
    let ranked = byMargin(
      statements.indices.filter { comparison.statements[$0].commonGround.margin != nil })
    guard !ranked.isEmpty else {
      return Sentence(lexicon(.noneComesClose))
    }
    let closest = ranked.filter { !isDistinguishing($0) }.prefix(3)
    return closest.isEmpty
      ? nil : Sentence(lexicon(.closest), statements: Array(closest), factors: comparable)
  }

  /// “and to about the same degree”.
  private var sharedDegree: Sentence {
    let shared = statements.indices.filter { comparison.statements[$0].label == .shared }
    let delta = analysis.settings.equivalence
    let degree =
      "to about the same degree (less than \(NumberText.fixed(delta, 2)) in z, "
      + "\(columns(delta)) grid columns, apart)"
    guard shared.isEmpty else {
      return Sentence(
        "\(NumberText.count(shared.count, "statement is", "statements are")) shown to be held by "
          + "all \(degree).", statements: shared, factors: comparable)
    }
    guard comparable.count > 1 else { return Sentence("No two viewpoints can be compared.") }
    if document.warnings.contains(where: { $0.code == .sharedOutOfReach }) {
      return Sentence("Too few people to show that viewpoints hold any statement \(degree).")
    }
    return Sentence("No statement is shown to be held by all \(degree).")
  }

  /// The level at which no two viewpoints differ on a consensus statement.
  var consensusLevel: String {
    switch analysis.settings.conventions.comparison.consensus {
    case .p01: ".01"
    case .p05: ".05"
    }
  }

  /// Consensus statements of the classical tests.
  private var consensus: Sentence {
    let found = statements.indices.filter {
      comparison.statements[$0].classical.consensus != .none
    }
    guard comparable.count > 1 else { return Sentence("No two viewpoints can be compared.") }
    let number = NumberText.count(
      found.count, "statement is a consensus statement", "statements are consensus statements")
    return Sentence(
      found.isEmpty
        ? "By the classical tests no statement is a consensus statement."
        : "By the classical tests \(number): no two viewpoints differ at p < \(consensusLevel).",
      statements: found, factors: comparable)
  }
}
