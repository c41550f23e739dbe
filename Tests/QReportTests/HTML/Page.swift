import QAnalysis
import QDrawing
import QReport
import QStudy
import Testing

/// A page and its tags, made and read once for all tests.
struct Page {
  let html: String
  let checker: HTMLChecker

  static func of(_ sample: SampleCase) throws -> Page { try #require(try pages[sample]?.get()) }

  private static let pages = Dictionary(
    uniqueKeysWithValues: SampleCase.allCases.map { sample in
      (
        sample,
        Result {
          let html = render(try sample.document)
          return Page(html: html, checker: HTMLChecker(html))
        }
      )
    })

  /// The page with a small figure wherever one belongs.
  static func render(_ document: AnalysisDocument) -> String {
    let scene = Scene(size: Size(200, 100), title: "A figure", description: "With a line.") {
      Element.line(from: Point(0, 0), to: Point(200, 100))
    }
    return HTMLReport.render(
      document,
      figures: FigureSet(
        qGrids: document.analysis.scores.z.map { $0 == nil ? nil : scene },
        figures: [.init("z-scores", scene)]
          + (document.study.themes.isEmpty ? [] : [.init("themes", scene)])
          + [.init("scree", scene)]))
  }
}
