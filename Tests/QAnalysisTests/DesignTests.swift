import QAnalysis
import QNumerics
import QStudy
import TestSupport
import Testing

@Suite("Designs tried before they are run")
struct DesignTests {
  private func design(
    _ viewpoints: Int, _ people: Int, model: PlantedDesign.Model = .factor,
    allotment: PlantedDesign.Allotment = .even, loadings: ClosedRange<Double> = 0.55...0.85
  ) throws -> PlantedDesign {
    PlantedDesign(
      model: model, viewpoints: viewpoints, people: people, allotment: allotment,
      grid: try #require(Grid.quasiNormal(cards: 40)), loadings: loadings)
  }

  @Test("Planted viewpoints are arrays on one grid, shared on two statements in five")
  func planted() throws {
    var generator = SeededGenerator(seed: 5)
    let draw = try design(3, 20).draw(&generator)
    let first = draw.viewpoints[0].sorted()
    for view in draw.viewpoints { #expect(view.sorted() == first) }
    for j in 0..<16 { #expect(Set(draw.viewpoints.map { $0[j] }).count == 1) }
    // Of the next twelve one viewpoint at most stands alone on each.
    for j in 16..<28 { #expect(Set(draw.viewpoints.map { $0[j] }).count <= 2) }
    #expect((0..<3).map { v in draw.held.count { $0 == v } } == [7, 7, 6])
    let thin = try design(3, 20, allotment: .thin).draw(&generator)
    #expect(thin.held.count { $0 == 2 } == 3)
  }

  @Test(
    "People of two viewpoints place a shared statement alike on average, in both models",
    arguments: PlantedDesign.Model.allCases)
  func alike(model: PlantedDesign.Model) throws {
    let design = try design(2, 600, model: model)
    var generator = SeededGenerator(seed: 9)
    let draw = try design.draw(&generator)
    for j in 0..<16 {
      let means = (0..<2).map { v -> Double in
        let own = draw.held.indices.filter { draw.held[$0] == v }
        return own.reduce(0) { $0 + Double(draw.table.placements[$1][j]) } / 300
      }
      // Placements have a standard deviation of at most 2 within a viewpoint, so that the difference
      // of two means of 300 has one of .16 at most.
      #expect(abs(means[0] - means[1]) < 0.65)
    }
  }

  @Test("The outlook follows from the seed alone, and more people show more")
  func outlook() throws {
    let few = try DesignOutlook(design(2, 16), studies: 60, seed: 3, threads: 1)
    #expect(try DesignOutlook(design(2, 16), studies: 60, seed: 3, threads: 3) == few)
    let many = try DesignOutlook(design(2, 60), studies: 60, seed: 3)
    let (a, b) = (
      try #require(few.detectableEquivalence), try #require(many.detectableEquivalence)
    )
    #expect(b < a)
    let found = { (outlook: DesignOutlook) in
      try #require(outlook.share(\.foundDistinguishing)).mean
    }
    #expect(try found(few) < found(many))
    #expect(many.foundAll > 0.95)
  }

  @Test("What the labels claim is seldom false where viewpoints are as planted")
  func calibrated() throws {
    for model in PlantedDesign.Model.allCases {
      let outlook = try DesignOutlook(design(2, 40, model: model), studies: 200, seed: 1)
      let claims = try #require(outlook.share(\.falselyDistinguishing))
      #expect(claims.mean <= 0.05 + 2 * claims.error)
      #expect(try #require(outlook.share(\.falselyFirm)).mean <= 0.05)
      // The classical test does not keep its 5 %: that is why it is not the default label.
      #expect(try #require(outlook.share(\.falselyDistinguishingClassical)).mean > 0.15)
    }
  }

  @Test(
    "A grid made for so many cards has them, and falls off alike to both sides", arguments: 3...80)
  func grids(cards: Int) throws {
    let grid = try #require(Grid.quasiNormal(cards: cards))
    #expect(grid.cardCount == cards)
    let counts = grid.columns.map(\.count)
    let middle = counts.count / 2
    #expect(counts == counts.reversed())
    for k in 0..<middle { #expect(counts[k] <= counts[k + 1]) }
    for k in middle..<(counts.count - 1) { #expect(counts[k] >= counts[k + 1]) }
    #expect(Grid.quasiNormal(cards: 2) == nil)
  }
}
