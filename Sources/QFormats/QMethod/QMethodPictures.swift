internal import QStudy
internal import QTables

/// The sorts of the folder: `qsorts/[condition/]Participant.csv`, each a picture of the grid.
struct QMethodPictures {
  /// A file with a sort.
  private struct Sort {
    let participant: String
    let condition: String?
    let path: String
    let table: RawTable
    var picture: PictureOfGrid

    /// The sort's name: the participant's, with the condition where there are some.
    var id: String { condition.map { "\(participant)-\($0)" } ?? participant }
  }

  private var sorts: [Sort] = []

  /// Reads the files.
  ///
  /// - Throws: `Findings` where there is none; `FileError` for one that can't be read.
  init(_ folder: inout QMethodFolder, concourse: QMethodConcourse) throws {
    let files = folder.files(in: QMethodFolder.sorts, extension: "csv")
    let card: ((String) -> Int?)? =
      concourse.cards.isEmpty ? nil : { concourse.position(of: $0) }
    let hasConditions = files.contains { $0.group != nil }
    for file in files {
      if hasConditions, file.group == nil {
        folder.findings.append(
          Finding(
            .unknownCondition, location: folder.location(file.path), sort: file.stem,
            found: "a sort outside the folders of conditions",
            expected: "\(QMethodFolder.sorts)/<condition>/\(file.stem).csv, as the other sorts",
            mend: "Move it to the folder of its condition."))
      }
      guard let bytes = try folder.bytes(file.path) else { continue }
      let path = folder.input.location(of: file.path)
      guard !bytes.allSatisfy(isBlankByte) else {
        folder.findings.append(.emptyFile(path))
        continue
      }
      do {
        let csv = try CSVTable(parsing: bytes)
        let table = try RawTable(
          file: path, rows: csv.rows.map { RawRow($0) },
          takesDecimalComma: csv.delimiter != .comma, countsCells: true)
        sorts.append(
          Sort(
            participant: file.stem, condition: file.group, path: path, table: table,
            picture: PictureOfGrid(table, card: card))
        )
      } catch let error as CSVError {
        folder.findings.append(Finding(error, file: path, bytes: bytes))
      }
    }
    if sorts.isEmpty {
      try Findings.check(folder.findings)
      throw Findings(
        Finding(
          .tooFewSorts, location: folder.location(QMethodFolder.sorts), found: "no sort",
          expected: "a .csv for each participant, or folders of conditions that hold them",
          mend: "Check that this is the folder with the pictures of the grid."))
    }
    warnOfMissing(&folder)
  }

  // MARK: Cards

