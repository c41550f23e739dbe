internal import QStudy

/// Names that come so often that they are no slip: those of people in a table with a row a placement, say.
///
/// Of two or three sorts of one name all may be kept; a fourth one is no slip, and to name it otherwise
/// would make a study of another kind of table.
struct ManyBearers {
  private let counts: [String: Int]
  private var isTold = false

  private static let most = 3

  init(_ names: some Sequence<String>) {
    counts = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Whether a name comes too often to be renamed.
  func isMany(_ name: String) -> Bool { counts[name, default: 0] > Self.most }

  /// The finding for the first such name, which tells of the others too; nil for these.
  ///
  /// - Parameter first: where the first bearer stands, in words.
  mutating func finding(_ name: String, at location: Location, first: String) -> Finding? {
    guard !isTold else { return nil }
    isTold = true
    let others = counts.count { $0.value > Self.most } - 1
    return Finding(
      .duplicateSort, location: location, sort: name,
      found: "the id “\(excerpt(name))” \(counts[name, default: 0]) times"
        + (others > 0
          ? ", and \(others) other\(others == 1 ? "" : "s") more than three times" : ""),
      expected: "each id once" + first,
      mend:
        "Give every sort an id of its own; or, if a row is one placement, call the columns that say "
        + "so participant, statement and value.")
  }
}

extension TableReader {
  /// So many sorts of so few statements nobody collects.
  private static let manySorts = 13
  private static let fewStatements = 3

  /// Refuses a study of next to no statements: its table is one of another kind.
  mutating func reportFewStatements(_ study: Study) {
    guard findings.isEmpty, study.sorts.count >= Self.manySorts,
      study.statements.count <= Self.fewStatements
    else { return }
    let ids = study.statements.map { "“\(excerpt($0.id))”" }.joined(separator: ", ")
    findings.append(
      Finding(
        .tooFewStatements, location: table.location(0),
        found: "\(study.sorts.count) sorts of \(study.statements.count) "
          + "statement\(study.statements.count == 1 ? "" : "s"): \(ids)",
        expected: "the values of all statements",
        mend:
          "Check that this is the table of the sorts. If a row is one placement, call the columns "
          + "that say so participant, statement and value, and leave out --rows."))
  }
}
