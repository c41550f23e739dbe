import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("KADE's small print")
struct KADETests {
  /// Figures made with KADE 1.4.0 from Lipset's nine sorts (Brown 1980).
  @Test("Lipset's three rotated components come back with every digit KADE prints")
  func lipsetFigures() throws {
    let analysis = try Analysis(
      try lipset(), settings: AnalysisSettings(factors: 3, conventions: .kade))
    #expect(analysis.rotation.loadings.row(0) == [0.76583, 0.19089, -0.16833])
    #expect(analysis.rotation.loadings.row(8) == [-0.18286, 0.20373, -0.44815])
    #expect(analysis.scores.weights[1] == [9.10913, 7.50093, -10.51543])
    #expect(analysis.scores.weights[2] == [15.70922, 6.27079, -2.16014])
    #expect(analysis.scores.z.map { $0?[0] } == [-0.679, 1.66, 0.47])
    #expect(analysis.scores.z.map { $0?[32] } == [2.01, 0.393, -1.477])
    #expect(analysis.scores.arrays.map { $0?[32] } == [4, 1, -3])
    #expect(analysis.scores.correlations[0][1] == -0.0094)
    #expect(analysis.characteristics.factors.map(\.explainedVariance) == [22, 23, 19])
    #expect(analysis.characteristics.factors.map(\.standardError) == [0.277, 0.277, 0.277])
    #expect(analysis.characteristics.sed(0, 1) == 0.392)
    let consensus = analysis.comparison.statements.map(\.classical.consensus)
    #expect(consensus.indices.filter { consensus[$0] == .p05 }.map { $0 + 1 } == [14, 20])
    #expect(
      consensus.indices.filter { consensus[$0] == .p01 }.map { $0 + 1 } == [12, 17, 25, 26, 29])
  }

  @Test(
    "The pairwise scheme ends near varimax, and its matrix gives its loadings", arguments: 2...5)
  func pairwise(_ factors: Int) throws {
    let correlations = try Correlations(try lipset(), method: .pearson)
    let loadings = try Extraction(correlations, settings: AnalysisSettings(factors: factors))
      .loadings.selectingColumns(Array(0..<factors))
    let varimax = try PairwiseVarimax(loadings, rules: PairwiseVarimaxRules())
    #expect(varimax.converged)
    #expect(
      try loadings.times(varimax.matrix).maximumAbsoluteDifference(from: varimax.loadings) < 1e-12)
    // √½ is written with seven digits there.
    let gram = varimax.matrix.gram
    #expect(try gram.maximumAbsoluteDifference(from: .identity(factors)) < 1e-5)
    for f in 0..<factors { #expect(signedSquareSum(varimax.loadings.column(f)) >= 0) }
  }

  @Test("The pairwise scheme gives up after its sweeps and says so")
  func pairwiseCap() throws {
    let correlations = try Correlations(try lipset(), method: .pearson)
    let loadings = try Extraction(correlations, settings: AnalysisSettings(factors: 4)).loadings
    var rules = PairwiseVarimaxRules()
    rules.sweeps = 1
    let varimax = try PairwiseVarimax(loadings, rules: rules)
    #expect(!varimax.converged)
    #expect(varimax.sweeps == 1)
  }

  @Test("One factor, and sorts that load on nothing, are left as they are")
  func pairwiseNothing() throws {
    let one = try Matrix(columnVectors: [[0.5, -0.2, 0]])
    let varimax = try PairwiseVarimax(one, rules: PairwiseVarimaxRules())
    expectClose(varimax.loadings.column(0), [0.5, -0.2, 0], absolute: 1e-15)
    let zero = Matrix(rows: 3, columns: 2)
    #expect(try PairwiseVarimax(zero, rules: PairwiseVarimaxRules()).loadings == zero)
  }

  @Test("A difference just at the critical value is significant only where the bound is inclusive")
  func bound() throws {
    // Two factors of three definers each: SED is √(2 · 1/13).
    let analysis = try Analysis(try lipset(), settings: AnalysisSettings(factors: 3))
    let sed = try #require(analysis.characteristics.sed(0, 1))
    for (bound, expected) in [
      (CriticalBound.strict, Comparison.Classical.Consensus.p05), (.inclusive, .p01),
    ] {
      var conventions = ComparisonConventions()
      conventions.bound = bound
      let tests = ClassicalTests(
        factors: [0, 1], characteristics: analysis.characteristics, conventions: conventions)
      #expect(tests.verdict([conventions.p05 * sed, 0]).consensus == expected)
    }
  }
}
