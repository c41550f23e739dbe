/// Sorts that are placed among the viewpoints of a study and change nothing there: checked as those
/// of a ``SortTable`` are, but one alone will do.
public struct FurtherSorts: Equatable, Sendable {
  /// The sorts with their statements and grid; it may hold a single sort and is not analysed.
  package let table: SortTable

  /// Takes the sorts of a table.
  public init(_ table: SortTable) { self.table = table }

  /// Checks the sorts of a study.
  ///
  /// - Parameters:
  ///   - study: the study with its sorts.
  ///   - selection: which sorts are taken.
  ///   - acceptsFree: whether sorts off a forced grid are accepted.
  ///   - missing: what is done with blank cells; they are filled from the other further sorts.
  /// - Throws: every ``Finding`` at once.
  public init(
    _ study: Study, selection: SortTable.Selection = SortTable.Selection(),
    acceptsFree: Bool = false, missing: MissingCells = .refuse
  ) throws(Findings) {
    table = try SortTable(
      study, selection: selection, grid: nil, acceptsFree: acceptsFree, missing: missing,
      fewest: 1)
  }
}
