import QAnalysis
import QStudy

extension ScoreDotPlot {
  /// What was found of a statement, for the right edge; empty where undecided.
  func label(_ j: Int) -> String {
    let compared = document.analysis.comparison.statements[j]
    switch document.labels {
    case .mindset:
      var words: [String] = []
      if compared.label == .distinguishing {
        words.append(
          "distinguishes "
            + compared.distinguishes.map { document.identifier(of: $0) }.joined(separator: ", "))
      }
      if compared.label == .shared { words.append("shared") }
      switch compared.commonGround.evidence {
      case .firm: words.append("common ground")
      case .likely: words.append("likely common ground")
      case nil: break
      }
      return words.joined(separator: "; ")
    case .classical:
      let marks = compared.classical.distinguishes.map {
        document.identifier(of: $0.factor) + String(repeating: "*", count: $0.stars)
      }
      if !marks.isEmpty { return "distinguishes " + marks.joined(separator: ", ") }
      return switch compared.classical.consensus {
      case .none: ""
      case .p01: "consensus"
      case .p05: "consensus*"
      }
    }
  }

  var labelNote: String? {
    guard factors.count > 1 else { return nil }
    switch document.labels {
    case .mindset:
      let margin = NumberText.fixed(document.analysis.settings.equivalence, 2)
      let outOfReach = document.warnings.contains { $0.code == .sharedOutOfReach }
      return "Right edge: the viewpoints that a statement tells apart from every other; shared, "
        + "where all agree to within \(margin); common ground, what is embraced, set aside or of "
        + "little matter to all. Blank: the sorts don’t settle it."
        + (outOfReach
          ? " Too few people took part to show that viewpoints agree to within \(margin)." : "")
    case .classical:
      return "Right edge: viewpoints that differ from every other (* p < .05, ** p < .01, "
        + "*** p < .001), and consensus, where no two differ (p > .01, * p > .05)."
    }
  }

  var description: String {
    func told(_ j: Int) -> String {
      let own = factors.sorted { (z[$0][j], $0) < (z[$1][j], $1) }
      return "statement \(statements[j].id) (\(statements[j].brief)): "
        + [own.first, own.last].compactMap(\.self).map { f in
          "\(document.identifier(of: f)) \(NumberText.fixed(z[f][j], 2, signed: true))"
        }.joined(separator: " to ")
    }
    guard factors.count > 1 else {
      let top = order.prefix(3).map { "\(statements[$0].id) (\(statements[$0].brief))" }
      return "Highest in \(document.fullName(of: factors[0])): \(NumberText.list(top))."
    }
    var sentences = [
      "Viewpoints lie furthest apart on " + order.prefix(3).map(told).joined(separator: "; ") + ".",
      "They lie closest on " + order.suffix(2).reversed().map(told).joined(separator: "; ") + ".",
    ]
    let pairs = factors.enumerated().flatMap { i, a in factors.dropFirst(i + 1).map { (a, $0) } }
    let known = pairs.compactMap { a, b in
      document.analysis.scores.correlations[a][b].map { (a: a, b: b, r: $0) }
    }
    if factors.count > 2, let least = known.min(by: { $0.r < $1.r }) {
      sentences.append(
        "The two viewpoints least alike are \(document.fullName(of: least.a)) and "
          + "\(document.fullName(of: least.b)) (correlation \(NumberText.fixed(least.r, 2))).")
    }
    return sentences.joined(separator: " ")
  }
}
