import QStudy

extension Bootstrap {
  /// A viewpoint without definers in more than this share of the steps is warned of.
  static let oftenUndefined = 0.05
  /// A viewpoint found again weakly in more than this share of the steps is warned of.
  static let oftenWeak = 0.2

  static func warnings(
    _ analysis: Analysis, degenerate: Int, failed: Int, fitted: Int, undefined: [Int],
    weak: [Int]
  ) -> [Warning] {
    guard fitted > 1 else {
      return [
        Warning(
          .bootstrapStepsLost,
          (fitted == 0 ? "No draw" : "Only one draw")
            + " of the bootstrap could be fitted, so that there are no intervals: of "
            + "\(steps(degenerate + failed + fitted)) \(degenerate) held too few different sorts and "
            + "\(failed) had no answer"
            + (analysis.settings.extraction == .ml
              ? "; to maximum likelihood a sort drawn twice is singular, and --extraction paf looks "
                + "for the same kind of factors." : "."))
      ]
    }
    var warnings: [Warning] = []
    if fitted < fewest {
      warnings.append(
        Warning(
          .bootstrapFewSteps,
          "The bootstrap rests on \(steps(fitted)): below \(fewest) neither its intervals nor who is "
            + "a firm member are to be relied on; intervals take 1,000 or more."))
    }
    if degenerate > 0 {
      warnings.append(
        Warning(
          .bootstrapStepsLost,
          "\(steps(degenerate)) of the bootstrap held too few different sorts to carry "
            + "\(analysis.settings.factors) factors; they are left out."))
    }
    if failed > 0 {
      warnings.append(
        Warning(
          .bootstrapStepsLost,
          "\(steps(failed)) of the bootstrap could not be fitted or matched and are left out, so "
            + "that the intervals may be too short."))
    }
    func often(_ counts: [Int], than limit: Double) -> [Int] {
      counts.indices.filter { Double(counts[$0]) > limit * Double(fitted) }
    }
    for f in often(undefined, than: oftenUndefined) where analysis.scores.z[f] != nil {
      let name = Viewpoint.identifier(f)
      warnings.append(
        Warning(
          .bootstrapUndefined,
          "In \(undefined[f]) of \(fitted) steps of the bootstrap no sort defines \(name): "
            + "which sorts took part decides whether it is found.", factors: [name]))
    }
    for f in often(weak, than: oftenWeak) {
      let name = Viewpoint.identifier(f)
      warnings.append(
        Warning(
          .bootstrapWeak,
          "In \(weak[f]) of \(fitted) steps of the bootstrap \(name) is found again only loosely "
            + "(|φ| below \(twoDecimals(Self.weak))): its intervals mix different viewpoints.",
          factors: [name]))
    }
    if !analysis.positions.flags.isEmpty || analysis.settings.flagging == .none {
      warnings.append(
        Warning(
          .bootstrapWithoutHand,
          "Flags set by hand are not repeated in the steps of the bootstrap, which flag by the "
            + (analysis.settings.flagging == .none ? "standard " : "")
            + "rule: its means may differ from the study's scores for that reason."))
    }
    return warnings
  }

  private static func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }
}
