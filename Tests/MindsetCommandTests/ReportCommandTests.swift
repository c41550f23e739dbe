import Foundation
import QFormats
import QStudy
import Testing

/// `report`.
@Suite("The command that writes a report")
struct ReportCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

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
}
