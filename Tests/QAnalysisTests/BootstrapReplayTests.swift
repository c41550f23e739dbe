import QAnalysis
import QNumerics
import QTables
import TestSupport
import Testing

/// qmboots of R's qmethod 1.8.4 and its own resamples, aligned in three ways.
@Suite(
  "Resamples of qmethod's bootstrap",
  .enabled(if: Reference.isPresent, "no reference figures beside this checkout: skipped"))
struct BootstrapReplayTests {
  static let runs = [
    ("lipset", 3, "n1000_seed1"), ("kenq_koc", 2, "n500_seed7"),
    ("synthetic_60x50", 4, "n1000_seed1"),
  ]

  @Test(
    "Replayed with qmethod's varimax, every rule of matching gives its figures to 1e-9",
    arguments: runs)
  func replay(_ study: String, _ factors: Int, _ run: String) throws {
    let theirs = try Reference.figures(study, "bootstrap_nf\(factors)_\(run)")
    let aligned = try Reference.figures(study, "bootstrap_alt_nf\(factors)_\(run)")
    let resamples = try #require(theirs["resamples_1based"]?.array).map { step in
      (step.array ?? []).map { ($0.int ?? 0) - 1 }
    }
    let analysis = try Analysis(
      Reference.table(study),
      settings: AnalysisSettings(factors: factors, conventions: .qmethod))
    let rules: [(String, BootstrapMatch)] = [
      ("hungarian", .correlation), ("qindtest", .qindtest), ("procrustes", .procrustes),
    ]
    for (name, match) in rules {
      let figures = try #require(aligned[name])
      let own = try Bootstrap(analysis, resamples: resamples, match: match)
      #expect(own.steps - own.failed - own.degenerate == figures["retained"]?.int, "\(name)")
      #expect(own.undefined == figures["na_z_steps"]?.array?.map { $0.int ?? -1 }, "\(name)")
      let mean = try Reference.matrix(figures["z_mean"])
      let deviation = try Reference.matrix(figures["z_sd"])
      let loadingMean = try Reference.matrix(figures["loa_mean"])
      let loadingDeviation = try Reference.matrix(figures["loa_sd"])
      let frequency = try Reference.matrix(figures["flag_freq"])
      for f in 0..<factors {
        let z = try own.z[f].map { try #require($0) }
        expectClose(z.map(\.mean), mean.column(f), absolute: 1e-9, "\(name)")
        expectClose(z.map(\.standardError), deviation.column(f), absolute: 1e-9, "\(name)")
        let loadings = try own.loadings.map { try #require($0[f]) }
        expectClose(loadings.map(\.mean), loadingMean.column(f), absolute: 1e-9)
        expectClose(loadings.map(\.standardError), loadingDeviation.column(f), absolute: 1e-9)
        expectClose(
          try own.flagFrequency.map { try #require($0[f]) }, frequency.column(f), absolute: 1e-9)
      }
    }
    // What qmboots itself reports, by its own rule.
    let own = try Bootstrap(analysis, resamples: resamples, match: .qindtest)
    #expect(own.failed == theirs["bad_steps"]?.array?.count)
    for (f, factor) in try #require(theirs["factors"]?.array).enumerated() {
      let z = try own.z[f].map { try #require($0) }
      let table = try Reference.matrix(factor["zsc"])
      expectClose(z.map(\.mean), table.column(1), absolute: 1e-9)
      expectClose(z.map(\.standardError), table.column(2), absolute: 1e-9)
      expectClose(z.map(\.lower), table.column(9), absolute: 1e-9)
      expectClose(z.map(\.upper), table.column(12), absolute: 1e-9)
    }
  }
}
