/// What a person decided about a solution, as a recipe holds it; results are never edited.
///
/// A number n means the viewpoint that the automatic rotation matches to the n-th anchor; where
/// there is no such anchor, the factor at position n.
public struct Decisions: Equatable, Sendable {
  /// Two factors turned in their plane.
  public struct PlaneRotation: Equatable, Sendable {
    /// Number of the first viewpoint, f.
    public var first: Int
    /// Number of the second viewpoint, g.
    public var second: Int
    /// θ in degrees: b_f = a_f cos θ − a_g sin θ, b_g = a_f sin θ + a_g cos θ.
    public var degrees: Double
    /// The reason, for readers.
    public var because: String?

    /// Makes a rotation by hand.
    public init(first: Int, second: Int, degrees: Double, because: String? = nil) {
      self.first = first
      self.second = second
      self.degrees = degrees
      self.because = because
    }
  }

  /// A flag set or removed by hand.
  public struct ManualFlag: Equatable, Sendable {
    /// Identifier of the sort.
    public var sort: String
    /// Number of the viewpoint.
    public var viewpoint: Int
    /// 1 flags, −1 flags on the negative pole, 0 removes a flag.
    public var sign: Int
    /// The reason, for readers.
    public var because: String?

    /// Makes a flag.
    public init(sort: String, viewpoint: Int, sign: Int, because: String? = nil) {
      self.sort = sort
      self.viewpoint = viewpoint
      self.sign = sign
      self.because = because
    }
  }

  /// Rotations by hand, applied in this order.
  public var rotations: [PlaneRotation]
  /// Viewpoints kept, in their new order; `nil` keeps all.
  public var take: [Int]?
  /// Viewpoints turned about.
  public var invert: [Int]
  /// Bipolar viewpoints whose two poles become viewpoints of their own.
  public var split: [Int]
  /// Flags by hand, applied in this order.
  public var flags: [ManualFlag]
  /// What names, gists and numbers hold on to.
  public var anchors: [Anchor]

  /// Makes decisions; without arguments, none.
  public init(
    rotations: [PlaneRotation] = [], take: [Int]? = nil, invert: [Int] = [], split: [Int] = [],
    flags: [ManualFlag] = [], anchors: [Anchor] = []
  ) {
    self.rotations = rotations
    self.take = take
    self.invert = invert
    self.split = split
    self.flags = flags
    self.anchors = anchors
  }
}

/// What a viewpoint's name holds on to from run to run: a sort, or an array.
public struct Anchor: Equatable, Sendable {
  /// The kind of anchor.
  public enum Kind: Equatable, Sendable {
    /// The viewpoint on which this sort loads.
    case like(String)
    /// The viewpoint whose z-scores correlate with these values, by statement.
    case array([String: Double])
  }

  /// What the name holds on to.
  public var kind: Kind
  /// The viewpoint's name.
  public var name: String?
  /// The viewpoint in one sentence.
  public var gist: String?

  /// Makes an anchor.
  public init(kind: Kind, name: String? = nil, gist: String? = nil) {
    self.kind = kind
    self.name = name
    self.gist = gist
  }
}

/// A viewpoint as people speak of it.
public struct Viewpoint: Equatable, Sendable {
  /// `F1`, `F2` …: the position in this run's results.
  public let identifier: String
  /// The name a person gave it.
  public let name: String?
  /// Its gist, as a person put it.
  public let gist: String?

  /// `F1` for position 0.
  public static func identifier(_ position: Int) -> String { "F\(position + 1)" }
}

/// Decisions with numbers turned into positions of the automatic solution.
package struct PositionedDecisions: Sendable {
  /// Two factors turned in their plane.
  package struct Plane: Sendable {
    /// Position of the first factor, before any is left out.
    package let first: Int
    /// Position of the second.
    package let second: Int
    /// The angle in degrees.
    package let degrees: Double
    /// The reason, for readers.
    package let because: String?
  }

  /// A flag set or removed by hand.
  package struct Flag: Sendable {
    /// Position of the sort.
    package let sort: Int
    /// Position in the final solution.
    package let factor: Int
    /// 1, −1, or 0 for none.
    package let sign: Int
    /// The reason, for readers.
    package let because: String?
  }

  /// New order of the automatic factors; what follows counts in it.
  package internal(set) var order: [Int]
  /// ±1 for each factor in that order.
  package internal(set) var signs: [Double]
  /// Turns by hand, in the order of the recipe.
  package internal(set) var planes: [Plane] = []
  /// Factors turned about.
  package internal(set) var invert: [Int] = []
  /// Factors whose poles become two.
  package internal(set) var split: [Int] = []
  /// Factors kept, in the order of the final solution.
  package internal(set) var take: [Int]
  /// Flags by hand, in the order of the recipe.
  package var flags: [Flag] = []
  /// The number by which a recipe names each factor in that order; `nil` where none does.
  var numbers: [Int?]

  /// Nothing decided about `factors` factors.
  init(factors: Int) {
    order = Array(0..<factors)
    signs = Array(repeating: 1, count: factors)
    take = order
    numbers = order.map { $0 + 1 }
  }

  /// The same decisions on a solution of all sorts but one, whose factors `pairs` names the
  /// counterparts of.
  func leavingOut(_ sort: Int, counterparts pairs: [LoadingMatch.Pair]) -> Self {
    var decided = self
    decided.order = order.map { pairs[$0].new }
    decided.signs = zip(order, signs).map { pairs[$0].congruence < 0 ? -$1 : $1 }
    decided.flags = flags.filter { $0.sort != sort }.map {
      Flag(
        sort: $0.sort > sort ? $0.sort - 1 : $0.sort, factor: $0.factor, sign: $0.sign,
        because: $0.because)
    }
    return decided
  }

  /// Position in the final solution of a factor, or of its negative pole where it is split.
  package func finalPosition(of factor: Int, negativePole: Bool) -> Int? {
    guard let place = take.firstIndex(of: factor) else { return nil }
    let before = take[..<place].count { split.contains($0) }
    return place + before + (negativePole && split.contains(factor) ? 1 : 0)
  }
}

/// One decision among those of a recipe; entries of a list count from 1.
public enum DecisionReference: Equatable, Sendable {
  /// An entry of `rotations`.
  case rotation(Int)
  /// The list `take`.
  case take
  /// The list `invert`.
  case invert
  /// The list `split`.
  case split
  /// An entry of `flags`.
  case flag(Int)
  /// An entry of `viewpoints`.
  case viewpoint(Int)

  /// The decision in words, such as `rotation 2`.
  public var words: String {
    switch self {
    case .rotation(let n): "rotation \(n)"
    case .take: "take"
    case .invert: "invert"
    case .split: "split"
    case .flag(let n): "flag \(n)"
    case .viewpoint(let n): "viewpoint \(n)"
    }
  }
}
