import Foundation
import QStudy
import Testing

@testable import MindsetCommand

/// What evidence is asked for and can't be had: refused by name and place, or told in the result.
@Suite("Evidence that can't be had")
struct EvidenceRefusalTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  /// Runs `analyse` on a study with a recipe's `evidence`.
  private func analyse(evidence: String, _ further: String...) throws -> Outcome {
    try bench.write([
      "own/own.yml": "study: ../surveys/lipset\nsettings: {factors: 3}\nevidence: {\(evidence)}\n"
    ])
    return try bench.mindset(["analyse", "own/own.yml"] + further)
  }

  @Test(
    "a comparison of solutions takes no option that speaks of one",
    arguments: [
      ["--bootstrap", "100"], ["--influence"], ["--groups", "role"], ["--paired", "a,b"],
      ["--multiverse"], ["--classify", "nowhere"], ["--reworded"],
    ])
  func ranges(options: [String]) throws {
    let run = try bench.mindset(["analyse", "surveys/lipset", "--factors", "2-3"] + options)
    #expect(run.code == 2 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("--factors 2-3 compares solutions; \(options[0]) speaks of one"))
  }

  @Test("evidence of a recipe that a comparison of solutions passes over is told")
  func rangeOfRecipe() throws {
    let run = try analyse(evidence: "influence: true", "--factors", "2-3")
    #expect(run.code == 0 && run.errors.contains("under evidence speaks of one solution"))
  }

  @Test("one draw is refused, typed and in a recipe; none is none")
  func draws() throws {
    let one = try bench.mindset("analyse", "surveys/lipset", "--bootstrap", "1")
    #expect(one.code == 2 && one.errors.contains("from 2 to 100000"), "\(one.errors)")
    let own = try analyse(evidence: "bootstrap: 1")
    #expect(own.code == 1 && own.errors.contains("own/own.yml:3"), "\(own.errors)")
    let none = try analyse(evidence: "bootstrap: 0")
    #expect(none.code == 0 && !none.output.contains("draws"), "\(none.errors)")
  }

  @Test("draws that could not be kept are a finding with the largest number, and their place")
  func tooManyDraws() throws {
    try #require(
      try bench.mindset(
        "simulate", "surveys/lipset", "--sorts", "40", "--planted", "8", "--to", "many"
      ).code == 0)
    // 40 sorts and 33 statements on 8 factors: 50,000,000/584 draws.
    let typed = try bench.mindset("analyse", "many", "--factors", "8", "--bootstrap", "100000")
    #expect(typed.code == 1 && typed.errors.contains("error: --bootstrap: found 100000 draws"))
    #expect(typed.errors.contains("at most 85616"), "\(typed.errors)")
    try bench.write([
      "many.yml": "study: many\nsettings: {factors: 8}\nevidence:\n  bootstrap: 90000\n"
    ])
    let own = try bench.mindset("analyse", "many.yml")
    #expect(own.code == 1 && own.errors.contains("many.yml:4"), "\(own.errors)")
  }

  @Test(
    "keys that say how another is computed are findings of the recipe without it",
    arguments: [("bootstrap-match: congruence", "bootstrap"), ("reworded: true", "classify")])
  func alone(evidence: String, beside: String) throws {
    let run = try analyse(evidence: evidence)
    #expect(run.code == 1 && run.errors.contains("own/own.yml:3"), "\(run.errors)")
    #expect(run.errors.contains("beside \(beside)"), "\(run.errors)")
  }

  @Test(
    "a path of a recipe that leads to no study is a finding of its line",
    arguments: ["\"\"", ".", "nowhere", "../surveys"])
  func noStudy(path: String) throws {
    let run = try analyse(evidence: "classify: \(path)")
    #expect(run.code == 1 && run.errors.hasPrefix("error: own/own.yml:3"), "\(run.errors)")
    let typed = try bench.mindset("analyse", "surveys/lipset", "--classify", "nowhere")
    #expect(typed.code == 3 && typed.errors.contains("nowhere"))
  }

  @Test("further sorts off the grid are accepted by --free, and by free in their own recipe")
  func free() throws {
    for file in ["statements.csv", "sorts.csv"] {
      try bench.write(["later/" + file: try bench.text("surveys/lipset/" + file)])
    }
    let study = try bench.text("surveys/lipset/study.yml")
      .replacing("recipe: ../../analysis/lipset.yml", with: "recipe: own.yml")
    let sorts = try bench.text("surveys/lipset/sorts.csv")
    // The first sort has one card more in the middle and one less at an end.
    let first = sorts.split(separator: "\n")[1]
    let off = first.replacing(",4", with: ",0", maxReplacements: 1)
    try #require(off != first)
    try bench.write([
      "later/study.yml": study, "later/sorts.csv": sorts.replacing(first, with: off),
      "later/own.yml": "study: .\n",
    ])
    let options = ["analyse", "surveys/lipset", "--factors", "3", "--classify", "later"]
    let run = try bench.mindset(options)
    #expect(run.code == 1 && run.errors.contains("[wrongColumnSums]"), "\(run.errors)")
    #expect(run.errors.contains("select.exclude") && !run.errors.contains("--exclude"))
    #expect(try bench.mindset(options + ["--free"]).code == 0)
    try bench.write(["later/own.yml": "study: .\nsettings: {free: true}\n"])
    #expect(try bench.mindset(options).code == 0)
    try bench.write(["later/own.yml": "study: .\nselect: {exclude: [US1]}\n"])
    #expect(try bench.mindset(options).code == 0)
  }

  @Test("groups asked for twice are told once")
  func twice() throws {
    try bench.write([
      "surveys/lipset/participants.csv":
        "participant,role\n" + (1...9).map { "US\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    ])
    let run = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "3", "--groups", "role", "--groups", "role",
      "--json", "a.json")
    #expect(run.code == 0, "\(run.errors)")
    let result = try JSONSerialization.jsonObject(with: Data(bench.bytes("a.json")))
    #expect(((result as? [String: Any])?["groups"] as? [Any])?.count == 1)
  }

  @Test("draws of which none could be fitted leave a warning and no interval")
  func nothingFitted() throws {
    let run = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "4", "--extraction", "ml", "--bootstrap", "100",
      "--out", "o")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("No draw of the bootstrap could be fitted"))
    #expect(!run.output.contains("firm member"))
    let page = try bench.text("o/report.html")
    #expect(!page.contains("intervals their") && !page.contains("in 95 %"))
    let tables = try bench.contents(of: "o").keys.filter { $0.contains("bootstrap") }
    #expect(tables == ["tables/bootstrap-steps.csv"])
  }

  @Test("more factors than maximum likelihood tells apart are told as they were asked for")
  func manyFactors() throws {
    let run = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "50", "--extraction", "ml")
    #expect(run.code == 1 && run.errors.contains("50 factors asked for"), "\(run.errors)")
  }

  // MARK: Designs

  @Test(
    "a grid that leaves sorts next to nothing to differ by is blamed, and not the sorts made up",
    arguments: [
      ("0: 40", "10", "2"), ("0: 39, 1: 1", "10", "2"), ("0: 31, 1: 2", "10", "2"),
      ("0: 9, 1: 1", "12", "6"),
    ])
  func designs(grid: String, participants: String, factors: String) throws {
    let run = try bench.mindset(
      "check", "--participants", participants, "--factors", factors, "--grid", grid)
    #expect(run.code == 2, "\(run.output) \(run.errors)")
    #expect(
      run.errors.contains("too few places apart from one value to tell \(factors) viewpoints"))
  }

  @Test(
    "options that a design without a study passes over are refused",
    arguments: [
      ["--exclude", "P1"], ["--condition", "before"], ["--missing", "refill"], ["--free"],
      ["--change", "a,b"], ["--sheet", "x"], ["--rows", "sorts"], ["--columns", "sorts"],
      ["--as", "csv"], ["--attributes", "a"], ["--design", "33"], ["--repair"],
    ])
  func idle(options: [String]) throws {
    let run = try bench.mindset(["check", "--participants", "10", "--factors", "2"] + options)
    #expect(run.code == 2 && run.errors.contains(options[0]), "\(run.errors)")
  }
}
