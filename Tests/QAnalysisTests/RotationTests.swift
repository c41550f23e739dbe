import Glibc
import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

/// Random starts, oblique rotations, and rotations that a person aims.
@Suite("Rotation")
struct RotationTests {
  private func study(_ sorts: Int = 24) throws -> SortTable {
    try SortTable(try simulated(statements: 30, sorts: sorts, viewpoints: 3))
  }

  // MARK: Random starts

  @Test("No start lowers the criterion, whatever the seed", arguments: 1...12)
  func starts(seed: UInt64) throws {
    // Noise has many optima.
    var generator = SeededGenerator(seed: seed)
    let loadings = Matrix(rows: 12, columns: 5) { _, _ in generator.normal() }
    for gamma in [0, 1, 2.5] {
      var alone = RotationConventions()
      alone.starts = 0
      let one = try Orthomax(loadings, gamma: gamma, seed: seed, conventions: alone)
      let many = try Orthomax(loadings, gamma: gamma, seed: seed, conventions: .init())
      let best = criterion(try loadings.times(many.matrix), gamma: gamma)
      let first = criterion(try loadings.times(one.matrix), gamma: gamma)
      #expect(best >= first - 1e-12)
      #expect(many.agreement.starts == 11)
      expectClose(many.matrix.gram.storage, Matrix.identity(5).storage, absolute: 1e-12)
      let again = try Orthomax(loadings, gamma: gamma, seed: seed, conventions: .init())
      #expect(again.matrix == many.matrix)
    }
  }

  @Test("Several optima are told")
  func severalOptima() throws {
    var generator = SeededGenerator(seed: 5)
    let elsewhere = try (0..<40).map { _ in
      let loadings = Matrix(rows: 8, columns: 5) { _, _ in generator.normal() }
      return try Orthomax(loadings, gamma: 1, seed: 1, conventions: .init()).agreement.elsewhere
    }
    #expect(elsewhere.contains { $0 > 0 })
    for factors in 2...7 {
      let noise = try SortTable(try simulated(statements: 30, sorts: 9, viewpoints: 0))
      let analysis = try Analysis(noise, settings: AnalysisSettings(factors: factors))
      let isTold = analysis.warnings.contains { $0.code == .severalOptima }
      #expect(isTold == (analysis.rotation.agreement.elsewhere > 0))
    }
    let clear = try Analysis(try study(), settings: AnalysisSettings(factors: 3))
    #expect(clear.rotation.agreement == StartAgreement(starts: 11, elsewhere: 0))
  }

