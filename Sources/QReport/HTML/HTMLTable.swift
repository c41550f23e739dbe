import QDrawing

/// Tables as HTML.
enum HTMLTable {
  /// A table in a region that scrolls on its own and can be reached by keyboard.
  ///
  /// - Parameters:
  ///   - id: where it is not the table's own.
  ///   - attributes: further attributes of the element around it.
  static func element(
    _ table: ReportTable, title: String, id: String? = nil, attributes: String = ""
  ) -> String {
    let id = id ?? table.id
    guard !table.rows.isEmpty else {
      return "<div class=\"empty\" id=\"\(id)\"\(attributes)>\n"
        + "<p><strong>\(XMLText.escaped(NumberText.stopped(title)))</strong> \(XMLText.escaped(table.note))</p>\n"
        + "</div>\n"
    }
    // Print makes wide tables small, and keeps short ones on one page.
    let size =
      (table.columns.count > 20 ? " widest" : table.columns.count > 9 ? " wide" : "")
      + (table.rows.count <= 20 ? " short" : "")
    var html =
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      + "aria-label=\"\(XMLText.escaped(title))\"\(attributes)>\n"
      + "<table class=\"paper\(size)\" id=\"\(id)\">\n<caption><div><strong>"
      + "\(XMLText.escaped(NumberText.stopped(title)))</strong> \(XMLText.escaped(table.note))</div></caption>\n"
      + "<thead><tr>"
    for column in table.columns {
      // What names nothing heads nothing.
      html +=
        column.heading.isEmpty
        ? "<td></td>"
        : "<th scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "")"
          + "\(data(column.idOf, column.heading))>"
          + "\(XMLText.escaped(column.heading))</th>"
    }
    html += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr\(data(table.columns.first?.idsOf, row.first?.plainText ?? ""))>"
      for (index, cell) in row.enumerated() {
        let isNumeric = table.columns.indices.contains(index) && table.columns[index].isNumeric
        html += self.cell(cell, isHeader: index == 0, isNumeric: isNumeric)
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n</div>\n"
  }

  /// What a row or a column tells of, for the page's script to find it elsewhere.
  private static func data(_ subject: ReportTable.Subject?, _ id: String) -> String {
    subject.map { " data-\($0.rawValue)=\"\(XMLText.escaped(id))\"" } ?? ""
  }

  private static func cell(_ cell: ReportTable.Cell, isHeader: Bool, isNumeric: Bool) -> String {
    let content: String
    var direction = ""
    switch cell {
    case .text(let text):
      content = XMLText.escaped(text)
      if !isNumeric { direction = " dir=\"auto\"" }
    case .number(let value, let decimals, let strong):
      content = emphasised(NumberText.fixed(value, decimals), strong)
    case .integer(let value, let signed, let strong):
      content = emphasised(NumberText.integer(value, signed: signed), strong)
    case .probability: content = XMLText.escaped(cell.plainText)
    case .blank: content = ""
    }
    let look = isNumeric ? " class=\"n\"" : ""
    return isHeader && !content.isEmpty
      ? "<th scope=\"row\"\(look)\(direction)>\(content)</th>"
      : "<td\(look)\(direction)>\(content)</td>"
  }

  private static func emphasised(_ text: String, _ strong: Bool) -> String {
    strong ? "<strong>\(text)</strong>" : text
  }
}
