import ArgumentParser
import QFormats
import QReport
import QStudy
import QTables

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a recipe and write its outputs, or check that they still hold.",
    discussion: """
      The outputs and handouts named in the recipe go into the folder `out`, beside the recipe. With --check \
      nothing is written and the analysis.json there is compared: the exit code is 1 when results differ from those on disk by more than \
      1e-6, or in any label, flag, member or order.

      EXAMPLES
        mindset run analysis/lipset.yml
        mindset run analysis/lipset.yml --check
      """)

  @Argument(help: "The recipe.")
  var recipe: String

  @Flag(help: "Compute everything, write nothing, and compare with the results on disk.")
  var check = false

  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    let console = common.console
    if isFolder(recipe) == true {
      throw UsageError("\(recipe) is a folder; run takes a recipe. For a study, use analyse.")
    }
    let noRecipe = UsageError("\(recipe) is no recipe; run takes a recipe. For sorts, use analyse.")
    // Before anything is computed.
    guard StudySource.isRecipe(recipe) else { throw noRecipe }
    let run = try AnalysisRun(
      recipe, reading: ReadingOptions(), arguments: AnalysisArguments.none,
      evidence: EvidenceChoices(), console: console)
    guard let own = run.source.recipe else { throw noRecipe }
    let folder = FilePath.join(
      FilePath.folder(of: recipe), own.out ?? FilePath.stem(of: recipe))
    var ofFiles: [Warning] = []
    if check {
      try compare(run.document, with: FilePath.join(folder, Outputs.result), console: console)
    } else {
      let formats = own.outputs.isEmpty ? OutputFormat.usual : own.outputs
      var outputs = try console.during("Writing the report") {
        try Outputs.folder(run.document, formats: formats)
      }
      let handouts = try console.during("Writing sheets") { try self.handouts(own, of: run) }
      outputs.add(contentsOf: handouts.folder)
      let earlier = EarlierOutputs(
        in: folder, beside: outputs, of: run.document, inputs: run.inputs)
      if earlier.origin == .another { outputs.remove(earlier.files) }
      try outputs.write(to: folder, inputs: run.inputs)
      ofFiles = handouts.warnings + outputs.unshown.warnings
      console.output("\(folder)\n")
      if let told = earlier.toldRemoved { console.message(told) }
      for sheets in handouts.leftOut() { console.message(sheets) }
    }
    try common.report(run.document.warnings, of: ofFiles)
  }

  /// The sheets a recipe asks for. Where no viewpoint has scores those of the analysis are left out with
  /// a warning: the report, which tells why, is written all the same.
  private func handouts(_ recipe: Recipe, of run: AnalysisRun) throws -> HandoutFiles {
    var made = HandoutFiles()
    try made.add(
      recipe.handouts.before,
      of: WorkshopRun(
        run.source, grid: nil, people: nil, paper: made.paper.sheet, lexicon: made.lexicon))
    if recipe.handouts.after.isEmpty || HandoutFiles.canBeMade(of: run.document) {
      try made.add(recipe.handouts.after, of: run.document)
    } else {
      made.leaveOut(recipe.handouts.after)
    }
    return made
  }

  private func compare(
    _ document: AnalysisDocument, with path: String, console: Console
  ) throws {
    guard isFolder(path) == false else {
      throw Findings(
        Finding(
          .noResultsToCheck, location: Location(file: path), found: "no results to compare with",
          expected: "the analysis.json of an earlier run",
          mend: "Run the recipe once, with json among its outputs."))
    }
    let difference = try AnalysisDifference(
      old: SavedAnalysis.read(path), new: SavedAnalysis(document))
    guard difference.isSame(within: 1e-6) else {
      throw Findings(
        Finding(
          .resultsDiffer, location: Location(file: path),
          found: "results that differ from those on disk",
          expected: "the same to within 1e-6, and the same labels, flags, members and order",
          mend: difference.text.split(separator: "\n").joined(separator: "\n  ")
            + "\n  If the change is meant, run the recipe without --check to accept it."))
    }
    console.output("\(path): the results still hold.\n")
  }
}
