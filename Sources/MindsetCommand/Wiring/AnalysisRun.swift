import Glibc
import QAnalysis
import QFormats
import QNumerics
import QReport
import QStudy
import QTables

/// A study taken from its files to a document: what every analysing command does first.
struct AnalysisRun {
  let source: StudySource
  let document: AnalysisDocument
  /// The settings as stated, typed options over the recipe's.
  let choices: SettingChoices
  /// What was computed beside the analysis, as stated.
  let evidence: EvidenceChoices
  let selection: SortTable.Selection
  /// Path of the target of rotation, where there is one.
  let target: String?
  /// Results that were read beside the study.
  let inputs: [String]

  /// The tests against chance are run beside every analysis up to this many sorts, so that a report
  /// can say when more viewpoints were kept than stand out.
  static let largestWithRetention = 1000

  /// The flag rule is tried on noise up to this many sorts: that takes 100 analyses.
  static let largestWithNoiseFlags = 100

  /// Reads what the STUDY argument leads to, and analyses it.
  init(
    _ argument: String, reading: ReadingOptions, arguments: AnalysisArguments,
    evidence: EvidenceChoices? = nil, console: Console
  ) throws {
    try self.init(
      StudySource(argument, options: reading), arguments: arguments, evidence: evidence,
      console: console)
  }

  /// Analyses a study that was read; `evidence` that is `nil` is not computed, whatever the recipe
  /// says.
  init(
    _ source: StudySource, arguments: AnalysisArguments,
    evidence typed: EvidenceChoices? = nil, console: Console
  ) throws {
    if let wished = arguments.factors, case .each = wished {
      throw Self.oneNumberNeeded(wished)
    }
    self.source = source
    evidence = typed?.falling(backOn: source.evidence) ?? EvidenceChoices()
    choices = arguments.choices.falling(backOn: source.recipe?.settings ?? SettingChoices())
    selection = arguments.sorts.selection(over: source)
    let table = try Self.table(source, choices: choices, selection: selection)

    let seed = choices.settings(factors: 1).seed
    let wished = choices.factors ?? .suggest
    var retention: Retention?
    if wished == .suggest || table.sorts.count <= Self.largestWithRetention {
      retention = try console.during("Comparing with chance") {
        try Retention(table, seed: seed)
      }
    }
    let factors: Int
    switch wished {
    case .number(let number): factors = number
    case .suggest: factors = try Self.suggested(retention)
    case .each: throw Self.oneNumberNeeded(wished)
    }
    var settings = choices.settings(factors: factors)
    target = settings.rotation == .target ? Self.target(arguments.method, source) : nil
    if let target {
      settings.target = try SavedAnalysis.read(target).loadingsBySort
    }
    inputs = [target, arguments.align].compactMap(\.self)
    let earlier = try arguments.align.map { try SavedAnalysis.read($0).earlierSolution }
    let analysis: Analysis
    let computed: Evidence
    do {
      analysis = try console.during("Analysing") {
        try Analysis(
          table, settings: settings, decisions: source.recipe?.decisions ?? Decisions(),
          alignedTo: earlier)
      }
      computed = try Evidence(
        analysis, choices: evidence, settings: choices, source: source, console: console)
    } catch let error as AnalysisError {
      var finding = FailureReport.finding(for: error)
      finding.location = source.place(of: error, arguments: arguments.method)
      throw Findings(finding)
    }
    var noiseFlags: NoiseFlags?
    if settings.flagging != .none, table.sorts.count <= Self.largestWithNoiseFlags {
      noiseFlags = try console.during("Flagging noise") {
        try NoiseFlags(table, settings: settings)
      }
    }
    document = AnalysisDocument(
      analysis, retention: retention, noiseFlags: noiseFlags,
      evidence: computed,
      labels: arguments.labels ?? source.recipe?.labels ?? choices.usualLabels,
      tool: Self.tool, fingerprint: fingerprint(of: table), further: source.reading.warnings)
  }

  /// The checked table, with findings that name file and line.
  static func table(
    _ source: StudySource, choices: SettingChoices, selection: SortTable.Selection
  ) throws(Findings) -> SortTable {
    do {
      return try SortTable(
        source.reading.study, selection: selection, grid: choices.grid,
        acceptsFree: choices.free ?? false, missing: choices.missing ?? .refuse)
    } catch {
      throw source.locating(error, grid: choices.grid, selection: selection)
    }
  }

  private static func oneNumberNeeded(_ wished: FactorsChoice) -> UsageError {
    UsageError(
      "--factors \(wished.description) compares solutions, which analyse does; one number is needed "
        + "here, as in --factors 3.")
  }

