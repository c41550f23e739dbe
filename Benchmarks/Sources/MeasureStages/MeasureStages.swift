import Dispatch
import QAnalysis
import QFormats
import QNumerics
import QStudy

/// Seconds that parts of the method take: prints a line `part seconds` for every run of each part.
///
///     MeasureStages ROUNDS SORTS LARGER-SORTS NINE-SORTS
///
/// Benchmarks/stages.py makes the first two tables of sorts, names Lipset's nine, and sets its own times
/// beside these.
@main
enum MeasureStages {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let rounds = Int(arguments[1]) else {
      print("usage: MeasureStages ROUNDS SORTS LARGER-SORTS NINE-SORTS")
      return
    }
    let table = try read(arguments[2])
    let larger = try read(arguments[3])
    let nine = try Analysis(read(arguments[4]), settings: AnalysisSettings(factors: 3))
    let settings = AnalysisSettings(factors: 4)
    let turned = Decisions(rotations: [.init(first: 1, second: 2, degrees: 10)])
    for round in 0..<rounds {
      let seed = UInt64(round + 1)
      let parallel = try measure("parallel") { try ParallelAnalysis(table, seed: seed) }
      _ = try measure("sequential") {
        try SequentialParallelAnalysis(table, parallel: parallel, seed: seed)
      }
      // A turn by hand, from unrotated factors to the labels of statements.
      let whole = try Analysis(table, settings: settings)
      _ = try measure("rerotation") {
        try Analysis(
          table, correlations: whole.correlations, extraction: whole.extraction,
          settings: settings, decisions: turned)
      }
      _ = try measure("bootstrap") { try Bootstrap(whole, steps: 1000) }
      _ = try measure("bootstrap-9") { try Bootstrap(nine, steps: 1000) }
      _ = try measure("influence") { try Influence(whole) }
      _ = try measure("labels") { try Analysis(larger, settings: settings) }
    }
  }

  private static func read(_ path: String) throws -> SortTable {
    try SortTable(Study(contentsOf: path))
  }

  private static func measure<Result>(_ part: String, _ work: () throws -> Result) rethrows
    -> Result
  {
    let start = DispatchTime.now().uptimeNanoseconds
    let result = try work()
    print(part, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
    return result
  }
}
