import QAnalysis
import QNumerics
import QStudy
import TestSupport
import Testing

/// What a person decides: rotations by hand, flags, names that follow a viewpoint.
@Suite("Decisions and identity")
struct DecisionTests {
  private let settings = AnalysisSettings(factors: 3)

  @Test("From unrotated factors on, the same figures come to the same bits")
  func fromExtraction() throws {
    let table = try lipset()
    let settings = AnalysisSettings(factors: 3)
    let decisions = Decisions(rotations: [.init(first: 1, second: 2, degrees: 12.5)])
    let whole = try Analysis(table, settings: settings, decisions: decisions)
    let again = try Analysis(
      table, correlations: whole.correlations, extraction: whole.extraction, settings: settings,
      decisions: decisions)
    #expect(again.rotation.loadings == whole.rotation.loadings)
    #expect(again.scores.z == whole.scores.z)
    #expect(again.comparison.statements == whole.comparison.statements)
  }

  @Test("Turning a plane one way and back returns the start")
  func inverseAngles() throws {
    let table = try lipset()
    let start = try Analysis(table, settings: settings)
    let there = Decisions.PlaneRotation(first: 1, second: 3, degrees: 23.5)
    let back = Decisions.PlaneRotation(first: 1, second: 3, degrees: -23.5)
    let turned = try Analysis(table, settings: settings, decisions: Decisions(rotations: [there]))
    let returned = try Analysis(
      table, settings: settings, decisions: Decisions(rotations: [there, back]))
    #expect(
      try turned.rotation.loadings.maximumAbsoluteDifference(from: start.rotation.loadings) > 0.1)
    #expect(
      try returned.rotation.loadings.maximumAbsoluteDifference(from: start.rotation.loadings)
        <= 1e-12)
  }

  @Test("A plane turned by θ follows b_f = a_f cos θ − a_g sin θ")
  func angleSense() throws {
    let table = try lipset()
    let a = try Analysis(table, settings: settings).rotation.loadings
    let b = try Analysis(
      table, settings: settings,
      decisions: Decisions(rotations: [.init(first: 1, second: 2, degrees: 30)])
    ).rotation.loadings
    let (c, s) = (0.75.squareRoot(), 0.5)
    expectClose(b.column(0), zip(a.column(0), a.column(1)).map { $0 * c - $1 * s }, absolute: 1e-12)
    expectClose(b.column(1), zip(a.column(0), a.column(1)).map { $0 * s + $1 * c }, absolute: 1e-12)
  }

  @Test("Inverting a viewpoint turns its loadings, scores and flags about")
  func invert() throws {
    let table = try lipset()
    let before = try Analysis(table, settings: settings)
    let after = try Analysis(table, settings: settings, decisions: Decisions(invert: [2]))
    let (old, new) = (try before.scoreColumns(), try after.scoreColumns())
    expectClose(new[1], old[1].map { -$0 }, absolute: 1e-12)
    expectClose(new[0], old[0], absolute: 1e-12)
    #expect(after.flags.values.map { $0[1] } == before.flags.values.map { -$0[1] })
  }

  @Test("Taking viewpoints keeps them in the order asked for")
  func take() throws {
    let table = try lipset()
    let all = try Analysis(table, settings: settings).rotation.loadings
    let taken = try Analysis(table, settings: settings, decisions: Decisions(take: [3, 1]))
    #expect(taken.flags.factors == 2)
    #expect(taken.rotation.loadings.columnVectors == [all.column(2), all.column(0)])
    expectClose(
      taken.rotation.communalities[0],
      all[0, 0] * all[0, 0] + all[0, 2] * all[0, 2], absolute: 1e-12)
  }

  @Test("Splitting a bipolar viewpoint gives each pole its own definers and scores")
  func split() throws {
    let table = try lipset()
    let whole = try Analysis(table, settings: settings)
    let parts = try Analysis(table, settings: settings, decisions: Decisions(split: [1]))
    #expect(parts.flags.factors == 4)
    let ids = { (f: Int) in parts.flags.definers(of: f).map { table.sorts[$0].id } }
    #expect(ids(0) == ["US3", "US4"])
    #expect(ids(1) == ["JP5"])
    #expect(ids(2) == ["US1", "US2", "US8"])
    expectClose(parts.rotation.communalities, whole.rotation.communalities, absolute: 1e-12)
    // Each pole has the figures of the whole, and all together explain what they explained.
    let shares = parts.characteristics.factors.map(\.explainedVariance)
    expectClose(shares[0], shares[1], absolute: 1e-12)
    expectClose(
      parts.characteristics.explainedVariance, whole.characteristics.explainedVariance,
      absolute: 1e-12)
    expectClose(
      whole.characteristics.explainedVariance,
      whole.characteristics.factors.reduce(0) { $0 + $1.explainedVariance }, absolute: 1e-12)
    // JP5 alone defines the second pole, so its array is JP5's own sort.
    let jp5 = try #require(table.sorts.firstIndex { $0.id == "JP5" })
    let values = table.placements[jp5].map(Double.init)
    let r = Moments.correlation(try parts.scoreColumns()[1], values)
    #expect(try #require(r) > 0.999999)
  }

  @Test("A flag by hand counts, and one set to 0 does not")
  func manualFlags() throws {
    let table = try lipset()
    let decided = try Analysis(
      table, settings: settings,
      decisions: Decisions(flags: [
        .init(sort: "US8", viewpoint: 2, sign: 0), .init(sort: "FR9", viewpoint: 1, sign: 1),
        .init(sort: "FR9", viewpoint: 3, sign: 0),
      ]))
    #expect(
      decided.flags.definers(of: 0).map { table.sorts[$0].id } == ["US3", "US4", "JP5", "FR9"])
    #expect(decided.flags.definers(of: 1).map { table.sorts[$0].id } == ["US1", "US2"])
    #expect(decided.flags.definers(of: 2).map { table.sorts[$0].id } == ["CA6", "UK7"])
  }

  @Test("With no automatic flags only those by hand define a viewpoint")
  func noAutomaticFlags() throws {
    let table = try lipset()
    var settings = self.settings
    settings.flagging = .none
    let analysis = try Analysis(
      table, settings: settings,
      decisions: Decisions(flags: [.init(sort: "UK7", viewpoint: 3, sign: 1)]))
    #expect((0..<3).map { analysis.flags.definers(of: $0).count } == [0, 0, 1])
    #expect(analysis.warnings.contains { $0.code == .noDefiningSorts && $0.factors == ["F1"] })
  }

  @Test("A number that is no viewpoint and a sort that takes no part are errors")
  func errors() throws {
    let table = try lipset()
    #expect(throws: AnalysisError.unknownViewpoint(number: 4, available: 3, decision: .invert)) {
      try Analysis(table, settings: settings, decisions: Decisions(invert: [4]))
    }
    #expect(throws: AnalysisError.unknownSort(id: "XX", decision: .viewpoint(1))) {
      try Analysis(
        table, settings: settings, decisions: Decisions(anchors: [Anchor(kind: .like("XX"))]))
    }
    #expect(throws: AnalysisError.unknownStatement(id: "99", decision: .viewpoint(1))) {
      try Analysis(
        table, settings: settings,
        decisions: Decisions(anchors: [Anchor(kind: .array(["99": 1]))]))
    }
    #expect(
      throws: AnalysisError.unknownSort(id: "XX", decision: .flag(1))
    ) {
      try Analysis(
        table, settings: settings,
        decisions: Decisions(flags: [.init(sort: "XX", viewpoint: 1, sign: 1)]))
    }
  }

  // MARK: Identity

  @Test("Numbers in decisions follow the anchors, not the positions")
  func numbersFollowAnchors() throws {
    let table = try lipset()
    // The first anchor is the viewpoint at position 3.
    let anchors = [
      Anchor(kind: .like("CA6"), name: "Third"), Anchor(kind: .like("US3"), name: "First"),
    ]
    let decided = try Analysis(
      table, settings: settings, decisions: Decisions(invert: [1], anchors: anchors))
    let plain = try Analysis(table, settings: settings)
    expectClose(
      decided.rotation.loadings.column(2), plain.rotation.loadings.column(2).map { -$0 },
      absolute: 1e-12)
    #expect(decided.viewpoints.map(\.name) == ["First", nil, "Third"])
  }

  @Test("Twenty sorts added one by one never move a name from a viewpoint it still fits")
  func growingStudy() throws {
    let study = try simulated(statements: 33, sorts: 50, viewpoints: 3, seed: 21)
    var start = study
    start.sorts = Array(study.sorts.prefix(30))
    let first = try Analysis(try SortTable(start), settings: settings)
    let ids = study.statements.map(\.id)
    let names = ["Alpha", "Beta", "Gamma"]
    let arrays = try first.scoreColumns().enumerated().map { f, z in
      Anchor(
        kind: .array(Dictionary(uniqueKeysWithValues: zip(ids, z))), name: names[f])
    }
    let likes = (0..<3).map { f in
      Anchor(kind: .like(start.sorts[first.flags.definers(of: f)[0]].id), name: names[f])
    }
    var earlier = EarlierSolution(statements: ids, z: first.scores.z)
    var checked = 0
    for count in 31...50 {
      var grown = study
      grown.sorts = Array(study.sorts.prefix(count))
      let table = try SortTable(grown)
      let byArray = try Analysis(
        table, settings: settings, decisions: Decisions(anchors: arrays), alignedTo: earlier)
      let z = try byArray.scoreColumns()
      for (f, old) in try first.scoreColumns().enumerated() {
        let r = z.map { Moments.correlation($0, old) ?? 0 }
        guard let best = r.indices.max(by: { r[$0] < r[$1] }), r[best] >= 0.90 else { continue }
        #expect(byArray.viewpoints[best].name == names[f])
        // Aligned to the solution before, it also keeps its place.
        #expect(best == f)
        checked += 1
      }
      let byLike = try Analysis(table, settings: settings, decisions: Decisions(anchors: likes))
      for (n, anchor) in likes.enumerated() {
        guard case .like(let id) = anchor.kind,
          let sort = table.sorts.firstIndex(where: { $0.id == id }),
          let f = byLike.flags.viewpoint(of: sort)
        else { continue }
        #expect(byLike.viewpoints[f].name == names[n])
        checked += 1
      }
      earlier = EarlierSolution(statements: ids, z: byArray.scores.z)
    }
    #expect(checked >= 60, "the law was put to the test \(checked) times only")
  }

  @Test("A name whose sort is left out is not attached, and that is no error")
  func anchorLeftOut() throws {
    var study = try lipset().study
    study.sorts = try lipset().sorts
    let table = try SortTable(study, selection: SortTable.Selection(exclude: ["US1"]))
    #expect(table.leftOut == ["US1"])
    let analysis = try Analysis(
      table, settings: settings,
      decisions: Decisions(anchors: [
        Anchor(kind: .like("US3"), name: "Here"), Anchor(kind: .like("US1"), name: "Gone"),
      ]))
    #expect(analysis.viewpoints.compactMap(\.name) == ["Here"])
    #expect(analysis.warnings.contains { $0.code == .anchorLost && $0.sorts == ["US1"] })
  }

  @Test("Alignment restores positions and signs of an earlier solution")
  func alignment() throws {
    let table = try lipset()
    let plain = try Analysis(table, settings: settings)
    let z = try plain.scoreColumns()
    let earlier = EarlierSolution(
      statements: table.statements.map(\.id), z: [z[2], z[0].map { -$0 }, z[1]])
    let aligned = try Analysis(table, settings: settings, alignedTo: earlier)
    let new = try aligned.scoreColumns()
    expectClose(new[0], z[2], absolute: 1e-9)
    expectClose(new[1], z[0].map { -$0 }, absolute: 1e-9)
    expectClose(new[2], z[1], absolute: 1e-9)
  }

  @Test("A name whose viewpoint is gone is not attached, and one that fits loosely is warned of")
  func lostAnchors() throws {
    let table = try lipset()
    var generator = SeededGenerator(seed: 5)
    let noise = Dictionary(
      uniqueKeysWithValues: table.statements.map { ($0.id, generator.normal()) })
    let lost = try Analysis(
      table, settings: settings,
      decisions: Decisions(anchors: [Anchor(kind: .array(noise), name: "Nobody")]))
    #expect(lost.viewpoints.allSatisfy { $0.name == nil })
    #expect(lost.warnings.contains { $0.code == .anchorLost })

    let z = try Analysis(table, settings: settings).scoreColumns()[0]
    let blurred = Dictionary(
      uniqueKeysWithValues: zip(table.statements, z).map { ($0.id, $1 + 0.65 * generator.normal()) }
    )
    let r = try #require(
      Moments.correlation(z, table.statements.map { blurred[$0.id] ?? 0 }))
    #expect((0.75..<0.90).contains(r), "the blurred array must test the band between the bounds")
    let weak = try Analysis(
      table, settings: settings,
      decisions: Decisions(anchors: [Anchor(kind: .array(blurred), name: "Blurred")]))
    #expect(weak.viewpoints[0].name == "Blurred")
    #expect(weak.warnings.contains { $0.code == .anchorWeak })
  }
}
