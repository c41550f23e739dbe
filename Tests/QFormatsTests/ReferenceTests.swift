import Glibc
import QStudy
import QTables
import Testing

@testable import QFormats

/// The folder of reference results: `MINDSET_REFERENCE`, else `../shared/reference` beside the
/// checkout or beside the folder it stands in; nil where there is none.
let reference: String? = {
  if let named = getenv("MINDSET_REFERENCE") { return String(cString: named) }
  let checkout = #filePath.split(separator: "/").dropLast(3)
  for levels in 1...2 {
    let path = "/" + (checkout.dropLast(levels) + ["shared", "reference"]).joined(separator: "/")
    if access(path, R_OK) == 0 { return path }
  }
  return nil
}()

@Suite(.enabled(if: reference != nil, "the reference results are not beside the checkout"))
struct ReferenceTests {
  @Test("PQMethod's own study has 9 sorts of 33 statements on −4 to 4")
  func lipset() throws {
    let reading = try StudyFormats.read(path: (reference ?? "") + "/pqmethod/lipset/lipset.dat")
    #expect(reading.format == "PQMethod .dat with .sta")
    #expect(reading.study.sorts.count == 9)
    #expect(reading.study.statements.count == 33)
    #expect(
      reading.study.grid?.description == "-4: 2, -3: 3, -2: 4, -1: 5, 0: 5, 1: 5, 2: 4, 3: 3, 4: 2")
    let table = try SortTable(reading.study)
    #expect(table.isForced)
    #expect(reading.study.sorts[8].id == "FR9")
    #expect(reading.study.sorts[8].placements.suffix(3) == [3, -1, 4])
  }

  @Test(
    "Every study of PQMethod reads, and is fit for analysis as forced or as free",
    arguments: [
      ("lipset", 9, 33), ("syn0to6", 10, 20), ("syn12", 12, 20), ("syn1to9", 16, 27),
      ("syn30", 30, 40), ("synasym", 10, 20), ("syneven", 10, 20), ("synfree", 18, 25),
      ("synm3p4", 10, 20), ("synmax", 299, 200),
    ])
  func everyStudy(name: String, sorts: Int, statements: Int) throws {
    let reading = try StudyFormats.read(
      path: (reference ?? "") + "/pqmethod/\(name)/\(name).dat")
    #expect(reading.study.sorts.count == sorts)
    #expect(reading.study.statements.count == statements)
    #expect(reading.study.grid?.cardCount == statements)
    let table = try SortTable(reading.study, acceptsFree: name == "synfree")
    #expect(table.isForced == (name != "synfree"))
    // Written again, the file is the same but for blanks at the end of lines.
    let files = try PQMethodWriter.files(reading.study)
    let original = try readFile(
      (reference ?? "") + "/pqmethod/\(name)/\(name).dat", limit: 1_000_000)
    func lines(_ bytes: [UInt8]) -> [[UInt8]] {
      bytes.split { $0 == 0x0A }.map { Array($0.prefix(Array($0).extent)) }
    }
    #expect(lines(files[0].bytes) == lines(original))
  }

  @Test("Every file of PQMethod's is known by its content alone, and read for what it holds")
  func everyFile() throws {
    let folder = (reference ?? "") + "/pqmethod"
    var met: [String: Int] = [:]
    for study in try FormatInput(path: folder).names {
      let runs = (try? FormatInput(path: "\(folder)/\(study)/oracle"))?.names ?? []
      for run in runs {
        for name in try FormatInput(path: "\(folder)/\(study)/oracle/\(run)").names {
          let path = "\(folder)/\(study)/oracle/\(run)/\(name)"
          let input = try FormatInput(path: path)
          let kind = try #require(
            PQMethodKind(bytes: input.bytes ?? [], extension: "txt"), "\(path)")
          let wanted = input.fileExtension == "hro" ? "rot" : input.fileExtension
          #expect(kind.rawValue == wanted, "\(path)")
          met[wanted, default: 0] += 1
          switch kind {
          case .data:
            let study = try StudyFormats.read(path: path).study
            #expect(!study.sorts.isEmpty)
            if study.sorts.count > 1 {
              #expect(throws: Never.self) { try SortTable(study, acceptsFree: true) }
            }
          case .raw:
            let first = try StudyFormats.read(path: "\(folder)/\(study)/\(study).dat").study
            let study = try StudyFormats.read(path: path).study
            #expect(study.sorts == first.sorts && study.grid == first.grid)
          case .sheet, .wording: break
          default: #expect(throws: Never.self) { try PQMethodResults.read(input) }
          }
        }
      }
    }
    #expect(
      met == [
        "cor": 44, "dat": 63, "lis": 44, "qan": 1, "raw": 40, "rot": 88, "tsv": 40, "unr": 44,
      ])
  }

  @Test("A table of KADE's has a row a sort", arguments: [("lipset", 9, 33), ("koc", 38, 36)])
  func kade(name: String, sorts: Int, statements: Int) throws {
    let reading = try StudyFormats.read(path: (reference ?? "") + "/kade/\(name)/sorts.csv")
    #expect(reading.study.sorts.count == sorts)
    #expect(reading.study.statements.count == statements)
  }
}
