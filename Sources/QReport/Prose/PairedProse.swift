import QAnalysis
import QStudy

extension Prose {
  /// How people changed between two conditions.
  var paired: EvidenceProse? {
    guard let found = document.evidence.paired else { return nil }
    return EvidenceProse(
      id: "paired", title: "How people changed, from “\(found.from)” to “\(found.to)”",
      sentences: sentences(found), method: pairedMethod)
  }

  private func sentences(_ found: PairedComparison) -> [Sentence] {
    guard found.isDisclosed, let convergence = found.convergence, let p = found.p else {
      let small = NumberText.word(GroupComparison.smallestDisclosed)
      return [
        Sentence(
          "Fewer than \(small) people sorted both times: what they changed is withheld. "
            + Self.onlySums)
      ]
    }
    guard found.people.contains(where: { moved($0) }) else {
      return [
        Sentence(
          "\(NumberText.count(found.people.count, "person", "people")) sorted both times, and nobody "
            + "moved a card.")
      ]
    }
    let people = NumberText.count(found.people.count, "person", "people")
    let same = found.people.count { $0.firstFactor != nil && $0.firstFactor == $0.secondFactor }
    var sentences = [
      Sentence(
        "\(people) sorted both times, and "
          + "\(NumberText.count(same, "defines", "define")) the same viewpoint both times; their two "
          + "sorts correlate \(NumberText.fixed(found.medianStability, 2)) in the median.")
    ]
    sentences.append(shifted(found, p: p))
    sentences.append(movedStatements(found))
    let means =
      "the mean correlation between people went from \(NumberText.fixed(convergence.first, 2)) to "
      + NumberText.fixed(convergence.second, 2)
    sentences.append(
      Sentence(
        convergence.p < Self.shown
          ? "People came \(convergence.index > 0 ? "closer to" : "further from") each other: \(means)."
          : "Whether people came closer to each other is undecided: \(means)."))
    return sentences
  }

  /// Whether a person placed any statement otherwise than before.
  private func moved(_ person: PairedComparison.Person) -> Bool {
    analysis.table.placements[person.first] != analysis.table.placements[person.second]
  }

  private func movedStatements(_ found: PairedComparison) -> Sentence {
    let moved = statements.indices.filter { found.statements[$0].adjusted < Self.shown }
    guard !moved.isEmpty else { return Sentence("No statement is shown to have moved.") }
    var parts: [String] = []
    for (way, sign) in [("up", 1.0), ("down", -1.0)] {
      let own = moved.filter { found.statements[$0].change * sign > 0 }
      guard !own.isEmpty else { continue }
      let ids = NumberText.list(own.map { statements[$0].id })
      parts.append("\(NumberText.count(own.count, "statement")) moved \(way): \(ids)")
    }
    return Sentence(parts.joined(separator: "; ") + ".", statements: moved)
  }

  private func shifted(_ found: PairedComparison, p: Double) -> Sentence {
    let moved = found.shifts.indices.filter { found.shifts[$0].adjusted < Self.shown }
    var ways: [String] = []
    for (way, sign) in [("towards", 1.0), ("away from", -1.0)] {
      let own = moved.filter { found.shifts[$0].change * sign > 0 }
      if !own.isEmpty { ways.append("\(way) \(names(own))") }
    }
    if !moved.isEmpty {
      return Sentence("They moved \(NumberText.list(ways)).", factors: moved)
    }
    if p < Self.shown {
      return Sentence("They moved between viewpoints; which ones is undecided.")
    }
    return Sentence(
      "Whether they moved between viewpoints is undecided"
        + (found.outOfReach ? ": they are too few people to show it." : "."))
  }

  private var pairedMethod: MethodPart {
    let count = NumberText.integer(PairedComparison.permutations)
    return MethodPart(
      text: "The two sorts of each person were compared by \(count) permutations of the sign of "
        + "their differences: mean loadings, adjusted over viewpoints (\(Reference.holm.key)); the "
        + "mean change of each statement by t against the largest of all statements; convergence as "
        + "the change of the mean correlation between people.", cites: [.holm])
  }
}
