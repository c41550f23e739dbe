import QReport
import QStudy

/// The recipe that a study names, where the study is written somewhere else: it serves the study where that
/// was, and no copy.
enum StrayRecipe {
  /// Takes it out, and says so; nil where none is named.
  static func taken(from study: inout Study) -> String? {
    guard let recipe = study.recipe else { return nil }
    study.recipe = nil
    return
      "The recipe “\(FailureReport.shown(recipe))” serves the study where it was, and is not named in "
      + "the copy."
  }
}
