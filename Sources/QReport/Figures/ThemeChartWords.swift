import QAnalysis
import QStudy

extension ThemeChart {
  /// The label of a theme, and what qualifies it.
  func finding(_ theme: ThemeResult) -> (label: String, more: String?) {
    guard theme.label != nil else { return ("", nil) }
    return switch Prose(document).verdict(theme) {
    case .divided: ("divided", nil)
    case .undecided: ("undecided", theme.sharedOutOfReach ? "too few people to show sharing" : nil)
    case .shared: ("shared", nil)
    case .differentArguments: ("shared", "same side, different arguments")
    case .differLittle: ("differ little", "on no one side")
    case .aroundTheMiddle: ("differ little", "around the middle")
    case .notCompared, .undirected: ("", nil)
    }
  }

  var closing: String? {
    guard factors.count > 1 else {
      return "Fewer than two viewpoints have scores, so there is no disagreement to divide up."
    }
    if themes.count == 1 { return "With a single theme there are no shares." }
    if themes.allSatisfy({ $0.share == nil }) {
      return Prose(document).isNoiseKnown
        ? "There is no disagreement beyond noise to divide up among the themes."
        : "How much of the disagreement is noise can’t be told, so there is nothing to divide up."
    }
    let directed = themes.contains { !$0.stances.isEmpty }
    return directed
      ? "A label is about the side taken, not the reasons. “More than its size” is said only where "
        + "chance would hardly do the same (adjusted p < .05)."
      : "Stances need directions: whether agreeing with a statement speaks for or against its theme."
  }

  /// One theme in words.
  func told(_ theme: ThemeResult) -> String {
    var parts = [theme.theme.label + ": " + NumberText.count(theme.statements.count, "statement")]
    let stances = stances(theme).map {
      "\(document.identifier(of: $0.factor)) \(NumberText.fixed($0.stance.mean, 2, signed: true))"
    }
    if theme.stances.isEmpty {
      parts.append("needs directions")
    } else if !stances.isEmpty {
      parts.append("stances " + stances.joined(separator: ", "))
    }
    let found = finding(theme)
    if !found.label.isEmpty {
      parts.append([found.label, found.more].compactMap(\.self).joined(separator: ", "))
    }
    if let share = theme.share {
      parts.append(
        "\(NumberText.percent(share)) of the disagreement with "
          + "\(NumberText.percent(size(of: theme))) of the statements")
    }
    return parts.joined(separator: "; ")
  }

  var description: String { themes.map(told).joined(separator: ". ") + "." }
}
