internal import QStudy
internal import QTables

/// A workbook that KADE or Ken-Q Analysis reads or writes, told by its sheets.
struct KADEWorkbook {
  /// How the sorts are laid out.
  enum Layout: Equatable {
    /// Type 1: a column a participant, and a cell holds the number of a card; the row that names the
    /// participants.
    case cards(namesRow: Int)
    /// Type 2: a row a participant, and a cell holds a value; the row below which the table stands.
    case values(below: Int)
    /// Type 3: the results that the programs write.
    case results
  }

  let layout: Layout
  /// The format in words.
  let format: String
  let sorts: KADESheet
  private let sheets: [KADESheet]
  /// What else could have been read, and was not.
  private(set) var warnings: [Warning] = []

  /// Finds the sheets; nil where the workbook is of another kind.
  init?(_ book: XLSXWorkbook, file: String) {
    let sheets = book.sheets.map {
      KADESheet(sheet: $0, file: file, datesFrom1904: book.datesFrom1904)
    }
    self.sheets = sheets
    func sheet(_ names: String...) -> KADESheet? { Self.sheet(names, in: sheets) }

    if sheet("project overview", "analysis overview") != nil,
      let sorts = sheet("q sorts", "q-sorts")
    {
      self.sorts = sorts
      layout = .results
      format = "KADE workbook, type 3 (results)"
      return
    }
    let candidates = Self.sheets(["sorts", "qsorts", "q-sorts"], in: sheets)
    guard let sorts = candidates.first else { return nil }
    self.sorts = sorts
    if candidates.count > 1 {
      let others = candidates.dropFirst().map { "“\($0.sheet.name)”" }.joined(separator: ", ")
      warnings.append(
        Warning(
          .recordsIgnored,
          "\(file): only the sheet “\(sorts.sheet.name)” was read for sorts, not \(others)."))
    }
    if let pattern = sheet("pattern", "patterns"),
      sheet("statements", "statement", "name", "names", "version", "type") != nil
    {
      let grid = KADEPattern(pattern).grid
      if Self.isType1(sheet("type"), sorts, grid: grid) {
        layout = .cards(namesRow: 1)
        format = "KADE workbook, type 1 (version 2)"
      } else {
        layout = .values(below: 0)
        format = "KADE workbook, type 2 (version 2)"
      }
    } else if KADEPattern.isOldColumn(sorts) {
      layout = .cards(namesRow: KADEPattern.oldNamesRow)
      format = "KADE workbook, type 1 (old)"
    } else if let row = KADEPattern.oldRow(in: sorts) {
      layout = .values(below: row)
      format = "KADE workbook, type 2 (old)"
    } else {
      return nil
    }
  }

  /// The first sheet with one of the names, in any case.
  func sheet(_ names: String...) -> KADESheet? { Self.sheet(names, in: sheets) }

  /// The names of the sheets that the programs know; of others nothing is read.
  var known: Set<String> {
    let names: Set<String> = [
      "sorts", "qsorts", "q-sorts", "pattern", "patterns", "statements", "statement", "name",
      "names",
      "version", "type", WrittenIDs.name,
    ]
    return Set(
      sheets.map(\.sheet.name).filter { names.contains(trimmed($0).lowercased()) })
  }

  private static func sheet(_ names: [String], in sheets: [KADESheet]) -> KADESheet? {
    Self.sheets(names, in: sheets).first
  }

  private static func sheets(_ names: [String], in sheets: [KADESheet]) -> [KADESheet] {
    sheets.filter { names.contains(trimmed($0.sheet.name).lowercased()) }
  }

  /// What the sheet `type` says; where it says nothing, the first column of a type 1 holds values of
  /// the grid, some of them repeatedly, as no names are.
  private static func isType1(_ type: KADESheet?, _ sorts: KADESheet, grid: Grid?) -> Bool {
    if let type {
      for row in type.sheet.rows.prefix(5) {
        if let number = type.integer(row.number, 1), number == 1 || number == 2 {
          return number == 1
        }
      }
    }
    let notes = Set(sorts.notes(below: 1).map(\.number))
    let labels = sorts.filledRows.map(\.number).filter {
      $0 > 1 && !notes.contains($0) && sorts.name($0, 1) != nil
    }
    let values = labels.compactMap { sorts.integer($0, 1) }
    guard let grid, values.count == labels.count else { return false }
    let met = Set(values)
    return met.isSubset(of: grid.values) && met.count < values.count
  }
}
