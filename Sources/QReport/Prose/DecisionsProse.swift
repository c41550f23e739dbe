import QAnalysis
import QStudy

extension Prose {
  /// Which sorts took part, where some did not.
  var selection: MethodPart? {
    let selection = analysis.table.selection
    var parts: [String] = []
    if !selection.conditions.isEmpty {
      parts.append(
        "Only sorts of the condition\(selection.conditions.count == 1 ? "" : "s") "
          + "\(NumberText.list(selection.conditions)) took part")
    }
    if !selection.exclude.isEmpty {
      parts.append(
        "\(NumberText.list(selection.exclude)) \(selection.exclude.count == 1 ? "was" : "were") "
          + "left out")
    }
    if let change = selection.change {
      parts.append(
        "What was analysed are change-sorts: each person’s placements under “\(change.to)” less those "
          + "under “\(change.from)”, as a free distribution")
    }
    return parts.isEmpty ? nil : MethodPart(text: parts.joined(separator: "; ") + ".")
  }

  /// What a person decided about the solution, each with the reason given; `nil` where nothing was.
  ///
  /// Viewpoint numbers are the recipe's.
  var decisions: MethodPart? {
    let decided = analysis.decisions
    var parts: [String] = []
    parts += decided.rotations.map { turn in
      "viewpoints \(turn.first) and \(turn.second) were rotated by "
        + "\(NumberText.fixed(turn.degrees, 1))°" + Self.reason(turn.because)
    }
    if !decided.invert.isEmpty {
      parts.append(
        "\(viewpoints(decided.invert)) \(decided.invert.count == 1 ? "was" : "were") turned about")
    }
    if !decided.split.isEmpty {
      parts.append(
        "\(viewpoints(decided.split)) \(decided.split.count == 1 ? "was" : "were") split into "
          + "\(decided.split.count == 1 ? "its" : "their") two poles")
    }
    if let take = decided.take {
      parts.append("\(viewpoints(take)) \(take.count == 1 ? "was" : "were") kept, in this order")
    }
    parts += decided.flags.map(flag)
    guard !parts.isEmpty else { return nil }
    return MethodPart(text: "By decision, " + parts.joined(separator: "; ") + ".")
  }

  private func flag(_ flag: Decisions.ManualFlag) -> String {
    let place = "viewpoint \(flag.viewpoint)"
    let what =
      flag.sign == 0
      ? "\(flag.sort) does not define \(place)"
      : "\(flag.sort) defines \(place)" + (flag.sign < 0 ? " from its negative pole" : "")
    return what + Self.reason(flag.because)
  }

  private func viewpoints(_ numbers: [Int]) -> String {
    "viewpoint\(numbers.count == 1 ? "" : "s") " + NumberText.list(numbers.map { String($0) })
  }

  private static func reason(_ because: String?) -> String {
    because.map { " (\($0))" } ?? ""
  }
}
