internal import QStudy

/// What the sorts as a whole look like: a scale entered the wrong way round, cards left in the order in
/// which they were dealt.
///
/// Neither is sure from the file alone, so that both are warnings. A scale is turned round where repairs are
/// asked for: one that fills its grid only so at any time, one on suspicion only where nothing else is
/// mended, for findings hide the doubt, and nobody could have weighed it.
enum Diagnosis {
  /// A reading with its sorts looked at.
  static func examined(_ reading: StudyReading, options: ReadingOptions) -> StudyReading {
    var study = reading.study
    var warnings = reading.warnings
    if options.repair { warnings += takeOffsets(from: &study, grid: options.grid) }
    let mirrored = mirroredOnGrid(study)
    let isMended = warnings.contains { $0.code == .repaired }
    for i in Set(mirrored + reversedScales(study.sorts)).sorted() {
      let sort = study.sorts[i]
      if options.repair, mirrored.contains(i) || !isMended,
        let turned = turnedRound(sort, in: study)
      {
        study.sorts[i] = turned
        warnings.append(
          Warning(.repaired, "The scale of \(sort.id) was turned round.", sorts: [sort.id]))
      } else if mirrored.contains(i) {
        warnings.append(
          Warning(
            .reversedScale,
            "\(sort.id) does not fill the grid, and turned round it does: a scale entered the wrong "
              + "way round. --repair turns it.", sorts: [sort.id]))
      } else {
        warnings.append(
          Warning(
            .reversedScale,
            "\(sort.id) correlates negatively with every other sort: the opposite view, or a scale entered "
              + "the wrong way round. If it was the scale, "
              + (options.repair
                ? "import what was mended with --repair once more: it turns a scale on suspicion only where "
                  + "it mends nothing else."
                : "--repair turns it."),
            sorts: [sort.id]))
      }
    }
    let straight = study.sorts.filter(isStraightLine).map(\.id)
    if !straight.isEmpty {
      let names = straight.prefix(8).joined(separator: ", ") + (straight.count > 8 ? " …" : "")
      warnings.append(
        Warning(
          .straightLining,
          "\(names): the statements lie in the order of their numbers, or nearly all on one value, as "
            + "where somebody did not sort. Leave such sorts out with --exclude.", sorts: straight))
    }
    var examined = reading
    examined.study = study
    examined.warnings = warnings
    return examined
  }

  // MARK: A scale turned round

  /// Fewer sorts can't tell one that stands alone; more are not entered by hand.
  private static let sortsLooked = 6...5000
  /// Mean correlation with the others from which on a sort may be one turned round.
  private static let oppositeMean = -0.25

  /// The sorts that correlate negatively with every other, on average at most −.25, while the others
  /// correlate positively among themselves on average.
  ///
  /// The mean comes from the sum of all standardised sorts, so that no P×P matrix is needed; only the
  /// few that it leaves are compared with each.
  private static func reversedScales(_ sorts: [QSort]) -> [Int] {
    guard sortsLooked.contains(sorts.count), let length = sorts.first?.placements.count,
      sorts.allSatisfy({ $0.placements.count == length })
    else { return [] }
    let scales = sorts.map { Scale($0.placements) }
    let taken = scales.indices.filter { scales[$0] != nil }
    guard sortsLooked.contains(taken.count) else { return [] }
    var sum = [Double](repeating: 0, count: length)
    for i in taken { scales[i]?.add(sorts[i].placements, to: &sum) }
    let others = Double(taken.count - 1)
    let means = taken.map { ((scales[$0]?.dot(sorts[$0].placements, sum) ?? 0) - 1) / others }
    let overall = means.reduce(0, +) / Double(taken.count)
    let candidates = zip(taken, means).filter { $0.1 <= oppositeMean }.map(\.0)
    guard overall > 0, candidates.count <= 20 else { return [] }
    return candidates.filter { i in
      var own = [Double](repeating: 0, count: length)
      scales[i]?.add(sorts[i].placements, to: &own)
      return taken.allSatisfy { k in
        k == i || (scales[k]?.dot(sorts[k].placements, own) ?? 0) < 0
      }
    }
  }

  /// The sort mirrored on its grid; `nil` where the mirror does not fit the grid.
  private static func turnedRound(_ sort: QSort, in study: Study) -> QSort? {
    let own = sort.placements.compactMap(\.self)
    guard let grid = gridOfMost(study) ?? (try? Grid(counting: own)) else { return nil }
    let turned = mirrored(sort, on: grid)
    let values = turned.placements.compactMap(\.self).sorted()
    let fits = values == own.sorted() || values == grid.ascendingValues
    return fits || study.distribution == .free ? turned : nil
  }

  private static func mirrored(_ sort: QSort, on grid: Grid) -> QSort {
    let ends = grid.values[0] + grid.values[grid.values.count - 1]
    var turned = sort
    turned.placements = sort.placements.map { $0.map { ends - $0 } }
    return turned
  }

