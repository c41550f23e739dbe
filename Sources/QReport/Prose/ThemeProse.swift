package import QAnalysis
import QStudy

/// One theme in words.
package struct ThemeProse: Equatable, Sendable {
  /// Its numbers.
  package let result: ThemeResult
  /// The label in a word or two: “divided”; empty where there is nothing to compare.
  package let verdict: String
  /// How much of the disagreement it carries; `nil` where there is none beyond noise.
  package let weight: Sentence?
  /// Who stands where, and what is to be said of it.
  package let notes: [Sentence]
  /// Whether it carries more than its size, significantly.
  package let isHeavy: Bool
}

/// The side of a theme a viewpoint stands on.
package enum ThemeSide: Int, Sendable, CaseIterable {
  /// It speaks for the theme.
  case speaksFor
  /// It speaks against the theme.
  case speaksAgainst
  /// It stands around the middle.
  case middle

  /// The side a stance is shown to take.
  package init(_ stance: ThemeResult.Stance) {
    self =
      switch stance.side {
      case .speaksFor: .speaksFor
      case .speaksAgainst: .speaksAgainst
      case nil: .middle
      }
  }

  /// `+`, `−` or `·`.
  package var sign: String {
    switch self {
    case .speaksFor: "+"
    case .speaksAgainst: "−"
    case .middle: "·"
    }
  }

  var words: String {
    switch self {
    case .speaksFor: "for it"
    case .speaksAgainst: "against it"
    case .middle: "around the middle"
    }
  }
}

extension Prose {
  /// Where the viewpoints part: a few sentences before the themes, or instead of them.
  package var divergence: [Sentence] {
    guard comparable.count > 1 else {
      return [Sentence("With fewer than two viewpoints to compare, nothing divides them.")]
    }
    guard !analysis.themes.isEmpty else {
      let apart = parting.prefix(5)
      guard !apart.isEmpty else { return [Sentence(nothingParts, factors: comparable)] }
      return [
        Sentence(
          "The viewpoints stand furthest apart on these statements.",
          statements: Array(apart), factors: comparable)
      ]
    }
    var sentences: [Sentence] = []
    // One sentence a verdict, the divides first.
    let verdicts = themes.map { ($0.verdict, $0.result.theme.label) }
    let order: [(verdict: Verdict, lead: String)] = [
      (.divided, "They part on "), (.shared, "They share a side on "),
      (.differentArguments, "Same side, different arguments: "),
      (.differLittle, "They differ little, on no one side, on "),
      (.aroundTheMiddle, "They differ little, around the middle, on "),
      (.undecided, "The sorts leave undecided "),
      (.undirected, "Which side a viewpoint takes can’t be told on "),
    ]
    for (verdict, lead) in order {
      let labels = verdicts.filter { $0.0 == verdict.rawValue }.map(\.1)
      guard !labels.isEmpty else { continue }
      let mend =
        verdict == .undirected ? ": add + or − to the statements (column direction)." : "."
      sentences.append(Sentence(lead + NumberText.list(labels) + mend))
    }
    if !analysis.themes.contains(where: { $0.share != nil }) {
      sentences.append(
        Sentence(
          analysis.themes.count < 2
            ? "Shares of the disagreement take two themes."
            : isNoiseKnown
              ? "No disagreement beyond noise."
              : "How much of the disagreement is noise can’t be told: too few sorts define a "
                + "viewpoint."))
    }
    return sentences
  }

  /// Whether every viewpoint that is compared has a standard error: what is beyond noise can't be told
  /// without.
  var isNoiseKnown: Bool {
    comparable.allSatisfy {
      analysis.characteristics.factors[$0].empiricalStandardError != nil
    }
  }

  /// Every theme in words, the one with most of the disagreement first.
  package var themes: [ThemeProse] {
    let results = analysis.themes.filter { !$0.statements.isEmpty }
    let order = results.indices.sorted { a, b in
      let left = results[a].share ?? -1
      let right = results[b].share ?? -1
      return left != right ? left > right : a < b
    }
    return order.map { theme(results[$0]) }
  }

  /// The themes of which there is something to say one by one: none where a single viewpoint, or none, is
  /// to be compared, which is said once.
  package var comparedThemes: [ThemeProse] { comparable.count < 2 ? [] : themes }

  /// What is printed of a theme's label.
  enum Verdict: String {
    case divided, shared, undecided
    case notCompared = ""
    case differentArguments = "same side, different arguments"
    case differLittle = "differ little, on no one side"
    case aroundTheMiddle = "differ little, around the middle"
    case undirected = "needs directions"
  }

