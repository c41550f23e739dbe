import QNumerics
import QStudy

/// How one sort stands to the viewpoints and to the room.
public struct PersonalStanding: Equatable, Sendable {
  /// How a sort stands to the viewpoint nearest to it.
  public enum Place: Equatable, Sendable {
    /// It defines it.
    case defines
    /// It lies between it and others.
    case between
    /// It lies near none.
    case away
    /// A person left it without a flag: that it lies near none was not found.
    case passedOver
  }

  /// The sort.
  public let sort: Int
  /// The viewpoint it defines; else the one it loads on most strongly, by |loading|, of the two poles
  /// of a split viewpoint that on its own side; `nil` where none has scores.
  public let nearest: Int?
  /// Whether it stands there on the other side: the viewpoint turned round.
  public let isOpposite: Bool
  /// How it stands to ``nearest``.
  public let place: Place
  /// Common ground of all viewpoints that the sort leans to as well: firm before likely, the widest
  /// margins first.
  public let shared: [Int]
  /// Statements by how far the sort's placement lies from the mean placement of its room, the
  /// furthest first; those placed within one column of it are left out, and so is what is ``shared``,
  /// however strongly the sort holds it. `nil` where the room is too small to be told of.
  public let apart: [Difference]?
  /// Whether the sort differs from its room only in how strongly it holds what is ``shared``.
  public let isApartInDegree: Bool

  /// A statement placed otherwise than by the room.
  public struct Difference: Equatable, Sendable {
    /// Position of the statement.
    public let statement: Int
    /// Where the sort places it.
    public let own: Double
    /// Where the room places it on average.
    public let room: Double
  }

  /// Reads where a sort stands. Statements whose cell is blank are not the person's to be told.
  ///
  /// - Parameters:
  ///   - analysis: the analysis in which the sort stands.
  ///   - sort: position of the sort.
  ///   - rooms: the rooms of the analysis' table, made once for all its sorts.
  public init(_ analysis: Analysis, sort: Int, rooms: Rooms) {
    self.sort = sort
    (nearest, isOpposite) = Self.nearest(analysis, sort: sort)
    place = Self.place(analysis, sort: sort)
    let table = analysis.table
    let own = table.placements[sort]
    let placed = own.indices.filter { table.sorts[sort].placements[$0] != nil }
    let shared = Self.shared(analysis, own: own, placed: placed)
    self.shared = shared
    let far: [Difference]? = rooms.means(around: sort).map { means -> [Difference] in
      let differences = placed.compactMap { j -> Difference? in
        means[j].map { Difference(statement: j, own: own[j], room: $0) }
      }
      return differences.filter { $0.distance > table.grid.step }.sorted {
        $0.distance != $1.distance ? $0.distance > $1.distance : $0.statement < $1.statement
      }
    }
    let apart = far?.filter { !shared.contains($0.statement) }
    self.apart = apart
    isApartInDegree = apart?.isEmpty == true && far?.isEmpty == false
  }

  private static func nearest(_ analysis: Analysis, sort: Int) -> (factor: Int?, isOpposite: Bool) {
    // A flag may have been set by hand where the sort does not load most strongly.
    if let own = analysis.flags.viewpoint(of: sort) {
      return (own, analysis.flags.values[sort][own] < 0)
    }
    let loadings = analysis.rotation.definingLoadings.row(sort)
    let nearest = analysis.characteristics.comparable.max {
      let (a, b) = (loadings[$0], loadings[$1])
      return abs(a) != abs(b) ? abs(a) < abs(b) : a < b
    }
    return (nearest, nearest.map { loadings[$0] < 0 } ?? false)
  }

  private static func place(_ analysis: Analysis, sort: Int) -> Place {
    if analysis.isPassedOver(sort) { return .passedOver }
    return switch analysis.flags.status[sort] {
    case .defining: .defines
    case .confounded: .between
    case .null: .away
    }
  }

  private static func shared(_ analysis: Analysis, own: [Double], placed: [Int]) -> [Int] {
    let grid = analysis.table.grid
    // Who moves a statement neither up nor down changes nothing, wherever the grid of changes ends.
    let middle = analysis.table.selection.change == nil ? grid.centre : 0
    let ground = analysis.comparison.statements.map(\.commonGround)
    func leansAlike(_ j: Int) -> Bool {
      switch ground[j].side {
      case .embrace: own[j] > middle
      case .setAside: own[j] < middle
      case .littleMatter: abs(own[j] - middle) <= grid.step
      case nil: false
      }
    }
    return placed.filter { ground[$0].evidence != nil && leansAlike($0) }.sorted { a, b in
      let (first, second) = (ground[a], ground[b])
      if first.evidence != second.evidence { return first.evidence == .firm }
      let (left, right) = (first.margin ?? 0, second.margin ?? 0)
      return left != right ? left > right : a < b
    }
  }
}

extension PersonalStanding.Difference {
  /// How far the two lie apart, in the values of columns.
  var distance: Double { abs(own - room) }
}
