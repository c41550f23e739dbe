import QAnalysis
import QNumerics
import QStudy
package import QTables

extension StudiesDocument {
  /// The comparison as a document of its own: every key is there, lists are whole.
  package var json: JSONValue {
    [
      "format": "mindset.studies",
      "version": 1,
      "tool": [
        "name": .string(tool.name), "version": .string(tool.version),
        "lapack": .string(tool.lapack), "blas": .string(tool.blas),
      ],
      "studies": .array(studies.indices.map(study)),
      "pairs": .array(comparison.pairs.map(Self.pair)),
      "secondOrder": comparison.secondOrder.map(secondOrder) ?? .null,
      "warnings": .array(
        warnings.map { warning in
          [
            "code": .string(warning.code.rawValue), "message": .string(warning.message),
            "sorts": .texts(warning.sorts), "statements": .texts(warning.statements),
            "factors": .texts(warning.factors),
          ]
        }),
    ]
  }

  private func study(_ position: Int) -> JSONValue {
    let document = studies[position]
    let analysis = document.analysis
    let settings = analysis.settings
    return [
      "id": .string(StudiesComparison.identifier(position)),
      "study": .string(document.study.title), "sha256": .string(document.fingerprint),
      "statements": .integer(analysis.table.statements.count),
      "sorts": .integer(analysis.table.sorts.count), "simulated": .bool(document.isSimulated),
      "settings": [
        "correlation": .string(settings.correlation.rawValue),
        "extraction": .string(settings.extraction.rawValue),
        "factors": .integer(settings.factors), "rotation": .string(settings.rotation.rawValue),
        "flagging": .string(settings.flagging.rawValue),
        "flagLevel": .figure(settings.flagLevel.rawValue),
      ],
      "viewpoints": .array(
        analysis.viewpoints.enumerated().map { factor, viewpoint in
          [
            "id": .string(viewpoint.identifier), "name": .text(viewpoint.name),
            "gist": .text(viewpoint.gist),
            "definingSorts": .integer(analysis.characteristics.factors[factor].definers),
          ]
        }),
    ]
  }

  private static func pair(_ pair: StudiesComparison.Pair) -> JSONValue {
    [
      "first": .string(StudiesComparison.identifier(pair.first)),
      "second": .string(StudiesComparison.identifier(pair.second)),
      "statements": .texts(pair.statements),
      "sharedSorts": .integer(pair.sharedSorts),
      "correlations": figures(pair.correlations),
      "congruences": figures(pair.congruences),
      "matches": .array(
        pair.matches.map { match in
          [
            "first": .factor(match.first), "second": .factor(match.second),
            "correlation": .figure(match.correlation), "congruence": .figure(match.congruence),
            "same": .bool(match.isSame),
          ]
        }),
    ]
  }

  private static func figures(_ rows: [[Double?]]) -> JSONValue {
    .array(rows.map { row in .array(row.map { .figure($0) }) })
  }

  private func secondOrder(_ secondOrder: StudiesComparison.SecondOrder) -> JSONValue {
    let analysis = secondOrder.analysis
    return [
      "statements": .texts(secondOrder.statements),
      "suggested": .whole(secondOrder.suggested),
      "factors": .array(
        (analysis?.characteristics.factors ?? []).enumerated().map { factor, characteristics in
          [
            "id": .factor(factor),
            "explainedVariance": .figure(characteristics.explainedVariance),
          ]
        }),
      "viewpoints": .array(
        secondOrder.members.enumerated().map { row, member in
          [
            "study": .string(StudiesComparison.identifier(member.study)),
            "viewpoint": .factor(member.factor),
            "loadings": .figures(analysis?.rotation.loadings.row(row) ?? []),
            "flags": .array((analysis?.flags.values[row] ?? []).map { .integer($0) }),
            "defines": .factor(analysis?.flags.viewpoint(of: row)),
          ]
        }),
      "z": .array(
        (analysis == nil ? [] : secondOrder.statements.indices.map { $0 }).map { j in
          .array((analysis?.scores.z ?? []).map { .figure($0?[j]) })
        }),
    ]
  }
}
