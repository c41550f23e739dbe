import ArgumentParser
import QFormats
import QNumerics
import QStudy
import QTables

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a study from a list of statements.",
    discussion: """
      The statements come from a CSV table with the columns id, text and perhaps theme, direction \
      and short, or from a plain text with one statement a line.

      EXAMPLES
        mindset new surveys/parks --statements statements.txt --grid '-2..2: 2 3 4 3 2'
        mindset new surveys/parks --statements cards.csv --grid '2 3 4 3 2' --title 'Our parks'
        mindset new surveys/parks --statements cards.csv --grid '2 3 4 3 2' --random-ids 7
      """)

  @Argument(help: "Folder of the new study; must not hold one yet.")
  var folder: String

  @Option(help: ArgumentHelp("The statements.", valueName: "file"))
  var statements: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The grid, as in '-2: 2, -1: 3, 0: 4, 1: 3, 2: 2'.", valueName: "spec"),
    transform: typedGrid)
  var grid: Grid

  @Option(help: "Title of the study; by default the folder's name.")
  var title: String?

  @Option(help: "The question that sorting answers.")
  var question: String?

  @Option(
    help: ArgumentHelp(
      "Put the statements into random order, drawn from this seed, and number them anew: neither number nor "
        + "place on a sheet then tells a card's theme.", valueName: "seed"))
  var randomIds: UInt64?

  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    try NewFolder.mustBeFree(folder)
    let list = try StatementList.read(statements)
    if let heading = list.headingTold(in: statements) { common.console.message(heading) }
    var study = Study(
      title: title ?? FilePath.name(of: FilePath.absolute(folder)), question: question ?? "",
      grid: grid,
      // Written out, for whoever words the study to see and change them.
      distribution: .forced, poles: Poles(low: Poles().low, high: Poles().high),
      themes: list.themes, statements: list.statements)
    study.source = """
      # Where this study comes from

      Say here where the statements come from, who sorted them and when.

      """
    if let findings = Findings(study.designFindings()) {
      throw list.sources.locating(findings)
    }
    if let randomIds {
      var generator = SeededGenerator(seed: randomIds)
      study.numberStatements(inOrder: generator.permutation(study.statements.count))
      study.source?.append("Their order and numbers were drawn at random (seed \(randomIds)).\n")
    }
    try NewFolder.write(study, to: folder)
    common.console.output("\(folder)\n")
  }
}

/// Folders that come to hold a study.
enum NewFolder {
  /// Throws where there is a study already, or a file that would become a part of the new one: nothing is
  /// written over it, and nothing else comes into the study.
  static func mustBeFree(_ folder: String) throws {
    guard isFolder(FilePath.join(folder, "study.yml")) == nil else {
      throw Findings(
        Finding(
          .badValue, location: Location(file: folder), found: "a study that is there already",
          expected: "a folder without one", mend: "Choose another folder, or move the old one away."
        ))
    }
    for name in StudyFolderFormat.files {
      let file = FilePath.join(folder, name)
      guard isFolder(file) == nil else {
        throw Findings(
          Finding(
            .badValue, location: Location(file: file), found: "a file that is there already",
            expected: "a folder without \(StudyFolderFormat.files.joined(separator: ", "))",
            mend: "Choose another folder, or move the file away."))
      }
    }
    if isFolder(folder) == false {
      throw FileError.other(path: folder, errno: 20)
    }
  }

  /// Writes a study in Mindset's own form.
  static func write(_ study: Study, to folder: String) throws {
    var output = OutputFolder()
    for file in try StudyFolderWriter.files(study) { output.add(file.name, file.bytes) }
    try output.write(to: folder)
  }
}
