import QStudy

/// The statements of a viewpoint in the order in which an analyst reads them.
///
/// The first pass takes the two outermost columns and the statements that the viewpoint ranks higher
/// or lower than any other does (S. Watts and P. Stenner, Doing Q Methodological Research, 2012,
/// ch. 7); the second pass goes through the rest.
public struct CribSheet: Equatable, Sendable {
  /// A statement that the viewpoint ranks higher, or lower, than every other.
  public struct Ranked: Equatable, Sendable {
    /// Position of the statement.
    public let statement: Int
    /// The other viewpoints that give it the same column; empty where it stands alone.
    public let tiedWith: [Int]
  }

  /// Statements in the highest column.
  public let top: [Int]
  /// Statements in the lowest column.
  public let bottom: [Int]
  /// Ranked at least as high as by any other viewpoint, and higher than by some; without those of the
  /// outermost columns.
  public let higher: [Ranked]
  /// The same the other way.
  public let lower: [Ranked]
  /// All others.
  public let rest: [Int]

  /// Reads a viewpoint's array beside the others'.
  ///
  /// Within each group statements stand by column, the most telling end first, then by z, then in
  /// the order of the study.
  ///
  /// - Returns: `nil` for a viewpoint without an array.
  public init?(_ analysis: Analysis, factor: Int) {
    guard let own = analysis.scores.arrays[factor], let z = analysis.scores.z[factor],
      let high = own.max(), let low = own.min()
    else { return nil }
    let others = analysis.scores.arrays.enumerated().compactMap { g, array in
      g == factor ? nil : array.map { (factor: g, array: $0) }
    }
    let falling = own.indices.sorted { (-own[$0], -z[$0], $0) < (-own[$1], -z[$1], $1) }
    let rising = own.indices.sorted { (own[$0], z[$0], $0) < (own[$1], z[$1], $1) }
    var higher: [Ranked] = []
    var lower: [Int: Ranked] = [:]
    var rest: [Int] = []
    for j in falling where own[j] != high && own[j] != low {
      let values = others.map { $0.array[j] }
      let tied = others.filter { $0.array[j] == own[j] }.map(\.factor)
      if let most = values.max(), let least = values.min(), tied.count < others.count {
        if own[j] >= most {
          higher.append(Ranked(statement: j, tiedWith: tied))
          continue
        }
        if own[j] <= least {
          lower[j] = Ranked(statement: j, tiedWith: tied)
          continue
        }
      }
      rest.append(j)
    }
    top = falling.filter { own[$0] == high }
    bottom = rising.filter { own[$0] == low }
    self.higher = higher
    self.lower = rising.compactMap { lower[$0] }
    self.rest = rest
  }
}
