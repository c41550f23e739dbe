import Foundation
import Testing

/// `mindset diff`: two results compared.
@Suite("The command diff")
struct DiffCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    try bench.mindset("analyse", "surveys/lipset", "--json", "old.json")
    try bench.mindset("analyse", "surveys/lipset", "--exclude", "FR9", "--json", "new.json")
  }

  @Test("says in one line that nothing changed")
  func same() throws {
    let run = try bench.mindset("diff", "old.json", "old.json")
    #expect(run.code == 0 && run.output == "No difference.\n" && run.errors.isEmpty)
  }

  @Test("says in words which sort left and what became of its viewpoint")
  func words() throws {
    let run = try bench.mindset("diff", "old.json", "new.json")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.contains("FR9") && run.output.contains("lost FR9"))
    #expect(run.output.hasSuffix(".\n") && !run.output.hasSuffix("\n\n"))
  }

  @Test("writes the difference as JSON to standard output, or to a file besides the words")
  func json() throws {
    let printed = try bench.mindset("diff", "old.json", "new.json", "--json", "-")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(printed.outputBytes)) as? [String: Any])
    #expect(object["format"] as? String == "mindset.difference")
    #expect(object["same"] as? Bool == false)
    #expect((object["sorts"] as? [String: [String]])?["removed"] == ["FR9"])
    let written = try bench.mindset("diff", "old.json", "new.json", "--json", "diff.json")
    #expect(written.output.contains("FR9"))
    #expect(try bench.bytes("diff.json") == printed.outputBytes)
  }

  @Test(
    "refuses what is no result, naming the file",
    arguments: [
      ("", "no.json:1"), ("{", "no.json:1"), ("{}", "no.json"),
      (#"{"format":"mindset.analysis","version":99}"#, "99"),
      (#"{"format":"mindset.difference","version":1}"#, "mindset.difference"),
    ])
  func noResult(text: String, told: String) throws {
    try bench.write(["no.json": text])
    for files in [["old.json", "no.json"], ["no.json", "old.json"]] {
      let run = try bench.mindset(["diff"] + files)
      #expect(run.code == 1 && run.output.isEmpty)
      #expect(run.errors.contains("no.json") && run.errors.contains(told), "\(run.errors)")
    }
  }
}
