import QDrawing

/// Statements as a list that reflows: number, wording, and the column each viewpoint gives.
enum HTMLCards {
  /// A statement.
  struct Item {
    let id: String
    /// Wording and what is said of it, as HTML.
    let wording: String
    var chips: [Chip] = []
    /// A picture below it, as HTML.
    var picture = ""
  }

  /// The column that a viewpoint gives.
  struct Chip {
    let factor: Int
    let name: String
    let value: String
    /// The viewpoint's marker, as HTML.
    var mark = ""
    /// Whether it is the viewpoint that the list speaks of.
    var isOwn = false

    fileprivate var html: String {
      "<span class=\"chip v\(factor + 1)\(isOwn ? " own" : "")\">\(mark)\(XMLText.escaped(name)) "
        + "<b dir=\"ltr\">\(value)</b></span>"
    }
  }

  static func list(_ items: [Item]) -> String {
    guard !items.isEmpty else { return "" }
    let lines = items.map { item in
      "<li data-statement=\"\(XMLText.escaped(item.id))\"><span class=\"no\">\(XMLText.escaped(item.id))</span> "
        + "<span class=\"wording\">\(item.wording)</span> <span class=\"columns\">"
        + item.chips.map(\.html).joined(separator: " ") + "</span>\(item.picture)</li>\n"
    }
    return "<ul class=\"cards\">\n\(lines.joined())</ul>\n"
  }
}
