package import QAnalysis
package import QStudy

/// An analysis with all that was asked beside it: what every report, table and file is made from.
///
/// Renderers read it and compute no statistic of their own.
package struct AnalysisDocument: Sendable {
  /// The program and the libraries that made the figures.
  package struct Tool: Equatable, Sendable {
    /// Name of the program.
    package let name: String
    /// Its semantic version.
    package let version: String
    /// Version of LAPACK, as the library tells it.
    package let lapack: String
    /// Name of the BLAS.
    package let blas: String

    /// Makes a tool's description.
    package init(name: String, version: String, lapack: String, blas: String) {
      self.name = name
      self.version = version
      self.lapack = lapack
      self.blas = blas
    }
  }

  /// Which labels tables, figures and files carry.
  package enum LabelStyle: String, Sendable, CaseIterable {
    /// Distinguishing, shared, undecided; common ground.
    case mindset
    /// Distinguishing and consensus by the classical tests.
    case classical

    /// The labels that are not these.
    package var other: LabelStyle { self == .mindset ? .classical : .mindset }
  }

  /// The analysis.
  package let analysis: Analysis
  /// How many viewpoints stand out from chance, `nil` where that was not computed.
  package let retention: Retention?
  /// How many sorts of pure noise the flag rule flags, `nil` where it was not tried.
  package let noiseFlags: NoiseFlags?
  /// What was computed beside the analysis.
  package let evidence: Evidence
  /// Which labels are printed.
  package var labels: LabelStyle
  /// What made the figures.
  package let tool: Tool
  /// SHA-256 of the canonical CSV of statements, grid and sorts, in hexadecimal.
  package let fingerprint: String
  /// Warnings of the analysis, and of what was run beside it.
  package let warnings: [Warning]
  /// The phrases that handouts share with reports; what only reports say is English.
  package private(set) var lexicon = Lexicon.english
  /// The study; on sheets as it is read in their language.
  package private(set) var study: Study

  /// Makes a document; `further` warnings, such as those of reading, come first.
  package init(
    _ analysis: Analysis, retention: Retention?, noiseFlags: NoiseFlags? = nil,
    evidence: Evidence = Evidence(), labels: LabelStyle,
    tool: Tool, fingerprint: String, further: [Warning] = []
  ) {
    self.analysis = analysis
    study = analysis.table.study
    self.retention = retention
    self.noiseFlags = noiseFlags
    self.evidence = evidence
    self.labels = labels
    self.tool = tool
    self.fingerprint = fingerprint
    warnings =
      further + analysis.warnings + (retention?.warnings(analysis: analysis) ?? [])
      + evidence.warnings
  }

  /// The same in other phrases, and with the study's own words in their language where it has them.
  func speaking(_ lexicon: Lexicon) -> AnalysisDocument {
    var document = self
    document.lexicon = lexicon
    document.study = analysis.table.study.worded(in: lexicon.language)
    return document
  }

  /// Number of factors in the solution.
  package var factors: Int { analysis.flags.factors }

  /// Whether the sorts were made by a program: every page must say so.
  package var isSimulated: Bool { study.provenance.sorts == .simulated }

  /// The name people gave a viewpoint, or “Viewpoint 1” until they do.
  package func name(of factor: Int) -> String { Prose(self).name(of: factor) }

  /// The name as it stands in a sentence.
  package func quotedName(of factor: Int) -> String { Prose(self).quotedName(of: factor) }

  /// What the ends of the grid mean: how statements were placed, or how people moved them. Where a study
  /// doesn't name its poles, nobody knows by which words people sorted, and the ends are the outer columns.
  var poles: Poles {
    if analysis.table.selection.change != nil {
      return Poles(low: lexicon(.poleMovedDown), high: lexicon(.poleMovedUp))
    }
    return study.poles.areNamed
      ? lexicon.poles(of: study)
      : Poles(low: lexicon(.poleLowest), high: lexicon(.poleHighest))
  }

  /// How a sort stands to the viewpoints, in a word. One that a person left without a flag was passed
  /// over, and not found to be near none of them or between two.
  package func status(of sort: Int) -> String { analysis.statusWord(of: sort) }

  /// The other pole of a factor that was split, `nil` for a whole one.
  package func otherPole(of factor: Int) -> Int? {
    analysis.rotation.splitFrom[factor] ?? analysis.rotation.splitFrom.firstIndex(of: factor)
  }

  /// `F1` for the first factor: the short name in tables.
  package func identifier(of factor: Int) -> String { analysis.viewpoints[factor].identifier }
}

extension Analysis {
  /// “defining”, “confounded” or “null”; “not flagged” where a person left it so.
  func statusWord(of sort: Int) -> String {
    isPassedOver(sort) ? "not flagged" : flags.status[sort].rawValue
  }
}
