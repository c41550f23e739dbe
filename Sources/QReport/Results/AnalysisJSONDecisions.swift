import QAnalysis
import QStudy
import QTables

/// Which sorts took part, and what a person decided: with the settings, all that makes the result.
extension AnalysisJSON {
  static func selection(_ document: AnalysisDocument) -> JSONValue {
    let selection = document.analysis.table.selection
    return [
      "conditions": .array(selection.conditions.map { .string($0) }),
      "exclude": .array(selection.exclude.map { .string($0) }),
      "change": selection.change.map { .texts([$0.from, $0.to]) } ?? .null,
    ]
  }

  static func decisions(_ document: AnalysisDocument) -> JSONValue {
    let decisions = document.analysis.decisions
    return [
      "rotations": .array(
        decisions.rotations.map { turn in
          [
            "planes": [.integer(turn.first), .integer(turn.second)],
            "degrees": .figure(turn.degrees), "because": .text(turn.because),
          ]
        }),
      "take": decisions.take.map(numbers) ?? .null,
      "invert": numbers(decisions.invert),
      "split": numbers(decisions.split),
      "flags": .array(
        decisions.flags.map { flag in
          [
            "sort": .string(flag.sort), "viewpoint": .integer(flag.viewpoint),
            "sign": .integer(flag.sign), "because": .text(flag.because),
          ]
        }),
    ]
  }

  private static func numbers(_ values: [Int]) -> JSONValue {
    .array(values.map { .integer($0) })
  }
}
