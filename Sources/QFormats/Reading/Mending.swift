package import QStudy

/// Faults that have one sure mend: findings, unless the user asked for repairs; then the mend is made
/// and told.
package struct Mending: Sendable {
  /// The codes of the findings that may have a mend.
  package static let codes: Set<Finding.Code> = [
    .raggedRow, .shiftedNames, .shiftedRow, .shiftedColumn, .notANumber, .blankCell,
    .duplicateSort, .valueOffGrid,
  ]
  /// The warnings of doubts that are mended without a finding.
  package static let warnings: Set<Warning.Code> = [.reversedScale, .zerosAtEnd]

  /// Whether mends are made.
  package let applies: Bool
  /// The faults that were left as they are.
  package private(set) var findings: [Finding] = []
  /// The mends that were made.
  package private(set) var repairs: [Warning] = []
  /// The number the last bearer of a name was given, so that a name borne by thousands costs no search.
  private var numbers: [String: Int] = [:]

  /// Begins with neither faults nor mends.
  package init(applies: Bool) { self.applies = applies }

  /// Whether the caller is to mend a fault; where not, the finding is kept, and says how to have it
  /// mended.
  ///
  /// - Parameters:
  ///   - finding: the fault; what `--repair` would do is added to its mend.
  ///   - repair: what the mend does, as a sentence in the past: “The scale of P3 was turned round.”
  ///   - offer: the same as an offer: “--repair turns the scale round.”
  package mutating func mends(_ finding: Finding, repair: String, offer: String) -> Bool {
    assert(Self.codes.contains(finding.code), "no mend is known for \(finding.code)")
    if applies {
      let place =
        finding.location.map { location in
          location.file + (location.line.map { ":\($0)" } ?? "")
            + (location.cellInWords.map { ", " + $0 } ?? "") + ": "
        } ?? ""
      repairs.append(
        Warning(
          .repaired, place + repair, sorts: finding.sort.map { [$0] } ?? [],
          statements: finding.statement.map { [$0] } ?? []))
      return true
    }
    var finding = finding
    finding.mend += " " + offer
    findings.add(finding)
    return false
  }

  /// Keeps a fault of their kind that has no sure mend.
  mutating func leave(_ finding: Finding) { findings.add(finding) }

  /// The id for a sort whose name was met before: a new one where it is to be mended, else the same.
  ///
  /// - Parameters:
  ///   - met: the ids so far; the new one joins them.
  ///   - first: where the first bearer stands, in words.
  ///   - isSure: whether it may be renamed; not where something else tells the two apart.
  package mutating func distinctID(
    _ id: String, at location: Location, first: String = "", isSure: Bool = true,
    met: inout Set<String>
  ) -> String {
    var number = numbers[id] ?? 2
    while met.contains("\(id)-\(number)") { number += 1 }
    let renamed = "\(id)-\(number)"
    let finding = Finding(
      .duplicateSort, location: location, sort: id, found: "the id “\(id)” a second time",
      expected: "each id once" + first,
      mend: "Rename one of the two, or remove it if it was entered twice.")
    guard isSure else {
      leave(finding)
      return id
    }
    guard
      mends(
        finding, repair: "The second “\(id)” was renamed “\(renamed)”.",
        offer: "--repair keeps both and renames the second.")
    else { return id }
    numbers[id] = number + 1
    met.insert(renamed)
    return renamed
  }
}
