import QAnalysis
import QDrawing
import QNumerics
import QStudy
import QTables

/// A desk in the report on which a reader tries rotations by hand and copies them as a recipe's
/// lines.
///
/// It is a small client of the recipe: its script mirrors the rotation of a plane and the flag rule
/// of the run, nothing else, and what it shows is a preview. It stays hidden where no script runs.
struct RotationBench {
  /// Sorts beyond which marks and their labels would hide each other.
  static let mostSorts = 200

  let document: AnalysisDocument
  /// Pairs of viewpoints whose plane a recipe can turn.
  let planes: [Plane]

  /// Two viewpoints, and how a recipe means them.
  struct Plane {
    /// Positions in the solution.
    let first, second: Int
    /// Numbers in the recipe.
    let numbers: [Int]
    /// −1 where one of the two is turned about after the rotations: the angle seen is then written
    /// with the other sign.
    let sign: Int
  }

  /// `nil` where there is nothing to turn, or where the two rules of the bench would not do.
  init?(_ document: AnalysisDocument) {
    guard document.factors > 1, Self.reasonAgainst(document) == nil else { return nil }
    self.document = document
    planes = Self.planes(of: document)
  }

  private static func planes(of document: AnalysisDocument) -> [Plane] {
    let handles = document.analysis.positions.handles
    var planes: [Plane] = []
    for f in handles.indices {
      for g in (f + 1)..<max(f + 1, handles.count) {
        guard let first = handles[f], let second = handles[g] else { continue }
        planes.append(
          Plane(
            first: f, second: g, numbers: [first.number, second.number],
            sign: first.isTurnedAbout == second.isTurnedAbout ? 1 : -1))
      }
    }
    return planes
  }

  /// Why a solution of several viewpoints has no bench; `nil` where it may have one.
  static func reasonAgainst(_ document: AnalysisDocument) -> String? {
    guard document.factors > 1 else { return nil }
    if document.analysis.rotation.splitFrom.contains(where: { $0 != nil }) {
      return
        "Rotations by hand can’t be tried on this page, because a viewpoint is split; they can "
        + "be written into the recipe."
    }
    if document.analysis.rotation.method.isOblique {
      return
        "Rotations by hand can’t be tried on this page, because the factors are correlated: turning "
        + "them in a plane has no meaning there."
    }
    if document.analysis.settings.conventions != .exact {
      return
        "Rotations by hand can be tried on this page with exact figures only, not where another "
        + "program’s rounding is repeated; they can be written into the recipe."
    }
    if document.analysis.table.sorts.count > mostSorts {
      return "Rotations by hand can be tried on this page for up to \(mostSorts) sorts; here they "
        + "can be written into the recipe."
    }
    if planes(of: document).isEmpty {
      return
        "Rotations by hand can’t be tried on this page, because the recipe names viewpoints that "
        + "were not found, and a rotation is written with the numbers of its names; mend its "
        + "viewpoints first."
    }
    return nil
  }

  // MARK: Data

  /// What the script is given, in full precision, as text that no `<` can end.
  var data: String {
    let analysis = document.analysis
    let value: JSONValue = [
      "sorts": .texts(analysis.table.sorts.map(\.id)),
      "viewpoints": .array(
        (0..<document.factors).map { f in
          [
            "id": .string(document.identifier(of: f)), "name": .string(document.name(of: f)),
          ]
        }),
      "loadings": .rows(analysis.rotation.loadings),
      "communalities": .figures(analysis.rotation.communalities),
      "flags": .array(
        analysis.flags.values.map { row in .array(row.map { .integer($0) }) }),
      "rule": rule,
      "decided": .array(
        analysis.positions.flags.map { flag in
          [.integer(flag.sort), .integer(flag.factor), .integer(flag.sign)]
        }),
      "planes": .array(
        planes.map { plane in
          [
            "f": .integer(plane.first), "g": .integer(plane.second),
            "numbers": .array(plane.numbers.map { .integer($0) }), "sign": .integer(plane.sign),
          ]
        }),
      "rotations": .texts(lines),
    ]
    return value.text().replacing("<", with: "\\u003c")
  }

  /// The flag rule: |a| above `limit`, and a² above `share` of h², each where it is not null; null
  /// where only flags by hand count.
  private var rule: JSONValue {
    let settings = document.analysis.settings
    let limit = JSONValue.figure(
      settings.conventions.flags.limit(
        settings.flagLevel, statements: document.analysis.table.statements.count))
    let share = JSONValue.number(0.5)
    return switch settings.flagging {
    case .standard: ["limit": limit, "share": share]
    case .significance: ["limit": limit, "share": nil]
    case .majority: ["limit": nil, "share": share]
    case .none: nil
    }
  }

  /// The rotations that the recipe already has, as its lines; new ones come after them.
  private var lines: [String] {
    document.analysis.decisions.rotations.map { turn in
      let because = turn.because.map { [("because", YAMLValue.string($0))] } ?? []
      let entry = YAMLValue.mapping(
        [
          ("planes", .sequence([.integer(turn.first), .integer(turn.second)], flow: true)),
          ("degrees", .number(turn.degrees)),
        ] + because, flow: true)
      return "  - " + YAMLWriter.write(entry).trimmingLineEnd
    }
  }
}

extension String {
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
