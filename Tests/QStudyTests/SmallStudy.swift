import QStudy

/// A study of four statements, made for one test at a time.
enum SmallStudy {
  /// Sorts named A, B, C … with these placements.
  static func sorts(_ placements: [[Int?]]) -> [QSort] {
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", placements).map { QSort(id: String($0), placements: $1) }
  }

  static let statements = (1...4).map { Statement(id: "\($0)", text: "Statement \($0)") }

  static func study(
    _ placements: [[Int?]], grid: Grid? = nil, distribution: Distribution? = nil
  ) -> Study {
    Study(
      title: "Small", grid: grid, distribution: distribution, statements: statements,
      sorts: sorts(placements))
  }

  /// −1, 0, 0, 1.
  static func grid() throws -> Grid { try Grid(counting: [-1, 0, 0, 1]) }
}

/// The findings of making a table; empty where it can be made.
func findings(_ work: () throws(Findings) -> SortTable) -> [Finding] {
  do {
    _ = try work()
    return []
  } catch {
    return error.all
  }
}
