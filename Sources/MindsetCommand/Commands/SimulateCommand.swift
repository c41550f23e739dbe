import ArgumentParser
import QAnalysis
import QFormats
import QNumerics
import QReport
import QStudy
import QTables

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make sorts from planted viewpoints, to try a design before anyone sorts.",
    discussion: """
      A person who holds a viewpoint with loading λ sorts by λ × viewpoint + √(1 − λ²) × chance. The \
      sorts are marked as simulated, and every output made from them says so.

      EXAMPLES
        mindset simulate surveys/parks --sorts 30 --planted 3 --seed 1 --to trial
        mindset simulate surveys/parks --sorts 30 --planted planted.csv --loading 0.5:0.8 --to trial
      """)

  @Argument(help: "The study whose statements and grid are used.") var study: String

  @Option(parsing: .unconditional, help: "How many sorts to make.") var sorts: Int

  @Option(
    help: ArgumentHelp(
      "How many random viewpoints, or a CSV with a row a statement and a column a viewpoint.",
      valueName: "file|k"))
  var planted: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Loadings of sorts on their viewpoint, drawn evenly.", valueName: "low:high"),
    transform: LoadingRange.typed)
  var loading = LoadingRange(0.55...0.85)

  @Option(parsing: .unconditional, help: "Seed of chance.") var seed = 1

  @Option(name: .customLong("to"), help: ArgumentHelp("The new study folder.", valueName: "dir"))
  var folder: String

  @OptionGroup(title: "Reading") var reading: FileArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  mutating func validate() throws {
    guard (2...1_000_000).contains(sorts) else {
      throw ValidationError("--sorts takes a whole number from 2 to 1000000.")
    }
    if seed < 0 { throw ValidationError("--seed takes a whole number from 0 on.") }
  }

  func run() throws {
    try NewFolder.mustBeFree(folder)
    let source = try StudySource(study, options: reading.options)
    var study = source.reading.study
    if let findings = Findings(study.designFindings()) {
      throw source.reading.sources.locating(findings)
    }
    guard let grid = study.grid else {
      throw Findings(
        Finding(
          .badGrid, location: source.reading.sources.study, found: "a study without a grid",
          expected: "a grid to lay the sorts on", mend: "Declare one in study.yml."))
    }
    var generator = SeededGenerator(seed: UInt64(seed))
    let viewpoints = try viewpoints(study, generator: &generator)
    guard viewpoints.count <= sorts else {
      throw UsageError(
        "--sorts \(sorts) can't hold \(viewpoints.count) viewpoints: ask for as many sorts at least."
      )
    }
    study.sorts = (0..<sorts).map { i in
      let value =
        loading.range.lowerBound
        + (loading.range.upperBound - loading.range.lowerBound) * generator.uniform()
      let placed = Simulation.sort(
        holding: viewpoints[i % viewpoints.count], loading: value, grid: grid,
        generator: &generator)
      return QSort(id: "P\(i + 1)", placements: placed)
    }
    study.participants = []
    study.comments = []
    study.conditions = []
    study.recipe = nil
    study.provenance.sorts = .simulated
    study.provenance.seed = seed
    describeSource(of: &study, viewpoints: viewpoints.count)
    try NewFolder.write(study, to: folder)
    common.console.output("\(folder)\n")
    try common.report(source.reading.warnings)
  }

  /// Tells where the new study comes from. What the studied one tells of its source isn't carried over: it
  /// speaks of that study's sorts, and no program can part its sentences about sorts from the others.
  private func describeSource(of study: inout Study, viewpoints: Int) {
    let name = FilePath.name(of: self.study)
    let design = study.title.isEmpty ? name : "“\(study.title)”"
    let told =
      study.source == nil
      ? ""
      : " Where they come from, and how they may be used, is told there. It isn't repeated here, since what "
        + "is told there of sorts doesn't hold for these."
    study.provenance.source = "statements and grid of \(design); sorts simulated"
    study.source = """
      # Simulated sorts: where this study comes from

      **Illustrative data. Nobody sorted these cards.**

      ## Sorts
      The sorts are simulated: \(sorts) sorts from \(NumberText.count(viewpoints, "planted viewpoint")), \
      loadings \(loading.range.lowerBound) to \(loading.range.upperBound), seed \(seed). Finding the \
      viewpoints again tests the program, not the world.

      ## Statements
      Statements and grid are those of \(design), read from \(name).\(told)

      """
  }

  private func viewpoints(
    _ study: Study, generator: inout SeededGenerator
  ) throws -> [[Double]] {
    if Int(planted) == nil, Double(planted) != nil {
      throw UsageError("--planted takes a number of viewpoints from 1 to 50, or a file.")
    }
    if let count = Int(planted) {
      guard (1...50).contains(count) else {
        throw UsageError("--planted takes a number of viewpoints from 1 to 50, or a file.")
      }
      return (0..<count).map { _ in
        Simulation.randomViewpoint(statements: study.statements.count, generator: &generator)
      }
    }
    return try PlantedViewpoints.read(planted, statements: study.statements)
  }
}

/// `0.55:0.85`.
struct LoadingRange: CustomStringConvertible {
  let range: ClosedRange<Double>

  init(_ range: ClosedRange<Double>) { self.range = range }

  /// Reads a range as it was typed.
  @Sendable static func typed(_ text: String) throws -> LoadingRange {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low <= high,
      (-1...1).contains(low), (-1...1).contains(high)
    else {
      throw ValidationError(
        "expected two numbers from -1 to 1, the lower first, as in 0.55:0.85.")
    }
    return LoadingRange(low...high)
  }

  var description: String { "\(range.lowerBound):\(range.upperBound)" }
}
