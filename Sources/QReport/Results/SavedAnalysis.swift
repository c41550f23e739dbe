package import QAnalysis
package import QStudy
package import QTables

/// An `analysis.json` read back: what comparing two results and taking up positions need.
///
/// A document that was never saved goes the same way, so that like is compared with like.
package struct SavedAnalysis: Sendable {
  /// A statement as the file has it.
  package struct Statement: Equatable, Sendable {
    /// Identifier.
    package let id: String
    /// Wording.
    package let text: String
  }

  /// A sort and how it stands to the viewpoints.
  package struct Sort: Equatable, Sendable {
    /// Identifier.
    package let id: String
    /// How it stands.
    package let status: Flags.Status
    /// Position of the viewpoint it defines.
    package let viewpoint: Int?
    /// 1 or −1: the pole on which it defines it.
    package let pole: Int?
  }

  /// A viewpoint.
  package struct Factor: Equatable, Sendable {
    /// `F1` and so on: the position.
    package let id: String
    /// The name a person gave it.
    package let name: String?
    /// Identifiers of the sorts that define it.
    package let definingSorts: [String]
  }

  /// A viewpoint that differs from all others by the classical test.
  package struct Mark: Equatable, Sendable {
    /// Its position.
    package let factor: Int
    /// .05, .01 or .001.
    package let level: Double
  }

  /// What the file says of one statement.
  package struct Verdict: Equatable, Sendable {
    /// Mindset's label.
    package let label: Comparison.Label
    /// Positions of the viewpoints it distinguishes.
    package let distinguishes: [Int]
    /// The way all viewpoints lean.
    package let side: CommonGround.Side?
    /// How well that is shown.
    package let evidence: CommonGround.Evidence?
    /// Viewpoints that differ from all others by the classical test, with the level.
    package let classical: [Mark]
    /// Whether no pair differs by the classical test.
    package let consensus: Comparison.Classical.Consensus
  }

  /// A theme.
  package struct Theme: Equatable, Sendable {
    /// Identifier.
    package let id: String
    /// Whether the viewpoints take one side; `nil` where that can't be told.
    package let label: ThemeResult.Label?
    /// Disagreement relative to the study's mean.
    package let divergence: Double?
  }

  /// A warning, without its wording. The code is text: a later program may know more of them.
  package struct Warning: Equatable, Sendable {
    /// What kind of warning it is.
    package let code: String
    /// Sorts concerned.
    package let sorts: [String]
    /// Statements concerned.
    package let statements: [String]
    /// Factors concerned.
    package let factors: [String]
  }

  /// Title of the study.
  package let title: String
  /// Settings under the names of the long options.
  package let settings: JSONObject
  /// The statements.
  package let statements: [Statement]
  /// The sorts.
  package let sorts: [Sort]
  /// The viewpoints.
  package let factors: [Factor]
  /// 1, −1 or 0: sorts × factors.
  package let flags: [[Int]]
  /// Rotated loadings, sorts × factors.
  package let loadings: [[Double]]
  /// z by factor, in the order of the statements; `nil` for a factor without scores.
  package let z: [[Double]?]
  /// Grid values by factor.
  package let arrays: [[Int]?]
  /// One entry a statement.
  package let comparison: [Verdict]
  /// The themes.
  package let themes: [Theme]
  /// The warnings.
  package let warnings: [Warning]
  /// The whole document, for comparing all of it; null of what another program printed.
  package let value: JSONValue
  /// What is known where another program printed the results; `nil` of an analysis.json.
  package let published: Published?

  /// Positions and signs for a later analysis.
  package var earlierSolution: EarlierSolution {
    EarlierSolution(statements: statements.map(\.id), z: z)
  }

  /// Rotated loadings by sort: a target for a later rotation.
  package var loadingsBySort: [String: [Double]] {
    Dictionary(zip(sorts.map(\.id), loadings), uniquingKeysWith: { first, _ in first })
  }

  /// Reads a file.
  ///
  /// Keys it does not know are let be: within a version the format only grows.
  /// - Parameters:
  ///   - bytes: the content.
  ///   - file: the path that findings name.
  /// - Throws: every fault, with the JSON path as cell; only the first where the text is no JSON or
  ///   the format is another.
  package init(reading bytes: [UInt8], file: String) throws(Findings) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes, limits: .ofResults)
    } catch {
      throw Findings(error.finding(file: file))
    }
    try self.init(value, file: file)
  }

  /// What a document would read back as.
  ///
  /// - Throws: nothing for a document whose figures are finite.
  package init(_ document: AnalysisDocument) throws(Findings) {
    try self.init(AnalysisJSON.value(of: document), file: "analysis.json")
  }
}

extension SavedAnalysis {
  /// Whether it is of the same analysis as a document: of the same data, settings, decisions and names. What
  /// was computed beside it may differ, and so may the program's version.
  package func isOfSameAnalysis(as document: AnalysisDocument) -> Bool {
    let other = AnalysisJSON.value(of: document)
    return ["sha256", "study"].allSatisfy { value["input"]?[$0] == other["input"]?[$0] }
      && ["settings", "selection", "decisions"].allSatisfy { value[$0] == other[$0] }
      && factors.map(\.name) == document.analysis.viewpoints.map(\.name)
  }
}
