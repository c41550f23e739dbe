import QFormats
import QReport

/// Draws where in the cells of a file the sorts were found, and states the same as a command.
struct LayoutDrawing {
  private let layout: SheetLayout
  private let path: String
  /// What was typed beside it, as words of a shell.
  private let beside: [String]
  /// Whether the place of the cells was typed, so that what was chosen is to be looked at.
  private let isStated: Bool

  /// The width of a terminal that nobody made wider: the drawing is to be pasted into a letter.
  private static let width = 80
  private static let widestCell = 28

  init(_ layout: SheetLayout, path: String, beside: [String] = [], isStated: Bool = false) {
    (self.layout, self.path, self.beside, self.isStated) = (layout, path, beside, isStated)
  }

  /// The drawing; empty for a plain table of text, of which there is nothing to say.
  var text: String {
    if layout.sheet == nil, layout.isPlain, !isStated { return "" }
    let parts = [drawing, facts, ["The same by hand:", "  " + command]]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n") + "\n"
  }

  /// The command that reads the same cells.
  var command: String {
    let path = path.hasPrefix("-") ? "./" + path : path
    let options = stride(from: 0, to: layout.options.count, by: 2).map { place in
      shellOption(layout.options[place], DisplayWidth.harmless(layout.options[place + 1]))
    }
    let words = ["mindset import", shellWord(DisplayWidth.harmless(path))] + options + beside
    return words.joined(separator: " ") + " --to STUDY"
  }

  // MARK: What was found, in words

  private var facts: [String] {
    var facts: [(String, String)] = []
    if let sheet = layout.sheet { facts.append(("sheet", sheet)) }
    if let sorts = layout.sorts, let rows = layout.rows {
      let parts = sorts.name.split(separator: ":").map { corner in
        (String(corner.filter(\.isLetter)), String(corner.filter(\.isNumber)))
      }
      let first = parts.first ?? ("", "")
      let last = parts.last ?? first
      let columns: TableRows = rows == .sorts ? .statements : .sorts
      facts.append(("rows", "\(rows.rawValue), \(first.1) to \(last.1)"))
      facts.append(("columns", "\(columns.rawValue), \(first.0) to \(last.0)"))
      facts.append(("ids", layout.ids.map(\.words) ?? "none: the sorts were numbered"))
      let statements = layout.statements.map(\.name) ?? "not named: they were numbered"
      let wording = layout.wording.map { ", worded in \($0)" } ?? ""
      facts.append(("statements", statements + wording))
    }
    if !layout.attributes.isEmpty {
      facts.append(("participants", layout.attributes.joined(separator: ", ")))
    }
    let name = layout.rows == nil ? "read as" : "left out"
    facts.append((name, layout.isPlain ? "nothing" : layout.told[0]))
    facts += layout.told.dropFirst().map { ("", $0) }
    let indent = "  participants ".count
    return facts.flatMap { name, words in
      let wrapped = DisplayWidth.wrap(FailureReport.shown(words), width: Self.width - indent)
      return wrapped.enumerated().map { number, line in
        let head = number == 0 ? "  " + name : ""
        return head + String(repeating: " ", count: indent - head.count) + line
      }
    }
  }

  // MARK: The drawing

  private var drawing: [String] {
    let excerpt = layout.excerpt
    guard !excerpt.columns.isEmpty else { return [] }
    let columns = excerpt.columns.count
    let head = excerpt.columns.map { $0 ?? "…" }
    let rows = excerpt.rows.map { row -> (head: String, cells: [String]) in
      guard let row else { return ("…", Array(repeating: "…", count: columns)) }
      return ("\(row.number)", row.cells.map { DisplayWidth.harmless($0) })
    }
    let numbers = rows.map { DisplayWidth.of($0.head) }.max() ?? 1
    var widths = (0..<columns).map { column in
      let cells = rows.map { DisplayWidth.of($0.cells[column]) }
      return min(Self.widestCell, max(1, cells.max() ?? 1, DisplayWidth.of(head[column])))
    }
    // The widest gives way until all fits.
    while numbers + widths.reduce(0, { $0 + $1 + 3 }) + 2 > Self.width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 3
    {
      widths[widest] -= 1
    }
    func line(_ head: String, _ cells: [String], isRight: (Int) -> Bool) -> String {
      let cells = cells.enumerated().map { column, cell in
        let cut = DisplayWidth.cut(cell, to: widths[column])
        let blank = String(repeating: " ", count: widths[column] - DisplayWidth.of(cut))
        return isRight(column) ? blank + cut : cut + blank
      }
      let blank = String(repeating: " ", count: numbers - DisplayWidth.of(head))
      var line = "  " + blank + head + " │ " + cells.joined(separator: " │ ")
      while line.last == " " { line.removeLast() }
      return line
    }
    let rule =
      "  " + String(repeating: "─", count: numbers + 1)
      + widths.map { "┼" + String(repeating: "─", count: $0 + 2) }.joined()
    return [line("", head, isRight: { _ in false }), String(rule.dropLast())]
      + rows.map { row in
        line(row.head, row.cells, isRight: { Self.isNumber(row.cells[$0]) })
      }
  }

  private static func isNumber(_ cell: String) -> Bool {
    Double(cell.replacing("−", with: "-")) != nil
  }
}

extension IDPlace {
  /// The place for people.
  fileprivate var words: String {
    let words = description.split(separator: ":", maxSplits: 1)
    if case .range = self { return description }
    return words.joined(separator: " ")
  }
}
