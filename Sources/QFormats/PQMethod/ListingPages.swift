/// A table of the report before it is laid on pages.
struct ListingTable {
  /// What stands above the rows: blank lines, the title, the numbers of the columns.
  var head: [String]
  /// The title on further pages, where it is another; the line of the head it takes the place of.
  var continued: (line: Int, title: String)?
  /// The rows, each of one line or of several that stay together.
  var rows: [[String]]
  /// What stands below the rows, and stays together.
  var tail: [String] = []
  /// Lines that must be left on a page for the table to begin there; `nil` for all of its lines.
  var room: Int?

  var length: Int { head.count + rows.reduce(0) { $0 + $1.count } + tail.count }
}

/// The pages of a report: 52 lines each, the first two of them the same on every page.
struct ListingPages {
  private let title: String
  private let origin: String
  private let date: String
  private(set) var text = ""
  private var page = 0
  private var line = 0

  private static let length = 52
  private static let headLines = 2

  init(title: String, origin: String, date: String) {
    self.title = title
    self.origin = origin
    self.date = date
    turn()
  }

  /// Lays a table on the page if there is room, else on the next one; a long one goes on over pages,
  /// each with the table's head.
  mutating func add(_ table: ListingTable) {
    if line > Self.headLines, line + (table.room ?? table.length) > Self.length { turn() }
    table.head.forEach { print($0) }
    var head = table.head
    if let continued = table.continued { head[continued.line] = continued.title }
    for part in table.rows + [table.tail] {
      if line + part.count > Self.length {
        turn()
        head.forEach { print($0) }
      }
      part.forEach { print($0) }
    }
  }

  private mutating func turn() {
    text += (page == 0 ? " " : "\u{0C}") + PQMethodSheet.lineEnd
    page += 1
    line = 0
    print(
      "PQMethod2.35" + FortranField.blanks(15) + FortranField.text(title, 68)
        + FortranField.blanks(18) + "PAGE " + FortranField.whole(page, 4))
    print(
      "Path and Project Name: " + FortranField.text(origin, 64) + FortranField.blanks(26) + date)
  }

  private mutating func print(_ words: String) {
    text += words + PQMethodSheet.lineEnd
    line += 1
  }
}
