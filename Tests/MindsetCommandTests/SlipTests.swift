import ArgumentParser
import Foundation
import Testing

@testable import MindsetCommand

/// Options and values that would do nothing, or something else than they say.
@Suite("Slips")
struct SlipTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(SmallStudies.park)
  }

  @Test("a command that is mistyped is told with the one it most likely was")
  func command() throws {
    for arguments in [["analize", "park"], ["help", "analize"]] {
      let run = try bench.mindset(arguments)
      #expect(run.code == 2 && run.output.isEmpty)
      #expect(run.errors.contains("Did you mean analyze?"), "\(run.errors)")
    }
    #expect(try bench.mindset("help", "foo").code == 2)
    #expect(try bench.mindset("help", "analyse").code == 0)
    #expect(try bench.mindset("help").code == 0)
  }

  @Test("a number below what is allowed is told as such, though it looks like an option")
  func negative() throws {
    for (option, words) in [
      ("--seed", "from 0 on"), ("--reliability", "0.01 to 0.99"), ("--equivalence", "0.01 to 5.0"),
    ] {
      let run = try bench.mindset("analyse", "park", option, "-1")
      #expect(run.code == 2 && run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test(
    "reconcile refuses options that would change nothing",
    arguments: [
      ["--compat", "kade"], ["--labels", "classical"], ["--adjustment", "holm"],
      ["--equivalence", "0.5"],
    ])
  func reconcile(option: [String]) throws {
    let run = try bench.mindset(["reconcile", "park", "--factors", "1"] + option)
    #expect(
      run.code == 2 && run.errors.contains("\(option[0]) changes nothing"), "\(run.errors)")
    #expect(!Mindset.helpMessage(for: ReconcileCommand.self).contains(option[0]))
  }

  @Test(
    "compare refuses options of labels, and lists none of them",
    arguments: [["--labels", "classical"], ["--adjustment", "holm"], ["--equivalence", "0.5"]])
  func compare(option: [String]) throws {
    let run = try bench.mindset(["compare", "park", "park", "--factors", "1"] + option)
    #expect(
      run.code == 2 && run.errors.contains("\(option[0]) changes nothing"), "\(run.errors)")
    #expect(!Mindset.helpMessage(for: CompareCommand.self).contains(option[0]))
    #expect(Mindset.helpMessage(for: CompareCommand.self).contains("--compat <program>"))
    #expect(Mindset.helpMessage(for: AnalyseCommand.self).contains(option[0]))
  }

  // MARK: Targets

  @Test("a target of no use is told with its file")
  func targets() throws {
    #expect(try bench.mindset("analyse", "park", "--factors", "2", "--json", "a.json").code == 0)
    for loading in [1e308, 0, 0.5] {
      var result = try #require(
        JSONSerialization.jsonObject(with: Data(try bench.bytes("a.json"))) as? [String: Any])
      var rotation = try #require(result["rotation"] as? [String: Any])
      let rows = try #require(rotation["loadings"] as? [[Double]])
      rotation["loadings"] = rows.map { $0.map { _ in loading } }
      result["rotation"] = rotation
      try bench.write("t.json", Array(JSONSerialization.data(withJSONObject: result)))
      let run = try bench.mindset("analyse", "park", "--factors", "2", "--target", "t.json")
      #expect(run.code == 1 && run.errors.hasPrefix("error: t.json"), "\(run.errors)")
      #expect(run.errors.contains("[badValue]"))
    }
    #expect(
      try bench.mindset("analyse", "park", "--factors", "2", "--target", "a.json").code == 0)
    let range = try bench.mindset("analyse", "park", "--factors", "1-2", "--target", "a.json")
    #expect(range.code == 2 && range.errors.contains("one number"), "\(range.errors)")
  }

  // MARK: Recipes

  @Test("a study names only a recipe that is its own")
  func otherRecipe() throws {
    try bench.write(SmallStudies.garden)
    try bench.edit("park/study.yml", "title: Parks", "title: Parks\nrecipe: ../g.yml")
    try bench.write(["g.yml": "study: garden\nsettings: {factors: 1}\n"])
    let run = try bench.mindset("analyse", "park")
    #expect(run.code == 1 && run.errors.contains("park/study.yml: found the recipe ../g.yml"))
    try bench.write(["g.yml": "study: park\nsettings: {factors: 1}\n"])
    #expect(try bench.mindset("analyse", "park").code == 0)
  }

  @Test("a list that is refused is shown")
  func list() throws {
    try bench.write(["s.yml": "study: park\ntake: [1, 1]\n"])
    #expect(try bench.mindset("run", "s.yml").errors.contains("“[1, 1]”"))
  }

  @Test("YAML that nests too deep is told in plain words", arguments: [60, 100, 20_000])
  func deep(levels: Int) throws {
    let nested = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    try bench.write(["s.yml": "study: park\ntake: \(nested)\n"])
    let run = try bench.mindset("run", "s.yml")
    #expect(run.code == 1 && !run.errors.contains("yaml"), "\(run.errors)")
    #expect(levels < 64 || run.errors.contains("more than 64 levels of nesting"))
  }

  // MARK: Tables

  @Test("sorts on a free, wide scale are read from a table", arguments: [3, 20])
  func wide(sorts: Int) throws {
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % 2001 - 1000
    }
    var text = "sort," + (1...30).map { "s\($0)" }.joined(separator: ",") + "\n"
    for sort in 1...sorts {
      text += "P\(sort)," + (1...30).map { _ in String(next()) }.joined(separator: ",") + "\n"
    }
    try bench.write(["wide.csv": text])
    let run = try bench.mindset("check", "wide.csv", "--free")
    #expect(run.code == 0 && run.output.contains("statements   30"), "\(run.errors)")
  }

  // MARK: Simulation

  @Test("planted values of any size are planted by their order and spacing")
  func planted() throws {
    for (name, factor) in [("small", "1"), ("large", "1e306")] {
      let exponent = factor == "1" ? "" : "e306"
      try bench.write([
        "\(name).csv":
          "statement,v\n1,3\(exponent)\n2,1\(exponent)\n3,-2\(exponent)\n4,-1\(exponent)\n"
      ])
      let run = try bench.mindset(
        "simulate", "park", "--sorts", "6", "--planted", "\(name).csv", "--to", name)
      #expect(run.code == 0, "\(run.errors)")
    }
    #expect(try bench.text("large/sorts.csv") == bench.text("small/sorts.csv"))
    try bench.write(["huge.csv": "statement,v\n1,1e400\n2,0\n3,1\n4,2\n"])
    let huge = try bench.mindset(
      "simulate", "park", "--sorts", "6", "--planted", "huge.csv", "--to", "huge")
    #expect(huge.code == 1 && huge.errors.contains("huge.csv:2"), "\(huge.errors)")
  }

  // MARK: Words

  @Test("a new study in the folder one stands in bears the folder's name")
  func newHere() throws {
    try bench.write(["cards.txt": "One\nTwo\nThree\n"])
    let name = URL(fileURLWithPath: bench.path).lastPathComponent
    #expect(try bench.mindset("new", ".", "--statements", "cards.txt", "--grid", "1 1 1").code == 0)
    #expect(try bench.text("study.yml").contains("title: \(name)"))
  }

  @Test("the text on a narrow terminal keeps to it", arguments: [40, 60])
  func narrow(width: Int) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    for line in ["reconcile surveys/lipset --factors 2", "analyse surveys/lipset --factors 2-4"] {
      let inTerminal = "stty cols \(width); exec '$0' \(line) --quiet"
      let run = try bench.mindset(
        [], environment: ["TERM": "dumb"],
        under: ["/bin/sh", "-c", "exec script -qec \"\(inTerminal)\" /dev/null"])
      let lines = run.output.split(whereSeparator: \.isNewline)
      #expect(run.code == 0 && lines.count > 10, "\(run.output)")
      for line in lines { #expect(line.count <= width, "\(line)") }
    }
  }
}
