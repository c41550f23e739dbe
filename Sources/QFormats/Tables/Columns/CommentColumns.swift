// Columns of comments that are called after what they speak of.

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

  /// What people put before the number of a statement, where the statements bear numbers alone.
  private static let statementLetters: Set<String> = [
    "s", "q", "st", "stmt", "statement", "item", "card",
  ]

  /// The number of a statement in a name such as `s3` or `stmt_3`; nil where there is none.
  private static func number(_ name: String) -> Int? {
    guard let named = NumberedName(name, isAtEnd: true), named.key.after.isEmpty else { return nil }
    let letters = named.key.before.filter { !" _-.".contains($0) }
    return statementLetters.contains(letters) ? named.number : nil
  }

  /// Takes the columns of comments out, each with the column that it speaks of. Where they count from elsewhere than
  /// the statements, none is, for each would be that of another.
  ///
  /// - Parameter names: those of all columns, blank ones included.
  mutating func takeComments(
    from columns: inout [TableOutline.Column], beside values: [TableOutline.Column],
    among names: [String]
  ) -> [(value: Int, column: Int)] {
    let numbers = values.compactMap { NumberedName($0.name, isAtEnd: true)?.number }
    let commented = names.compactMap { name in
      Self.commented(name).flatMap { NumberedName($0, isAtEnd: true)?.number }
    }
    if let low = commented.min(), let first = numbers.min(), let last = numbers.max(), low < first,
      !commented.contains(last)
    {
      warnings.append(
        Warning(
          .layoutInferred,
          "The columns of comments count from \(low), the statements from \(first): which statement "
            + "each is on is not sure, and they were read as what is known of the participants. "
            + "To have them as comments, number them as the statements are."))
      return []
    }
    let comments = Self.comments(among: columns, on: values)
    columns.removeAll { column in comments.contains { $0.column == column.index } }
    return comments
  }

  /// The columns of words that are called after comments and a column of values, that of a statement or of a sort,
  /// such as `comment_s1`, `S1 comment`, `comment1` or `Comments on Ann`: each with the column that it speaks of,
  /// be a statement called `s1` or `1`.
  static func comments(
    among columns: [TableOutline.Column], on values: [TableOutline.Column]
  ) -> [(value: Int, column: Int)] {
    let ids = Dictionary(values.map { ($0.name.lowercased(), $0.index) }) { first, _ in first }
    let numbers = Dictionary(
      values.compactMap { value in
        NumberedName(value.name, isAtEnd: true).map { ($0.number, value.index) }
      }
    ) { _, _ in -1 }
    let bare = Dictionary(
      values.compactMap { value in Int(value.name).map { ($0, value.index) } }
    ) { _, _ in -1 }
    var taken: [(value: Int, column: Int)] = []
    for column in columns {
      guard !column.isNumeric, let name = commented(column.name),
        let value = ids[name] ?? Int(name).flatMap({ numbers[$0] })
          ?? number(name).flatMap({ bare[$0] }), value >= 0,
        !taken.contains(where: { $0.value == value })
      else { continue }
      taken.append((value, column.index))
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
