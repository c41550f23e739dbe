package import QStudy
internal import QTables

/// Reads a grid as it is typed: `-4: 2, -3: 4, …`; `-3..3: 2 3 4 5 4 3 2`; or `2 3 4 5 4 3 2`.
///
/// The first form names each value with its number of cards, commas and braces as one likes. The
/// second gives the lowest and the highest value, then the cards of every column between. The third
/// gives the cards alone, an odd number of columns with 0 in the middle.
///
/// - Throws: the fault, with the forms that are accepted.
package func gridSpec(_ text: String) throws(Finding) -> Grid {
  let plain = text.replacing("…", with: "..").filter { !"{}[]".contains($0) }
  let columns: [Grid.Column]
  if plain.contains("..") {
    columns = try rangeColumns(plain, of: text)
  } else if plain.contains(":") {
    columns = try mappedColumns(plain, of: text)
  } else {
    let counts = try integers(plain[...], of: text)
    guard !counts.isEmpty else { throw badSpec(text, "no number of cards") }
    guard !counts.count.isMultiple(of: 2) else {
      throw badSpec(text, "\(counts.count) columns, which have none in the middle")
    }
    let half = counts.count / 2
    columns = zip(-half...half, counts).map { Grid.Column(value: $0, count: $1) }
  }
  do {
    return try Grid(columns: columns)
  } catch {
    throw Finding(error, location: nil)
  }
}

private func rangeColumns(_ plain: String, of text: String) throws(Finding) -> [Grid.Column] {
  let parts = plain.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
  let ends = parts[0].split(separator: "..", omittingEmptySubsequences: false).map {
    parseInteger(String($0))
  }
  guard parts.count == 2, ends.count == 2, let low = ends[0], let high = ends[1], low <= high,
    low.magnitude <= UInt(Grid.largestValue), high.magnitude <= UInt(Grid.largestValue)
  else { throw badSpec(text, "no lowest and highest value before a colon") }
  let counts = try integers(parts[1], of: text)
  guard counts.count == high - low + 1 else {
    throw badSpec(
      text, "\(counts.count) numbers of cards for the \(high - low + 1) columns \(low) to \(high)")
  }
  return zip(low...high, counts).map { Grid.Column(value: $0, count: $1) }
}

private func mappedColumns(_ plain: String, of text: String) throws(Finding) -> [Grid.Column] {
  // Colons apart, the numbers alternate: value, cards, value, cards.
  var columns: [Grid.Column] = []
  let tight = plain.replacing(":", with: " : ")
  let words = tight.split { $0.isWhitespace || $0 == "," || $0 == ";" }
  for start in stride(from: 0, to: words.count, by: 3) {
    guard start + 2 < words.count, words[start + 1] == ":",
      let value = parseInteger(String(words[start])),
      let count = parseInteger(String(words[start + 2]))
    else {
      throw badSpec(text, "“\(words[start...].prefix(3).joined(separator: " "))”")
    }
    columns.append(Grid.Column(value: value, count: count))
  }
  return columns
}

private func integers(_ plain: Substring, of text: String) throws(Finding) -> [Int] {
  var numbers: [Int] = []
  for word in plain.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
    guard let number = parseInteger(String(word)) else { throw badSpec(text, "“\(word)”") }
    numbers.append(number)
  }
  return numbers
}

private func badSpec(_ text: String, _ found: String) -> Finding {
  Finding(
    .badGrid, found: "\(excerpt(found)) in the grid “\(excerpt(text))”",
    expected:
      "“-2: 1, -1: 2, 0: 3, 1: 2, 2: 1”, “-2..2: 1 2 3 2 1” or, with 0 in the middle, “1 2 3 2 1”",
    mend: "Write the grid in one of these forms.")
}

extension Finding {
  init(_ fault: Grid.Fault, location: Location?) {
    let found =
      switch fault {
      case .empty: "a grid without columns"
      case .repeatedValue(let value): "the value \(value) twice"
      case .badCount(let value, let count): "\(count) cards at \(value)"
      case .badValue(let value): "the value \(value)"
      }
    self.init(
      .badGrid, location: location, found: found,
      expected: "values within ±\(Grid.largestValue), each once, with one card or more",
      mend: "Correct the grid.")
  }
}
