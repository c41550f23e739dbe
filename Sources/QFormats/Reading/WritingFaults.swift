internal import QStudy

extension Study {
  /// What a file whose cells hold the values of a range can't take: statements without wording, sorts
  /// of another length, blank cells and values beyond.
  ///
  /// - Parameter wording: a text as the file would hold it.
  func faultsForWriting(
    values: ClosedRange<Int>, wording: (String) -> String
  ) -> [Finding] {
    var findings: [Finding] = []
    for statement in statements where wording(statement.text).isEmpty {
      findings.append(
        Finding(
          .emptyStatement, statement: statement.id, found: "a statement without wording",
          expected: "the wording of the card", mend: "Fill in the text of this statement."))
    }
    for sort in sorts where findings.count < Findings.most {
      if sort.placements.count != statements.count {
        findings.append(
          Finding(
            .raggedRow, sort: sort.id, found: "\(sort.placements.count) placements",
            expected: "\(statements.count), one for each statement",
            mend: "Complete the sort, or leave it out."))
      }
      for (statement, value) in zip(statements, sort.placements) {
        if let value, values.contains(value) { continue }
        findings.append(
          Finding(
            value == nil ? .blankCell : .valueOffGrid, sort: sort.id, statement: statement.id,
            found: value.map { "the value \($0)" } ?? "a blank cell",
            expected: "a value from \(values.lowerBound) to \(values.upperBound)",
            mend: "Correct the sort, leave it out, or choose another format."))
      }
    }
    return findings
  }
}
