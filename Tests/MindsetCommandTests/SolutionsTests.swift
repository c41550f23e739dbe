import Foundation
import Testing

/// `mindset analyse --factors 2-5`: solutions side by side.
@Suite("A range of factors")
struct SolutionsTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  @Test("tells every solution and what each further viewpoint changes")
  func text() throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--factors", "2-4")
    #expect(run.code == 0)
    #expect(run.output.contains("Solutions with 2, 3 and 4 viewpoints, from 9 sorts"))
    #expect(run.output.contains("F2 → F1, r 0.99; keeps 3 sorts: US3, US4, JP5."))
    #expect(run.output.contains("Gained: FR9 (F3)."))
    #expect(run.errors.contains("warning: with 2 viewpoints: "))
    #expect(bench.listing.allSatisfy { $0.hasPrefix("surveys") || $0.hasPrefix("analysis") })
  }

  @Test("gives the same bytes as JSON each time, and applies the other options to every solution")
  func json() throws {
    let options = ["analyse", "surveys/lipset", "--factors", "2-3", "--exclude", "FR9", "--quiet"]
    let printed = try bench.mindset(options + ["--json", "-"])
    let written = try bench.mindset(options + ["--json", "s.json"])
    #expect(printed.code == 0 && written.code == 0 && written.output.contains("FROM 2 TO 3"))
    #expect(try bench.bytes("s.json") == printed.outputBytes)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(printed.outputBytes)) as? [String: Any])
    #expect(object["format"] as? String == "mindset.solutions")
    #expect((object["input"] as? [String: Any])?["sorts"] as? Int == 8)
    #expect((object["solutions"] as? [[String: Any]])?.map { $0["factors"] as? Int } == [2, 3])
  }

  @Test(
    "is refused where one solution is needed, in words that say so",
    arguments: [
      ["analyse", "surveys/lipset", "--factors", "2-3", "--out", "o"],
      ["analyse", "surveys/lipset", "--factors", "2-3", "--save-recipe", "r.yml"],
      ["report", "surveys/lipset", "--factors", "2-3"],
    ])
  func refused(arguments: [String]) throws {
    let before = bench.listing
    let run = try bench.mindset(arguments)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.errors.contains("one number") && run.errors.contains("2-3"), "\(run.errors)")
    #expect(bench.listing == before)
  }

  @Test("is no setting of a recipe, and the finding says what is")
  func recipe() throws {
    try bench.write(["analysis/r.yml": "study: ../surveys/lipset\nsettings: {factors: 2-3}\n"])
    let run = try bench.mindset("run", "analysis/r.yml")
    #expect(run.code == 1 && run.errors.contains("one number from 1 to 50"))
    #expect(run.errors.contains("r.yml:2"))
  }

  @Test("must go up and stay within bounds", arguments: ["3-3", "5-2", "0-2", "2-51", "2-", "-"])
  func bounds(range: String) throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--factors=\(range)")
    #expect(run.code == 2 && run.output.isEmpty)
  }

  @Test("beyond what the sorts carry is a finding")
  func tooMany() throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--factors", "2-20")
    #expect(run.code == 1 && run.errors.contains("[tooManyFactors]"))
  }
}
