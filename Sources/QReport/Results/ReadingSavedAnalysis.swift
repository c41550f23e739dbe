import QAnalysis
import QStudy
import QTables

extension SavedAnalysis {
  /// No study has as many; matching viewpoints takes the cube of their number.
  private static let mostFactors = 1000

  /// Reads a JSON value: format and version before anything else.
  init(_ value: JSONValue, file: String) throws(Findings) {
    if let finding = Self.formatFinding(value, file: file) { throw Findings(finding) }
    var reader = ResultReader(file: file)
    let root = ResultNode(value: value, path: "")

    title = reader.member(root, "input").map { reader.string($0, "study") } ?? ""
    settings = reader.object(root, "settings")
    statements = reader.elements(root, "statements").map {
      Statement(id: reader.string($0, "id"), text: reader.string($0, "text"))
    }
    factors = reader.elements(root, "factors").map {
      Factor(
        id: reader.string($0, "id"), name: reader.optionalString($0, "name"),
        definingSorts: reader.strings($0, "definingSorts"))
    }
    if factors.count > Self.mostFactors {
      reader.fault(
        .badValue, "factors", found: "\(factors.count) factors",
        expected: "at most \(Self.mostFactors)")
    }
    _ = reader.places(statements.map(\.id), "statements", what: "statement")
    let factorPlaces = reader.places(factors.map(\.id), "factors", what: "factor")
    sorts = reader.elements(root, "sorts").map { reader.sort($0, factors: factorPlaces) }
    let sortPlaces = reader.places(sorts.map(\.id), "sorts", what: "sort")
    reader.check(factors, sorts: sortPlaces)

    let (rows, columns) = (sorts.count, factors.count)
    flags = reader.flags(root, rows: rows, columns: columns)
    loadings =
      reader.member(root, "rotation").map {
        reader.matrix($0, "loadings", rows: rows, columns: columns)
      } ?? []
    if let scores = reader.member(root, "scores") {
      z = reader.columns(scores, "z", rows: statements.count, columns: columns) { $0.number($1) }
      arrays = reader.columns(scores, "array", rows: statements.count, columns: columns) {
        $0.integer($1)
      }
    } else {
      z = []
      arrays = []
    }
    comparison = reader.verdicts(root, statements: statements, factors: factorPlaces)
    themes = reader.elements(root, "themes").map { theme in
      Theme(
        id: reader.string(theme, "theme"),
        label: reader.optionalWord(theme, "label", ThemeResult.Label.self),
        divergence: reader.optionalNumber(reader.member(theme, "divergence")))
    }
    warnings = reader.elements(root, "warnings").map { warning in
      Warning(
        code: reader.string(warning, "code"), sorts: reader.strings(warning, "sorts"),
        statements: reader.strings(warning, "statements"),
        factors: reader.strings(warning, "factors"))
    }
    self.value = value
    published = nil
    try Findings.check(reader.findings)
  }

  /// Why a document is not one this program can read, `nil` where it is.
  private static func formatFinding(_ value: JSONValue, file: String) -> Finding? {
    guard value["format"]?.string == AnalysisJSON.format else {
      return Finding(
        .unreadableFormat, location: Location(file: file, cell: "format"),
        found: value["format"]?.string.map { "the format “\($0)”" } ?? "no format",
        expected: "the format “\(AnalysisJSON.format)”",
        mend: "Name an analysis.json that mindset wrote.")
    }
    let location = Location(file: file, cell: "version")
    guard let version = value["version"]?.int, version >= 1 else {
      return Finding(
        .badValue, location: location, found: value["version"]?.kind ?? "no version",
        expected: "the version \(AnalysisJSON.version)",
        mend: "Write the file again by running its recipe.")
    }
    guard version > AnalysisJSON.version else { return nil }
    return Finding(
      .unreadableFormat, location: location, found: "version \(version)",
      expected: "version \(AnalysisJSON.version) or lower",
      mend: "Update mindset: a newer one wrote this file.")
  }
}

extension ResultReader {
  fileprivate mutating func object(_ node: ResultNode, _ key: String) -> JSONObject {
    guard let member = member(node, key) else { return JSONObject([]) }
    if let object = member.value.object { return object }
    fault(.wrongType, member.path, found: member.value.kind, expected: "an object")
    return JSONObject([])
  }

