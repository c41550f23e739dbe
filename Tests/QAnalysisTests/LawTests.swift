import Glibc
import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

/// What must hold for any study, whatever its figures.
@Suite("Laws of the method")
struct LawTests {
  static let rotations: [RotationMethod] = [.none, .varimax, .quartimax, .equamax]

  @Test("Decomposing by sorts or by statements gives the same components", arguments: [12, 24, 60])
  func routes(sorts: Int) throws {
    let table = try SortTable(try simulated(statements: 24, sorts: sorts))
    for method in [CorrelationMethod.pearson, .spearman] {
      let correlations = try Correlations(table, method: method)
      let bySorts = try PrincipalComponents(correlations, count: 8, route: .sorts)
      let byStatements = try PrincipalComponents(correlations, count: 8, route: .statements)
      // Centred columns span N − 1 dimensions at most.
      let shared = min(sorts, 23)
      expectClose(
        Array(bySorts.eigenvalues.prefix(shared)), Array(byStatements.eigenvalues.prefix(shared)),
        absolute: 1e-10)
      #expect(
        try bySorts.loadings.maximumAbsoluteDifference(from: byStatements.loadings) <= 1e-10)
    }
  }

  @Test("Rotation keeps communalities and AAᵀ, and its matrix is orthogonal", arguments: rotations)
  func orthogonality(method: RotationMethod) throws {
    let analysis = try Analysis(
      try SortTable(try simulated()), settings: AnalysisSettings(factors: 4, rotation: method))
    let kept = analysis.extraction.loadings.selectingColumns([0, 1, 2, 3])
    let rotated = analysis.rotation.loadings
    #expect(
      try kept.outerGram.maximumAbsoluteDifference(from: rotated.outerGram) <= 1e-12)
    #expect(
      try analysis.rotation.matrix.gram.maximumAbsoluteDifference(from: .identity(4)) <= 1e-12)
    #expect(
      try kept.times(analysis.rotation.matrix).maximumAbsoluteDifference(from: rotated) <= 1e-12)
    expectClose(
      analysis.rotation.communalities, rowSumsOfSquares(kept), absolute: 1e-12)
    #expect(analysis.rotation.converged)
  }

  @Test("No plane rotation away from the solution raises the orthomax criterion")
  func criterion() throws {
    let table = try SortTable(try simulated(sorts: 26))
    for method in rotationsThatMaximise {
      let analysis = try Analysis(table, settings: AnalysisSettings(factors: 4, rotation: method))
      let gamma = try #require(method.gamma(factors: 4))
      let best = Self.criterion(analysis.rotation.loadings, gamma: gamma)
      var generator = SeededGenerator(seed: 3)
      for _ in 0..<50 {
        let p = generator.below(4)
        let q = (p + 1 + generator.below(3)) % 4
        let angle = (generator.uniform() - 0.5) * 0.4
        let turned = try Self.turn(analysis.rotation.loadings, p, q, angle)
        #expect(Self.criterion(turned, gamma: gamma) <= best + 1e-12)
      }
    }
  }

  private let rotationsThatMaximise: [RotationMethod] = [.varimax, .quartimax, .equamax]

  @Test("Factors stand by size, and each has its weight on the positive side")
  func orderAndSign() throws {
    let rotation = try Analysis(
      try SortTable(try simulated(sorts: 30)), settings: AnalysisSettings(factors: 5)
    ).rotation
    let sizes = columnSumsOfSquares(rotation.loadings)
    #expect(sizes == sizes.sorted(by: >))
    #expect(rotation.loadings.columnVectors.allSatisfy { signedSquareSum($0) > 0 })
  }

  @Test(
    "z-scores have mean 0 and deviation 1, and every array fills the grid", arguments: [2, 3, 4])
  func scores(factors: Int) throws {
    let table = try SortTable(try simulated(sorts: 25))
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: factors))
    for z in try analysis.scoreColumns() {
      expectClose(z.reduce(0, +) / Double(z.count), 0, absolute: 1e-12)
      expectClose(z.reduce(0) { $0 + $1 * $1 } / Double(z.count - 1), 1, absolute: 1e-12)
    }
    for array in analysis.scores.arrays {
      #expect(try #require(array).sorted() == table.grid.ascendingValues)
    }
    for f in 0..<factors {
      expectClose(analysis.scores.correlations[f][f] ?? 0, 1, absolute: 1e-12)
    }
  }

  @Test("Permuting sorts only permutes the results")
  func permutedSorts() throws {
    var study = try simulated(sorts: 22, themes: 4)
    let before = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    let retention = try ParallelAnalysis(try SortTable(study), seed: 1)
    var generator = SeededGenerator(seed: 11)
    let order = generator.permutation(study.sorts.count)
    study.sorts = order.map { study.sorts[$0] }
    let after = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    for (new, old) in order.enumerated() {
      expectClose(
        after.rotation.loadings.row(new), before.rotation.loadings.row(old), absolute: 1e-9)
      #expect(after.flags.values[new] == before.flags.values[old])
    }
    try expectSame(after, before, statements: Array(study.statements.indices))
    let again = try ParallelAnalysis(try SortTable(study), seed: 1)
    #expect(again.suggested == retention.suggested)
    expectClose(again.reference, retention.reference, absolute: 1e-9)
  }

  @Test("Permuting statements only permutes the results")
  func permutedStatements() throws {
    var study = try simulated(sorts: 22, themes: 4)
    let before = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    var generator = SeededGenerator(seed: 12)
    let order = generator.permutation(study.statements.count)
    study.statements = order.map { study.statements[$0] }
    for i in study.sorts.indices {
      study.sorts[i].placements = order.map { study.sorts[i].placements[$0] }
    }
    let after = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    #expect(
      try after.rotation.loadings.maximumAbsoluteDifference(from: before.rotation.loadings) <= 1e-9)
    try expectSame(after, before, statements: order)
  }

  /// z, labels, common ground and themes of two analyses, `statements[new]` being the old index.
  private func expectSame(_ after: Analysis, _ before: Analysis, statements: [Int]) throws {
    let newZ = try after.scoreColumns()
    let oldZ = try before.scoreColumns()
    for f in newZ.indices {
      expectClose(newZ[f], statements.map { oldZ[f][$0] }, absolute: 1e-9)
    }
    for (new, old) in statements.enumerated() {
      let a = after.comparison.statements[new]
      let b = before.comparison.statements[old]
      #expect(a.label == b.label && a.distinguishes == b.distinguishes)
      #expect(a.classical == b.classical)
      #expect(a.commonGround.side == b.commonGround.side)
      expectClose(a.commonGround.margin ?? .nan, b.commonGround.margin ?? .nan, absolute: 1e-9)
    }
    for (a, b) in zip(after.themes, before.themes) {
      #expect(a.label == b.label)
      expectClose(a.share ?? .nan, b.share ?? .nan, absolute: 1e-9)
      expectClose(a.tilt ?? .nan, b.tilt ?? .nan, absolute: 1e-9)
      expectClose(a.p ?? .nan, b.p ?? .nan, absolute: 1e-9)
    }
  }

  @Test("Parallel analysis is the same at any number of threads", arguments: [1, 2, 5])
  func threads(count: Int) throws {
    let table = try SortTable(try simulated(sorts: 15))
    let one = try ParallelAnalysis(table, seed: 4, threads: 1)
    #expect(try ParallelAnalysis(table, seed: 4, threads: count) == one)
    #expect(try ParallelAnalysis(table, seed: 5, threads: count).reference != one.reference)
  }

  @Test("Tilt and argument make up a theme's disagreement exactly")
  func themeDecomposition() throws {
    var generator = SeededGenerator(seed: 8)
    for size in 1...6 {
      let deviations = (0..<size).map { _ -> [Double] in
        let row = (0..<4).map { _ in generator.normal() }
        let mean = row.reduce(0, +) / 4
        return row.map { $0 - mean }
      }
      let signs = (0..<size).map { _ in generator.uniform() < 0.5 ? -1.0 : 1 }
      let parts = ThemeDivergence.decomposition(deviations, signs: signs)
      expectClose(
        parts.tilt + parts.argument, deviations.joined().reduce(0) { $0 + $1 * $1 }, absolute: 1e-9)
      #expect(parts.argument >= -1e-12)
    }
  }

  @Test("Shares of the themes sum to 1 where every statement has a theme")
  func shares() throws {
    let study = try simulated(statements: 28, sorts: 24, themes: 4)
    let analysis = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    let shares = try analysis.themes.map { try #require($0.share) }
    expectClose(shares.reduce(0, +), 1, absolute: 1e-9)
  }

  @Test("Entering every sort twice changes no loading, z or array")
  func doubling() throws {
    var study = try simulated(sorts: 18)
    let once = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    study.sorts += study.sorts.map {
      QSort(id: $0.id + "b", placements: $0.placements)
    }
    let twice = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    for i in 0..<18 {
      expectClose(
        twice.rotation.loadings.row(i), once.rotation.loadings.row(i), absolute: 1e-9)
    }
    #expect(twice.scores.arrays == once.scores.arrays)
    for (a, b) in zip(try twice.scoreColumns(), try once.scoreColumns()) {
      expectClose(a, b, absolute: 1e-9)
    }
  }

  @Test("A change of one free person's scale changes nothing but that person's placements")
  func ownScale() throws {
    var study = try simulated(sorts: 16)
    study.distribution = .free
    study.grid = nil
    for i in study.sorts.indices where i % 3 == 0 {
      study.sorts[i].placements = study.sorts[i].placements.map { $0.map { min($0 + 1, 3) } }
    }
    let before = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    study.sorts[4].placements = study.sorts[4].placements.map { $0.map { 3 * $0 + 5 } }
    let after = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    #expect(
      try after.rotation.loadings.maximumAbsoluteDifference(from: before.rotation.loadings) < 1e-9)
    #expect(after.flags == before.flags && after.scores.arrays == before.scores.arrays)
    for (a, b) in zip(try after.scoreColumns(), try before.scoreColumns()) {
      expectClose(a, b, absolute: 1e-9)
    }
    for (a, b) in zip(after.comparison.statements, before.comparison.statements) {
      #expect(a.label == b.label && a.commonGround.side == b.commonGround.side)
      for (own, other) in zip(a.differences, b.differences) {
        expectClose(try #require(own.hedgesG), try #require(other.hedgesG), absolute: 1e-9)
      }
    }
  }

  @Test("Entering every refilled sort twice changes no loading or z, and fills the same")
  func refilledTwice() throws {
    var study = try simulated(sorts: 18)
    for i in stride(from: 0, to: 18, by: 4) { study.sorts[i].placements[i] = nil }
    let once = try Analysis(
      try SortTable(study, missing: .refill), settings: AnalysisSettings(factors: 3))
    study.sorts += study.sorts.map { QSort(id: $0.id + "b", placements: $0.placements) }
    let twice = try Analysis(
      try SortTable(study, missing: .refill), settings: AnalysisSettings(factors: 3))
    for i in 0..<18 {
      expectClose(twice.table.placements[i], once.table.placements[i], absolute: 1e-12)
      expectClose(
        twice.rotation.loadings.row(i), once.rotation.loadings.row(i), absolute: 1e-9)
    }
    for (a, b) in zip(try twice.scoreColumns(), try once.scoreColumns()) {
      expectClose(a, b, absolute: 1e-9)
    }
  }

  @Test("Standardised sorts score the same whatever scale they were taken on")
  func freeScale() throws {
    var study = try simulated(sorts: 16)
    study.distribution = .free
    study.grid = nil
    for i in study.sorts.indices where i % 2 == 0 {
      study.sorts[i].placements = study.sorts[i].placements.map { $0.map { 3 * $0 + 5 } }
    }
    let free = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 2))
    let forced = try Analysis(
      try SortTable(try simulated(sorts: 16)), settings: AnalysisSettings(factors: 2))
    for (a, b) in zip(try free.scoreColumns(), try forced.scoreColumns()) {
      expectClose(a, b, absolute: 1e-9)
    }
  }

  // MARK: The orthomax criterion

  private static func criterion(_ loadings: Matrix, gamma: Double) -> Double {
    let lengths = rowSumsOfSquares(loadings).map { $0.squareRoot() }
    let p = Double(loadings.rows)
    return (0..<loadings.columns).reduce(0) { total, f in
      let squares = (0..<loadings.rows).map { i in
        lengths[i] > 0 ? loadings[i, f] * loadings[i, f] / (lengths[i] * lengths[i]) : 0
      }
      let sum = squares.reduce(0, +)
      return total + squares.reduce(0) { $0 + $1 * $1 } - gamma / p * sum * sum
    }
  }

  private static func turn(_ a: Matrix, _ p: Int, _ q: Int, _ angle: Double) throws -> Matrix {
    var turn = Matrix.identity(a.columns)
    turn[p, p] = cos(angle)
    turn[q, q] = cos(angle)
    turn[p, q] = -cos(angle - .pi / 2)
    turn[q, p] = cos(angle - .pi / 2)
    return try a.times(turn)
  }
}
