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

  // MARK: Results of PQMethod

  /// The report and the loadings of the same analysis as `old.json`, as PQMethod writes them.
  private func exported(_ arguments: String...) throws -> (report: String, loadings: String) {
    let run = try bench.mindset(
      ["export", "surveys/lipset", "--format", "pqmethod", "--to", "pq"] + arguments)
    #expect(run.code == 0, "\(run.errors)")
    let files = run.output.split(separator: "\n").map(String.init)
    return (
      try #require(files.first { $0.hasSuffix(".lis") }),
      try #require(files.first { $0.hasSuffix(".rot") })
    )
  }

  @Test(
    "finds no difference between a report, or loadings, and the analysis they were written from")
  func printedSame() throws {
    let files = try exported("--factors", "3")
    for pair in [
      [files.report, "old.json"], ["old.json", files.report], [files.loadings, "old.json"],
      [files.report, files.loadings],
    ] {
      let run = try bench.mindset(["diff"] + pair)
      #expect(run.code == 0 && run.output == "No difference.\n", "\(pair): \(run.output)")
      #expect(run.errors.hasPrefix("Not compared, as PQMethod"), "\(run.errors)")
    }
    let json = try bench.mindset("diff", files.report, "old.json", "--json", "-", "--quiet")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.outputBytes)) as? [String: Any])
    #expect(object["same"] as? Bool == true && json.errors.isEmpty)
  }

  @Test("says in the same words what a report and an analysis of other sorts do not share")
  func printedOther() throws {
    let files = try exported("--factors", "3")
    let run = try bench.mindset("diff", files.report, "new.json")
    for words in ["1 sort removed: FR9.", "lost FR9", "ranks changed", "Largest changes: z of"] {
      #expect(run.output.contains(words), "\(run.output)")
    }
    let loadings = try bench.mindset("diff", files.loadings, "new.json")
    #expect(loadings.output.contains("|φ|") && loadings.output.contains("loading of"))
    // One digit of one loading, one flag and one rank of the report.
    let text = try bench.text(files.report)
    let row = try #require(
      text.split(separator: "\r\n").first { $0.hasPrefix("  3 US3 ") && $0.contains("X") })
    let flag = try #require(row.firstIndex(of: "X"))
    var other = String(row)
    other.replaceSubrange(flag...flag, with: " ")
    try bench.write(["pq/other.lis": text.replacing(row, with: other)])
    let unflagged = try bench.mindset("diff", "pq/other.lis", "old.json")
    #expect(unflagged.output == "F1 gained US3.\n", "\(unflagged.output)")
  }

  @Test("names sorts by their whole ids though a report cuts them")
  func printedNames() throws {
    let sorts = try bench.text("surveys/lipset/sorts.csv")
    try bench.write([
      "long/sorts.csv": sorts.replacing("\nUS", with: "\nparticipant-US"),
      "long/statements.csv": try bench.text("surveys/lipset/statements.csv"),
    ])
    try bench.mindset("analyse", "long/sorts.csv", "--factors", "3", "--json", "long.json")
    let run = try bench.mindset(
      "export", "long/sorts.csv", "--format", "pqmethod", "--factors", "3", "--to", "pq")
    let report = try #require(run.output.split(separator: "\n").first { $0.hasSuffix(".lis") })
    let same = try bench.mindset("diff", String(report), "long.json")
    #expect(same.output == "No difference.\n", "\(same.output)\(run.errors)")
  }

  @Test("check tells what results a file of PQMethod holds, with the study beside it and without")
  func checkResults() throws {
    let files = try exported("--factors", "3")
    let report = try bench.mindset("check", files.report)
    #expect(report.code == 0, "\(report.errors)")
    for words in [
      "results      PQMethod 2.35: 3 factors", "factor 1     3 sorts flagged: US3, US4, JP5",
    ] {
      #expect(report.output.contains(words), "\(report.output)")
    }
    #expect(try bench.mindset("check", files.loadings).output.contains("3 sorts flagged: US3"))
    try bench.write(["alone.lis": try bench.text(files.report)])
    let alone = try bench.mindset("check", "alone.lis")
    #expect(alone.code == 1 && alone.output.contains("3 factors"), "\(alone.output)")
    #expect(alone.errors.contains("[missingFile]"))
  }

  @Test("refuses printed results without viewpoints")
  func printedWithoutViewpoints() throws {
    let files = try exported("--factors", "3")
    for kind in ["cor", "unr"] {
      let run = try bench.mindset("diff", String(files.report.dropLast(3)) + kind, "old.json")
      #expect(run.code == 1 && run.output.isEmpty && run.errors.contains("rotated loadings"))
    }
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
