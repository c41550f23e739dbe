import Foundation
import QFormats
import QStudy
import Testing

/// `check`.
@Suite("The command that checks a study")
struct CheckCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

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
}
