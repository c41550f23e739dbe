import QAnalysis
import QReport
import QStudy
import QTables
import Testing

@Suite struct AnalysisDifferenceTests {
  private func difference(
    _ old: AnalysisDocument, _ new: AnalysisDocument
  ) throws -> AnalysisDifference {
    // The old one as a file, as it is met.
    try AnalysisDifference(old: ResultDocuments.saved(old), new: SavedAnalysis(new))
  }

  @Test(arguments: ResultDocuments.Kind.allCases)
  func aDocumentDoesNotDifferFromItself(_ kind: ResultDocuments.Kind) throws {
    let document = try ResultDocuments.document(kind)
    let difference = try difference(document, document)
    #expect(difference.isSame())
    #expect(difference.isSame(within: 0))
    #expect(difference.text == "No difference.\n")
    #expect(difference.json["same"] == true)
    #expect(difference.json["viewpoints"]?["matched"]?.array?.count == document.factors)
  }

  @Test func anotherOrderOfFactorsMovesPositionsOnly() throws {
    let study = try ResultDocuments.study(themes: true)
    let old = try ResultDocuments.document(study)
    let new = try ResultDocuments.document(study, decisions: Decisions(take: [2, 3, 1]))
    let difference = try difference(old, new)
    #expect(!difference.isSame())
    #expect(difference.matches.map(\.new) == [2, 0, 1])
    #expect(
      difference.text == """
        Settings: take none → 2, 3, 1.
        Viewpoints: F1 → F3 (|r| 1.000), F2 → F1 (|r| 1.000), F3 → F2 (|r| 1.000).

        """)
  }

  /// The same result as it would be of other data, or of a study of another title.
  private func saved(
    _ document: AnalysisDocument, _ changes: [(String, String)]
  ) throws -> SavedAnalysis {
    var text = AnalysisJSON.text(of: document)
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try SavedAnalysis(reading: Array(text.utf8), file: "analysis.json")
  }

  @Test func otherDataAreToldFirst() throws {
    let document = try ResultDocuments.document(.threeFactors)
    let old = try saved(document, [])
    let digest = String(repeating: "ab", count: 32)
    let other = try saved(document, [(digest, String(repeating: "cd", count: 32))])
    let changed = try AnalysisDifference(old: old, new: other)
    #expect(changed.text == "Data: changed.\n" && changed.json["data"] == "changed")
    #expect(try AnalysisDifference(old: old, new: old).json["data"] == "same")
    let titled = try saved(
      document,
      [(digest, String(repeating: "cd", count: 32)), ("Results, “quoted”", "Results of June")])
    #expect(
      try AnalysisDifference(old: old, new: titled).text
        == "Data: changed.\nTitle: Results, “quoted” → Results of June.\n")
  }

  @Test func statementsOfAnotherStudyAreNotCompared() throws {
    let old = try ResultDocuments.document(.threeFactors)
    let new = try saved(
      ResultDocuments.document(ResultDocuments.study(loading: 0.6)),
      [
        ("Results, “quoted”", "Parks"), ("\"Statement number", "\"Park number"),
        ("=1+1, they say", "Trees"),
      ])
    let difference = try AnalysisDifference(old: ResultDocuments.saved(old), new: new)
    #expect(difference.data == .anotherStudy && !difference.isSame())
    #expect(
      difference.text == """
        Another study: no statement has the words it had, so that only settings are compared.
        Title: Results, “quoted” → Parks.

        """, "\(difference.text)")
    #expect(difference.json["same"] == false && difference.json["data"] == "another study")
  }

  @Test func aSmallChangeShowsTheDigitsThatChanged() throws {
    let document = try ResultDocuments.document(.threeFactors)
    // Five places that don't tell at two: the middle of an interval of rounding is within it.
    let z = try #require(document.analysis.scores.z[0]?[0])
    let middle = (z * 100).rounded() / 100
    let figure = { (value: Double) in JSONValue.number(value).text().filter { !$0.isNewline } }
    let old = try saved(document, [(figure(z), figure(middle))])
    let new = try saved(document, [(figure(z), figure(middle + 0.00102))])
    let text = try AnalysisDifference(old: old, new: new).text
    let words = text.split(separator: " ").map(String.init)
    let arrow = try #require(words.lastIndex(of: "→"))
    #expect(words[arrow - 1] != words[arrow + 1].filter { $0 != "\n" }.dropLast(), "\(text)")
  }

  @Test func aFactorTurnedAboutKeepsItsMembers() throws {
    let study = try ResultDocuments.study()
    let difference = try difference(
      ResultDocuments.document(study),
      ResultDocuments.document(study, decisions: Decisions(invert: [1])))
    #expect(difference.members.isEmpty)
    #expect(difference.largestScore == nil)
    #expect(difference.text.contains("F1 → F1 (|r| 1.000, turned about)"))
  }

  @Test func aFurtherSortIsToldInAFewLines() throws {
    let difference = try difference(
      ResultDocuments.document(ResultDocuments.study()),
      ResultDocuments.document(ResultDocuments.study(sorts: 16)))
    #expect(difference.sortsAdded == ["P16"])
    #expect(difference.sortsRemoved.isEmpty)
    #expect(difference.members.flatMap(\.gained).contains("P16"))
    #expect(difference.appeared.isEmpty && difference.vanished.isEmpty)
    let lines = difference.text.split(separator: "\n")
    #expect(lines.first == "1 sort added: P16.")
    #expect(lines.last?.hasPrefix("Largest changes: z of statement ") == true)
    #expect((4...9).contains(lines.count), "\(difference.text)")
  }

  @Test func commonGroundIsToldInWords() throws {
    let old = try ResultDocuments.document(ResultDocuments.study(loading: 0.6))
    let new = try ResultDocuments.document(ResultDocuments.study(sorts: 16, loading: 0.6))
    let difference = try difference(old, new)
    #expect(!difference.commonGround.isEmpty)
    #expect(difference.text.contains(" by all"))
    #expect(!difference.text.contains("setAside"))
  }

  @Test func twoFactorsWithoutScoresAreOne() throws {
    let document = try ResultDocuments.document(.factorWithoutDefiners)
    let difference = try difference(document, document)
    #expect(difference.matches.count == 3)
    #expect(difference.matches.count { $0.correlation == nil } == 2)
  }

  @Test func oneMoreFactorAppears() throws {
    let study = try ResultDocuments.study()
    let three = try ResultDocuments.document(study)
    let two = try ResultDocuments.document(study, settings: AnalysisSettings(factors: 2))
    let grown = try difference(two, three)
    #expect(grown.settings.map(\.name) == ["factors"])
    #expect(!grown.appeared.isEmpty)
    #expect(grown.text.contains("Settings: factors 2 → 3."))
    let shrunk = try difference(three, two)
    #expect(!shrunk.vanished.isEmpty)
    #expect(shrunk.appeared.count == grown.vanished.count)
  }

  @Test func namesAndWordingAreCompared() throws {
    var study = try ResultDocuments.study()
    let anchor = Anchor(kind: .like("P1"), name: "Trust")
    let old = try ResultDocuments.document(study, decisions: Decisions(anchors: [anchor]))
    study.statements[4].text = "Said otherwise"
    let renamed = Anchor(kind: .like("P1"), name: "Faith")
    let new = try ResultDocuments.document(study, decisions: Decisions(anchors: [renamed]))
    let difference = try difference(old, new)
    #expect(difference.statementsReworded == ["s5"])
    #expect(difference.names.map(\.old) == ["Trust"])
    #expect(difference.names.map(\.new) == ["Faith"])
    #expect(difference.text.contains("Trust → Faith"))
  }

  @Test func aCheckLooksAtEveryFigure() throws {
    let saved = try ResultDocuments.saved(ResultDocuments.document(.themes))
    func check(_ path: [String], _ value: JSONValue) throws -> AnalysisDifference {
      let text = saved.value.replacing(path, with: value).text()
      let old = try SavedAnalysis(reading: Array(text.utf8), file: "analysis.json")
      return try AnalysisDifference(old: old, new: saved)
    }
    let z = try #require(saved.z[1]?[2])
    #expect(try check(["scores", "z", "2", "1"], .number(z + 5e-7)).isSame())
    #expect(try !check(["scores", "z", "2", "1"], .number(z + 5e-6)).isSame())
    #expect(try !check(["flags", "0", "0"], 0).isSame(within: 10))
    #expect(try !check(["themes", "0", "p"], 0.9).isSame())
    #expect(try !check(["statements", "0", "text"], "Other").isSame())
    #expect(try check(["tool", "lapack"], "3.9").isSame())
    #expect(try check(["rotation", "iterations"], 99).isSame())
    #expect(try check(["warnings", "0", "message"], "Other words").isSame())
    #expect(try !check(["warnings", "0", "code"], "heywood").isSame())
    // What no sentence speaks of is not passed over.
    let hidden = try check(["themes", "0", "p"], 0.9)
    #expect(hidden.text.hasPrefix("Other figures differ: themes[0].p 0.9 → "))
    // Words before numbers, larger numbers before smaller.
    var value = saved.value.replacing(["scores", "z", "2", "1"], with: .number(z + 1))
    value = value.replacing(["scores", "z", "3", "1"], with: 9)
    value = value.replacing(["sorts", "0", "participant"], with: "X")
    let old = try SavedAnalysis(reading: Array(value.text().utf8), file: "analysis.json")
    let paths = try AnalysisDifference(old: old, new: saved).discrepancies().map(\.path)
    #expect(paths == ["sorts[0].participant", "scores.z[3][1]", "scores.z[2][1]"])
  }

  @Test func theJSONOfADifferenceHasEveryKey() throws {
    let difference = try difference(
      ResultDocuments.document(.threeFactors), ResultDocuments.document(.themes))
    #expect(
      difference.json.object?.members.map(\.key) == [
        "format", "version", "same", "data", "settings", "statements", "sorts", "viewpoints",
        "names",
        "members", "statuses", "labels", "commonGround", "classical", "ranks", "themes",
        "warnings", "largestScore", "largestLoading",
      ])
    #expect(difference.json["themes"]?.array?.count == 2)
  }

  @Test func anEarlierResultHoldsPositions() throws {
    let study = try ResultDocuments.study()
    let old = try ResultDocuments.saved(
      ResultDocuments.document(study, decisions: Decisions(take: [3, 1, 2])))
    let table = try SortTable(study)
    let aligned = try Analysis(
      table, settings: AnalysisSettings(factors: 3), alignedTo: old.earlierSolution)
    for (a, b) in zip(aligned.scores.z, old.z) {
      #expect(zip(a ?? [], b ?? []).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }
}
