import QAnalysis
import QNumerics
import QStudy

/// What an oblique rotation adds to the loadings, which are then its pattern.
extension PaperTables {
  /// Structure and Φ; none for an orthogonal rotation, where loadings say it all.
  var oblique: [ReportTable] {
    guard let structure = analysis.rotation.structure, let said = prose.obliqueLoadings,
      let phi = analysis.rotation.factorCorrelations
    else { return [] }
    let flags = analysis.flags
    return [
      ReportTable(
        id: "factor-structure", title: "Factor structure",
        note: said.inStructure + " Bold: the sort defines the viewpoint.",
        columns: [Self.sortColumn] + factors.map { .init(heading($0)) },
        rows: sorts.indices.map { i in
          [.text(sorts[i].id)]
            + factors.map {
              .number(structure[i, $0], decimals: 3, strong: flags.values[i][$0] != 0)
            }
        }),
      ReportTable(
        id: "factor-phi", title: "Correlations between oblique factors",
        note: "Φ, of the factors themselves rather than of the viewpoints’ z-scores.",
        columns: [.init("Factor", isNumeric: false)]
          + factors.map { .init(document.identifier(of: $0)) },
        rows: factors.map { f in
          [.text(document.identifier(of: f))] + factors.map { .number(phi[f, $0], decimals: 3) }
        }),
    ]
  }
}
