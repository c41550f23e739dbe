import Glibc
public import QNumerics
public import QStudy

/// A study that could be run: how many people, how many viewpoints among them, how they sort.
///
/// Viewpoints are arrays on the grid, so that wherever two of them give a statement
/// the same value, their people place it alike on average: what is shared is so exactly. Of the
/// statements two in five are shared by all, three in ten set one viewpoint against the others,
/// which agree, and on the rest each goes its own way.
public struct PlantedDesign: Equatable, Sendable {
  /// How a person comes from a viewpoint to a sort.
  public enum Model: String, Sendable, CaseIterable {
    /// x = λv + √(1 − λ²)e with normal e, laid on the grid: what factor analysis takes for granted.
    case factor
    /// The cards are chosen one after the other, the best first, each with a chance that grows with
    /// its value (Plackett 1975; Luce 1959): surest about the best, least about the worst.
    case rank
  }

  /// Who holds which viewpoint.
  public enum Allotment: String, Sendable, CaseIterable {
    /// As many people to each viewpoint as can be.
    case even
    /// Three people hold the last viewpoint, the others are shared evenly.
    case thin
  }

  /// How people sort.
  public var model: Model
  /// Viewpoints planted: K.
  public var viewpoints: Int
  /// People: P.
  public var people: Int
  /// Who holds which viewpoint.
  public var allotment: Allotment
  /// The grid; its cards are the statements: N.
  public var grid: Grid
  /// How closely people hold their viewpoint: λ of each is drawn from here.
  public var loadings: ClosedRange<Double>

  /// Makes a design.
  public init(
    model: Model = .factor, viewpoints: Int, people: Int, allotment: Allotment = .even, grid: Grid,
    loadings: ClosedRange<Double> = 0.55...0.85
  ) {
    self.model = model
    self.viewpoints = viewpoints
    self.people = people
    self.allotment = allotment
    self.grid = grid
    self.loadings = loadings
  }

  /// A study of this design, and what is true of it.
  public struct Draw: Sendable {
    /// The sorts.
    public let table: SortTable
    /// The viewpoints, each one value a statement.
    public let viewpoints: [[Double]]
    /// The viewpoint each person holds.
    public let held: [Int]
  }

  /// Draws a study.
  ///
  /// - Throws: findings, where the design makes no study.
  public func draw(_ generator: inout SeededGenerator) throws -> Draw {
    let viewpoints = plantedViewpoints(&generator)
    let held = (0..<people).map { person in
      switch allotment {
      case .thin where person < min(3, people): return viewpoints.count - 1
      case .thin where viewpoints.count > 1: return person % (viewpoints.count - 1)
      case .even, .thin: return person % viewpoints.count
      }
    }
    let sorts = held.enumerated().map { person, v in
      QSort(
        id: "P\(person + 1)", placements: sort(holding: viewpoints[v], &generator).map { $0 })
    }
    var study = Study(title: "A planted study")
    study.provenance.sorts = .simulated
    study.grid = grid
    study.statements = (1...grid.cardCount).map { Statement(id: "\($0)", text: "Statement \($0)") }
    study.sorts = sorts
    return Draw(table: try SortTable(study), viewpoints: viewpoints, held: held)
  }

  /// The mean placement of statements by the value a viewpoint gives them, over so many people that
  /// it is known to about .01; the same whichever viewpoint they hold.
  func expectedPlacements(seed: UInt64) throws -> [Double: Double] {
    var generator = SeededGenerator(seed: seed, stream: 6 << 48)
    let viewpoint = plantedViewpoints(&generator)[0]
    var sums: [Double: (sum: Double, count: Double)] = [:]
    for _ in 0..<20_000 {
      for (value, placement) in zip(viewpoint, sort(holding: viewpoint, &generator)) {
        let known = sums[value] ?? (0, 0)
        sums[value] = (known.sum + Double(placement), known.count + 1)
      }
    }
    return sums.mapValues { $0.sum / $0.count }
  }

  /// One person's sort.
  func sort(holding viewpoint: [Double], _ generator: inout SeededGenerator) -> [Int] {
    let width = loadings.upperBound - loadings.lowerBound
    let loading = loadings.lowerBound + width * generator.uniform()
    switch model {
    case .factor:
      return Simulation.sort(
        holding: viewpoint, loading: loading, grid: grid, generator: &generator)
    case .rank:
      // Ranking values plus Gumbel errors is choosing one after the other (Yellott 1977). The errors
      // have a standard deviation of π/√6, which sets the scale of the values for a loading of λ.
      let scale = Double.pi / 6.0.squareRoot() * loading / (1 - loading * loading).squareRoot()
      return Simulation.ranked(
        viewpoint.map { scale * $0 - log(-log(1 - generator.uniform())) }, into: grid)
    }
  }

  /// Viewpoints as arrangements of the same values.
  private func plantedViewpoints(_ generator: inout SeededGenerator) -> [[Double]] {
    let statements = grid.cardCount
    // The grid's own values, standardised so that λ is a loading.
    let levels = grid.ascendingValues.map(Double.init)
    var common = standardised(levels) ?? levels
    generator.shuffle(&common)
    let lone = statements * 2 / 5..<statements * 7 / 10
    return (0..<viewpoints).map { v in
      var own = common
      // Its own among the statements on which one stands alone: their values move on by one place.
      let alone = lone.filter { ($0 - lone.lowerBound) % viewpoints == v }
      for (place, statement) in alone.enumerated() where alone.count > 1 {
        own[statement] = common[alone[(place + 1) % alone.count]]
      }
      let free = Array(lone.upperBound..<statements)
      let order = generator.permutation(free.count)
      for (place, statement) in free.enumerated() { own[statement] = common[free[order[place]]] }
      return own
    }
  }
}