  /// The grid that the study declares, else the one that more than half of the sorts fill; a thousand
  /// sorts show it as well as all.
  private static func gridOfMost(_ study: Study) -> Grid? {
    if let grid = study.grid { return grid }
    let looked = study.sorts.prefix(1000)
    guard
      let shared = TableOutline.mostShared(looked.count, vector: { looked[$0].placements }),
      shared.bearers * 2 > looked.count,
      let sort = looked.first(where: { CardCounts($0.placements) == shared.values })
    else { return nil }
    return try? Grid(counting: sort.placements.compactMap(\.self))
  }

  /// Moves sorts whose values count from another number than those of the grid to its values, and tells.
  private static func takeOffsets(from study: inout Study, grid stated: Grid?) -> [Warning] {
    guard study.distribution != .free, let grid = stated ?? gridOfMost(study) else { return [] }
    return study.sorts.indices.compactMap { i in
      guard let offset = grid.offset(of: study.sorts[i].placements) else { return nil }
      study.sorts[i].placements = study.sorts[i].placements.map { $0.map { $0 - offset } }
      let id = study.sorts[i].id
      return Warning(
        .repaired,
        offset > 0
          ? "\(offset) was taken from each value of \(id)."
          : "\(-offset) was added to each value of \(id).", sorts: [id])
    }
  }

  /// The sorts that don't fill the grid and do so when they are turned round, which only a grid that is
  /// no mirror of itself can show.
  private static func mirroredOnGrid(_ study: Study) -> [Int] {
    guard study.distribution != .free, let grid = gridOfMost(study),
      grid.cardCount == study.statements.count
    else { return [] }
    let values = grid.ascendingValues
    let ends = grid.values[0] + grid.values[grid.values.count - 1]
    // On a symmetric grid both ways fill it, or neither.
    guard values != values.map({ ends - $0 }).sorted() else { return [] }
    return study.sorts.indices.filter { i in
      let sort = study.sorts[i]
      return sort.placements.allSatisfy { $0 != nil }
        && sort.placements.compactMap(\.self).sorted() != values
        && mirrored(sort, on: grid).placements.compactMap(\.self).sorted() == values
    }
  }

  /// Mean and length of a sort, by which it is standardised: (x − x̄)/‖x − x̄‖.
  private struct Scale {
    let mean: Double
    let length: Double

    /// `nil` where a cell is blank or nothing varies.
    init?(_ placements: [Int?]) {
      var (sum, squares) = (0, 0)
      for value in placements {
        guard let value else { return nil }
        sum += value
        squares += value * value
      }
      mean = Double(sum) / Double(placements.count)
      length = (Double(squares) - Double(sum) * mean).squareRoot()
      guard length > 1e-9 else { return nil }
    }

    /// Adds the standardised sort to a vector.
    func add(_ placements: [Int?], to vector: inout [Double]) {
      for (j, value) in placements.enumerated() {
        vector[j] += (Double(value ?? 0) - mean) / length
      }
    }

    /// The product of the standardised sort with a vector.
    func dot(_ placements: [Int?], _ vector: [Double]) -> Double {
      var product = 0.0
      for (j, value) in placements.enumerated() {
        product += (Double(value ?? 0) - mean) * vector[j]
      }
      return product / length
    }
  }

  // MARK: Cards that nobody sorted

  /// Fewer statements may lie in order by chance.
  private static let fewestStatements = 10
  /// Correlation of placements with the order of the statements; chance gives it to one sort of ten
  /// statements in some thirty thousand, and to longer ones hardly ever.
  private static let inOrder = 0.95
  /// Share of statements on one value in a sort that nobody made.
  private static let onOneValue = 0.9

  private static func isStraightLine(_ sort: QSort) -> Bool {
    let count = sort.placements.count
    guard count >= fewestStatements else { return false }
    // The value that more than half of the cells hold, where there is one (Boyer & Moore 1991).
    var (candidate, lead) = (0, 0)
    // Products with the order of the statements, taken about its middle: sums of whole numbers.
    var along = 0
    for (j, value) in sort.placements.enumerated() {
      guard let value else { return false }
      if lead == 0 { candidate = value }
      lead += value == candidate ? 1 : -1
      along += value * (2 * j - count + 1)
    }
    guard let scale = Scale(sort.placements) else { return true }
    if lead > 0 {
      let bearers = sort.placements.count { $0 == candidate }
      if Double(bearers) >= onOneValue * Double(count) { return true }
    }
    // Σ(2j − n + 1)² = n(n² − 1)/3.
    let n = Double(count)
    return abs(Double(along)) >= inOrder * scale.length * (n * (n * n - 1) / 3).squareRoot()
  }
}
