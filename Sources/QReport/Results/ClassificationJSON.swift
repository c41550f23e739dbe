import QAnalysis
import QStudy
import QTables

extension AnalysisJSON {
  /// The key `classification`: null where it was not asked for.
  static func classification(_ document: AnalysisDocument) -> JSONValue {
    guard let classification = document.evidence.classification else { return .null }
    return [
      "study": .string(classification.title),
      "sorts": .array(
        classification.sorts.map { sort in
          [
            "sort": .string(sort.id), "status": .string(sort.status.rawValue),
            "viewpoint": .factor(sort.viewpoint), "loadings": .figures(sort.loadings),
            "communality": .figure(sort.communality),
            "flags": .array(sort.flags.map { .integer($0) }),
            "correlations": .array(sort.correlations.map { .figure($0) }),
          ]
        }),
    ]
  }
}
