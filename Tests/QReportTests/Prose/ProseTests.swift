import QAnalysis
import QReport
import QStudy
import Testing

@Suite("Sentences agree with what was computed by hand")
struct HandComputedTests {
  @Test("The headline counts viewpoints, people and statements")
  func headline() throws {
    let prose = Prose(try HandComputed.document())
    #expect(
      prose.headline.map(\.text) == [
        "Two viewpoints from 7 people and 8 statements, explaining 100\u{A0}% of the variance.",
        "7 sorts define a viewpoint; none is confounded or null.",
      ])
  }

  @Test("Where flags are set by hand alone, a sort without one is not flagged")
  func notFlagged() throws {
    let none = Prose(try SampleCase.noDefiners.document)
    #expect(none.standing.text == "No sort defines a viewpoint; 15 are not flagged.")
    let loadings = try #require(
      PaperTables.all(none.document).first { $0.id == "factor-loadings" })
    #expect(loadings.rows.allSatisfy { $0.contains(.text("not flagged")) })
    let flags = [
      Decisions.ManualFlag(sort: "P1", viewpoint: 1, sign: 1),
      Decisions.ManualFlag(sort: "P2", viewpoint: 1, sign: 1),
      Decisions.ManualFlag(sort: "P2", viewpoint: 2, sign: 1),
    ]
    let some = Prose(
      try SampleStudy(flagging: .none, decisions: Decisions(flags: flags)).document())
    #expect(
      some.standing.text
        == "1 sort defines a viewpoint; 1 is confounded, between viewpoints; 13 are not flagged.")
    // The closed list of files stays.
    #expect(!AnalysisJSON.text(of: none.document).contains("not flagged"))
  }

  @Test("The methods end with the libraries, in words")
  func libraries() throws {
    let last = try #require(Prose(try HandComputed.document()).methods.last)
    #expect(last.text.contains("et al. 1999) and the reference BLAS; seed 1."), "\(last.text)")
  }

  @Test("Only the first statement lies above 0 in both, and at the same height")
  func commonGround() throws {
    let ground = Prose(try HandComputed.document()).commonGround
    #expect(
      ground.summary.text
        == "1 statement is firm common ground of all viewpoints (1 embraced).")
    #expect(ground.groups.map(\.lead.text) == ["All viewpoints embrace"])
    #expect(ground.groups.map(\.lead.statements) == [[0]])
    #expect(ground.likely == nil)
    #expect(ground.nearest == nil)
    // .75 z × √(12/7) = 0.98 columns.
    #expect(
      ground.degree.text
        == "1 statement is shown to be held by all to about the same degree (less than 0.75 in z, "
        + "1.0 grid columns, apart).")
    #expect(ground.degree.statements == [0])
  }

  @Test("Two columns are 1.53 in z, far; one column is 0.76, not far")
  func distinguishing() throws {
    let viewpoints = Prose(try HandComputed.document()).viewpoints
    let first = viewpoints[0].distinguishing
    #expect(
      first.map(\.lead.text) == [
        "Far more than the other viewpoint", "Far less than the other viewpoint",
        "Less than the other viewpoint",
      ])
    #expect(first.map { $0.lead.statements.sorted() } == [[1, 2, 4], [7], [3, 5, 6]])
    let second = viewpoints[1].distinguishing
    #expect(second.map { $0.lead.statements.sorted() } == [[7], [1, 2, 4], [3, 5, 6]])
    #expect(viewpoints[0].nothing == nil)
  }

  @Test("The top and the bottom column hold one statement each")
  func extremes() throws {
    let viewpoints = Prose(try HandComputed.document()).viewpoints
    #expect(
      viewpoints.map { $0.most?.text }
        == Array(repeating: "One most like this viewpoint (+2)", count: 2))
    #expect(viewpoints.map { $0.most?.statements } == [[0], [0]])
    #expect(viewpoints.map { $0.least?.statements } == [[7], [4]])
    #expect(
      viewpoints.map(\.summary.text) == [
        "Defined by 4 sorts; explains 57\u{A0}% of the variance.",
        "Defined by 3 sorts; explains 43\u{A0}% of the variance.",
      ])
  }

  @Test("Squared differences of 8 and 16 columns make shares of a third and two thirds")
  func themeShares() throws {
    let themes = Prose(try HandComputed.document()).themes
    #expect(themes.map(\.result.theme.id) == ["second", "first"])
    #expect(
      themes.map { $0.weight?.text } == [
        "It carries 67\u{A0}% of all disagreement with 63\u{A0}% of the statements.",
        "It carries 33\u{A0}% of all disagreement with 38\u{A0}% of the statements.",
      ])
  }

  @Test("Stances of −0.61 and +0.61 are against and for; 1.02 and 0 for and around the middle")
  func stances() throws {
    let themes = Prose(try HandComputed.document()).themes
    #expect(themes.map(\.verdict) == ["divided", "divided"])
    #expect(
      themes.map { $0.notes.first?.text } == [
        "Viewpoint 2 stands for it; Viewpoint 1 stands against it.",
        "Viewpoint 1 stands for it; Viewpoint 2 stands around the middle.",
      ])
    #expect(
      Prose(try HandComputed.document()).divergence.map(\.text)
        == ["They part on Second and First."])
  }

  @Test("The significance limit of a loading over eight statements is 0.693")
  func methods() throws {
    let text = Prose(try HandComputed.document()).methods.map(\.text).joined(separator: " ")
    #expect(text.contains("1.96/√N = 0.693"))
    #expect(text.contains("N = 8 statements and P = 7 sorts by 7 people"))
    #expect(text.contains("−2: 1, −1: 2, 0: 2, +1: 2, +2: 1"))
    #expect(text.contains("9,999 permutations"))
    #expect(text.contains("seed 1"))
    #expect(text.contains("Mindset 0.1.0 with LAPACK 3.11.0"))
  }

  @Test("A viewpoint goes by the name people gave it")
  func names() throws {
    let prose = Prose(try HandComputed.document(names: ["The doers"]))
    #expect(prose.names([0, 1]) == "“The doers” and Viewpoint 2")
    #expect(Prose(try HandComputed.document()).names([0, 1]) == "Viewpoints 1 and 2")
  }

  @Test("Classical labels star what differs by more than 3.291 classical SED")
  func classical() throws {
    // SE² = 1 − .8·4/(1 + .8·3) = 0.0588 and 1 − .8·3/(1 + .8·2) = 0.0769: SED = 0.368, and
    // 3.291 SED = 1.21: two columns (1.53) pass at .001; one (0.76) passes 1.960 SED = 0.72 only.
    let prose = Prose(try HandComputed.document(labels: .classical))
    let groups = prose.viewpoints[0].distinguishing
    #expect(
      groups.flatMap(\.stars).reduce(into: [:]) { $0[$1.key] = $1.value }
        == [1: "***", 2: "***", 3: "*", 4: "***", 5: "*", 6: "*", 7: "***"])
    // No more than 2.576 SED = 0.95: the first statement, and those one column apart.
    #expect(prose.commonGround.degree.statements == [0, 3, 5, 6])
  }
}

