import QTables

/// A table of a paper as a sheet: the title, what is needed to read it, and the table.
struct TableSheet {
  let table: ReportTable
  let title: String
  private let look: WorkbookLook
  private let mostRows: Int

  /// - Parameter mostRows: how many rows a sheet has.
  init(
    _ table: ReportTable, number: Int, look: WorkbookLook, mostRows: Int = CellReference.lastRow
  ) {
    self.table = table
    self.title = "Table \(number). \(table.title)"
    self.look = look
    self.mostRows = mostRows
  }

  /// The name of the table's links, with the numbers of viewpoints as they are written elsewhere.
  var name: String {
    let document = look.document
    let words = table.id.split(separator: "-").map { word in
      (0..<document.factors).map { document.identifier(of: $0) }
        .first { $0.lowercased() == word } ?? String(word)
    }
    return NumberText.capitalised(words.joined(separator: " "))
  }

  var sheet: WorkbookSheet {
    var sheet = look.sheet(named: name)
    let widths = columnWidths
    // A narrow table gives its title and note more room than it has itself.
    let narrowest = 90.0
    let further = 10.0
    let missing = max(0, narrowest - widths.reduce(0, +))
    sheet.columnWidths =
      widths + Array(repeating: further, count: Int((missing / further).rounded(.up)))
    sheet.addWayBack()
    sheet.addAcross(title, style: WorkbookLook.title)
    let note = table.note(after: look.prose.notice)
    if !note.isEmpty { sheet.addAcross(note, style: WorkbookLook.note) }
    guard !table.rows.isEmpty else { return sheet }
    let head = sheet.rows.count
    guard head + 1 + table.rows.count <= mostRows else {
      sheet.addAcross(
        "Left out: \(NumberText.integer(table.rows.count)) rows are more than a sheet holds. The "
          + "CSV tables hold them all.", style: WorkbookLook.wording)
      return sheet
    }
    sheet.addRow(
      table.columns.indices.map {
        .text(table.columns[$0].heading, style: aligned(WorkbookLook.head, column: $0))
      })
    sheet.rows.reserveCapacity(head + 1 + table.rows.count)
    let styles = table.columns.indices.map {
      aligned(WorkbookLook.row(WorkbookLook.plain), column: $0)
    }
    for row in table.rows { sheet.addRow(zip(row, styles).map(cell)) }
    sheet.frozenRows = head + 1
    sheet.frozenColumns = firstColumns
    sheet.page?.repeatedRows = head...head
    return sheet
  }

  /// The columns that name a row.
  private var firstColumns: Int {
    table.columns.prefix(2).map(\.heading) == PaperTables.statementColumns.map(\.heading) ? 2 : 1
  }

  /// Figures stand at the right, and words apart from figures before them.
  private func aligned(_ style: WorkbookStyle, column: Int) -> WorkbookStyle {
    var style = style
    if table.columns[column].isNumeric {
      style.side = .right
    } else {
      style.wraps = true
      if column > 0, table.columns[column - 1].isNumeric {
        style.side = look.isRightToLeft ? .right : .left
        style.isIndented = true
      }
    }
    return style
  }

  private func cell(_ cell: ReportTable.Cell, style: WorkbookStyle) -> WorkbookCell {
    var style = style
    style.isBold = cell.isStrong
    guard let number = cell.shownNumber else { return .text(cell.plainText, style: style) }
    style.numberFormat = number.notation
    return .number(number.value, style: style)
  }

  /// As wide as the widest cell, within what is comfortable to read; heads run on to further lines.
  private var columnWidths: [Double] {
    let widestWords = 54
    let padding = 3.0
    return table.columns.indices.map { k in
      let column = table.columns[k]
      let heading = column.heading
      let word = heading.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
      let ownLine = 12
      var width = max(word, min(DisplayWidth.of(heading), ownLine))
      for row in table.rows where row.indices.contains(k) {
        width = max(width, DisplayWidth.of(row[k].plainText))
      }
      return Double(min(width, widestWords)) + padding
    }
  }
}

extension ReportTable.Cell {
  /// The number of a cell that shows one, and the notation in which a spreadsheet shows it as it is
  /// printed elsewhere.
  ///
  /// The minus is that of the program: what is saved as text from there must still be a number.
  var shownNumber: (value: Double, notation: String)? {
    let text = plainText
    guard text != NumberText.undefined else { return nil }
    switch self {
    case .number(let value?, let decimals, _):
      let digits = decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
      // A negative number that rounds to zero has no sign.
      let isUnsigned = value < 0 && !text.hasPrefix("−")
      return (value, isUnsigned ? "\(digits);\(digits)" : digits)
    case .integer(let value?, let signed, _):
      return (Double(value), signed ? "+#,##0;-#,##0;0" : "#,##0")
    case .probability(let value?):
      return (value, "[<\(Self.smallestProbability)]\"<0.001\";0.000")
    default: return nil
    }
  }
}
