// Rows that hold the name of a group, above the sorts of its people.

internal import QStudy

/// The groups to which the sorts below the names of groups belong.
struct SortGroups {
  private var rows: [(row: Int, name: String)] = []

  /// Adds a name below those that were added before.
  mutating func add(_ name: String, above row: Int) { rows.append((row, name)) }

  var isEmpty: Bool { rows.isEmpty }
  var firstRow: Int? { rows.first?.row }

  /// The group of the sort in a row.
  subscript(row: Int) -> String? { rows.last { $0.row < row }?.name }
}

extension LayoutFinder {
  /// Leaves out rows with a name and no value between the sorts; where one stands above the first
  /// sort, they are groups of the people below them.
  ///
  /// A name that is made like those of the people, letters before a number, is somebody whose sort got
  /// lost.
  mutating func leaveOutGroups() {
    guard !headings.isEmpty else { return }
    let people = Set(
      kept.compactMap { row in
        headings.contains(row) ? nil : label.flatMap { cells.name(row, $0) }.flatMap(Self.stem)
      })
    let found = headings.compactMap { row -> (row: Int, name: String)? in
      guard let label, cells.kind(row, label) == .word, let name = cells.name(row, label),
        Self.stem(name).map({ !people.contains($0) }) ?? true
      else { return nil }
      return (row, name)
    }
    guard let first = found.first else { return }
    let lines = cells.lines(found.map(\.row))
    let names = found.prefix(6).map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
    outRows.formUnion(found.map(\.row))
    headings.removeAll(where: outRows.contains)
    isChanged = true
    let isAbove = !kept.contains { $0 < first.row && !headings.contains($0) }
    // What describes people in a range that the user states, is stated too.
    let isTaken =
      !isStated || AttributeChoice(options.attributes).holdsColumn(SheetWords.group, at: nil)
    guard isAbove, isTaken,
      !used.contains(where: { name(of: $0)?.lowercased() == SheetWords.group })
    else {
      told.append("\(sentence(lines)) (\(names)) left out: a name without a value, as of a group.")
      return
    }
    for (row, name) in found { groups.add(name, above: row) }
    told.append("\(sentence(lines)) (\(names)) read as the group of the people below.")
  }

  /// The letters before the number at the end of a name; nil for a name without one.
  private static func stem(_ name: String) -> String? {
    let digits = name.reversed().prefix { $0.isNumber }.count
    return digits > 0 ? String(name.dropLast(digits)) : nil
  }
}
