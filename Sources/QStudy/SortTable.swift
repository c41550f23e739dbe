/// The sorts of a study, checked: the only thing that can be analysed.
///
/// Every sort is complete, lies on values of the grid and differs from itself somewhere, every
/// identifier stands once, and there are at least two sorts of at least two statements. Later
/// stages rely on it.
public struct SortTable: Equatable, Sendable {
  /// Which sorts take part.
  public struct Selection: Equatable, Sendable {
    /// Conditions of instruction that take part; empty means all.
    public var conditions: [String]
    /// Identifiers of sorts left out.
    public var exclude: [String]

    /// Makes a selection; the default takes every sort.
    public init(conditions: [String] = [], exclude: [String] = []) {
      self.conditions = conditions
      self.exclude = exclude
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
  /// Grid values: one vector a sort, each in the order of the statements; P × N.
  public let placements: [[Int]]
  /// The grid that arrays are laid on; its cards sum to N.
  public let grid: Grid
  /// How the grid came to be known.
  public let gridOrigin: GridOrigin
  /// Whether every sort fills the grid exactly.
  public let isForced: Bool
  /// What a reader of the results must know about the table.
  public let warnings: [Warning]

  /// The statements, N of them.
  public var statements: [Statement] { study.statements }

  /// Checks a study and makes its table.
  ///
  /// - Parameters:
  ///   - study: the study with its sorts.
  ///   - selection: which sorts take part.
  ///   - declaredGrid: a grid that rules over the study's own.
  ///   - acceptsFree: whether sorts off a forced grid are accepted.
  /// - Throws: every ``Finding`` at once.
  public init(
    _ study: Study, selection: Selection = Selection(), grid declaredGrid: Grid? = nil,
    acceptsFree: Bool = false
  ) throws(Findings) {
    try self.init(
      study, selection: selection, grid: declaredGrid, acceptsFree: acceptsFree, fewest: 2)
  }

  init(
    _ study: Study, selection: Selection, grid declaredGrid: Grid?, acceptsFree: Bool, fewest: Int
  ) throws(Findings) {
    var study = study
    if let declaredGrid { study.grid = declaredGrid }
    let sorts = try Self.select(selection, from: study)
    let designFindings = study.designFindings()
    try Findings.check(designFindings + study.sortFindings(sorts, fewest: fewest))

    let placements = sorts.map { $0.placements.compactMap(\.self) }
    var warnings: [Warning] = []
    let (grid, origin) = try Self.grid(of: placements, declared: study.grid)
    switch origin {
    case .declared: break
    case .shared:
      warnings.append(
        Warning(.gridFromSorts, "No grid was declared; more than half of the sorts share \(grid)."))
    case .median:
      warnings.append(
        Warning(
          .gridFromMedian,
          "No grid was declared and no half of the sorts share one; the rank-wise median of the "
            + "sorts serves: \(grid)."))
    }
    let offGrid = Self.offGrid(placements, grid: grid)
    try Findings.check(
      Self.placementFindings(
        sorts, placements, grid: grid, origin: origin, offGrid: offGrid, study: study,
        acceptsFree: acceptsFree))
    warnings += Self.distributionWarnings(
      sorts, offGrid: offGrid, declared: study.distribution)
    warnings += Self.identicalSorts(sorts, placements)

    let taking = Set(sorts.map(\.id))
    leftOut = Set(study.sorts.map(\.id).filter { !taking.contains($0) })
    study.sorts = []
    self.study = study
    self.selection = selection
    self.sorts = sorts
    self.placements = placements
    self.grid = grid
    self.gridOrigin = origin
    self.isForced = offGrid.isEmpty
    self.warnings = warnings
  }

  private init(_ whole: SortTable, leavingOut left: Int) {
    var (sorts, placements) = (whole.sorts, whole.placements)
    let gone = sorts.remove(at: left)
    placements.remove(at: left)
    study = whole.study
    selection = whole.selection
    leftOut = whole.leftOut.union([gone.id])
    self.sorts = sorts
    self.placements = placements
    grid = whole.grid
    gridOrigin = whole.gridOrigin
    isForced = whole.isForced
    warnings = whole.warnings
  }

  /// The table without the sort at a position, on the same grid; two sorts at least must be left.
  package func leavingOut(_ position: Int) -> SortTable {
    precondition(sorts.count > 2, "a table has two sorts or more")
    return SortTable(self, leavingOut: position)
  }

  private static func select(_ selection: Selection, from study: Study) throws(Findings) -> [QSort]
  {
    var findings: [Finding] = []
    let ids = Set(study.sorts.map(\.id))
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
    let excluded = Set(selection.exclude)
    return study.sorts.filter { sort in
      !excluded.contains(sort.id)
        && (selection.conditions.isEmpty
          || sort.condition.map(selection.conditions.contains) == true)
    }
  }

  /// Sorts with the same placements, told as a warning: one person entered twice looks like this.
  private static func identicalSorts(_ sorts: [QSort], _ placements: [[Int]]) -> [Warning] {
    var groups: [[Int]: [Int]] = [:]
    for (i, placement) in placements.enumerated() { groups[placement, default: []].append(i) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map { group in
      let ids = group.map { sorts[$0].id }
      return Warning(
        .identicalSorts,
        "The sorts \(ids.joined(separator: ", ")) are identical: one sort entered twice?",
        sorts: ids)
    }
  }
}
