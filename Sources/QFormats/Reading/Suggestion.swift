internal import QTables

/// The candidate that a mistyped name most likely meant, or nil.
///
/// Comparing takes the product of the lengths, so that nothing is suggested where hostile files have
/// thousands of names, nor after a hundred findings, which are no slips.
func suggestion(for name: String, among candidates: [String], after findings: Int) -> String? {
  guard candidates.count <= 1_000, findings < 100 else { return nil }
  return nearest(to: name, in: candidates)
}
