import QAnalysis
import QNumerics
import QStudy
import QTables

/// How many viewpoints, as JSON: the key `retention` of `analysis.json` and of what `factors` writes.
package enum RetentionJSON {
  /// What `format` says of a file that holds the panel alone.
  package static let format = "mindset.factors"
  /// Version of that format.
  package static let version = 1

  /// The panel as a file of its own, the same bytes every time.
  package static func text(of document: RetentionDocument) -> String {
    let value: JSONValue = .object([
      ("format", .string(format)),
      ("version", .integer(version)),
      ("tool", AnalysisJSON.tool(document.tool)),
      (
        "input",
        [
          "study": .string(document.table.study.title),
          "sha256": .string(document.fingerprint),
          "statements": .integer(document.table.statements.count),
          "sorts": .integer(document.table.sorts.count),
          "simulated": .bool(document.table.study.provenance.sorts == .simulated),
        ]
      ),
      ("seed", .integer(Int(clamping: document.seed))),
      ("sorts", .array(document.table.sorts.map { .string($0.id) })),
      ("retention", Self.value(of: document.panel.retention, panel: document.panel)),
    ])
    return value.text()
  }

  /// The key `retention`; without a panel its criteria are the three that lead, and what noise gives
  /// is null.
  static func value(of retention: Retention, panel: RetentionPanel?) -> JSONValue {
    let leading: [(RetentionCriterion, Int?)] = [
      (.parallelAnalysis, retention.parallel.suggested),
      (.sequentialParallelAnalysis, retention.sequential?.suggested),
      (.minimumAveragePartial, retention.averagePartial?.suggested),
    ]
    let findings =
      panel?.findings.map { ($0.criterion, $0.factors, $0.noise) }
      ?? leading.map { ($0.0, $0.1, nil) }
    return [
      "suggested": .integer(retention.suggested),
      "range": [.integer(retention.range.lowerBound), .integer(retention.range.upperBound)],
      "criteria": .array(
        findings.map { criterion, factors, noise in
          [
            "name": .string(criterion.rawValue), "factors": .whole(factors),
            "noise": .figure(noise),
          ]
        }),
      "eigenvalues": .figures(retention.parallel.eigenvalues),
      "reference": .figures(retention.parallel.reference),
      "studies": .integer(retention.parallel.studies),
      "solutions": panel.map { .array($0.solutions.map(solution)) } ?? .null,
    ]
  }

  private static func solution(_ solution: RetentionPanel.Solution) -> JSONValue {
    [
      "factors": .integer(solution.factors),
      "cumulativeVariance": .figure(solution.cumulativeVariance),
      "communalityDrops": .figures(solution.communalityDrops),
      "flagged": .whole(solution.flagged),
      "fewestDefiningSorts": .whole(solution.fewestDefiningSorts),
      "splitHalf": .figure(solution.splitHalf),
      "splitHalfNoise": .figure(solution.splitHalfNoise),
      "noiseFlagged": .figure(solution.noiseFlagged),
    ]
  }
}
