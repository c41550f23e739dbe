import QAnalysis
import QNumerics
import QStudy

/// Several studies compared, for the terminal: which viewpoint is which, and what stands behind
/// them.
package enum StudiesText {
  /// Statements named of each end of a second-order viewpoint.
  private static let named = 3

  /// Writes the comparison.
  ///
  /// - Parameters:
  ///   - document: what is told.
  ///   - colour: whether ANSI escapes may be used.
  ///   - width: cells of a line, brought into 60 to 120.
  package static func render(_ document: StudiesDocument, colour: Bool, width: Int) -> String {
    var page = TerminalPage(colour: colour, width: width)
    for (position, study) in document.studies.enumerated() {
      page.add(
        "\(StudiesComparison.identifier(position))  \(study.study.title)\(place(position, document))",
        look: .bold, rest: 3)
      page.add(description(study), indent: 3)
    }
    for pair in document.comparison.pairs { write(pair, document, on: &page) }
    write(document.comparison.secondOrder, document, on: &page)
    return page.text
  }

  /// Where a study was read from, where another bears its title.
  private static func place(_ position: Int, _ document: StudiesDocument) -> String {
    let title = document.studies[position].study.title
    guard document.studies.count(where: { $0.study.title == title }) > 1,
      document.paths.indices.contains(position)
    else { return "" }
    return " (\(document.paths[position]))"
  }

  private static func description(_ study: AnalysisDocument) -> String {
    let settings = study.analysis.settings
    return NumberText.count(study.factors, "viewpoint") + " of "
      + NumberText.count(study.analysis.table.sorts.count, "sort") + " on "
      + NumberText.count(study.analysis.table.statements.count, "statement")
      + " (\(settings.correlation.rawValue), \(settings.extraction.rawValue), "
      + "\(settings.rotation.rawValue))" + (study.isSimulated ? "; simulated sorts" : "")
  }

  private static func write(
    _ pair: StudiesComparison.Pair, _ document: StudiesDocument, on page: inout TerminalPage
  ) {
    page.heading(
      StudiesComparison.identifier(pair.first) + " and "
        + StudiesComparison.identifier(pair.second))
    page.add(
      "By \(NumberText.count(pair.statements.count, "shared statement")); r and congruence φ of "
        + "z-scores, viewpoints matched one to one.")
    if let both = sameSorts(pair, document) { page.add(both) }
    for match in pair.matches {
      let first = document.name(pair.first, match.first)
      let second = document.name(pair.second, match.second)
      let r = "r\u{A0}\(NumberText.fixed(match.correlation, 2))"
      let phi = "φ\u{A0}\(NumberText.fixed(match.congruence, 2))"
      page.add(
        match.isSame
          ? "\(first) \(verb(match)) \(second): \(r), \(phi)"
          : "\(first) has no counterpart (paired with \(second) at \(r), \(phi))",
        indent: 2, rest: 2)
    }
    let alone =
      document.studies[pair.first].analysis.viewpoints.indices
      .filter { f in !pair.matches.contains { $0.first == f } }
      .map { document.name(pair.first, $0) }
      + document.studies[pair.second].analysis.viewpoints.indices
      .filter { g in !pair.matches.contains { $0.second == g } }
      .map { document.name(pair.second, $0) }
    if !alone.isEmpty {
      page.add("Without a counterpart: \(NumberText.list(alone)).", indent: 2, rest: 2)
    }
    let columns = document.studies[pair.second].analysis.viewpoints.indices
    page.add("")
    page.table(
      [["r"] + columns.map { document.identifier(pair.second, $0) }]
        + pair.correlations.enumerated().map { f, row in
          [document.identifier(pair.first, f)] + row.map { NumberText.fixed($0, 2) }
        })
  }

  /// That most sorts of one study stand in the other too; `nil` where they do not.
  private static func sameSorts(
    _ pair: StudiesComparison.Pair, _ document: StudiesDocument
  ) -> String? {
    let first = document.studies[pair.first].analysis.table.sorts.count
    let second = document.studies[pair.second].analysis.table.sorts.count
    guard 2 * pair.sharedSorts > min(first, second) else { return nil }
    let names = (
      StudiesComparison.identifier(pair.first), StudiesComparison.identifier(pair.second)
    )
    return "\(NumberText.integer(pair.sharedSorts)) of the \(NumberText.count(first, "sort")) of "
      + "\(names.0) \(pair.sharedSorts == 1 ? "stands" : "stand") in \(names.1) too: that their "
      + "viewpoints agree is no replication."
  }

  private static func verb(_ match: StudiesComparison.Match) -> String {
    let opposite = match.correlation < 0
    if match.isSure { return opposite ? "is the opposite of" : "is" }
    return opposite ? "is much the opposite of" : "is much like"
  }

  private static func write(
    _ secondOrder: StudiesComparison.SecondOrder?, _ document: StudiesDocument,
    on page: inout TerminalPage
  ) {
    page.heading("Behind them all")
    guard let secondOrder, let analysis = secondOrder.analysis else {
      for warning in document.comparison.warnings { page.add(warning.message) }
      return
    }
    let factors = analysis.viewpoints.indices
    page.add(
      "\(NumberText.capitalised(NumberText.word(factors.count))) second-order "
        + "viewpoint\(factors.count == 1 ? "" : "s") from "
        + "\(NumberText.count(secondOrder.members.count, "array")) on the "
        + "\(NumberText.count(secondOrder.statements.count, "statement")) that all share"
        + (secondOrder.suggested == nil ? "." : ", as many as stand out from chance.")
        + " Loadings; * where the array defines it.")
    page.add("")
    page.table(
      [[""] + factors.map(StudiesDocument.secondOrderIdentifier)]
        + secondOrder.members.enumerated().map { row, member in
          [document.identifier(member.study, member.factor)]
            + factors.map { f in
              NumberText.fixed(analysis.rotation.loadings[row, f], 2)
                + (analysis.flags.values[row][f] == 0 ? " " : "*")
            }
        })
    for f in factors {
      guard let z = analysis.scores.z[f] else { continue }
      let order = z.indices.sorted { z[$0] > z[$1] }.map { analysis.table.statements[$0] }
      page.add("")
      page.add(StudiesDocument.secondOrderIdentifier(f), look: .bold)
      for (sign, statements) in [("+", order.prefix(named)), ("−", order.suffix(named))] {
        for statement in statements {
          page.line("\(sign) \(statement.id)  \(statement.text)", indent: 2)
        }
      }
    }
  }
}
