import Foundation
import QAnalysis
import QStudy
import QTables
import Testing

@testable import MindsetCommand

/// What is computed beside an analysis: asked for by options and recipes, written by every output.
@Suite("Evidence")
struct EvidenceTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  private func analysis(_ path: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(bench.bytes(path))) as? [String: Any])
  }

  @Test("Nothing is computed beside the analysis unless it is asked for")
  func silent() throws {
    #expect(try bench.mindset("analyse", "surveys/lipset", "--out", "plain").code == 0)
    #expect(try analysis("plain/analysis.json")["influence"] is NSNull)
    #expect(!(try bench.text("plain/report.html").contains("How far it carries")))
    #expect(try bench.contents(of: "plain").keys.contains("tables/influence.csv") == false)
  }

  @Test("Influence stands in the summary, the page, the tables and analysis.json")
  func influence() throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--influence", "--out", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("HOW FAR IT CARRIES\nOn whom it depends\n"))
    let sorts = try #require(try analysis("out/analysis.json")["influence"] as? [[String: Any]])
    #expect(sorts.compactMap { $0["sort"] as? String }.first == "US1" && sorts.count == 9)
    let table = try bench.text("out/tables/influence.csv").split(whereSeparator: \.isNewline)
    #expect(table.count == 10)
    let influence = try #require(sorts[1]["influence"] as? Double)
    #expect(table[2].hasPrefix("US2,\(String(format: "%.6f", influence)),"))
    let page = try bench.text("out/report.html")
    #expect(page.contains("<h3>On whom it depends</h3>"))
    #expect(page.contains("Influence of each sort"))
    #expect(page.contains("Each sort was left out in turn"))
  }

  @Test("A bootstrap stands in the summary, the page, the tables and analysis.json")
  func bootstrap() throws {
    let run = try bench.mindset(
      "analyse", "surveys/lipset", "--bootstrap", "200", "--out", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("How sure: sensitivity to who took part"))
    let found = try #require(try analysis("out/analysis.json")["bootstrap"] as? [String: Any])
    #expect(found["steps"] as? Int == 200 && found["failed"] as? Int == 0)
    #expect(found["match"] as? String == "congruence")
    let means = try #require((found["z"] as? [String: Any])?["mean"] as? [[Double]])
    #expect(means.count == 33 && means[0].count == 3)
    let scores = try bench.text("out/tables/bootstrap-scores.csv").split(
      whereSeparator: \.isNewline)
    #expect(scores.count == 1 + 33 * 3)
    #expect(scores[1].hasPrefix("1,F1,\(String(format: "%.6f", means[0][0])),"))
    let members = try bench.text("out/tables/bootstrap-members.csv")
    #expect(members.split(whereSeparator: \.isNewline).count == 1 + 9 * 3)
    let undefined = try #require(found["undefined"] as? [Int])
    let weak = try #require(found["weakMatches"] as? [Int])
    let steps = try bench.text("out/tables/bootstrap-steps.csv").split(whereSeparator: \.isNewline)
    #expect(steps.count == 1 + 3)
    for f in 0..<3 {
      #expect(steps[f + 1].hasPrefix("F\(f + 1),200,0,0,\(undefined[f]),\(weak[f]),0."))
    }
    let page = try bench.text("out/report.html")
    #expect(page.contains("<h3>How sure: sensitivity to who took part</h3>"))
    #expect(page.contains("Scores: sensitivity to who took part"))
    #expect(page.contains("The sorts were drawn with replacement 200 times"))
    let again = try bench.mindset(
      "analyse", "surveys/lipset", "--bootstrap", "200", "--bootstrap-match", "procrustes", "--out",
      "nearest")
    #expect(again.code == 0)
    let nearest = try #require(try analysis("nearest/analysis.json")["bootstrap"] as? [String: Any])
    #expect(nearest["match"] as? String == "procrustes")
  }

  @Test("Draws out of range, a match without draws, and procrustes of oblique factors are refused")
  func refused() throws {
    #expect(try bench.mindset("analyse", "surveys/lipset", "--bootstrap", "100001").code == 2)
    #expect(try bench.mindset("analyse", "surveys/lipset", "--bootstrap", "-1").code == 2)
    let alone = try bench.mindset(
      "analyse", "surveys/lipset", "--bootstrap-match", "congruence")
    #expect(alone.code == 2 && alone.errors.contains("--bootstrap-match goes with --bootstrap"))
    let oblique = try bench.mindset(
      "analyse", "surveys/lipset", "--rotation", "promax", "--bootstrap", "10",
      "--bootstrap-match", "procrustes")
    #expect(oblique.code == 1 && oblique.errors.contains("bootstrap-match"))
    try bench.write(["own.yml": "study: surveys/lipset\nevidence: {bootstrap: 1000000}\n"])
    #expect(try bench.mindset("run", "own.yml").code == 1)
  }

  @Test("A recipe asks for evidence, and a saved recipe asks again")
  func recipes() throws {
    try bench.write([
      "own.yml": "study: surveys/lipset\nsettings: {factors: 3}\n"
        + "evidence: {bootstrap: 20, bootstrap-match: correlation, influence: true}\n"
    ])
    #expect(try bench.mindset("run", "own.yml").code == 0)
    #expect(try analysis("own/analysis.json")["influence"] is [Any])
    #expect(try bench.mindset("run", "own.yml", "--check").code == 0)
    #expect(try bench.mindset("analyse", "own.yml", "--save-recipe", "again.yml").code == 0)
    let saved = try RecipeReader.read(bench.path + "/again.yml")
    #expect(
      saved.evidence
        == EvidenceChoices(bootstrap: 20, bootstrapMatch: .correlation, influence: true))
  }

  private func withGroups() throws {
    try bench.copy("surveys/place-based-budgeting")
    try bench.copy("analysis/place-based-budgeting.yml")
  }

  @Test(
    "Groups and paired conditions stand in the tables and analysis.json; small groups not on the page"
  )
  func groups() throws {
    try withGroups()
    let run = try bench.mindset(
      "analyse", "surveys/place-based-budgeting", "--condition", "before", "--condition", "after",
      "--groups", "organisation", "--groups", "role", "--paired", "before,after", "--out", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Who differs from whom, by organisation"))
    let result = try analysis("out/analysis.json")
    let groups = try #require(result["groups"] as? [[String: Any]])
    #expect(groups.map { $0["attribute"] as? String } == ["organisation", "role"])
    let names = (groups[0]["groups"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(names?.contains("residents") == true && names?.contains("councillors") == true)
    let people = (result["paired"] as? [String: Any])?["people"] as? [[String: Any]]
    #expect(people?.count == 12)
    #expect(try bench.text("out/tables/groups.csv").contains("organisation,residents,3,"))
    // The page may be handed on: neither residents (3) nor councillors (4) are told of.
    let page = try bench.text("out/report.html")
    let start = try #require(page.range(of: "Viewpoints by organisation", options: .backwards))
    let rows = page[start.lowerBound...]
    let table = rows[..<(try #require(rows.range(of: "</table>"))).lowerBound]
    #expect(table.contains("council<") && table.contains("two groups together"))
    #expect(!table.contains("residents") && !table.contains("councillors"))
    #expect(page.contains("How people changed, from “before” to “after”"))
  }

  @Test("What would undo the suppression of small groups is told in the terminal, not in reports")
  func smallGroups() throws {
    try bench.write(SmallStudies.garden)
    try bench.write([
      "garden/participants.csv": "participant,house\nAnn,red\nBob,red\nCat,blue\n"
    ])
    let run = try bench.mindset(
      "analyse", "garden", "--factors", "1", "--groups", "house", "--condition", "before",
      "--out", "out", "--format", "html,json,xlsx")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("! 1 sort has no house"))
    let result = try analysis("out/analysis.json")
    let codes = (result["warnings"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
    #expect(
      codes?.contains("sortsWithoutGroup") == true && codes?.contains("groupTooSmall") == true)
    let page = try bench.text("out/report.html")
    #expect(!page.contains("1 sort has no house") && !page.contains("one person only"))
    let book = try XLSXWorkbook(reading: bench.bytes("out/tables.xlsx"))
    let cells = book.sheets.flatMap { $0.rows.flatMap { $0.cells.map { "\($0.cell)" } } }
    #expect(cells.contains { $0.contains("Cohesion") })
    #expect(!cells.contains { $0.contains("has no house") || $0.contains("one person only") })
  }

  @Test("Where people have several sorts, the words are of sorts")
  func severalSorts() throws {
    try bench.write(SmallStudies.garden)
    let run = try bench.mindset(
      "analyse", "garden", "--factors", "1", "--influence", "--bootstrap", "20", "--paired",
      "before,after")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("How sure: sensitivity to which sorts took part\n"))
    #expect(run.output.contains("\n\nOn which sorts it depends\n"))
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("! 3 people have more than one sort"))
    #expect(words.contains("! 1 person has only one of the sorts “before” and “after”"))
    #expect(words.contains("what they changed is withheld. Only sums are withheld"))
  }

  @Test("Blank cells of further sorts are filled where those of the study are")
  func furtherBlanks() throws {
    try bench.copy("Tests/Fixtures/blanks")
    let classify = [
      "analyse", "Tests/Fixtures/blanks", "--factors", "3", "--classify", "Tests/Fixtures/blanks",
      "--missing", "refill", "--json", "-",
    ]
    let run = try bench.mindset(classify)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("Further sorts: Blank cells were filled"))
  }

  @Test("A recipe asks for groups and pairs, and a saved recipe asks again")
  func groupRecipes() throws {
    try withGroups()
    try bench.write([
      "own.yml": """
      study: surveys/place-based-budgeting
      settings: {factors: 4}
      evidence: {groups: [organisation], paired: [before, after]}

      """
    ])
    let run = try bench.mindset("analyse", "own.yml", "--save-recipe", "again.yml")
    #expect(run.code == 0, "\(run.errors)")
    let saved = try RecipeReader.read(bench.path + "/again.yml")
    #expect(
      saved.evidence
        == EvidenceChoices(groups: ["organisation"], paired: ConditionPair(["before", "after"])))
  }

  @Test("Groups nobody knows, and conditions that take no part, are findings with a place")
  func groupFindings() throws {
    try withGroups()
    let study = "surveys/place-based-budgeting"
    let unknown = try bench.mindset("analyse", study, "--groups", "sector")
    #expect(unknown.code == 1 && unknown.errors.contains("[unknownAttribute]"))
    #expect(unknown.errors.contains("--groups") && unknown.errors.contains("organisation, role"))
    // The study's recipe selects the sorts before.
    let absent = try bench.mindset("analyse", study, "--paired", "before,after")
    #expect(absent.code == 1 && absent.errors.contains("[unknownCondition]"))
    #expect(absent.errors.contains("--condition before --condition after"))
    let one = try bench.mindset("analyse", study, "--paired", "before")
    #expect(one.code == 2)
  }

  @Test("Changes are analysed in place of the sorts, by option and recipe")
  func changes() throws {
    try withGroups()
    let study = "surveys/place-based-budgeting"
    let run = try bench.mindset(
      "analyse", study, "--change", "before,after", "--factors", "2", "--save-recipe", "own.yml",
      "--out", "out")
    #expect(run.code == 0, "\(run.errors)")
    let result = try analysis("out/analysis.json")
    #expect((result["sorts"] as? [Any])?.count == 12)
    #expect(
      (result["selection"] as? [String: Any])?["change"] as? [String] == ["before", "after"])
    #expect(
      try bench.text("out/tables/warnings.csv").contains("48 people have only one of the sorts"))
    let page = try bench.text("out/report.html")
    #expect(page.contains("What was analysed are change-sorts"))
    #expect(page.contains("The sorts are changes: how far each person moved each statement"))
    #expect(run.output.contains("The sorts are changes:"))
    #expect(!page.contains("All viewpoints embrace") && !run.output.contains("embrace"))
    let saved = try RecipeReader.read(bench.path + "/own.yml")
    #expect(saved.selection == .init(change: ConditionPair(["before", "after"])))
    let again = try bench.mindset("analyse", "own.yml", "--out", "again")
    #expect(again.code == 0, "\(again.errors)")
    let unknown = try bench.mindset("analyse", study, "--change", "before,later")
    #expect(unknown.code == 1 && unknown.errors.contains("--change"))
  }

  @Test("Other choices stand in the summary, the page, the tables and analysis.json")
  func multiverse() throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--multiverse", "--out", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Would it survive other choices?\n"))
    let multiverse = try #require(
      try analysis("out/analysis.json")["multiverse"] as? [String: Any])
    #expect(multiverse["specifications"] as? Int == 108)
    let statements = try #require(multiverse["statements"] as? [[String: Any]])
    let holds = try #require(statements[0]["holds"] as? Double)
    let table = try bench.text("out/tables/multiverse-statements.csv")
      .split(whereSeparator: \.isNewline)
    #expect(table.count == 34)
    #expect(table[1].contains(String(format: ",%.6f,", holds)))
    let page = try bench.text("out/report.html")
    #expect(page.contains("<h3>Would it survive other choices?</h3>"))
    #expect(page.contains("What each choice does") && page.contains("Steegen"))
  }

  @Test("Sorts of another study are placed among the viewpoints, one alone as well")
  func classify() throws {
    var lines = try bench.text("surveys/lipset/sorts.csv").split(whereSeparator: \.isNewline)
    lines.removeSubrange(3...)
    lines.remove(at: 1)
    try bench.write([
      "later/study.yml":
        "title: Later\ngrid: {-4: 2, -3: 3, -2: 4, -1: 5, 0: 5, 1: 5, 2: 4, 3: 3, 4: 2}\n",
      "later/statements.csv": "id,text\n"
        + (1...33).map { "\($0),Statement \($0)\n" }.joined(),
      "later/sorts.csv": lines.joined(separator: "\n") + "\n",
      "own/own.yml":
        "study: ../surveys/lipset\nsettings: {factors: 3}\nevidence: {classify: ../later}\n",
    ])
    let run = try bench.mindset("analyse", "own/own.yml", "--json", "a.json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Where further sorts stand\n"))
    let whole = try analysis("a.json")
    let classification = try #require(whole["classification"] as? [String: Any])
    let sorts = try #require(classification["sorts"] as? [[String: Any]])
    let rotation = try #require(whole["rotation"] as? [String: Any])
    let loadings = try #require(rotation["loadings"] as? [[Double]])
    let projected = try #require(sorts.first?["loadings"] as? [Double])
    #expect(sorts.count == 1 && sorts[0]["sort"] as? String == "US2")
    #expect(zip(projected, loadings[1]).allSatisfy { abs($0 - $1) < 1e-9 })
    // A saved recipe counts the path from its own folder.
    let saving = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "3", "--classify", "later", "--save-recipe",
      "own/again.yml")
    #expect(saving.code == 0, "\(saving.errors)")
    let saved = try RecipeReader.read(bench.path + "/own/again.yml")
    #expect(saved.evidence.classify == "../later")
    #expect(try bench.mindset("run", "own/again.yml").code == 0)
  }

  @Test("Further sorts on other statements are findings that name the file")
  func otherStatements() throws {
    try bench.write([
      "later/study.yml": "title: Later\n",
      "later/statements.csv": "id,text\n1,One\n2,Two\n3,Three\n",
      "later/sorts.csv": "sort,1,2,3\nA,1,0,-1\n",
    ])
    let run = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "3", "--classify", "later")
    #expect(run.code == 1 && run.errors.contains("[missingStatement]"), "\(run.errors)")
  }

  @Test(
    "Further sorts on reworded statements are a finding, unless an option or recipe lets ids rule")
  func rewordedStatements() throws {
    for file in ["study.yml", "statements.csv", "sorts.csv"] {
      let text = try bench.text("surveys/lipset/" + file)
        .replacing("it does not outrage us", with: "nobody minds")
        // A recipe serves one study.
        .replacing("recipe: ../../analysis/lipset.yml", with: "")
      try bench.write(["later/" + file: text])
    }
    let options = ["analyse", "surveys/lipset", "--classify", "later"]
    let run = try bench.mindset(options)
    #expect(run.code == 1 && run.errors.contains("[rewordedStatement]"), "\(run.errors)")
    #expect(run.errors.contains("--reworded"))
    let typed = try bench.mindset(
      options + ["--reworded", "--save-recipe", "own.yml", "--json", "typed.json"])
    #expect(typed.code == 0, "\(typed.errors)")
    let saved = try RecipeReader.read(bench.path + "/own.yml")
    #expect(saved.evidence == EvidenceChoices(classify: "later", reworded: true))
    #expect(try bench.mindset("analyse", "own.yml", "--json", "saved.json").code == 0)
    let found = try analysis("typed.json")["classification"] as? NSDictionary
    #expect(found != nil)
    #expect(found == (try analysis("saved.json")["classification"] as? NSDictionary))
    let alone = try bench.mindset("analyse", "surveys/lipset", "--reworded")
    #expect(alone.code == 2 && alone.errors.contains("--reworded goes with --classify"))
  }
}
