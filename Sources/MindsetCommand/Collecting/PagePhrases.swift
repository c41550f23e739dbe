import QCollect
import QFormats
import QStudy
import QTables

/// The page's own words in further languages, which lie beside a study.
struct PagePhrases {
  /// The study's folder.
  let folder: String

  /// The texts in a language; nil where there are none.
  func phrases(in language: String) -> JSONValue? { try? read(language) }

  /// What whoever sorts in one of the study's languages finds in English, a sentence a language; English itself
  /// is part of the program.
  func missing(for study: Study) -> [String] {
    study.allLanguages.filter { $0 != "en" }.compactMap { language in
      let file = Self.file(language)
      do {
        return fault(of: try read(language), file: file)
      } catch FileError.notFound {
        return Self.inEnglish(language)
          + "there is no \(file) beside study.yml. mindset collect run --print-language prints the "
          + "English ones."
      } catch {
        return Self.inEnglish(language)
          + "\(file) can’t be read. Expected JSON as mindset collect run --print-language prints it."
      }
    }
  }

  private static func inEnglish(_ language: String) -> String {
    "Buttons, headings and hints of the page are English for who sorts in \(language): "
  }

  /// What phrases lack that the page needs; nil where they are whole.
  private func fault(of phrases: JSONValue, file: String) -> String? {
    let needed = Pages.englishPhrases.object?.members ?? []
    let lacking = needed.map(\.key).filter { key in
      phrases[key]?.string == nil && phrases[Self.general(key)]?.string == nil
    }
    let emptied = needed.filter { key, english in
      guard let own = phrases[key]?.string else { return false }
      return !Self.places(of: english.string ?? "").isSubset(of: Self.places(of: own))
        // A form for one thing need not say the number.
        && !key.hasSuffix(".one")
    }.map(\.key)
    let faults = [
      Self.named(lacking).map { "lacks \($0), which are English there" },
      Self.named(emptied).map { "leaves out what stands in braces in \($0)" },
    ].compactMap(\.self)
    return faults.isEmpty ? nil : "\(file) \(faults.joined(separator: ", and "))."
  }

  private static func named(_ keys: [String]) -> String? {
    guard let first = keys.first else { return nil }
    return keys.count == 1
      ? "the phrase \(first)" : "\(keys.count) phrases, \(first) the first of them"
  }

  /// The key of the form that serves any number.
  private static func general(_ key: String) -> String {
    key.hasSuffix(".one") ? key.dropLast(4) + ".other" : key
  }

  /// What stands in braces, for which something is put when the phrase is said.
  private static func places(of phrase: String) -> Set<Substring> {
    let parts = phrase.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    return Set(parts.compactMap { $0.split(separator: "}").first })
  }

  private func read(_ language: String) throws -> JSONValue {
    let path = FilePath.join(folder, Self.file(language))
    // A language code that leads elsewhere is none.
    guard language.allSatisfy({ $0.isLetter || $0 == "-" }) else {
      throw FileError.notFound(path: path)
    }
    return try JSONValue(parsing: readFile(path, limit: 1 << 20))
  }

  private static func file(_ language: String) -> String { "phrases.\(language).json" }
}
