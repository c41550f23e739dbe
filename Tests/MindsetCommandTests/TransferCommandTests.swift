import Foundation
import QFormats
import QStudy
import Testing

/// `import` and `export`.
@Suite("The commands that move studies about")
struct TransferCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

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

  /// Nine sorts as people laid them, among them values that few used.
  private var freeTable: String {
    let rows = (0..<9).map { i in
      "P\(i)," + (0..<12).map { j in String((i * 5 + j * j * (i + 2)) % 11) }.joined(separator: ",")
    }
    let header = "sort," + (1...12).map { "s\($0)" }.joined(separator: ",")
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  @Test(
    "free sorts come back from a format that must name a grid, which is told",
    arguments: ["kade", "kade-zip", "pqmethod"])
  func freeSorts(format: String) throws {
    try bench.write(["free.csv": freeTable])
    let out = try bench.mindset("export", "free.csv", "--format", format, "--to", "out")
    #expect(out.code == 0 && out.errors.contains("with a place for each value"), "\(out.errors)")
    let file = try #require(
      bench.listing.first { [".xlsx", ".zip", ".dat"].contains(where: $0.hasSuffix) })
    let back = try bench.mindset("analyse", file, "--factors", "1")
    #expect(back.code == 0, "\(back.errors)")
    let sorts = try StudyFormats.read(path: bench.path + "/" + file).study.sorts
    #expect(
      sorts.map(\.placements)
        == (try StudyFormats.read(path: bench.path + "/free.csv").study.sorts.map(\.placements)))
    // With its results as well.
    guard format == "pqmethod" else { return }
    let results = try bench.mindset(
      "export", "free.csv", "--format", format, "--free", "--factors", "1", "--to", "results")
    #expect(results.code == 0, "\(results.errors)")
    let dat = try #require(bench.listing.first { $0.hasPrefix("results/") && $0.hasSuffix(".dat") })
    #expect(try bench.mindset("analyse", dat, "--factors", "1").code == 0)
  }

  @Test("more values than cards make no grid, which is told")
  func moreValuesThanCards() throws {
    try bench.write([
      "wide.csv": "sort,s1,s2,s3\nA,-4,0,4\nB,-3,1,3\nC,-2,2,5\nD,-4,1,5\n"
    ])
    let run = try bench.mindset("export", "wide.csv", "--format", "kade", "--to", "out")
    #expect(run.code == 1 && run.errors.contains("9 values for 3 statements"), "\(run.errors)")
    #expect(!bench.listing.contains { $0.hasPrefix("out/") })
  }

  @Test("export writes the sorts of a condition, and all but those left out, in any format")
  func chosenSorts() throws {
    for (words, count) in [(["--exclude", "US1"], 8), (["--exclude", "US1,US2"], 7)] {
      for format in ["kade", "csv", "mindset", "pqmethod"] {
        let folder = "\(format)-\(count)"
        let run = try bench.mindset(
          ["export", "surveys/lipset", "--format", format, "--to", folder] + words)
        #expect(run.code == 0 && !run.output.contains(".lis"), "\(run.errors)")
        let file = try #require(
          bench.listing.first { name in
            name.hasPrefix(folder)
              && [".xlsx", "sorts.csv", ".dat"].contains(where: name.hasSuffix)
          })
        let sorts = try StudyFormats.read(path: bench.path + "/" + file).study.sorts
        #expect(sorts.count == count && !sorts.contains { $0.id == "US1" })
      }
    }
    let unknown = try bench.mindset(
      "export", "surveys/lipset", "--format", "kade", "--condition", "after", "--to", "x")
    #expect(unknown.code == 1 && unknown.errors.contains("no condition"), "\(unknown.errors)")
  }

  @Test("import tells of two groups on two grids, as check does")
  func twoGrids() throws {
    let one = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]
    let other = [-2, -2, -1, -1, 0, 0, 1, 1, 2, 2]
    let rows = (0..<10).map { i in
      let grid = i < 5 ? one : other
      let values = grid.indices.map { String(grid[($0 * 3 + i * i) % 10]) }
      return "P\(i)," + values.joined(separator: ",") + "\n"
    }
    let header = "sort," + (1...10).map { "s\($0)" }.joined(separator: ",") + "\n"
    try bench.write(["two.csv": header + rows.joined()])
    let run = try bench.mindset("import", "two.csv", "--to", "two")
    #expect(run.code == 0 && run.errors.contains("They are two groups: 5 sorts"), "\(run.errors)")
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
      ["--format", "csv", "--factors", "3"], ["--format", "csv", "--change", "a,b"],
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
    #expect(shifted.errors.contains("numbered 2 to 5; expected 1 to 4"), "\(shifted.errors)")
    try bench.edit("shifted.csv", "s5", "s9")
    let some = try bench.mindset(
      "import", "plain.csv", "--to", "s", "--statements", "shifted.csv")
    #expect(some.code == 1 && !bench.listing.contains("s"))
    #expect(some.errors.contains("“s1”") && some.errors.contains("“s9”"), "\(some.errors)")
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
}
