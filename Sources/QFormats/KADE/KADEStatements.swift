internal import QStudy
internal import QTables

/// The statements as KADE's sheets hold them: their numbers, and their wording.
struct KADEStatements {
  private(set) var statements: [Statement] = []
  private(set) var locations: [String: Location] = [:]
  private(set) var findings: [Finding] = []
  /// That columns beside the wording were not read.
  private(set) var warnings: [Warning] = []
  /// Whether the numbers beside the statements follow on one another, but are not their places.
  private(set) var areMisnumbered = false

  /// No study has so many cards, and a hostile grid must not make them.
  private static let mostUnworded = 10_000
  /// The columns that are looked at.
  private static let mostColumns = 50

  /// Reads the sheet.
  ///
  /// KADE wants the header to read `Statements`; here the first header that begins so will do, and
  /// where none does, the wording stands in the last column. Numbers beside the wording are the ids, as
  /// long as every statement has one. A column called theme names the themes; what else there is is told.
  ///
  /// - Parameters:
  ///   - headerRow: where the header stands; nil takes the first row that holds anything.
  ///   - count: how many statements the grid takes.
  ///   - trims: whether blanks around the wording fall away.
  init(_ sheet: KADESheet, headerRow: Int? = nil, count: Int?, trims: Bool = false) {
    let rows = sheet.filledRows.filter { $0.number >= headerRow ?? 1 }
    guard let header = rows.first else { return }
    let column = Self.textColumn(sheet, rows)
    let numbers = column > 1 ? column - 1 : nil
    // Without a header the first row is a statement like the others.
    let isHeader =
      Self.isHeader(sheet.name(header.number, column)) || rows.count != count
      || numbers.map { Self.isOverNumbers(sheet, rows, $0) } == true
    let others = (1...Self.mostColumns).filter { other in
      other != column && other != numbers && rows.contains { sheet.name($0.number, other) != nil }
    }
    func heading(_ column: Int) -> String? {
      isHeader ? sheet.name(header.number, column) : nil
    }
    let theme = others.first { heading($0)?.lowercased() == "theme" }
    if let unread = WordingSheet.unread(
      others.filter { $0 != theme }.map {
        (columnLetters($0 - 1), heading($0).map { ["“\(excerpt($0))”"] } ?? [])
      },
      of: sheet.sheet.name)
    {
      warnings = [Warning(.recordsIgnored, unread)]
    }
    var ids: [String] = []
    for row in rows.dropFirst(isHeader ? 1 : 0) {
      let id = numbers.flatMap { sheet.name(row.number, $0) }
      let text = sheet.text(row.number, column) ?? ""
      guard id != nil || !text.allSatisfy(\.isWhitespace) else { continue }
      if let id { ids.append(id) }
      statements.append(
        Statement(
          id: id ?? "", text: trims ? trimmed(text) : text,
          theme: theme.flatMap { sheet.name(row.number, $0) }))
      locations["\(statements.count)"] = sheet.location(row.number, column)
    }
    name(ids)
  }

  /// Statements without wording, called after their numbers; a finding where there are more than any
  /// study has.
  init(count: Int, from location: Location) {
    guard count <= Self.mostUnworded else {
      findings = [.tooLarge("statements without wording", Self.mostUnworded, location)]
      return
    }
    statements = (0..<max(0, count)).map {
      Statement(id: "\($0 + 1)", text: "Statement \($0 + 1)")
    }
  }

  /// Gives every statement the id beside it, or that of its place where any is without one.
  private mutating func name(_ ids: [String]) {
    let places = statements.indices.map { "\($0 + 1)" }
    let isComplete = ids.count == statements.count
    if isComplete {
      var met: [String: String] = [:]
      for (place, id) in zip(places, ids) {
        if let earlier = met[id] {
          findings.append(
            Finding(
              .duplicateStatement, location: locations[place], statement: id,
              found: "the statement number \(excerpt(id)) a second time",
              expected: "each number once; statement \(earlier) bears it",
              mend: "Correct one of the two numbers."))
        }
        met[id] = place
      }
      let numbers = Set(ids.compactMap { parseInteger($0) })
      areMisnumbered =
        ids != places && !ids.isEmpty && numbers.count == ids.count
        && (numbers.max() ?? 0) - (numbers.min() ?? 0) + 1 == ids.count
    }
    let final = isComplete ? ids : places
    for (index, id) in final.enumerated() { statements[index].id = id }
    locations = Dictionary(
      zip(final, places).compactMap { id, place in locations[place].map { (id, $0) } }
    ) { first, _ in first }
  }

  /// Numbers the statements in their order.
  mutating func number(from first: Int) {
    let old = statements.map(\.id)
    for index in statements.indices { statements[index].id = "\(first + index)" }
    locations = Dictionary(
      zip(statements, old).compactMap { new, old in locations[old].map { (new.id, $0) } }
    ) { first, _ in first }
  }

  private static func isHeader(_ text: String?) -> Bool {
    text?.lowercased().hasPrefix("statement") == true
  }

  /// Whether every row but the first has a number in the column.
  private static func isOverNumbers(_ sheet: KADESheet, _ rows: [XLSXRow], _ column: Int) -> Bool {
    rows.count > 1 && sheet.integer(rows[0].number, column) == nil
      && rows.dropFirst().allSatisfy { sheet.integer($0.number, column) != nil }
  }

  private static func textColumn(_ sheet: KADESheet, _ rows: [XLSXRow]) -> Int {
    let last = min(sheet.lastFilled(rows[0]), 20)
    let headers = last < 1 ? [] : (1...last).filter { isHeader(sheet.name(rows[0].number, $0)) }
    let exact = headers.first { sheet.name(rows[0].number, $0)?.lowercased() == "statements" }
    let other = headers.last { column in
      let header = sheet.name(rows[0].number, column)?.lowercased() ?? ""
      return !["num", "nr", "no.", "id"].contains { header.contains($0) }
    }
    return exact ?? other ?? min(2, rows.map(sheet.lastFilled).max() ?? 1)
  }
}
