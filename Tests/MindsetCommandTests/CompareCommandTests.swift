import Foundation
import Testing

/// `mindset compare`: several studies side by side.
@Suite("The command compare")
struct CompareCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  @Test("tells a study compared with itself that every viewpoint is its own; nothing is written")
  func itself() throws {
    let before = bench.listing
    let run = try bench.mindset(
      "compare", "surveys/lipset", "surveys/lipset", "--factors", "2", "--quiet")
    #expect(run.code == 0 && run.errors.isEmpty)
    for phrase in ["A.F1", " is B.F1", "r 1.00", "A AND B", "BEHIND THEM ALL"] {
      #expect(run.output.contains(phrase), "\(phrase)")
    }
    #expect(bench.listing == before)
  }

  @Test("compares recipes of different settings, with the same bytes each time")
  func recipes() throws {
    try bench.write([
      "analysis/other.yml":
        "study: ../surveys/lipset\nsettings: {factors: 3, extraction: centroid}\n"
    ])
    let options = [
      "compare", "analysis/lipset.yml", "analysis/other.yml", "--second-order", "2", "--quiet",
      "--json",
    ]
    let printed = try bench.mindset(options + ["-"])
    #expect(printed.code == 0)
    #expect(try bench.mindset(options + ["c.json"]).code == 0)
    #expect(try bench.bytes("c.json") == printed.outputBytes)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(printed.outputBytes)) as? [String: Any])
    #expect(object["format"] as? String == "mindset.studies")
    let studies = try #require(object["studies"] as? [[String: Any]])
    #expect(
      studies.map { ($0["settings"] as? [String: Any])?["extraction"] as? String }
        == ["pca", "centroid"])
  }

  @Test("writes tables and JSON into a folder, each alone where asked for; a page is refused")
  func folder() throws {
    let options = ["compare", "surveys/lipset", "surveys/lipset", "--second-order", "2"]
    let run = try bench.mindset(options + ["--out", "both", "--json", "c.json"])
    #expect(run.code == 0 && run.errors.contains("Wrote both"), "\(run.errors)")
    #expect(try bench.bytes("both/studies.json") == bench.bytes("c.json"))
    let matches = try bench.text("both/tables/study-matches.csv").split(
      whereSeparator: \.isNewline)
    #expect(matches.count == 1 + 3)
    #expect(matches[1] == "A,F1,B,F1,33,1.000000,1.000000,1,1")
    #expect(try bench.mindset(options + ["--out", "t", "--format", "csv"]).code == 0)
    let tables = try bench.contents(of: "t").keys.sorted()
    #expect(tables.count == 7 && tables.allSatisfy { $0.hasPrefix("tables/") }, "\(tables)")
    let page = try bench.mindset(options + ["--out", "p", "--format", "html"])
    #expect(page.code == 2 && page.errors.contains("csv and json"))
    #expect(try bench.mindset(options + ["--format", "csv"]).code == 2)
    #expect(try bench.mindset(options + ["--out", "c", "--json", "c/studies.json"]).code == 2)
  }

  @Test("wants two studies, one number, and statements in common")
  func refused() throws {
    let one = try bench.mindset("compare", "surveys/lipset")
    #expect(one.code == 2 && one.errors.contains("two studies"))
    let range = try bench.mindset(
      "compare", "surveys/lipset", "surveys/lipset", "--second-order", "2-3")
    #expect(range.code == 2 && range.errors.contains("one number"))
    let many = try bench.mindset(
      "compare", "surveys/lipset", "surveys/lipset", "--factors", "2", "--second-order", "9")
    #expect(many.code == 1 && many.errors.contains("[tooManyFactors]"))
    #expect(many.errors.contains("--second-order"))
    for file in ["study.yml", "statements.csv", "sorts.csv"] {
      let text = try bench.text("surveys/lipset/" + file)
        .replacing("it does not outrage us", with: "nobody minds")
        // A recipe serves one study.
        .replacing("recipe: ../../analysis/lipset.yml", with: "")
      try bench.write(["surveys/other/" + file: text])
    }
    let pair = ["compare", "surveys/lipset", "surveys/other", "--factors", "2", "--quiet"]
    let reworded = try bench.mindset(pair)
    #expect(reworded.code == 1 && reworded.errors.contains("[rewordedStatement]"))
    #expect(reworded.errors.contains("--reworded"))
    #expect(try bench.mindset(pair + ["--reworded"]).code == 0)
  }
}
