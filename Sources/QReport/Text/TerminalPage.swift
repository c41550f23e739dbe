/// Lines for a terminal: wrapped, indented, and set in bold where colour is allowed.
struct TerminalPage {
  /// How a line looks.
  enum Look: String {
    case bold = "1"
    case dim = "2"
    case warning = "33"
  }

  /// Cells of a line.
  let width: Int
  private let colour: Bool
  private var lines: [String] = []

  /// An empty page; the width is brought into 40 to 120.
  init(colour: Bool, width: Int) {
    self.colour = colour
    self.width = min(120, max(40, width))
  }

  /// The page. No-break spaces have kept figures and units on one line; copied text is better
  /// without.
  var text: String { lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n" }

  /// A paragraph; lines after the first stand `rest` cells further in.
  mutating func add(_ text: String, look: Look? = nil, indent: Int = 0, rest: Int = 0) {
    guard !text.isEmpty else {
      lines.append("")
      return
    }
    let wrapped = DisplayWidth.wrap(DisplayWidth.harmless(text), width: width - indent - rest)
    for (number, line) in wrapped.enumerated() {
      let blank = String(repeating: " ", count: indent + (number > 0 ? rest : 0))
      lines.append(blank + (look.map { paint(line, $0) } ?? line))
    }
  }

  /// An empty line and a heading in capitals.
  mutating func heading(_ text: String) {
    add("")
    add(text.uppercased(), look: .bold)
  }

  /// A line that is cut where it is too long.
  mutating func line(_ text: String, indent: Int = 0) {
    lines.append(
      String(repeating: " ", count: indent)
        + DisplayWidth.cut(DisplayWidth.harmless(text), to: width - indent))
  }

  /// Rows in columns two cells apart, figures to the right; the first row is the head.
  mutating func table(_ rows: [[String]], indent: Int = 2) {
    let widths = widths(rows)
    for (number, row) in rows.enumerated() {
      let cells = zip(row, widths).map { cell, width in
        String(repeating: " ", count: width - DisplayWidth.of(cell)) + cell
      }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      lines.append(number == 0 ? paint(line, .dim) : line)
    }
  }

  /// Whether a table of these rows is no wider than a line.
  func fits(_ rows: [[String]], indent: Int = 2) -> Bool {
    let widths = widths(rows)
    return indent + widths.reduce(0, +) + 2 * (widths.count - 1) <= width
  }

  /// Cells of each column.
  private func widths(_ rows: [[String]]) -> [Int] {
    (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
  }

  private func paint(_ text: String, _ look: Look) -> String {
    colour ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }
}
