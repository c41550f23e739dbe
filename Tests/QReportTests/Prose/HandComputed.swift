import QAnalysis
import QReport
import QStudy

/// A study small enough to compute by hand: four people sort alike, three others alike, and the two
/// sorts are uncorrelated.
///
/// Grid 1 2 2 2 1 on −2…+2: Σx² = 12, so one column is 1/√(12/7) = 0.764 in z. The two sorts:
///
///     A   2  1  1  0  0 −1 −1 −2
///     B   2 −1 −1  1 −2  0  0  1      Σ AB = 0
///
/// so the loadings are 1 and 0, the viewpoints A and B, and every standard error 0.
enum HandComputed {
  static let a = [2, 1, 1, 0, 0, -1, -1, -2]
  static let b = [2, -1, -1, 1, -2, 0, 0, 1]

  static func document(
    labels: AnalysisDocument.LabelStyle = .mindset, names: [String] = []
  ) throws -> AnalysisDocument {
    let grid = try Grid(
      columns: zip(-2...2, [1, 2, 2, 2, 1]).map { Grid.Column(value: $0, count: $1) })
    let statements = (1...8).map { j in
      Statement(
        id: "s\(j)", text: "Statement \(j).", theme: j <= 3 ? "first" : "second",
        direction: j == 5 ? .speaksAgainst : .speaksFor)
    }
    let sorts = (1...7).map { i in QSort(id: "p\(i)", placements: i <= 4 ? a : b) }
    let study = Study(
      title: "By hand", grid: grid,
      themes: [Theme(id: "first", label: "First"), Theme(id: "second", label: "Second")],
      statements: statements, sorts: sorts)
    let analysis = try Analysis(
      SortTable(study), settings: AnalysisSettings(factors: 2),
      decisions: Decisions(
        anchors: names.enumerated().map { Anchor(kind: .like($0 == 0 ? "p1" : "p5"), name: $1) }))
    return AnalysisDocument(
      analysis, retention: nil, labels: labels,
      tool: AnalysisDocument.Tool(
        name: "Mindset", version: "0.1.0", lapack: "3.11.0", blas: "reference"),
      fingerprint: String(repeating: "0", count: 64))
  }
}
