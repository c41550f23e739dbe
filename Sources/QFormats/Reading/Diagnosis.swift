internal import Glibc
internal import QStudy

/// What the sorts as a whole look like: a scale entered the wrong way round, cards left in the order in
/// which they were dealt.
///
/// Neither is sure from the file alone, so that both are warnings; a scale is turned round where
/// repairs are asked for.
enum Diagnosis {
  /// A reading with its sorts looked at.
  static func examined(_ reading: StudyReading, options: ReadingOptions) -> StudyReading {
    var study = reading.study
    var warnings = reading.warnings
    for i in reversedScales(study.sorts) {
      let sort = study.sorts[i]
      if options.repair, let turned = turnedRound(sort, in: study) {
        study.sorts[i] = turned
        warnings.append(
          Warning(.repaired, "The scale of \(sort.id) was turned round.", sorts: [sort.id]))
      } else {
        warnings.append(
          Warning(
            .reversedScale,
            "\(sort.id) disagrees with everybody: the opposite view, or a scale entered the wrong "
              + "way round. If it was the scale, --repair turns it.", sorts: [sort.id]))
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
    var examined = StudyReading(
      study: study, format: reading.format, sources: reading.sources, warnings: warnings)
    examined.layout = reading.layout
    return examined
  }

  // MARK: A scale turned round

  /// Fewer sorts can't tell one that stands alone.
  private static let fewestSorts = 6
  /// Mean correlation with the others from which on a sort may be one turned round.
  private static let oppositeMean = -0.25

  /// The sorts that correlate negatively with every other, on average at most −.25, while the others
  /// correlate positively among themselves on average.
  ///
  /// The mean comes from the sum of all standardised sorts, so that no P×P matrix is needed; only the
  /// few that it leaves are compared with each.
  private static func reversedScales(_ sorts: [QSort]) -> [Int] {
    let unit = sorts.map { standardised($0.placements) }
    let taken = unit.indices.filter { !unit[$0].isEmpty }
    guard taken.count >= fewestSorts, let length = taken.first.map({ unit[$0].count }),
      taken.allSatisfy({ unit[$0].count == length })
    else { return [] }
    var sum = [Double](repeating: 0, count: length)
    for i in taken { for j in 0..<length { sum[j] += unit[i][j] } }
    let others = Double(taken.count - 1)
    let means = taken.map { (dot(unit[$0], sum) - 1) / others }
    let overall = means.reduce(0, +) / Double(taken.count)
    let candidates = zip(taken, means).filter { $0.1 <= oppositeMean }.map(\.0)
    guard overall > 0, candidates.count <= 20 else { return [] }
    return candidates.filter { i in
      taken.allSatisfy { $0 == i || dot(unit[i], unit[$0]) < 0 }
    }
  }

  /// The sort mirrored on its grid; `nil` where the mirror does not fit the grid.
  private static func turnedRound(_ sort: QSort, in study: Study) -> QSort? {
    let own = sort.placements.compactMap(\.self)
    guard let grid = study.grid ?? (try? Grid(counting: own)) else { return nil }
    let ends = grid.values[0] + grid.values[grid.values.count - 1]
    let mirrored = sort.placements.map { $0.map { ends - $0 } }
    let fits = mirrored.compactMap(\.self).sorted() == own.sorted()
    guard fits || study.distribution == .free else { return nil }
    var turned = sort
    turned.placements = mirrored
    return turned
  }

  /// (x − x̄)/‖x − x̄‖; empty where a cell is blank or nothing varies.
  private static func standardised(_ placements: [Int?]) -> [Double] {
    let values = placements.compactMap { $0.map(Double.init) }
    guard values.count == placements.count, !values.isEmpty else { return [] }
    let mean = values.reduce(0, +) / Double(values.count)
    let length = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    return length > 0 ? values.map { ($0 - mean) / length } : []
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for j in a.indices { sum += a[j] * b[j] }
    return sum
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
    let values = sort.placements.compactMap(\.self)
    guard values.count == count else { return false }
    var bearers: [Int: Int] = [:]
    for value in values { bearers[value, default: 0] += 1 }
    if Double(bearers.values.max() ?? 0) >= onOneValue * Double(count) { return true }
    return abs(dot(standardised(sort.placements), standardised(Array(0..<count)))) >= inOrder
  }
}
