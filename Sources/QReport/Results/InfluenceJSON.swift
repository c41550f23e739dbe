import QAnalysis
import QStudy
import QTables

extension AnalysisJSON {
  /// The key `influence`: null where it was not asked for.
  static func influence(_ document: AnalysisDocument) -> JSONValue {
    guard let influence = document.evidence.influence else { return .null }
    return .array(
      zip(document.analysis.table.sorts, influence.sorts).map { sort, found in
        [
          "sort": .string(sort.id), "influence": .figure(found?.influence),
          "correlations": found.map { .array($0.correlations.map { .figure($0) }) } ?? .null,
          "labelsChanged": .whole(found?.labelsChanged),
        ]
      })
  }
}
