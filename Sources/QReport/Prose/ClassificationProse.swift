import QAnalysis
import QStudy

extension Prose {
  /// Where further sorts stand.
  var classification: EvidenceProse? {
    guard let classification = document.evidence.classification else { return nil }
    let sorts = classification.sorts
    let shares = (0..<document.factors).compactMap { f -> String? in
      let count = sorts.count { $0.viewpoint == f }
      return count > 0 ? "\(document.quotedName(of: f)) (\(NumberText.integer(count)))" : nil
    }
    let placed = sorts.count { $0.viewpoint != nil }
    let confounded = sorts.count { $0.status == .confounded }
    return EvidenceProse(
      id: "classification", title: "Where further sorts stand",
      sentences: [
        Sentence(
          "Of \(NumberText.count(sorts.count, "further sort")) from “\(classification.title)”, "
            + (placed == 0
              ? "none would define a viewpoint"
              : "\(NumberText.integer(placed)) would define a viewpoint: "
                + NumberText.list(shares))
            + "; \(NumberText.count(confounded, "stands", "stand")) between viewpoints and "
            + "\(NumberText.count(sorts.count - placed - confounded, "stands", "stand")) near none."
        )
      ] + classification.warnings.map { Sentence($0.message) },
      method: MethodPart(
        text:
          "\(NumberText.count(sorts.count, "further sort")) from “\(classification.title)” were "
          + "projected on the kept factors (least squares, from their correlations with the study’s "
          + "sorts) and put to the same flag rule; they change nothing of the study."))
  }
}
