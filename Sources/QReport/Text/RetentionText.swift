import QAnalysis
import QStudy

/// How many viewpoints, for the terminal: the answer, the rules, and what each number of factors
/// gives.
package enum RetentionText {
  /// Writes the panel: sentences within `width` cells, brought into 40 to 120, and tables of up to 78.
  package static func render(_ document: RetentionDocument, width: Int) -> String {
    let width = min(120, max(60, width))
    let panel = document.panel
    var lines = [
      DisplayWidth.cut(DisplayWidth.harmless(document.table.study.title), to: 80),
      NumberText.count(document.table.sorts.count, "sort") + " of "
        + NumberText.count(document.table.statements.count, "statement"),
      "",
    ]
    for sentence in [headline(panel.retention)] + missing(panel.retention) {
      lines += DisplayWidth.wrap(sentence, width: width)
    }
    lines += ["", row(["rule", "factors", "in noise"], ruleWidths)]
    lines += panel.findings.map { finding in
      row(
        [
          (finding.criterion.leads ? "* " : "  ") + finding.criterion.rawValue,
          number(finding.factors.map(Double.init), by: finding.criterion, panel),
          number(finding.noise, by: finding.criterion, panel),
        ], ruleWidths)
    }
    lines += DisplayWidth.wrap(
      "* counts for the range. In noise: the median over \(RetentionPanel.noiseStudies) studies in "
        + "which each person’s own placements were shuffled. "
        + "\(RetentionPanel.most)+: the rule looks at \(RetentionPanel.most) factors at most.",
      width: width - 2
    ).map { "  " + $0 }
    lines += [""] + scree(panel)
    if let note = laterBars(panel.retention.parallel) {
      lines += DisplayWidth.wrap(note, width: width)
    }
    lines += [""] + solutions(panel)
    lines += DisplayWidth.wrap(
      "Components after varimax, and the standard flags. h² drop: what the sort that loses most "
        + "loses when the last of them is left out. Split half: the smallest matched correlation of "
        + "z-scores between halves, median of \(RetentionPanel.halves) halvings.", width: width)
    if document.table.study.provenance.sorts == .simulated {
      lines += ["", "Illustrative data: simulated sorts."]
    }
    return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
  }

  /// How many viewpoints stand out from chance, by the tests together.
  static func headline(_ retention: Retention) -> String {
    let (low, high) = (retention.range.lowerBound, retention.range.upperBound)
    let tests = retention.missing.isEmpty ? "three tests" : "two tests"
    guard low < high else {
      return low == 0
        ? "No viewpoint stands out from chance: \(tests) agree."
        : NumberText.capitalised(NumberText.word(low)) + " viewpoint\(low == 1 ? "" : "s") "
          + "stand\(low == 1 ? "s" : "") out from chance: \(tests) agree."
    }
    return "Between \(low) and \(high) viewpoints stand out from chance: "
      + (retention.missing.isEmpty ? "\(tests), median" : "\(tests), the lower")
      + " \(retention.suggested)."
  }

  private static func missing(_ retention: Retention) -> [String] {
    retention.missing.map { criterion in
      criterion == .sequentialParallelAnalysis
        ? "Sequential parallel analysis is not made above "
          + "\(SequentialParallelAnalysis.largest) sorts."
        : "The minimum average partial needs three sorts and three statements."
    }
  }

  /// Eigenvalues as bars, the level of chance as a stroke, as many as solutions are shown.
  private static func scree(_ panel: RetentionPanel) -> [String] {
    let parallel = panel.retention.parallel
    let shown = min(RetentionPanel.most, parallel.eigenvalues.count)
    let largest = (parallel.eigenvalues + parallel.reference).max() ?? 1
    let cells = 44.0
    func length(_ value: Double) -> Int { Int((value / largest * cells).rounded()) }
    return ["eigenvalue  | is what chance reaches in 5 of 100 studies"]
      + (0..<shown).map { k in
        var bar = Array(repeating: Character(" "), count: Int(cells) + 1)
        for cell in 0..<length(parallel.eigenvalues[k]) { bar[cell] = "█" }
        bar[length(parallel.reference[k])] = "|"
        return aligned(String(k + 1), 3) + aligned(NumberText.fixed(parallel.eigenvalues[k], 2), 8)
          + "  " + String(bar.reversed().drop { $0 == " " }.reversed())
      }
  }

  /// Why an eigenvalue above chance does not count where one before it is not; `nil` where none is.
  private static func laterBars(_ parallel: ParallelAnalysis) -> String? {
    let shown = zip(parallel.eigenvalues, parallel.reference).prefix(RetentionPanel.most)
    guard shown.dropFirst(parallel.suggested).contains(where: { $0.0 > $0.1 }) else { return nil }
    return parallel.suggested == 0
      ? "The first eigenvalue must pass what chance reaches before later ones count: here none does."
      : "Eigenvalues count from the first on, as long as each passes what chance reaches: here "
        + "\(parallel.suggested) \(parallel.suggested == 1 ? "does" : "do"), whatever later ones pass."
  }

  private static func solutions(_ panel: RetentionPanel) -> [String] {
    [
      row(
        ["factors", "variance", "flagged", "fewest", "h² drop", "split half", "flagged"],
        solutionWidths),
      row(["", "%", "sorts", "defining", "at most", "r (noise)", "in noise"], solutionWidths),
    ]
      + panel.solutions.dropFirst().map { solution in
        row(
          [
            String(solution.factors), NumberText.fixed(solution.cumulativeVariance, 0),
            NumberText.integer(solution.flagged), NumberText.integer(solution.fewestDefiningSorts),
            NumberText.fixed(solution.communalityDrops.max(), 2),
            NumberText.fixed(solution.splitHalf, 2) + " ("
              + NumberText.fixed(solution.splitHalfNoise, 2) + ")",
            NumberText.percent(solution.noiseFlagged),
          ], solutionWidths)
      }
  }

  private static let ruleWidths = [34, 9, 10]
  private static let solutionWidths = [8, 10, 9, 10, 10, 15, 11]

  private static func number(
    _ factors: Double?, by criterion: RetentionCriterion, _ panel: RetentionPanel
  ) -> String {
    let isWhole = factors.map { $0 == $0.rounded() } ?? false
    let isMost =
      criterion.isBounded && factors == Double(RetentionPanel.most)
      && panel.retention.parallel.eigenvalues.count > RetentionPanel.most
    return NumberText.fixed(factors, isWhole ? 0 : 1) + (isMost ? "+" : "")
  }

  /// Cells side by side: the first column of words to the left, numbers to the right.
  private static func row(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).enumerated().map { place, pair in
      place == 0 && widths == ruleWidths
        ? pair.0 + String(repeating: " ", count: max(0, pair.1 - DisplayWidth.of(pair.0)))
        : aligned(pair.0, pair.1)
    }.joined()
  }

  private static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }
}
