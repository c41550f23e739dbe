import QNumerics
public import QStudy

/// The same sorts analysed in every way a careful colleague might have chosen: what of the main
/// analysis holds, and which choice moves most (Steegen, Tuerlinckx, Gelman & Vanpaemel 2016).
///
/// Each specification is analysed by itself, without a person's decisions: those speak of one
/// solution. Its viewpoints are matched to those of the main analysis by
/// ``SolutionMatch/match(old:new:)``. Shares are of the specifications that could be computed; they
/// are a sensitivity and no probability, since nobody drew the specifications at random.
public struct Multiverse: Sendable {
  /// A specification that can't be computed.
  public struct NotComputed: Equatable, Sendable {
    /// The choices.
    public let specification: Specification
    /// Why they can't be computed, as a phrase.
    public let reason: String
  }

  /// How one statement fares.
  public struct StatementResult: Equatable, Sendable {
    /// Its label in the main analysis.
    public let label: Comparison.Label
    /// Share of the runs in which that label holds: the same one and, where it distinguishes
    /// viewpoints, every one of them still.
    public let holds: Double
    /// Share of the runs in which it is distinguishing, whatever the viewpoint.
    public let distinguishing: Double
    /// Share of the runs in which it is shared.
    public let shared: Double
    /// Share of the runs in which it is undecided.
    public let undecided: Double
    /// For each viewpoint of the main analysis the share of the runs in which the statement
    /// distinguishes it.
    public let distinguishes: [Double]
  }

  /// How one sort fares.
  public struct SortResult: Equatable, Sendable {
    /// What it defines in the main analysis; `nil` where it defines nothing.
    public let membership: Membership?
    /// Share of the runs in which it defines the same viewpoint from the same side; for a sort that
    /// defines nothing, in which it defines nothing either.
    public let holds: Double
    /// Share of the runs in which it defines something else.
    public let elsewhere: Double
  }

  /// How one viewpoint fares.
  public struct ViewpointResult: Equatable, Sendable {
    /// Share of the runs in which it is found: |r| of at least ``SolutionMatch/weakest``.
    public let found: Double
    /// Share of the runs in which it is found beyond doubt: |r| of at least
    /// ``SolutionMatch/sure``.
    public let sure: Double
    /// Median |r| with its counterpart, 0 where there is none.
    public let median: Double
    /// The smallest.
    public let smallest: Double
  }

  /// What one choice does.
  public struct ChoiceResult: Equatable, Sendable {
    /// The runs with one level of the choice.
    public struct Level: Equatable, Sendable {
      /// The level in the words of the options, `pca` say.
      public let name: String
      /// How many runs have it.
      public let runs: Int
      /// How much of the main analysis holds in them, on average.
      public let agreement: Agreement
    }

    /// The choice.
    public let choice: Choice
    /// Its levels among the runs, in the order of the specifications.
    public let levels: [Level]
    /// Largest less smallest average over the levels: how much the choice moves.
    public let spread: Agreement
  }

  /// With more sorts than this principal axis is left out, unless it is what the main analysis did:
  /// each of its hundreds of iterations takes the eigenvectors of R, O(P³).
  public static let largestWithPrincipalAxis = 1000

  /// What was asked for.
  public let specifications: [Specification]
  /// Those that could be computed, in that order.
  public let runs: [Run]
  /// Those that could not.
  public let notComputed: [NotComputed]
  /// One entry a statement; empty where nothing could be computed, as the lists after it.
  public let statements: [StatementResult]
  /// One entry a sort.
  public let sorts: [SortResult]
  /// One entry a viewpoint; `nil` for one without scores, which nothing can be matched to.
  public let viewpoints: [ViewpointResult?]
  /// One entry a choice.
  public let choices: [ChoiceResult]
  /// Specifications that could not be computed, or did not converge, and decisions that no run repeats.
  public let warnings: [Warning]

  /// Analyses the sorts of a study by every specification.
  ///
  /// Stages are shared between specifications that agree on them. Results do not depend on the
  /// number of threads, nor on the order of the specifications.
  /// - Parameters:
  ///   - analysis: the main analysis.
  ///   - specifications: the ways to analyse; `nil` means ``Specification/around(_:)`` its settings.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: failures other than that of a single specification.
  public init(
    _ analysis: Analysis, specifications: [Specification]? = nil, threads: Int? = nil
  ) throws {
    let specifications = specifications ?? Specification.around(analysis.settings)
    let outcomes = try MultiverseStages(analysis, specifications: specifications, threads: threads)
      .outcomes
    var runs: [Run] = []
    var notComputed: [NotComputed] = []
    for (specification, outcome) in zip(specifications, outcomes) {
      switch outcome {
      case .success(let run): runs.append(run)
      case .failure(let missing):
        notComputed.append(NotComputed(specification: specification, reason: missing.reason))
      }
    }
    self.specifications = specifications
    self.runs = runs
    self.notComputed = notComputed
    statements = Self.statements(runs, analysis)
    sorts = Self.sorts(runs, analysis)
    viewpoints = Self.viewpoints(runs, analysis)
    choices = runs.isEmpty ? [] : Choice.allCases.map { Self.result($0, runs) }
    warnings = Self.warnings(runs, notComputed) + Self.withoutHand(runs, analysis)
  }

