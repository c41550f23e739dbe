// Columns of comments in a table with a row a sort.

internal import QStudy

extension TableReader {
  private static let commentWords: Set<String> = [
    "comment", "comments", "remark", "remarks", "reason", "reasons", "why", "note", "notes",
    "explanation", "kommentar", "kommentare", "begründung", "commentaire", "comentario",
    "opmerking", "commento", "sylw",
  ]

  /// Whether a column is called after comments and nothing else.
  static func isOfComments(_ name: String) -> Bool {
    name.utf8.count < 60 && commentWords.contains(name.lowercased())
  }

  /// Takes the columns of words out that are called after a statement and comments, such as `comment_s1`,
  /// `S1 comment` or `comment1`: each with the column of its statement. Where they count from elsewhere than the
  /// statements, none is, for each would be that of another.
  ///
  /// - Parameter names: those of all columns, blank ones included.
  mutating func takeComments(
    from columns: inout [TableOutline.Column], beside values: [TableOutline.Column],
    among names: [String]
  ) -> [(value: Int, column: Int)] {
    let ids = Dictionary(values.map { ($0.name.lowercased(), $0.index) }) { first, _ in first }
    let numbers = Dictionary(
      values.compactMap { value in
        NumberedName(value.name, isAtEnd: true).map { ($0.number, value.index) }
      }
    ) { _, _ in -1 }
    let commented = names.compactMap { name in
      Self.commented(name).flatMap { NumberedName($0, isAtEnd: true)?.number }
    }
    if let low = commented.min(), let first = numbers.keys.min(), let last = numbers.keys.max(),
      low < first, !commented.contains(last)
    {
      warnings.append(
        Warning(
          .layoutInferred,
          "The columns of comments count from \(low), the statements from \(first): which statement "
            + "each is on is not sure, and they were read as what is known of the participants. "
            + "To have them as comments, number them as the statements are."))
      return []
    }
    var taken: [(value: Int, column: Int)] = []
    columns.removeAll { column in
      guard !column.isNumeric, let name = Self.commented(column.name),
        let value = ids[name] ?? Int(name).flatMap({ numbers[$0] }), value >= 0,
        !taken.contains(where: { $0.value == value })
      else { return false }
      taken.append((value, column.index))
      return true
    }
    return taken
  }

  /// The name of a column of comments without the word for these, in small letters; nil for another.
  private static func commented(_ name: String) -> String? {
    guard name.utf8.count < 60 else { return nil }
    let name = name.lowercased()
    let marks: (Character) -> Bool = { " _-.:()[]".contains($0) }
    for word in commentWords {
      for rest in [
        name.hasPrefix(word) ? name.dropFirst(word.count) : nil,
        name.hasSuffix(word) ? name.dropLast(word.count) : nil,
      ].compactMap(\.self) {
        var rest = rest
        while rest.first.map(marks) ?? false { rest.removeFirst() }
        while rest.last.map(marks) ?? false { rest.removeLast() }
        if rest.hasPrefix("on ") { rest = rest.dropFirst(3) }
        if rest.count + word.count < name.count || Int(rest) != nil, !rest.isEmpty {
          return String(rest)
        }
      }
    }
    return nil
  }
}
