import QFormats
import QStudy
import QTables

/// The page's own words in further languages, which lie beside a study.
struct PagePhrases {
  /// The study's folder.
  let folder: String

  /// The texts in a language; nil where there are none.
  func phrases(in language: String) -> JSONValue? {
    // A language code that leads elsewhere is none.
    guard language.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
    return (try? readFile(FilePath.join(folder, Self.file(language)), limit: 1 << 20))
      .flatMap { try? JSONValue(parsing: $0) }
  }

  /// What whoever sorts in one of the study's languages finds in English, a sentence a language; English itself
  /// is part of the program.
  func missing(for study: Study) -> [String] {
    study.allLanguages.filter { $0 != "en" && phrases(in: $0) == nil }.map { language in
      "Buttons, headings and hints of the page are English for who sorts in \(language): there is no "
        + "\(Self.file(language)) beside study.yml. The README tells how to make it."
    }
  }

  private static func file(_ language: String) -> String { "phrases.\(language).json" }
}
