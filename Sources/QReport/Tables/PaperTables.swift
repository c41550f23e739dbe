import QAnalysis
import QStudy

/// Every table a paper on a Q study needs, made from the document.
///
/// Tables hold figures and ids; what they mean in words is ``Prose``.
package struct PaperTables: Sendable {
  /// What the tables are made from.
  let document: AnalysisDocument

  init(_ document: AnalysisDocument) { self.document = document }

  /// All tables, in the order of a paper.
  package static func all(_ document: AnalysisDocument) -> [ReportTable] {
    [PaperTables(document).warnings].compactMap(\.self) + results(document)
  }

  /// All but the warnings, for where those are a list of their own.
  package static func results(_ document: AnalysisDocument) -> [ReportTable] {
    let tables = PaperTables(document)
    return [tables.factorLoadings] + tables.oblique + [tables.sortCorrelations, tables.eigenvalues]
      + [tables.unrotatedLoadings, tables.factorCharacteristics, tables.factorCorrelations]
      + [tables.standardErrors, tables.statementScores] + tables.distinguishing
      + [tables.shared, tables.commonGround, tables.divergence] + tables.differences
      + [tables.themes].compactMap(\.self) + [tables.sortsByViewpoint]
      + [tables.freeDistributions].compactMap(\.self) + tables.evidence
      + [tables.reportingChecklist]
  }

  var analysis: Analysis { document.analysis }
  var statements: [QStudy.Statement] { analysis.table.statements }
  var sorts: [QSort] { analysis.table.sorts }
  var factors: Range<Int> { 0..<document.factors }
  var comparable: [Int] { analysis.characteristics.comparable }
  var isClassical: Bool { document.labels == .classical }
  var prose: Prose { Prose(document) }

  /// `F1`, and its name where people gave one.
  func heading(_ f: Int) -> String {
    let id = document.identifier(of: f)
    return analysis.viewpoints[f].name.map { "\(id) \($0)" } ?? id
  }

  static let statementColumns: [ReportTable.Column] = [
    .init("No.", isNumeric: false, idsOf: .statement), .init("Statement", isNumeric: false),
  ]

  static let sortColumn = ReportTable.Column("Sort", isNumeric: false, idsOf: .sort)

  func statementCells(_ j: Int) -> [ReportTable.Cell] {
    [.text(statements[j].id), .text(statements[j].text)]
  }

  /// z and column of a statement for each factor in turn.
  func scoreCells(_ j: Int, strong: [Int] = []) -> [ReportTable.Cell] {
    factors.flatMap { f -> [ReportTable.Cell] in
      [
        .number(analysis.scores.z[f]?[j], decimals: 2, strong: strong.contains(f)),
        .integer(
          analysis.scores.arrays[f]?[j], signed: analysis.table.grid.isSigned,
          strong: strong.contains(f)),
      ]
    }
  }

  var scoreColumns: [ReportTable.Column] {
    factors.flatMap { f in
      let id = document.identifier(of: f)
      return [ReportTable.Column("\(id) z"), ReportTable.Column("\(id) column")]
    }
  }
}
