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

  private static func isRecipe(_ path: String) -> Bool {
    (path.hasSuffix(".yml") || path.hasSuffix(".yaml")) && FilePath.name(of: path) != "study.yml"
  }

  /// A file to blame where a finding has no place of its own.
  var file: String {
    isFolder(path) == true ? FilePath.join(path, "sorts.csv") : path
  }
}
