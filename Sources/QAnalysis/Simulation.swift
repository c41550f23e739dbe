public import QNumerics
public import QStudy

/// Sorts made by a program from planted viewpoints, to try a design or to test the method.
public enum Simulation {
  /// One sort by a person who holds a viewpoint to a degree.
  ///
  /// x = λ f + √(1 − λ²) e, f the viewpoint standardised, e standard normal; x is then ranked into
  /// the grid. The loading of the sort on the viewpoint is near λ, a little below it because
  /// ranking coarsens.
  /// - Parameters:
  ///   - viewpoint: one value a statement; only their order and spacing matter. Values that do not
  ///     vary count as no viewpoint.
  ///   - loading: λ, −1…1.
  ///   - grid: the grid; its cards must be as many as the statements.
  ///   - generator: where chance comes from.
  /// - Returns: a grid value for each statement.
  public static func sort(
    holding viewpoint: [Double], loading: Double, grid: Grid,
    generator: inout SeededGenerator
  ) -> [Int] {
    // A power of two takes nothing from any digit, and keeps squares within what a number can hold.
    let exponent = max(0, viewpoint.reduce(0) { max($0, abs($1)) }.exponent)
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    let common = standardised(viewpoint.map { $0 * scale }) ?? viewpoint.map { _ in 0 }
    let own = max(0, 1 - loading * loading).squareRoot()
    return ranked(common.map { loading * $0 + own * generator.normal() }, into: grid)
  }

  /// Lays values on the grid, largest on the highest column; of equal values the first listed
  /// stands higher.
  public static func ranked(_ values: [Double], into grid: Grid) -> [Int] {
    let places = Array(grid.ascendingValues.reversed())
    var array = [Int](repeating: 0, count: values.count)
    for (rank, statement) in descendingOrder(values, tie: 0).enumerated() {
      array[statement] = places[rank]
    }
    return array
  }

  /// A viewpoint without any pattern: random values.
  public static func randomViewpoint(
    statements: Int, generator: inout SeededGenerator
  ) -> [Double] {
    (0..<statements).map { _ in generator.normal() }
  }
}
