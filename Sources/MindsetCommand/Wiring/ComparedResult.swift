import QFormats
import QReport
import QStudy
import QTables

/// One side of a comparison: an analysis.json, or results that PQMethod printed.
struct ComparedResult {
  private enum Content {
    case analysis(SavedAnalysis)
    case published(PublishedResults, sorts: [String]?)
  }

  private let path: String
  private let content: Content

  /// Reads a file; which of the two it is, the content says.
  ///
  /// A file without the names of the sorts, as a .rot is, takes them from the study beside it.
  /// - Throws: `Findings` of either; `FileError` when the file can't be read.
  init(_ path: String) throws {
    self.path = path
    let bytes = try SavedAnalysis.bytes(path)
    let input = FormatInput(path: path, bytes: bytes)
    guard PQMethodResults.recognises(input) else {
      content = .analysis(try SavedAnalysis(reading: bytes, file: path))
      return
    }
    let results = try PQMethodResults.read(input)
    let sorts =
      try results.sorts
      ?? (results.rotated == nil ? nil : StudyFormats.read(path: path).study.sorts.map(\.id))
    content = .published(results, sorts: sorts)
  }

  /// Both sides as they are compared: printed results take the ids of the other side, where the names
  /// are those ids cut to eight columns.
  static func pair(_ old: String, _ new: String) throws -> (old: SavedAnalysis, new: SavedAnalysis)
  {
    let (before, after) = (try ComparedResult(old), try ComparedResult(new))
    let other = [before, after].lazy.compactMap { side -> SavedAnalysis? in
      if case .analysis(let analysis) = side.content { analysis } else { nil }
    }.first
    return (try before.saved(beside: other), try after.saved(beside: other))
  }

  private func saved(beside other: SavedAnalysis?) throws(Findings) -> SavedAnalysis {
    switch content {
    case .analysis(let analysis): return analysis
    case .published(let results, let sorts):
      let names = results.sorts ?? sorts
      let ids = other?.sorts.map(\.id) ?? []
      let known = Set(ids)
      let uncut = Dictionary(
        zip(PQMethodWriter.shortIDs(ids), ids), uniquingKeysWith: { first, _ in first })
      return try SavedAnalysis(
        results, file: path,
        sortIDs: names.map { $0.map { known.contains($0) ? $0 : uncut[$0] ?? $0 } },
        statementIDs: other?.statements.map(\.id))
    }
  }
}