  /// What is said of a theme. That viewpoints differ little is not that they take a side: that is said
  /// only where each is shown to take the same one.
  func verdict(_ result: ThemeResult) -> Verdict {
    if comparable.count < 2 { return .notCompared }
    return switch result.label {
    case .divided: .divided
    case .undecided: .undecided
    case nil: result.stances.isEmpty ? .undirected : .undecided
    case .shared: sharedVerdict(result)
    }
  }

  private func sharedVerdict(_ result: ThemeResult) -> Verdict {
    let sides = Set(comparable.compactMap { result.stances[$0] }.map(ThemeSide.init))
    if result.aroundTheMiddle || sides == [.middle] { return .aroundTheMiddle }
    if sides.count > 1 { return .differLittle }
    return result.statements.contains(where: isDistinguishing) ? .differentArguments : .shared
  }

  /// Whether a statement tells a viewpoint from the others, by the labels that the document asks for.
  func isDistinguishing(_ j: Int) -> Bool { !distinguished(by: j).isEmpty }

  /// The viewpoints that a statement tells from every other, by the labels that the document asks for.
  package func distinguished(by j: Int) -> [Int] {
    let compared = comparison.statements[j]
    return isClassical ? compared.classical.distinguishes.map(\.factor) : compared.distinguishes
  }

  private func theme(_ result: ThemeResult) -> ThemeProse {
    let heavy = (result.divergence ?? 0) > 1 && (result.adjusted ?? 1) < 0.05
    let size = Double(result.statements.count) / Double(statements.count)
    let weight = result.share.map { share in
      Sentence(
        "It carries \(NumberText.percent(share)) of all disagreement with "
          + "\(NumberText.percent(size)) of the statements"
          + (heavy ? ", more than its size." : "."), statements: result.statements)
    }
    let verdict = verdict(result)
    return ThemeProse(
      result: result, verdict: verdict.rawValue, weight: weight,
      notes: notes(result, verdict: verdict), isHeavy: heavy)
  }

  private func notes(_ result: ThemeResult, verdict: Verdict) -> [Sentence] {
    var notes: [Sentence] = []
    switch verdict {
    case .divided:
      notes.append(stances(result))
      if let tilt = result.tilt, let argument = result.argument, tilt + argument > 0 {
        notes.append(
          Sentence(
            tilt >= argument
              ? "More of the disagreement is about the side to take than about single statements."
              : "More of the disagreement is about single statements than about the side to take."))
      }
    case .shared, .differLittle:
      notes.append(stances(result))
    case .differentArguments:
      let telling = result.statements.filter(isDistinguishing)
      notes.append(
        Sentence(
          "Same side, different arguments: "
            + "\(NumberText.count(telling.count, "statement tells", "statements tell")) viewpoints "
            + "apart.", statements: telling))
      notes.append(stances(result))
    case .aroundTheMiddle:
      notes.append(Sentence("The viewpoints differ little, around the middle."))
    case .undecided:
      notes.append(
        Sentence(
          result.sharedOutOfReach
            ? "Too few people to show that viewpoints agree on it, and no divide is shown."
            : "The sorts show neither agreement nor a divide."))
    case .notCompared: break
    case .undirected:
      notes.append(
        Sentence(
          "Its statements do not say which of them speak for it and which against: add + or − to "
            + "them (column direction of statements.csv)."))
    }
    return notes
  }

  /// Who stands where on a theme.
  private func stances(_ result: ThemeResult) -> Sentence {
    let known = comparable.compactMap { f in
      result.stances[f].map { (factor: f, side: ThemeSide($0), mean: $0.mean) }
    }
    let groups = ThemeSide.allCases.compactMap { side -> (ThemeSide, [Int])? in
      let members = known.filter { $0.side == side }.map(\.factor)
      return members.isEmpty ? nil : (side, members)
    }
    let factors = known.map(\.factor)
    guard groups.count == 1, let only = groups.first else {
      return Sentence(
        groups.map { "\(names($1)) stand\($1.count == 1 ? "s" : "") \($0.words)" }
          .joined(separator: "; ") + ".", statements: result.statements, factors: factors)
    }
    guard result.label == .divided else {
      return Sentence(
        "\(NumberText.capitalised(everyone)) stand \(only.0.words).", statements: result.statements,
        factors: factors)
    }
    let degrees = known.map {
      "\(document.quotedName(of: $0.factor)) \(NumberText.fixed($0.mean, 2, signed: true))"
    }
    return Sentence(
      "\(NumberText.capitalised(everyone)) stand \(only.0.words), but not to the same degree: "
        + degrees.joined(separator: ", ") + ".", statements: result.statements, factors: factors)
  }
}
