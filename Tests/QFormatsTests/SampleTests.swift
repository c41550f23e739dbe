import Glibc
import QStudy
import Testing

@testable import QFormats

/// The folder of samples: `../shared/samples` beside the checkout or beside the folder it stands in;
/// nil where there is none.
private let samples: String? = {
  let checkout = #filePath.split(separator: "/").dropLast(3)
  for levels in 1...2 {
    let path = "/" + (checkout.dropLast(levels) + ["shared", "samples"]).joined(separator: "/")
    if access(path, R_OK) == 0 { return path }
  }
  return nil
}()

@Suite(.enabled(if: samples != nil, "the samples are not beside the checkout"))
struct SampleTests {
  private func read(_ path: String) throws -> StudyReading {
    try StudyFormats.read(path: "\(samples ?? "")/\(path)")
  }

  @Test("An export of Firebase with signs and typed names")
  func easyHtmlQ() throws {
    let reading = try read("easy_htmlq_firebase/kenq_test_fixture_firebase.json")
    let study = reading.study
    #expect(study.title == "Ken-Q Client")
    #expect(study.sorts.prefix(3).map(\.id) == ["Nat", "Wakeling", "Jones"])
    #expect(study.sorts.allSatisfy { $0.placements.count == 30 })
    #expect(study.sorts[0].placements.prefix(5) == [2, -2, 0, 3, -3])
    #expect(study.participants[0].attributes["greenCardResults"] == "4|9|21")
    #expect(study.participants[0].attributes["year"] == nil)
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
    #expect(try SortTable(study).isForced)
  }

  @Test("A single record")
  func single() throws {
    let study = try read("eq_web_sort/sampleResults_v2_single.json").study
    #expect(study.sorts.map(\.placements.count) == [33])
    #expect(study.comments.map(\.statement) == ["16", "20", "31", "4"])
    #expect(study.participants[0].attributes["form4"] == "0|1|0")
  }

  @Test("A table of Baserow")
  func quince() throws {
    let study = try read("quince/quince_baserow_tester_v1-8.csv").study
    #expect(study.sorts[0].id == "9e5e5b4c-57c")
    #expect(study.sorts.allSatisfy { $0.placements.count == 33 })
    #expect(study.sorts[0].placements.prefix(4) == [1, 3, 2, -2])
    #expect(study.comments.first == Comment(sort: "9e5e5b4c-57c", statement: "18", text: "adsfads"))
    #expect(study.participants[0].attributes["dateTime"] == "2026-06-16 17:59:44")
    #expect(study.participants[0].attributes["presortTrace"] == nil)
    #expect(study.participants[0].attributes["itemNum1"] == nil)
    _ = try SortTable(study, acceptsFree: true)
  }

  @Test("A folder of R's qmethod")
  func qmethod() throws {
    let reading = try read("qmethod_csv_folder/importexample")
    let study = reading.study
    #expect(study.statements.map(\.id) == ["i04", "i02", "i01", "i03"])
    #expect(study.statements[1].text == "All of the social sciences? Well, not entirely ….")
    #expect(study.statements[1].translations == ["de": "Die ganzen Sozialwissenschaften …? Nein!"])
    #expect(
      study.sorts.map(\.id) == [
        "JaneDoe-after", "JohnDoe-after", "JaneDoe-before", "JohnDoe-before",
      ]
    )
    #expect(study.sorts.allSatisfy { $0.placements == [1, -1, 0, 0] })
    #expect(
      study.comments == [
        Comment(
          sort: "JohnDoe-after", statement: "i01", text: "I don't like Asterix and Obelix")
      ])
    #expect(reading.warnings.map(\.code) == [.languageChosen, .recordsIgnored])
    #expect(try SortTable(study).isForced)
  }
}
