/// The values of a workbook (ECMA-376, transitional and strict).
///
/// No formula is computed, no link followed and no macro looked at: cells hold what the program that
/// saved the file last put there.
package struct XLSXWorkbook: Sendable {
  /// The sheets in the order of their tabs, hidden ones among them; charts on tabs of their own are
  /// left out.
  package let sheets: [XLSXSheet]
  /// Whether serial dates count from the beginning of 1904.
  package let datesFrom1904: Bool

  /// The bytes of the name of a sheet, far above the 31 characters of spreadsheets: names stand in
  /// every message about a cell.
  private static let longestName = 1_000

  /// Reads a workbook.
  ///
  /// - Throws: `XLSXError`, for a part that is missing, damaged or larger than the limits, which
  ///   count the rows and cells of all sheets together.
  package init(reading bytes: [UInt8], limits: Limits = Limits()) throws(XLSXError) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .encryptedOrOldFormat }
    let package = try OfficePackage(bytes, limits: limits)
    let main = try package.workbookPart()
    let outline = WorkbookOutline()
    try parseXML(try package.read(main), part: main, listener: outline)
    guard outline.sheets.count <= limits.entries else {
      throw .tooLarge(.entries, limit: limits.entries, part: main)
    }
    guard outline.sheets.allSatisfy({ $0.name.utf8.count <= Self.longestName }) else {
      throw .tooLarge(.bytes, limit: Self.longestName, part: main)
    }
    let relations = try package.relations(of: main)
    // In order, so that a file with two such parts reads the same every time.
    let named = relations.sorted { $0.key < $1.key }.map(\.value)

    func part(_ type: String) -> String? {
      named.first { $0.type == type && package.contains($0.target) }?.target
    }
    let strings = SharedStrings(limits: limits)
    if let part = part("sharedStrings") {
      strings.part = part
      try parseXML(try package.read(part), part: part, listener: strings)
    }
    let styles = DateStyles(limits: limits)
    if let part = part("styles") {
      styles.part = part
      try parseXML(try package.read(part), part: part, listener: styles)
    }
    let isDate = styles.isDate
    var sheets: [XLSXSheet] = []
    var counted = SheetReader.Counts()
    for entry in outline.sheets {
      guard let relation = relations[entry.relation] else {
        throw .notAWorkbook(missing: entry.name)
      }
      guard relation.type == "worksheet" else { continue }
      let reader = SheetReader(
        part: relation.target, strings: strings.all, isDate: isDate, limits: limits,
        counted: counted)
      try parseXML(try package.read(relation.target), part: relation.target, listener: reader)
      var sheet = try reader.sheet(name: entry.name, isHidden: entry.isHidden)
      // What a sheet links to is of no further use, and may be damaged.
      let linked = (try? package.relations(of: relation.target)) ?? [:]
      sheet.hasNotes = linked.values.contains {
        ["comments", "threadedComment"].contains($0.type)
      }
      sheets.append(sheet)
      counted = reader.counted
    }
    self.sheets = sheets
    datesFrom1904 = outline.datesFrom1904
  }
}

/// The list of sheets in the main part.
private final class WorkbookOutline: PartListener {
  var sheets: [(name: String, isHidden: Bool, relation: String)] = []
  var datesFrom1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr": datesFrom1904 = attributes.isTrue("date1904")
    case "sheet":
      let state = attributes["state"] ?? "visible"
      // Messages name sheets: one without a name is called as spreadsheets call a new one.
      let name = attributes["name"].flatMap { $0.isEmpty ? nil : $0 } ?? "Sheet\(sheets.count + 1)"
      sheets.append((name, state != "visible", attributes["id"] ?? ""))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}
}
