public import ArgumentParser
public import QAnalysis
import QFormats
import QReport
import QStudy
import QTables

// Options that several commands share, each defined once.

struct CommonOptions: ParsableArguments {
  @Flag(name: .long, help: "No messages and no warnings beside the result.")
  var quiet = false

  @Flag(name: .long, help: "Exit 1 where there were warnings; the result is written all the same.")
  var strict = false

  var console: Console { Console(isQuiet: quiet) }

  /// More warnings than this help nobody at a terminal; the outputs hold them all.
  private static let mostShown = 30

  /// Tells warnings, as many as help.
  func tell(_ warnings: [Warning]) {
    for warning in warnings.prefix(Self.mostShown) {
      console.message("warning: " + FailureReport.shown(warning.message))
    }
    if warnings.count > Self.mostShown {
      console.message("… and \(warnings.count - Self.mostShown) more warnings.")
    }
  }

  /// Tells warnings, unless the output told them already; with --strict they end the command
  /// with 1.
  ///
  /// - Parameter files: warnings about the files written, which no output tells.
  func report(_ warnings: [Warning], isToldAlready: Bool = false, of files: [Warning] = []) throws {
    tell((isToldAlready ? [] : warnings) + files)
    let warnings = warnings + files
    if strict, !warnings.isEmpty {
      let codes = Set(warnings.map(\.code.rawValue)).sorted().joined(separator: ", ")
      console.error(
        "error: \(warnings.count) warning\(warnings.count == 1 ? "" : "s") (\(codes)), and --strict "
          + "makes them findings.")
      throw ExitCode(ExitStatus.findings.rawValue)
    }
  }
}

extension IDPlace: ExpressibleByArgument {
  /// Reads a place as it was typed.
  public init?(argument: String) { self.init(argument) }
}
extension TableRows: ExpressibleByArgument {}
extension CorrelationMethod: ExpressibleByArgument {}
extension ExtractionMethod: ExpressibleByArgument {}
extension RotationMethod: ExpressibleByArgument {}
extension FlaggingRule: ExpressibleByArgument {}
extension CompatMode: ExpressibleByArgument {}
extension Adjustment: ExpressibleByArgument {}
extension MissingCells: ExpressibleByArgument {}
extension AnalysisDocument.LabelStyle: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}

extension FlagLevel: ExpressibleByArgument {}

/// Reads how many factors to extract, as it was typed.
@Sendable func typedExtract(_ text: String) throws -> ExtractChoice {
  guard let choice = ExtractChoice(text) else {
    throw ValidationError(
      "expected a whole number \(bounds(SettingRange.extract)), or auto.")
  }
  return choice
}

/// Reads how many factors to keep, as it was typed.
@Sendable func typedFactors(_ text: String) throws -> FactorsChoice {
  guard let choice = FactorsChoice(text) else {
    throw ValidationError(
      "expected a whole number \(bounds(FactorsChoice.range)), a range such as 2-5, or suggest.")
  }
  return choice
}

/// Reads two conditions as they were typed.
@Sendable func typedConditions(_ text: String) throws -> ConditionPair {
  guard let pair = ConditionPair(FileArguments.names(text)) else {
    throw ValidationError("expected two different conditions, as in before,after.")
  }
  return pair
}

/// Refuses a number that an option does not take.
func checkRange(_ option: String, _ value: Double?, _ range: ClosedRange<Double>) throws {
  if let value, !range.contains(value) {
    throw ValidationError(
      "\(option) takes a number from \(range.lowerBound) to \(range.upperBound).")
  }
}

private func bounds(_ range: ClosedRange<Int>) -> String {
  "from \(range.lowerBound) to \(range.upperBound)"
}

/// Reads a grid as it was typed.
///
/// - Throws: what is wrong with it, and the forms that are accepted.
@Sendable func typedGrid(_ text: String) throws -> Grid {
  do {
    return try gridSpec(text)
  } catch {
    throw ValidationError("Found \(error.found); expected \(error.expected).")
  }
}
