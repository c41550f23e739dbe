// Names that slipped by one row.

internal import QStudy

/// What the names themselves tell of whether they slipped.
enum SlippedNames {
  /// Whether names may have slipped: the one above or beside nothing may be a name like the others, and they
  /// do not number the places in which they stand.
  ///
  /// - Parameters:
  ///   - names: the names in their order.
  ///   - places: where each stands among the lines of values, from 0.
  ///   - end: the one that has no values.
  static func areSlipped(_ names: [String], places: [Int], end: String?) -> Bool {
    guard let end, !isOfNoLine(end) else { return false }
    let others = zip(names, places).filter { $0.0 != end }
    func blanks(_ name: String) -> Int { name.count { $0.isWhitespace } }
    // A sentence below short names is a note.
    if blanks(end) > 1, others.allSatisfy({ blanks($0.0) < blanks(end) }) { return false }
    return !others.allSatisfy { name, place in
      NumberedName(name, isAtEnd: true)?.number == place + 1
    }
  }

  /// Whether it is sure that names slipped: put back, they number their places. A person's name beside no
  /// values may as well be that of somebody who made no sort.
  ///
  /// - Parameter places: where each stands once it is put back, from 0.
  static func areSure(_ names: [String], places: [Int]) -> Bool {
    zip(names, places).allSatisfy { NumberedName($0, isAtEnd: true)?.number == $1 + 1 }
  }

  /// What to do where it is not sure, behind the way to put them back.
  static func doubt(_ end: String) -> String {
    " if they slipped; if “\(excerpt(end))” has no values, and a name was forgotten, write that one, and remove "
      + "“\(excerpt(end))”."
  }

  /// Whether words name a total or a note, which stand beside the values of nobody.
  private static func isOfNoLine(_ name: String) -> Bool {
    SheetWords.isTotal(name) || SheetWords.isPerhapsTotal(name) || SheetWords.isTotalOfSome(name)
      || SheetWords.isOfForm(name) || SheetWords.isOfPeople(name) || SheetWords.isOfGrid(name)
      || SheetWords.isOfStatements(name) || SheetWords.isOfTime(name)
      || TableReader.isOfComments(name)
      || SheetWords.withoutLabel(name) == name && name.contains(":")
  }
}

extension TableReader {
  /// By how many rows the names stand below their values (1), or above them (−1), where it is to be
  /// mended; else 0.
  ///
  /// So they are where as many rows have a name as have values, one row at an end has values only and
  /// one at the other a name only.
  mutating func shiftOfNames(_ column: Int, values: [TableOutline.Column]) -> Int {
    // A row with values only has no name.
    guard body.contains(where: { table.isBlank($0, column) }) else { return 0 }
    let named = body.filter { table.rows[$0][column].name != nil }
    let valued = body.filter { hasValues($0, values) }
    guard named.count > 2, named.count == valued.count, named != valued,
      let shift = zip(named, valued).map({ $0 - $1 }).min(), abs(shift) == 1,
      zip(named, valued).allSatisfy({ $0 - $1 == shift }),
      let end = shift > 0 ? named.last : named.first,
      case let names = named.compactMap({ table.rows[$0][column].name }),
      case let last = table.rows[end][column].name,
      SlippedNames.areSlipped(names, places: named.map { $0 - valued[0] }, end: last)
    else { return 0 }
    let isSure = SlippedNames.areSure(names, places: valued.map { $0 - valued[0] })
    let finding = Finding(
      .shiftedNames, location: table.location(shift > 0 ? valued[0] : named[0], column),
      found: "names that stand one row \(shift > 0 ? "below" : "above") the values",
      expected: "each name in the row of its values",
      mend: "Move the names \(shift > 0 ? "up" : "down") by one row"
        + (isSure ? "." : SlippedNames.doubt(last ?? "")))
    // The names are read where they belong either way, so that the fault is told once and not again in
    // every row.
    guard isSure else {
      mending.leave(finding)
      return shift
    }
    _ = mending.mends(
      finding, repair: "The names were moved \(shift > 0 ? "up" : "down") by one row.",
      offer: "--repair moves them.")
    return shift
  }

  func hasValues(_ row: Int, _ values: [TableOutline.Column]) -> Bool {
    values.contains { !table.isBlank(row, $0.index) }
  }

  /// By how many rows the words of a column have slipped with the names: by as many where they begin beside
  /// the first name, else by none.
  func shift(ofWords column: Int?, with names: Int, by shift: Int) -> Int {
    guard shift != 0, let column,
      body.first(where: { !table.isBlank($0, column) })
        == body.first(where: { !table.isBlank($0, names) })
    else { return 0 }
    return shift
  }
}
