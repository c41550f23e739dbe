import QTables

/// A sheet from lines of cells between bars; whole numbers become numbers, and `'1` is the text 1.
func kadeSheet(_ name: String, _ lines: [String]) -> WorkbookSheet {
  WorkbookSheet(
    name: name,
    rows: lines.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        if let number = Int(cell) { return .number(number) }
        return cell.isEmpty ? .empty : .text(String(cell.drop { $0 == "'" }))
      }
    })
}

/// Workbooks of the same small study in each of KADE's layouts.
enum KADEBooks {
  static let values = (-6...13).map(String.init).joined(separator: "|")
  static let counts = "0|0|0|0|0|1|2|1|0|0|0|0|0|0|0|0|0|0|0|0"
  static let statements = ["|Statements", "1|Parks, mostly", "2|Bins", "3|Buses", "4|Trees"]
  static let rows = ["Ann|-1|0|0|1", "Bryn, junior|0|-1|0|1", "Carys|1|0|0|-1"]
  static let cards = ["value|Ann|Bryn, junior|Carys", "-1|1|2|4", "0|2|1|2", "0|3|3|3", "1|4|4|1"]

  static func common(type: String?, version: Bool = true) -> [WorkbookSheet] {
    var sheets = [
      kadeSheet("name", ["Name", "Town, in bloom"]), kadeSheet("pattern", [values, counts]),
      kadeSheet("statements", statements),
    ]
    if let type { sheets.append(kadeSheet("type", ["type", type])) }
    if version { sheets.append(kadeSheet("version", ["version", "2"])) }
    return sheets
  }

  static let type1 = common(type: "1") + [kadeSheet("sorts", cards)]
  static let type2 = common(type: "2") + [kadeSheet("sorts", ["|s1|s2|s3|s4"] + rows)]
  static let oldType1 = [
    kadeSheet("statements", statements),
    kadeSheet(
      "Sorts",
      ["Ken-Q", "Project|Town, in bloom", "", "", "Value|Cards"]
        + zip(-6...13, counts.split(separator: "|")).map { "\($0)|\($1)" }
        + ["", "", "", ""] + cards),
  ]
  static let oldType2 = [
    kadeSheet("statements", statements),
    kadeSheet(
      "sorts",
      ["Project", "Town, in bloom", "", "Sort Pattern|-1|0|0|1", "", "Participant|s1|s2|s3|s4"]
        + rows),
  ]
  static let type3 = [
    kadeSheet(
      "Project Overview",
      [
        "overview", "", "Project Name:  |Town, in bloom", "", "Statements:|'4", "",
        "Design:|-1,0,0,1",
      ]),
    kadeSheet(
      "statements",
      ["statements", "", "Statement Number|Statements"] + statements.dropFirst().map { $0 + "  " }),
    kadeSheet(
      "Q sorts",
      ["sorts", "", "Q sorts", "", "Participant|S1|S2|S3|S4|Mean|Standard Deviation"]
        + rows.map { $0 + "|0|0.816" }),
    kadeSheet("Correlation Matrix", ["correlations", "", "", "", "Participant|Ann|Carys"]),
  ]

  static let all: [(sheets: [WorkbookSheet], format: String)] = [
    (type1, "KADE workbook, type 1 (version 2)"), (type2, "KADE workbook, type 2 (version 2)"),
    (oldType1, "KADE workbook, type 1 (old)"), (oldType2, "KADE workbook, type 2 (old)"),
    (type3, "KADE workbook, type 3 (results)"),
  ]

  /// A workbook with one of its sheets made of other lines.
  static func replacing(
    _ name: String, in sheets: [WorkbookSheet], with lines: [String]
  ) -> [WorkbookSheet] {
    sheets.map { $0.name == name ? kadeSheet(name, lines) : $0 }
  }
}