@Suite("What is said holds for every study")
struct ProseTests {
  @Test("Common ground is never blank", arguments: SampleCase.allCases)
  func neverBlank(_ sample: SampleCase) throws {
    let ground = Prose(try sample.document).commonGround
    #expect(!ground.summary.text.isEmpty)
    let isCompared = try sample.document.analysis.characteristics.comparable.count > 1
    #expect(!ground.groups.isEmpty || ground.nearest != nil || !isCompared)
    #expect(ground.groups.allSatisfy { !$0.lead.statements.isEmpty })
    #expect(ground.groups.contains { $0.evidence == .likely } == (ground.likely != nil))
  }

  @Test("“All viewpoints” are those with scores where one has none")
  func withoutScores() throws {
    let document = try SampleCase.oneWithoutDefiners.document
    #expect(document.analysis.characteristics.comparable.count == 2)
    let prose = Prose(document)
    #expect(prose.phrase(.embrace) == "All viewpoints with scores embrace")
    #expect(prose.viewpoints[2].summary.text.hasPrefix("No sort defines it"))
    #expect(prose.viewpoints[2].most == nil)
    #expect(prose.headline.last?.text == "No sort defines F3: it has no scores.")
    // At the top of what the terminal shows, and not among the warnings at its end alone.
    let lines = TextSummary.render(document, colour: false, width: 100).split(separator: "\n")
    #expect(lines.prefix(6).joined(separator: " ").contains("No sort defines F3: it has no"))
    #expect(Prose(try SampleCase.themed.document).phrase(.setAside) == "All viewpoints set aside")
  }

  @Test("Where there is no common ground, the three nearest stand under a line that says so")
  func nearest() throws {
    let document = try SampleCase.undecided.document
    let ground = Prose(document).commonGround
    if let nearest = ground.nearest {
      #expect(nearest.statements.count == 3)
      #expect(nearest.text.hasPrefix("Closest to common ground (not shown)"))
    } else {
      #expect(!ground.groups.isEmpty)
    }
  }

