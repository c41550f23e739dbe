import QAnalysis
import QStudy

extension Prose {
  /// Whether the answer would survive other choices.
  var multiverse: EvidenceProse? {
    guard let multiverse = document.evidence.multiverse else { return nil }
    return EvidenceProse(
      id: "multiverse", title: "Would it survive other choices?",
      sentences: labelsHeld(multiverse) + viewpointsFound(multiverse) + membersHeld(multiverse)
        + mostMoving(multiverse) + multiverse.warnings.map { Sentence($0.message) },
      method: MethodPart(
        text: "The sorts were analysed in \(NumberText.integer(multiverse.specifications.count)) "
          + "ways (\(Reference.steegen.key)): \(levels(multiverse)). Viewpoints were paired by the "
          + "correlation of their z-scores; one counts as found from "
          + "\(NumberText.fixed(SolutionMatch.weakest, 2)) on.", cites: [.steegen]))
  }

  /// A result holds well where it does so in this share of the ways to analyse.
  static let holdsWell = 0.8

  private func labelsHeld(_ multiverse: Multiverse) -> [Sentence] {
    guard !multiverse.runs.isEmpty else { return [] }
    let labelled = multiverse.statements.indices.filter {
      multiverse.statements[$0].label != .undecided
    }
    let lexicon = isClassical ? " by Mindset’s own labels" : ""
    guard !labelled.isEmpty else {
      return [
        Sentence(
          "No statement is distinguishing or shared\(lexicon), so that no such label can be lost.")
      ]
    }
    let well = labelled.count { multiverse.statements[$0].holds >= Self.holdsWell }
    let poorly = labelled.filter { multiverse.statements[$0].holds < 0.5 }
    let ways = waysToAnalyse(multiverse)
    let first = Sentence(
      labelled.count == 1
        ? "The one statement distinguishing or shared\(lexicon) keeps its label in "
          + "\(Self.often(well == 1)) of \(ways)."
        : "Of \(NumberText.count(labelled.count, "statement")) distinguishing or shared\(lexicon), "
          + "\(Self.some(well, "keeps its label", "keep their labels")) in \(Self.often(true)) of "
          + "\(ways).")
    guard !poorly.isEmpty else { return [first] }
    return [
      first,
      Sentence(
        (poorly.count == 1 ? "The label of " : "The labels of ")
          + NumberText.list(poorly.map { statements[$0].id })
          + (poorly.count == 1 ? " holds" : " hold") + " in fewer than half of them.",
        statements: poorly),
    ]
  }

  private func hasLabels(_ multiverse: Multiverse) -> Bool {
    multiverse.statements.contains { $0.label != .undecided }
  }

  private func waysToAnalyse(_ multiverse: Multiverse) -> String {
    "\(NumberText.count(multiverse.runs.count, "way")) to analyse the same sorts"
  }

  private static func often(_ isOften: Bool) -> String {
    "\(isOften ? "at least" : "fewer than") four in five"
  }

  /// “none does”, “1 does”, “2 do”.
  private static func some(_ number: Int, _ one: String, _ many: String) -> String {
    number == 0 ? "none \(one)" : NumberText.count(number, one, many)
  }

  private func viewpointsFound(_ multiverse: Multiverse) -> [Sentence] {
    let shares = multiverse.viewpoints.enumerated().compactMap { f, result in
      result.map { "\(document.quotedName(of: f)) in \(NumberText.percent($0.found))" }
    }
    guard !shares.isEmpty else { return [] }
    return [
      Sentence(
        "Found again: \(NumberText.list(shares)) of "
          // The sentence on labels names the ways, where there are labels to speak of.
          + (hasLabels(multiverse) ? "these ways" : waysToAnalyse(multiverse))
          + (multiverse.specifications.contains { $0.factors < analysis.settings.factors }
            ? "; where one viewpoint fewer is kept, not all can be." : "."),
        factors: multiverse.viewpoints.indices.filter { multiverse.viewpoints[$0] != nil })
    ]
  }

  private func membersHeld(_ multiverse: Multiverse) -> [Sentence] {
    let members = multiverse.sorts.filter { $0.membership != nil }
    guard !members.isEmpty else { return [] }
    let well = members.count { $0.holds >= Self.holdsWell }
    guard members.count > 1 else {
      return [
        Sentence(
          "The one sort that defines a viewpoint does so in \(Self.often(well == 1)).")
      ]
    }
    return [
      Sentence(
        "Of \(NumberText.count(members.count, "sort")) that define a viewpoint, "
          + "\(Self.some(well, "does", "do")) so in \(Self.often(true)).")
    ]
  }

  private func mostMoving(_ multiverse: Multiverse) -> [Sentence] {
    guard let choice = multiverse.mostMoving,
      let result = multiverse.choices.first(where: { $0.choice == choice })
    else { return [] }
    let levels = result.levels.map {
      "\(NumberText.percent($0.agreement.labels)) with \(words(choice, $0.name))"
    }
    return [
      Sentence(
        "What moves most is \(words(choice)): labels of all statements hold on average in "
          + "\(NumberText.list(levels)).")
    ]
  }

  private func levels(_ multiverse: Multiverse) -> String {
    let levels = Multiverse.Choice.allCases.map { choice in
      var names: [String] = []
      for specification in multiverse.specifications {
        let name = choice.level(of: specification)
        if !names.contains(name) { names.append(name) }
      }
      return "\(words(choice)) \(NumberText.list(names))"
    }
    return "every combination of " + levels.joined(separator: "; ")
  }

  /// The choice in words.
  func words(_ choice: Multiverse.Choice) -> String {
    switch choice {
    case .correlation: "the correlation"
    case .extraction: "the extraction"
    case .factors: "the number of viewpoints"
    case .rotation: "the rotation"
    case .flagLevel: "the level of flags"
    }
  }

  private func words(_ choice: Multiverse.Choice, _ level: String) -> String {
    choice == .flagLevel ? "p < \(level)" : level
  }
}

extension Multiverse.Choice {
  /// The long option that makes the choice.
  var option: String { self == .flagLevel ? "flag-level" : rawValue }
}
