import Foundation
import TestSupport
import Testing

@testable import MindsetCommand

/// `mindset factors` as a person at a terminal meets it.
@Suite("mindset factors")
struct FactorsCommandTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  @Test("the table tells range and median, every rule, and what noise gives")
  func table() throws {
    let run = try bench.mindset("factors", "surveys/lipset")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.contains("Between 0 and 2 viewpoints stand out from chance"))
    #expect(run.output.contains("median 2"))
    for rule in [
      "* parallel analysis", "* sequential parallel analysis", "* minimum average partial",
      "  eigenvalue above 1", "  Humphrey’s rule, strict", "  three defining sorts",
    ] {
      #expect(run.output.contains("\n" + rule), "\(rule)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
  }

  @Test("JSON holds the key retention, and the same bytes every time")
  func json() throws {
    let first = try bench.mindset("factors", "surveys/lipset", "--json", "-")
    let again = try bench.mindset("factors", "surveys/lipset", "--json", "panel.json")
    #expect(first.code == 0 && again.code == 0)
    #expect(try bench.text("panel.json") == first.output)
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(first.outputBytes)) as? [String: Any])
    #expect(value["format"] as? String == "mindset.factors")
    let retention = try #require(value["retention"] as? [String: Any])
    #expect(retention["range"] as? [Int] == [0, 2] && retention["suggested"] as? Int == 2)
    let criteria = try #require(retention["criteria"] as? [[String: Any]])
    #expect(criteria.count == 9 && criteria.allSatisfy { $0["noise"] is Double })
    #expect((retention["solutions"] as? [[String: Any]])?.count == 9)
  }

  @Test("selection and seed are taken, and a wrong seed refused")
  func options() throws {
    let fewer = try bench.mindset("factors", "surveys/lipset", "--exclude", "US1,US2")
    #expect(fewer.code == 0 && fewer.output.contains("7 sorts of 33 statements"))
    #expect(try bench.mindset("factors", "surveys/lipset", "--seed", "7").code == 0)
    #expect(try bench.mindset("factors", "surveys/lipset", "--seed", "-7").code == 2)
    #expect(try bench.mindset("factors", "nowhere").code == 3)
  }

  @Test("noise is told to be noise, and analyse without a number names the range")
  func noise() throws {
    try bench.write(SmallStudies.park)
    #expect(try bench.mindset("factors", "park").code == 0)
    let refused = try bench.mindset("analyse", "park")
    #expect(refused.code == 1 && refused.errors.contains("range 0 to "))
  }

  @Test("maximum likelihood with too many sorts is refused kindly")
  func maximumLikelihood() throws {
    try bench.copy("surveys/place-based-budgeting-hour")
    let run = try bench.mindset(
      "analyse", "surveys/place-based-budgeting-hour", "--factors", "3", "--extraction", "ml")
    #expect(run.code == 1 && run.errors.contains("[cannotBeComputed]"))
    #expect(run.errors.contains("fewer sorts than statements") && run.errors.contains("paf"))
    // Nine sorts: two factors can be fitted, but not as many as are to be extracted.
    let many = try bench.mindset(
      "analyse", "surveys/lipset", "--factors", "2", "--extraction", "ml", "--extract", "25")
    #expect(many.code == 1 && many.errors.hasPrefix("error: --extract: found 25 factors"))
    #expect(many.errors.contains("at most 5") && !many.errors.contains("--factors"))
  }
}
