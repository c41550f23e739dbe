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

  /// Loads a study folder, a recipe, or any file that holds a study.
  init(_ argument: String, options: ReadingOptions) throws {
    guard let folder = isFolder(argument) else { throw FileError.notFound(path: argument) }
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
    if let own = reading.study.recipe {
      let recipePath = FilePath.join(target, own)
      guard isFolder(recipePath) != nil else {
        throw Findings(
          Finding(
            .missingFile, location: Location(file: FilePath.join(target, "study.yml")),
            found: "the recipe \(own)", expected: "a recipe at \(recipePath)",
            mend: "Correct the path, or remove the key recipe."))
      }
      recipe = try RecipeReader.read(recipePath)
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
          of: "grid", below: ["settings"], isRecipes: grid == recipe?.settings.grid,
          option: "--grid")
      case .unknownCondition where finding.sort == nil:
        finding.location = place(
          of: "conditions", below: ["select"],
          isRecipes: selection.conditions == recipe?.selection.conditions, option: "--condition")
      case .unknownSort:
        let listed = recipe?.selection.exclude ?? []
        finding.location = place(
          of: finding.sort ?? "exclude", below: ["select"],
          isRecipes: finding.sort.map(listed.contains) ?? false, option: "--exclude")
      case .tooFewSorts where isFolder(path) == true:
        finding.location = Location(file: FilePath.join(path, "sorts.csv"))
      default: break
      }
      return finding
    }
    return reading.sources.locating(Findings(placed) ?? findings)
  }

  /// Where what can't be computed was asked for.
  func place(of error: AnalysisError, factorsTyped: Bool) -> Location? {
    switch error {
    case .tooManyFactors, .noFactors:
      factorsTyped ? Location(file: "--factors") : place(of: "factors", below: ["settings"])
    case .tooManySorts: reading.sources.study
    case .unknownViewpoint(let number, _, _):
      place(of: String(number), below: ["rotations", "take", "invert", "split", "flags"])
    case .unknownSort(let id, _): place(of: id, below: ["viewpoints", "flags"])
    case .unknownStatement(let id, _): place(of: id, below: ["viewpoints"])
    }
  }

  /// Where the recipe says something; nil without a recipe.
  private func place(of text: String, below keys: [String]) -> Location? {
    recipePath.map {
      Location(file: $0, line: RecipeLines.line(of: text, below: keys, in: $0))
    }
  }

  /// Where the recipe says something, or the option that does.
  private func place(
    of text: String, below keys: [String], isRecipes: Bool, option: String
  ) -> Location {
    (isRecipes ? place(of: text, below: keys) : nil) ?? Location(file: option)
  }
}
