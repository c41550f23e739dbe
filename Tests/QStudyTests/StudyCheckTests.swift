import QStudy
import Testing

/// What must hold of a study before there is any sort, and of the names in its lists.
@Suite("A study")
struct StudyCheckTests {
  private func study(_ change: (inout Study) -> Void = { _ in }) -> Study {
    var study = SmallStudy.study([[-1, 0, 0, 1], [1, 0, 0, -1]])
    study.themes = [Theme(id: "green", label: "Green")]
    study.statements[0].theme = "green"
    change(&study)
    return study
  }

  @Test("without a fault has no findings")
  func whole() throws {
    let grid = try SmallStudy.grid()
    #expect(study().designFindings().isEmpty && study().referenceFindings().isEmpty)
    #expect(study { $0.grid = grid }.designFindings().isEmpty)
  }

  @Test("needs two statements")
  func tooFew() {
    for count in 0...1 {
      let found = study { $0.statements = Array($0.statements.prefix(count)) }.designFindings()
      #expect(found.map(\.code) == [.tooFewStatements])
      #expect(found[0].found == (count == 0 ? "0 statements" : "1 statement"))
    }
  }

  @Test("names each repeated statement once")
  func repeatedStatements() {
    let found = study {
      $0.statements += [$0.statements[1], $0.statements[1], $0.statements[2]]
    }.designFindings()
    #expect(found.map(\.code) == [.duplicateStatement, .duplicateStatement])
    #expect(found.map(\.statement) == ["2", "3"])
  }

  @Test("needs wording on every card", arguments: ["", " ", "\u{A0}\n"])
  func wording(text: String) {
    let found = study { $0.statements[2].text = text }.designFindings()
    #expect(found.map(\.code) == [.emptyStatement] && found[0].statement == "3")
  }

  @Test("declares every theme once, and those its statements name")
  func themes() {
    let twice = study { $0.themes.append(Theme(id: "green", label: "Again")) }.designFindings()
    #expect(twice.map(\.code) == [.duplicateTheme] && twice[0].found.contains("green"))
    let strange = study { $0.statements[1].theme = "gren" }.designFindings()
    #expect(strange.map(\.code) == [.undeclaredTheme])
    #expect(strange[0].statement == "2" && strange[0].expected == "one of green")
    let none = study { $0.themes = [] }.designFindings()
    #expect(none.map(\.code) == [.undeclaredTheme] && none[0].expected.contains("declares none"))
  }

  @Test("has a grid for as many cards as there are statements")
  func gridFits() throws {
    let grid = try Grid(counting: [-1, 0, 0, 0, 1])
    let found = study { $0.grid = grid }.designFindings()
    #expect(found.map(\.code) == [.gridDoesNotFit])
    #expect(found[0].found.contains("5 cards") && found[0].expected.contains("4 statements"))
  }

  @Test("has comments of its own sorts on its own statements")
  func comments() {
    let found = study {
      $0.comments = [
        Comment(sort: "A", statement: "1", text: "yes"),
        Comment(sort: "Z", statement: "1", text: "no"),
        Comment(sort: "A", statement: "9", text: "no"),
        Comment(sort: "Z", statement: "9", text: "no"),
      ]
    }.referenceFindings()
    #expect(
      found.map(\.code) == [.unknownSort, .unknownStatement, .unknownSort, .unknownStatement])
    #expect(found.map(\.sort) == ["Z", "A", "Z", "Z"])
    #expect(found.map(\.statement) == ["1", "9", "9", "9"])
  }

  @Test("names each repeated participant")
  func participants() {
    let found = study {
      $0.participants = ["A", "B", "A", "A"].map { Participant(id: $0) }
    }.referenceFindings()
    #expect(
      found.map(\.code) == [.duplicateParticipant] && found[0].found.contains("A more than once"))
  }

  @Test("a list of findings is never empty")
  func findingsAreSome() throws {
    #expect(Findings([]) == nil)
    try Findings.check([])
    let finding = Finding(.badGrid, found: "f", expected: "e", mend: "m")
    #expect(throws: Findings(finding)) { try Findings.check([finding]) }
    #expect(Findings([finding])?.all == [finding])
  }

  @Test("a sort is its participant's own unless another is named")
  func participantOfSort() {
    #expect(QSort(id: "S1", placements: []).participant == "S1")
    #expect(QSort(id: "S1", participant: "Ann", placements: []).participant == "Ann")
    #expect(Direction.speaksFor.sign == 1 && Direction.speaksAgainst.sign == -1)
  }
}
