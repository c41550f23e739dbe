import Foundation
import QAnalysis
import Testing

@testable import MindsetCommand

/// What a slip of the hand must not cost: other people's files, half of a set of outputs, or a
/// terminal that does what a file tells it.
@Suite("Nothing is lost")
struct NothingLostTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(SmallStudies.park)
  }

  @Test("An earlier result and an earlier recipe are replaced")
  func replacesItsOwn() throws {
    for _ in 0..<2 {
      let run = try bench.mindset(
        "analyse", "park", "--factors", "1", "--json", "a.json", "--save-recipe", "mine.yml")
      #expect(run.code == 0, "\(run.errors)")
    }
    #expect(try bench.text("a.json").contains("mindset.analysis"))
  }

  @Test("A link is followed, and stays a link")
  func links() throws {
    let link = bench.path + "/link.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.json")
    try bench.write("real.json", [])
    #expect(try bench.mindset("analyse", "park", "--factors", "1", "--json", "link.json").code == 0)
    #expect(try bench.text("real.json").contains("mindset.analysis"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.json")
  }

  @Test("A device is written into, and not replaced by a file")
  func device() throws {
    #expect(try bench.mindset("analyse", "park", "--factors", "1", "--json", "/dev/null").code == 0)
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test("Export replaces nothing")
  func export() throws {
    #expect(try bench.mindset("export", "park", "--format", "csv", "--to", "out").code == 0)
    let before = try bench.contents()
    for arguments in [
      ["export", "park", "--format", "csv", "--to", "out"],
      ["export", "park", "--format", "csv", "--to", "park"],
      ["export", "park", "--format", "mindset", "--to", "park"],
    ] {
      #expect([1, 2].contains(try bench.mindset(arguments).code))
    }
    #expect(try bench.contents() == before)
  }

  @Test("Outputs that can't all be written are not written at all")
  func allOrNothing() throws {
    try bench.write(["o/tables": "a file where a folder is needed", "o/report.html": "old"])
    let before = try bench.contents()
    let run = try bench.mindset("analyse", "park", "--factors", "1", "--out", "o")
    #expect(run.code == 3 && run.errors.contains("o/tables"), "\(run.errors)")
    #expect(try bench.contents() == before)
  }

  @Test("A recipe writes beside itself and nowhere else", arguments: ["..", "../x", "/tmp/x", ""])
  func outside(out: String) throws {
    try bench.write(["s.yml": "study: park\nsettings: {factors: 1}\nout: \"\(out)\"\n"])
    let before = try bench.contents()
    let run = try bench.mindset("run", "s.yml")
    #expect(run.code == 1 && run.errors.contains("s.yml:3"), "\(run.errors)")
    #expect(try bench.contents() == before)
  }

  @Test("Decisions that undo themselves are faults")
  func doubled() throws {
    for line in ["take: [1, 1]", "take: []", "invert: [1, 1]", "split: [1, 1]", "outputs: []"] {
      try bench.write(["s.yml": "study: park\nsettings: {factors: 1}\n\(line)\n"])
      let run = try bench.mindset("run", "s.yml")
      #expect(run.code == 1 && run.errors.contains("s.yml:3"), "\(line): \(run.errors)")
    }
  }

  @Test("Sorts to leave out may be parted by blanks or commas")
  func exclude() throws {
    for list in [["A,B"], ["A B"], ["A", "B"]] {
      let run = try bench.mindset(
        ["analyse", "park", "--factors", "1", "--json", "-", "--exclude"] + list)
      #expect(run.code == 0 && run.output.contains("\"exclude\": [\"A\", \"B\"]"), "\(run.errors)")
    }
  }

  @Test("A sort whose id holds a blank can be left out")
  func blankID() throws {
    try bench.edit("park/sorts.csv", "A,-1", "Anna K.,-1")
    let run = try bench.mindset(
      "analyse", "park", "--factors", "1", "--json", "-", "--exclude", "Anna K.,B")
    #expect(run.code == 0 && run.output.contains("\"exclude\": [\"Anna K.\", \"B\"]"))
  }

  @Test("An id with commas and blanks, or one that looks like an option, can be left out as hinted")
  func excludeQuoted() throws {
    try bench.write(
      SmallStudies.park(
        [
          "park/sorts.csv":
            "sort,1,2,3,4\n\"Łukasz, Jr. after\",0,0,0,0\n-5 before,1,0,0,-1\nC,0,-1,1,0\nD,0,1,-1,0\n"
        ]))
    let plain = ["analyse", "park", "--factors", "1", "--json", "-"]
    let hint = try bench.mindset(plain)
    #expect(hint.code == 1 && hint.errors.contains("--exclude 'Łukasz, Jr. after'"))
    let run = try bench.mindset(plain + ["--exclude", "Łukasz, Jr. after"])
    #expect(run.code == 0 && run.output.contains("\"exclude\": [\"Łukasz, Jr. after\"]"))
    let negative = try bench.mindset(
      plain + ["--exclude", "Łukasz, Jr. after", "--exclude=-5 before"])
    #expect(negative.code == 0 && negative.output.contains("\"-5 before\"]"), "\(negative.errors)")
  }

  @Test("A column of numbers about the participants is refused, or read as what it is")
  func attributes() throws {
    try bench.write([
      "g.csv": "sort,gender,1,2,3,4\na,1,-1,0,0,1\nb,1,1,0,0,-1\nc,0,0,-1,1,0\nd,0,0,1,-1,0\n"
    ])
    let refused = try bench.mindset("check", "g.csv")
    #expect(
      refused.code == 1 && refused.errors.contains("--attributes gender"), "\(refused.errors)")
    let read = try bench.mindset("import", "g.csv", "--attributes", "gender", "--to", "g")
    #expect(read.code == 0, "\(read.errors)")
    #expect(try bench.text("g/participants.csv") == "participant,gender\na,1\nb,1\nc,0\nd,0\n")
    // Every sort fills one grid, so it was written down.
    #expect(try bench.text("g/study.yml").contains("grid: {-1: 1, 0: 2, 1: 1}"))
    #expect(try bench.mindset("check", "g", "--strict").code == 0)
    let unknown = try bench.mindset("check", "g.csv", "--attributes", "gendre")
    #expect(unknown.code == 1 && unknown.errors.contains("“gender”"))
    #expect(try bench.mindset("check", "park", "--attributes", "gender").code == 1)
  }

  @Test("A recipe saved from one with decisions leads to the same solution")
  func savedDecisions() throws {
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    try bench.write([
      "d.yml": """
      study: surveys/lipset
      settings: {factors: 3}
      take: [3, 1]
      flags: [{sort: US8, viewpoint: 3, sign: +}]

      """
    ])
    let first = try bench.mindset(
      "analyse", "d.yml", "--json", "a.json", "--save-recipe", "saved.yml")
    #expect(first.code == 0, "\(first.errors)")
    #expect(try bench.mindset("analyse", "saved.yml", "--json", "b.json").code == 0)
    let difference = try bench.mindset("diff", "a.json", "b.json")
    #expect(difference.output.contains("No difference"), "\(difference.output)")
  }

  @Test(
    "A saved recipe takes the place of none that holds decisions it lacks",
    arguments: [
      ("rotations: [{planes: [1, 2], degrees: 5}]", "1 rotation"), ("take: [1]", "are taken"),
      ("invert: [1]", "1 inversion"), ("split: [1]", "1 split"),
      ("flags: [{sort: US8, viewpoint: 1, sign: +}]", "1 flag"),
      ("viewpoints: [{like: US1, name: Ahead}]", "1 named viewpoint"),
    ])
  func decided(line: String, words: String) throws {
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    try bench.write(["d.yml": "study: surveys/lipset\nsettings: {factors: 2}\n\(line)\n"])
    let before = try bench.contents()
    let table = ["analyse", "surveys/lipset/sorts.csv", "--factors", "2", "--save-recipe"]
    let refused = try bench.mindset(table + ["d.yml"])
    #expect(refused.code == 2 && refused.errors.contains("d.yml is there already"))
    #expect(refused.errors.contains(words), "\(refused.errors)")
    #expect(try bench.contents() == before)
    // Its own analysis keeps what it holds, and a recipe without decisions may be replaced.
    #expect(try bench.mindset("analyse", "d.yml", "--save-recipe", "d.yml").code == 0)
    #expect(try RecipeReader.read(bench.path + "/d.yml").decisions != Decisions())
    #expect(try bench.mindset(table + ["plain.yml"]).code == 0)
    #expect(try bench.mindset(table + ["plain.yml"]).code == 0)
  }

  @Test("diff tells decisions that changed")
  func decisions() throws {
    try bench.write(["s.yml": "study: park\nsettings: {factors: 1}\ninvert: [1]\n"])
    _ = try bench.mindset("analyse", "park", "--factors", "1", "--json", "a.json")
    _ = try bench.mindset("analyse", "s.yml", "--json", "b.json")
    let run = try bench.mindset("diff", "a.json", "b.json")
    #expect(run.output.contains("invert none → 1"), "\(run.output)")
  }

  @Test("diff tells which entries of a list of decisions went and came")
  func decisionEntries() throws {
    for (name, degrees) in [("s", 5), ("t", 7)] {
      try bench.write([
        "\(name).yml": """
        study: park
        settings: {factors: 2}
        rotations: [{planes: [1, 2], degrees: 3}, {planes: [2, 1], degrees: \(degrees)}]

        """
      ])
      let run = try bench.mindset("analyse", "\(name).yml", "--json", "\(name).json")
      #expect(run.code == 0, "\(run.errors)")
    }
    let run = try bench.mindset("diff", "s.json", "t.json")
    #expect(
      run.output.contains(
        "rotations now without (planes 2, 1; degrees 5) and with (planes 2, 1; degrees 7)"),
      "\(run.output)")
    #expect(!run.output.contains("entries"))
  }

  @Test("The American spelling runs the same command")
  func spelling() throws {
    #expect(
      try bench.mindset("analyze", "park", "--factors", "1").output
        == bench.mindset("analyse", "park", "--factors", "1").output)
  }

  @Test("Nothing in a file can steer the terminal or forge a line")
  func escapes() throws {
    try bench.edit("park/study.yml", "title: Parks", "title: \"Pa\\e[31mrks\\nerror: forged\"")
    try bench.edit("park/sorts.csv", "A,-1", "A\u{1B}[2J,9")
    for command in ["check", "analyse"] {
      let run = try bench.mindset(command, "park")
      #expect(run.code == 1)
      #expect(!(run.output + run.errors).contains("\u{1B}"))
      #expect(!(run.output + run.errors).contains("\nerror: forged"))
    }
  }
}
