import QAnalysis
import QStudy

extension Prose {
  /// Where further sorts stand.
  var classification: EvidenceProse? {
    guard let classification = document.evidence.classification else { return nil }
    let sorts = classification.sorts
    let shares = (0..<document.factors).compactMap { f -> String? in
      let own = sorts.filter { $0.viewpoint == f }
      let opposite = own.count { $0.flags[f] < 0 }
      let side = opposite > 0 ? ", \(NumberText.integer(opposite)) from the opposite side" : ""
      return own.isEmpty
        ? nil : "\(document.quotedName(of: f)) (\(NumberText.integer(own.count))\(side))"
    }
    let placed = sorts.count { $0.viewpoint != nil }
    let confounded = sorts.count { $0.status == .confounded }
    let others = [
      (confounded, "between viewpoints"), (sorts.count - placed - confounded, "near none"),
    ].filter { $0.0 > 0 }.map { "\(NumberText.count($0.0, "stands", "stand")) \($0.1)" }
    return EvidenceProse(
      id: "classification", title: "Where further sorts stand",
      sentences: [
        Sentence(
          "Of \(NumberText.count(sorts.count, "further sort")) from “\(classification.title)”, "
            + (placed == 0
              ? "none would define a viewpoint"
              : "\(NumberText.integer(placed)) would define a viewpoint: "
                + NumberText.list(shares))
            + (others.isEmpty ? "." : "; \(NumberText.list(others))."))
      ] + classification.warnings.map { Sentence($0.message) },
      method: MethodPart(
        text:
          "\(NumberText.count(sorts.count, "further sort")) from “\(classification.title)” were "
          + "projected on the kept factors (least squares, from their correlations with the study’s "
          + "sorts) and put to the same flag rule; they change nothing of the study."))
  }
}
