import QAnalysis
import QStudy
import QTables
import Testing

@testable import QReport

@Suite("The results as a workbook")
struct ReportWorkbookTests {
  private func workbook(_ document: AnalysisDocument) throws -> XLSXWorkbook {
    try XLSXWorkbook(reading: ReportWorkbook.bytes(of: document))
  }

  /// The rows of a sheet below its head: from below the row whose first cell is this on.
  private func rows(of sheet: XLSXSheet, below heading: String) -> [XLSXRow] {
    sheet.rows.drop { $0[1] != .text(heading) }.dropFirst().map(\.self)
  }

  @Test(
    "Every figure and word of every table stands on a sheet of its own, figures as numbers",
    arguments: ResultDocuments.Kind.allCases)
  func everyTable(kind: ResultDocuments.Kind) throws {
    let document = try ResultDocuments.document(kind)
    let tables = PaperTables.results(document)
    let sheets = try workbook(document).sheets.dropLast(2).suffix(tables.count)
    for (number, (table, sheet)) in zip(tables, sheets).enumerated() {
      #expect(sheet[2, 1] == .text("Table \(number + 1). \(table.title)"))
      guard let heading = table.columns.first?.heading, !table.rows.isEmpty else { continue }
      let found = rows(of: sheet, below: heading)
      try #require(found.count == table.rows.count, "\(table.id)")
      for (row, cells) in zip(found, table.rows) {
        for (column, cell) in cells.enumerated() {
          #expect(matches(row[column + 1], cell), "\(table.id), row \(row.number): \(cell)")
        }
      }
    }
  }

  /// Whether a cell of the workbook holds what the table's does, to the 16 digits a workbook keeps.
  private func matches(_ found: XLSXCell, _ cell: ReportTable.Cell) -> Bool {
    let value: Double? =
      switch cell {
      case .number(let value, _, _), .probability(let value): value
      case .integer(let value, _, _): value.map(Double.init)
      case .text, .blank: nil
      }
    if let value, value.isFinite, abs(value) < 1e9 {
      guard case .number(let number) = found else { return false }
      return abs(number - value) <= 1e-15 * abs(value)
    }
    let text = cell.plainText
    return found == (text.isEmpty ? .empty : .text(text))
  }

  @Test("The first sheet says what the workbook is, and names every other")
  func front() throws {
    let document = try ResultDocuments.document(.retention)
    let book = try workbook(document)
    let front = try #require(book.sheets.first)
    let texts = front.rows.flatMap { row in
      row.cells.compactMap { if case .text(let text) = $0.cell { text } else { nil } }
    }
    let prose = Prose(document)
    #expect(texts.first == document.study.title)
    #expect(texts.dropFirst().first == prose.notice)
    #expect(prose.notice?.contains("More viewpoints than stand out from chance") == true)
    #expect(texts.contains(prose.methodInBrief))
    #expect(!prose.warningsToHandOn.isEmpty)
    for warning in prose.warningsToHandOn { #expect(texts.contains(warning.message)) }
    for sheet in book.sheets.dropFirst() { #expect(texts.contains(sheet.name)) }
    #expect(book.sheets.map(\.name).contains("Q-grid F4"))
    #expect(book.sheets.map(\.name).contains("Differences F1 F2"))
  }

  @Test("A grid has each statement once, below its column, with the marks of the figure")
  func grid() throws {
    let document = try ResultDocuments.document(.threeFactors)
    let statements = document.analysis.table.statements
    let book = try workbook(document)
    for factor in 0..<document.factors {
      let figure = try #require(QGridFigure(document, factor: factor))
      let sheet = try #require(book.sheets.first { $0.name == "Q-grid F\(factor + 1)" })
      let values = figure.columns.map(\.value)
      let head = try #require(
        sheet.rows.first { row in
          values.indices.allSatisfy { row[$0 + 1] == .number(Double(values[$0])) }
        })
      for (k, column) in figure.columns.enumerated() {
        for (place, j) in column.statements.enumerated() {
          let row = head.number + 1 + 2 * place
          let words = ([statements[j].id] + figure.marks[j].map(\.characters))
            .joined(separator: "  ")
          #expect(sheet[row, k + 1] == .text(words))
          #expect(sheet[row + 1, k + 1] == .text(statements[j].brief))
        }
      }
      for mark in figure.usedMarks {
        #expect(
          sheet.rows.contains {
            $0[1] == .text(mark.characters) && $0[2] == .text(mark.words(document))
          })
      }
    }
    let drawn = (0..<3).compactMap { QGridFigure(document, factor: $0) }.flatMap(\.usedMarks)
    #expect(drawn.contains { $0.isApart })
  }

