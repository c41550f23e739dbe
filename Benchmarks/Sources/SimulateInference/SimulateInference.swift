import QAnalysis
import QNumerics
import QStudy

/// How often Mindset's labels are right where the truth is known: writes Benchmarks/inference.csv
/// again, the same bytes at any number of threads.
///
///     make simulation
@main
enum SimulateInference {
  static let replicates = 500
  /// In so many the number of viewpoints is held against chance as well.
  static let tested = 100
  /// Draws of the sorts in each bootstrap.
  static let resamples = 200
  static let columns = [2, 3, 5, 6, 8, 6, 5, 3, 2]

  static func main() throws {
    print(
      "model,viewpoints,people,allotment,replicates,false_distinguishing,error,classical,"
        + "false_firm,found_distinguishing,found_firm,found_shared,undecided,"
        + "detectable_equivalence,found_all,supported,false_distinguishing_supported,coverage,"
        + "coverage_error")
    let grid = try Grid(
      columns: columns.enumerated().map { Grid.Column(value: $0 - 4, count: $1) })
    for model in PlantedDesign.Model.allCases {
      for viewpoints in 2...4 {
        for people in [20, 40, 80] {
          for allotment in PlantedDesign.Allotment.allCases {
            let design = PlantedDesign(
              model: model, viewpoints: viewpoints, people: people, allotment: allotment,
              grid: grid)
            print(
              line(
                try DesignOutlook(
                  design, studies: replicates, tested: tested, resamples: resamples,
                  seed: 1)))
          }
        }
      }
    }
  }

  private static func line(_ outlook: DesignOutlook) -> String {
    let design = outlook.design
    let distinguishing = outlook.share(\.falselyDistinguishing)
    let coverage = outlook.share(\.covered)
    let figures = [
      distinguishing?.mean, distinguishing?.error,
      outlook.share(\.falselyDistinguishingClassical)?.mean, outlook.share(\.falselyFirm)?.mean,
      outlook.share(\.foundDistinguishing)?.mean, outlook.share(\.foundFirm)?.mean,
      outlook.share(\.foundShared)?.mean, outlook.share(\.undecided)?.mean,
      outlook.detectableEquivalence, outlook.foundAll, outlook.supported,
      outlook.share(where: { $0.isSupported == true }, \.falselyDistinguishing)?.mean,
      coverage?.mean, coverage?.error,
    ]
    return
      ([
        design.model.rawValue, String(design.viewpoints), String(design.people),
        design.allotment.rawValue, String(outlook.studies),
      ] + figures.map(decimal)).joined(separator: ",")
  }

  /// Four decimals; nothing where it never could be said.
  private static func decimal(_ value: Double?) -> String {
    guard let value else { return "" }
    let parts = Int((value * 10_000).rounded())
    return "\(parts / 10_000)." + String(String(parts % 10_000 + 10_000).dropFirst())
  }
}
