import Foundation
import QAnalysis
import QStudy
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
}
