import QAnalysis
import QCollect
import QReport
import QStudy
import QTables

/// What the maker of a sort gets to see of it, on their own device.
struct PersonalPage {
  private let document: AnalysisDocument
  private let standing: PersonalStanding

  /// Statements of each kind that are shown.
  private static let shown = 3

  /// - Throws: `Findings`, where the sort takes no part.
  init(of sort: String, in document: AnalysisDocument) throws {
    guard let place = document.analysis.table.sorts.firstIndex(where: { $0.id == sort }) else {
      throw Findings(
        Finding(
          .unknownSort, sort: sort, found: "a sort that takes no part", expected: "your sort",
          mend: "Ask the facilitator."))
    }
    self.document = document
    standing = PersonalStanding(
      document.analysis, sort: place, rooms: Rooms(document.analysis.table))
  }

  var json: JSONValue {
    let analysis = document.analysis
    return [
      "viewpoints": .integer(analysis.viewpoints.count), "nearest": nearest,
      "mine": .array(document.study.statements.indices.map { line($0, room: nil) }),
      "share": .array(standing.shared.prefix(Self.shown).map { line($0, room: nil) }),
      "differ": .array(
        (standing.apart ?? []).prefix(Self.shown).map { line($0.statement, room: $0.room) }),
    ]
  }

  private var nearest: JSONValue {
    guard let factor = standing.nearest else { return .null }
    let fit =
      switch standing.place {
      case .defines: "clearly"
      case .between, .passedOver: "partly"
      case .away: "none"
      }
    return [
      "key": .string(String(factor + 1)),
      "shape": .string(LiveResults.shape(of: String(factor + 1))),
      "name": .string(Prose(document).viewpoints[factor].name), "fit": .string(fit),
      "opposite": .bool(standing.isOpposite),
      "gist": document.analysis.viewpoints[factor].gist.map(JSONValue.string) ?? .null,
    ]
  }

  private func line(_ j: Int, room: Double?) -> JSONValue {
    [
      "id": .string(document.study.statements[j].id),
      "text": .string(document.study.statements[j].text),
      "mine": .integer(Int(document.analysis.table.placements[standing.sort][j].rounded())),
      "room": room.map { .number(($0 * 10).rounded() / 10) } ?? .null,
    ]
  }
}
