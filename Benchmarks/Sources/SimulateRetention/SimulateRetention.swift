import QAnalysis
import QNumerics
import QStudy

/// How often the tests for the number of viewpoints are right where the truth is known: writes
/// Benchmarks/retention.csv again, the same bytes at any number of threads.
///
///     make simulation
///
/// Each replicate is a study of its own: viewpoints drawn at random, ten people to each, loadings
/// uniform on .55 to .85, or people without any viewpoint. A replicate's chance comes from the stream
/// of its own number.
@main
enum SimulateRetention {
  /// A design and how many viewpoints are planted in it.
  struct Cell {
    let planted: Int
    let sorts: Int
    let statements: Int
  }

  static let cells = [
    Cell(planted: 0, sorts: 20, statements: 33), Cell(planted: 0, sorts: 30, statements: 40),
    Cell(planted: 0, sorts: 40, statements: 40), Cell(planted: 2, sorts: 20, statements: 40),
    Cell(planted: 3, sorts: 30, statements: 40), Cell(planted: 4, sorts: 40, statements: 40),
  ]
  static let replicates = 500
  static let loadings = 0.55...0.85

  static func main() throws {
    print(
      "planted,sorts,statements,replicates,in_range,median_right,parallel_right,sequential_right,"
        + "map_right,mean_lowest,mean_highest")
    for (number, cell) in cells.enumerated() {
      let found = try concurrentMap(replicates) { replicate in
        let seed = UInt64(1000 * number + replicate + 1)
        return try Retention(try table(cell, seed: seed), seed: seed, threads: 1)
      }
      func share(_ holds: (Retention) -> Bool) -> String {
        decimal(Double(found.count(where: holds)) / Double(found.count))
      }
      func mean(_ value: (Retention) -> Int) -> String {
        decimal(Double(found.map(value).reduce(0, +)) / Double(found.count))
      }
      print(
        [
          String(cell.planted), String(cell.sorts), String(cell.statements), String(replicates),
          share { $0.range.contains(cell.planted) }, share { $0.suggested == cell.planted },
          share { $0.parallel.suggested == cell.planted },
          share { $0.sequential?.suggested == cell.planted },
          share { $0.averagePartial?.suggested == cell.planted },
          mean { $0.range.lowerBound }, mean { $0.range.upperBound },
        ].joined(separator: ","))
    }
  }

  /// Three decimals.
  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return "\(thousandths / 1000)." + String(String(thousandths % 1000 + 1000).dropFirst())
  }

  private static func table(_ cell: Cell, seed: UInt64) throws -> SortTable {
    var generator = SeededGenerator(seed: seed, stream: 1)
    let viewpoints = (0..<max(1, cell.planted)).map { _ in
      Simulation.randomViewpoint(statements: cell.statements, generator: &generator)
    }
    let grid = try Grid(columns: columns(cards: cell.statements))
    var study = Study(title: "Simulated")
    study.provenance.sorts = .simulated
    study.grid = grid
    study.statements = (1...cell.statements).map { Statement(id: "\($0)", text: "Card \($0)") }
    study.sorts = (0..<cell.sorts).map { i in
      let width = loadings.upperBound - loadings.lowerBound
      let loading = loadings.lowerBound + width * generator.uniform()
      return QSort(
        id: "P\(i + 1)",
        placements: Simulation.sort(
          holding: viewpoints[i % viewpoints.count], loading: cell.planted == 0 ? 0 : loading,
          grid: grid, generator: &generator))
    }
    return try SortTable(study)
  }

  /// A grid from −4 to +4, fullest in the middle.
  private static func columns(cards: Int) -> [Grid.Column] {
    var counts = [2, 3, 4, 5, 5, 5, 4, 3, 2]
    let order = [4, 3, 5, 2, 6, 1, 7]
    for k in 0..<(cards - counts.reduce(0, +)) { counts[order[k % order.count]] += 1 }
    return counts.enumerated().map { Grid.Column(value: $0 - 4, count: $1) }
  }
}
