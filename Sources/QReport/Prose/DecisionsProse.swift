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
  /// Viewpoints are called as the report calls them, which need not be their numbers in the recipe; what
  /// was left out, since its viewpoint wasn't found, is told by a warning and not here.
  var decisions: MethodPart? {
    let decided = analysis.positions
    var parts: [String] = []
    parts += decided.planes.map { turn in
      both(turn.first, turn.second) + " were rotated by \(NumberText.fixed(turn.degrees, 1))°"
        + Self.reason(turn.because)
    }
    if !decided.invert.isEmpty {
      parts.append(
        NumberText.list(decided.invert.map(called))
          + " \(decided.invert.count == 1 ? "was" : "were") turned about")
    }
    parts += decided.split.compactMap { factor in
      decided.finalPosition(of: factor, negativePole: false).map {
        "\(document.identifier(of: $0)) and \(document.identifier(of: $0 + 1)) are the two poles of one "
          + "viewpoint that was split"
      }
    }
    if analysis.decisions.take != nil {
      let kept = decided.take.count
      parts.append(
        "\(kept) of \(NumberText.count(settings.factors, "viewpoint")) "
          + "\(kept == 1 ? "was" : "were") kept, in the order decided")
    }
    parts += decided.flags.map(flag)
    guard !parts.isEmpty else { return nil }
    return MethodPart(text: "By decision, " + parts.joined(separator: "; ") + ".")
  }

  private func flag(_ flag: PositionedDecisions.Flag) -> String {
    let sort = analysis.table.sorts[flag.sort].id
    let place = document.identifier(of: flag.factor)
    let what =
      flag.sign == 0
      ? "\(sort) does not define \(place)"
      : "\(sort) defines \(place)" + (flag.sign < 0 ? " from its negative pole" : "")
    return what + Self.reason(flag.because)
  }

  /// Two factors of the rotation in the report's terms.
  private func both(_ first: Int, _ second: Int) -> String {
    let areGone = [first, second].allSatisfy { !analysis.positions.take.contains($0) }
    return areGone
      ? "two viewpoints that were not kept" : "\(called(first)) and \(called(second))"
  }

  /// A factor of the rotation in the report's terms.
  private func called(_ factor: Int) -> String {
    let decided = analysis.positions
    guard let place = decided.finalPosition(of: factor, negativePole: false) else {
      return "a viewpoint that was not kept"
    }
    let name = document.identifier(of: place)
    return decided.split.contains(factor)
      ? "\(name) with its other pole \(document.identifier(of: place + 1))" : name
  }

  private static func reason(_ because: String?) -> String {
    because.map { " (\($0))" } ?? ""
  }
}
