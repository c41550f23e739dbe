import QAnalysis
import QStudy

/// Solutions side by side for the terminal: a line a solution, then what each further viewpoint
/// changes.
package struct SolutionsText {
  private let document: SolutionsDocument
  private var page: TerminalPage

  /// Sorts and statements named before it is said how many more there are.
  private static let named = 8
  /// Statements of an extra viewpoint shown with their wording.
  private static let listed = 3

  /// Writes the comparison.
  ///
  /// - Parameters:
  ///   - document: what is told.
  ///   - colour: whether ANSI escapes may be used.
  ///   - width: cells of a line, brought into 40 to 120; where a line a solution is
  ///     wider, the table has a column for each.
  package static func render(_ document: SolutionsDocument, colour: Bool, width: Int) -> String {
    var text = SolutionsText(
      document: document, page: TerminalPage(colour: colour, width: width))
    text.write()
    return text.page.text
  }

  private var solutions: [SolutionSeries.Solution] { document.series.solutions }

  private mutating func write() {
    guard let first = solutions.first?.analysis else { return }
    let counts = solutions.map { NumberText.integer($0.analysis.settings.factors) }
    page.add(first.table.study.title, look: .bold)
    page.add(
      "Solutions with \(NumberText.list(counts)) viewpoints, from "
        + "\(NumberText.count(first.table.sorts.count, "sort")) of "
        + "\(NumberText.count(first.table.statements.count, "statement")).")
    page.add("")
    writeOverview(first)
    for (number, step) in document.series.steps.enumerated() {
      write(step, from: solutions[number], to: solutions[number + 1])
    }
    page.add("")
    page.add("More: --factors N tells one of them in full.", look: .dim)
  }

  private mutating func writeOverview(_ first: Analysis) {
    let outside = first.settings.flagging == .none ? "not flagged" : "null"
    let head = [
      "viewpoints", "explained", "defining", "confounded", outside, "thin", "largest r",
      "split-half",
    ]
    let rows =
      [head]
      + solutions.map { solution in
        let status = solution.analysis.flags.status.indices.map {
          solution.analysis.statusWord(of: $0)
        }
        return [
          NumberText.integer(solution.analysis.settings.factors),
          NumberText.percent(solution.explainedVariance / 100),
          NumberText.integer(status.count { $0 == "defining" }),
          NumberText.integer(status.count { $0 == "confounded" }),
          NumberText.integer(status.count { $0 == outside }),
          NumberText.integer(
            solution.analysis.characteristics.factors.count { $0.definers <= 2 }),
          NumberText.fixed(solution.largestCorrelation, 2),
          NumberText.fixed(solution.stability.median, 2),
        ]
      }
    let turned = head.indices.map { column in rows.map { $0[column] } }
    page.table(page.fits(rows) ? rows : turned)
    let halvings = solutions.first?.stability.smallest.count ?? 0
    page.add(
      "Thin: viewpoints defined by two sorts or fewer. Largest r: between two viewpoints. "
        + (halvings == 0
          ? "Split-half: fewer than four sorts can't be halved."
          : "Split-half: the smallest r between the viewpoints of two halves of the people, the "
            + "median of \(NumberText.count(halvings, "halving")) (seed "
            + "\(first.settings.seed))."),
      indent: 2)
    if let retention = document.retention {
      page.add(RetentionText.headline(retention), indent: 2)
      let most = retention.range.upperBound
      if most < document.series.solutions.map(\.analysis.settings.factors).max() ?? 0 {
        page.add(
          most == 0
            ? "What these solutions show may be noise."
            : "What solutions of more than \(NumberText.integer(most)) show beyond that may be noise.",
          indent: 2)
      }
    }
  }

  // MARK: A step

  private mutating func write(
    _ step: SolutionStep, from old: SolutionSeries.Solution, to new: SolutionSeries.Solution
  ) {
    let (before, after) = (old.analysis, new.analysis)
    page.heading(
      "From \(before.settings.factors) to \(NumberText.count(after.settings.factors, "viewpoint"))")
    for pair in step.pairs { page.add(words(pair, before, after), rest: 2) }
    let sorts = after.table.sorts
    let moved = step.moves.filter { $0.old != nil && $0.new != nil }
    list(
      "Moved",
      moved.map { move in
        let way = "\(factor(move.old)) → \(factor(move.new))"
        let turned = step.pairs.contains { $0.old == move.old && $0.new == move.new }
        return "\(sorts[move.sort].id) (\(way)\(turned ? ", to its other side" : ""))"
      })
    list(
      "Gained",
      step.moves.filter { $0.old == nil }.map { "\(sorts[$0.sort].id) (\(factor($0.new)))" })
    list(
      "Lost",
      step.moves.filter { $0.new == nil }.map {
        "\(sorts[$0.sort].id) (from \(factor($0.old)), now \(after.flags.status[$0.sort].rawValue))"
      })
    if step.moves.isEmpty { page.add("No sort moves.") }
    for extra in step.extras { write(extra, old, new) }
    page.add(
      "Split-half \(NumberText.fixed(old.stability.median, 2)) → "
        + "\(NumberText.fixed(new.stability.median, 2)).")
  }

  /// `F2 → F1, r 0.98, keeps 4 sorts: …`.
  private func words(_ pair: SolutionStep.Pair, _ before: Analysis, _ after: Analysis) -> String {
    let ids = pair.kept.map { after.table.sorts[$0].id }
    let kept =
      ids.isEmpty
      ? "keeps no sort" : "keeps \(NumberText.count(ids.count, "sort")): \(Self.named(ids))"
    let fate =
      pair.isSame
      ? (pair.correlation < 0 ? ", turned about" : "") : ", no longer the same viewpoint"
    return "\(name(pair.old, in: before)) → \(name(pair.new, in: after)), r "
      + "\(NumberText.fixed(pair.correlation, 2))\(fate); \(kept)."
  }

  private mutating func write(
    _ extra: SolutionStep.Extra, _ old: SolutionSeries.Solution, _ new: SolutionSeries.Solution
  ) {
    let after = new.analysis
    let own = after.characteristics.factors[extra.factor]
    let members = extra.members.map { move in
      after.table.sorts[move.sort].id + (move.old.map { " (from \(factor($0)))" } ?? "")
    }
    let nearest = extra.correlations.enumerated()
      .compactMap { f, r in r.map { (factor: f, r: $0) } }.max { abs($0.r) < abs($1.r) }
    page.add(
      "New: \(name(extra.factor, in: after)) explains "
        + "\(NumberText.percent(own.explainedVariance / 100)) of the variance, and all together "
        + "\(NumberText.percent(old.explainedVariance / 100)) → "
        + "\(NumberText.percent(new.explainedVariance / 100)). "
        + (members.isEmpty
          ? "No sort defines it."
          : "Defined by \(NumberText.count(members.count, "sort")): \(Self.named(members)).")
        + (nearest.map {
          " Of the earlier viewpoints \(factor($0.factor)) is nearest to it, r "
            + "\(NumberText.fixed($0.r, 2))."
        } ?? ""), rest: 2)
    let telling = document.distinguishing(extra)
    guard !telling.isEmpty else {
      page.add("No statement distinguishes it from all others.", indent: 2)
      return
    }
    let ids = telling.map { after.table.statements[$0].id }
    page.add(
      "\(NumberText.capitalised(NumberText.count(ids.count, "statement"))) "
        + "\(ids.count == 1 ? "distinguishes" : "distinguish") it: \(Self.named(ids)).",
      indent: 2)
    guard let z = after.scores.z[extra.factor] else { return }
    for j in telling.sorted(by: { abs(z[$0]) > abs(z[$1]) }).prefix(Self.listed) {
      let values = after.scores.arrays.map {
        NumberText.integer($0?[j], signed: after.table.grid.isSigned)
      }.joined(separator: " ")
      page.line(
        "\(values)  \(after.table.statements[j].id)  \(after.table.statements[j].text)", indent: 4)
    }
  }

  // MARK: Words

  private func name(_ f: Int, in analysis: Analysis) -> String {
    factor(f) + (analysis.viewpoints[f].name.map { " “\($0)”" } ?? "")
  }

  private func factor(_ f: Int?) -> String { f.map { Viewpoint.identifier($0) } ?? "none" }

  private mutating func list(_ head: String, _ items: [String]) {
    if !items.isEmpty { page.add("\(head): \(Self.named(items)).", rest: 2) }
  }

  private static func named(_ items: [String]) -> String {
    let rest = items.count - named
    return items.prefix(named).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
