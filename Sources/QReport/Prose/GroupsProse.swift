import QAnalysis
import QStudy

extension Prose {
  /// What withholding does not do.
  static let onlySums = "Only sums are withheld: the researcher’s tables name every sort."

  /// Below this a p counts as shown.
  static let shown = 0.05

  /// Who differs from whom, an attribute at a time. Small groups are not broken out.
  var groups: [EvidenceProse] {
    document.evidence.groups.enumerated().map { k, found in
      EvidenceProse(
        id: "groups-\(k + 1)", title: "Who differs from whom, by \(found.attribute)",
        sentences: sentences(found), method: groupMethod(found))
    }
  }

  private func sentences(_ found: GroupComparison) -> [Sentence] {
    guard found.groups.count > 1 else {
      return [Sentence("All people are of one \(found.attribute): nothing to compare.")]
    }
    guard let overall = found.overall else {
      return [
        Sentence(
          found.warnings.contains { $0.code == .groupsSharePeople }
            ? "People stand in several of these groups, which are therefore not tested against each "
              + "other."
            : "Undecided: there are no two groups of two people or more.")
      ]
    }
    let disclosure = found.disclosure
    var sentences = [whole(overall, by: found.attribute)]
    let pairs = found.disclosedPairs
    if !pairs.isEmpty {
      sentences.append(viewpoints(pairs, of: found))
      sentences.append(placements(pairs, of: found))
    }
    let small = NumberText.word(GroupComparison.smallestDisclosed)
    if disclosure.withheld {
      sentences.append(
        Sentence("No group has \(small) people: none is broken out. " + Self.onlySums))
    } else if !disclosure.together.isEmpty {
      sentences.append(
        Sentence(
          "Groups under \(small) people are not broken out: "
            + "\(NumberText.word(disclosure.together.count)) groups stand together. "
            + Self.onlySums))
    }
    return sentences
  }

  private func whole(_ overall: GroupComparison.Overall, by attribute: String) -> Sentence {
    guard let p = overall.p else {
      return Sentence("Undecided: within the groups everybody sorted alike.")
    }
    return Sentence(
      p < Self.shown
        ? "It matters: sorts are more alike within one \(attribute) than across "
          + "(\(chance(p)))."
        : "Undecided: sorts are not shown to be more alike within one \(attribute) than across "
          + "(\(chance(p))).")
  }

  /// “p = .03”, in the words of a page: a permutation p.
  private func chance(_ p: Double) -> String {
    p < 0.001 ? "p\u{A0}< 0.001" : "p\u{A0}=\u{A0}\(NumberText.fixed(p, 3))"
  }

  private func viewpoints(
    _ pairs: [GroupComparison.Pair], of found: GroupComparison
  ) -> Sentence {
    let differ = pairs.filter { $0.adjusted < Self.shown }
    let open = pairs.count - differ.count
    var text = ""
    if !differ.isEmpty {
      let named = differ.map {
        "\(found.groups[$0.first].name) and \(found.groups[$0.second].name)"
      }
      text = "Different viewpoints are held by " + named.joined(separator: "; ") + "."
    }
    guard open > 0 else {
      return Sentence(text + (pairs.count > 1 ? " Every pair is told apart." : ""))
    }
    if !differ.isEmpty { text += " " }
    text +=
      differ.isEmpty
      ? "Whether any two groups hold different viewpoints is undecided"
      : "The other \(NumberText.count(open, "pair is", "pairs are")) undecided"
    let hopeless = pairs.count { $0.outOfReach }
    if hopeless > 0 {
      text += "; \(NumberText.count(hopeless, "pair is", "pairs are")) too few people to show it"
    }
    return Sentence(text + ".")
  }

  private func placements(
    _ pairs: [GroupComparison.Pair], of found: GroupComparison
  ) -> Sentence {
    let shown = analysis.table.statements.indices.filter { j in
      pairs.contains { $0.statements[j].adjusted < Self.shown }
    }
    guard !shown.isEmpty else {
      return Sentence("No statement is shown to be placed differently by two groups.")
    }
    return Sentence(
      "\(NumberText.capitalised(NumberText.word(shown.count))) "
        + "\(shown.count == 1 ? "statement is" : "statements are") placed differently by two "
        + "groups: \(NumberText.list(shown.map { statements[$0].id })).", statements: shown)
  }

  private func groupMethod(_ found: GroupComparison) -> MethodPart {
    let count = NumberText.integer(GroupComparison.permutations)
    return MethodPart(
      text:
        "Groups by \(found.attribute) were compared by \(count) permutations of the groups over "
        + "people: all groups by pseudo-F on 1 − r (\(Reference.anderson.key)); each two by the sum "
        + "of squared differences of mean loadings, adjusted over pairs (\(Reference.holm.key)); "
        + "each statement by Welch’s t (\(Reference.welch.key)) against the largest of all "
        + "statements, times the number of pairs. Groups under "
        + "\(NumberText.word(GroupComparison.smallestDisclosed)) people are not broken out.",
      cites: [.anderson, .holm, .welch])
  }
}