  /// The choice on which the labels of statements depend most; `nil` where none moves any.
  public var mostMoving: Choice? {
    choices.filter { $0.spread.labels > 0 }
      .max { $0.spread.labels < $1.spread.labels }?.choice
  }

  private static func share(_ runs: [Run], _ holds: (Run) -> Bool) -> Double {
    Double(runs.count(where: holds)) / Double(runs.count)
  }

  private static func statements(_ runs: [Run], _ main: Analysis) -> [StatementResult] {
    guard !runs.isEmpty else { return [] }
    return main.comparison.statements.enumerated().map { j, own in
      StatementResult(
        label: own.label,
        holds: share(runs) { Self.holds($0.labels[j], $0.distinguishes[j], against: own) },
        distinguishing: share(runs) { $0.labels[j] == .distinguishing },
        shared: share(runs) { $0.labels[j] == .shared },
        undecided: share(runs) { $0.labels[j] == .undecided },
        distinguishes: (0..<main.flags.factors).map { f in
          share(runs) { $0.distinguishes[j].contains(f) }
        })
    }
  }

  private static func sorts(_ runs: [Run], _ main: Analysis) -> [SortResult] {
    guard !runs.isEmpty else { return [] }
    return main.memberships.enumerated().map { i, own in
      SortResult(
        membership: own, holds: share(runs) { $0.memberships[i] == own },
        elsewhere: share(runs) { $0.memberships[i] != nil && $0.memberships[i] != own })
    }
  }

  private static func viewpoints(_ runs: [Run], _ main: Analysis) -> [ViewpointResult?] {
    guard !runs.isEmpty else { return [] }
    return main.scores.z.enumerated().map { f, z in
      guard z != nil else { return nil }
      let correlations = runs.map { abs($0.matches[f]?.correlation ?? 0) }
      return ViewpointResult(
        found: share(runs) { $0.matches[f]?.isFound ?? false },
        sure: share(runs) { $0.matches[f]?.isSure ?? false },
        median: quantile(correlations, 0.5) ?? 0, smallest: correlations.min() ?? 0)
    }
  }

  private static func result(_ choice: Choice, _ runs: [Run]) -> ChoiceResult {
    var names: [String] = []
    for run in runs {
      let name = choice.level(of: run.specification)
      if !names.contains(name) { names.append(name) }
    }
    let levels = names.map { name in
      let own = runs.filter { choice.level(of: $0.specification) == name }
      func mean(_ value: (Agreement) -> Double) -> Double {
        own.reduce(0) { $0 + value($1.agreement) } / Double(own.count)
      }
      return ChoiceResult.Level(
        name: name, runs: own.count,
        agreement: Agreement(
          labels: mean(\.labels), memberships: mean(\.memberships), viewpoints: mean(\.viewpoints)))
    }
    func spread(_ value: (Agreement) -> Double) -> Double {
      let values = levels.map { value($0.agreement) }
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    return ChoiceResult(
      choice: choice, levels: levels,
      spread: Agreement(
        labels: spread(\.labels), memberships: spread(\.memberships),
        viewpoints: spread(\.viewpoints)))
  }

  /// Decisions by hand that no run repeats: what is lost there may be lost for want of them.
  private static func withoutHand(_ runs: [Run], _ main: Analysis) -> [Warning] {
    let decided = main.positions
    let kinds = [
      decided.planes.isEmpty ? nil : "rotations", decided.split.isEmpty ? nil : "splits",
      decided.flags.isEmpty ? nil : "flags",
    ].compactMap(\.self)
    guard !kinds.isEmpty, !runs.isEmpty else { return [] }
    let own = Specification(of: main.settings)
    let kept = runs.first { $0.specification == own }.map { run in
      let viewpoints = main.characteristics.comparable
      let labels = main.comparison.statements.indices.count {
        holds(run.labels[$0], run.distinguishes[$0], against: main.comparison.statements[$0])
      }
      let found = viewpoints.count { run.matches[$0]?.isFound ?? false }
      return " The study’s own choices without them give \(labels) of "
        + "\(main.comparison.statements.count) labels and \(found) of \(viewpoints.count) "
        + "viewpoints again."
    }
    return [
      Warning(
        .specificationsWithoutHand,
        "The other ways to analyse do not repeat \(kinds.joined(separator: " and ")) by hand: what "
          + "does not hold there may be lost for want of them.\(kept ?? "")")
    ]
  }

  private static func warnings(_ runs: [Run], _ notComputed: [NotComputed]) -> [Warning] {
    var warnings: [Warning] = []
    if !notComputed.isEmpty {
      var reasons: [String] = []
      for missing in notComputed where !reasons.contains(missing.reason) {
        reasons.append(missing.reason)
      }
      warnings.append(
        Warning(
          .specificationsMissing,
          "\(notComputed.count) of \(runs.count + notComputed.count) other ways to analyse could "
            + "not be computed: \(reasons.joined(separator: "; "))."))
    }
    let unsettled = runs.count { !$0.converged }
    if unsettled > 0 {
      warnings.append(
        Warning(
          .notConverged,
          "\(unsettled) of \(runs.count) other ways to analyse ended before extraction or rotation "
            + "had converged; they are counted all the same."))
    }
    return warnings
  }
}
