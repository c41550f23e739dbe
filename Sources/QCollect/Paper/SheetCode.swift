package import QStudy

/// The code on a sheet of paper, by which it is known whose it is.
package enum SheetCode {
  /// The code that is meant among those that are known: neither case nor blanks tell two apart, for one person
  /// would be two then.
  ///
  /// - Returns: nil where no such code is known.
  package static func meant(by typed: String, among known: Set<String>) -> String? {
    if known.contains(typed) { return typed }
    let key = plain(typed)
    return known.sorted().first { plain($0) == key }
  }

  private static func plain(_ code: String) -> String {
    code.lowercased().filter { !$0.isWhitespace }
  }
}

extension Study {
  /// Everybody of whom there is something.
  package var knownPeople: Set<String> {
    Set(participants.map(\.id)).union(sorts.map(\.participant))
  }
}