  @Test("Two equal viewpoints, one factor and ten factors are rotated to the end")
  func hardCounts() throws {
    var twin = try simulated(sorts: 12, viewpoints: 1)
    for i in twin.sorts.indices { twin.sorts[i].placements = twin.sorts[i % 2].placements }
    let equal = try Analysis(try SortTable(twin), settings: AnalysisSettings(factors: 2))
    #expect(equal.rotation.converged)
    let single = try Analysis(try study(), settings: AnalysisSettings(factors: 1))
    #expect(single.rotation.matrix.columns == 1 && single.rotation.converged)
    let ten = try SortTable(try simulated(statements: 60, sorts: 50, viewpoints: 10))
    let many = try Analysis(ten, settings: AnalysisSettings(factors: 10))
    #expect(many.rotation.converged)
    #expect(
      try many.rotation.matrix.gram.maximumAbsoluteDifference(from: .identity(10)) <= 1e-12)
  }

  private func criterion(_ loadings: Matrix, gamma: Double) -> Double {
    let lengths = rowSumsOfSquares(loadings)
    return (0..<loadings.columns).reduce(0) { total, f in
      let squares = loadings.column(f).indices.map {
        loadings[$0, f] * loadings[$0, f] / lengths[$0]
      }
      let sum = squares.reduce(0, +)
      return total + squares.reduce(0) { $0 + $1 * $1 }
        - gamma / Double(loadings.rows) * sum * sum
    }
  }

  // MARK: Oblique

  @Test(
    "Φ has a unit diagonal, and pattern Φ pattern′ is AA′",
    arguments: [RotationMethod.promax, .oblimin])
  func oblique(method: RotationMethod) throws {
    for factors in 1...4 {
      let analysis = try Analysis(
        try study(), settings: AnalysisSettings(factors: factors, rotation: method))
      let rotation = analysis.rotation
      let phi = try #require(rotation.factorCorrelations)
      let structure = try #require(rotation.structure)
      for f in 0..<factors { expectClose(phi[f, f], 1, absolute: 1e-12) }
      let kept = analysis.extraction.loadings.selectingColumns(Array(0..<factors))
      let product = try structure.timesTransposed(rotation.loadings)
      #expect(try product.maximumAbsoluteDifference(from: kept.outerGram) <= 1e-10)
      expectClose(rotation.communalities, rowSumsOfSquares(kept), absolute: 1e-10)
      // What oblique factors explain together is what the kept factors explained.
      let explained = 100 * rowSumsOfSquares(kept).reduce(0, +) / Double(kept.rows)
      expectClose(analysis.characteristics.explainedVariance, explained, absolute: 1e-8)
      #expect(rotation.converged && rotation.definingLoadings == structure)
      #expect(analysis.warnings.contains { $0.code == .obliqueFactors })
      #expect(try RegressionScores(analysis) == nil)
    }
  }

  @Test("Oblimin ends where its criterion is lower than at the start and at promax")
  func obliminCriterion() throws {
    func complexity(_ b: Matrix) -> Double {
      (0..<b.rows).reduce(0) { total, i in
        let squares = b.row(i).map { $0 * $0 }
        let sum = squares.reduce(0, +)
        return total + squares.reduce(0) { $0 + $1 * (sum - $1) }
      }
    }
    func pattern(_ method: RotationMethod) throws -> Matrix {
      try Analysis(try study(), settings: AnalysisSettings(factors: 3, rotation: method)).rotation
        .loadings
    }
    let least = try complexity(pattern(.oblimin))
    for other in [RotationMethod.none, .varimax, .promax] {
      let more = try complexity(pattern(other))
      #expect(least < more)
    }
  }

  @Test("Inverting, taking and splitting oblique factors carries their correlations along")
  func obliqueDecisions() throws {
    let settings = AnalysisSettings(factors: 3, rotation: .promax)
    let before = try #require(
      try Analysis(try study(), settings: settings).rotation.factorCorrelations)
    let inverted = try Analysis(
      try study(), settings: settings, decisions: Decisions(take: [3, 1], invert: [1]))
    let phi = try #require(inverted.rotation.factorCorrelations)
    expectClose(phi[0, 1], -before[2, 0], absolute: 1e-12)
    let plain = try Analysis(try study(), settings: settings)
    let whole = try #require(plain.rotation.structure)
    let structure = try #require(inverted.rotation.structure)
    expectClose(structure.column(0), whole.column(2), absolute: 1e-12)
    expectClose(structure.column(1), whole.column(0).map { -$0 }, absolute: 1e-12)
    let split = try Analysis(try study(), settings: settings, decisions: Decisions(split: [2]))
    expectClose(try #require(split.rotation.factorCorrelations)[1, 2], -1, absolute: 1e-12)
    expectClose(split.rotation.communalities, plain.rotation.communalities, absolute: 1e-12)
  }

  @Test("Oblique factors are not turned in a plane")
  func obliquePlane() throws {
    let turn = Decisions(rotations: [.init(first: 1, second: 2, degrees: 10)])
    #expect(throws: AnalysisError.notOrthogonal(method: "oblimin", decision: .rotation(1))) {
      try Analysis(
        try study(), settings: AnalysisSettings(factors: 2, rotation: .oblimin), decisions: turn)
    }
  }

  // MARK: By hand, to a target, through a sort

  @Test("An angle and its inverse return the start")
  func thereAndBack() throws {
    let there = Decisions.PlaneRotation(first: 1, second: 3, degrees: 27)
    let back = Decisions.PlaneRotation(first: 1, second: 3, degrees: -27)
    let settings = AnalysisSettings(factors: 3)
    let start = try Analysis(try study(), settings: settings).rotation.loadings
    let end = try Analysis(
      try study(), settings: settings, decisions: Decisions(rotations: [there, back]))
    #expect(try end.rotation.loadings.maximumAbsoluteDifference(from: start) <= 1e-12)
  }

  @Test("Rotation to a target that can be reached reaches it")
  func target() throws {
    let table = try study()
    let aim = try Analysis(
      table, settings: AnalysisSettings(factors: 3),
      decisions: Decisions(
        rotations: [.init(first: 2, second: 3, degrees: 33)], take: [3, 1, 2], invert: [2]))
    let rows = (0..<table.sorts.count).map { (table.sorts[$0].id, aim.rotation.loadings.row($0)) }
    var settings = AnalysisSettings(factors: 3, rotation: .target)
    #expect(throws: AnalysisError.noTarget) { try Analysis(table, settings: settings) }
    settings.target = Dictionary(uniqueKeysWithValues: rows)
    let reached = try Analysis(table, settings: settings).rotation
    #expect(
      try reached.loadings.maximumAbsoluteDifference(from: aim.rotation.loadings) <= 1e-10)
    expectClose(reached.matrix.gram.storage, Matrix.identity(3).storage, absolute: 1e-12)

    settings.target?["P1"] = nil
    #expect(throws: AnalysisError.sortWithoutTarget(id: "P1")) {
      try Analysis(table, settings: settings)
    }
    settings.target?["P1"] = [1, 0]
    #expect(throws: AnalysisError.targetFactors(asked: 3, target: 2)) {
      try Analysis(table, settings: settings)
    }
    settings.target?["Nobody"] = [1, 0, 0]
    #expect(throws: AnalysisError.unknownTargetSort(id: "Nobody")) {
      try Analysis(table, settings: settings)
    }
  }

  @Test("The first factor passes through the defining sort", arguments: [1, 2, 4])
  func definingSort(factors: Int) throws {
    let table = try study()
    for sort in ["P1", "P2", "P9"] {
      let settings = AnalysisSettings(
        factors: factors, rotation: .defining, definingSort: sort)
      let analysis = try Analysis(table, settings: settings)
      let i = try #require(table.sorts.firstIndex { $0.id == sort })
      var row = analysis.rotation.loadings.row(i)
      expectClose(
        row.removeFirst(), analysis.rotation.communalities[i].squareRoot(), absolute: 1e-12)
      #expect(row.allSatisfy { abs($0) < 1e-12 })
      let kept = analysis.extraction.loadings.selectingColumns(Array(0..<factors))
      #expect(
        try analysis.rotation.loadings.outerGram
          .maximumAbsoluteDifference(from: kept.outerGram) <= 1e-12)
      expectClose(
        analysis.rotation.matrix.gram.storage, Matrix.identity(factors).storage,
        absolute: 1e-12)
    }
    #expect(throws: AnalysisError.unknownDefiningSort(id: "Nobody")) {
      try Analysis(
        table,
        settings: AnalysisSettings(factors: 2, rotation: .defining, definingSort: "Nobody"))
    }
    #expect(throws: AnalysisError.noDefiningSort) {
      try Analysis(table, settings: AnalysisSettings(factors: 2, rotation: .defining))
    }
  }
}
