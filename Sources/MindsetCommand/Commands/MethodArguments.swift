import ArgumentParser
import QAnalysis
import QFormats
import QStudy

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
