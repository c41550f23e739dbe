import QFormats
import QStudy

/// What `check` tells of the results that a file of PQMethod holds beside the study.
struct PrintedResults {
  /// Facts, each with its name: what there is, and who is flagged on each factor.
  let facts: [(name: String, words: String)]

  /// Reads the results of a file; `nil` for one that holds none.
  ///
  /// - Parameter study: the sorts, for a file that does not name them.
  /// - Throws: `Findings` of results that can't be read.
  init?(_ path: String, study: Study?) throws {
    guard let input = try? FormatInput(path: path, waits: false), PQMethodResults.recognises(input)
    else { return nil }
    let results = try PQMethodResults.read(input)
    let tables: [(String, Bool)] = [
      ("correlations", results.correlations != nil),
      ("unrotated loadings", results.unrotated != nil),
      ("rotated loadings", results.rotated != nil), ("flags", results.flags != nil),
      ("z-scores", results.z != nil), ("ranks", results.ranks != nil),
      ("factor arrays", results.arrays != nil),
      ("correlations between factors", results.scoreCorrelations != nil),
      ("exact scores", results.exactScores != nil),
      ("reliabilities", results.reliabilities != nil),
      ("standard errors", results.differenceErrors != nil),
      ("distinguishing statements", results.distinguishing != nil),
      ("consensus statements", results.consensus != nil),
      ("\(results.turns?.count ?? 0) turns by hand", results.turns != nil),
      ("means and deviations of the sorts", results.distributions != nil),
    ]
    let factors = (results.rotated ?? results.unrotated)?.first?.count
    let counted = factors.map { "\($0) factor\($0 == 1 ? "" : "s"); " } ?? ""
    let found = tables.filter(\.1).map(\.0).joined(separator: ", ")
    var facts = [
      (name: "results", words: "\(results.program): \(counted)\(found.isEmpty ? "none" : found)")
    ]
    if let flags = results.flags {
      let ids = results.sorts ?? study?.sorts.map(\.id) ?? []
      let names = flags.indices.map { ids.count == flags.count ? ids[$0] : "sort \($0 + 1)" }
      for f in 0..<(factors ?? 0) {
        let flagged = flags.indices.filter { flags[$0].indices.contains(f) && flags[$0][f] }
        let count = "\(flagged.count) sort\(flagged.count == 1 ? "" : "s") flagged"
        facts.append(
          (
            "factor \(f + 1)",
            flagged.isEmpty
              ? count : "\(count): " + flagged.map { names[$0] }.joined(separator: ", ")
          ))
      }
    }
    self.facts = facts
  }
}
