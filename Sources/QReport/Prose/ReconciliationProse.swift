import QAnalysis
import QStudy

/// Differences between programs in words.
struct ReconciliationProse {
  private let document: ReconciliationDocument
  private var exact: Analysis { document.reconciliation.exact }

  /// Sorts, cells and statements named before it is said how many more there are.
  private static let named = 6

  init(_ document: ReconciliationDocument) { self.document = document }

  // MARK: One difference

  /// What differs, a phrase each: figures first, then what is read off, then order and sign.
  func phrases(_ difference: SolutionDifference) -> [String] {
    figures(difference) + consequences(difference) + order(difference)
  }

  private func figures(_ difference: SolutionDifference) -> [String] {
    [
      difference.loading.map {
        "loadings by up to \(size($0)) (\(sort($0.row)) on \(factor($0.factor)))"
      },
      difference.score.map {
        "z by up to \(size($0)) (statement \(statement($0.row)) in \(factor($0.factor)))"
      },
      difference.standardError.map {
        "standard errors of z by up to \(size($0)) (\(factor($0.factor)))"
      },
      difference.explainedVariance.map {
        "explained variance by up to \(size($0)) % (\(factor($0.factor)))"
      },
      difference.correlation.map {
        "correlations between viewpoints by up to \(size($0)) (\(factor($0.factor)) with "
          + "\(factor($0.row)))"
      },
    ].compactMap(\.self)
  }

  private func consequences(_ difference: SolutionDifference) -> [String] {
    var phrases: [String] = []
    func add(_ one: String, _ many: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      phrases.append("\(NumberText.count(items.count, one, many)): \(list(items))")
    }
    add(
      "flag", "flags",
      difference.flags.map {
        "\(sort($0.row)) on \(factor($0.factor)) (\(flag($0.old)) → \(flag($0.new)))"
      })
    add(
      "cell of the arrays", "cells of the arrays",
      difference.cells.map {
        "statement \(statement($0.row)) in \(factor($0.factor)) "
          + "(\(NumberText.integer($0.old, signed: true)) → "
          + "\(NumberText.integer($0.new, signed: true)))"
      })
    add(
      "classical label", "classical labels",
      difference.classical.map {
        "statement \(statement($0.statement)) (\(classical($0.old)) → \(classical($0.new)))"
      })
    add(
      "label", "labels",
      difference.labels.map {
        "statement \(statement($0.statement)) (\($0.old.rawValue) → \($0.new.rawValue))"
      })
    return phrases
  }

  private func order(_ difference: SolutionDifference) -> [String] {
    var phrases: [String] = []
    if difference.isReordered {
      let places = difference.matches.filter { $0.old != $0.new }
        .map { "\(factor($0.old)) stands as \(factor($0.new))" }
      phrases.append("order: \(list(places))")
    }
    if difference.isTurned {
      let turned = difference.matches.filter(\.isTurned).map { factor($0.old) }
      phrases.append("sign: \(list(turned)) told from the other side")
    }
    return phrases
  }

  // MARK: The paragraph

  /// A paragraph for reviewers: what was compared, where programs differ and why.
  var paragraph: String {
    // A program that lacks a method gives no figures by it, whatever its small print.
    let programs = document.reconciliation.programs.filter(\.lacks.isEmpty)
    let own =
      "The analysis (\(document.tool.name) \(document.tool.version), "
      + "\(NumberText.count(exact.flags.factors, "viewpoint"))) was run in full double precision"
    var sentences = [
      programs.isEmpty
        ? own + "."
        : own + " and by the conventions of \(NumberText.list(programs.map(\.mode.program))), as "
          + "\(NumberText.capitalised(document.tool.name)) repeats them; viewpoints were matched by "
          + "the congruence of their loadings."
    ]
    sentences += programs.map(sentence)
    sentences += document.reconciliation.programs.filter { !$0.lacks.isEmpty }.map {
      "\($0.mode.program) is left out: it has \(NumberText.list($0.lacks.map { "no \($0)" }))."
    }
    if !programs.isEmpty,
      programs.allSatisfy({ $0.difference.map { !$0.isOfConsequence } ?? false })
    {
      sentences.append("No flag, array or label depends on which of the programs is used.")
    }
    return sentences.joined(separator: " ")
  }

  private func sentence(_ program: Reconciliation.Program) -> String {
    let name = program.mode.program
    guard let difference = program.difference else {
      return "By the conventions of \(name) so many viewpoints can't be extracted."
    }
    let position =
      difference.isReordered || difference.isTurned
      ? ", some viewpoints in another place or told from the other side" : ""
    guard difference.isMoreThanOrder else {
      return "\(name) gives the same results\(position)."
    }
    let figures =
      "\(name) gives loadings within \(bound(difference.loading)) and z-scores within "
      + "\(bound(difference.score))\(position)"
    guard difference.isOfConsequence else {
      return figures + ", and the same flags, arrays and labels."
    }
    let cells = exact.scores.arrays.compactMap(\.self).reduce(0) { $0 + $1.count }
    let changes = [
      difference.flags.isEmpty ? nil : NumberText.count(difference.flags.count, "flag"),
      difference.cells.isEmpty
        ? nil
        : "\(NumberText.integer(difference.cells.count)) of "
          + "\(NumberText.count(cells, "cell")) of the factor arrays",
      difference.classical.isEmpty
        ? nil
        : "what the classical tests say of "
          + NumberText.count(difference.classical.count, "statement"),
      difference.labels.isEmpty
        ? nil : "the label of \(NumberText.count(difference.labels.count, "statement"))",
    ].compactMap(\.self)
    let causes = program.steps.filter { $0.difference?.isOfConsequence ?? true }
      .map { "\($0.convention.name) (\($0.convention.words(program.mode.conventions)))" }
    let why =
      causes.isEmpty
      ? "no convention alone has such a consequence, they do so together"
      : "of its conventions, swapped one at a time, these have such a consequence: "
        + NumberText.list(causes)
    return figures + ", but changes \(NumberText.list(changes)); \(why)."
  }

  /// A difference as a bound; where there is none, nothing but rounding of the machine.
  private func bound(_ figure: SolutionDifference.Figure?) -> String {
    figure.map(size) ?? NumberText.fixed(0.0001, 4)
  }

  /// The size of a difference, rounded up so that it is a bound, to four decimals.
  private func size(_ figure: SolutionDifference.Figure) -> String {
    NumberText.fixed((figure.size * 10_000).rounded(.up) / 10_000, 4)
  }

  // MARK: Words

  private func sort(_ row: Int) -> String { exact.table.sorts[row].id }
  private func statement(_ row: Int) -> String { exact.table.statements[row].id }
  private func factor(_ f: Int) -> String { Viewpoint.identifier(f) }
  private func flag(_ sign: Int) -> String { sign > 0 ? "+" : sign < 0 ? "−" : "none" }

  private func classical(_ verdict: Comparison.Classical) -> String {
    let marks = verdict.distinguishes.map { "\(factor($0.factor)) at p < \($0.level)" }
    let distinguishing = marks.isEmpty ? [] : ["distinguishes " + NumberText.list(marks)]
    let consensus = verdict.consensus == .none ? [] : ["consensus \(verdict.consensus.rawValue)"]
    let all = distinguishing + consensus
    return all.isEmpty ? "neither" : all.joined(separator: ", ")
  }

  private func list(_ items: [String]) -> String {
    let rest = items.count - Self.named
    return items.prefix(Self.named).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
