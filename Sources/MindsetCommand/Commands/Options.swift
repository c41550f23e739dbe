public import ArgumentParser
public import QAnalysis
import QFormats
import QReport
import QStudy
import QTables

// Options that several commands share, each defined once.

struct CommonOptions: ParsableArguments {
  @Flag(name: .long, help: "No messages and no warnings beside the result.")
  var quiet = false

  @Flag(name: .long, help: "Treat warnings as findings: exit 1.")
  var strict = false

  var console: Console { Console(isQuiet: quiet) }

  /// More warnings than this help nobody at a terminal; the outputs hold them all.
  private static let mostShown = 30

  /// Tells warnings, unless the output told them already; with --strict they end the command
  /// with 1.
  ///
  /// - Parameter files: warnings about the files written, which no output tells.
  func report(_ warnings: [Warning], isToldAlready: Bool = false, of files: [Warning] = []) throws {
    let untold = (isToldAlready ? [] : warnings) + files
    for warning in untold.prefix(Self.mostShown) {
      console.message("warning: " + FailureReport.shown(warning.message))
    }
    if untold.count > Self.mostShown {
      console.message("… and \(untold.count - Self.mostShown) more warnings.")
    }
    let warnings = warnings + files
    if strict, !warnings.isEmpty {
      let codes = Set(warnings.map(\.code.rawValue)).sorted().joined(separator: ", ")
      console.error(
        "error: \(warnings.count) warning\(warnings.count == 1 ? "" : "s") (\(codes)), and --strict "
          + "makes them findings.")
      throw ExitCode(ExitStatus.findings.rawValue)
    }
  }
}

/// How to read a file with sorts.
struct FileArguments: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Read the study as this format instead of recognising it: "
        + StudyFormats.readers.map { $0.id }.joined(separator: ", ") + ".", valueName: "format"))
  var format: String?

  @Option(name: .long, help: "What a row of a table is: sorts or statements.")
  var rows: TableRows?

  @Option(name: .long, help: "What a column of a table is: sorts or statements.")
  var columns: TableRows?

  @Option(name: .long, help: "Sheet of a workbook.")
  var sheet: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns of numbers that describe the participants, separated by commas, as in gender,age.",
      valueName: "columns"))
  var attributes: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of a file with several studies, the one with so many statements.", valueName: "n"))
  var design: Int?

  @Option(
    name: .long,
    help: "Of a folder of R's qmethod with several languages, the main one, as german or de.")
  var language: String?

  @Flag(name: .long, help: "Mend faults that have one sure mend, and tell each.")
  var repair = false

  mutating func validate() throws {
    if let format, !StudyFormats.readers.contains(where: { $0.id == format.lowercased() }) {
      throw ValidationError(
        "--as takes one of " + StudyFormats.readers.map { $0.id }.joined(separator: ", ") + ".")
    }
    if let rows, let columns, rows == columns {
      throw ValidationError("--rows and --columns can't both be \(rows.rawValue).")
    }
  }

  /// The first of these options that was typed.
  var typed: String? {
    [
      ("--as", format != nil), ("--rows", rows != nil), ("--columns", columns != nil),
      ("--sheet", sheet != nil), ("--attributes", attributes != nil), ("--design", design != nil),
      ("--language", language != nil), ("--repair", repair),
    ].first { $0.1 }?.0
  }

  /// Names between commas, without the blanks around them.
  static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { name in
      var name = name.drop { $0.isWhitespace }
      while name.last?.isWhitespace == true { name.removeLast() }
      return String(name)
    }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.format = format
    options.rows = rows ?? columns.map { $0 == .sorts ? .statements : .sorts }
    options.sheet = sheet
    options.attributes = attributes.map(Self.names) ?? []
    options.design = design
    options.language = language
    options.repair = repair
    return options
  }
}

