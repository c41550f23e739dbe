import ArgumentParser
import Glibc

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
      ReportCommand.self, ReconcileCommand.self, CompareCommand.self,
      SimulateCommand.self,
    ])

  /// Parses, runs, and turns whatever was thrown into text and an exit code.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
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
