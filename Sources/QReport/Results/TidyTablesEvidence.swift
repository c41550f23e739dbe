import QAnalysis
import QStudy

extension TidyTables {
  /// Tables of what was computed beside the analysis, where it was asked for.
  static func evidence(_ document: AnalysisDocument) -> [TidyTable] {
    [
      bootstrapScores(document), bootstrapMembers(document), bootstrapSteps(document),
      influence(document),
    ].compactMap(\.self) + groups(document) + multiverse(document) + classification(document)
  }

  private static func influence(_ document: AnalysisDocument) -> TidyTable? {
    guard let influence = document.evidence.influence else { return nil }
    return TidyTable(
      name: "influence", columns: [.sort, .influence, .labelsChanged],
      rows: zip(document.analysis.table.sorts, influence.sorts).map { sort, found in
        [.text(sort.id), .number(found?.influence), .whole(found?.labelsChanged)]
      })
  }
}
