import Foundation
import Testing

/// `mindset run` and `run --check`: a recipe's outputs, and whether they still hold.
@Suite("The command run")
struct RunCommandTests {
  private let bench: Workbench
  private let recipe = "analysis/lipset.yml"
  private let result = "analysis/lipset/analysis.json"

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy(recipe)
  }

  @Test("writes what the recipe names into its folder and prints where that is")
  func outputs() throws {
    let run = try bench.mindset("run", recipe)
    #expect(run.code == 0 && run.output == "analysis/lipset\n")
    let files = try bench.contents(of: "analysis/lipset").keys
    #expect(files.filter { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") }.count == 13)
    let sheets = [
      "common-ground", "crib-sheet", "personal-slips", "poster-1", "poster-2", "poster-3",
      "viewpoint-1", "viewpoint-2", "viewpoint-3", "where-we-differ", "where-we-stand",
      "which-viewpoint",
    ]
    #expect(
      files.filter { $0.hasPrefix("handouts/") }.sorted() == sheets.map { "handouts/\($0).pdf" })
    let others = files.filter { !$0.contains("/") }.sorted()
    #expect(
      others == ["analysis.json", "report.docx", "report.html", "report.pdf", "tables.xlsx"])
  }

  @Test("writes the sheets a recipe names, those for before a workshop too, and no others")
  func handouts() throws {
    try bench.write([
      "own.yml":
        "study: surveys/lipset\nsettings: {factors: 2}\noutputs: [json]\n"
        + "handouts: [cards, where-we-stand]\n"
    ])
    #expect(try bench.mindset("run", "own.yml").code == 0)
    let files = try bench.contents(of: "own").keys.sorted()
    #expect(files == ["analysis.json", "handouts/cards.pdf", "handouts/where-we-stand.pdf"])
    // The command handouts takes them from the recipe too, unless told otherwise.
    let same = try bench.mindset("handouts", "own.yml", "--out", "same")
    #expect(same.code == 0)
    #expect(
      try bench.contents(of: "same").keys.sorted()
        == ["handouts/cards.pdf", "handouts/where-we-stand.pdf"])
    try bench.mindset("handouts", "own.yml", "--sheets", "common-ground", "--out", "other")
    #expect(try bench.contents(of: "other").keys.sorted() == ["handouts/common-ground.pdf"])
  }

  @Test("writes all but the handouts where no viewpoint has scores, and says so")
  func noScores() throws {
    try bench.write([
      "own.yml":
        "study: surveys/lipset\nsettings: {factors: 1, flagging: none}\noutputs: [html, json, csv]\n"
        + "handouts: [all, cards]\n"
    ])
    let run = try bench.mindset("run", "own.yml")
    #expect(run.code == 0 && run.output == "own\n", "\(run.errors)")
    let files = try bench.contents(of: "own").keys
    #expect(files.contains("report.html") && files.contains("analysis.json"))
    #expect(files.filter { $0.hasPrefix("handouts/") } == ["handouts/cards.pdf"])
    #expect(run.errors.contains("no handouts could be made (where-we-stand, common-ground"))
    let strict = try bench.mindset("run", "own.yml", "--strict")
    #expect(strict.code == 1 && strict.errors.contains("handoutsNotMade"))
    // What the page shows is the same, so it is no warning of the analysis.
    #expect(try !bench.text("own/analysis.json").contains("handoutsNotMade"))
  }

  @Test("leaves no sheet behind of a viewpoint that is gone, and nobody else’s file touched")
  func sheetsOfFewerViewpoints() throws {
    try bench.mindset("handouts", "surveys/lipset", "--factors", "3", "--out", "sheets")
    let strangers = ["viewpoint-03.pdf", "viewpoint-3.txt", "viewpoint-x.pdf", "poster-3.html"]
    try bench.write(
      Dictionary(uniqueKeysWithValues: strangers.map { ("sheets/handouts/" + $0, "") }))
    try bench.mindset(
      "handouts", "surveys/lipset", "--factors", "2", "--sheets", "viewpoints", "--out", "sheets")
    let numbered = try bench.contents(of: "sheets/handouts").keys.filter {
      $0.hasPrefix("viewpoint-") || $0.hasPrefix("poster-")
    }
    // Posters were not asked for: those of the first run stay.
    #expect(
      numbered.sorted()
        == (strangers
        + [
          "poster-1.pdf", "poster-2.pdf", "poster-3.pdf", "viewpoint-1.pdf", "viewpoint-2.pdf",
        ]).sorted())
  }

  @Test(
    "leaves nothing of another analysis in its folder, says what went, and touches nobody else’s file"
  )
  func earlierAnalysis() throws {
    func recipe(_ factors: Int, _ outputs: String, _ evidence: String) throws {
      try bench.write([
        "own.yml":
          "study: surveys/lipset\nsettings: {factors: \(factors)}\noutputs: [\(outputs)]\n\(evidence)"
      ])
    }
    try recipe(3, "html, csv, json, markdown", "evidence: {bootstrap: 20, influence: true}\n")
    #expect(try bench.mindset("run", "own.yml").code == 0)
    let first = try bench.contents(of: "own")
    #expect(first["figures/q-grid-3.svg"] != nil && first["tables/influence.csv"] != nil)
    let strangers = ["own/notes.md", "own/tables/bootstrap.csv", "own/figures/q-grid-03.svg"]
    try bench.write(Dictionary(uniqueKeysWithValues: strangers.map { ($0, "mine") }))
    try recipe(2, "html, csv, json", "")
    let run = try bench.mindset("run", "own.yml")
    #expect(run.code == 0)
    #expect(
      run.errors.contains("own: removed what was of an earlier analysis: figures/"), "\(run.errors)"
    )
    let left = Set(try bench.contents(of: "own").keys)
    try recipe(2, "html, csv, json", "")
    try bench.edit("own.yml", "outputs:", "out: fresh\noutputs:")
    try bench.mindset("run", "own.yml")
    let fresh = try bench.contents(of: "fresh").keys.map { String($0) }
    #expect(left == Set(fresh + strangers.map { String($0.dropFirst(4)) }))
  }

  @Test("keeps what is of the same analysis, though this run doesn’t write it")
  func sameAnalysis() throws {
    try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "3", "--out", "own", "--format", "markdown,json",
      "--influence")
    let before = try bench.contents(of: "own")
    let run = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "3", "--out", "own", "--format", "html,json")
    #expect(run.code == 0 && !run.errors.contains("earlier"), "\(run.errors)")
    let after = try bench.contents(of: "own")
    #expect(after["report.md"] == before["report.md"] && after["tables.md"] == before["tables.md"])
    let report = try bench.mindset(
      "report", "surveys/lipset", "--factors", "3", "--out", "own", "--format", "docx")
    #expect(!report.errors.contains("another analysis"), "\(report.errors)")
    // A report of another analysis removes nothing, and says what isn't of it.
    let other = try bench.mindset("report", "surveys/lipset", "--factors", "2", "--out", "own")
    #expect(other.errors.contains("own: of another analysis than this report"), "\(other.errors)")
    #expect(try bench.contents(of: "own")["report.md"] == before["report.md"])
    // Without a result it is open what the rest is of.
    try bench.mindset("report", "surveys/lipset", "--out", "page", "--format", "html")
    let open = try bench.mindset("report", "surveys/lipset", "--out", "page", "--format", "docx")
    #expect(
      open.errors.contains("page: of an earlier run, perhaps of another analysis"), "\(open.errors)"
    )
    let analysed = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "2", "--out", "own", "--format", "json")
    #expect(analysed.errors.contains("own: removed what was of an earlier analysis"))
    #expect(try Array(bench.contents(of: "own").keys) == ["analysis.json"])
  }

  @Test("writes beside the recipe, wherever it is run from")
  func besideTheRecipe() throws {
    try bench.write(["deep/er/own.yml": "study: ../../surveys/lipset\noutputs: [json]\n"])
    let run = try bench.mindset("run", "deep/er/own.yml")
    #expect(run.code == 0 && run.output == "deep/er/own\n", "\(run.errors)")
    #expect(try Array(bench.contents(of: "deep/er/own").keys) == ["analysis.json"])
  }

  @Test("replaces only files that Mindset writes")
  func strangersStay() throws {
    let strangers = [
      "analysis/lipset/notes.txt": "mine", "analysis/lipset/tables/own.csv": "a,b\n",
      "analysis/lipset/report.html": "an old report",
    ]
    try bench.write(strangers)
    #expect(try bench.mindset("run", recipe).code == 0)
    #expect(try bench.text("analysis/lipset/notes.txt") == "mine")
    #expect(try bench.text("analysis/lipset/tables/own.csv") == "a,b\n")
    #expect(try bench.text("analysis/lipset/report.html").hasPrefix("<!DOCTYPE html>"))
  }

  @Test("--check of an unchanged result exits with 0 and writes nothing")
  func checkHolds() throws {
    try bench.mindset("run", recipe)
    let before = try bench.contents()
    let run = try bench.mindset("run", recipe, "--check")
    #expect(run.code == 0)
    #expect(run.output == "\(result): the results still hold.\n")
    #expect(try bench.contents() == before)
  }

  @Test(
    "--check tells a number, a label, a flag and a member that were changed",
    arguments: [
      // The first z of F1, then the label of statement 1, the flags of US1, the members of F1.
      ("z", "1.659926145535719", "1.659936145535719", "statement 1"),
      ("label", "\"label\": \"undecided\"", "\"label\": \"shared\"", "undecided"),
      ("flag", "[0, 1, 0],", "[1, 0, 0],", "US1"),
      ("member", "[\"US3\", \"US4\",", "[\"US3\", \"US1\",", "US4"),
    ])
  func checkDiffers(what: String, old: String, new: String, told: String) throws {
    try bench.mindset("run", recipe)
    let text = try bench.text(result)
    let place = try #require(text.range(of: old), "\(what): no “\(old)”")
    try bench.write([result: text.replacingCharacters(in: place, with: new)])
    let before = try bench.contents()
    let run = try bench.mindset("run", recipe, "--check")
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.errors.contains(result))
    #expect(run.errors.contains(told), "\(run.errors)")
    #expect(try bench.contents() == before)
  }

  @Test("--check tells that viewpoints stand in another order")
  func checkOrder() throws {
    try bench.mindset("run", recipe)
    try bench.edit(recipe, "outputs:", "take: [2, 1, 3]\noutputs:")
    let run = try bench.mindset("run", recipe, "--check")
    #expect(run.code == 1 && run.errors.contains("F1 → F2") && run.errors.contains("F2 → F1"))
  }

  @Test("--check lets a change below 1e-6 pass")
  func checkTolerates() throws {
    try bench.mindset("run", recipe)
    let text = try bench.text(result)
    #expect(text.contains("1.659926145535719"))
    let near = text.replacingOccurrences(of: "1.659926145535719", with: "1.659926545535719")
    try bench.write([result: near])
    #expect(try bench.mindset("run", recipe, "--check").code == 0)
  }

  @Test("--check without results says how to make them, and writes nothing")
  func checkNothing() throws {
    let before = bench.listing
    let run = try bench.mindset("run", recipe, "--check")
    #expect(run.code == 1 && run.errors.contains("[noResultsToCheck]"))
    #expect(run.errors.contains(result))
    #expect(bench.listing == before)
  }

  @Test("a changed sort shows in --check by the sort's name")
  func checkNewData() throws {
    try bench.mindset("run", recipe)
    try bench.edit("surveys/lipset/sorts.csv", "\nUK7,", "\nUK8,")
    let run = try bench.mindset("run", recipe, "--check")
    #expect(run.code == 1 && run.errors.contains("UK7") && run.errors.contains("UK8"))
  }

  @Test(
    "takes recipes only",
    arguments: ["surveys/lipset", "surveys/lipset/study.yml", "surveys/lipset/sorts.csv"])
  func recipesOnly(path: String) throws {
    let before = bench.listing
    let run = try bench.mindset("run", path)
    #expect(run.code == 2 && run.errors.contains("analyse"))
    #expect(bench.listing == before)
  }

  @Test("a recipe's decisions are carried out and named in the result")
  func decisions() throws {
    try bench.write([
      "own.yml": """
      study: surveys/lipset
      settings: {factors: 3}
      rotations: [{planes: [1, 2], degrees: 15.0, because: to meet US3}]
      flags: [{sort: US3, viewpoint: 2, sign: 0, because: torn}]
      viewpoints: [{like: US1, name: Strivers, gist: Get ahead}]
      outputs: [json]

      """
    ])
    let run = try bench.mindset("run", "own.yml")
    #expect(run.code == 0, "\(run.errors)")
    let text = try bench.text("own/analysis.json")
    for word in ["Strivers", "Get ahead", "to meet US3", "torn"] { #expect(text.contains(word)) }
  }
}
