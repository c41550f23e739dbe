internal import QStudy

/// Writes the `.lis` report: every table of PQMethod's QANALYZE in its order.
struct PQMethodReport {
  let sheet: PQMethodSheet
  let results: PublishedResults
  /// Wordings of the statements, each on one line.
  let statements: [String]

  static func bytes(_ sheet: PQMethodSheet, _ results: PublishedResults) -> [UInt8] {
    PQMethodReport(
      sheet: sheet, results: results,
      statements: sheet.study.statements.map { FortranField.oneLine($0.text) }
    ).bytes
  }

  private var bytes: [UInt8] {
    var pages = ListingPages(
      title: FortranField.oneLine(sheet.study.title), origin: sheet.stem + " (written by Mindset)",
      date: Self.date(sheet.study.provenance.date))
    for table in sortTables + scoreTables + factorTables { pages.add(table) }
    pages.add(ListingTable(head: ["", "", "QANALYZE was completet at 00:00:00"], rows: []))
    return Self.encoded(pages.text)
  }

  /// The caption of a table has a letter that PQMethod writes as the one byte of Windows’ code page. Where
  /// that is the only one beyond ASCII it is written so; else, as wordings are, in UTF-8.
  private static func encoded(_ text: String) -> [UInt8] {
    let plain = text.replacing(exactScores, with: "")
    guard plain.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(text.utf8) }
    return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  static let exactScores = "Exact Factor Scores (á la SPSS) in Z-Score and T-Score units"

  /// `Nov 22 26` of 2026-11-22; nothing of what is written otherwise.
  static func date(_ date: String?) -> String {
    let parts = (date ?? "").split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      year >= 0, months.indices.contains(month - 1), (1...31).contains(day)
    else { return "" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return months[month - 1] + " " + FortranField.whole(day, 2) + " " + two(year % 100)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A figure in single precision, as PQMethod holds its loadings: 0.12345 is a little less or more
  /// there, which is how its fourth decimal falls.
  static func single(_ value: Double) -> Double { Double(Float(value)) }

  /// 1 to `count`, each at the right of so many columns.
  static func numbers(_ range: Range<Int>, _ width: Int) -> String {
    range.map { FortranField.whole($0 + 1, width) }.joined()
  }

  /// The number of a sort and its name.
  func sort(_ index: Int) -> String {
    FortranField.whole(index + 1, 3) + " " + FortranField.text(sheet.ids[index], 8)
  }
}
