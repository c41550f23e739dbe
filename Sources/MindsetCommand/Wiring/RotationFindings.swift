import QAnalysis
import QStudy

extension FailureReport {
  /// What is wrong with how factors are to be rotated, as a finding.
  static func rotationFinding(for error: AnalysisError) -> Finding {
    switch error {
    case .noDefiningSort:
      Finding(
        .cannotBeComputed, found: "rotation defining without a defining sort",
        expected: "the sort the first factor passes through",
        mend: "Name it with --defining-sort ID.")
    case .unknownDefiningSort(let id):
      Finding(
        .anchorIsNoSort, sort: id, found: "the defining sort \(id)",
        expected: "a sort that takes part", mend: "Correct the id after --defining-sort.")
    case .definingSortWithoutLoadings(let id):
      Finding(
        .cannotBeComputed, sort: id, found: "no loading of \(id) on the kept factors",
        expected: "a defining sort that has something in common with others",
        mend: "Name another with --defining-sort, or keep more factors.")
    case .noTarget:
      Finding(
        .cannotBeComputed, found: "rotation target without a target",
        expected: "the loadings to rotate to", mend: "Name an analysis.json with --target FILE.")
    case .unknownTargetSort(let id):
      Finding(
        .anchorIsNoSort, sort: id, found: "the sort \(id) in the target",
        expected: "the sorts that take part and no other",
        mend: "Use a target made from the same sorts.")
    case .sortWithoutTarget(let id):
      Finding(
        .anchorIsNoSort, sort: id, found: "no loadings of \(id) in the target",
        expected: "loadings of every sort that takes part",
        mend: "Use a target made from the same sorts, or leave this one out with --exclude.")
    case .targetFactors(let asked, let target):
      Finding(
        .cannotBeComputed, found: "a target of \(target) factors for \(asked) kept",
        expected: "as many in both", mend: "Keep as many as the target has with --factors.")
    case .unusableTarget(let id, let loading):
      Finding(
        .badValue, sort: id, found: "the loading \(loading) in the target",
        expected: "loadings, or other numbers from -1000 to 1000",
        mend: "Use an analysis.json as Mindset wrote it.")
    case .targetRank(let factors, let rank):
      Finding(
        .badValue, found: "a target whose \(factors) factors amount to \(rank)",
        expected: "factors that can be told apart",
        mend: "Use another target, or keep fewer factors.")
    case .factorsFallTogether(let method):
      Finding(
        .cannotBeComputed, found: "\(method) factors that fall together",
        expected: "factors that can be told apart",
        mend: "Ask for fewer with --factors, or use an orthogonal rotation such as varimax.")
    case .notOrthogonal(let method, let decision):
      Finding(
        .cannotBeComputed, found: "\(decision.words) by hand after \(method)",
        expected: "rotations by hand after an orthogonal rotation",
        mend: "Remove the rotations from the recipe, or use --rotation varimax.")
    case .obliqueTarget(let method):
      Finding(
        .cannotBeComputed, found: "bootstrap-match procrustes after \(method)",
        expected: "an orthogonal rotation, or steps matched by congruence",
        mend: "Use --bootstrap-match congruence.")
    default:
      Finding(
        .cannotBeComputed, found: "\(error)", expected: "an analysis that can be computed",
        mend: "Use another rotation.")
    }
  }
}
