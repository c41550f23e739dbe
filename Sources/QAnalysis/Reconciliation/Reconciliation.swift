import QNumerics
public import QStudy

/// One study by the small print of several programs: where their results differ from exact ones,
/// and which convention each difference follows from.
public struct Reconciliation: Sendable {
  /// What one convention changes when it alone is swapped.
  public struct Step: Sendable {
    /// The convention.
    public let convention: ConventionStep
    /// What it changes; `nil` where the analysis can't be computed with it.
    public let difference: SolutionDifference?
  }

  /// One program against exact conventions.
  public struct Program: Sendable {
    /// The program.
    public let mode: CompatMode
    /// What the analysis asks for and the program does not have (``CompatMode/lacks(_:decisions:)``):
    /// where there is anything, the differences are those of its small print alone.
    public let lacks: [String]
    /// What all its conventions change together; `nil` where they leave nothing to analyse.
    public let difference: SolutionDifference?
    /// Each convention in which it departs, swapped on its own, in the order of the stages.
    public let steps: [Step]

    /// The conventions that change something on their own.
    public var telling: [Step] { steps.filter { !($0.difference?.isNone ?? false) } }
  }

  /// The analysis by exact conventions.
  public let exact: Analysis
  /// The programs, in the order asked for.
  public let programs: [Program]

  /// Runs the study by each program's conventions, and by exact ones with one field swapped at a
  /// time.
  ///
  /// Decisions with numbers mean places of the exact solution: where there are decisions, every
  /// other solution is first put in its order and signs.
  /// - Parameters:
  ///   - table: the sorts.
  ///   - settings: the method; its conventions are not read.
  ///   - decisions: what a person decided about the exact solution.
  ///   - earlier: an earlier solution that positions and signs are taken from.
  ///   - programs: the programs to compare with.
  ///   - threads: how many threads share the analyses; `nil` means one a core.
  /// - Throws: ``AnalysisError`` for what can't be computed exactly; LAPACK failures.
  public init(
    _ table: SortTable, settings: AnalysisSettings, decisions: Decisions = Decisions(),
    alignedTo earlier: EarlierSolution? = nil, programs: [CompatMode] = CompatMode.allCases,
    threads: Int? = nil
  ) throws {
    var settings = settings
    settings.conventions = .exact
    let exact = try Analysis(
      table, settings: settings, decisions: decisions, alignedTo: earlier)
    var reference = earlier
    if decisions != Decisions() {
      let automatic = try Analysis(table, settings: settings, alignedTo: earlier)
      reference = EarlierSolution(
        statements: table.statements.map(\.id), z: automatic.scores.z)
    }
    self.exact = exact

    let alignment = reference
    let departures = programs.map { ConventionStep.departures(of: $0.conventions) }
    // For each program its own conventions, then exact ones with one field of its own.
    let variants = zip(programs, departures).flatMap { mode, steps in
      [mode.conventions] + steps.map { $0.taking(from: mode.conventions, into: .exact) }
    }
    let method = settings
    let differences = try concurrentMap(variants.count, threads: threads) {
      place -> SolutionDifference? in
      var settings = method
      settings.conventions = variants[place]
      do {
        return try SolutionDifference(
          from: exact,
          to: try Analysis(
            table, settings: settings, decisions: decisions, alignedTo: alignment))
      } catch is AnalysisError {
        return nil
      }
    }
    var place = 0
    var results: [Program] = []
    for (mode, steps) in zip(programs, departures) {
      results.append(
        Program(
          mode: mode, lacks: mode.lacks(settings, decisions: decisions),
          difference: differences[place],
          steps: steps.enumerated().map { number, step in
            Step(convention: step, difference: differences[place + 1 + number])
          }))
      place += 1 + steps.count
    }
    self.programs = results
  }
}
