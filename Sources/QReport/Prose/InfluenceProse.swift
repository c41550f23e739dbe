import QAnalysis
import QStudy

extension Prose {
  /// On whom the viewpoints depend, or on which sorts where people have several.
  var influence: EvidenceProse? {
    guard let influence = document.evidence.influence else { return nil }
    let known = influence.sorts.enumerated().compactMap { i, sort in sort.map { (i, $0) } }
    var sentences: [Sentence] = []
    if comparable.isEmpty {
      sentences.append(
        Sentence("No viewpoint has scores: there is nothing that leaving a sort out could change."))
    } else if let (i, most) = known.max(by: { $0.1.influence < $1.1.influence }) {
      let id = analysis.table.sorts[i].id
      let smallest = NumberText.fixed(1 - most.influence, 2)
      let movers = known.filter { $0.1.influence > 1 - Prose.sameViewpoint }.map {
        analysis.table.sorts[$0.0].id
      }
      let whichever =
        known.count == influence.sorts.count
        ? "Whichever sort is left out"
        : "Whichever of the \(NumberText.count(known.count, "sort")) without which there is a "
          + "solution is left out"
      sentences.append(
        Sentence(
          movers.isEmpty
            ? "\(whichever), the viewpoints stay what they are: the largest change comes "
              + "without \(id), and even then each correlates at least \(smallest) with itself."
            : "Without \(NumberText.list(movers, joinedBy: "or")) some viewpoint correlates less than "
              + "\(NumberText.fixed(Prose.sameViewpoint, 2)) with what it was; the largest change "
              + "comes without \(id): \(smallest)."))
      sentences.append(labelsChanged(known.map(\.1.labelsChanged)))
    }
    sentences += influence.warnings.map { Sentence($0.message) }
    return EvidenceProse(
      id: "influence", title: hasSeveralSorts ? "On which sorts it depends" : "On whom it depends",
      sentences: sentences,
      method: MethodPart(
        text:
          "Each sort was left out in turn, and the study extracted, rotated, flagged and scored "
          + "again; viewpoints were paired with those of all sorts by the congruence of their "
          + "loadings. The influence of a sort is 1 less the smallest correlation of a viewpoint’s "
          + "scores with and without it."))
  }

  /// How many labels hang on a single sort.
  private func labelsChanged(_ labels: [Int]) -> Sentence {
    let (least, most) = (labels.min() ?? 0, labels.max() ?? 0)
    let all = NumberText.integer(statements.count)
    if most == 0 { return Sentence("Leaving one sort out changes no statement’s label.") }
    if least == most {
      return Sentence(
        "Leaving one sort out changes the labels of \(NumberText.integer(most)) of \(all) "
          + "statements, whichever it is.")
    }
    return Sentence(
      "Leaving one sort out changes the labels of \(NumberText.integer(least)) to "
        + "\(NumberText.integer(most)) of \(all) statements.")
  }

  /// |r| of a viewpoint with what it was from which it counts as the same.
  static let sameViewpoint = 0.9
}
