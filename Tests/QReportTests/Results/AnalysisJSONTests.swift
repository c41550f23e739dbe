import QAnalysis
import QNumerics
import QReport
import QStudy
import QTables
import Testing

@Suite struct AnalysisJSONTests {
  @Test(arguments: ResultDocuments.Kind.allCases)
  func theTextReadsBackAsTheSameDocument(_ kind: ResultDocuments.Kind) throws {
    let document = try ResultDocuments.document(kind)
    let saved = try ResultDocuments.saved(document)
    let direct = try SavedAnalysis(document)
    #expect(saved.value == direct.value)
    #expect(saved.sorts == direct.sorts)
    #expect(saved.factors == direct.factors)
    #expect(saved.comparison == direct.comparison)
    #expect(saved.themes == direct.themes)
    #expect(saved.warnings == direct.warnings)
    #expect(saved.flags == document.analysis.flags.values)
    #expect(saved.arrays == document.analysis.scores.arrays)
    // Bit for bit; −0, which is written as 0, equals it.
    #expect(saved.z == document.analysis.scores.z)
    for i in saved.loadings.indices {
      #expect(saved.loadings[i] == document.analysis.rotation.loadings.row(i))
    }
    #expect(saved.earlierSolution.z == document.analysis.scores.z)
  }

  @Test func theKeysStandInTheirOrder() throws {
    let value = AnalysisJSON.value(of: try ResultDocuments.document(.threeFactors))
    #expect(
      value.object?.members.map(\.key) == [
        "format", "version", "tool", "input", "settings", "selection", "decisions", "statements",
        "grid", "forced", "sorts",
        "correlations", "extraction", "rotation", "flags", "factors", "scores",
        "factorCorrelations", "sed", "empiricalSed", "heterotraitMonotrait", "comparison", "themes",
        "detectable", "retention", "bootstrap", "influence", "groups", "paired", "multiverse",
        "classification",
        "noiseFlags", "warnings",
      ])
    #expect(value["settings"]?["extract"] == 8)
    #expect(value["sorts"]?[0]?["attributes"] == ["area": "north", "role": "host"])
    #expect(value["bootstrap"] == .null)
    #expect(value["retention"] == .null)
    #expect(value["themes"] == [])
  }

  @Test(arguments: ResultDocuments.Kind.allCases)
  func everyArrayHasItsShape(_ kind: ResultDocuments.Kind) throws {
    let document = try ResultDocuments.document(kind)
    let value = AnalysisJSON.value(of: document)
    let (p, n, k) = (15, 20, document.factors)
    func expectRows(_ value: JSONValue?, _ rows: Int, _ columns: Int) {
      #expect(value?.array?.count == rows)
      #expect(value?.array?.allSatisfy { $0.array?.count == columns } == true)
    }
    expectRows(value["correlations"], p, p)
    expectRows(value["rotation"]?["loadings"], p, k)
    expectRows(value["flags"], p, k)
    expectRows(value["scores"]?["z"], n, k)
    expectRows(value["scores"]?["array"], n, k)
    expectRows(value["factorCorrelations"], k, k)
    expectRows(value["sed"], k, k)
    expectRows(value["empiricalSed"], k, k)
    expectRows(value["extraction"]?["loadings"], p, document.analysis.extraction.loadings.columns)
    #expect(value["extraction"]?["eigenvalues"]?.array?.count == 15)
    #expect(value["comparison"]?.array?.count == n)
    #expect(value["factors"]?.array?.count == k)
    for factor in value["factors"]?.array ?? [] {
      #expect(factor["weights"]?.array?.count == factor["definingSorts"]?.array?.count)
    }
  }

  @Test func whatIsUndefinedIsNull() throws {
    let document = try ResultDocuments.document(.factorWithoutDefiners)
    let value = AnalysisJSON.value(of: document)
    #expect(document.analysis.scores.z[1] == nil)
    #expect(value["scores"]?["z"]?[0]?[0]?.double != nil)
    #expect(value["scores"]?["z"]?[0]?[1] == .null)
    #expect(value["scores"]?["array"]?[0]?[1] == .null)
    #expect(value["sed"]?[0]?[0] == 0)
    #expect(value["sed"]?[0]?[1] == .null)
    #expect(value["factors"]?[1]?["standardError"] == .null)
    #expect(value["factors"]?[1]?["definingSorts"] == [])
    #expect(value["detectable"]?["equivalence"] == .null)
    #expect(value["comparison"]?[0]?["differences"] == [])
    #expect(!AnalysisJSON.text(of: document).contains("nan"))
  }

  @Test func onlyDefiningSortsHaveAViewpointAndAPole() throws {
    let document = try ResultDocuments.document(.threeFactors)
    let sorts = try #require(AnalysisJSON.value(of: document)["sorts"]?.array)
    for sort in sorts {
      let defines = sort["status"] == "defining"
      #expect((sort["viewpoint"] != .null) == defines)
      #expect((sort["pole"] != .null) == defines)
    }
    #expect(sorts[6]["pole"] == "-")
  }

  @Test func theThreeTestsAgainstChanceGiveTheRangeAndItsMedian() throws {
    let value = AnalysisJSON.value(of: try ResultDocuments.document(.retention))
    let retention = try #require(value["retention"])
    let criteria = try #require(retention["criteria"]?.array)
    #expect(
      criteria.map { $0["name"]?.string } == [
        "parallel analysis", "sequential parallel analysis", "minimum average partial",
      ])
    let found = criteria.compactMap { $0["factors"]?.int }.sorted()
    #expect(retention["range"] == [.integer(found[0]), .integer(found[2])])
    #expect(retention["suggested"]?.int == found[1])
    #expect(criteria.allSatisfy { $0["noise"] == .null } && retention["solutions"] == .null)
    #expect(value["settings"]?["parallelAnalysisStudies"] == 1000)
    #expect(value["warnings"]?.array?.contains { $0["code"] == "moreThanSupported" } == true)
  }

  @Test func aSplitFactorNamesWhereItCameFrom() throws {
    let value = AnalysisJSON.value(of: try ResultDocuments.document(.split))
    let origins = value["rotation"]?["splitFrom"]?.array ?? []
    #expect(origins.count == 4)
    #expect(origins.count { $0 != .null } == 1)
    #expect(value["factors"]?.array?.contains { $0["name"] == "Trust" } == true)
  }

  @Test func correlationsOfVeryManySortsAreLeftOut() throws {
    let document = try ResultDocuments.document(ResultDocuments.study(sorts: 1001))
    let value = AnalysisJSON.value(of: document)
    #expect(value["correlations"] == .null)
    #expect(value["rotation"]?["loadings"]?.array?.count == 1001)
    #expect(value["extraction"]?["eigenvalues"]?.array?.count == 20)
  }

  @Test func aSeedBeyondIntKeepsItsDigits() throws {
    let document = try ResultDocuments.document(
      ResultDocuments.study(), settings: AnalysisSettings(factors: 2, seed: .max))
    #expect(AnalysisJSON.value(of: document)["settings"]?["seed"] == "18446744073709551615")
  }

  @Test(arguments: ResultDocuments.Kind.allCases)
  func theSameAnalysisGivesTheSameBytes(_ kind: ResultDocuments.Kind) throws {
    let first = try ResultDocuments.document(kind)
    let second = try ResultDocuments.document(kind)
    #expect(AnalysisJSON.text(of: first) == AnalysisJSON.text(of: second))
    let (a, b) = (TidyTables.files(first), TidyTables.files(second))
    #expect(a.map(\.name) == b.map(\.name))
    #expect(a.map(\.bytes) == b.map(\.bytes))
  }
}
