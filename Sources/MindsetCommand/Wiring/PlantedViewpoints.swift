import QFormats
import QStudy
import QTables

/// Viewpoints to plant, from a CSV table: a first column `statement` with every statement once, and
/// a column of numbers for each viewpoint.
enum PlantedViewpoints {
  static func read(_ path: String, statements: [Statement]) throws -> [[Double]] {
    let bytes = try readFile(path, limit: 16 << 20, waits: true)
    let rows: CSVTable.Rows
    do {
      rows = try CSVTable(parsing: bytes).rows
    } catch {
      throw Findings(
        Finding(
          .syntax, location: Location(file: path), found: "a file that is no CSV table",
          expected: "a column statement, and a column of numbers for each viewpoint",
          mend: "Save the planted viewpoints as CSV."))
    }
    guard let header = rows.first?.cells, header.first == "statement", header.count > 1 else {
      throw Findings(
        Finding(
          .missingColumn, location: Location(file: path, line: 1),
          found: rows.first.map { "the columns \($0.cells.joined(separator: ", "))" }
            ?? "no header",
          expected: "statement, and a column for each viewpoint",
          mend: "Name the first column statement."))
    }
    var findings: [Finding] = []
    var values: [String: [Double]] = [:]
    for row in rows.dropFirst() {
      let id = row.string(0)
      let place = Location(file: path, line: row.line)
      let numbers = header.indices.dropFirst().compactMap { row.number($0) }
      if !statements.contains(where: { $0.id == id }) {
        findings.append(
          Finding(
            .unknownStatement, location: place, statement: id, found: "the statement \(id)",
            expected: "a statement of the study", mend: "Correct the id."))
      } else if values[id] != nil {
        findings.append(
          Finding(
            .duplicateStatement, location: place, statement: id,
            found: "the statement \(id) a second time", expected: "each statement once",
            mend: "Remove one of the two rows."))
      } else if row.count != header.count || numbers.count != header.count - 1 {
        findings.append(
          Finding(
            .notANumber, location: place, statement: id,
            found: "a row with \(numbers.count) numbers", expected: "\(header.count - 1) numbers",
            mend: "Give a number for every viewpoint."))
      } else {
        values[id] = numbers
      }
    }
    for statement in statements where values[statement.id] == nil && findings.isEmpty {
      findings.append(
        Finding(
          .missingStatement, location: Location(file: path), statement: statement.id,
          found: "no row for statement \(statement.id)", expected: "a row for every statement",
          mend: "Add the row."))
    }
    if Set(header).count < header.count {
      findings.append(
        Finding(
          .duplicateColumn, location: Location(file: path, line: 1),
          found: "a viewpoint’s name more than once", expected: "each viewpoint once",
          mend: "Rename one of the two, or remove it."))
    }
    for k in header.indices.dropFirst() where Set(values.values.map { $0[k - 1] }).count < 2 {
      findings.append(
        Finding(
          .noVariance, location: Location(file: path, line: 1),
          found: "the same value for every statement in \(header[k])",
          expected: "values that say how the viewpoint ranks the statements",
          mend: "Give the statements different values."))
    }
    try Findings.check(findings)
    return header.indices.dropFirst().map { k in
      statements.map { values[$0.id]?[k - 1] ?? 0 }
    }
  }
}
