import QStudy
import QTables
import Testing

@testable import QFormats

/// A clean file of every format that is read.
@Suite struct EveryFormatTests {
  /// The file of a format, by its id.
  private func fixture(_ id: String) throws -> FormatInput? {
    func text(_ text: String, _ name: String, _ beside: [String: String] = [:]) -> FormatInput {
      FormatInput(path: name, bytes: Array(text.utf8), beside: beside.mapValues { Array($0.utf8) })
    }
    func written(_ writer: any StudyWriter.Type) throws -> FormatInput {
      let study = try StudyFormats.read(path: fixtures + "/pqmethod/small.dat").study
      let file = try #require(try writer.files(study).first)
      return FormatInput(path: file.name, bytes: file.bytes)
    }
    switch id {
    case StudyFolderFormat.id: return try FormatInput(path: fixtures + "/folder")
    case KADEWorkbookFormat.id: return try written(KADEWorkbookWriter.self)
    case KADEZipFormat.id: return try written(KADEZipWriter.self)
    case XLSXTableFormat.id: return try FormatInput(path: fixtures + "/tables/plain.xlsx")
    case QuinceFormat.id: return text(CollectedFiles.quince, "table.csv")
    case EQWebSortFormat.id: return text(CollectedFiles.netlify, "qsorts.csv")
    case EasyHtmlQ3Format.id:
      return text(
        CollectedFiles.easy3, "data.json", ["conf.json": CollectedFiles.easy3Settings])
    case EasyHtmlQFormat.id: return text(CollectedFiles.easy, "export.json")
    case HtmlQFormat.id: return text(CollectedFiles.htmlq, "Trams_1_0.csv")
    case SettingsFormat.id:
      return FormatInput(
        folder: "parks", files: CollectedFiles.eqSettings.mapValues { Array($0.utf8) })
    case QMethodHostFormat.id: return text("{\"1\": 1, \"2\": -1, \"3\": 0}", "Ann.json")
    case PQMethodFormat.id: return try FormatInput(path: fixtures + "/pqmethod/small.dat")
    case KenQTableFormat.id:
      return text("name,1,2,3\nAnn,1,0,-1\nBob,-1,0,1\n", "a.csv", ["a.txt": "One\nTwo\nThree\n"])
    case QMethodFormat.id: return try FormatInput(path: fixtures + "/qmethod/clean")
    case CSVTableFormat.id: return try FormatInput(path: fixtures + "/tables/semicolon.csv")
    default: return nil
    }
  }

  @Test(
    "A clean file is read by its format, and to the same study by no other",
    arguments: StudyFormats.readers.map { $0.id })
  func everyFormat(id: String) throws {
    let input = try #require(try fixture(id), "no clean file of the format \(id)")
    #expect(StudyFormats.reader(of: input)?.id == id)
    let study = try StudyFormats.read(input).study
    #expect(!study.statements.isEmpty)
    // Were its reader not there, another that knows the file would be asked.
    for other in StudyFormats.readers where other.id != id && other.recognises(input) {
      let reading = try? other.read(input, options: ReadingOptions())
      #expect(reading?.study != study, "\(other.id) reads the file of \(id) as well")
    }
  }
}
