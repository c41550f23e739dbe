import Foundation
import QAnalysis
import Testing

/// `mindset analyse`: what it prints, what it writes, and what each option does to the result.
@Suite("The command analyse")
struct AnalyseCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  private func result(_ arguments: String...) throws -> [String: Any] {
    let run = try bench.mindset(["analyse", "surveys/lipset", "--json", "-"] + arguments)
    #expect(run.code == 0, "\(run.errors)")
    return try object(run.outputBytes)
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func settings(_ result: [String: Any]) throws -> [String: Any] {
    try #require(result["settings"] as? [String: Any])
  }

  private func members(_ result: [String: Any]) throws -> [[String]] {
    try #require(result["factors"] as? [[String: Any]])
      .map { $0["definingSorts"] as? [String] ?? [] }
  }

  @Test("prints the summary, and only that, to standard output")
  func summary() throws {
    let run = try bench.mindset("analyse", "surveys/lipset")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("The value patterns of democracy\n"))
    for heading in ["WHAT THEY SHARE", "WHERE THEY PART", "HOW SURE"] {
      #expect(run.output.contains("\n\(heading)\n"))
    }
    #expect(run.output.contains("Three viewpoints from 9 people and 33 statements"))
    // The summary tells its warnings itself.
    #expect(run.errors.isEmpty)
    #expect(bench.listing.allSatisfy { $0.hasPrefix("surveys") || $0.hasPrefix("analysis") })
  }

  @Test("prints nothing but JSON for --json -, and warnings to standard error")
  func jsonToStandardOutput() throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--json", "-")
    #expect(run.code == 0)
    let result = try object(run.outputBytes)
    #expect(result["format"] as? String == "mindset.analysis")
    let warnings = try #require(result["warnings"] as? [[String: Any]])
    #expect(!warnings.isEmpty)
    for warning in warnings {
      let message = try #require(warning["message"] as? String)
      #expect(run.errors.contains("warning: \(message)\n"))
    }
  }

  @Test("writes to a file the JSON it would print, and the summary besides")
  func jsonToFile() throws {
    let run = try bench.mindset("analyse", "surveys/lipset", "--json", "results.json")
    #expect(run.code == 0 && run.output.contains("WHAT THEY SHARE"))
    #expect(run.errors == "Wrote results.json\n")
    let printed = try bench.mindset("analyse", "surveys/lipset", "--json", "-")
    #expect(try bench.bytes("results.json") == printed.outputBytes)
  }

  @Test(
    "writes into --out what --format says, and all where nothing says it",
    arguments: [
      (nil, ["analysis.json", "report.html", "tables"]), ("html", ["report.html"]),
      ("csv", ["tables"]), ("json,html", ["analysis.json", "report.html"]),
    ] as [(String?, [String])])
  func outputs(format: String?, expected: [String]) throws {
    let options = format.map { ["--format", $0] } ?? []
    let run = try bench.mindset(["analyse", "surveys/lipset", "--out", "results/lipset"] + options)
    #expect(run.code == 0 && run.errors == "Wrote results/lipset\n")
    let top = Set(
      try bench.contents(of: "results/lipset").keys.map { $0.components(separatedBy: "/")[0] })
    #expect(top.sorted() == expected)
    #expect(!bench.listing.contains { $0.contains(".writing-") })
  }

  @Test("--save-recipe writes a recipe whose run gives the same result")
  func saveRecipe() throws {
    let options = [
      "--factors", "2", "--rotation", "quartimax", "--correlation", "spearman", "--seed", "7",
      "--exclude", "UK7", "--reliability", "0.7",
    ]
    let analysed = try bench.mindset(
      ["analyse", "surveys/lipset/sorts.csv", "--json", "first.json", "--save-recipe", "mine.yml"]
        + options)
    #expect(analysed.code == 0, "\(analysed.errors)")
    #expect(analysed.errors == "Wrote mine.yml\nWrote first.json\n")
    let run = try bench.mindset("run", "mine.yml")
    #expect(run.code == 0 && run.output == "mine\n", "\(run.errors)")
    #expect(try bench.text("mine/analysis.json") == bench.text("first.json"))
    // Every viewpoint has its anchor, ready to be named.
    #expect(try bench.text("mine.yml").components(separatedBy: "array:").count == 3)
  }

  @Test("a number of factors that was typed wins over the recipe of the study")
  func typedFactors() throws {
    #expect(try members(result()).count == 3)
    #expect(try members(result("--factors", "2")).count == 2)
  }

  @Test("--factors suggest keeps as many as stand out from chance")
  func suggest() throws {
    let result = try result("--factors", "suggest")
    let retention = try #require(result["retention"] as? [String: Any])
    #expect(retention["suggested"] as? Int == 2)
    #expect(try members(result).count == 2)
    // Where neither an option nor a recipe says how many, the suggestion rules too.
    try bench.edit("surveys/lipset/study.yml", "recipe: ../../analysis/lipset.yml\n", "")
    #expect(try members(self.result()).count == 2)
  }

  @Test("a suggestion of no viewpoint stops the job and says how to go on")
  func suggestNothing() throws {
    try bench.write(SmallStudies.park)
    let run = try bench.mindset("analyse", "park")
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.errors.contains("[noFactorsSuggested]") && run.errors.contains("--factors N"))
    #expect(try bench.mindset("analyse", "park", "--factors", "1").code == 0)
  }

  @Test(
    "a typed setting rules over the recipe's and is told in the result",
    arguments: [
      ("correlation", "kendall"), ("extraction", "centroid"), ("extraction", "horst"),
      ("extraction", "paf"), ("flagging", "majority"), ("rotation", "none"),
      ("flagging", "none"), ("adjustment", "holm"), ("labels", "classical"),
    ])
  func typedWord(option: String, value: String) throws {
    let plain = try settings(result())
    let typed = try settings(result("--\(option)", value))
    #expect(plain[option] as? String != value)
    #expect(typed[option] as? String == value)
    var others = typed
    others[option] = plain[option]
    // How many are extracted is the method's own number again.
    if option == "extraction" { others["extract"] = plain["extract"] }
    // Nothing is permuted where nobody defines a viewpoint.
    others["themePermutations"] = plain["themePermutations"]
    #expect(NSDictionary(dictionary: others).isEqual(to: plain))
  }

  @Test("--defining-sort puts a viewpoint through that sort, whatever the recipe's rotation")
  func definingSort() throws {
    let result = try self.result("--defining-sort", "US1")
    #expect(try settings(result)["rotation"] as? String == "defining")
    let sorts = try #require(result["sorts"] as? [[String: Any]])
    let place = try #require(sorts.firstIndex { $0["id"] as? String == "US1" })
    let loadings = try #require(
      (result["rotation"] as? [String: Any])?["loadings"] as? [[NSNumber]])
    #expect(loadings[place].dropFirst().allSatisfy { abs($0.doubleValue) < 1e-12 })
    let unknown = try bench.mindset("analyse", "surveys/lipset", "--defining-sort", "XX")
    #expect(unknown.code == 1 && unknown.errors.hasPrefix("error: --defining-sort, sort XX: "))
  }

  @Test("--target turns to the loadings of an earlier result: to its own, it turns nothing")
  func target() throws {
    _ = try bench.mindset("analyse", "surveys/lipset", "--json", "own.json")
    let plain = try #require(
      (result()["rotation"] as? [String: Any])?["loadings"] as? [[NSNumber]])
    let result = try self.result("--target", "own.json")
    #expect(try settings(result)["rotation"] as? String == "target")
    let turned = try #require(
      (result["rotation"] as? [String: Any])?["loadings"] as? [[NSNumber]])
    for (a, b) in zip(plain.joined(), turned.joined()) {
      #expect(abs(a.doubleValue - b.doubleValue) < 1e-9)
    }
    #expect(try bench.mindset("analyse", "surveys/lipset", "--target", "no.json").code == 3)
    let none = try bench.mindset("analyse", "surveys/lipset", "--rotation", "target")
    #expect(none.code == 1 && none.errors.contains("--target"))
  }

  @Test("--compat is told in the result, and labels are classical unless told otherwise")
  func compat() throws {
    for mode in CompatMode.allCases {
      let typed = try settings(result("--compat", mode.rawValue))
      #expect(typed["conventions"] as? String == mode.rawValue)
      #expect(typed["labels"] as? String == "classical")
    }
    let both = try settings(result("--compat", "kade", "--labels", "mindset"))
    #expect(both["labels"] as? String == "mindset")
  }

  @Test(
    "a typed number is told in the result",
    arguments: [
      ("seed", "5"), ("extract", "6"), ("flag-level", "0.01"), ("reliability", "0.9"),
      ("equivalence", "0.5"),
    ])
  func typedNumber(option: String, value: String) throws {
    let typed = try settings(result("--\(option)", value))
    // Keys of the result are the options' names, written as JSON writes them.
    let key = option == "flag-level" ? "flagLevel" : option
    #expect((typed[key] as? NSNumber)?.doubleValue == Double(value))
  }

  @Test("--align keeps each viewpoint at the place and with the sign it had")
  func align() throws {
    // The study's own order, then the result of a recipe that turns it about.
    try bench.write([
      "turned.yml": "study: surveys/lipset\nsettings: {factors: 3}\ntake: [3, 1, 2]\ninvert: [2]\n"
    ])
    let turned = try bench.mindset("analyse", "turned.yml", "--json", "turned.json")
    #expect(turned.code == 0, "\(turned.errors)")
    let plain = try members(result("--exclude", "US8"))
    let aligned = try members(result("--exclude", "US8", "--align", "turned.json"))
    let wanted = try members(object(try bench.bytes("turned.json")))
    let expected = wanted.map { $0.filter { $0 != "US8" } }
    #expect(aligned.map(Set.init) == expected.map(Set.init))
    #expect(plain.map(Set.init) != aligned.map(Set.init))
  }

  @Test("--condition keeps the sorts of a condition, and may be repeated")
  func conditions() throws {
    try bench.write(SmallStudies.garden)
    func sorts(_ options: String...) throws -> [String] {
      let run = try bench.mindset(
        ["analyse", "garden", "--factors", "1", "--json", "-"] + options)
      return try #require(try object(run.outputBytes)["sorts"] as? [[String: Any]])
        .compactMap { $0["id"] as? String }
    }
    #expect(try sorts("--condition", "before") == ["A1", "B1", "C1", "D1"])
    #expect(try sorts("--condition", "after") == ["A2", "B2", "C2"])
    #expect(try sorts("--condition", "before", "--condition", "after").count == 7)
    #expect(try sorts().count == 7)
  }

  @Test(
    "--exclude takes ids separated by blanks or commas and adds to the recipe's",
    arguments: [["UK7", "FR9"], ["UK7,FR9"]])
  func exclude(typed: [String]) throws {
    try bench.write(["less.yml": "study: surveys/lipset\nselect: {exclude: [US1]}\n"])
    let run = try bench.mindset(
      ["analyse", "less.yml", "--factors", "2", "--json", "-", "--exclude"] + typed)
    let sorts = try #require(try object(run.outputBytes)["sorts"] as? [[String: Any]])
    let ids = Set(sorts.compactMap { $0["id"] as? String })
    #expect(ids.count == 6 && ids.isDisjoint(with: ["US1", "UK7", "FR9"]))
  }

  @Test("--grid rules over the study's own grid")
  func grid() throws {
    try bench.write(SmallStudies.park)
    try bench.edit("park/study.yml", "{-1: 1, 0: 2, 1: 1}", "{-3: 2, 3: 2}")
    #expect(try bench.mindset("analyse", "park", "--factors", "1").code == 1)
    for grid in ["-1: 1, 0: 2, 1: 1", "-1..1: 1 2 1", "1 2 1"] {
      let run = try bench.mindset(
        "analyse", "park", "--factors", "1", "--grid", grid, "--json", "-")
      #expect(run.code == 0, "\(run.errors)")
      let columns = try #require(try object(run.outputBytes)["grid"] as? [[String: Int]])
      #expect(
        columns == [
          ["value": -1, "count": 1], ["value": 0, "count": 2], ["value": 1, "count": 1],
        ])
    }
  }

  @Test("--free accepts a sort off the grid, with a warning")
  func free() throws {
    try bench.write(SmallStudies.park)
    try bench.edit("park/sorts.csv", "C,0,-1,1,0", "C,0,-1,1,1")
    let refused = try bench.mindset("analyse", "park", "--factors", "1")
    #expect(refused.code == 1 && refused.errors.contains("--free"))
    let run = try bench.mindset("analyse", "park", "--factors", "1", "--free", "--json", "-")
    #expect(run.code == 0 && run.errors.contains("warning: 1 of 4 sorts do not fill the grid"))
    #expect(try object(run.outputBytes)["forced"] as? Bool == false)
  }

  @Test("--missing refill fills blank cells, and every output says which")
  func missing() throws {
    try bench.copy("Tests/Fixtures/blanks")
    let study = "Tests/Fixtures/blanks"
    let refused = try bench.mindset("analyse", study, "--factors", "3")
    #expect(refused.code == 1 && refused.errors.contains("--missing refill"))
    let run = try bench.mindset(
      "analyse", study, "--factors", "3", "--missing", "refill", "--json", "-", "--out", "out",
      "--save-recipe", "blanks.yml")
    #expect(run.code == 0 && run.errors.contains("P04 (1), P07 (4)"))
    let result = try object(run.outputBytes)
    #expect((result["settings"] as? [String: Any])?["missing"] as? String == "refill")
    let sorts = try #require(result["sorts"] as? [[String: Any]])
    #expect(sorts.prefix(4).map { $0["filled"] as? Int } == [1, 0, 0, 1])
    #expect(try bench.text("out/report.html").contains("Of 10 sorts 29 cells were blank"))
    #expect(try bench.text("blanks.yml").contains("missing: refill"))
    let check = try bench.mindset("check", study, "--missing", "refill")
    #expect(
      check.code == 0
        && check.output.contains("30: 20 fill the grid; 10 had blank cells filled"))
    let panel = try bench.mindset("factors", study, "--missing", "refill", "--quiet")
    #expect(panel.code == 0)
  }

  @Test("--labels decides which labels the page carries")
  func labels() throws {
    for labels in ["mindset", "classical"] {
      let run = try bench.mindset(
        "analyse", "surveys/lipset", "--out", labels, "--format", "html", "--labels", labels)
      #expect(run.code == 0)
    }
    #expect(try bench.text("mindset/report.html") != bench.text("classical/report.html"))
  }

  @Test("serves the names of the study's recipe")
  func names() throws {
    try bench.edit("analysis/lipset.yml", "- like: US3\n", "- {like: US3, name: The ladder}\n")
    let run = try bench.mindset("analyse", "surveys/lipset")
    #expect(run.output.contains("● F1 · The ladder"))
    let factors = try #require(result()["factors"] as? [[String: Any]])
    #expect(factors.map { $0["name"] as? String } == ["The ladder", nil, nil])
  }

  @Test("takes a recipe, a study file, a table and its folder for the same study")
  func ways() throws {
    let paths = [
      "surveys/lipset", "surveys/lipset/", "surveys/lipset/study.yml", "analysis/lipset.yml",
    ]
    let results = try paths.map { try bench.mindset("analyse", $0, "--json", "-").outputBytes }
    #expect(Set(results).count == 1 && !results[0].isEmpty)
    let table = try bench.mindset(
      "analyse", "surveys/lipset/sorts.csv", "--factors", "3", "--json", "-")
    #expect(try members(object(table.outputBytes)).map(Set.init).contains(["US1", "US2", "US8"]))
  }

  @Test("finds the published members of the Lipset study")
  func publishedMembers() throws {
    #expect(
      Set(try members(result()).map(Set.init)) == [
        ["US1", "US2", "US8"], ["US3", "US4", "JP5"], ["CA6", "UK7", "FR9"],
      ])
  }
}
