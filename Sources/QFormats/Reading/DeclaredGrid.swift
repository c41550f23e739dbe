internal import QStudy

/// The grid that a file declares, held against its sorts.
enum DeclaredGrid {
  /// Fewer sorts may share a fault.
  private static let fewestSorts = 3

  /// Asks about a grid that no sort fills, where all of them fill another one: with it they would pass for a
  /// free distribution, and factor arrays would be laid on columns that nobody used.
  static func check(_ reading: StudyReading, options: ReadingOptions) throws(Findings) {
    let study = reading.study
    guard options.grid == nil, study.distribution != .free, let declared = study.grid,
      study.sorts.count >= fewestSorts, declared.cardCount == study.statements.count
    else { return }
    let sorts = study.sorts.map { $0.placements.compactMap(\.self).sorted() }
    guard let shared = sorts.first, sorts.allSatisfy({ $0 == shared }),
      shared.count == study.statements.count, shared != declared.ascendingValues,
      let grid = try? Grid(counting: shared)
    else { return }
    let read = shellOption("--grid", grid.description)
    let ends = (declared.values.first ?? 0) + (declared.values.last ?? 0)
    let isTurned = declared.ascendingValues.map { ends - $0 }.sorted() == shared
    let turn = ends == 0 ? "change the sign of every value" : "write \(ends) minus each value"
    throw Findings(
      Finding(
        .gridDoesNotFit, location: reading.sources.study,
        found: "the grid \(declared), which none of the \(sorts.count) sorts fills",
        expected: "\(grid), which all of them fill",
        mend:
          isTurned
          ? "One is the other turned round. If the grid is wrong, read them with \(read); if the scale of "
            + "the sorts is, so that the highest value stands for the least agreement, \(turn) in the file."
          : "Read them with \(read), or correct the grid in the file."
      ))
  }
}
