// What the sorts of a table look like together.

internal import QStudy

extension TableReader {
  /// Fewer statements may be ranked by chance, or by design.
  private static let fewestRanked = 8
  /// So many cells are blank, at least, for each 0 that somebody typed all the same.
  private static let blankForOne = 10
  /// So many sorts show it as well as all.
  private static let sortsLooked = 1000

  /// Asks about sorts whose cells can't be what they were read as; a fault in a single cell is told first.
  mutating func lookAtWholeSorts(_ study: inout Study) {
    guard findings.isEmpty, mending.findings.isEmpty else { return }
    // A long table says which of its columns holds the values, unless its shape alone does.
    if outline != nil || long?.told != nil { reportRanks(study) }
    if let outline {
      reportNumberings(study, outline.rows.thing)
      reportCompanions(study)
      reportGridLines(study)
    }
    fillZeros(&study)
    tellArrays(study)
    tellAlike(study)
    tellGaps(study)
  }

  /// Sorts in which every value stands once are cards in places, or ranks; neither is a grid with columns of
  /// several cards, unless the user states one without.
  private mutating func reportRanks(_ study: Study) {
    let count = study.statements.count
    guard grid == nil, known == nil, count >= Self.fewestRanked, let sort = oneOfMost(study),
      Set(sort.placements).count == count, let low = sort.placements.compactMap(\.self).min(),
      low == 0 || low == 1, let ranks = try? Grid(counting: sort.placements.compactMap(\.self))
    else { return }
    findings.append(
      Finding(
        .badValue, location: table.location(0),
        found: "sorts that hold each number from \(low) to \(low + count - 1) once",
        expected: "the values of a grid whose columns take several cards",
        mend:
          "If these are the numbers of the cards in each place of the grid, name each place after its "
          + "value, as in -3a, -3b, -2a. If they are ranks, the highest number for what was agreed with most, read "
          + "them with " + shellOption("--grid", ranks.description)
          + "; if \(low) stands for that, first write \(2 * low + count - 1) minus each rank."))
  }

  /// Sorts whose numbers all differ, where those of most others fill one grid and do not: statements numbered
  /// once more, or the order in which cards were laid.
  private mutating func reportNumberings(_ study: Study, _ thing: String) {
    let count = study.statements.count
    guard findings.isEmpty, (LayoutFinder.fewestNumbered...1000).contains(count) else { return }
    let looked = study.sorts.prefix(Self.sortsLooked)
    let numbered = looked.filter { sort in
      !sort.placements.contains(nil) && Set(sort.placements).count == count
    }
    let others = looked.filter { sort in !numbered.contains { $0.id == sort.id } }
    guard !numbered.isEmpty,
      let shared = TableOutline.mostShared(others.count, vector: { others[$0].placements }),
      shared.bearers > 1, shared.bearers * 2 > others.count
    else { return }
    let line = thing == "sort" ? "row" : "column"
    for sort in numbered {
      findings.append(
        Finding(
          .badValue, location: sources.sorts[sort.id], sort: sort.id,
          found: "the \(line) “\(excerpt(sort.id))” with every number once, as ids have them",
          expected: "the values of a sort on the grid that the others share",
          mend:
            "Correct the sort; or remove the \(line), if it numbers the statements once more, or the "
            + "order in which they were laid."))
    }
  }

  /// Sorts called after others with the same words behind, such as “Ann seconds”, that do not fill the grid
  /// which those share.
  private mutating func reportCompanions(_ study: Study) {
    guard findings.isEmpty else { return }
    let looked = study.sorts.prefix(Self.sortsLooked)
    let ids = Set(looked.map(\.id))
    var companions: [Substring: Set<String>] = [:]
    for sort in looked where sort.id.utf8.count < 100 {
      let end = sort.id.indices.first { place in
        " _-.".contains(sort.id[place]) && ids.contains(String(sort.id[..<place]))
      }
      if let end { companions[sort.id[end...], default: []].insert(sort.id) }
    }
    guard let (words, found) = companions.max(by: { $0.value.count < $1.value.count }),
      found.count > 2, found.count * 3 > looked.count
    else { return }
    let others = looked.filter { !found.contains($0.id) }
    guard let shared = TableOutline.mostShared(others.count, vector: { others[$0].placements }),
      shared.bearers * 2 > others.count,
      !looked.contains(where: {
        found.contains($0.id) && CardCounts($0.placements) == shared.values
      }), let first = looked.first(where: { found.contains($0.id) })
    else { return }
    findings.append(
      Finding(
        .mixedDesigns, location: sources.sorts[first.id], sort: first.id,
        found:
          "\(found.count) sorts called after others with “\(excerpt(trimmed(String(words))))” behind, "
          + "and none of them on the grid that those share",
        expected: "sorts only",
        mend: "Remove them, if they tell of each sort when or how long it was made."))
  }

  /// Sorts called after the grid, with its values in their order.
  private mutating func reportGridLines(_ study: Study) {
    for sort in study.sorts.prefix(Self.sortsLooked) where SheetWords.isOfGrid(sort.id) {
      let values = sort.placements.compactMap(\.self)
      guard values == values.sorted() || values == values.sorted(by: >) else { continue }
      findings.append(
        Finding(
          .badValue, location: sources.sorts[sort.id], sort: sort.id,
          found: "“\(excerpt(sort.id))” with its values in order, as where the grid is noted",
          expected: "the values of a sort",
          mend: "Remove it from the table; or call it as the others "
            + "are called, if somebody sorted so."))
    }
  }

