import QAnalysis
import QFormats
import QStudy

extension QMethodCall {
  /// The call that repeats an analysis in R's qmethod.
  ///
  /// - Throws: `UsageError` where `qmethod()` has no such method.
  init(_ analysis: Analysis, decisions: Decisions) throws {
    let settings = analysis.settings
    let mode = CompatMode.qmethod
    var lacks = mode.lacks(settings, decisions: decisions)
    // The centroid of the package is rotated by varimax or not at all.
    if settings.extraction == .centroid, ![.none, .varimax].contains(settings.rotation) {
      lacks.append("\(settings.rotation.rawValue) rotation of centroids")
    }
    // Its function flags by its own rule; flags by hand are a step of their own there.
    if settings.flagging == .none { lacks.append("analysis without flags by rule") }
    guard lacks.isEmpty else {
      throw UsageError(
        "\(mode.program) has no \(lacks.joined(separator: ", no ")): choose what it has, or leave the "
          + "options of an analysis out to write the sorts alone.")
    }
    self.init(
      factors: settings.factors, extraction: settings.extraction == .pca ? "PCA" : "centroid",
      rotation: settings.rotation.rawValue, correlation: settings.correlation.rawValue)
  }

  /// Says which of a person's decisions the call does not repeat; nil where it repeats all.
  static func warning(_ decisions: Decisions) -> Warning? {
    var left: [String] = []
    if decisions.take != nil { left.append("which viewpoints are kept") }
    if !decisions.invert.isEmpty { left.append("which are turned about") }
    if !decisions.split.isEmpty { left.append("which are split") }
    if !decisions.flags.isEmpty { left.append("flags by hand") }
    guard !left.isEmpty else { return nil }
    return Warning(
      .notInProgram,
      "The script for R leaves out what the recipe decides by hand: "
        + left.joined(separator: ", ") + ".")
  }
}
