import QAnalysis
import QStudy

extension Prose {
  /// Statements by the largest difference between any two viewpoints, the largest first.
  package var byLargestDifference: [Int] {
    let largest = comparison.statements.map { statement in
      statement.differences.map { abs($0.difference) }.max() ?? 0
    }
    return largest.indices.sorted {
      largest[$0] != largest[$1] ? largest[$0] > largest[$1] : $0 < $1
    }
  }

  /// Statements on which the viewpoints part, the largest difference first.
  ///
  /// No page says of one statement that all agree on it and that they stand furthest apart: what is common
  /// ground, held to the same degree, or listed as closest to common ground is left out here. By how much
  /// more one viewpoint holds it than another is told beside it, by its columns.
  var parting: [Int] {
    let ground = commonGround
    let agreed = Set(
      ground.groups.flatMap(\.lead.statements) + ground.degree.statements
        + (ground.nearest?.statements ?? []))
    return byLargestDifference.filter { !agreed.contains($0) }
  }

  /// Those of them that tell a viewpoint from every other, by the labels that the document asks for.
  package var telling: [Int] { parting.filter(isDistinguishing) }

  /// What is said where no statement is told of as parting the viewpoints.
  var nothingParts: String {
    lexicon(
      statements.indices.contains(where: isDistinguishing)
        ? .apartInDegree : .nothingTellsApart)
  }
}
