import QReport
import QStudy
import Testing

@Suite("What stands on every printed page")
struct RunningLineTests {
  @Test("Simulated sorts are called so in the running head, real ones are not")
  func notice() throws {
    var study = SampleStudy()
    let page = HTMLReport.render(try study.document(), figures: .init())
    #expect(page.contains("@page{@top-center{content:\"Illustrative data\\3a  simulated sorts\"}"))
    study.simulated = false
    #expect(!HTMLReport.render(try study.document(), figures: .init()).contains("@top-center"))
  }

  @Test("What throws doubt on the viewpoints stands in the running head")
  func doubt() throws {
    var study = SheetStudy(6, other: 5)
    study.warnings = [Warning(.moreThanSupported, "Too many.")]
    let page = HTMLReport.render(try study.document(), figures: .init())
    #expect(
      page.contains("@page{@top-center{content:\"More viewpoints than stand out from chance\"}"))
  }

  @Test("A title can't end the style sheet")
  func hostileTitle() throws {
    var study = SampleStudy()
    study.title = "</style><script>alert(1)</script>\"}\n"
    let page = HTMLReport.render(try study.document(), figures: .init())
    #expect(page.components(separatedBy: "</style>") == 2)
    #expect(!page.contains("<script>alert"))
  }
}

extension String {
  /// How many parts a separator leaves.
  fileprivate func components(separatedBy separator: String) -> Int {
    ranges(of: separator).count + 1
  }
}
