import QStudy

extension SortTable {
  /// What a reader must know where people have several sorts: every error and test counts sorts.
  var peopleWarnings: [Warning] {
    let several = Dictionary(grouping: sorts, by: \.participant).values.filter { $0.count > 1 }
    guard !several.isEmpty else { return [] }
    let concerned = Set(several.joined().map(\.id))
    var conditions: [String] = []
    for case let condition? in sorts.map(\.condition) where !conditions.contains(condition) {
      conditions.append(condition)
    }
    let way =
      conditions.count < 2
      ? "Leave all but one sort of each person out (--exclude)."
      : "Analyse one condition (--condition \(conditions[0])), or how people changed (--change "
        + "\(conditions[0]),\(conditions[1]))."
    return [
      Warning(
        .severalSortsAPerson,
        "\(several.count) \(several.count == 1 ? "person has" : "people have") more than one sort: "
          + "standard errors, labels and the number of viewpoints count sorts as if each were "
          + "another person's, and are too sure. \(way)",
        sorts: sorts.map(\.id).filter(concerned.contains))
    ]
  }
}
