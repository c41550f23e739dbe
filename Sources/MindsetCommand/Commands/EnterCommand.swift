import ArgumentParser
import QCollect
import QFormats
import QStudy

struct EnterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enter",
    abstract: "Key in sorts from paper record sheets.",
    discussion: """
      Asks for the code of each sheet and then for the cards of one column after the other, and says \
      at once what can't be: a number that is no card, a card used before, too many or too few for \
      the column. Each sheet is keyed in twice and the two are compared. A card that can't be read is \
      typed as ?, which leaves its cell blank. At any question /back goes back a column, /left shows \
      the cards that lie nowhere yet, and /skip leaves the sheet out.

      The questions about the person in study.yml come last, once a person: an option is typed by its \
      number or its words, several between commas, and an empty line stands for no answer.

      Every sheet is saved into sorts.csv of the study, comments into comments.csv and answers into \
      participants.csv, as soon as it is done; its id is printed.

      EXAMPLES
        mindset enter surveys/parks
        mindset enter surveys/parks --once
      """)

  @Argument(help: "The study folder that the sorts are written into.") var study: String

  @Flag(help: "Key each sheet in once instead of twice.") var once = false

  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    let saved = SavedSheets(folder: study)
    let design = try saved.design()
    if design.study.provenance.sorts == .simulated {
      common.console.message(
        "warning: study.yml says that the sorts are simulated, which what is keyed in here is not.")
    }
    let dialogue = SheetDialogue(design: design, isKeyedTwice: !once, console: common.console)
    do {
      while let sheet = try dialogue.next(
        isKnown: { try saved.holds($0) }, people: saved.people, devices: devices,
        attributes: { try saved.attributes(of: $0) })
      {
        let count = try save(sheet, saved)
        common.console.output(sheet.sort.id + "\n")
        common.console.message(
          "Saved. \(count) sort\(count == 1 ? "" : "s") in \(saved.file).")
      }
    } catch is SheetDialogue.Unfinished {
      common.console.error(
        "error: the input ended in the middle of a sheet: nothing of it was kept.")
      throw ExitCode(ExitStatus.findings.rawValue)
    }
  }

  /// What was done on devices, as the study's store knows; nil where there is none or a room has it in use.
  private func devices() -> StoreContents? {
    let path = FilePath.join(study, Workshops.storeName)
    return try? waiting {
      let store = try SQLiteStore(existing: path)
      defer { try? store.close() }
      return try await store.contents()
    }
  }

  /// Saves a sheet, as often as is asked for: what was keyed in must not be lost to a full disk.
  private func save(_ sheet: SheetDialogue.Sheet, _ saved: SavedSheets) throws -> Int {
    while true {
      do {
        return try saved.add(sheet.sort, sheet.comments, answers: sheet.answers)
      } catch {
        common.console.error(FailureReport(error).text)
        let answer = common.console.ask("The sheet is not saved yet. Try again? (yes or no)")
        guard answer.map(SheetDialogue.isYes) == true else {
          common.console.error("The sheet, to be kept: " + sheet.line)
          throw error
        }
      }
    }
  }
}
