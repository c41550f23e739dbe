import QStudy
import Testing

@Suite("Statements numbered anew")
struct StudyNumberingTests {
  @Test("stand in the new order with numbers from 1, and keep all that belongs to them")
  func order() {
    var study = SmallStudy.study([])
    study.statements[3] = Statement(
      id: "4", text: "Trees", theme: "green", direction: .speaksAgainst, short: "trees",
      translations: ["ar": "أشجار"])
    study.numberStatements(inOrder: [3, 1, 0, 2])
    #expect(study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(
      study.statements.map(\.text) == ["Trees", "Statement 2", "Statement 1", "Statement 3"])
    #expect(
      study.statements[0]
        == Statement(
          id: "1", text: "Trees", theme: "green", direction: .speaksAgainst, short: "trees",
          translations: ["ar": "أشجار"]))
  }
}
