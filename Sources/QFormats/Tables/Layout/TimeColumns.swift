// Columns of the times at which a form was filled in.

internal import QStudy
internal import QTables

extension LayoutFinder {
  /// Tells columns of times, which hold no values, from the others; a time in the first column is not
  /// the name of a sort, which is then the next column that is called after names, or a number.
  mutating func tellTimes() {
    let rows = sample.filter(body.contains)
    var times = used.filter { isOfTimes($0, rows) }
    // Dates as text may be names of sorts, unless another column is called after names.
    if let label, !times.contains(label), !isNamedAfterPeople(label), isOfDates(label, rows),
      used.contains(where: isOfNames)
    {
      times.append(label)
    }
    guard !times.isEmpty else { return }
    core.removeAll(where: times.contains)
    // Without a style, a workbook shows a time as a number.
    let numbers = times.filter { column in
      rows.contains { cells.kind($0, column) == .number }
    }
    attributes.formUnion(numbers)
    guard let first = label, times.contains(first), options.rows != .statements,
      meaning != .statements
    else { return }
    meaning = .sorts
    isMeaningSure = true
    isChanged = true
    label = used.first { !times.contains($0) && isOfNames($0) }
    if name(of: first) == nil { names[first] = "time" }
    let id = label.map { column in
      "\(cells.letters([column])) (“\(excerpt(name(of: column) ?? ""))”) as its id."
    }
    told.append(
      "\(sentence(cells.letters([first]))) (“\(excerpt(name(of: first) ?? ""))”) read as the time of "
        + "each sort, " + (id ?? "which is called P1, P2 …: no column holds its id."))
    if let label { core.removeAll { $0 == label } }
  }

  /// Whether most cells are times, in a column that is called so, that has no name, or whose cells tell
  /// the time of day; or dates, in a column without a value.
  func isOfTimes(_ column: Int, _ rows: [Int]) -> Bool {
    let name = name(of: column)
    let isTold = name.map(SheetWords.isOfTime) ?? true
    let filled = rows.filter { !table.isBlank($0, column) }
    // Of a column of values the first cell tells.
    guard let first = filled.first, table.value(first, column) == nil else { return false }
    // Dates under a header that says so are ids.
    let isOfDates =
      filled.allSatisfy { table.value($0, column) == nil }
      && !(column == label && isNamedAfterPeople(column))
    let times = filled.count { row in
      switch table.rows[row][column] {
      case .date(let serial, _): isTold || isOfDates || serial != serial.rounded()
      case .number(let number): isTold && name != nil && number != number.rounded()
      case .text(let text): Self.isTime(text, clock: !isTold)
      case .blank, .error, .uncomputed: false
      }
    }
    return times * 2 > filled.count
  }

  /// Whether every filled cell is the text of a date.
  func isOfDates(_ column: Int, _ rows: [Int]) -> Bool {
    let names = rows.compactMap { cells.name($0, column) }
    return !names.isEmpty && names.allSatisfy { Self.isTime($0, clock: false) }
  }

  /// Whether a text is a date, or a date with the time of day: `2024/01/05 10:11:12 am GMT+1`.
  ///
  /// - Parameter clock: whether the time of day must be there.
  private static func isTime(_ text: String, clock: Bool) -> Bool {
    let bytes = text.utf8.prefix(40)
    let numbers = bytes.split { !(0x30...0x39).contains($0) }
    let hasClock = numbers.count >= 4 && bytes.contains(UInt8(ascii: ":"))
    return numbers.count >= 3 && numbers.prefix(3).contains { $0.count == 4 }
      && (hasClock || !clock)
  }

  private func isNamedAfterPeople(_ column: Int) -> Bool {
    name(of: column).map(SheetWords.namesPeople) ?? false
  }

  /// Whether a column is called after names or codes, and has another one in every row.
  private func isOfNames(_ column: Int) -> Bool {
    guard isNamedAfterPeople(column) else { return false }
    let names = kept.map { cells.name($0, column) }
    return names.allSatisfy { $0 != nil } && Set(names).count == names.count
  }
}
