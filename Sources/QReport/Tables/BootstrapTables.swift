import QAnalysis
import QNumerics
import QStudy

extension PaperTables {
  /// Scores with their intervals, and sorts with how often they are flagged; none where too few draws
  /// could be fitted.
  var bootstrap: [ReportTable] {
    guard let bootstrap = document.evidence.bootstrap, bootstrap.hasIntervals else { return [] }
    return [bootstrapScores(bootstrap), bootstrapMembers(bootstrap)]
  }

  private func bootstrapScores(_ bootstrap: Bootstrap) -> ReportTable {
    let outer = bootstrap.outerColumns == 1 ? "outermost column" : "two outer columns"
    return ReportTable(
      id: "bootstrap-scores", title: "Scores: sensitivity to \(Prose(document).whoTookPart)",
      note: "z in the study, the interval from 2.5 to 97.5 % of "
        + "\(NumberText.integer(bootstrap.steps)) draws of the sorts, and in how many per cent of "
        + "them the statement lies in the \(outer) of the grid, at the upper (+) or the lower (−) "
        + "end.",
      columns: [.init("Statement", isNumeric: false, idsOf: .statement)]
        + factors.flatMap { f -> [ReportTable.Column] in
          let name = document.identifier(of: f)
          return [
            .init("\(name) z"), .init("\(name) from"), .init("\(name) to"), .init("\(name) + %"),
            .init("\(name) − %"),
          ]
        },
      rows: analysis.table.statements.indices.map { j in
        [.text(analysis.table.statements[j].id)]
          + factors.flatMap { f -> [ReportTable.Cell] in
            let estimate = bootstrap.z[f][j]
            return [
              .number(analysis.scores.z[f]?[j], decimals: 2),
              .number(estimate?.lower, decimals: 2), .number(estimate?.upper, decimals: 2),
              .number(bootstrap.highest[f][j].map { 100 * $0 }, decimals: 0),
              .number(bootstrap.lowest[f][j].map { 100 * $0 }, decimals: 0),
            ]
          }
      })
  }

  private func bootstrapMembers(_ bootstrap: Bootstrap) -> ReportTable {
    ReportTable(
      id: "bootstrap-members", title: "Members: sensitivity to \(Prose(document).whoTookPart)",
      note:
        "Loading in the study, the interval from 2.5 to 97.5 % of the draws that hold the sort, "
        + "and in how many per cent of them it is flagged; bold from 80 % on: a firm member.",
      columns: [Self.sortColumn]
        + factors.flatMap { f -> [ReportTable.Column] in
          let name = document.identifier(of: f)
          return [
            .init(name), .init("\(name) from"), .init("\(name) to"), .init("\(name) flagged %"),
          ]
        },
      rows: sorts.indices.map { i in
        [.text(sorts[i].id)]
          + factors.flatMap { f -> [ReportTable.Cell] in
            let estimate = bootstrap.loadings[i][f]
            return [
              .number(analysis.rotation.loadings[i, f], decimals: 2),
              .number(estimate?.lower, decimals: 2), .number(estimate?.upper, decimals: 2),
              .number(
                bootstrap.flagFrequency[i][f].map { 100 * $0 }, decimals: 0,
                strong: bootstrap.isFirm(sort: i, factor: f)),
            ]
          }
      })
  }
}
