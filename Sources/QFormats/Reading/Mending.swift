package import QStudy

/// Faults that have one sure mend: findings, unless the user asked for repairs; then the mend is made
/// and told.
package struct Mending: Sendable {
  /// Whether mends are made.
  package let applies: Bool
  /// The faults that were left as they are.
  package private(set) var findings: [Finding] = []
  /// The mends that were made.
  package private(set) var repairs: [Warning] = []

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
    if applies {
      let place = finding.location.map { "\($0): " } ?? ""
      repairs.append(
        Warning(
          .repaired, place + repair, sorts: finding.sort.map { [$0] } ?? [],
          statements: finding.statement.map { [$0] } ?? []))
      return true
    }
    var finding = finding
    finding.mend += " " + offer
    findings.append(finding)
    return false
  }
}
