// The readers of results: other programs' and our own.

import QFormats
import QReport
import QStudy
import QTables

extension Target {
  /// PQMethod's report and matrices.
  static let publishedResults = Target(
    name: "results-pqmethod", pool: .bundles, longest: longestBundle
  ) { bytes in
    let bundle = Bundle(bytes)
    findingsOnly(Places(bundle)) { _ = try PQMethodResults.read(bundle.input) }
  }

  /// `analysis.json`, read and compared with itself.
  static let savedAnalysis = Target(
    name: "results-analysis", pool: .analyses, longest: 40_000
  ) { bytes in
    findingsOnly(nil) {
      let saved = try SavedAnalysis(reading: bytes, file: "analysis.json")
      _ = saved.loadingsBySort
      _ = saved.earlierSolution
      _ = try? AnalysisDifference(old: saved, new: saved)
    }
  }
}
