import QAnalysis
import QFormats
import QStudy

extension Evidence {
  /// Computes what was asked for, with progress on the console.
  init(
    _ analysis: Analysis, choices: EvidenceChoices, settings: SettingChoices, source: StudySource,
    console: Console
  ) throws {
    self.init()
    if choices.bootstrapMatch != nil, choices.bootstrap == nil {
      throw UsageError("--bootstrap-match goes with --bootstrap N.")
    }
    if choices.reworded == true, choices.classify == nil {
      throw UsageError("--reworded goes with --classify STUDY.")
    }
    if let steps = choices.bootstrap, steps > 0 {
      bootstrap = try console.during("Drawing the sorts \(steps) times") {
        try Bootstrap(
          analysis, steps: steps, match: choices.bootstrapMatch ?? .congruence)
      }
    }
    if choices.influence == true {
      influence = try console.during("Leaving out one sort after the other") {
        try Influence(analysis)
      }
    }
    do {
      // Groups asked for twice are the same groups.
      var known: Set<String> = []
      let attributes = (choices.groups ?? []).filter { known.insert($0).inserted }
      groups = try attributes.map { attribute in
        try console.during("Comparing groups by \(attribute)") {
          try GroupComparison(analysis, by: attribute)
        }
      }
      if let pair = choices.paired {
        paired = try console.during("Comparing \(pair.from) with \(pair.to)") {
          try PairedComparison(analysis, from: pair.from, to: pair.to)
        }
      }
    } catch let findings as Findings {
      throw source.locating(findings, evidence: choices)
    }
    if choices.multiverse == true {
      multiverse = try console.during("Trying other choices") { try Multiverse(analysis) }
    }
    if let path = choices.classify {
      try source.checkClassified(path)
      classification = try Self.classification(
        of: path, by: analysis, settings: settings, acceptsReworded: choices.reworded ?? false)
    }
  }

  /// The sorts of another study among the viewpoints, with findings that name its files; a recipe of
  /// that study says which sorts, on which grid, and whether they may leave it.
  private static func classification(
    of path: String, by analysis: Analysis, settings: SettingChoices, acceptsReworded: Bool
  ) throws -> Classification {
    let source = try StudySource(path, options: ReadingOptions())
    let selection = source.recipe?.selection ?? SortTable.Selection()
    let own = source.recipe?.settings ?? SettingChoices()
    do {
      return try Classification(
        FurtherSorts(
          source.reading.study, selection: selection, grid: own.grid,
          acceptsFree: own.free == true || settings.free == true || !analysis.table.isForced,
          missing: own.missing ?? analysis.table.missing),
        by: analysis, acceptsReworded: acceptsReworded)
    } catch let findings as Findings {
      throw source.locating(findings, grid: own.grid, selection: selection)
    }
  }
}

extension StudySource {
  /// A path of the recipe that leads to no study is told by its line; one typed speaks for itself.
  fileprivate func checkClassified(_ path: String) throws(Findings) {
    guard path == evidence.classify else { return }
    let isMissing = isFolder(path) == nil
    let isEmpty =
      isFolder(path) == true && isFolder(FilePath.join(path, "study.yml")) == nil
    guard isMissing || isEmpty else { return }
    throw Findings(
      Finding(
        .missingFile,
        location: place(
          isRecipes: true, option: "--classify", keys: "evidence", "classify"),
        found: "the study “\(recipe?.evidence.classify ?? path)”"
          + (isEmpty ? ", a folder without study.yml" : ""),
        expected: "a study at \(path)",
        mend: "Correct the path; it counts from the recipe's own folder."))
  }

  /// What the recipe asks for beside the analysis, its paths told from where the command runs.
  var evidence: EvidenceChoices {
    var choices = recipe?.evidence ?? EvidenceChoices()
    choices.classify = choices.classify.map {
      FilePath.join(FilePath.folder(of: recipePath ?? ""), $0)
    }
    return choices
  }
}