  /// The path of the target: as typed, or from the folder of the recipe that names it.
  static func target(_ arguments: MethodArguments, _ source: StudySource) -> String? {
    arguments.target
      ?? source.recipe?.settings.target.map {
        FilePath.join(FilePath.folder(of: source.recipePath ?? ""), $0)
      }
  }

  private static func suggested(_ retention: Retention?) throws -> Int {
    guard let retention, retention.suggested > 0 else {
      throw Findings(
        Finding(
          .noFactorsSuggested,
          found: "no viewpoint beyond chance (three tests: range "
            + "\(retention?.range.lowerBound ?? 0) to \(retention?.range.upperBound ?? 0))",
          expected: "at least one by the median of the tests",
          mend: "To go on all the same, say how many with --factors N; mindset factors shows every "
            + "test."))
    }
    return retention.suggested
  }

  static let tool = AnalysisDocument.Tool(
    name: "mindset", version: Mindset.version, lapack: NumericsLibraries.lapackVersion,
    blas: NumericsLibraries.blasName)
}

extension SavedAnalysis {
  /// Reads a saved result.
  static func read(_ path: String) throws -> SavedAnalysis {
    try SavedAnalysis(reading: bytes(path), file: path)
  }

  /// The bytes of a saved result.
  static func bytes(_ path: String) throws(FileError) -> [UInt8] {
    try readFile(path, limit: 512 << 20, waits: true)
  }
}

extension AnalysisRun {
  /// The run as a recipe beside `path`: settings with the values they resolved to, the decisions,
  /// and, where nothing was decided yet, every viewpoint anchored by its scores, ready to be named.
  ///
  /// - Throws: `UsageError` where positions taken from an earlier result can't be told in a recipe.
  func recipe(at path: String) throws -> Recipe {
    let analysis = document.analysis
    var settings = choices
    settings.factors = .number(analysis.settings.factors)
    settings.correlation = analysis.settings.correlation
    settings.extraction = analysis.settings.extraction
    settings.rotation = analysis.settings.rotation
    settings.target = target.map {
      FilePath.relative(FilePath.absolute($0), from: FilePath.absolute(FilePath.folder(of: path)))
    }
    settings.flagging = analysis.settings.flagging
    settings.flagLevel = analysis.settings.flagLevel
    if settings.extract != .auto {
      settings.extract = .number(analysis.extraction.loadings.columns)
    }
    settings.reliability = analysis.settings.reliability
    settings.adjustment = analysis.settings.adjustment
    settings.equivalence = analysis.settings.equivalence
    settings.seed = Int(analysis.settings.seed)
    var decisions = source.recipe?.decisions ?? Decisions()
    // Numbers in decisions count the entries of `viewpoints`: entries that were not there when the
    // decisions were made would change what the numbers mean.
    if decisions == Decisions() {
      try placeAsAligned(&decisions)
      decisions.anchors = analysis.scores.z.compactMap { z in
        z.map { z in
          Anchor(
            kind: .array(
              Dictionary(
                zip(analysis.table.statements, z).map { ($0.id, ($1 * 1000).rounded() / 1000) },
                uniquingKeysWith: { first, _ in first })))
        }
      }
    } else if isAligned {
      throw UsageError(
        "--save-recipe can't hold the positions of --align beside the recipe's own decisions: save "
          + "without --align.")
    }
    return Recipe(
      study: FilePath.relative(
        FilePath.absolute(source.path), from: FilePath.absolute(FilePath.folder(of: path))),
      settings: settings, evidence: evidence(at: path),
      selection: selection, decisions: decisions, labels: document.labels,
      outputs: OutputFormat.usual, out: FilePath.stem(of: path))
  }

  /// What was computed beside the analysis, as a recipe beside `path` asks for it.
  private func evidence(at path: String) -> EvidenceChoices {
    var choices = evidence
    choices.classify = choices.classify.map {
      FilePath.relative(FilePath.absolute($0), from: FilePath.absolute(FilePath.folder(of: path)))
    }
    return choices
  }

  /// Whether an earlier result moved or turned about any viewpoint.
  private var isAligned: Bool {
    let positions = document.analysis.positions
    return positions.order != Array(positions.order.indices) || positions.signs.contains { $0 < 0 }
  }

  /// The positions and signs of an earlier result as decisions: every viewpoint is anchored where it
  /// stands now, so that number n is the one at position n.
  private func placeAsAligned(_ decisions: inout Decisions) throws {
    guard isAligned else { return }
    let positions = document.analysis.positions
    guard document.analysis.scores.z.allSatisfy({ $0 != nil }) else {
      throw UsageError(
        "--save-recipe can't hold the positions of --align where a viewpoint has no defining sort: "
          + "save without --align.")
    }
    decisions.take = positions.order.indices.map { $0 + 1 }
    decisions.invert = positions.signs.indices.filter { positions.signs[$0] < 0 }.map { $0 + 1 }
  }
}
