import Testing

/// Input that stops the job: each fault with the exit code 1, the place where it stands, what was
/// found and expected, and a mend; and nothing written.
@Suite("Bad input")
struct BadInputTests {
  /// A faulty study, and what must be said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Files changed, added, or (nil) taken away from the park study.
    let files: [String: String?]
    var command = ["analyse", "park", "--factors", "1"]
    /// Begins the message: file and line, then cell, sort and statement.
    let place: String
    let code: String
    /// Words that must be among what was found, expected and advised.
    var words: [String] = []

    var testDescription: String { name }
  }

  @Test("is told by place, kind and mend, and leaves nothing behind", arguments: studies + recipes)
  func told(fault: Case) throws {
    let bench = try Workbench()
    try bench.write(SmallStudies.park(fault.files))
    try expect(fault, bench)
  }

  @Test("of undecodable bytes is told by line and column", arguments: strangeBytes)
  func toldByColumn(fault: Case) throws {
    let bench = try Workbench()
    try bench.write(SmallStudies.park)
    for (name, text) in fault.files {
      // No character of Latin-1 above 7F, written as one byte, is UTF-8 by itself.
      try bench.write(name, (text ?? "").unicodeScalars.map { UInt8($0.value) })
    }
    try expect(fault, bench)
  }

  private func expect(_ fault: Case, _ bench: Workbench) throws {
    let before = try bench.contents()
    let folders = bench.listing
    let run = try bench.mindset(fault.command + Self.outputs(fault.command))
    #expect(run.code == 1, "\(run.errors)")
    #expect(run.output.isEmpty || fault.command[0] == "check", "\(run.output)")
    let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
    let head = "error: " + (fault.place.isEmpty ? "" : "\(fault.place): ") + "found "
    let index = lines.firstIndex { $0.hasPrefix(head) && $0.hasSuffix("[\(fault.code)]") }
    guard let index else {
      Issue.record("no line “\(head)… [\(fault.code)]” in:\n\(run.errors)")
      return
    }
    #expect(lines[index].contains("; expected "))
    // The mend stands below, a sentence of its own.
    #expect(lines[index + 1].hasPrefix("  ") && lines[index + 1].hasSuffix("."))
    let message = lines[index] + lines[index + 1]
    for word in fault.words { #expect(message.contains(word), "\(word): \(message)") }
    #expect(try bench.contents() == before)
    #expect(bench.listing == folders)
  }

  /// Every command is asked to write, so that a half-written result would show.
  private static func outputs(_ command: [String]) -> [String] {
    command[0] == "analyse"
      ? ["--out", "results", "--json", "results.json", "--save-recipe", "saved.yml"] : []
  }

  // MARK: Studies

  private static func study(
    _ name: String, _ files: [String: String?], _ place: String, _ code: String, _ words: String...,
    command: [String] = ["analyse", "park", "--factors", "1"]
  ) -> Case {
    Case(name: name, files: files, command: command, place: place, code: code, words: words)
  }

  private static func sorts(_ old: String, _ new: String) -> [String: String?] {
    SmallStudies.changed("park/sorts.csv", old, new)
  }

  private static func yml(_ old: String, _ new: String) -> [String: String?] {
    SmallStudies.changed("park/study.yml", old, new)
  }

  private static func cards(_ old: String, _ new: String) -> [String: String?] {
    SmallStudies.changed("park/statements.csv", old, new)
  }

  static let studies: [Case] = [
    study(
      "unknown key", yml("title: Parks\n", "title: Parks\nqestion: What?\n"), "park/study.yml:2",
      "unknownKey", "“qestion”", "“question”"),
    study(
      "key twice", yml("title: Parks\n", "title: Parks\ntitle: Ponds\n"), "park/study.yml:2",
      "badValue", "“title” a second time", "line 1"),
    study(
      "missing key", yml("title: Parks\n", ""), "park/study.yml:1", "missingKey", "“title”"),
    study(
      "wrong type", yml("title: Parks\n", "title: Parks\nlanguages: cy\n"), "park/study.yml:2",
      "wrongType", "“languages”"),
    study(
      "value that is no choice", yml("forced", "forcd"), "park/study.yml:3", "badValue", "“forcd”",
      "“forced”"),
    study(
      "no YAML", yml("title: Parks", "title: [Parks"), "park/study.yml:2, column 5", "syntax",
      "quotes and indentation"),
    study("bad grid", yml("0: 2", "0: -2"), "park/study.yml:2", "badGrid", "-2 cards at 0"),
    study(
      "grid value twice", yml("0: 2", "1: 2"), "park/study.yml:2", "badValue", "“1” a second time"),
    study(
      "grid that does not fit", yml("0: 2", "0: 3"), "park/study.yml", "gridDoesNotFit",
      "5 cards", "4 statements"),
    study(
      "typed grid that does not fit", [:], "--grid", "gridDoesNotFit", "5 cards", "4 statements",
      command: ["analyse", "park", "--factors", "1", "--grid", "1 3 1"]),
    study(
      "recipe that is not there", yml("title: Parks\n", "title: Parks\nrecipe: r9.yml\n"),
      "park/study.yml", "missingFile", "r9.yml", "the path of a recipe"),
    study(
      "wrong column sums", sorts("C,0,-1,1,0", "C,0,-1,1,1"), "park/sorts.csv:4, sort C",
      "wrongColumnSums", "1 card in column 0, not 2; 2 cards in column 1, not 1",
      "-1: 1, 0: 2, 1: 1", "--exclude C",
      "--free"),
    study(
      "value off the grid", sorts("C,0,-1,1,0", "C,0,-1,2,0"),
      "park/sorts.csv:4, sort C, statement 3", "valueOffGrid", "the value 2", "-1, 0, 1"),
    study(
      "cell that is no number", sorts("C,0,-1,1,0", "C,0,-1,x,0"),
      "park/sorts.csv:4, column D, sort C, statement 3", "notANumber", "“x”", "a whole number"),
    study(
      "cell with a fraction", sorts("C,0,-1,1,0", "C,0,-1,0.5,0"),
      "park/sorts.csv:4, column D, sort C, statement 3", "notAnInteger", "0.5", "a whole number"),
    study(
      "blank cell", sorts("C,0,-1,1,0", "C,0,-1,,0"), "park/sorts.csv:4, sort C, statement 3",
      "blankCell", "--exclude C"),
    study(
      "ragged row", sorts("C,0,-1,1,0", "C,0,-1,1"), "park/sorts.csv:4, sort C", "raggedRow",
      "4 cells", "5, as in the header"),
    study(
      "sort without variance", sorts("C,0,-1,1,0", "C,0,0,0,0"), "park/sorts.csv:4, sort C",
      "noVariance", "every statement at 0", "--exclude C"),
    study(
      "sort id twice", sorts("C,0,-1,1,0", "A,0,-1,1,0"), "park/sorts.csv:4, column A, sort A",
      "duplicateSort", "line 2"),
    study(
      "sort without an id", sorts("C,0,-1,1,0", ",0,-1,1,0"), "park/sorts.csv:4, column A",
      "blankCell"),
    study(
      "one sort", ["park/sorts.csv": "sort,1,2,3,4\nA,-1,0,0,1\n"], "park/sorts.csv", "tooFewSorts",
      "1 sort", "at least two"),
    study(
      "a header and no sort", ["park/sorts.csv": "sort,1,2,3,4\n"], "park/sorts.csv",
      "tooFewSorts", "0 sorts"),
    study("no sorts at all", ["park/sorts.csv": nil], "park/sorts.csv", "tooFewSorts", "0 sorts"),
    study(
      "selection that leaves one sort", [:], "park/sorts.csv", "tooFewSorts", "1 sort",
      command: ["analyse", "park", "--factors", "1", "--exclude", "A,B,C"]),
    study(
      "statement twice", cards("3,green", "2,green"),
      "park/statements.csv:4, column A, statement 2",
      "duplicateStatement", "line 3"),
    study(
      "column of a statement missing",
      ["park/sorts.csv": "sort,1,2,3\nA,-1,0,1\nB,1,0,-1\n"], "park/sorts.csv:1, statement 4",
      "missingColumn", "“4”"),
    study(
      "column that is no statement", sorts("sort,1,2,3,4", "sort,1,2,3,5"),
      "park/sorts.csv:1, column E, statement 5", "unknownStatement", "“5”"),
    study(
      "statement without wording", cards("Trees first", " "),
      "park/statements.csv:2, statement 1", "emptyStatement"),
    study(
      "undeclared theme", cards("3,green", "3,gren"), "park/statements.csv:4, statement 3",
      "undeclaredTheme", "“gren”", "one of green", "study.yml"),
    study(
      "comment by nobody", ["park/comments.csv": "sort,statement,comment\nZ,1,hm\n"],
      "park/comments.csv:2, column A, sort Z, statement 1", "unknownSort", "“Z”"),
    study(
      "comment on nothing", ["park/comments.csv": "sort,statement,comment\nA,9,hm\n"],
      "park/comments.csv:2, column B, sort A, statement 9", "unknownStatement", "“9”"),
    study(
      "condition nobody declared",
      [
        "park/study.yml": "title: Parks\nconditions: {before: B}\nthemes: {green: G}\n",
        "park/sorts.csv": "sort,condition,1,2,3,4\nA,before,-1,0,0,1\nB,after,1,0,0,-1\n",
      ], "park/sorts.csv:3, sort B", "unknownCondition", "“after”", "one of before"),
    study(
      "condition that is none", [:], "--condition", "unknownCondition", "“after”",
      command: ["analyse", "park", "--factors", "1", "--condition", "after"]),
    study(
      "excluded sort that is none", [:], "--exclude, sort Q", "unknownSort", "the sort Q",
      command: ["analyse", "park", "--factors", "1", "--exclude", "Q"]),
    study(
      "more factors than can be had", [:], "--factors", "tooManyFactors", "9 factors", "at most 2",
      command: ["analyse", "park", "--factors", "9"]),
    study("empty study.yml", ["park/study.yml": ""], "park/study.yml", "emptyFile"),
    study("empty sorts.csv", ["park/sorts.csv": ""], "park/sorts.csv", "emptyFile"),
    study(
      "empty statements.csv", ["park/statements.csv": " \n"], "park/statements.csv", "emptyFile"),
    study(
      "no statements.csv", ["park/statements.csv": nil], "park/statements.csv", "missingFile",
      "id, theme and text"),
    study(
      "empty table", ["x.csv": "\n"], "x.csv", "emptyFile", command: ["analyse", "x.csv"]),
    study("empty workbook", ["x.xlsx": ""], "x.xlsx", "emptyFile", command: ["analyse", "x.xlsx"]),
    study("empty .dat", ["x.dat": ""], "x.dat", "emptyFile", command: ["analyse", "x.dat"]),
    study(
      "folder without a study", ["e/notes.txt": "a"], "e/study.yml", "missingFile",
      command: ["analyse", "e"]),
    study(
      "file of no known kind", ["x.bin": "hello\n"], "x.bin", "unreadableFormat", "pqmethod",
      "--as",
      command: ["analyse", "x.bin"]),
    study(
      "table that reads both ways", ["x.csv": "a,b,c\n1,0,9\n0,1,8\n7,6,1\n"], "x.csv:1, column A",
      "unclearOrientation", "--rows", command: ["analyse", "x.csv"]),
    study(
      "earlier result that is none", ["a.json": "{}"], "a.json, format", "unreadableFormat",
      command: ["analyse", "park", "--factors", "1", "--align", "a.json"]),
    study(
      "fault told by check", sorts("C,0,-1,1,0", "C,0,-1,x,0"),
      "park/sorts.csv:4, column D, sort C, statement 3", "notANumber", command: ["check", "park"]),
    study(
      "fault told by export", sorts("C,0,-1,1,0", "C,0,-1,,0"),
      "park/sorts.csv:4, sort C, statement 3", "blankCell",
      command: ["export", "park", "--format", "pqmethod", "--to", "out"]),
    study(
      "fault told by import", ["x.csv": "sort,a,b\nP,1,x\nQ,0,1\n"],
      "x.csv:2, column C, sort P, statement b",
      "notANumber", command: ["import", "x.csv", "--to", "out"]),
    study(
      "fault told by report", sorts("C,0,-1,1,0", "C,0,-1,1,1"), "park/sorts.csv:4, sort C",
      "wrongColumnSums", command: ["report", "park", "--factors", "1"]),
    study(
      "fault told by simulate", yml("0: 2", "0: 3"), "park/study.yml", "gridDoesNotFit",
      command: ["simulate", "park", "--sorts", "4", "--planted", "1", "--to", "out"]),
    study(
      "simulation without a grid", yml("grid: {-1: 1, 0: 2, 1: 1}\n", ""), "park/study.yml",
      "badGrid", command: ["simulate", "park", "--sorts", "4", "--planted", "1", "--to", "out"]),
  ]

  // MARK: Recipes

  private static func recipe(
    _ name: String, _ text: String, _ place: String, _ code: String, _ words: String...
  ) -> Case {
    Case(
      name: name, files: ["r.yml": text], command: ["run", "r.yml"], place: place, code: code,
      words: words)
  }

  /// The lines that every whole recipe begins with.
  private static let head = "study: park\nsettings: {factors: 1}\n"

  static let recipes: [Case] = [
    recipe("recipe: empty", "", "r.yml", "emptyFile", "study"),
    recipe(
      "recipe: without a study", "settings: {factors: 1}\n", "r.yml:1", "missingKey", "“study”"),
    recipe(
      "recipe: study that is not there", "study: prak\n", "r.yml", "missingFile", "prak",
      "the recipe's own folder"),
    recipe("recipe: study without a path", "study: \"\"\n", "r.yml:1", "badValue", "study"),
    recipe(
      "recipe: what is dropped turned about",
      "study: park\nsettings: {factors: 2}\ntake: [1]\ninvert: [2]\n", "r.yml:4",
      "unknownViewpoint", "viewpoint 2 in invert", "kept"),
    recipe(
      "recipe: what is dropped split",
      "study: park\nsettings: {factors: 2}\ntake: [2]\nsplit: [1]\n", "r.yml:4",
      "unknownViewpoint", "viewpoint 1 in split", "kept"),
    recipe(
      "recipe: flags that contradict each other",
      head + "flags: [{sort: A, viewpoint: 1, sign: +}, {sort: A, viewpoint: 1, sign: \"0\"}]\n",
      "r.yml:3", "badValue", "+ and 0 for A"),
    recipe(
      "recipe: viewpoint with an empty name", head + "viewpoints: [{like: A, name: \" \"}]\n",
      "r.yml:3", "badValue", "name"),
    recipe(
      "recipe: two viewpoints of one name",
      head + "viewpoints: [{like: A, name: N}, {like: C, name: N}]\n", "r.yml:3", "badValue",
      "the name N"),
    recipe(
      "recipe: unknown key", head + "ouputs: [html]\n", "r.yml:3", "unknownKey", "“ouputs”",
      "“outputs”"),
    recipe(
      "recipe: unknown setting", "study: park\nsettings:\n  factors: 1\n  rotaton: none\n",
      "r.yml:4", "unknownKey", "rotaton", "“rotation”"),
    recipe(
      "recipe: rotation that is none", "study: park\nsettings: {rotation: promx}\n", "r.yml:2",
      "badValue", "“promx”", "varimax"),
    recipe(
      "recipe: defining sort of another rotation",
      "study: park\nsettings:\n  rotation: varimax\n  defining-sort: A\n", "r.yml:4", "badValue",
      "settings.defining-sort", "rotation: defining"),
    recipe(
      "recipe: target without a rotation", "study: park\nsettings: {target: a.json}\n", "r.yml:2",
      "badValue", "settings.target", "rotation: target"),
    recipe(
      "recipe: no factor", "study: park\nsettings: {factors: 0}\n", "r.yml:2", "badValue",
      "settings.factors", "suggest"),
    recipe(
      "recipe: too many extracted", "study: park\nsettings: {extract: 999}\n", "r.yml:2",
      "badValue",
      "settings.extract", "1 to 200"),
    recipe(
      "recipe: reliability above 1", "study: park\nsettings: {reliability: 3}\n", "r.yml:2",
      "badValue", "settings.reliability", "0.01 to 0.99"),
    recipe(
      "recipe: more factors than can be had", "study: park\nsettings: {factors: 9}\n", "r.yml:2",
      "tooManyFactors", "9 factors"),
    recipe(
      "recipe: grid that does not fit", "study: park\nsettings: {grid: {-1: 1, 0: 3, 1: 1}}\n",
      "r.yml:2", "gridDoesNotFit"),
    recipe(
      "recipe: anchor that is no sort", head + "viewpoints: [{like: Z, name: Zed}]\n",
      "r.yml:3, sort Z", "anchorIsNoSort", "viewpoint 1", "the recipe"),
    recipe(
      "recipe: anchor in two ways", head + "viewpoints: [{like: A, array: {1: 1}}]\n", "r.yml:3",
      "badValue", "both like and array"),
    recipe(
      "recipe: anchor of two scores", head + "viewpoints: [{array: {1: 1, 2: -1}}]\n", "r.yml:3",
      "badValue", "the scores of 2 statements"),
    recipe(
      "recipe: anchor without any difference", head + "viewpoints: [{array: {1: 1, 2: 1, 3: 1}}]\n",
      "r.yml:3", "badValue", "one score for all statements"),
    recipe(
      "recipe: anchor without a hold", head + "viewpoints: [{name: A}]\n", "r.yml:3", "missingKey"),
    recipe(
      "recipe: array of a strange statement", head + "viewpoints: [{array: {9: 1, 1: 1, 2: -1}}]\n",
      "r.yml:3, statement 9", "unknownStatement", "viewpoint 1"),
    recipe(
      "recipe: flag of nobody", head + "flags: [{sort: Z, viewpoint: 1, sign: +}]\n",
      "r.yml:3, sort Z", "anchorIsNoSort"),
    recipe(
      "recipe: flag on no viewpoint", head + "flags: [{sort: A, viewpoint: 3, sign: +}]\n",
      "r.yml:3",
      "unknownViewpoint", "viewpoint 3"),
    recipe(
      "recipe: flag without a sign", head + "flags: [{sort: A, viewpoint: 1}]\n", "r.yml:3",
      "missingKey", "sign"),
    recipe(
      "recipe: rotation in no plane", head + "rotations: [{planes: [1, 1], degrees: 5}]\n",
      "r.yml:3", "badValue", "two different viewpoints"),
    recipe(
      "recipe: excluded sort that is none", head + "select: {exclude: [Q]}\n", "r.yml:3, sort Q",
      "unknownSort"),
    recipe(
      "recipe: condition that is none", head + "select: {conditions: [after]}\n", "r.yml:3",
      "unknownCondition", "“after”"),
    recipe(
      "recipe: output there is not", head + "outputs: [html, rtf]\n", "r.yml:3", "badValue",
      "“rtf”", "html, pdf, docx, csv, json, markdown, latex, xlsx"),
    recipe(
      "recipe: one sort for two viewpoints",
      head + "viewpoints: [{like: A, name: One}, {like: A, name: Two}]\n", "r.yml:3", "badValue",
      "like A a second time"),
    recipe(
      "recipe: name too long",
      head + "viewpoints: [{like: A, name: \(String(repeating: "long ", count: 30))}]\n", "r.yml:3",
      "badValue", "at most 120 characters"),
    recipe(
      "recipe: gist too long",
      head + "viewpoints: [{like: A, gist: \(String(repeating: "long ", count: 150))}]\n",
      "r.yml:3", "badValue", "at most 600 characters"),
    recipe(
      "recipe: sheet there is not", head + "handouts: [all, slides]\n", "r.yml:3", "badValue",
      "“slides”", "all, where-we-stand"),
  ]

  static let strangeBytes: [Case] = [
    Case(
      name: "study.yml", files: ["park/study.yml": "title: P\u{E9}rks\n"],
      place: "park/study.yml:1, column 9",
      code: "undecodable", words: ["0xE9", "UTF-8"]),
    Case(
      name: "sorts.csv", files: ["park/sorts.csv": "sort,1,2,3,4\nR\u{E9},-1,0,0,1\n"],
      place: "park/sorts.csv:2, column 2", code: "undecodable", words: ["0xE9", "UTF-8"]),
    Case(
      name: "statements.csv", files: ["park/statements.csv": "id,text\n1,\u{FF}\n"],
      place: "park/statements.csv:2, column 3", code: "undecodable", words: ["0xFF"]),
    Case(
      name: "recipe", files: ["r.yml": "study: p\u{E9}rk\n"], command: ["run", "r.yml"],
      place: "r.yml:1, column 9", code: "undecodable", words: ["0xE9"]),
  ]
}
