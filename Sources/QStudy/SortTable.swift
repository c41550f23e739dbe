/// The sorts of a study, checked: the only thing that can be analysed.
///
/// Every sort is complete, or was completed where that was asked for (``MissingCells``), lies on
/// values of the grid and differs from itself somewhere, every identifier stands once, and there are
/// at least two sorts of at least two statements. Later stages rely on it.
public struct SortTable: Equatable, Sendable {
  /// Which sorts take part.
  public struct Selection: Equatable, Sendable {
    /// Conditions of instruction that take part; empty means all.
    public var conditions: [String]
    /// Identifiers of sorts left out.
    public var exclude: [String]
    /// The two conditions whose differences are analysed in place of the sorts; `nil` for the sorts
    /// themselves.
    public var change: ConditionPair?

    /// Makes a selection; the default takes every sort.
    public init(
      conditions: [String] = [], exclude: [String] = [], change: ConditionPair? = nil
    ) {
      self.conditions = conditions
      self.exclude = exclude
      self.change = change
    }
  }

  /// How the grid came to be known.
  public enum GridOrigin: String, Sendable {
    /// The study, the file or the user states it.
    case declared
    /// More than half of the sorts share it.
    case shared
    /// No grid was declared and none is shared: the rank-wise median of the sorted sorts.
    case median
  }

  /// The study the table was made from, without its sorts.
  public let study: Study
  /// Which of its sorts were asked for.
  public let selection: Selection
  /// Identifiers of the study's sorts that take no part.
  public let leftOut: Set<String>
  /// The sorts that take part, in the order of the study; P of them.
  public let sorts: [QSort]
  /// Grid values: one vector a sort, each in the order of the statements; P × N. Whole numbers, but
  /// for cells that were filled.
  public let placements: [[Double]]
  /// What was done with blank cells.
  public let missing: MissingCells
  /// How many blank cells of each sort were filled; P of them. `sorts` still holds the blanks.
  public let filled: [Int]
  /// The grid that arrays are laid on; its cards sum to N.
  public let grid: Grid
  /// How the grid came to be known.
  public let gridOrigin: GridOrigin
  /// Whether every sort without filled cells fills the grid exactly, and there is one.
  public let isForced: Bool
  /// What a reader of the results must know about the table.
  public let warnings: [Warning]

  /// Whether every sort fills the grid exactly, filled cells and all: one mean and one spread serve
  /// for all sorts.
  public var fillsGrid: Bool { isForced && filled.allSatisfy { $0 == 0 } }

  /// The statements, N of them.
  public var statements: [Statement] { study.statements }

  /// Checks a study and makes its table.
  ///
  /// - Parameters:
  ///   - study: the study with its sorts.
  ///   - selection: which sorts take part, and whether it is their changes.
  ///   - declaredGrid: a grid that rules over the study's own.
  ///   - acceptsFree: whether sorts off a forced grid are accepted.
  ///   - missing: what is done with blank cells.
  /// - Throws: every ``Finding`` at once.
  public init(
    _ study: Study, selection: Selection = Selection(), grid declaredGrid: Grid? = nil,
    acceptsFree: Bool = false, missing: MissingCells = .refuse
  ) throws(Findings) {
    try self.init(
      study, selection: selection, grid: declaredGrid, acceptsFree: acceptsFree, missing: missing,
      fewest: 2)
  }

  /// The same with so many sorts, or people who changed, at least.
  init(
    _ study: Study, selection: Selection, grid: Grid?, acceptsFree: Bool, missing: MissingCells,
    fewest: Int
  ) throws(Findings) {
    let whole = try SortTable(
      sortsOf: study, selection: selection, grid: grid, acceptsFree: acceptsFree, missing: missing,
      fewest: fewest)
    guard let change = selection.change else {
      self = whole
      return
    }
    self = SortTable(
      try whole.changeSorts(from: change.from, to: change.to, fewest: fewest), of: whole)
  }

  init(
    sortsOf study: Study, selection: Selection = Selection(), grid declaredGrid: Grid? = nil,
    acceptsFree: Bool = false, missing: MissingCells, fewest: Int
  ) throws(Findings) {
    var study = study
    if let declaredGrid { study.grid = declaredGrid }
    let sorts = try Self.select(selection, from: study)
    let designFindings = study.designFindings()
    try Findings.check(
      designFindings + study.sortFindings(sorts, missing: missing, fewest: fewest))

    let refilling = Refilling(sorts)
    let placements = refilling.placements
    let filled = refilling.filled
    let cards = sorts.map { CardCounts($0.placements) }
    var warnings = Self.refillWarnings(sorts, filled: filled)
    let (grid, origin) = try Self.grid(
      of: placements, cards: cards, filled: filled, declared: study.grid)
    switch origin {
    case .declared: break
    case .shared:
      warnings.append(
        Warning(.gridFromSorts, "No grid was declared; more than half of the sorts share \(grid)."))
    case .median:
      warnings.append(
        Warning(
          .gridFromMedian,
          "No grid was declared, and none is shared by more than half of the sorts; their rank-wise "
            + "median serves: \(grid)."))
    }
    let offGrid = Self.offGrid(cards, filled: filled, grid: grid)
    try Findings.check(
      Self.placementFindings(
        sorts, cards: cards, grid: grid, origin: origin, offGrid: offGrid, filled: filled,
        study: study,
        acceptsFree: acceptsFree))
    warnings += Self.distributionWarnings(
      sorts, cards: cards, offGrid: offGrid, filled: filled, declared: study.distribution)
    warnings += Self.identicalSorts(sorts)

    let taking = sorts.count < study.sorts.count ? Set(sorts.map(\.id)) : nil
    leftOut = taking.map { Set(study.sorts.map(\.id)).subtracting($0) } ?? []
    study.sorts = []
    self.study = study
    self.selection = selection
    self.sorts = sorts
    self.placements = placements
    self.missing = missing
    self.filled = filled
    self.grid = grid
    self.gridOrigin = origin
    isForced = offGrid.isEmpty && filled.contains(0)
    self.warnings = warnings
  }

