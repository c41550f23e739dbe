import Foundation
import QAnalysis
import QNumerics
import QReport
import QStudy
import TestSupport
import Testing

@testable import MindsetCommand

/// A recipe on disk and in memory.
@Suite("Recipes")
struct RecipeTests {
  private func read(_ text: String) throws -> Recipe {
    try RecipeReader.read(Array(text.utf8), file: "r.yml")
  }

  private func findings(_ text: String) -> [Finding] {
    do {
      _ = try read(text)
      return []
    } catch let findings as Findings {
      return findings.all
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test("that are written read back as they were", arguments: 0..<300)
  func roundTrip(seed: UInt64) throws {
    let recipe = RandomRecipe.make(seed: seed)
    let text = RecipeWriter.text(recipe)
    let back = try read(text)
    #expect(back == recipe, "\(text)")
    #expect(RecipeWriter.text(back) == text)
  }

  @Test("made by chance differ from each other in every part")
  func randomRecipesVary() {
    let recipes = (0..<300).map { RandomRecipe.make(seed: $0) }
    let plain = Recipe(study: "s")
    #expect(recipes.contains { $0.settings == plain.settings })
    #expect(recipes.contains { $0.settings.grid != nil && $0.settings.free == false })
    #expect(recipes.contains { $0.settings.factors == .suggest })
    #expect(recipes.contains { $0.decisions.take != nil && !$0.decisions.split.isEmpty })
    #expect(recipes.contains { $0.decisions.flags.contains { $0.sign == 0 && $0.because != nil } })
    #expect(recipes.contains { $0.decisions.rotations.contains { $0.degrees < 0 } })
    #expect(recipes.contains { $0.labels == .classical && !$0.outputs.isEmpty })
    #expect(recipes.contains { !$0.handouts.isEmpty && $0.out != nil })
  }

  @Test("need nothing but a study")
  func smallest() throws {
    #expect(try read("study: s\n") == Recipe(study: "s"))
  }

  @Test("that ship are read, and say which study and how many factors")
  func shipped() throws {
    for (name, factors) in [("lipset", 3), ("place-based-budgeting", 4)] {
      let recipe = try RecipeReader.read("\(Checkout.path)/analysis/\(name).yml")
      #expect(recipe.study == "../surveys/\(name)" && recipe.out == name)
      #expect(recipe.settings.factors == .number(factors))
      #expect(recipe.decisions.anchors.count == factors)
      #expect(try read(RecipeWriter.text(recipe)) == recipe)
    }
  }

  @Test("tell every fault in one go, in the order of lines")
  func allFaults() {
    let found = findings(
      "study: s\nsettings:\n  factrs: 3\n  rotation: promx\nouputs: [html]\nlabels: modern\n")
    #expect(found.map { $0.location?.line } == [3, 4, 5, 6])
    #expect(found.map(\.code) == [.unknownKey, .badValue, .unknownKey, .badValue])
    #expect(found.allSatisfy { $0.location?.file == "r.yml" })
  }

  @Test(
    "know their keys and name the nearest",
    arguments: [
      ("studdy: s", "study"), ("study: s\nsetings: {}", "settings"),
      ("study: s\nselect: {exlude: [A]}", "exclude"), ("study: s\nviewpoint: []", "viewpoints"),
      ("study: s\nflags: [{sort: A, viewpoint: 1, sing: +}]", "sign"),
      ("study: s\nrotations: [{planes: [1, 2], degree: 5}]", "degrees"),
      ("study: s\nviewpoints: [{like: A, nme: N}]", "name"),
      ("study: s\nsettings: {corelation: pearson}", "correlation"),
    ])
  func nearest(text: String, key: String) {
    let unknown = findings(text).filter { $0.code == .unknownKey }
    #expect(unknown.count == 1 && unknown[0].mend.contains("“\(key)”"), "\(unknown)")
  }

  @Test(
    "take numbers at the ends of their ranges and none beyond",
    arguments: [
      ("factors", "1", "50", "0", "51"), ("extract", "1", "200", "0", "201"),
      ("reliability", "0.01", "0.99", "0", "1"), ("equivalence", "0.01", "5", "0", "5.1"),
      ("seed", "0", "9223372036854775807", "-1", "1.5"),
    ])
  func ranges(key: String, low: String, high: String, below: String, above: String) {
    for value in [low, high] {
      #expect(findings("study: s\nsettings: {\(key): \(value)}\n").isEmpty)
    }
    for value in [below, above] {
      let found = findings("study: s\nsettings: {\(key): \(value)}\n")
      #expect(found.count == 1 && found[0].location?.line == 2, "\(key): \(value)")
    }
  }

  @Test("what a rotation aims at goes with that rotation, in a recipe and under another one typed")
  func aims() {
    let defining = SettingChoices(rotation: .defining, definingSort: "A")
    #expect(SettingChoices().falling(backOn: defining) == defining)
    #expect(
      SettingChoices(rotation: .varimax).falling(backOn: defining)
        == SettingChoices(rotation: .varimax))
    let target = SettingChoices(rotation: .target, target: "t.json")
    #expect(defining.falling(backOn: target) == defining)
  }

  @Test("choices typed rule, and the others stand")
  func fallingBack() {
    let typed = SettingChoices(extraction: .centroid, factors: .suggest, free: false)
    let own = SettingChoices(
      correlation: .kendall, extraction: .pca, factors: .number(4), seed: 9, free: true)
    let both = typed.falling(backOn: own)
    #expect(
      both
        == SettingChoices(
          correlation: .kendall, extraction: .centroid, factors: .suggest, seed: 9, free: false))
    let eight = SettingChoices(extraction: .pca, extract: .number(8))
    #expect(SettingChoices(extraction: .paf).falling(backOn: eight).extract == nil)
    #expect(SettingChoices(extraction: .pca).falling(backOn: eight).extract == .number(8))
    #expect(SettingChoices().falling(backOn: eight).extract == .number(8))
    #expect(typed.falling(backOn: SettingChoices()) == typed)
    #expect(SettingChoices().falling(backOn: own) == own)
  }

