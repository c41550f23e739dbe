import QAnalysis
import QStudy

/// A reconciliation for the terminal: where each program differs, why, and a paragraph to paste.
package enum ReconciliationText {
  /// Writes the reconciliation.
  ///
  /// - Parameters:
  ///   - document: what is told.
  ///   - colour: whether ANSI escapes may be used.
  ///   - width: cells of a line, brought into 40 to 120.
  package static func render(
    _ document: ReconciliationDocument, colour: Bool, width: Int
  ) -> String {
    let prose = ReconciliationProse(document)
    let exact = document.reconciliation.exact
    var page = TerminalPage(colour: colour, width: width)
    page.add(exact.table.study.title, look: .bold)
    page.add(
      "\(NumberText.capitalised(NumberText.word(exact.flags.factors))) "
        + "viewpoint\(exact.flags.factors == 1 ? "" : "s") in full precision, against the same "
        + "analysis by the conventions of other programs.")
    for program in document.reconciliation.programs { write(program, prose, on: &page) }
    page.heading("For reviewers")
    page.add(prose.paragraph)
    return page.text
  }

  private static func write(
    _ program: Reconciliation.Program, _ prose: ReconciliationProse, on page: inout TerminalPage
  ) {
    page.heading(program.mode.program)
    if !program.lacks.isEmpty {
      page.add(
        "It has \(NumberText.list(program.lacks.map { "no \($0)" })): only its small print is "
          + "repeated here.")
    }
    guard let difference = program.difference else {
      page.add("So many viewpoints can't be extracted by its conventions.")
      return
    }
    if difference.isNone {
      page.add("The same results.")
    } else {
      page.add(difference.isMoreThanOrder ? "All its conventions:" : "Order and sign alone:")
      for phrase in prose.phrases(difference) { page.add(phrase, indent: 2, rest: 2) }
    }
    let telling = program.telling
    guard !telling.isEmpty else { return }
    page.add("Each on its own, where it changes something:")
    for step in telling {
      let convention = step.convention
      page.add(
        "\(NumberText.capitalised(convention.name)): "
          + "\(convention.words(.exact)) → \(convention.words(program.mode.conventions)); "
          + "\(convention.reason).", indent: 2, rest: 2)
      guard let change = step.difference else {
        page.add("so many viewpoints can't be extracted then", indent: 4, rest: 2)
        continue
      }
      for phrase in prose.phrases(change) { page.add(phrase, indent: 4, rest: 2) }
    }
  }
}
