import ArgumentParser
import Glibc
import QAnalysis
import QCollect
import QFormats
import QNumerics
import QReport
import QStudy
import QTables

/// A failure as the person at the terminal sees it: the one place where errors become text and
/// exit codes.
struct FailureReport {
  let text: String
  let status: ExitStatus

  private init(_ status: ExitStatus, _ text: String) {
    self.status = status
    self.text = "error: " + text
  }

  /// Puts any error into words.
  init(_ error: any Error) {
    switch error {
    case let findings as Findings:
      self.init(findings: findings.all)
    case let finding as Finding:
      self.init(findings: [finding])
    case let error as FileError:
      self.init(.cannotReadOrWrite, Self.words(for: error))
    case let error as UndrawnFile:
      self.init(.cannotReadOrWrite, error.words)
    case let error as AnalysisError:
      self.init(findings: [Self.finding(for: error)])
    case let error as StoreError:
      self.init(.cannotReadOrWrite, Self.shown(error.words))
    case let error as ServerError:
      self.init(.cannotReadOrWrite, Self.words(for: error))
    case let error as UsageError:
      self.init(.usage, error.message)
    default:
      self.init(
        .fault,
        "a fault of the program itself: \(error)\n"
          + "  Please report it, with the study if you may share it.")
    }
  }

  private init(findings: [Finding]) {
    let shown = findings.prefix(Self.mostShown)
    var lines = shown.map(Self.words)
    if findings.count > shown.count {
      lines.append("… and \(findings.count - shown.count) more findings.")
    }
    text = lines.joined(separator: "\n")
    status = .findings
  }

  /// More findings than this help nobody; the rest is counted.
  private static let mostShown = 50

  /// `sorts.csv:4, column C, sort P3, statement 12: found …; expected …` and the mend below it.
  static func words(for finding: Finding) -> String {
    var place: [String] = []
    if let location = finding.location {
      place.append(shown(location.file) + (location.line.map { ":\($0)" } ?? ""))
      if let cell = location.cellInWords { place.append(shown(cell)) }
    }
    if let sort = finding.sort { place.append("sort \(shown(sort))") }
    if let statement = finding.statement { place.append("statement \(shown(statement))") }
    let head = place.isEmpty ? "error" : "error: " + place.joined(separator: ", ")
    let mend = finding.mend.split(separator: "\n").map { "\n  " + shown(String($0)) }.joined()
    return "\(head): found \(shown(finding.found)); expected \(shown(finding.expected)). "
      + "[\(finding.code.rawValue)]" + mend
  }

  /// Words of a file as a terminal may show them: on one line, without escapes, and no longer than
  /// anyone reads.
  static func shown(_ text: String) -> String {
    DisplayWidth.cut(DisplayWidth.harmless(String(text.prefix(2000))), to: 600)
  }

  static func words(for error: FileError) -> String {
    switch error {
    case .notFound(let path): "\(shown(path)): there is no such file or folder."
    case .permission(let path): "\(shown(path)): the system does not permit it."
    case .isDirectory(let path): "\(shown(path)): a folder, where a file was expected."
    case .other(let path, ENOTDIR): "\(shown(path)): a file, where a folder was expected."
    case .tooLarge(let path, let limit):
      "\(shown(path)): larger than \(limit / 1_048_576) MiB, the limit for such a file."
    case .noWriter(let path, let seconds):
      "\(shown(path)): a pipe to which nobody wrote for \(seconds) seconds. Start what writes to it "
        + "first, or give a file."
    case .other(let path, let code): "\(shown(path)): \(String(cString: strerror(code)))."
    }
  }

  static func words(for error: ServerError) -> String {
    switch error.errno {
    case EADDRINUSE:
      "the port is taken: another program listens on it, perhaps a room that runs already. Give "
        + "another with --port, or --port 0 for a free one."
    case EACCES: "the system does not permit this port. Give one from 1024 on with --port."
    case EADDRNOTAVAIL:
      "\(shown(error.address)) is no address of this computer. Give one with --host, such as 0.0.0.0 for all "
        + "it has."
    default: "can't listen: \(String(cString: strerror(error.errno)))."
    }
  }

  /// What can't be computed, as a finding.
  static func finding(for error: AnalysisError) -> Finding {
    switch error {
    case .tooManyFactors(let asked, let available):
      Finding(
        .tooManyFactors, found: "\(asked) factor\(asked == 1 ? "" : "s") asked for",
        expected: available == 0
          ? "none, since these sorts have nothing in common that this extraction finds"
          : "at most \(available), which is all these sorts carry",
        mend: available == 0
          ? "Try --extraction pca, or another selection of sorts."
          : "Ask for fewer with --factors."
      )
    case .tooManyExtracted(let asked, let available):
      Finding(
        .tooManyFactors, found: "\(asked) factors to be extracted",
        expected: "at most \(available), as many as maximum likelihood tells apart in these sorts",
        mend: "Ask for fewer with --extract, or leave it out.")
    case .noFactors:
      Finding(
        .tooManyFactors, found: "no factor asked for", expected: "at least one",
        mend: "Give a number with --factors.")
    case .noAutomaticStop(let method):
      Finding(
        .cannotBeComputed, found: "extract auto for \(method)", expected: "extract auto for horst",
        mend: "Give a number with --extract, or use --extraction horst.")
    case .tooManySorts(let sorts, let limit, let method):
      Finding(
        .cannotBeComputed, found: "\(sorts) sorts for \(method)", expected: "at most \(limit)",
        mend: "Use --correlation pearson or spearman with --extraction pca.")
    case .notPositiveDefinite(let sorts, let statements):
      Finding(
        .cannotBeComputed,
        found: sorts < statements
          ? "sorts that are combinations of one another, for maximum likelihood"
          : "\(sorts) sorts of \(statements) statements, for maximum likelihood",
        expected: sorts < statements
          ? "correlations that can be inverted" : "fewer sorts than statements",
        mend: "Use --extraction paf, which looks for the same kind of factors, or pca.")
    case .tooManyDraws(let asked, let available):
      Finding(
        .cannotBeComputed, found: "\(asked) draws of the sorts",
        expected: "at most \(available) for so many sorts, statements and viewpoints",
        mend: "Ask for fewer with --bootstrap.")
    case .unknownViewpoint(let number, let available, let decision):
      Finding(
        .unknownViewpoint, found: "viewpoint \(number) in \(decision.words)",
        expected: "a viewpoint from 1 to \(available) that is kept",
        mend: "Correct the number in the recipe.")
    case .unknownSort(let id, let decision):
      Finding(
        .anchorIsNoSort, sort: id, found: "the sort \(id) in \(decision.words)",
        expected: "a sort that takes part", mend: "Correct the sort's id in the recipe.")
    case .unknownStatement(let id, let decision):
      Finding(
        .unknownStatement, statement: id,
        found: "the statement \(id) in the array of \(decision.words)",
        expected: "a statement of the study", mend: "Correct the id in the recipe.")
    case .noDefiningSort, .unknownDefiningSort, .definingSortWithoutLoadings, .noTarget,
      .unknownTargetSort, .sortWithoutTarget, .targetFactors, .unusableTarget, .targetRank,
      .factorsFallTogether, .notOrthogonal, .obliqueTarget:
      rotationFinding(for: error)
    }
  }
}

/// Wrong usage that only shows after the options were read.
struct UsageError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