  /// Blank cells where the sorts, which hold values on both sides of 0, have next to no 0, and fill a grid
  /// once blank cells are 0.
  private mutating func fillZeros(_ study: inout Study) {
    let looked = study.sorts.prefix(Self.sortsLooked)
    let blank = looked.reduce(0) { sum, sort in sum + sort.placements.count { $0 == nil } }
    let typed = looked.reduce(0) { sum, sort in sum + sort.placements.count { $0 == 0 } }
    guard looked.count > 1, blank > Self.blankForOne * typed,
      looked.count(where: { $0.placements.contains(nil) }) * 2 > looked.count
    else { return }
    // Filled, they must share a grid through both sides.
    let filled = looked.map { sort in sort.placements.map { $0 ?? 0 } }
    guard let shared = TableOutline.mostShared(filled.count, vector: { filled[$0] }),
      shared.bearers * 2 > filled.count,
      let one = filled.first(where: { CardCounts($0) == shared.values }),
      let low = one.min(), let high = one.max(), low < 0, high > 0
    else { return }
    let finding = Finding(
      .blankCell, location: table.location(0),
      found:
        "\(blank) blank cells in \(looked.count) sorts, and \(typed == 0 ? "no" : "next to no") 0",
      expected: "the value of the column where each card lies",
      mend: "If a blank cell stands for 0, type the zeros.")
    guard
      mending.mends(
        finding, repair: "The blank cells of every sort were read as 0.",
        offer: "--repair reads them so.")
    else { return }
    for i in study.sorts.indices {
      study.sorts[i].placements = study.sorts[i].placements.map { $0 ?? 0 }
    }
  }

  /// Tells of sorts at the end that are called after factors: arrays of an earlier analysis are nobody's
  /// sorts, though people may be called so.
  private mutating func tellArrays(_ study: Study) {
    let arrays = study.sorts.reversed().prefix { SheetWords.isOfFactor($0.id) }.reversed().map(\.id)
    let others = study.sorts.dropLast(arrays.count)
    guard !arrays.isEmpty, others.count > 1,
      !others.contains(where: { SheetWords.isOfFactor($0.id) })
    else { return }
    // F1 beside M1 is a woman.
    let areCodes = others.count { SheetWords.isCode($0.id) } * 2 > others.count
    guard !areCodes || !arrays.contains(where: SheetWords.isCode) else { return }
    let words = arrays.prefix(6).map { "“\(excerpt($0))”" }.joined(separator: ", ")
    warnings.append(
      Warning(
        .layoutInferred,
        "\(words) read as sorts, though called after factors: if they are arrays of an analysis, add "
          + shellOption("--exclude", arrays.joined(separator: ","))
          + " to each command, or remove them.",
        sorts: arrays))
  }

  /// Tells of sorts whose names differ in capitals only, which may be one person's.
  private mutating func tellAlike(_ study: Study) {
    // Codes in capitals or digits only, however many, differ in more.
    guard study.sorts.contains(where: { sort in sort.id.utf8.contains { $0 >= UInt8(ascii: "a") } })
    else { return }
    let groups = Dictionary(grouping: study.sorts.map(\.id)) { $0.lowercased() }
      .values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    guard let first = groups.first else { return }
    warnings.append(
      Warning(
        .layoutInferred,
        groups.prefix(6).map { $0.map { "“\(excerpt($0))”" }.joined(separator: " and ") }
          .joined(separator: ", ") + (groups.count > 6 ? " …" : "")
          + " differ in capitals only, and were read as different people. If they are one, leave out one "
          + "of the sorts: add \(shellOption("--exclude", first[1])) to each command.",
        sorts: groups.flatMap(\.self)))
  }

  /// Tells which numbers are missing among the ids of statements that count on, all of them or those of each
  /// theme: A1, A2, B1 ….
  private mutating func tellGaps(_ study: Study) {
    let ids = study.statements.compactMap { NumberedName($0.id, isAtEnd: true) }
    guard ids.count >= Self.fewestRanked, ids.count == study.statements.count else { return }
    let themes = Dictionary(grouping: ids, by: \.key)
    let first = Dictionary(zip(ids.map(\.key), study.statements.map(\.id))) { first, _ in first }
    // Letters before one number each are no themes.
    guard themes.values.allSatisfy({ $0.count > 1 }) else { return }
    let order = ids.map(\.key).reduce(into: [NumberedName.Key]()) { keys, key in
      if !keys.contains(key) { keys.append(key) }
    }
    var missing: [String] = []
    for key in order {
      let numbers = Set((themes[key] ?? []).map(\.number))
      guard let low = numbers.min(), let high = numbers.max(), low < 3,
        high - low < numbers.count + max(themes.count > 1 ? 1 : 3, numbers.count / 10)
      else { return }
      let (before, after) = ((first[key] ?? "").prefix(key.before.count), key.after)
      missing += (min(low, 1)...high).filter { !numbers.contains($0) }.map {
        "\(before)\($0)\(after)"
      }
    }
    guard !missing.isEmpty else { return }
    warnings.append(
      Warning(
        .layoutInferred,
        "The ids of the statements leave out \(missing.joined(separator: ", ")): a column or row may be "
          + "missing, or the numbers may be those of a longer list."))
  }

  /// A sort that holds the values that more than half of them hold; nil where there is none.
  private func oneOfMost(_ study: Study) -> QSort? {
    let looked = study.sorts.prefix(Self.sortsLooked)
    guard let shared = TableOutline.mostShared(looked.count, vector: { looked[$0].placements }),
      shared.bearers > 1, shared.bearers * 2 > looked.count
    else { return nil }
    return looked.first { CardCounts($0.placements) == shared.values }
  }
}
