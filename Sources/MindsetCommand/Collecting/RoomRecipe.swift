import QAnalysis
import QCollect
import QFormats
import QStudy

/// The recipe of a study that is collected: its own settings, and what the facilitator decided.
struct RoomRecipe {
  /// The study's folder.
  let folder: String
  /// The recipe as the study names it; an empty one where it names none.
  let base: Recipe
  /// Where it lies or will lie.
  let path: String
  /// Whether the study names it already.
  let isNamed: Bool

  /// The name of a recipe that a room begins.
  static let fileName = "recipe.yml"

  /// The recipe that serves a study's folder.
  ///
  /// - Throws: what of it can't be read.
  init(folder: String) throws {
    self.folder = folder
    let source = try SavedSheets(folder: folder).undisturbed {
      try StudySource(folder, options: ReadingOptions(format: StudyFolderFormat.id))
    }
    isNamed = source.recipe != nil
    path = source.recipePath ?? FilePath.join(folder, Self.fileName)
    base = source.recipe ?? Recipe(study: ".", outputs: OutputFormat.usual, handouts: .all)
  }

  /// The recipe that serves a study's folder; where it can't be read, one that states nothing, and why: nothing
  /// that was decided or written may keep a room from seeing its viewpoints.
  static func readable(folder: String) -> (recipe: RoomRecipe, fault: (any Error)?) {
    do { return (try RoomRecipe(folder: folder), nil) } catch {
      let none = RoomRecipe(
        folder: folder, base: Recipe(study: "."), path: FilePath.join(folder, fileName),
        isNamed: true)
      return (none, error)
    }
  }

  private init(folder: String, base: Recipe, path: String, isNamed: Bool) {
    self.folder = folder
    self.base = base
    self.path = path
    self.isNamed = isNamed
  }

  /// The settings by which viewpoints are told apart.
  func settings(factors: Int) -> AnalysisSettings { base.settings.settings(factors: factors) }

  /// The number of factors, where somebody other than a room has stated it.
  var ownFactors: FactorsChoice? { base.decisions.anchors.isEmpty ? base.settings.factors : nil }

  /// The recipe with what was decided in the room.
  ///
  /// Every viewpoint is anchored by its scores, and they are taken in the order of their keys, so that
  /// a run shows them where the room showed them.
  ///
  /// - Parameters:
  ///   - decisions: what was decided.
  ///   - statements: the study's, in the order of the arrays.
  ///   - turned: keys of viewpoints that an automatic run shows the other way about.
  ///   - exclude: the sorts that take no part.
  /// - Throws: `Findings`, where the recipe has decisions that were made by hand.
  func adding(
    _ decisions: RoomDecisions, statements: [Statement], turned: Set<String>, exclude: [String]
  ) throws -> Recipe {
    guard base.decisions.withoutAnchors == Decisions() else {
      throw Findings(
        Finding(
          .badValue, location: Location(file: path),
          found: "rotations, flags or an order decided by hand",
          expected: "a recipe in which a room may name viewpoints",
          mend:
            "Name them in the recipe itself, under viewpoints, and make the sheets with mindset "
            + "handouts."))
    }
    var recipe = base
    recipe.selection.exclude = exclude
    let keys = decisions.arrays.keys.compactMap { Int($0) }.sorted().map(String.init)
    recipe.settings.factors =
      keys.isEmpty ? decisions.viewpoints.map(FactorsChoice.number) : .number(keys.count)
    recipe.decisions.anchors = keys.map { key in
      let values = zip(statements, decisions.arrays[key] ?? []).map { ($0.id, Double($1)) }
      let naming = decisions.names[key]
      return Anchor(
        kind: .array(Dictionary(values, uniquingKeysWith: { first, _ in first })),
        name: naming.flatMap { $0.name.isEmpty ? nil : $0.name },
        gist: naming.flatMap { $0.gist.isEmpty ? nil : $0.gist })
    }
    recipe.decisions.take = keys.isEmpty ? nil : keys.indices.map { $0 + 1 }
    recipe.decisions.invert = keys.indices.filter { turned.contains(keys[$0]) }.map { $0 + 1 }
    return recipe
  }

  /// Writes a recipe, and names it in the study.
  func write(_ recipe: Recipe) throws {
    var output = OutputFolder()
    output.add(FilePath.name(of: path), RecipeWriter.text(recipe))
    try output.write(to: FilePath.folder(of: path))
    if !isNamed { try SavedSheets(folder: folder).replace { $0.recipe = Self.fileName } }
  }
}

extension Decisions {
  /// What was decided beside names.
  fileprivate var withoutAnchors: Decisions {
    var decisions = self
    // An order of nothing but anchors is what a room wrote itself.
    if decisions.take == decisions.anchors.indices.map({ $0 + 1 }) {
      decisions.take = nil
      decisions.invert = []
    }
    decisions.anchors = []
    return decisions
  }
}
