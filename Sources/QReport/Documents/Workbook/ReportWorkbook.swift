import QStudy
package import QTables

/// The results as a workbook for people: what it is, a picture of each viewpoint's grid, a sheet for
/// each table of a paper, and the statements and sorts that they are of.
///
/// Figures are numbers with all their digits, shown with as many as the tables of the page have.
package enum ReportWorkbook {
  /// Name of the file.
  package static let file = "tables.xlsx"

  /// The workbook; the same document gives the same bytes.
  ///
  /// - Throws: a wording or a grid that no sheet can hold. A table that is too long for a sheet is said
  ///   to be so on its sheet.
  package static func bytes(of document: AnalysisDocument) throws(WorkbookError) -> [UInt8] {
    let look = WorkbookLook(document)
    let grids = (0..<document.factors).compactMap { QGridFigure(document, factor: $0) }
      .map { QGridSheet($0, look: look) }
    let tables = PaperTables.results(document).enumerated().map {
      TableSheet($1, number: $0 + 1, look: look)
    }
    let study = StudySheets(look: look)
    let entries =
      grids.map { FrontSheet.Entry(name: $0.name, holds: $0.title) }
      + tables.map { FrontSheet.Entry(name: $0.name, holds: $0.title) } + study.entries
    return try workbookBytes(
      [FrontSheet(entries, look: look).sheet] + grids.map(\.sheet) + tables.map(\.sheet)
        + study.sheets,
      title: document.study.title)
  }
}
