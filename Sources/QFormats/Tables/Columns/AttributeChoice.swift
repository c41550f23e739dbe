/// The columns, or rows, that describe the participants, as the user states them: by their names or,
/// where a name does not tell, by their places, `column:C` or `row:6`.
struct AttributeChoice {
  /// A part of what was typed.
  enum Item: Hashable {
    case name(String)
    /// A column, from 1.
    case column(Int)
    /// A row, from 1.
    case row(Int)

    /// Reads a place as `--ids` takes it; anything else is a name.
    init(_ word: String) {
      switch IDPlace(word) {
      case .column(let column): self = .column(column)
      case .row(let row): self = .row(row)
      case .range, nil: self = .name(word)
      }
    }
  }

  /// What was typed, each with its meaning.
  private let items: [(word: String, item: Item)]
  private let all: Set<Item>

  init(_ words: [String]) {
    items = words.map { ($0, Item($0)) }
    all = Set(items.map(\.item))
  }

  /// Whether a column is among them.
  ///
  /// - Parameter place: the column of the file, from 0; nil for one that was added.
  func holdsColumn(_ name: String?, at place: Int?) -> Bool {
    name.map { all.contains(.name($0)) } ?? false
      || place.map { all.contains(.column($0 + 1)) } ?? false
  }

  /// Whether a row is among them.
  ///
  /// - Parameter line: the number of the row in the file.
  func holdsRow(_ name: String?, on line: Int) -> Bool {
    name.map { all.contains(.name($0)) } ?? false || all.contains(.row(line))
  }

  /// What was typed and is none of some columns or rows.
  func unknown(besides known: [Item]) -> [(word: String, item: Item)] {
    let known = Set(known)
    return items.filter { !known.contains($0.item) }
  }

  /// What to type so that further columns or rows describe the participants: those that were typed, which
  /// a second `--attributes` would replace, and the new ones.
  func mend(adding words: [String], isOfSeveral: Bool) -> String {
    let all = (items.map(\.word) + words).joined(separator: ",")
    let option = shellOption("--attributes", all)
    return isOfSeveral
      ? "Those that describe the participants are read with \(option)."
      : "If it describes the participants, read it with \(option)."
  }

  /// How a column or a row is stated: by its name, where that is read as a name and no other one bears
  /// it.
  static func word(_ name: String, place: IDPlace?, among names: [String]) -> String {
    let isTold =
      Item(name) == .name(name) && !name.contains(",") && !name.isEmpty
      && names.count { $0 == name } < 2
    return isTold ? name : place?.description ?? name
  }
}
