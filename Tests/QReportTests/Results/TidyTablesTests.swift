import QAnalysis
import QReport
import QStudy
import QTables
import Testing

@Suite struct TidyTablesTests {
  private func table(
    _ name: String, _ kind: ResultDocuments.Kind
  ) throws -> [[String: String]] {
    let files = TidyTables.files(try ResultDocuments.document(kind))
    let file = try #require(files.first { $0.name == "tables/\(name).csv" })
    let rows = try CSVTable(parsing: file.bytes, delimiter: .comma).rows
    let header = try #require(rows.first).cells
    return rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(header, row.cells))
    }
  }

  @Test(arguments: ResultDocuments.Kind.allCases)
  func everyColumnIsInTheVocabularyAndEveryRowIsWhole(_ kind: ResultDocuments.Kind) throws {
    let known = Set(TidyTables.vocabulary.map(\.column))
    #expect(known.count == TidyTables.vocabulary.count)
    for file in TidyTables.files(try ResultDocuments.document(kind)) {
      let rows = try CSVTable(parsing: file.bytes, delimiter: .comma).rows
      let header = try #require(rows.first).cells
      #expect(Set(header).count == header.count)
      #expect(Set(header).isSubset(of: known), "\(file.name)")
      #expect(rows.allSatisfy { $0.count == header.count }, "\(file.name)")
    }
  }

  @Test func everyColumnIsUsedAndExplained() throws {
    let used = try TidyTables.files(ResultDocuments.document(.evidence)).flatMap { file in
      try CSVTable(parsing: file.bytes, delimiter: .comma).rows.first?.cells ?? []
    }
    let studies = try StudiesTests.document([.threeFactors, .oneFactor], secondOrder: 2)
    let ofStudies = try TidyTables.files(studies).flatMap { file in
      try CSVTable(parsing: file.bytes, delimiter: .comma).rows.first?.cells ?? []
    }
    #expect(Set(used + ofStudies) == Set(TidyTables.vocabulary.map(\.column)))
    #expect(TidyTables.vocabulary.allSatisfy { !$0.meaning.isEmpty })
  }

  @Test func everyTableIsAmongTheNames() throws {
    let names = try TidyTables.files(ResultDocuments.document(.evidence)).map(\.name)
    #expect(names.sorted() == TidyTables.paths.sorted())
  }

  @Test func tablesAreLong() throws {
    #expect(try table("loadings", .threeFactors).count == 15 * 3)
    #expect(try table("scores", .threeFactors).count == 20 * 3)
    #expect(try table("comparisons", .threeFactors).count == 20 * 3)
    #expect(try table("factor-pairs", .threeFactors).count == 3)
    #expect(try table("factor-pairs", .oneFactor).isEmpty)
    #expect(try table("themes", .threeFactors).isEmpty)
    #expect(try table("stances", .themes).count == 3)
    #expect(try table("attributes", .themes).map { $0["value"] } == ["north", "host"])
  }

  @Test func figuresHaveSixDecimalsAndUndefinedOnesAreEmpty() throws {
    let document = try ResultDocuments.document(.factorWithoutDefiners)
    let scores = try table("scores", .factorWithoutDefiners)
    let z = try #require(document.analysis.scores.z[0]?[0])
    let cell = try #require(scores[0]["z"])
    #expect(abs((Double(cell) ?? .nan) - z) <= 5e-7)
    #expect(cell.split(separator: ".").last?.count == 6)
    #expect(scores[1]["z"]?.isEmpty == true)
    #expect(scores[1]["array"]?.isEmpty == true)
    for file in TidyTables.files(document) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("-0.000000") && !text.contains("nan"))
    }
  }

  @Test func wordingCanBeNoFormula() throws {
    let statements = try table("statements", .threeFactors)
    #expect(statements[2]["text"] == "'=1+1, they say")
  }

  @Test func flagsAndWeightsStandBesideLoadings() throws {
    let rows = try table("loadings", .threeFactors)
    #expect(rows.allSatisfy { ($0["flag"] == "0") == ($0["weight"]?.isEmpty == true) })
    #expect(rows.contains { $0["flag"] == "-1" })
  }
}
