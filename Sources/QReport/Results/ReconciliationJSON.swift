import QAnalysis
import QStudy
package import QTables

extension ReconciliationDocument {
  /// The reconciliation as a document of its own: every key is there, lists are whole, and
  /// conventions that change nothing are in it too.
  package var json: JSONValue {
    let exact = reconciliation.exact
    return [
      "format": "mindset.reconciliation",
      "version": 1,
      "tool": [
        "name": .string(tool.name), "version": .string(tool.version),
        "lapack": .string(tool.lapack), "blas": .string(tool.blas),
      ],
      "input": [
        "study": .string(exact.table.study.title), "sha256": .string(fingerprint),
        "statements": .integer(exact.table.statements.count),
        "sorts": .integer(exact.table.sorts.count),
        "simulated": .bool(exact.table.study.provenance.sorts == .simulated),
      ],
      "viewpoints": .texts(exact.viewpoints.map(\.identifier)),
      "programs": .array(
        reconciliation.programs.map { program in
          [
            "program": .string(program.mode.rawValue),
            "name": .string(program.mode.program),
            "lacks": .texts(program.lacks),
            "difference": difference(program.difference),
            "conventions": .array(
              program.steps.map { step in
                [
                  "kind": .string(step.convention.kind.rawValue),
                  "name": .string(step.convention.name),
                  "reason": .string(step.convention.reason),
                  "exact": .string(step.convention.words(.exact)),
                  "program": .string(step.convention.words(program.mode.conventions)),
                  "difference": difference(step.difference),
                ]
              }),
          ]
        }),
      "paragraph": .string(ReconciliationProse(self).paragraph),
    ]
  }

  private func difference(_ difference: SolutionDifference?) -> JSONValue {
    guard let difference else { return .null }
    return [
      "viewpoints": .array(
        difference.matches.map { match in
          [
            "exact": .factor(match.old), "program": .factor(match.new),
            "turned": .bool(match.isTurned),
          ]
        }),
      "loading": figure(difference.loading) { ("sort", .string(sort($0))) },
      "z": figure(difference.score) { ("statement", .string(statement($0))) },
      "standardError": figure(difference.standardError) { _ in nil },
      "explainedVariance": figure(difference.explainedVariance) { _ in nil },
      "correlation": figure(difference.correlation) { ("with", .factor($0)) },
      "flags": cells(difference.flags) { ("sort", .string(sort($0))) },
      "cells": cells(difference.cells) { ("statement", .string(statement($0))) },
      "classical": .array(
        difference.classical.map { verdict in
          [
            "statement": .string(statement(verdict.statement)),
            "exact": Self.classical(verdict.old), "program": Self.classical(verdict.new),
          ]
        }),
      "labels": .array(
        difference.labels.map { label in
          [
            "statement": .string(statement(label.statement)),
            "exact": .string(label.old.rawValue), "program": .string(label.new.rawValue),
          ]
        }),
    ]
  }

  private func figure(
    _ figure: SolutionDifference.Figure?, subject: (Int) -> (String, JSONValue)?
  ) -> JSONValue {
    guard let figure else { return .null }
    return .object(
      [subject(figure.row)].compactMap(\.self) + [
        ("viewpoint", .factor(figure.factor)), ("exact", .figure(figure.old)),
        ("program", .figure(figure.new)),
      ])
  }

  private func cells(
    _ cells: [SolutionDifference.Cell], subject: (Int) -> (String, JSONValue)
  ) -> JSONValue {
    .array(
      cells.map { cell in
        .object([
          subject(cell.row), ("viewpoint", .factor(cell.factor)), ("exact", .integer(cell.old)),
          ("program", .integer(cell.new)),
        ])
      })
  }

  private static func classical(_ verdict: Comparison.Classical) -> JSONValue {
    [
      "distinguishes": .array(
        verdict.distinguishes.map { mark in
          ["viewpoint": .factor(mark.factor), "level": .figure(mark.level)]
        }),
      "consensus": .string(verdict.consensus.rawValue),
    ]
  }

  private func sort(_ row: Int) -> String { reconciliation.exact.table.sorts[row].id }
  private func statement(_ row: Int) -> String { reconciliation.exact.table.statements[row].id }
}