  /// Change-sorts in place of the sorts they come from.
  private init(_ changes: ChangeSorts, of whole: SortTable) {
    study = changes.table.study
    selection = whole.selection
    sorts = changes.table.sorts
    leftOut = whole.leftOut.union(whole.sorts.map(\.id)).subtracting(sorts.map(\.id))
    placements = changes.table.placements
    missing = changes.table.missing
    filled = changes.table.filled
    grid = changes.table.grid
    gridOrigin = changes.table.gridOrigin
    isForced = changes.table.isForced
    warnings =
      changes.warnings
      + changes.table.warnings.map { warning in
        guard warning.code == .gridFromSorts || warning.code == .gridFromMedian else {
          return warning
        }
        // The study's own grid says nothing of how far its cards move.
        var told = warning
        told.message =
          warning.code == .gridFromSorts
          ? "Changes lie on a grid of their own; more than half of them share \(changes.table.grid)."
          : "Changes lie on a grid of their own: the rank-wise median of them all, "
            + "\(changes.table.grid)."
        return told
      }
  }

  /// Other sorts, or other placements of them, in the design of a table.
  private init(
    _ whole: SortTable, sorts: [QSort], placements: [[Double]], leftOut: Set<String>
  ) {
    study = whole.study
    selection = whole.selection
    self.leftOut = leftOut
    self.sorts = sorts
    self.placements = placements
    missing = whole.missing
    filled = sorts.map { sort in sort.placements.count { $0 == nil } }
    grid = whole.grid
    gridOrigin = whole.gridOrigin
    isForced = whole.isForced
    warnings = whole.warnings
  }

  /// The table of the sorts at these positions, two or more and none twice, in this order: on the
  /// same grid, cells filled as they were.
  package func taking(_ positions: [Int]) -> SortTable {
    precondition(positions.count >= 2, "a table has two sorts or more")
    let others = Set(sorts.indices).subtracting(positions)
    return SortTable(
      self, sorts: positions.map { sorts[$0] }, placements: positions.map { placements[$0] },
      leftOut: leftOut.union(others.map { sorts[$0].id }))
  }

  /// The table without the sort at a position; two sorts at least must be left.
  package func leavingOut(_ position: Int) -> SortTable {
    taking(sorts.indices.filter { $0 != position })
  }

  /// Sorts called 1, 2, … with placements of their own, on the same grid: a study made of chance.
  ///
  /// - Parameter placements: one vector a sort, of the values some sort of this table holds.
  package func placing(_ placements: [[Double]]) -> SortTable {
    SortTable(
      self,
      sorts: placements.enumerated().map { i, values in
        QSort(id: "\(i + 1)", placements: values.map { Int(exactly: $0) })
      }, placements: placements, leftOut: [])
  }

  /// The sorts of a study that a selection names, in their order.
  /// - Throws: ids and conditions that the study does not have.
  public static func select(_ selection: Selection, from study: Study) throws(Findings) -> [QSort] {
    var findings: [Finding] = []
    let ids = selection.exclude.isEmpty ? [] : Set(study.sorts.map(\.id))
    for id in selection.exclude where !ids.contains(id) {
      findings.append(
        Finding(
          .unknownSort, sort: id, found: "the sort \(id) to be left out",
          expected: "a sort of this study", mend: "Correct the id, or leave it out of the list."))
    }
    let known = Set(study.conditions.map(\.id)).union(study.sorts.compactMap(\.condition))
    for condition in selection.conditions where !known.contains(condition) {
      findings.append(
        Finding(
          .unknownCondition, found: "the condition “\(condition)”",
          expected: known.isEmpty
            ? "no condition, since the study has none"
            : "one of " + known.sorted().joined(separator: ", "),
          mend: "Correct the condition."))
    }
    try Findings.check(findings)
    if selection == Selection() { return study.sorts }
    let excluded = Set(selection.exclude)
    return study.sorts.filter { sort in
      !excluded.contains(sort.id)
        && (selection.conditions.isEmpty
          || sort.condition.map(selection.conditions.contains) == true)
    }
  }
}