  @Test("settings nobody chose are those of the analysis itself")
  func defaults() {
    #expect(SettingChoices().settings(factors: 3) == AnalysisSettings(factors: 3))
    let settings = SettingChoices(
      correlation: .spearman, extraction: .centroid, extract: .number(5), rotation: .equamax,
      flagging: FlaggingRule.none, flagLevel: .p01, reliability: 0.7, adjustment: .holm,
      equivalence: 0.5, seed: 3, compat: .kade
    ).settings(factors: 2)
    var expected = AnalysisSettings(factors: 2)
    expected.correlation = .spearman
    expected.extraction = .centroid
    expected.extract = 5
    expected.rotation = .equamax
    expected.flagging = FlaggingRule.none
    expected.flagLevel = .p01
    expected.reliability = 0.7
    expected.conventions = .kade
    expected.adjustment = .holm
    expected.equivalence = 0.5
    expected.seed = 3
    #expect(settings == expected)
  }
}

/// Recipes by chance: every part there or not, every choice, and words that YAML makes hard.
enum RandomRecipe {
  private static let words = [
    "a", "Sort 7", "yes", "no", "null", "1", "-3", "1.5", "~", "a: b", "# no comment", "'quoted'",
    "“so”", "tab\there", "ünï", "- dash", "[list]", "{map}", "trailing ", " leading", "*star",
    "&and",
    "%", "@at", "line\nbreak", "\"", "\\", "0x1F", "1e3", "2001-01-01", "+", "=", "<<", "عربي",
  ]

  static func make(seed: UInt64) -> Recipe {
    var generator = SeededGenerator(seed: seed)
    func coin() -> Bool { generator.below(2) == 0 }
    func word() -> String { words[generator.below(words.count)] }
    func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? { coin() ? value() : nil }
    func some<Value>(_ value: () -> Value) -> [Value] {
      coin() ? [] : (0..<(1 + generator.below(3))).map { _ in value() }
    }
    func one<Value>(of all: [Value]) -> Value { all[generator.below(all.count)] }
    func once(_ numbers: [Int]) -> [Int] { Array(Set(numbers)).sorted() }
    func viewpoint() -> Int { 1 + generator.below(50) }
    func grid() -> Grid? {
      try? Grid(columns: (-2...2).map { .init(value: $0, count: 1 + generator.below(9)) })
    }
    func number(_ range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * generator.uniform()
    }

    var settings = SettingChoices()
    if coin() {
      settings = SettingChoices(
        correlation: maybe(one(of: CorrelationMethod.allCases)),
        extraction: maybe(one(of: ExtractionMethod.allCases)),
        extract: maybe(generator.below(10) == 0 ? .auto : .number(1 + generator.below(200))),
        factors: maybe(coin() ? .suggest : .number(viewpoint())),
        rotation: maybe(one(of: RotationMethod.allCases)),
        flagging: maybe(one(of: FlaggingRule.allCases)),
        flagLevel: maybe(one(of: FlagLevel.allCases)),
        reliability: maybe(number(SettingRange.reliability)),
        adjustment: maybe(one(of: Adjustment.allCases)),
        equivalence: maybe(number(SettingRange.equivalence)),
        seed: maybe(generator.below(Int.max)),
        compat: maybe(one(of: CompatMode.allCases)),
        grid: coin() ? grid() : nil,
        free: maybe(coin()),
        missing: maybe(one(of: MissingCells.allCases)))
      if settings.rotation == .defining { settings.definingSort = maybe(word()) }
      if settings.rotation == .target { settings.target = maybe(word()) }
    }
    let decisions = Decisions(
      rotations: some {
        let first = viewpoint()
        return Decisions.PlaneRotation(
          first: first, second: first % 50 + 1, degrees: number(-360...360), because: maybe(word()))
      },
      take: maybe(once([viewpoint(), viewpoint()])), invert: once(some(viewpoint)),
      split: once(some(viewpoint)),
      flags: some {
        Decisions.ManualFlag(
          sort: word(), viewpoint: viewpoint(), sign: one(of: [-1, 0, 1]), because: maybe(word()))
      },
      anchors: some {
        // Three statements at least, not all alike.
        let values =
          (0..<(1 + generator.below(4))).map { _ in (word(), number(-4...4)) }
          + [("1", -1), ("2", 1), ("3", 0.5)]
        let kind: Anchor.Kind =
          coin() ? .like(word()) : .array(Dictionary(values, uniquingKeysWith: { $1 }))
        return Anchor(kind: kind, name: maybe(word()), gist: maybe(word()))
      })
    return Recipe(
      study: word(), settings: settings,
      selection: SortTable.Selection(conditions: some(word), exclude: some(word)),
      decisions: decisions, labels: maybe(one(of: AnalysisDocument.LabelStyle.allCases)),
      outputs: some { one(of: OutputFormat.allCases) },
      handouts: SheetChoice(names: some { one(of: SheetChoice.words) }) ?? .none,
      out: maybe(one(of: ["results", "a b/c", "ünï", "no", "1"])))
  }
}
