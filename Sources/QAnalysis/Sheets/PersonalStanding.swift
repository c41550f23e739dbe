import QNumerics
import QStudy

/// How one sort stands to the viewpoints and to the room.
public struct PersonalStanding: Equatable, Sendable {
  /// The sort.
  public let sort: Int
  /// The viewpoint it defines; else the one it loads on most strongly, by |loading|, of the two poles
  /// of a split viewpoint that on its own side; `nil` where none has scores.
  public let nearest: Int?
  /// Whether it stands there on the other side: the viewpoint turned round.
  public let isOpposite: Bool
  /// How the sort stands: it defines ``nearest``, lies between viewpoints, or near none.
  public let status: Flags.Status
  /// Common ground of all viewpoints that the sort leans to as well: firm before likely, the widest
  /// margins first.
  public let shared: [Int]
  /// Statements by how far the sort's placement lies from the mean placement of all sorts, the
  /// furthest first; those placed within one column of it are left out.
  public let apart: [Difference]

  /// A statement placed otherwise than by the room.
  public struct Difference: Equatable, Sendable {
    /// Position of the statement.
    public let statement: Int
    /// Where the sort places it.
    public let own: Double
    /// Where all sorts place it on average.
    public let room: Double
  }

  /// Reads where a sort stands.
  public init(_ analysis: Analysis, sort: Int) {
    self.sort = sort
    (nearest, isOpposite) = Self.nearest(analysis, sort: sort)
    status = analysis.flags.status[sort]
    let placements = analysis.table.placements
    let own = placements[sort]
    // A card that nobody moved lies in the middle of changes, wherever their grid ends.
    let middle = analysis.table.selection.change == nil ? analysis.table.grid.centre : 0
    let ground = analysis.comparison.statements.map(\.commonGround)
    func leansAlike(_ j: Int) -> Bool {
      switch ground[j].side {
      case .embrace: own[j] > middle
      case .setAside: own[j] < middle
      case .littleMatter: abs(own[j] - middle) <= 1
      case nil: false
      }
    }
    shared = own.indices.filter { ground[$0].evidence != nil && leansAlike($0) }.sorted { a, b in
      let (first, second) = (ground[a], ground[b])
      if first.evidence != second.evidence { return first.evidence == .firm }
      let (left, right) = (first.margin ?? 0, second.margin ?? 0)
      return left != right ? left > right : a < b
    }
    let room = own.indices.map { j in
      placements.reduce(0) { $0 + $1[j] } / Double(placements.count)
    }
    let distances = own.indices.map { abs(own[$0] - room[$0]) }
    apart = own.indices.filter { distances[$0] > 1 }.sorted {
      distances[$0] != distances[$1] ? distances[$0] > distances[$1] : $0 < $1
    }.map { Difference(statement: $0, own: own[$0], room: room[$0]) }
  }

  private static func nearest(_ analysis: Analysis, sort: Int) -> (factor: Int?, isOpposite: Bool) {
    let comparable = analysis.characteristics.comparable
    // A flag may have been set by hand where the sort does not load most strongly.
    if let own = analysis.flags.viewpoint(of: sort), comparable.contains(own) {
      return (own, analysis.flags.values[sort][own] < 0)
    }
    let loadings = analysis.rotation.definingLoadings.row(sort)
    let nearest = comparable.max {
      let (a, b) = (loadings[$0], loadings[$1])
      return abs(a) != abs(b) ? abs(a) < abs(b) : a < b
    }
    return (nearest, nearest.map { loadings[$0] < 0 } ?? false)
  }
}
