import QAnalysis
import QStudy
import TestSupport
import Testing

/// The first viewpoint of Lipset's study has US3 and US4 on one pole and JP5 on the other.
@Suite("Names of the poles of a split viewpoint")
struct PoleNameTests {
  private let settings = AnalysisSettings(factors: 3)

  private func anchors(_ ids: [String]) -> [Anchor] {
    ids.map { Anchor(kind: .like($0), name: $0) }
  }

  private func decided(_ ids: [String], _ change: (inout Decisions) -> Void) throws -> Analysis {
    var decisions = Decisions(anchors: anchors(ids))
    change(&decisions)
    return try Analysis(try lipset(), settings: settings, decisions: decisions)
  }

  /// The name of the viewpoint that a sort defines.
  private func name(_ id: String, in analysis: Analysis) throws -> String? {
    let sort = try #require(analysis.table.sorts.firstIndex { $0.id == id })
    return analysis.viewpoints[try #require(analysis.flags.viewpoint(of: sort))].name
  }

  @Test(
    "Each pole has the name of whoever stands there, in every order and whichever number is split",
    arguments: [
      ["US3", "JP5"], ["JP5", "US3"], ["US3", "US1", "JP5"], ["JP5", "CA6", "US1", "US3"],
    ], [false, true])
  func bothPoles(_ ids: [String], isTurnedAbout: Bool) throws {
    let numbers = [
      try #require(ids.firstIndex(of: "US3")), try #require(ids.firstIndex(of: "JP5")),
    ]
    .map { $0 + 1 }
    for split in [[numbers[0]], [numbers[1]], numbers] {
      let analysis = try decided(ids) {
        $0.split = split
        if isTurnedAbout { $0.invert = split }
      }
      #expect(analysis.viewpoints.count == 4)
      for id in ids { #expect(try name(id, in: analysis) == id) }
      #expect(try name("US4", in: analysis) == "US3")
      #expect(!analysis.warnings.contains { $0.code == .anchorWeak || $0.code == .anchorLost })
    }
  }

  @Test("A name held by the negative pole alone stays there")
  func negativePole() throws {
    let analysis = try decided(["JP5"]) { $0.split = [1] }
    #expect(try name("JP5", in: analysis) == "JP5")
    #expect(try name("US3", in: analysis) == nil)
  }

  @Test("A name whose sort stands on the other pole of a viewpoint that is not split is told")
  func unsplit() throws {
    let told = try decided(["JP5"]) { _ in }.warnings.filter { $0.code == .anchorWeak }
    #expect(
      told.map(\.message) == [
        "“JP5” was attached to F1, which JP5 defines from the opposite side: a recipe with split gives "
          + "each of the two poles a name of its own."
      ])
    #expect(try !decided(["US3"]) { _ in }.warnings.contains { $0.code == .anchorWeak })
  }

  @Test("Scores name the pole that they are like, and none the other way about")
  func arrays() throws {
    let split = try Analysis(try lipset(), settings: settings, decisions: Decisions(split: [1]))
    let ids = split.table.statements.map(\.id)
    let poles = [1, 0].map { f in
      Anchor(
        kind: .array(Dictionary(uniqueKeysWithValues: zip(ids, split.scores.z[f] ?? []))),
        name: "pole \(f)")
    }
    let named = try Analysis(
      try lipset(), settings: settings, decisions: Decisions(split: [2], anchors: poles))
    #expect(named.viewpoints.map(\.name) == ["pole 0", "pole 1", nil, nil])
  }

  @Test("A flag goes to the pole of its number, and with the other sign to the other")
  func flags() throws {
    for (sign, pole) in [(1, "JP5"), (-1, "US3")] {
      let analysis = try decided(["US3", "JP5"]) {
        $0.split = [1]
        $0.flags = [
          .init(sort: "FR9", viewpoint: 2, sign: sign), .init(sort: "FR9", viewpoint: 3, sign: 0),
        ]
      }
      #expect(try name("FR9", in: analysis) == pole)
    }
  }

  @Test("Poles are taken and turned about once, and not turned in a plane of their own")
  func once() throws {
    let plain = try decided(["US3", "JP5"]) { $0.split = [1] }
    let taken = try decided(["US3", "JP5"]) {
      $0.split = [1, 2]
      $0.take = [2, 1]
      $0.rotations = [.init(first: 1, second: 2, degrees: 10)]
    }
    #expect(taken.viewpoints.map(\.name) == ["US3", "JP5"])
    #expect(taken.scores.z.prefix(2) == plain.scores.z.prefix(2))
    #expect(taken.warnings.contains { $0.code == .anchorLost && $0.message.contains("two poles") })
  }
}
