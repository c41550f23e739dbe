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
  ///   - grid: a grid that rules over the study's own.
  ///   - acceptsFree: whether sorts off a forced grid are accepted.
  ///   - missing: what is done with blank cells; they are filled from the other further sorts.
  /// - Throws: every ``Finding`` at once.
  public init(
    _ study: Study, selection: SortTable.Selection = SortTable.Selection(), grid: Grid? = nil,
    acceptsFree: Bool = false, missing: MissingCells = .refuse
  ) throws(Findings) {
    do {
      table = try SortTable(
        study, selection: selection, grid: grid, acceptsFree: acceptsFree, missing: missing,
        fewest: 1)
    } catch {
      throw Findings(error.all.map(Self.advised)) ?? error
    }
  }

  /// A finding whose mend does not name options that speak of the study's own sorts.
  private static func advised(_ finding: Finding) -> Finding {
    var finding = finding
    let excluded = QSort.exclusion(of: [finding.sort ?? ""] + finding.furtherSorts)
    finding.mend = finding.mend
      .replacing(
        "with \(excluded)",
        with: "of its file or by select.exclude of a recipe given in its place"
      )
      .replacing("with --grid", with: "in its study.yml or in a recipe given in its place")
    return finding
  }
}