  /// What the pictures call their cards, and how many pictures each name stands in.
  var names: [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for sort in sorts {
      for name in Set(sort.picture.cards.map(\.name)) { counts[name, default: 0] += 1 }
    }
    return counts.sorted { Self.isBefore($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  /// Numbers in their order, then words in theirs.
  private static func isBefore(_ a: String, _ b: String) -> Bool {
    switch (Int(a), Int(b)) {
    case (let x?, let y?) where x != y: x < y
    case (.some, .none): true
    case (.none, .some): false
    default: a < b
    }
  }

  /// How many sorts there are.
  var count: Int { sorts.count }

  /// Looks at the pictures again, now that their cards are known.
  mutating func look(card: @escaping (String) -> Int?, sample: Set<Int>) {
    for index in sorts.indices {
      sorts[index].picture = PictureOfGrid(sorts[index].table, card: card, sample: sample)
    }
  }

  // MARK: Sorts

  /// The sorts and where each stands.
  ///
  /// - Parameters:
  ///   - statements: the names of the cards, in order.
  ///   - position: the position among the statements that a name means.
  ///   - known: what is known of a card that is no statement, as an addition to a message.
  func read(
    statements: [String], position: (String) -> Int?, known: (String) -> String?,
    _ folder: inout QMethodFolder
  ) -> (sorts: [QSort], locations: [String: Location]) {
    guard let values = values(&folder) else { return ([], [:]) }
    var read: [QSort] = []
    var locations: [String: Location] = [:]
    for sort in sorts {
      let location = Location(file: sort.path)
      if locations[sort.id] != nil {
        folder.findings.append(
          Finding(
            .duplicateSort, location: location, sort: sort.id,
            found: "the sort “\(sort.id)” a second time", expected: "each sort once",
            mend: "Rename the file or the folder of the condition."))
      }
      locations[sort.id] = location
      var places = CardPlaces(
        sort: sort.id, names: statements,
        mend: "Look at the sheet or the photograph, and correct the id of the card.")
      for card in sort.picture.cards where card.column < values.count {
        let cell = sort.table.location(card.row, card.column)
        if let position = position(card.name) {
          places.lay(position, value: values[card.column], at: cell, &folder.findings)
        } else {
          let nearest = suggestion(for: card.name, among: statements, after: folder.findings.count)
          places.fault(
            .unknownStatement, at: cell, statement: card.name,
            found: "the card “\(excerpt(card.name))”" + (known(card.name) ?? ""),
            expected: nearest.map { "perhaps “\($0)”" } ?? "the id of a card of the sample",
            &folder.findings)
        }
      }
      places.end(
        at: location, expected: "each card of the sample once",
        mend: "Look at the sheet or the photograph, and fill in what is missing.",
        &folder.findings)
      read.append(
        QSort(
          id: sort.id, participant: sort.participant, condition: sort.condition,
          placements: places.placements))
    }
    return (read, locations)
  }

  /// The values of the columns, the same in every picture; nil, with findings, where they are not, or
  /// can't be told.
  private func values(_ folder: inout QMethodFolder) -> [Int]? {
    let stated = Self.commonest(sorts.compactMap(\.picture.values))
    let width = stated?.count ?? Self.commonest(sorts.map(\.picture.width)) ?? 0
    let count = folder.findings.count
    func fault(_ sort: Sort, _ found: String, _ expected: String) {
      folder.findings.append(
        Finding(
          .badGrid, location: Location(file: sort.path), sort: sort.id, found: found,
          expected: expected,
          mend: "Draw the whole grid, blank columns included, the same way in every file."))
    }
    for sort in sorts {
      let picture = sort.picture
      let columns = picture.values?.count ?? max(picture.extent, min(picture.width, width))
      if columns != width || picture.extent > width {
        let own = picture.values == nil ? columns : max(columns, picture.extent)
        fault(sort, "\(own) columns", "\(width), as in most files")
      } else if let own = picture.values, own != stated {
        func list(_ values: [Int]) -> String { values.map(String.init).joined(separator: ",") }
        fault(sort, "the values \(list(own))", "\(list(stated ?? [])), as in most files")
      }
    }
    if let stated { return folder.findings.count == count ? stated : nil }
    // R's qmethod counts from the middle column, and leaves a grid without one to fractions.
    if width.isMultiple(of: 2), let first = sorts.first {
      folder.findings.append(
        Finding(
          .badGrid, location: Location(file: first.path),
          found: "\(width) columns, and no row of their values",
          expected: "an odd number of columns, the middle one at 0, or the values below the cards",
          mend: "Write the values of the columns in a row below the cards, as in -2,-1,1,2."))
    }
    guard folder.findings.count == count else { return nil }
    return (0..<width).map { $0 - width / 2 }
  }

  /// The value that most have, the first of several such; nil where there is none.
  private static func commonest<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let most = counts.values.max()
    return values.first { counts[$0] == most }
  }

  /// A person without a sort under some condition is told: that may be a file that was lost.
  private func warnOfMissing(_ folder: inout QMethodFolder) {
    let conditions = Set(sorts.compactMap(\.condition)).sorted()
    guard conditions.count > 1 else { return }
    let there = Set(sorts.map(\.id))
    var people: [String] = []
    var missing: [String] = []
    for person in Set(sorts.map(\.participant)).sorted() {
      for condition in conditions where !there.contains("\(person)-\(condition)") {
        if people.last != person { people.append(person) }
        missing.append("\(QMethodFolder.sorts)/\(condition)/\(person).csv")
      }
    }
    guard !missing.isEmpty else { return }
    let files = missing.prefix(10).joined(separator: ", ") + (missing.count > 10 ? " …" : "")
    let ids = sorts.filter { people.contains($0.participant) }.map(\.id)
    folder.warnings.append(
      Warning(
        .peopleNotPaired,
        "\(people.count == 1 ? "1 person has" : "\(people.count) people have") no sort under some "
          + "condition: there is no \(files). Add the file, or go on without it.", sorts: ids))
  }
}
