// Words of a command as a POSIX shell takes them.

/// A word for a command that is to be pasted: as it is where a shell changes nothing in it, else in
/// quotes.
package func shellWord(_ word: String) -> String {
  let isPlain = word.allSatisfy {
    $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:,+".contains($0))
  }
  if isPlain, !word.isEmpty { return word }
  // An exclamation mark means something to some shells within double quotes.
  if !word.contains(where: { "\"\\$`!".contains($0) }) { return "\"\(word)\"" }
  return "'" + word.replacing("'", with: "'\\''") + "'"
}

/// An option with its value; a value that begins with a dash would pass for an option of its own.
package func shellOption(_ option: String, _ value: String) -> String {
  option + (value.hasPrefix("-") ? "=" : " ") + shellWord(value)
}
