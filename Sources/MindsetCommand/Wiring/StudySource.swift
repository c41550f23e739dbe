import Glibc
import QAnalysis
import QFormats
import QStudy
import QTables

/// What a command's STUDY argument leads to: a study, and the recipe that serves it.
struct StudySource {
  /// The study as read.
  let reading: StudyReading
  /// Where it was read from: a folder, or a file.
  let path: String
  /// The recipe: the argument itself, or the one the study names.
  let recipe: Recipe?
  /// Where the recipe was read from.
  let recipePath: String?

  /// A study at hand, with the recipe that serves it.
  init(reading: StudyReading, path: String, recipe: Recipe?, recipePath: String?) {
    self.reading = reading
    self.path = path
    self.recipe = recipe
    self.recipePath = recipePath
  }

  /// Loads a study folder, a recipe, or any file that holds a study.
  ///
  /// - Parameters:
  ///   - argument: what was typed.
  ///   - options: how a file is read.
  ///   - takesRecipe: whether the recipe that a study names is needed.
  init(_ argument: String, options: ReadingOptions, takesRecipe: Bool = true) throws {
    guard !argument.isEmpty else { throw UsageError("STUDY is empty: give a folder or a file.") }
    guard let folder = isFolder(argument) else { throw FileError.at(argument, errno) }
    if !folder, options.format == nil, Self.isRecipe(argument) {
      let recipe = try RecipeReader.read(argument)
      let study = FilePath.join(FilePath.folder(of: argument), recipe.study)
      guard isFolder(study) != nil else {
        throw Findings(
          Finding(
            .missingFile, location: Location(file: argument), found: "the study \(recipe.study)",
            expected: "a study at \(study)",
            mend: "Correct the path; it counts from the recipe's own folder."))
      }
      guard isFolder(study) == true || !Self.isRecipe(study) else {
        throw Findings(
          Finding(
            .badValue,
            location: Location(file: argument, line: RecipeLines(argument).line(of: "study")),
            found: "a recipe as the study", expected: "a study folder, or a file with sorts",
            mend: "Name the study itself."))
      }
      var options = options
      options.grid = options.grid ?? recipe.settings.grid
      reading = try StudyFormats.read(path: study, options: options)
      path = study
      self.recipe = recipe
      recipePath = argument
      return
    }
    let target =
      FilePath.name(of: argument) == "study.yml" ? FilePath.folder(of: argument) : argument
    reading = try StudyFormats.read(path: target, options: options)
    path = target
    if takesRecipe, let own = reading.study.recipe {
      let recipePath = FilePath.join(target, own)
      guard !own.isEmpty, isFolder(recipePath) == false, Self.isRecipe(recipePath) else {
        throw Findings(
          Finding(
            .missingFile, location: Location(file: FilePath.join(target, "study.yml")),
            found: "the recipe “\(own)”", expected: "the path of a recipe, a .yml file",
            mend: "Correct the path, or remove the key recipe."))
      }
      let read = try RecipeReader.read(recipePath)
      guard FilePath.isSame(FilePath.join(FilePath.folder(of: recipePath), read.study), target)
      else {
        throw Findings(
          Finding(
            .badValue, location: Location(file: FilePath.join(target, "study.yml")),
            found: "the recipe \(own), which serves another study (\(read.study))",
            expected: "a recipe that serves this one",
            mend:
              "If this study is a copy, remove the key recipe, or name a recipe of its own; else "
              + "correct the key study of \(recipePath), which counts from the recipe's own folder."
          ))
      }
      recipe = read
      self.recipePath = recipePath
    } else {
      recipe = nil
      recipePath = nil
    }
  }

  /// Whether a path names a recipe and not a study.
  static func isRecipe(_ path: String) -> Bool {
    (path.hasSuffix(".yml") || path.hasSuffix(".yaml")) && FilePath.name(of: path) != "study.yml"
  }

  // MARK: Where a fault stands

