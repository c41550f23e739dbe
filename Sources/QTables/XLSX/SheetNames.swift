/// Names that sheets can bear, each once, one for each name wished.
///
/// A sheet name has 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, no control character and no
/// apostrophe at its ends; case makes no two names different, and “History” is taken by Excel. What is
/// forbidden becomes a blank, what is too long is cut, and a name that is taken gets ` (2)` and so on.
package func validSheetNames(_ wished: [String]) -> [String] {
  var taken: Set<String> = ["history"]
  // Where many share a name, each goes on counting where the last one stopped.
  var numbers: [String: Int] = [:]
  return wished.map { name in
    let plain = plainSheetName(name)
    var candidate = plain
    var number = numbers[plain.lowercased()] ?? 2
    while !taken.insert(candidate.lowercased()).inserted {
      let mark = " (\(number))"
      candidate = cutSheetName(plain, to: longestSheetName - mark.utf16.count) + mark
      number += 1
    }
    numbers[plain.lowercased()] = number
    return candidate
  }
}

private let longestSheetName = 31

private func plainSheetName(_ name: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    let isForbidden =
      "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .control
      || (0xFFFE...0xFFFF).contains(scalar.value)
    scalars.append(isForbidden ? " " : scalar)
  }
  let name = cutSheetName(trimmedSheetName(String(scalars)), to: longestSheetName)
  return name.isEmpty ? "Sheet" : name
}

private func trimmedSheetName(_ name: String) -> String {
  func isAtNoEnd(_ character: Character) -> Bool { character == "'" || character.isWhitespace }
  var rest = name[...]
  while rest.first.map(isAtNoEnd) == true { rest.removeFirst() }
  while rest.last.map(isAtNoEnd) == true { rest.removeLast() }
  return String(rest)
}

/// As many whole characters as the number of UTF-16 units takes; what the cut leaves at the end is
/// trimmed again.
private func cutSheetName(_ name: String, to length: Int) -> String {
  var result = ""
  var used = 0
  for character in name {
    used += String(character).utf16.count
    if used > length { break }
    result.append(character)
  }
  return trimmedSheetName(result)
}
