import Foundation
import Testing

/// `mindset reconcile`: where other programs differ.
@Suite("The command reconcile")
struct ReconcileCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  @Test("tells every program, and ends with a paragraph for reviewers; nothing is written")
  func text() throws {
    let before = bench.listing
    let run = try bench.mindset("reconcile", "surveys/lipset", "--quiet")
    #expect(run.code == 0 && run.errors.isEmpty)
    for name in ["QMETHOD 1.8.4", "KADE 1.4.0", "PQMETHOD 2.35", "FOR REVIEWERS"] {
      #expect(run.output.contains(name), "\(name)")
    }
    #expect(bench.listing == before)
  }

  @Test("gives the same bytes as JSON each time, to standard output and to a file")
  func json() throws {
    let options = ["reconcile", "surveys/lipset", "--factors", "2", "--quiet", "--json"]
    let printed = try bench.mindset(options + ["-"])
    #expect(try bench.mindset(options + ["r.json"]).code == 0)
    #expect(try bench.bytes("r.json") == printed.outputBytes)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(printed.outputBytes)) as? [String: Any])
    #expect(object["format"] as? String == "mindset.reconciliation")
    #expect(object["viewpoints"] as? [String] == ["F1", "F2"])
  }

  @Test("says that a recipe's compat takes no part, and gives the same results without it")
  func recipesCompat() throws {
    let recipe = "study: surveys/lipset\nsettings: {factors: 2}\n"
    try bench.write([
      "plain.yml": recipe, "kade.yml": recipe.replacing("2}", with: "2, compat: kade}"),
    ])
    let plain = try bench.mindset("reconcile", "plain.yml", "--json", "-")
    let kade = try bench.mindset("reconcile", "kade.yml", "--json", "-")
    #expect(plain.code == 0 && kade.code == 0, "\(kade.errors)")
    #expect(plain.outputBytes == kade.outputBytes)
    #expect(kade.errors.contains("The recipe's compat: kade takes no part here"))
    #expect(!plain.errors.contains("takes no part"))
  }

  @Test("takes one number of viewpoints, and stops at findings")
  func refused() throws {
    let range = try bench.mindset("reconcile", "surveys/lipset", "--factors", "2-3")
    #expect(range.code == 2 && range.errors.contains("one number"))
    let many = try bench.mindset("reconcile", "surveys/lipset", "--factors", "20")
    #expect(many.code == 1 && many.errors.contains("[tooManyFactors]"))
  }
}
