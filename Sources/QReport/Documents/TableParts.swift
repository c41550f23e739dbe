extension ReportTable {
  /// A page takes so many columns of figures, unless their headings are long.
  private static let mostColumns = 12

  /// The table in parts that fit side by side on a page: each repeats the words on the left, and the first
  /// alone is the whole where it fits.
  ///
  /// A table of the same things down as across says everything twice; in parts only its lower half stands.
  ///
  /// - Parameter width: the letters that a line of a page has for cells.
  func parts(width: Int) -> [ReportTable] {
    let words = columns.prefix { !$0.isNumeric }.count
    guard columns.count - words > Self.mostColumns else { return [self] }
    let lengths = columns.indices.map { place in
      rows.reduce(columns[place].heading.count) { max($0, $1[place].plainText.count) } + 2
    }
    let room = width - lengths[..<words].reduce(0, +)
    var groups: [Range<Int>] = []
    var first = words
    var taken = 0
    for place in words..<columns.count {
      if place > first, taken + lengths[place] > room || place - first == Self.mostColumns {
        groups.append(first..<place)
        (first, taken) = (place, 0)
      }
      taken += lengths[place]
    }
    groups.append(first..<columns.count)
    return groups.map { part(of: $0, beside: words) }
  }

  /// Whether rows and columns are the same things, each correlated with each.
  private var isSymmetric: Bool {
    columns.count == rows.count + 1 && columns.dropFirst().allSatisfy { $0.idOf != nil }
  }

  private func part(of range: Range<Int>, beside words: Int) -> ReportTable {
    let start = isSymmetric ? range.lowerBound - words : 0
    let rows = rows.enumerated().dropFirst(start).map { number, row in
      row[..<words]
        + range.map { isSymmetric && $0 - words > number ? Cell.blank : row[$0] }
    }
    let half = isSymmetric ? "Each figure stands once, below the diagonal." : ""
    return ReportTable(
      id: id, title: title, note: [note, half].filter { !$0.isEmpty }.joined(separator: " "),
      labels: labels, columns: Array(columns[..<words] + columns[range]),
      rows: rows.map { Array($0) })
  }
}
