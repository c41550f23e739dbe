import ArgumentParser
import Glibc
import QTables

/// The command `mindset`.
@main
struct Mindset: ParsableCommand {
  /// Semantic version of the program.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "mindset",
    abstract: "Turns Q-sorts into shared and divergent viewpoints.",
    discussion: """
      STUDY is a study folder (it holds study.yml), a recipe (.yml), or a file with sorts: a CSV or \
      Excel table, or a PQMethod .dat with its .sta.

      EXAMPLES
        mindset check sorts.xlsx                    what is in the file, and what is wrong with it
        mindset factors sorts.xlsx                  how many viewpoints stand out from chance
        mindset analyse sorts.xlsx --factors 3      the answer, in the terminal
        mindset report surveys/lipset               the same as a page to read and print
        mindset run analysis/lipset.yml             everything a recipe asks for
        mindset run analysis/lipset.yml --check     whether the results still hold

      EXIT CODES
        0 done   1 findings in the data   2 wrong usage   3 can't read or write
        70 a fault of the program   130 interrupted
      """,
    version: version,
    subcommands: [
      NewCommand.self, CheckCommand.self, ImportCommand.self, ExportCommand.self,
      FactorsCommand.self, AnalyseCommand.self, RunCommand.self, DiffCommand.self,
      ReportCommand.self, HandoutsCommand.self, ReconcileCommand.self, CompareCommand.self,
      CollectCommand.self, EnterCommand.self, SimulateCommand.self,
    ])

  /// What is wrong with the name of a command, also of one that help is asked for; `nil` where it is
  /// a command's.
  private static func unknownCommand(_ arguments: ArraySlice<String>) -> String? {
    let named = arguments.first == "help" ? arguments.dropFirst() : arguments
    guard let name = named.first, !name.hasPrefix("-"), name != "help" else { return nil }
    let commands = configuration.subcommands.map { $0.configuration }
    let known = commands.flatMap { [$0.commandName].compactMap(\.self) + $0.aliases }
    guard !known.contains(name) else { return nil }
    let nearest = nearest(to: name, in: known).map { " Did you mean \($0)?" } ?? ""
    return "\(FailureReport.shown(name)) is no command.\(nearest) mindset --help lists them all."
  }

  /// Parses, runs, and turns whatever was thrown into text and an exit code.
  static func main() {
    Interruption.heed()
    if let unknown = unknownCommand(CommandLine.arguments.dropFirst()) {
      Console().error("error: " + unknown)
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      let text = fullMessage(for: error)
      // Help and version were asked for; the rest is wrong usage.
      if exitCode(for: error).isSuccess {
        Console().output(text + "\n")
        Glibc.exit(ExitStatus.done.rawValue)
      }
      Console().error(text)
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    do {
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch  where exitCode(for: error).isSuccess {
      // A command group without a subcommand shows its help.
      Console().output(fullMessage(for: error) + "\n")
    } catch {
      let report = FailureReport(error)
      Console().error(report.text)
      Glibc.exit(report.status.rawValue)
    }
  }
}
