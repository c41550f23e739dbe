import Foundation
import QFormats
import QStudy
import Testing

/// `new`.
@Suite("The command that begins a study")
struct NewCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

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
}
