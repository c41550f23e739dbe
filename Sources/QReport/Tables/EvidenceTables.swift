import QAnalysis
import QStudy

/// What was computed beside the analysis, table by table.
extension PaperTables {
  /// Tables of all parts that were asked for.
  var evidence: [ReportTable] {
    bootstrap + [influence].compactMap(\.self) + groups + paired + multiverse
      + [classification].compactMap(\.self)
  }

  /// Sorts by their influence, the largest first.
  private var influence: ReportTable? {
    guard let influence = document.evidence.influence else { return nil }
    let order = sorts.indices.sorted { a, b in
      (influence.sorts[a]?.influence ?? 2, b) > (influence.sorts[b]?.influence ?? 2, a)
    }
    return ReportTable(
      id: "influence", title: "Influence of each sort",
      note: "1 less the smallest |r|; r of each viewpoint’s z-scores with and without the sort; "
        + "statements whose label changes without it. Empty: the other sorts do not carry the "
        + "solution.",
      columns: [Self.sortColumn, .init("Influence")]
        + factors.map { .init("\(document.identifier(of: $0)) r") } + [.init("Labels changed")],
      rows: order.map { i in
        let found = influence.sorts[i]
        return [.text(sorts[i].id), .number(found?.influence, decimals: 3)]
          + factors.map { .number(found?.correlations[$0], decimals: 3) }
          + [.integer(found?.labelsChanged)]
      })
  }
}
