import Foundation
import QFormats
import QStudy
import Testing

/// `new`, `import`, `export`, `check`, `report` and `simulate`.
@Suite("The commands that move studies about")
struct TransferCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  // MARK: new

  @Test("new makes a study from a table of statements that check finds no fault in")
  func newFromTable() throws {
    let grid = "-4..4: 2 3 4 5 5 5 4 3 2"
    let run = try bench.mindset(
      "new", "fresh", "--statements", "surveys/lipset/statements.csv", "--grid", grid, "--title",
      "Fresh", "--question", "Which?")
    #expect(run.code == 0 && run.output == "fresh\n", "\(run.errors)")
    let study = try StudyFormats.read(path: bench.path + "/fresh").study
    #expect(study.title == "Fresh" && study.question == "Which?")
    #expect(study.statements.count == 33 && study.themes.count == 6 && study.sorts.isEmpty)
    #expect(study.grid?.cardCount == 33 && study.distribution == .forced)
    let check = try bench.mindset("check", "fresh")
    #expect(check.code == 0 && check.output.contains("none yet"))
  }

  @Test("new numbers the lines of a plain text and takes the folder's name as title")
  func newFromText() throws {
    try bench.write(["cards.txt": "Trees first\n\n  Paths first \nBenches first\nPonds first\n"])
    let run = try bench.mindset(
      "new", "surveys/parks", "--statements", "cards.txt", "--grid", "1 2 1")
    #expect(run.code == 0, "\(run.errors)")
    let study = try StudyFormats.read(path: bench.path + "/surveys/parks").study
    #expect(study.title == "parks")
    #expect(study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(study.statements[1].text == "Paths first")
  }

  @Test("new numbers statements at random, the same for the same seed, and says so")
  func newAtRandom() throws {
    func made(_ name: String, _ seed: String?) throws -> Study {
      let run = try bench.mindset(
        ["new", name, "--statements", "surveys/lipset/statements.csv"]
          + ["--grid", "-4..4: 2 3 4 5 5 5 4 3 2"] + (seed.map { ["--random-ids", $0] } ?? []))
      #expect(run.code == 0, "\(run.errors)")
      return try StudyFormats.read(path: bench.path + "/" + name).study
    }
    let (plain, seven, again, eight) = try (
      made("plain", nil), made("seven", "7"), made("again", "7"), made("eight", "8")
    )
    #expect(seven.statements == again.statements && seven.statements != eight.statements)
    #expect(seven.statements.map(\.id) == (1...33).map(String.init))
    let facets = { (study: Study) in
      Set(study.statements.map { [$0.text, $0.theme ?? "", $0.direction?.rawValue ?? ""] })
    }
    #expect(facets(seven) == facets(plain))
    #expect(seven.statements.map(\.text) != plain.statements.map(\.text))
    #expect(seven.source?.contains("seed 7") == true && plain.source?.contains("seed") == false)
  }

  @Test("new writes nothing where a study is, or where the grid does not fit")
  func newRefuses() throws {
    let before = try bench.contents()
    let there = try bench.mindset(
      "new", "surveys/lipset", "--statements", "surveys/lipset/statements.csv", "--grid", "1 2 1")
    #expect(there.code == 1 && there.errors.contains("there already"))
    let unfit = try bench.mindset(
      "new", "fresh", "--statements", "surveys/lipset/statements.csv", "--grid", "1 2 1")
    #expect(unfit.code == 1 && unfit.errors.contains("[gridDoesNotFit]"))
    #expect(unfit.errors.contains("33 statements"))
    let file = try bench.mindset(
      "new", "analysis/lipset.yml", "--statements", "surveys/lipset/statements.csv", "--grid",
      "1 2 1")
    #expect(file.code == 3)
    #expect(try bench.contents() == before)
  }

  // MARK: import and export

  @Test(
    "a study that is exported and imported gives the same sorts, grid and wording",
    arguments: StudyFormats.writers.map { $0.id })
  func roundTrip(format: String) throws {
    let out = try bench.mindset("export", "surveys/lipset", "--format", format, "--to", "out")
    #expect(out.code == 0, "\(out.errors)")
    let files = out.output.split(separator: "\n").map(String.init)
    #expect(files.sorted() == bench.listing.filter { $0.hasPrefix("out/") }.sorted())
    // What is written for collecting programs is the design alone.
    let isDesign = ["htmlq", "eq", "quince"].contains(format)
    let main = files.first { file in
      [".dat", "sorts.csv", ".xlsx", ".zip"].contains(where: file.hasSuffix)
    }
    let source = format == "mindset" || isDesign ? "out" : try #require(main, "\(files)")
    let back = try bench.mindset(
      "import", source, "--to", "back", "--grid", "-4..4: 2 3 4 5 5 5 4 3 2")
    #expect(back.code == 0 && back.output == "back\n", "\(back.errors)")
    #expect(back.errors.contains("\(isDesign ? 0 : 9) sorts of 33 statements"))
    let first = try StudyFormats.read(path: bench.path + "/surveys/lipset").study
    let second = try StudyFormats.read(path: bench.path + "/back").study
    #expect(first.grid == second.grid && second.sorts == (isDesign ? [] : first.sorts))
    #expect(first.statements.map(\.text) == second.statements.map(\.text))
    #expect(first.statements.map(\.id) == second.statements.map(\.id))
    if format == "mindset" { #expect(first.themes == second.themes) }
  }

  @Test("a copy of a study does not name the recipe that serves the study it was made of")
  func strayRecipe() throws {
    for words in [
      ["export", "surveys/lipset", "--format", "mindset"], ["import", "surveys/lipset"],
    ] {
      let run = try bench.mindset(words + ["--to", "copy-" + words[0]])
      #expect(run.code == 0 && run.errors.contains("is not named in the copy"), "\(run.errors)")
      #expect(try bench.mindset("check", "copy-" + words[0]).code == 0)
    }
  }

  @Test("export writes results too where an option of the analysis is typed, the same each time")
  func exportResults() throws {
    let plain = try bench.mindset("export", "surveys/lipset", "--format", "pqmethod", "--to", "a")
    #expect(plain.code == 0 && !plain.output.contains(".lis"), "\(plain.errors)")
    for folder in ["b", "c"] {
      let run = try bench.mindset(
        "export", "surveys/lipset", "--format", "pqmethod", "--factors", "3", "--exclude", "US1",
        "--to", folder)
      #expect(run.code == 0, "\(run.errors)")
      let kinds = run.output.split(separator: "\n").map { $0.suffix(4) }
      #expect(
        Set(kinds).isSuperset(of: [".dat", ".sta", ".raw", ".cor", ".unr", ".rot", ".hro", ".lis"]))
    }
    for name in bench.listing where name.hasPrefix("b/") {
      #expect(try bench.bytes(name) == bench.bytes("c/" + name.dropFirst(2)))
    }
    let report = try #require(bench.listing.first { $0.hasPrefix("b/") && $0.hasSuffix(".lis") })
    let results = try PQMethodResults.read(FormatInput(path: bench.path + "/" + report))
    #expect(results.sorts?.count == 8 && results.rotated?.first?.count == 3)
    #expect(results.sorts?.contains("US1") == false)
    // The study that lies beside the results has the same sorts.
    let beside = try StudyFormats.read(path: bench.path + "/" + report)
    #expect(beside.study.sorts.map(\.id) == results.sorts)
    #expect(beside.format == "PQMethod .dat with .sta, found beside \(report.dropFirst(2))")
  }

  @Test("export writes the results of a recipe, and refuses what would do nothing")
  func exportRecipe() throws {
    let recipe = try bench.mindset(
      "export", "analysis/lipset.yml", "--format", "pqmethod", "--to", "a")
    #expect(recipe.code == 0 && recipe.output.contains(".lis"), "\(recipe.errors)")
    let before = try bench.contents()
    for arguments in [
      ["--format", "csv", "--factors", "3"], ["--format", "csv", "--exclude", "US1"],
      ["--format", "pqmethod", "--labels", "classical"],
      ["--format", "pqmethod", "--factors", "2-3"],
    ] {
      let run = try bench.mindset(["export", "surveys/lipset", "--to", "d"] + arguments)
      #expect(run.code == 2, "\(arguments): \(run.errors)")
    }
    let many = try bench.mindset(
      "export", "surveys/lipset", "--to", "d", "--format", "pqmethod", "--factors", "3",
      "--extract",
      "9")
    #expect(many.code == 1 && many.errors.contains("[tooManyFactors]"), "\(many.errors)")
    #expect(try bench.contents() == before)
  }

  @Test(
    "a copy of a study whose recipe serves another one is exported, and analysed once that is mended"
  )
  func copiedStudy() throws {
    try bench.copy("surveys/lipset", to: "copies/lipset")
    try bench.copy("analysis/lipset.yml", to: "copies/analysis.yml")
    let yml = try bench.text("copies/lipset/study.yml")
    let named = yml.replacing("recipe: ../../analysis/lipset.yml", with: "recipe: ../analysis.yml")
    try bench.write(["copies/lipset/study.yml": named])
    let export = try bench.mindset("export", "copies/lipset", "--format", "csv", "--to", "out")
    #expect(export.code == 0, "\(export.errors)")
    let refused = try bench.mindset("analyse", "copies/lipset", "--factors", "3")
    #expect(refused.code == 1 && refused.errors.contains("copies/lipset/study.yml"))
    #expect(refused.errors.contains("the recipe ../analysis.yml, which serves another study"))
    #expect(refused.errors.contains("If this study is a copy, remove the key recipe"))
    try bench.write([
      "copies/lipset/study.yml": named.replacing("recipe: ../analysis.yml", with: "")
    ])
    #expect(try bench.mindset("analyse", "copies/lipset", "--factors", "3").code == 0)
  }

  @Test("export says that ids were written otherwise, and import gives them back")
  func longIDs() throws {
    try bench.write([
      "long.csv": "sort,s1,s2,s3,s4\nAnnemarie Evans,1,0,0,-1\nBob,0,1,-1,0\nCai,-1,0,1,0\n"
    ])
    let export = try bench.mindset("export", "long.csv", "--format", "pqmethod", "--to", "pq")
    #expect(export.code == 0 && export.output.contains("pq/ids.csv"), "\(export.errors)")
    #expect(export.errors.contains("pq/ids.csv has the ids that the format can’t hold"))
    let back = try bench.mindset("import", "pq/long.dat", "--to", "back")
    #expect(back.code == 0 && back.errors.contains("with ids.csv"), "\(back.errors)")
    let study = try StudyFormats.read(path: bench.path + "/back").study
    #expect(study.sorts.map(\.id) == ["Annemarie Evans", "Bob", "Cai"])
    #expect(study.statements.map(\.id) == ["s1", "s2", "s3", "s4"])
  }

  @Test(
    "import writes over no file that is there, nor lets one come into the study",
    arguments: ["sorts.csv", "statements.csv", "participants.csv", "comments.csv", "SOURCE.md"])
  func importBeside(name: String) throws {
    try bench.write([
      "work/in.csv": "sort,s1,s2,s3,s4\nAnn,1,0,0,-1\nBob,0,1,-1,0\nCai,-1,0,1,0\n",
      "work/\(name)": "mine",
    ])
    let before = try bench.contents()
    let run = try bench.mindset("import", "work/in.csv", "--to", "work")
    #expect(run.code == 1 && run.errors.contains("work/\(name)"), "\(run.errors)")
    #expect(run.errors.contains("a file that is there already"))
    #expect(try bench.contents() == before)
  }

  @Test("check tells what looks like a reversed scale beside the wrong sums")
  func warningsBesideFindings() throws {
    let rows = (0..<8).map { i in
      let values = (0..<10).map { [-2, -1, 0, 0, 1, 1, 1, 2, 2, 2][($0 * 3 + i) % 10] }
      return "p\(i)," + values.map { String(i == 2 ? -$0 : $0) }.joined(separator: ",") + "\n"
    }
    let header = "sort," + (1...10).map { "s\($0)" }.joined(separator: ",") + "\n"
    try bench.write(["t.csv": header + rows.joined()])
    let found = try bench.mindset("check", "t.csv")
    #expect(found.code == 1 && found.errors.contains("[wrongColumnSums]"), "\(found.errors)")
    #expect(found.errors.contains("warning: p2 does not fill the grid, and turned round it does"))
    #expect(try bench.mindset("check", "t.csv", "--repair").code == 0)
  }

  @Test("import refuses a list that has some of the ids, and says when the order decides")
  func importWordingByID() throws {
    try bench.write([
      "plain.csv": "sort,s1,s2,s3,s4\nA,-1,0,0,1\nB,1,0,0,-1\n",
      "shifted.csv": "id;text\ns2;Two\ns3;Three\ns4;Four\ns5;Five\n",
      "other.csv": "id;text\na;One\nb;Two\nc;Three\nd;Four\n",
    ])
    let shifted = try bench.mindset(
      "import", "plain.csv", "--to", "s", "--statements", "shifted.csv")
    #expect(shifted.code == 1 && !bench.listing.contains("s"))
    #expect(shifted.errors.contains("“s1”") && shifted.errors.contains("“s5”"), "\(shifted.errors)")
    let other = try bench.mindset("import", "plain.csv", "--to", "s", "--statements", "other.csv")
    #expect(other.code == 0 && other.errors.contains("its order was taken"), "\(other.errors)")
    let study = try StudyFormats.read(path: bench.path + "/s").study
    #expect(study.statements.map(\.text) == ["One", "Two", "Three", "Four"])
  }

  @Test("import words the statements from a list, by position")
  func importWording() throws {
    try bench.write([
      "plain.csv": "sort,s1,s2,s3,s4\nA,-1,0,0,1\nB,1,0,0,-1\n",
      "words.txt": "Trees\nPaths\nBenches\nPonds\n", "short.txt": "Trees\nPaths\n",
    ])
    let short = try bench.mindset("import", "plain.csv", "--to", "s", "--statements", "short.txt")
    #expect(short.code == 1 && short.errors.contains("short.txt"))
    #expect(short.errors.contains("2 statements") && !bench.listing.contains("s"))
    let run = try bench.mindset(
      "import", "plain.csv", "--to", "s", "--statements", "words.txt", "--grid", "1 2 1")
    #expect(run.code == 0, "\(run.errors)")
    let study = try StudyFormats.read(path: bench.path + "/s").study
    #expect(study.statements.map(\.text) == ["Trees", "Paths", "Benches", "Ponds"])
    #expect(study.statements.map(\.id) == ["s1", "s2", "s3", "s4"])
    #expect(study.source?.contains("plain.csv") == true)
  }

  @Test("--rows and --columns turn the same table about", arguments: [true, false])
  func orientation(byRows: Bool) throws {
    try bench.write(["t.csv": "x,a,b,c\np,1,0,-1\nq,0,1,-1\nr,-1,1,0\n"])
    func ids(_ word: String) throws -> [String] {
      let option =
        byRows ? ["--rows", word] : ["--columns", word == "sorts" ? "statements" : "sorts"]
      let folder = "o-\(word)"
      let run = try bench.mindset(["import", "t.csv", "--to", folder] + option)
      #expect(run.code == 0, "\(run.errors)")
      return try StudyFormats.read(path: bench.path + "/" + folder).study.sorts.map(\.id)
    }
    #expect(try ids("sorts") == ["p", "q", "r"])
    #expect(try ids("statements") == ["a", "b", "c"])
  }

  @Test("import and simulate refuse a folder that holds a study already")
  func occupied() throws {
    let before = try bench.contents()
    for arguments in [
      ["import", "surveys/lipset/sorts.csv", "--to", "surveys/lipset"],
      ["simulate", "surveys/lipset", "--sorts", "4", "--planted", "1", "--to", "surveys/lipset"],
    ] {
      let run = try bench.mindset(arguments)
      #expect(run.code == 1 && run.errors.contains("there already"))
    }
    #expect(try bench.contents() == before)
  }

  // MARK: check

  @Test("check says what a study holds and writes nothing")
  func check() throws {
    let before = bench.listing
    let run = try bench.mindset("check", "surveys/lipset")
    #expect(run.code == 0 && bench.listing == before)
    // The study names a recipe, so its solution is checked too.
    #expect(run.errors.contains("warning: ") && !run.errors.contains("error"))
    for words in [
      "33 in 6 themes", "Law and order", "9, all fill the grid", "(declared)", "No findings.",
    ] {
      #expect(run.output.contains(words), "\(run.output)")
    }
  }

  @Test("check tells how a grid came to be known")
  func checkGrid() throws {
    let some = try bench.mindset("check", "surveys/lipset", "--exclude", "US1", "US2")
    #expect(some.code == 0 && some.output.contains("7 of 9 by the selection"))
    let shared = try bench.mindset("check", "surveys/lipset/sorts.csv")
    // The terminal breaks lines.
    func words(_ run: Outcome) -> String {
      run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(words(shared).contains("shared by more than half of the sorts"))
    #expect(shared.output.components(separatedBy: "\n").dropFirst().allSatisfy { $0.count <= 80 })
    try bench.write([
      "free.csv": "sort,a,b,c\nP,1,1,0\nQ,0,1,-1\nR,-1,-1,0\nS,2,0,0\n"
    ])
    let median = try bench.mindset("check", "free.csv")
    #expect(median.code == 0 && words(median).contains("rank-wise median"))
    #expect(median.output.contains("4, free") && median.errors.contains("warning: "))
  }

  @Test("several files of one study become one, each with its own people")
  func severalFiles() throws {
    func mail(_ uid: String, _ sort: String) -> String {
      "uid: \(uid)\nsort: \(sort)\nnneg: 1\nnneu: 1\nnpos: 1\ndur0: 4\n"
    }
    try bench.write([
      "mails/Ann.txt": mail("", "0|+1|-1"), "mails/Bo.txt": mail("", "+1|0|-1"),
      "mails/Cy.txt": mail("C", "0|-1|+1"),
    ])
    let folder = try bench.mindset("check", "mails")
    #expect(
      folder.code != 0
        && folder.errors.contains(
          "mindset import mails/Ann.txt mails/Bo.txt mails/Cy.txt --to STUDY"),
      "\(folder.errors)")
    let run = try bench.mindset(
      "import", "mails/Ann.txt", "mails/Bo.txt", "mails/Cy.txt", "--to", "people")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.components(separatedBy: "no statements.xml").count == 2)
    let study = try StudyFormats.read(path: bench.path + "/people").study
    #expect(study.title == "people" && study.sorts.map(\.id) == ["Ann", "Bo", "C"])
    #expect(study.sorts.map(\.placements) == [[0, 1, -1], [1, 0, -1], [0, -1, 1]])
    #expect(study.source?.contains("Ann.txt, Bo.txt, Cy.txt") == true)
    try bench.write(["mails/Di.txt": mail("D", "0|+1|-1|0"), "mails/C.txt": mail("C", "0|+1|-1")])
    let other = try bench.mindset(
      "import", "mails/Ann.txt", "mails/Di.txt", "--to", "others")
    #expect(other.code != 0 && other.errors.contains("found 4 statements; expected 3"))
    let twice = try bench.mindset("import", "mails/Ann.txt", "mails/Ann.txt", "--to", "others")
    #expect(twice.code != 0 && twice.errors.contains("a second time"), "\(twice.errors)")
    try bench.write(["a/ids.csv": "id,written\n", "b/ids.csv": "id,written\n"])
    let none = try bench.mindset("import", "a/ids.csv", "b/ids.csv", "--to", "others")
    #expect([1, 2, 3].contains(none.code) && none.errors.contains("ids.csv"), "\(none.errors)")
    #expect(!bench.listing.contains { $0.hasPrefix("others") })
  }

  @Test("results given in place of sorts are told as left alone")
  func resultsAlone() throws {
    _ = try bench.mindset(
      "export", "surveys/lipset", "--format", "pqmethod", "--factors", "3", "--to", "pq")
    let file = try #require(bench.listing.first { $0.hasSuffix(".rot") })
    let told = "was left alone: the sorts beside it are read, and analysed anew"
    for run in [["analyse", file, "--factors", "2"], ["import", file, "--to", "anew"]] {
      let run = try bench.mindset(run)
      // The summary breaks lines.
      let words = (run.errors + run.output).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      #expect(run.code == 0 && words.contains(told), "\(words)")
    }
    let check = try bench.mindset("check", file)
    #expect(check.output.contains("flagged") && !check.errors.contains(told))
  }

  @Test(
    "export writes the results in tables, as analyse does",
    arguments: [
      "xlsx": ["tables.xlsx"], "latex": ["tables.tex"], "markdown": ["report.md", "tables.md"],
    ])
  func resultTables(format: String, files: [String]) throws {
    let run = try bench.mindset(
      "export", "surveys/lipset", "--format", format, "--factors", "3", "--labels", "classical",
      "--to", "out")
    #expect(run.code == 0, "\(run.errors)")
    for file in files { #expect(bench.listing.contains("out/\(file)"), "\(bench.listing)") }
    // The workbook alone holds the study, and not all of it.
    #expect(run.errors.contains("has no place for the question") == (format == "xlsx"))
    let again = try bench.mindset("export", "surveys/lipset", "--format", format, "--to", "out")
    #expect(again.code != 0)
  }

  @Test("sorts with filled cells do not make a forced study free; import tells of blanks it keeps")
  func blanks() throws {
    try bench.copy("Tests/Fixtures/blanks")
    let check = try bench.mindset("check", "Tests/Fixtures/blanks", "--missing", "refill")
    #expect(check.code == 0 && check.output.contains("30: 20 fill the grid; 10 had blank cells"))
    try bench.write(["gaps.csv": "sort,a,b,c\nP,1,,0\nQ,0,1,-1\nR,,-1,0\n"])
    let run = try bench.mindset("import", "gaps.csv", "--to", "gaps")
    #expect(
      run.code == 0 && run.errors.contains("2 blank cells kept (sorts P, R)"), "\(run.errors)")
  }

  @Test("a design is tried for six viewpoints at most, and says that more people help only so far")
  func design() throws {
    let many = try bench.mindset("check", "--participants", "100", "--factors", "7")
    #expect(many.code == 2 && many.errors.contains("from 2 to 6"))
    let some = try bench.mindset("check", "--participants", "20", "--factors", "2")
    let words = some.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(some.code == 0 && words.contains("more people help only so far"))
  }

  @Test("check tells every fault at once and exits with 1")
  func checkFindings() throws {
    try bench.write(SmallStudies.park)
    try bench.edit("park/sorts.csv", "C,0,-1,1,0\nD,0,1,-1,0", "C,0,-1,1,1\nD,0,0,0,0")
    let run = try bench.mindset("check", "park")
    #expect(run.code == 1 && !run.output.contains("No findings"))
    #expect(run.errors.contains("[wrongColumnSums]") && run.errors.contains("[noVariance]"))
  }

  // MARK: report

  @Test("report writes one page, and each figure as SVG where asked")
  func report() throws {
    let run = try bench.mindset("report", "surveys/lipset", "--out", "page")
    #expect(run.code == 0 && run.output == "page/report.html\n")
    #expect(try Array(bench.contents(of: "page").keys) == ["report.html"])
    let drawn = try bench.mindset(
      "report", "surveys/lipset", "--factors", "2", "--figures", "svg", "--out", "drawn")
    #expect(drawn.code == 0)
    let files = try bench.contents(of: "drawn").keys.sorted()
    #expect(
      files == [
        "figures/correlations.svg", "figures/loadings-1-2.svg", "figures/q-grid-1.svg",
        "figures/q-grid-2.svg", "figures/scree.svg", "figures/statement-strips.svg",
        "figures/themes.svg", "figures/z-scores.svg", "report.html",
      ])
    for figure in files.dropLast() { #expect(try bench.text("drawn/" + figure).contains("<svg")) }
    // Without --out the folder bears the study's name.
    let book = try bench.mindset(
      "report", "surveys/lipset", "--format", "docx,xlsx", "--out", "book")
    #expect(book.code == 0 && book.output == "book/report.docx\nbook/tables.xlsx\n")
    let own = try bench.mindset("report", "surveys/lipset")
    #expect(own.output == "lipset-report/report.html\n")
  }

  @Test("report tells of figures that an earlier run wrote in another form")
  func earlierFigures() throws {
    func draw(_ forms: String) throws -> String {
      let run = try bench.mindset(
        "report", "surveys/lipset", "--figures", forms, "--out", "page")
      #expect(run.code == 0)
      return run.errors
    }
    #expect(try !draw("svg").contains("earlier run"))
    #expect(
      try draw("png").contains(
        "page/figures: what lies there as svg is of an earlier run, not of this one; the same "
          + "command with --figures svg,png writes it again."))
    #expect(try !draw("svg,png").contains("earlier run"))
  }

  @Test("report takes away the figures of more viewpoints, and no other file")
  func staleFigures() throws {
    func draw(_ factors: Int, _ folder: String) throws -> [String] {
      let run = try bench.mindset(
        "report", "surveys/lipset", "--factors", "\(factors)", "--figures", "svg,png", "--out",
        folder)
      #expect(run.code == 0)
      return try bench.contents(of: folder).keys.sorted()
    }
    let more = try draw(5, "page")
    #expect(more.contains("figures/q-grid-5.svg") && more.contains("figures/loadings-4-5.png"))
    #expect(more.contains("figures/loadings.svg"))
    let kept = [
      "figures/q-grid-5.jpg", "figures/q-grid-05.svg", "figures/loadings-9.png", "notes.md",
    ]
    try bench.write(Dictionary(uniqueKeysWithValues: kept.map { ("page/" + $0, "mine") }))
    let fresh = try draw(2, "fresh")
    #expect(try draw(2, "page") == (fresh + kept).sorted())
  }

  // MARK: simulate

  @Test("simulate follows its seed to the byte, and another seed gives other sorts")
  func simulateSeed() throws {
    func simulate(_ folder: String, seed: String) throws -> [String: [UInt8]] {
      let run = try bench.mindset(
        "simulate", "surveys/lipset", "--sorts", "12", "--planted", "2", "--seed", seed, "--to",
        folder)
      #expect(run.code == 0 && run.output == "\(folder)\n", "\(run.errors)")
      return try bench.contents(of: folder)
    }
    let first = try simulate("one", seed: "3")
    #expect(try simulate("two", seed: "3") == first)
    #expect(try simulate("three", seed: "4")["sorts.csv"] != first["sorts.csv"])
    #expect(try StudyFormats.read(path: bench.path + "/one").study.sorts.count == 12)
  }

  @Test("simulated sorts are marked, and every output says so")
  func simulatedIsSaid() throws {
    try bench.mindset(
      "simulate", "surveys/lipset", "--sorts", "12", "--planted", "2", "--loading", "0.8:0.9",
      "--to", "trial")
    let study = try StudyFormats.read(path: bench.path + "/trial").study
    #expect(study.provenance.sorts == .simulated && study.provenance.seed == 1)
    #expect(study.source?.contains("The sorts are simulated: 12 sorts from 2") == true)
    let run = try bench.mindset("analyse", "trial", "--factors", "2", "--out", "results")
    #expect(run.output.contains("Illustrative data: simulated sorts"))
    #expect(try bench.text("results/report.html").contains("Illustrative data: simulated sorts"))
    #expect(try bench.text("results/analysis.json").contains("\"simulated\": true"))
    let real = try bench.mindset("analyse", "surveys/lipset", "--out", "real")
    #expect(!real.output.contains("Illustrative"))
    #expect(try !bench.text("real/report.html").contains("Illustrative data"))
  }

  @Test("a simulated study says nothing of the sorts whose statements it borrows")
  func simulatedSource() throws {
    let files = try bench.contents(of: "surveys/lipset").mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    // The study tells of real sorts, which is what must not be carried over.
    #expect(files["SOURCE.md"]?.contains("The sorts are real") == true)
    #expect(files["study.yml"]?.contains("sorts: Brown") == true)
    try bench.mindset(
      "simulate", "surveys/lipset", "--sorts", "12", "--planted", "1", "--to", "trial")
    let study = try StudyFormats.read(path: bench.path + "/trial").study
    let source = try #require(study.source)
    for told in ["sorts are real", "Nine people", "Brown", "US1"] {
      #expect(!source.contains(told), "\(told)")
    }
    #expect(source.contains("Nobody sorted these cards."))
    #expect(source.contains("12 sorts from 1 planted viewpoint,"))
    #expect(source.contains("those of “The value patterns of democracy”, read from lipset."))
    #expect(
      study.provenance.source
        == "statements and grid of “The value patterns of democracy”; sorts simulated")
    #expect(study.provenance.statements == .own)
  }

  @Test("viewpoints planted from a table are found again")
  func planted() throws {
    try bench.write(SmallStudies.garden)
    try bench.write(["planted.csv": "statement,A,B\n1,2,0\n2,1,-1\n3,0,-2\n4,0,2\n5,-1,1\n6,-2,0\n"]
    )
    let run = try bench.mindset(
      "simulate", "garden", "--sorts", "8", "--planted", "planted.csv", "--loading", "1:1", "--to",
      "trial")
    #expect(run.code == 0, "\(run.errors)")
    // Without chance every other sort is the first viewpoint itself.
    let sorts = try StudyFormats.read(path: bench.path + "/trial").study.sorts
    #expect(
      Set(sorts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element.placements)).count == 1)
    #expect(sorts[0].placements.first == 2 && sorts[0].placements.last == -2)
    #expect(sorts[1].placements[2] == -2 && sorts[1].placements[3] == 2)
  }

  @Test(
    "a faulty table of planted viewpoints is refused by line and statement",
    arguments: [
      ("", "planted.csv"), ("id,A\n1,1\n", "planted.csv:1"),
      ("statement,A\n1,1\n2,x\n", "planted.csv:3, statement 2"),
      ("statement,A\n1,1\n1,2\n", "planted.csv:3, statement 1"),
      ("statement,A\n1,1\n9,2\n", "planted.csv:3, statement 9"),
      ("statement,A\n1,1\n", "planted.csv, statement 2"),
    ])
  func faultyPlanted(table: String, told: String) throws {
    try bench.write(SmallStudies.park)
    try bench.write(["planted.csv": table])
    let before = bench.listing
    let run = try bench.mindset(
      "simulate", "park", "--sorts", "8", "--planted", "planted.csv", "--to", "trial")
    #expect(run.code == 1 && run.errors.contains(told), "\(run.errors)")
    #expect(bench.listing == before)
  }
}
