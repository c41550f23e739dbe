import QAnalysis
import QFormats
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

/// Folders that tests read, found from this file's place in the checkout.
enum Folders {
  static let fixtures = Checkout.path + "/Tests/Fixtures"
  static let surveys = Checkout.path + "/surveys"
}

/// A study of this checkout as a table.
func table(_ folder: String, missing: MissingCells = .refuse) throws -> SortTable {
  try SortTable(
    try StudyFormats.read(path: folder, options: ReadingOptions()).study, missing: missing)
}

/// The nine sorts of the Lipset study.
func lipset() throws -> SortTable { try table(Folders.surveys + "/lipset") }

/// JSON of a file.
func json(_ path: String) throws -> JSONValue {
  try JSONValue(parsing: try readFile(path, limit: 64 << 20))
}

/// A study made from seeded chance: `viewpoints` random viewpoints, `sorts` people, each holding
/// one of them with a loading from the range.
func simulated(
  statements: Int = 24, sorts: Int = 20, viewpoints: Int = 3,
  loading: ClosedRange<Double> = 0.6...0.9, seed: UInt64 = 7, themes: Int = 0
) throws -> Study {
  var generator = SeededGenerator(seed: seed)
  let planted = (0..<max(1, viewpoints)).map { _ in
    Simulation.randomViewpoint(statements: statements, generator: &generator)
  }
  var study = Study(title: "Simulated")
  study.provenance.sorts = .simulated
  let grid = try roundGrid(statements)
  study.grid = grid
  study.themes = (0..<themes).map { Theme(id: "t\($0)", label: "Theme \($0)") }
  study.statements = (0..<statements).map { j in
    Statement(
      id: "S\(j + 1)", text: "Statement \(j + 1)", theme: themes > 0 ? "t\(j % themes)" : nil,
      direction: themes > 0 ? (j / themes % 2 == 0 ? .speaksFor : .speaksAgainst) : nil)
  }
  study.sorts = (0..<sorts).map { i in
    let held =
      viewpoints == 0
      ? 0
      : loading.lowerBound + (loading.upperBound - loading.lowerBound) * generator.uniform()
    return QSort(
      id: "P\(i + 1)",
      placements: Simulation.sort(
        holding: planted[i % planted.count], loading: held, grid: grid,
        generator: &generator))
  }
  return study
}

/// A grid from −3 to +3 for so many cards, fullest in the middle.
func roundGrid(_ cards: Int) throws -> Grid {
  var counts = [1, 1, 1, 1, 1, 1, 1]
  let order = [3, 2, 4, 3, 1, 5, 2, 4, 3, 0, 6]
  for k in 0..<(cards - 7) { counts[order[k % order.count]] += 1 }
  return try Grid(columns: counts.enumerated().map { .init(value: $0 - 3, count: $1) })
}

extension Analysis {
  /// z-scores as columns without optionals; fails the test where one is missing.
  func scoreColumns() throws -> [[Double]] { try scores.z.map { try #require($0) } }
}