  @Test("A viewpoint without scores has no grid, and the first sheet says so")
  func withoutScores() throws {
    let document = try ResultDocuments.document(.factorWithoutDefiners)
    let book = try workbook(document)
    #expect(book.sheets.filter { $0.name.hasPrefix("Q-grid") }.count == 1)
    let missing = try #require(document.withoutScores)
    #expect(book.sheets[0].rows.contains { $0[2] == .text(missing) })
  }

  @Test("The same document gives the same bytes, with its title and without an author")
  func deterministic() throws {
    let document = try ResultDocuments.document(.themes)
    let bytes = try ReportWorkbook.bytes(of: document)
    #expect(try ReportWorkbook.bytes(of: document) == bytes)
    let core = try ZIPArchive(reading: bytes).read("docProps/core.xml")
    let text = String(decoding: core, as: UTF8.self)
    #expect(text.contains("<dc:title>Results, “quoted”</dc:title>"))
    #expect(text.contains("<dc:creator></dc:creator>"))
  }

  @Test("A table with more rows than a sheet is left out, and its sheet says so")
  func tooLong() throws {
    let document = try ResultDocuments.document(.threeFactors)
    let table = try #require(PaperTables.results(document).first)
    let look = WorkbookLook(document)
    // Three rows above the head, the head, and fifteen sorts.
    #expect(table.rows.count == 15)
    let whole = TableSheet(table, number: 1, look: look, mostRows: 19).sheet
    #expect(whole.rows.count == 19 && whole.frozenRows == 4)
    let cut = TableSheet(table, number: 1, look: look, mostRows: 18).sheet
    #expect(cut.rows.count == 4)
    guard case .text(let text) = try #require(cut.rows.last?.first).content else {
      Issue.record("no text")
      return
    }
    #expect(text == "Left out: 15 rows are more than a sheet holds. The CSV tables hold them all.")
  }

  @Test("Numbers are shown as they are printed elsewhere")
  func notations() {
    typealias Cell = ReportTable.Cell
    #expect(Cell.number(-0.25, decimals: 2).shownNumber?.notation == "0.00")
    #expect(Cell.number(-0.001, decimals: 2).shownNumber?.notation == "0.00;0.00")
    #expect(Cell.number(12, decimals: 0).shownNumber?.notation == "0")
    #expect(Cell.integer(3, signed: true).shownNumber?.notation == "+#,##0;-#,##0;0")
    #expect(
      Cell.probability(0.0001).shownNumber?.notation == "[<0.0005]\"<0.001\";0.000")
    #expect(Cell.number(.nan, decimals: 2).shownNumber == nil)
    #expect(Cell.number(nil, decimals: 2).shownNumber == nil)
    #expect(Cell.integer(nil).shownNumber == nil)
    #expect(Cell.blank.shownNumber == nil)
  }

  @Test("Sheets run from right to left where most wordings do")
  func rightToLeft() throws {
    var study = try ResultDocuments.study()
    #expect(!WorkbookLook(try ResultDocuments.document(study)).isRightToLeft)
    for j in study.statements.indices.dropLast(5) { study.statements[j].text = "אמירה \(j)" }
    let document = try ResultDocuments.document(study)
    let bytes = try ReportWorkbook.bytes(of: document)
    let archive = try ZIPArchive(reading: bytes)
    for (index, _) in try XLSXWorkbook(reading: bytes).sheets.enumerated() {
      let part = try archive.read("xl/worksheets/sheet\(index + 1).xml")
      #expect(String(decoding: part, as: UTF8.self).contains("rightToLeft=\"1\""))
    }
  }

  @Test("Texts that look like formulas stay texts")
  func formulas() throws {
    var study = try ResultDocuments.study()
    study.title = "=HYPERLINK(\"http://x\")"
    study.sorts[0].id = "@SUM(A1)"
    study.sorts[0].participant = "+44"
    let bytes = try ReportWorkbook.bytes(of: try ResultDocuments.document(study))
    let archive = try ZIPArchive(reading: bytes)
    for name in archive.names where name.hasPrefix("xl/worksheets/sheet") {
      #expect(!String(decoding: try archive.read(name), as: UTF8.self).contains("<f>"))
    }
    #expect(try XLSXWorkbook(reading: bytes).sheets[0][1, 1] == .text(study.title))
  }
}