/// How to read a file with sorts, and where in its cells they are.
struct ReadingArguments: ParsableArguments {
  @OptionGroup(title: "Reading") var file: FileArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cells of a table that hold the values, as in D4:AB43; of pictures of the grid the cells of "
        + "each, as in Anna!B3:F6,Bryn!B3:F6.", valueName: "range"),
    transform: Self.ranges)
  var sorts: [SheetRange]?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cells that hold the ids of the statements, their wording, or both, as in A4:B43, or "
        + "Cards!A2:B41 on another sheet. With import it may be a file with the wording: a table or "
        + "one a line.", valueName: "range"))
  var statements: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the ids of the sorts are: row:3, column:B, or a range of cells.", valueName: "place"))
  var ids: IDPlace?

  @Sendable private static func ranges(_ text: String) throws -> [SheetRange] {
    guard let ranges = SheetRange.list(text) else {
      throw ValidationError(
        "expected a range of cells, as in D4:AB43, or several with commas between them.")
    }
    return ranges
  }

  mutating func validate() throws {
    if place == nil {
      throw ValidationError(
        "--statements takes one range beside the sorts, and one on another sheet.")
    }
  }

  /// The cells of the statements; nil where `--statements` names a file.
  private var statementCells: [SheetRange]? { statements.flatMap { SheetRange.list($0) } }

  private var place: SortsPlace? {
    SortsPlace(sorts: sorts ?? [], statements: statementCells ?? [], ids: ids)
  }

  /// The first of these options that was typed.
  var typed: String? {
    file.typed
      ?? [("--sorts", sorts != nil), ("--statements", statements != nil), ("--ids", ids != nil)]
      .first { $0.1 }?.0
  }

  /// The file that words the statements.
  var wordingFile: String? { statementCells == nil ? statements : nil }

  /// The options, where the wording may be in a file.
  var importOptions: ReadingOptions {
    var options = file.options
    options.place = place ?? SortsPlace()
    return options
  }

  var options: ReadingOptions {
    get throws {
      if let wordingFile {
        throw UsageError(
          "--statements takes a range of cells, as in A4:B43, and not \(FailureReport.shown(wordingFile)). "
            + "To word the statements from a file, import the sorts.")
      }
      return importOptions
    }
  }
}

extension IDPlace: ExpressibleByArgument {
  /// Reads a place as it was typed.
  public init?(argument: String) { self.init(argument) }
}
extension TableRows: ExpressibleByArgument {}
extension CorrelationMethod: ExpressibleByArgument {}
extension ExtractionMethod: ExpressibleByArgument {}
extension RotationMethod: ExpressibleByArgument {}
extension FlaggingRule: ExpressibleByArgument {}
extension CompatMode: ExpressibleByArgument {}
extension Adjustment: ExpressibleByArgument {}
extension MissingCells: ExpressibleByArgument {}
extension AnalysisDocument.LabelStyle: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}

extension FlagLevel: ExpressibleByArgument {}

/// Reads how many factors to extract, as it was typed.
@Sendable func typedExtract(_ text: String) throws -> ExtractChoice {
  guard let choice = ExtractChoice(text) else {
    throw ValidationError(
      "expected a whole number \(bounds(SettingRange.extract)), or auto.")
  }
  return choice
}

/// Reads how many factors to keep, as it was typed.
@Sendable func typedFactors(_ text: String) throws -> FactorsChoice {
  guard let choice = FactorsChoice(text) else {
    throw ValidationError(
      "expected a whole number \(bounds(FactorsChoice.range)), a range such as 2-5, or suggest.")
  }
  return choice
}

/// Reads two conditions as they were typed.
@Sendable func typedConditions(_ text: String) throws -> ConditionPair {
  guard let pair = ConditionPair(FileArguments.names(text)) else {
    throw ValidationError("expected two different conditions, as in before,after.")
  }
  return pair
}

/// Refuses a number that an option does not take.
func checkRange(_ option: String, _ value: Double?, _ range: ClosedRange<Double>) throws {
  if let value, !range.contains(value) {
    throw ValidationError(
      "\(option) takes a number from \(range.lowerBound) to \(range.upperBound).")
  }
}

private func bounds(_ range: ClosedRange<Int>) -> String {
  "from \(range.lowerBound) to \(range.upperBound)"
}

/// Reads a grid as it was typed.
///
/// - Throws: what is wrong with it, and the forms that are accepted.
@Sendable func typedGrid(_ text: String) throws -> Grid {
  do {
    return try gridSpec(text)
  } catch {
    throw ValidationError("Found \(error.found); expected \(error.expected).")
  }
}