  fileprivate mutating func sort(
    _ node: ResultNode, factors: [String: Int]
  ) -> SavedAnalysis.Sort {
    let viewpoint = member(node, "viewpoint").flatMap { member in
      member.value == .null ? nil : place(of: member, in: factors, what: "a factor")
    }
    return SavedAnalysis.Sort(
      id: string(node, "id"), status: word(node, "status", Flags.Status.self) ?? .null,
      viewpoint: viewpoint,
      pole: optionalWord(node, "pole", Direction.self).map { $0 == .speaksFor ? 1 : -1 })
  }

  fileprivate mutating func check(_ factors: [SavedAnalysis.Factor], sorts: [String: Int]) {
    for (f, factor) in factors.enumerated() {
      for (i, id) in factor.definingSorts.enumerated() where sorts[id] == nil {
        fault(
          .badValue, "factors[\(f)].definingSorts[\(i)]", found: "“\(id)”",
          expected: "a sort of this file")
      }
    }
  }

  fileprivate mutating func flags(_ root: ResultNode, rows: Int, columns: Int) -> [[Int]] {
    elements(root, "flags", count: rows).map { row in
      elements(row, count: columns).map { cell in
        let flag = integer(cell)
        if ![-1, 0, 1].contains(flag) {
          fault(.badValue, cell.path, found: "\(flag)", expected: "1, -1 or 0")
        }
        return flag
      }
    }
  }

  fileprivate mutating func verdicts(
    _ root: ResultNode, statements: [SavedAnalysis.Statement], factors: [String: Int]
  ) -> [SavedAnalysis.Verdict] {
    let nodes = elements(root, "comparison", count: statements.count)
    return zip(nodes, statements).map { node, statement in
      let id = string(node, "statement")
      if id != statement.id {
        fault(
          .badValue, node.child("statement"), found: "“\(id)”",
          expected: "“\(statement.id)”, as in the list of statements")
      }
      let ground = member(node, "commonGround")
      let classical = member(node, "classical")
      let marks = classical.map { elements($0, "distinguishes") } ?? []
      return SavedAnalysis.Verdict(
        label: word(node, "label", Comparison.Label.self) ?? .undecided,
        distinguishes: elements(node, "distinguishes").compactMap {
          place(of: $0, in: factors, what: "a factor")
        },
        side: ground.flatMap { optionalWord($0, "side", CommonGround.Side.self) },
        evidence: ground.flatMap { optionalWord($0, "evidence", CommonGround.Evidence.self) },
        classical: marks.compactMap { mark in
          let level = number(member(mark, "level"))
          return place(of: member(mark, "factor"), in: factors, what: "a factor")
            .map { SavedAnalysis.Mark(factor: $0, level: level) }
        },
        consensus: classical.flatMap {
          word($0, "consensus", Comparison.Classical.Consensus.self)
        } ?? Comparison.Classical.Consensus.none)
    }
  }
}

extension JSONError {
  /// The fault as a finding.
  func finding(file: String) -> Finding {
    let (found, expected, position) = facts
    return Finding(
      .syntax,
      location: Location(
        file: file, line: position?.line, cell: position.map { "column \($0.column)" }),
      found: found, expected: expected,
      mend: "Write the file again by running its recipe; it was changed by hand or cut short.")
  }

  private var facts: (found: String, expected: String, position: TextPosition?) {
    switch self {
    case .text: return ("bytes that are no UTF-8", "JSON in UTF-8", nil)
    case .unexpected(let found, let expected, let position):
      let what = found.map { "“\($0)”" } ?? "the end of the file"
      return (what, expected.phrase, position)
    case .duplicateKey(let key, let position):
      return ("the key “\(key)” a second time", "each key once", position)
    case .badEscape(let position): return ("a bad escape", "an escape of JSON", position)
    case .numberOutOfRange(let position):
      return ("a number too large", "a number in the range of double precision", position)
    case .tooDeep(let limit, let position):
      return ("more than \(limit) levels of nesting", "a few levels", position)
    case .tooLarge(let limit, let position):
      return ("more than \(limit) values", "the results of one study", position)
    }
  }
}

extension JSONError.Expectation {
  fileprivate var phrase: String {
    switch self {
    case .value: "a value"
    case .key: "a key in quotes"
    case .colon: "a colon"
    case .commaOrEnd: "a comma or the closing bracket"
    case .digit: "a digit"
    case .character: "the end of the text in quotes"
    case .end: "nothing after the document"
    }
  }
}
