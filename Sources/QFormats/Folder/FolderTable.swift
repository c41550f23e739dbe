internal import QStudy
internal import QTables

/// A table of a study folder: UTF-8, commas, a header, and as many cells in each row.
struct FolderTable {
  let file: String
  let header: [String]
  private let headerLine: Int
  /// The rows below the header that have as many cells.
  let rows: [CSVRow]

  /// Reads a table; nil, with a finding, where there is no reading it. Ragged rows are findings and
  /// left out.
  init?(
    _ bytes: [UInt8], file: String, delimiter: CSVDelimiter = .comma, _ findings: inout [Finding]
  ) {
    guard !bytes.allSatisfy(isBlankByte) else {
      findings.append(.emptyFile(file))
      return nil
    }
    let table: CSVTable
    do {
      table = try CSVTable(parsing: try decodeUTF8(bytes), delimiter: delimiter)
    } catch let error as TextDecodingError {
      findings.append(Finding(error, file: file, bytes: bytes))
      return nil
    } catch let error as CSVError {
      findings.append(Finding(error, file: file, bytes: bytes))
      return nil
    } catch {
      return nil
    }
    guard let first = table.rows.first else {
      findings.append(.emptyFile(file))
      return nil
    }
    let names = (0..<first.count).map { first.words($0) }
    if names.count == 1, names[0].contains(where: { $0 == ";" || $0 == "\t" }) {
      findings.append(
        Finding(
          .syntax, location: Location(file: file, line: first.line),
          found: "cells separated by semicolons or tabs", expected: "cells separated by commas",
          mend: "Save the table again as CSV with commas."))
      return nil
    }
    self.file = file
    header = names
    headerLine = first.line
    var whole: [CSVRow] = []
    for row in table.rows.dropFirst() {
      if row.count == names.count {
        whole.append(row)
        continue
      }
      let isSort = names[0] == "sort"
      let isStatement = names[0] == "id"
      let label = row.words(0)
      findings.append(
        Finding(
          .raggedRow, location: Location(file: file, line: row.line), sort: isSort ? label : nil,
          statement: isStatement ? label : nil,
          found: "\(row.count) cell\(row.count == 1 ? "" : "s")",
          expected: "\(names.count), as in the header",
          mend: "Complete the row; a text with a comma in it needs quotes."))
    }
    rows = whole
  }

  /// Where the header stands, or one of its cells.
  func headerLocation(_ column: Int? = nil) -> Location {
    Location(file: file, line: headerLine, cell: column.map(columnLetters))
  }

  /// Where a row begins, or one of its cells.
  func location(_ row: CSVRow, _ column: Int? = nil) -> Location {
    Location(file: file, line: row.line, cell: column.map(columnLetters))
  }

  /// The column of a name; nil, with a finding where it is required, if there is none.
  func column(
    _ name: String, isRequired: Bool = true, _ findings: inout [Finding]
  ) -> Int? {
    if let column = header.firstIndex(of: name) { return column }
    if isRequired {
      findings.append(
        Finding(
          .missingColumn, location: headerLocation(), found: "no column “\(name)”",
          expected: "a column “\(name)”", mend: "Add the column to the header and to every row."))
    }
    return nil
  }

  /// Findings for the names that stand in the header again.
  func duplicateColumns(of columns: some Sequence<Int>, areStatements: Bool = false) -> [Finding] {
    var first: [String: Int] = [:]
    return columns.compactMap { column in
      let name = header[column]
      guard let earlier = first[name] else {
        first[name] = column
        return nil
      }
      return Finding(
        .duplicateColumn, location: headerLocation(column),
        statement: areStatements ? name : nil, found: "the column “\(name)” a second time",
        expected: "each column once; the first is \(columnLetters(earlier))",
        mend: "Rename or remove one of the two.")
    }
  }

  /// The id in a cell; nil, with a finding, where it is blank or has been met.
  func newID(
    _ row: CSVRow, _ column: Int, known: [String: Location], duplicate: Finding.Code, what: String,
    _ findings: inout [Finding]
  ) -> String? {
    let id = row.words(column)
    let isSort = duplicate == .duplicateSort
    let isStatement = duplicate == .duplicateStatement
    if row.isBlank(column) {
      findings.append(
        Finding(
          .blankCell, location: location(row, column), found: "a \(what) without an id",
          expected: "an id, different for each \(what)", mend: "Fill in the id."))
      return nil
    }
    guard let earlier = known[id] else { return id }
    findings.append(
      Finding(
        duplicate, location: location(row, column), sort: isSort ? id : nil,
        statement: isStatement ? id : nil, found: "the \(what) id “\(id)” a second time",
        expected: "each id once; the first is on line \(earlier.line ?? 0)",
        mend: "Rename one of the two, or remove it if it was entered twice."))
    return nil
  }
}

/// The letters of a column counted from 0: `A`, `B` … `AA`.
func columnLetters(_ column: Int) -> String {
  String(XLSXSheet.name(row: 1, column: column + 1).dropLast())
}
