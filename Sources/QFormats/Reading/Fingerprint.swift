package import QStudy
internal import QTables

/// SHA-256 over the canonical CSV of statements, grid and sorts, in hexadecimal.
///
/// Two results with the same settings, decisions and digest come from the same sorts. The canonical
/// CSV is RFC 4180 in UTF-8 with commas and LF, quotes only where needed, and these rows in the order
/// of the table: `statement,<id>,<theme>,<text>,<direction>`; `grid,<value>,<cards>` by ascending
/// value; `sort,<id>,<participant>,<condition>,<value of each statement>…`, blank cells empty.
package func fingerprint(of table: SortTable) -> String {
  let writer = CSVWriter()
  var text = writer.bytes(
    table.statements.map {
      ["statement", $0.id, $0.theme ?? "", $0.text, $0.direction?.rawValue ?? ""]
    } + table.grid.columns.map { ["grid", String($0.value), String($0.count)] })
  for sort in table.sorts {
    writer.append(["sort", sort.id, sort.participant, sort.condition ?? ""], to: &text)
    for value in sort.placements {
      text.append(UInt8(ascii: ","))
      if let value { text.append(contentsOf: String(value).utf8) }
    }
    text.append(UInt8(ascii: "\n"))
  }
  return sha256Hex(text)
}
