import QAnalysis
import QStudy
package import QTables

extension SolutionsDocument {
  /// The comparison as a document of its own: every key is there, lists are whole.
  package var json: JSONValue {
    let table = series.solutions.first?.analysis.table
    return [
      "format": "mindset.solutions",
      "version": 1,
      "tool": [
        "name": .string(tool.name), "version": .string(tool.version),
        "lapack": .string(tool.lapack), "blas": .string(tool.blas),
      ],
      "input": [
        "study": .text(table?.study.title), "sha256": .string(fingerprint),
        "statements": .whole(table?.statements.count), "sorts": .whole(table?.sorts.count),
        "simulated": .bool(table?.study.provenance.sorts == .simulated),
      ],
      "suggested": .whole(retention?.suggested),
      "range": retention.map {
        [.integer($0.range.lowerBound), .integer($0.range.upperBound)]
      } ?? .null,
      "solutions": .array(series.solutions.map(Self.solution)),
      "steps": .array(
        series.steps.enumerated().map { number, step in
          Self.step(
            step, from: series.solutions[number].analysis,
            to: series.solutions[number + 1].analysis)
        }),
      "warnings": .array(
        warnings.map { entry in
          [
            "code": .string(entry.warning.code.rawValue),
            "message": .string(entry.warning.message),
            "solutions": .array(entry.factors.map { .integer($0) }),
          ]
        }),
    ]
  }

  private static func solution(_ solution: SolutionSeries.Solution) -> JSONValue {
    let analysis = solution.analysis
    func sorts(_ status: Flags.Status) -> JSONValue {
      .texts(
        analysis.table.sorts.indices.filter { analysis.flags.status[$0] == status }
          .map { analysis.table.sorts[$0].id })
    }
    return [
      "factors": .integer(analysis.settings.factors),
      "explainedVariance": .figure(solution.explainedVariance),
      "viewpoints": .array(
        analysis.viewpoints.enumerated().map { f, viewpoint in
          let own = analysis.characteristics.factors[f]
          return [
            "id": .string(viewpoint.identifier), "name": .text(viewpoint.name),
            "explainedVariance": .figure(own.explainedVariance),
            "reliability": .figure(own.reliability),
            "definingSorts": .texts(
              analysis.flags.definers(of: f).map { analysis.table.sorts[$0].id }),
          ]
        }),
      "confounded": sorts(.confounded),
      "null": sorts(.null),
      "largestCorrelation": .figure(solution.largestCorrelation),
      "splitHalf": [
        "median": .figure(solution.stability.median),
        "smallest": .figures(solution.stability.smallest),
      ],
    ]
  }

  private static func step(
    _ step: SolutionStep, from old: Analysis, to new: Analysis
  ) -> JSONValue {
    func id(_ sort: Int) -> JSONValue { .string(new.table.sorts[sort].id) }
    func statements(_ places: [Int]) -> JSONValue {
      .texts(places.map { new.table.statements[$0].id })
    }
    return [
      "from": .integer(old.settings.factors),
      "to": .integer(new.settings.factors),
      "viewpoints": .array(
        step.pairs.map { pair in
          [
            "old": .factor(pair.old), "new": .factor(pair.new),
            "correlation": .figure(pair.correlation), "same": .bool(pair.isSame),
            "kept": .array(pair.kept.map(id)),
          ]
        }),
      "moves": .array(
        step.moves.map { move in
          ["sort": id(move.sort), "old": .factor(move.old), "new": .factor(move.new)]
        }),
      "extra": .array(
        step.extras.map { extra in
          [
            "viewpoint": .factor(extra.factor),
            "correlations": .array(extra.correlations.map { .figure($0) }),
            "distinguishing": statements(extra.distinguishing),
            "classical": statements(extra.classical),
          ]
        }),
    ]
  }
}
