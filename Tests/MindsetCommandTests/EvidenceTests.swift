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

  @Test("A recipe asks for evidence, and a saved recipe asks again")
  func recipes() throws {
    try bench.write([
      "own.yml": "study: surveys/lipset\nsettings: {factors: 3}\nevidence: {influence: true}\n"
    ])
    #expect(try bench.mindset("run", "own.yml").code == 0)
    #expect(try analysis("own/analysis.json")["influence"] is [Any])
    #expect(try bench.mindset("run", "own.yml", "--check").code == 0)
    #expect(try bench.mindset("analyse", "own.yml", "--save-recipe", "again.yml").code == 0)
    let saved = try RecipeReader.read(bench.path + "/again.yml")
    #expect(saved.evidence == EvidenceChoices(influence: true))
  }
}
