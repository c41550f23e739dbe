internal import QStudy

/// The places of the cards of one sort, filled as the cards are met: each card is to lie somewhere, and
/// in one place.
struct CardPlaces {
  /// The sort, as messages name it.
  let sort: String
  /// What the cards are called, in the order of the statements.
  let names: [String]
  /// What is to be done about a card that can't lie where it does.
  let mend: String
  /// The value under which each card lies; nil for one that was not met.
  private(set) var placements: [Int?]
  private var first: [Int: Location] = [:]

  init(sort: String, names: [String], mend: String) {
    self.sort = sort
    self.names = names
    self.mend = mend
    placements = Array(repeating: nil, count: names.count)
  }

  /// Lays a card, by its position among the statements; one that lies somewhere already is a finding.
  mutating func lay(
    _ card: Int, value: Int, at location: Location, _ findings: inout [Finding]
  ) {
    if let other = first[card] {
      fault(
        .duplicateStatement, at: location, statement: names[card],
        found: "the card \(names[card]) a second time",
        expected: "each card once; the first is in \(Self.words(other, from: location))",
        &findings)
    } else {
      first[card] = location
      placements[card] = value
    }
  }

  /// A cell within the same file: by its name, in text with its line.
  private static func words(_ other: Location, from location: Location) -> String {
    guard let cell = other.cell else { return "line \(other.line ?? 0)" }
    // The cells of a workbook bear their row in their name.
    guard !cell.contains("!"), let line = other.line, line != location.line else { return cell }
    return "line \(line), column \(cell)"
  }

  /// Adds a finding about a card, unless there are more than anyone reads.
  ///
  /// - Parameter other: what is to be done in place of the usual.
  func fault(
    _ code: Finding.Code, at location: Location, statement: String? = nil, found: String,
    expected: String, mend other: String? = nil, _ findings: inout [Finding]
  ) {
    guard findings.count < PlacementCell.mostFindings else { return }
    findings.append(
      Finding(
        code, location: location, sort: sort, statement: statement, found: found,
        expected: expected, mend: other ?? mend))
  }

  /// Adds the finding for the cards that were not met.
  func end(at location: Location, expected: String, mend: String, _ findings: inout [Finding]) {
    let missing = names.indices.filter { first[$0] == nil }
    guard !missing.isEmpty else { return }
    let cards = missing.prefix(10).map { names[$0] }.joined(separator: ", ")
    findings.append(
      Finding(
        .missingStatement, location: location, sort: sort,
        statement: missing.count == 1 ? cards : nil,
        found: "no card \(cards)" + (missing.count > 10 ? " …" : ""), expected: expected,
        mend: mend))
  }
}
