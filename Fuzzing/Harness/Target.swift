import QFormats

/// A reader, and what must hold of it for any bytes.
struct Target: Sendable {
  /// What it is called: a folder of found inputs bears the name.
  let name: String
  /// What it begins with.
  let pool: Pool
  /// The longest input in bytes.
  let longest: Int
  /// Reads the bytes; stops the program where a rule does not hold.
  let run: @Sendable ([UInt8]) -> Void

  /// Inputs to begin with, a folder of them.
  enum Pool: String {
    case texts, bundles, analyses
  }

  /// Longer ones slow the fuzzer down and show it nothing new.
  static let longestBundle = 8_000

  /// Every target; the formats are those that are read, so that a new one is fuzzed from the day it
  /// is listed.
  static let all: [Target] =
    parsers + StudyFormats.readers.map(format) + [
      byContent, statementList, publishedResults, savedAnalysis,
    ]

  private static func format(_ format: any StudyFormat.Type) -> Target {
    Target(name: "format-\(format.id)", pool: .bundles, longest: longestBundle) { bytes in
      let bundle = Bundle(bytes)
      _ = format.recognises(bundle.input)
      readStudy(bundle, format: format.id)
    }
  }

  /// The way that a user's file takes: whichever format says it is its own.
  private static let byContent = Target(
    name: "format-by-content", pool: .bundles, longest: longestBundle
  ) { bytes in
    readStudy(Bundle(bytes), format: nil)
  }

  /// What a new study begins with, and what words the sorts of another file.
  private static let statementList = Target(
    name: "list-of-statements", pool: .texts, longest: 4_000
  ) { bytes in
    let places = Places(Bundle(.file, [("cards.txt", bytes)]))
    findingsOnly(places) { checkList(try StatementList(bytes, file: "cards.txt"), places) }
  }
}