/// Which sorts take part, and which grid they keep to.
struct SelectionArguments: ParsableArguments {
  // A grid begins with a minus sign as a rule, which is no option then.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Grid that rules over the study's own, as in '-2: 3, -1: 4, 0: 6, 1: 4, 2: 3'.",
      valueName: "spec"), transform: typedGrid)
  var grid: Grid?

  @Flag(help: "Accept sorts that do not fill a forced grid.")
  var free = false

  @Option(
    help:
      "What is done with blank cells: refuse, or refill up to a fifth of a sort from the others.")
  var missing: MissingCells?

  @Option(
    name: .customLong("condition"),
    help: ArgumentHelp("Only sorts of this condition; may be repeated.", valueName: "id"))
  var conditions: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Sorts to leave out, separated by blanks or commas; quote an id that holds some.",
      valueName: "sorts"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Analyse how people changed between two conditions, as in before,after, in place of the sorts.",
      valueName: "conditions"), transform: typedConditions)
  var change: ConditionPair?

  /// The first of these options that was typed and speaks of sorts, as all but the grid do.
  var choosing: String? {
    [
      ("--free", free), ("--missing", missing != nil), ("--condition", !conditions.isEmpty),
      ("--exclude", !exclude.isEmpty), ("--change", change != nil),
    ].first { $0.1 }?.0
  }

  /// The choices among these, with the seed where a command has one.
  func choices(seed: Int? = nil) -> SettingChoices {
    SettingChoices(seed: seed, grid: grid, free: free ? true : nil, missing: missing)
  }

  /// The selection typed, laid over the recipe's: conditions replace, exclusions add up.
  ///
  /// An argument that is an id leaves out that sort. Otherwise ids stand between commas, or between
  /// blanks where no sort bears the whole.
  func selection(over source: StudySource) -> SortTable.Selection {
    let recipe = source.recipe?.selection ?? SortTable.Selection()
    let known = exclude.isEmpty ? [] : Set(source.reading.study.sorts.map(\.id))
    let typed = exclude.flatMap { argument in
      known.contains(argument)
        ? [argument]
        : FileArguments.names(argument).flatMap { id in
          known.contains(id) ? [id] : id.split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }
    return SortTable.Selection(
      // Changes typed take both of their conditions, whatever the recipe selects.
      conditions: conditions.isEmpty && change == nil ? recipe.conditions : conditions,
      exclude: recipe.exclude + typed.filter { !recipe.exclude.contains($0) },
      change: change ?? recipe.change)
  }
}

/// The method, as every command that analyses takes it.
struct MethodArguments: ParsableArguments {
  @Option(help: "How likeness between sorts is measured.")
  var correlation: CorrelationMethod?

  @Option(help: "How factors are extracted.")
  var extraction: ExtractionMethod?

  @Option(
    help: ArgumentHelp(
      "How many factors are extracted before some are kept (pca 8, centroid 7, the others those "
        + "kept), or auto for as many as Horst's own rule finds.", valueName: "n"),
    transform: typedExtract)
  var extract: ExtractChoice?

  @Option(
    help: ArgumentHelp(
      "How many viewpoints are kept: a number, suggest for the median of three tests against "
        + "chance, or, with analyse, a range such as 2-5 to compare.", valueName: "n"),
    transform: typedFactors)
  var factors: FactorsChoice?

  @Option(help: "How kept factors are rotated.")
  var rotation: RotationMethod?

  @Option(
    help: ArgumentHelp(
      "The sort the first factor passes through; rotation is then defining.", valueName: "id"))
  var definingSort: String?

  @Option(
    help: ArgumentHelp(
      "An analysis.json whose loadings rotation comes as near to as it can; rotation is then target.",
      valueName: "file"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "How defining sorts are found: significant and more than half of the communality (standard), "
        + "one of the two alone, or only the recipe's own flags (none).", valueName: "rule"))
  var flagging: FlaggingRule?

  @Option(
    help: ArgumentHelp(
      "The significance a loading needs to be flagged: "
        + FlagLevel.texts.joined(separator: ", ") + " (0.05).", valueName: "p"))
  var flagLevel: FlagLevel?

  @Option(parsing: .unconditional, help: "Test–retest reliability of one person's sort (0.8).")
  var reliability: Double?

  @Option(parsing: .unconditional, help: "Seed of everything drawn at random (1).")
  var seed: Int?

  @OptionGroup(title: "Sorts") var sorts: SelectionArguments

  @Option(
    help: ArgumentHelp(
      "Take positions and signs of viewpoints from an earlier analysis.json.", valueName: "file"))
  var align: String?

  mutating func validate() throws {
    try checkRange("--reliability", reliability, SettingRange.reliability)
    let aimed = impliedRotation
    if definingSort != nil, target != nil || aimed != .defining {
      throw ValidationError("--defining-sort goes with --rotation defining and without --target.")
    }
    if target != nil, aimed != .target {
      throw ValidationError("--target goes with --rotation target.")
    }
    if let seed, seed < 0 { throw ValidationError("--seed takes a whole number from 0 on.") }
  }

  /// The rotation typed, or the one that a sort or a target typed can only mean.
  private var impliedRotation: RotationMethod? {
    rotation ?? (definingSort != nil ? .defining : target != nil ? .target : nil)
  }

  var choices: SettingChoices {
    SettingChoices(
      correlation: correlation, extraction: extraction, extract: extract, factors: factors,
      rotation: impliedRotation, definingSort: definingSort, target: target, flagging: flagging,
      flagLevel: flagLevel, reliability: reliability, seed: seed, grid: sorts.grid,
      free: sorts.free ? true : nil, missing: sorts.missing)
  }
}
