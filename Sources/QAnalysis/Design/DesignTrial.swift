import QNumerics
import QStudy

/// What the labels say of one study drawn from a design, beside what is true of it.
///
/// A viewpoint that was found is judged by the people who define it: what they hold on average,
/// weighted as they are, is its truth, so that two viewpoints truly agree on a statement where their
/// definers' planted viewpoints do. Of factors that nobody defines nothing is claimed.
public struct DesignTrial: Equatable, Sendable {
  /// How often something was said, of how many times it could have been.
  public struct Count: Equatable, Sendable {
    /// How often it was said.
    public var said = 0
    /// How often it could have been.
    public var of = 0

    /// The share; `nil` where it never could.
    public var share: Double? { of == 0 ? nil : Double(said) / Double(of) }

    mutating func add(_ isSaid: Bool) {
      said += isSaid ? 1 : 0
      of += 1
    }
  }

  /// Claims that a statement distinguishes a viewpoint which truly gives it the same place as some
  /// other: Mindset's label, over viewpoints and statements.
  public var falselyDistinguishing = Count()
  /// The same by the classical test at p < .05.
  public var falselyDistinguishingClassical = Count()
  /// Statements called firm common ground though the viewpoints truly stand on both sides of the
  /// middle, or on it.
  public var falselyFirm = Count()
  /// Statements that truly set a viewpoint at least one standard deviation apart from all others,
  /// and are found to.
  public var foundDistinguishing = Count()
  /// Statements on which all viewpoints truly stand half a standard deviation or more to one side,
  /// and are found to firmly.
  public var foundFirm = Count()
  /// Statements all viewpoints truly give the same place, and that are labelled shared.
  public var foundShared = Count()
  /// Statements left undecided.
  public var undecided = Count()
  /// Scores of viewpoints told apart from all others whose bootstrap interval holds what the definers
  /// hold on average; none where no bootstrap was made.
  public var covered = Count()
  /// The smallest difference in z that this study could show to be none; `nil` without two
  /// viewpoints.
  public var detectableEquivalence: Double?
  /// Whether the tests against chance find as many viewpoints as were kept; where they do not, every
  /// page of a report says so. `nil` where they were not made.
  public var isSupported: Bool?
  /// Whether every planted viewpoint was found: paired one to one, |r| of z with it at least .75.
  public var foundAll = false

  /// Makes a bootstrap of the study, and counts the scores whose 95 % interval holds their truth.
  ///
  /// - Parameters:
  ///   - draw: the study.
  ///   - settings: as for the labels.
  ///   - steps: how many resamples.
  ///   - expected: what people of a viewpoint come to place a statement of each value at, on
  ///     average; by value.
  /// - Throws: as ``init(_:settings:)``.
  mutating func cover(
    _ draw: PlantedDesign.Draw, settings: AnalysisSettings, steps: Int, expected: [Double: Double]
  ) throws {
    let analysis = try Analysis(draw.table, settings: settings)
    let bootstrap = try Bootstrap(analysis, steps: steps, threads: 1)
    let factors = analysis.characteristics.comparable
    for f in factors
    where !factors.contains(where: { analysis.characteristics.areIndistinct(f, $0) }) {
      let held = Self.truth(
        draw, definers: analysis.flags.definers(of: f), weights: analysis.scores.weights[f]
      ) { expected[$0] ?? 0 }
      guard let truth = standardised(held) else { continue }
      for (estimate, value) in zip(bootstrap.z[f], truth) {
        if let estimate { covered.add(estimate.lower <= value && value <= estimate.upper) }
      }
    }
  }

  /// Analyses a study of a design by settings that keep as many factors as were planted.
  ///
  /// - Throws: ``AnalysisError``; LAPACK failures.
  public init(_ draw: PlantedDesign.Draw, settings: AnalysisSettings) throws {
    let analysis = try Analysis(draw.table, settings: settings)
    let factors = analysis.characteristics.comparable
    let truths = factors.map { f in
      Self.truth(
        draw, definers: analysis.flags.definers(of: f), weights: analysis.scores.weights[f])
    }
    for (j, statement) in analysis.comparison.statements.enumerated() {
      count(statement, of: truths.map { $0[j] }, factors: factors)
    }
    detectableEquivalence = analysis.comparison.detectableEquivalence
    foundAll = try Self.finds(draw.viewpoints, analysis.scores.z)
  }

  /// What the definers of a factor hold on average, each value taken by `scale`.
  private static func truth(
    _ draw: PlantedDesign.Draw, definers: [Int], weights: [Double],
    scale: (Double) -> Double = { $0 }
  ) -> [Double] {
    let total = weights.reduce(0) { $0 + abs($1) }
    return draw.viewpoints[0].indices.map { j in
      zip(definers, weights).reduce(0) {
        $0 + $1.1 / total * scale(draw.viewpoints[draw.held[$1.0]][j])
      }
    }
  }

  private mutating func count(
    _ statement: Comparison.Statement, of truths: [Double], factors: [Int]
  ) {
    guard truths.count > 1 else { return }
    for (own, f) in zip(truths, factors) {
      let others = zip(truths, factors).filter { $0.1 != f }.map { abs($0.0 - own) }
      if others.contains(where: { $0 < Self.nothing }) {
        falselyDistinguishing.add(statement.distinguishes.contains(f))
        falselyDistinguishingClassical.add(
          statement.classical.distinguishes.contains { $0.factor == f })
      } else if others.allSatisfy({ $0 >= 1 }) {
        foundDistinguishing.add(statement.distinguishes.contains(f))
      }
    }
    let isFirm =
      statement.commonGround.evidence == .firm && statement.commonGround.side != .littleMatter
    let (lowest, highest) = (truths.min() ?? 0, truths.max() ?? 0)
    if lowest <= 0, highest >= 0 { falselyFirm.add(isFirm) }
    if lowest >= 0.5 || highest <= -0.5 { foundFirm.add(isFirm) }
    if highest - lowest < Self.nothing { foundShared.add(statement.label == .shared) }
    undecided.add(statement.label == .undecided)
  }

  private static func finds(_ planted: [[Double]], _ z: [[Double]?]) throws -> Bool {
    let ids = planted[0].indices.map(String.init)
    let pairs = try SolutionMatch.match(
      old: EarlierSolution(statements: ids, z: planted), new: EarlierSolution(statements: ids, z: z)
    )
    return pairs.count == planted.count
      && pairs.allSatisfy { abs($0.correlation) >= SolutionMatch.weakest }
  }

  /// A difference below this is none but for rounding.
  private static let nothing = 1e-9
}
