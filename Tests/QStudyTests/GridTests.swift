import QStudy
import TestSupport
import Testing

/// The grid and its checks.
@Suite("A grid")
struct GridTests {
  private func grid(_ columns: [Int: Int]) throws -> Grid {
    try Grid(columns: columns.map { Grid.Column(value: $0.key, count: $0.value) })
  }

  private func fault(_ columns: [(Int, Int)]) -> Grid.Fault? {
    do {
      _ = try Grid(columns: columns.map { Grid.Column(value: $0.0, count: $0.1) })
      return nil
    } catch {
      return error
    }
  }

  @Test("is refused with the reason")
  func faults() {
    #expect(fault([]) == .empty)
    #expect(fault([(0, 1), (1, 1), (0, 2)]) == .repeatedValue(0))
    #expect(fault([(0, 0)]) == .badCount(value: 0, count: 0))
    #expect(fault([(1, 2), (0, -1)]) == .badCount(value: 0, count: -1))
    #expect(fault([(0, Grid.largestCount + 1)]) == .badCount(value: 0, count: 10_001))
    #expect(fault([(Grid.largestValue + 1, 1)]) == .badValue(1001))
    #expect(fault([(-1001, 1)]) == .badValue(-1001))
    #expect(fault([(Int.min, 1)]) == .badValue(Int.min))
    #expect(fault([(Int.max, 1)]) == .badValue(Int.max))
    #expect(fault([(1000, 1), (-1000, 10_000)]) == nil)
  }

  @Test("puts its columns in order, and has no more than it was given")
  func order() throws {
    let grid = try grid([2: 1, -2: 1, 0: 3, 1: 2, -1: 2])
    #expect(grid.values == [-2, -1, 0, 1, 2])
    #expect(grid.cardCount == 9)
    #expect(grid.ascendingValues == [-2, -1, -1, 0, 0, 0, 1, 1, 2])
    #expect(grid.count(of: 0) == 3 && grid.count(of: 5) == 0)
    #expect(grid.description == "-2: 1, -1: 2, 0: 3, 1: 2, 2: 1")
    #expect("\(grid)" == grid.description)
  }

  @Test("is the values of a sort counted, in whatever order they come")
  func counting() throws {
    let values = [0, 1, -1, 0, 2, -2, 0]
    let counted = try Grid(counting: values)
    #expect(counted == (try Grid(counting: values.reversed())))
    #expect(counted.ascendingValues == values.sorted())
    #expect(throws: Grid.Fault.empty) { try Grid(counting: []) }
    #expect(throws: Grid.Fault.badValue(2000)) { try Grid(counting: [0, 2000]) }
  }

  @Test("counted from its own places is itself")
  func countingBack() throws {
    for columns in [[-1: 1, 0: 2, 1: 1], [0: 7], [1: 2, 5: 3, 9: 1]] {
      let grid = try grid(columns)
      #expect(try Grid(counting: grid.ascendingValues) == grid)
    }
  }

  @Test("has its centre halfway between its ends, and the middle card's value")
  func middle() throws {
    let symmetric = try grid([-2: 1, -1: 2, 0: 3, 1: 2, 2: 1])
    #expect(symmetric.centre == 0 && symmetric.middleValue == 0)
    let positive = try grid([1: 1, 2: 2, 3: 3, 4: 2])
    #expect(positive.centre == 2.5 && positive.middleValue == 3)
    let skewed = try grid([-1: 6, 0: 1, 1: 1])
    #expect(skewed.centre == 0 && skewed.middleValue == -1)
    // Of two middle cards the lower one.
    #expect(try grid([0: 2, 1: 2]).middleValue == 0)
  }

  @Test("has columns as wide as the smallest step between two of them")
  func step() throws {
    #expect(try grid([-4: 1, -2: 2, 0: 3, 2: 2]).step == 2)
    #expect(try grid([-3: 1, -1: 2, 0: 3]).step == 1)
    #expect(try grid([5: 3]).step == 1)
  }

  @Test("has the standard deviation of its places, divisor N − 1")
  func standardDeviation() throws {
    // By hand: the places −1, 0, 0, 1 have Σx² = 2 about their mean 0, and N − 1 = 3.
    expectClose(
      try grid([-1: 1, 0: 2, 1: 1]).standardDeviation, (2.0 / 3).squareRoot(), relative: 1e-15)
    // Shifting the values changes nothing.
    expectClose(
      try grid([4: 1, 5: 2, 6: 1]).standardDeviation, (2.0 / 3).squareRoot(), relative: 1e-12)
    #expect(try grid([3: 1]).standardDeviation == 0)
    #expect(try grid([3: 5]).standardDeviation == 0)
  }
}