  /// The findings of the checked table, each with the file it stands in or the option that was
  /// typed.
  func locating(_ findings: Findings, grid: Grid?, selection: SortTable.Selection) -> Findings {
    let placed = findings.all.map { finding -> Finding in
      guard finding.location == nil else { return finding }
      var finding = finding
      switch finding.code {
      case .gridDoesNotFit where grid != nil:
        finding.location = place(
          isRecipes: grid == recipe?.settings.grid, option: "--grid", keys: "settings", "grid")
      case .unknownCondition where finding.sort == nil && selection.change != nil:
        finding.location = place(
          isRecipes: selection.change == recipe?.selection.change, option: "--change",
          keys: "select", "change")
      case .unknownCondition where finding.sort == nil:
        finding.location = place(
          isRecipes: selection.conditions == recipe?.selection.conditions, option: "--condition",
          keys: "select", "conditions")
      case .unknownSort:
        let listed = recipe?.selection.exclude ?? []
        finding.location = place(
          isRecipes: finding.sort.map(listed.contains) ?? false, option: "--exclude",
          keys: "select", "exclude")
      case .tooFewSorts where selection.change != nil:
        finding.location = place(
          isRecipes: selection.change == recipe?.selection.change, option: "--change",
          keys: "select", "change")
      case .tooFewSorts where isFolder(path) == true:
        finding.location = Location(file: FilePath.join(path, "sorts.csv"))
      default: break
      }
      return finding
    }
    return reading.sources.locating(Findings(placed) ?? findings)
  }

  /// The findings of what is computed beside the analysis, each with where it was asked for.
  func locating(_ findings: Findings, evidence: EvidenceChoices) -> Findings {
    let placed = findings.all.map { finding -> Finding in
      var finding = finding
      finding.location =
        finding.code == .unknownAttribute
        ? place(
          isRecipes: evidence.groups == recipe?.evidence.groups, option: "--groups",
          keys: "evidence", "groups")
        : place(
          isRecipes: evidence.paired == recipe?.evidence.paired, option: "--paired",
          keys: "evidence", "paired")
      return finding
    }
    return Findings(placed) ?? findings
  }

  /// Where what can't be computed was asked for.
  func place(of error: AnalysisError, arguments: MethodArguments) -> Location? {
    func asked(_ key: String, isTyped: Bool) -> Location? {
      isTyped ? Location(file: "--" + key) : inRecipe { $0.line(of: "settings", key) }
    }
    return switch error {
    case .tooManyFactors, .noFactors: asked("factors", isTyped: arguments.factors != nil)
    case .tooManyExtracted, .noAutomaticStop: asked("extract", isTyped: arguments.extract != nil)
    case .tooManySorts, .notPositiveDefinite: reading.sources.study
    case .unknownViewpoint(_, _, let decision), .unknownSort(_, let decision),
      .unknownStatement(_, let decision), .notOrthogonal(_, let decision):
      inRecipe { $0.line(of: decision) }
    case .unknownDefiningSort, .definingSortWithoutLoadings:
      asked("defining-sort", isTyped: arguments.definingSort != nil)
    case .unknownTargetSort, .sortWithoutTarget, .targetFactors:
      asked("target", isTyped: arguments.target != nil)
    case .unusableTarget, .targetRank:
      AnalysisRun.target(arguments, self).map { Location(file: $0) }
    case .noDefiningSort, .noTarget, .factorsFallTogether:
      asked("rotation", isTyped: arguments.rotation != nil)
    case .tooManyDraws(let asked, _):
      place(
        isRecipes: asked == recipe?.evidence.bootstrap, option: "--bootstrap", keys: "evidence",
        "bootstrap")
    case .obliqueTarget: inRecipe { $0.line(of: "evidence", "bootstrap-match") }
    }
  }

  /// A place in the recipe, `nil` where there is none.
  private func inRecipe(_ line: (RecipeLines) -> Int?) -> Location? {
    recipePath.map { Location(file: $0, line: line(RecipeLines($0))) }
  }

  /// The line of a key of the recipe, where what is asked for is the recipe's; else the option.
  func place(isRecipes: Bool, option: String, keys outer: String, _ inner: String)
    -> Location
  {
    (isRecipes ? inRecipe { $0.line(of: outer, inner) } : nil) ?? Location(file: option)
  }
}
