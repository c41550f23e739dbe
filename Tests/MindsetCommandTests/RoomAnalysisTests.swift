import Foundation
import QAnalysis
import QReport
import QStudy
import TestSupport
import Testing

@testable import MindsetCommand
@testable import QCollect

/// The viewpoints that a room shows while sorts come in.
@Suite("Viewpoints of a room")
struct RoomAnalysisTests {
  private static let surveys = Checkout.path + "/surveys/"

  /// Sixty people, twelve of whom sorted again in a second round; a third one is yet to come.
  private func threeRounds() throws -> Study {
    var study = try SavedSheets(folder: Self.surveys + "place-based-budgeting").read()
    study.conditions.append(Condition(id: "later", question: "And a year from now?"))
    return study
  }

  @Test("who sorted in two rounds is one person, and the number is that of the first sorts")
  func rounds() throws {
    let study = try threeRounds()
    let bench = try Workbench()
    let analysis = RoomAnalysis(
      study: study, decisions: RoomDecisions(),
      recipe: RoomRecipe.readable(folder: bench.path).recipe)
    let results = try analysis.results { true }
    #expect(results.sorts == 72 && results.people == 60)
    #expect(results.viewpoints.map(\.people).reduce(0, +) <= 60)
    #expect(results.notes.contains { $0.contains("sorted more than once") })
    let first = try SortTable(study, selection: SortTable.Selection(conditions: ["before"]))
    let seed = RoomRecipe.readable(folder: bench.path).recipe.settings(factors: 1).seed
    #expect(results.suggested == (try Retention(first, seed: seed)).suggested)
    #expect(
      results.shifts.map(\.people).reduce(0, +) == 12,
      "the last round that has sorts is compared with the first")
  }

  @Test(
    "what parts viewpoints is what tells one from all others by the recipe's labels, the furthest first",
    arguments: [AnalysisDocument.LabelStyle.mindset, .classical])
  func divides(labels: AnalysisDocument.LabelStyle) throws {
    let bench = try Workbench()
    try bench.copy("surveys/place-based-budgeting-hour", to: "hour")
    let folder = bench.path + "/hour"
    let study = try SavedSheets(folder: folder).read()
    try bench.write(["hour/recipe.yml": "study: .\nlabels: \(labels.rawValue)\n"])
    try bench.write([
      "hour/study.yml": bench.text("hour/study.yml") + "\nrecipe: recipe.yml\n"
    ])
    var decisions = RoomDecisions()
    decisions.viewpoints = 3
    let recipe = try RoomRecipe(folder: folder)
    let results = try RoomAnalysis(study: study, decisions: decisions, recipe: recipe)
      .results { true }
    for viewpoint in results.viewpoints { decisions.arrays[viewpoint.key] = viewpoint.array }
    // The sheets are made from this.
    let prose = Prose(
      try RoomAnalysis(study: study, decisions: decisions, recipe: recipe).document())
    let telling = prose.byLargestDifference.filter {
      !prose.distinguished(by: $0).isEmpty
        && prose.document.analysis.comparison.statements[$0].commonGround.evidence == nil
    }
    let shared = Set(results.common.map(\.saying.statement))
    #expect(
      shared.isDisjoint(with: results.divide.map(\.statement)), "of one card both is not said")
    #expect(telling.count > 6)
    #expect(results.divide.map(\.statement) == telling.map { study.statements[$0].id })
    #expect(
      results.divide.map(\.tells) == telling.map { prose.distinguished(by: $0).map { "\($0 + 1)" } }
    )
  }

  @Test("a recipe with two viewpoints of one name hides no viewpoint, and is told")
  func unreadableRecipe() throws {
    let bench = try Workbench()
    let hour = Self.surveys + "place-based-budgeting-hour/"
    for name in ["study.yml", "statements.csv", "sorts.csv"] {
      try bench.write([name: String(contentsOfFile: hour + name, encoding: .utf8)])
    }
    let services = RoomWiring(folder: bench.path).services
    var decisions = RoomDecisions()
    decisions.viewpoints = 2
    let study = try services.study()
    for viewpoint in try services.results(study, decisions, { true }).viewpoints {
      decisions.arrays[viewpoint.key] = viewpoint.array
      decisions.names[viewpoint.key] = RoomDecisions.Naming(name: "Good", gist: "")
    }
    // No room decides this; somebody may write it.
    try services.saveDecisions(decisions)
    let results = try services.results(services.study(), RoomDecisions(), { true })
    #expect(!results.viewpoints.isEmpty)
    #expect(results.notes.contains { $0.contains("the name Good a second time") })
    #expect(try services.unfit(services.study(), RoomDecisions()).isEmpty)
  }

  @Test("a sort that came while decisions were written is nobody's choice to leave out")
  func arrivedMeanwhile() throws {
    let bench = try Workbench()
    try bench.copy("surveys/place-based-budgeting-hour", to: "hour")
    let folder = bench.path + "/hour"
    var study = try SavedSheets(folder: folder).read()
    for id in study.sorts.prefix(2).map(\.id) {
      let one = try #require(study.sorts.firstIndex { $0.id == id })
      study.sorts[one].placements[0] = nil
    }
    let unfit = study.sorts.prefix(2).map(\.id)
    let changed = study
    try SavedSheets(folder: folder).replace { $0 = changed }
    let services = RoomWiring(folder: folder).services
    var decisions = RoomDecisions()
    decisions.viewpoints = 2
    decisions.leftOut = [unfit[0]]
    try services.saveDecisions(decisions)
    #expect(try RoomRecipe(folder: folder).base.selection.exclude == [unfit[0]])
    #expect(try services.unfit(services.study(), decisions).map(\.sort) == unfit)
    decisions.leftOut = Set(unfit)
    try services.saveDecisions(decisions)
    #expect(try RoomRecipe(folder: folder).base.selection.exclude == unfit)
    #expect(try services.unfit(services.study(), decisions).map(\.sort) == unfit)
  }

  @Test("viewpoints stay in their places when more or fewer are suggested, and are there again")
  func places() throws {
    let bench = try Workbench()
    try bench.copy("surveys/place-based-budgeting-hour", to: "hour")
    let recipe = try RoomRecipe(folder: bench.path + "/hour")
    let study = try SavedSheets(folder: bench.path + "/hour").read()
    let ids = study.statements.map(\.id)
    func solution(_ arrays: [String: [Int]]) -> EarlierSolution {
      EarlierSolution(
        statements: ids,
        z: arrays.keys.compactMap { Int($0) }.sorted()
          .map { arrays[String($0)]?.map(Double.init) })
    }
    var (rises, falls, returns) = (0, 0, 0)
    // People come in one after the other, in several orders.
    for step in [3, 7, 11, 13] {
      var decisions = RoomDecisions()
      var met: [Int: [String: [Int]]] = [:]
      for count in 5...25 {
        var coming = study
        coming.sorts = (0..<count).map { study.sorts[$0 * step % 25] }
        guard
          let results = try? RoomAnalysis(study: coming, decisions: decisions, recipe: recipe)
            .results(isWanted: { true })
        else { continue }
        let now = Dictionary(uniqueKeysWithValues: results.viewpoints.map { ($0.key, $0.array) })
        let (before, earlier) = (decisions.arrays, met[now.count])
        // What is the same beyond doubt.
        func places(since old: [String: [Int]]) throws -> [(old: Int, new: Int)] {
          try SolutionMatch.match(old: solution(old), new: solution(now))
            .filter { $0.correlation >= SolutionMatch.sure }.map { ($0.old, $0.new) }
        }
        if !before.isEmpty, now.count > before.count, earlier == nil {
          for place in try places(since: before) { #expect(place.old == place.new) }
          rises += 1
        } else if now.count < before.count, earlier == nil {
          let kept = try places(since: before).map(\.new)
          #expect(kept == kept.sorted())
          falls += 1
        } else if let earlier, now.count != before.count {
          for place in try places(since: earlier) { #expect(place.old == place.new) }
          returns += 1
        }
        decisions.turn(to: now.count)
        decisions.arrays = now
        met[now.count] = now
      }
    }
    #expect(rises > 2 && returns > 2, "\(rises) rises, \(falls) falls, \(returns) returns")
  }
}