  @Test(
    "Each group lists just the statements of that side and evidence", arguments: SampleCase.allCases
  )
  func groups(_ sample: SampleCase) throws {
    let document = try sample.document
    let all = document.analysis.comparison.statements
    for group in Prose(document).commonGround.groups {
      let expected = all.indices.filter {
        all[$0].commonGround.side == group.side && all[$0].commonGround.evidence == group.evidence
      }
      #expect(group.lead.statements.sorted() == expected)
    }
  }

  @Test(
    "An undecided theme is told neither as agreement nor as a divide",
    arguments: SampleCase.allCases)
  func undecided(_ sample: SampleCase) throws {
    for theme in Prose(try sample.document).themes where theme.verdict == "undecided" {
      #expect(
        theme.notes.allSatisfy { !$0.text.contains("stand for") && !$0.text.contains("stands") })
    }
  }

  @Test("More than its size is said only below adjusted p of .05", arguments: SampleCase.allCases)
  func heavy(_ sample: SampleCase) throws {
    for theme in Prose(try sample.document).themes {
      let isSaid = theme.weight?.text.contains("more than its size") ?? false
      #expect(isSaid == theme.isHeavy)
      if isSaid { #expect((theme.result.adjusted ?? 1) < 0.05) }
    }
  }

  @Test("Themes without directions say that tilt needs them")
  func undirected() throws {
    let themes = Prose(try SampleCase.undirected.document).themes
    #expect(!themes.isEmpty)
    #expect(themes.allSatisfy { $0.verdict == "needs directions" })
  }

  @Test("Without themes the most divergent statements stand in")
  func noThemes() throws {
    let prose = Prose(try SampleCase.noThemes.document)
    #expect(prose.themes.isEmpty)
    #expect(prose.divergence.first?.statements.count == 5)
  }

  @Test("Counts in words follow the true size of the column", arguments: SampleCase.allCases)
  func extremes(_ sample: SampleCase) throws {
    let document = try sample.document
    for viewpoint in Prose(document).viewpoints {
      let hasScores = document.analysis.scores.z[viewpoint.factor] != nil
      #expect((viewpoint.most != nil) == hasScores)
      if let most = viewpoint.most, let least = viewpoint.least {
        #expect(most.statements.count == 3)
        #expect(most.text == "Three most like this viewpoint (+3)")
        #expect(least.text == "Three least like this viewpoint (−3)")
      }
    }
  }

  @Test("The tests against chance are told beside the number kept")
  func retention() throws {
    let document = try SampleCase.oneWithoutDefiners.document
    let suggested = try #require(document.retention?.suggested)
    let text = try #require(Prose(document).retention?.text)
    #expect(text.contains(NumberText.word(suggested)))
    #expect(text.hasSuffix("three were kept."))
  }

  @Test("Viewpoints that were split are told in good English, and a range of one number is none")
  func splitAndRange() throws {
    func told(_ split: [Int], factors: Int) throws -> String {
      var study = SampleStudy(factors: factors, decisions: Decisions(split: split))
      study.retained = true
      return try #require(Prose(study.document()).retention?.text)
    }
    #expect(try told([1], factors: 3).hasSuffix("kept, one of them split into its two poles."))
    #expect(
      try told([1, 2], factors: 3).hasSuffix("kept, two of them split into their two poles."))
    #expect(try told([1], factors: 1).hasSuffix("one was kept, split into its two poles."))
    let document = try SampleStudy(loading: 0.97, factors: 5, retained: true).document()
    let range = try #require(document.retention?.range)
    let message = document.warnings.first { $0.code == .moreThanSupported }?.message ?? ""
    #expect(range.lowerBound == range.upperBound, "\(range)")
    #expect(message.contains("stand out from chance by any test: the further ones"), "\(message)")
  }

  @Test("Every work that is cited is listed, and only those", arguments: SampleCase.allCases)
  func references(_ sample: SampleCase) throws {
    let prose = Prose(try sample.document)
    let text = prose.methods.map(\.text).joined(separator: " ")
    for reference in prose.references { #expect(text.contains(reference.key)) }
    let years = text.matches(of: #/\b(18|19|20)\d\d\b/#).map { String($0.output.0) }
    for year in Set(years) { #expect(prose.references.contains { $0.entry.contains("(\(year))") }) }
  }

  @Test("Simulated sorts are called so, real ones are not")
  func simulated() throws {
    #expect(
      Prose(try SampleStudy().document()).illustrative == "Illustrative data: simulated sorts")
    #expect(Prose(try SampleStudy(simulated: false).document()).illustrative == nil)
  }
}
