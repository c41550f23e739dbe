import QNumerics
public import QStudy

/// How many viewpoints stand out from chance: the range of three tests, and their median.
///
/// Simulations of studies with known viewpoints (see <doc:ChoosingTheNumberOfViewpoints>) show that no
/// one test is right often enough to be believed alone; the range leads, and an analyst decides.
public struct Retention: Equatable, Sendable {
  /// Plain parallel analysis.
  public let parallel: ParallelAnalysis
  /// Sequential parallel analysis; `nil` above ``SequentialParallelAnalysis/largest`` sorts.
  public let sequential: SequentialParallelAnalysis?
  /// Velicer's minimum average partial; `nil` with fewer than three sorts or statements.
  public let averagePartial: MinimumAveragePartial?

  /// Runs the three tests.
  ///
  /// - Parameters:
  ///   - table: the sorts.
  ///   - seed: seed of the permuted and simulated studies.
  ///   - threads: how many threads share the work; `nil` means one a core. Results don't depend on it.
  /// - Throws: LAPACK failures.
  public init(_ table: SortTable, seed: UInt64, threads: Int? = nil) throws {
    parallel = try ParallelAnalysis(table, seed: seed, threads: threads)
    sequential = try SequentialParallelAnalysis(
      table, parallel: parallel, seed: seed, threads: threads)
    averagePartial = try MinimumAveragePartial(table)
  }

  /// What the tests that could be made find, ascending.
  public var found: [Int] {
    [parallel.suggested, sequential?.suggested, averagePartial?.suggested].compactMap(\.self)
      .sorted()
  }

  /// The lowest and the highest number found.
  public var range: ClosedRange<Int> { found[0]...found[found.count - 1] }

  /// The median of the three; where one could not be made, the lower of the two.
  public var suggested: Int { found[(found.count - 1) / 2] }

  /// The tests that could not be made.
  public var missing: [RetentionCriterion] {
    (sequential == nil ? [.sequentialParallelAnalysis] : [])
      + (averagePartial == nil ? [.minimumAveragePartial] : [])
  }
}

/// A rule for the number of factors.
public enum RetentionCriterion: String, Sendable, CaseIterable {
  /// ``ParallelAnalysis`` (Horn 1965).
  case parallelAnalysis = "parallel analysis"
  /// ``SequentialParallelAnalysis``.
  case sequentialParallelAnalysis = "sequential parallel analysis"
  /// ``MinimumAveragePartial`` (Velicer 1976).
  case minimumAveragePartial = "minimum average partial"
  /// Eigenvalues above 1 (Kaiser 1960).
  case eigenvalueAboveOne = "eigenvalue above 1"
  /// Leading unrotated factors with two loadings above 2.58/√N (Brown 1980:222).
  case twoSignificantLoadings = "two significant loadings"
  /// Leading unrotated factors whose two largest loadings have a product above 2/√N (Humphrey’s rule;
  /// Fruchter 1954; Brown 1980:223).
  case humphreyStrict = "Humphrey’s rule, strict"
  /// The same above 1/√N.
  case humphreyLenient = "Humphrey’s rule, lenient"
  /// The sharpest bend of the scree: argmax over k ≥ 2 of λ_{k−1} − 2λ_k + λ_{k+1}, less 1 (Raîche,
  /// Walls, Magis, Riopel & Blais 2013).
  case screeAcceleration = "scree acceleration"
  /// The largest K whose every rotated factor has three defining sorts.
  case threeDefiningSorts = "three defining sorts"

  /// Whether it looks at ``RetentionPanel/most`` factors at most, so that this number means as many or
  /// more.
  package var isBounded: Bool {
    switch self {
    case .twoSignificantLoadings, .humphreyStrict, .humphreyLenient, .threeDefiningSorts: true
    default: false
    }
  }

  /// Whether it counts for the range and the median.
  public var leads: Bool {
    switch self {
    case .parallelAnalysis, .sequentialParallelAnalysis, .minimumAveragePartial: true
    default: false
    }
  }
}

extension Retention {
  /// What the range means for a solution: no label of it sees that there are too many factors.
  public func warnings(analysis: Analysis) -> [Warning] {
    // The two poles of a split factor are one.
    let factors = analysis.rotation.splitFrom.count { $0 == nil }
    let most = range.upperBound
    guard factors > most else { return [] }
    let kept = "\(factors) viewpoint\(factors == 1 ? " was" : "s were") kept, but "
    return [
      Warning(
        .moreThanSupported,
        most == 0
          ? kept + "none stands out from chance by any test: what is shown may be noise."
          : kept + "at most \(most) stand\(most == 1 ? "s" : "") out from chance "
            + (range.lowerBound == most
              ? "by any test" : "(range \(range.lowerBound) to \(most))")
            + ": the further ones, and what tells them apart, may be "
            + "noise.")
    ]
  }
}
