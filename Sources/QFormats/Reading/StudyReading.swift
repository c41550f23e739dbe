package import QStudy

/// A study as a reader found it.
package struct StudyReading: Sendable {
  /// The study; what is read need not be fit for analysis.
  package var study: Study
  /// The format in words, such as “PQMethod .dat with .sta”.
  package internal(set) var format: String
  /// Where its parts stand.
  package internal(set) var sources: SourceMap
  /// What must be said, though it stops nothing.
  package var warnings: [Warning]
  /// How cells were written that were read all the same, as phrases: no fault, and no warning either.
  package var found: [String] = []
  /// Where in the cells of a table it was found; nil for what is no table.
  package var layout: SheetLayout?

  /// Makes a reading.
  package init(study: Study, format: String, sources: SourceMap, warnings: [Warning] = []) {
    self.study = study
    self.format = format
    self.sources = sources
    self.warnings = warnings
  }
}

/// Where the parts of a study stand in files, so that later checks can name the line.
package struct SourceMap: Equatable, Sendable {
  /// Where each sort begins, by its id.
  package var sorts: [String: Location]
  /// Where each statement stands, by its id.
  package var statements: [String: Location]
  /// Where the study as a whole, its grid above all, is described.
  package var study: Location?

  /// Makes a map.
  package init(
    sorts: [String: Location] = [:], statements: [String: Location] = [:], study: Location? = nil
  ) {
    self.sorts = sorts
    self.statements = statements
    self.study = study
  }

  /// The findings, each without a location given that of its cell where sort and statement cross, else of its
  /// sort, else of its statement, else of the study.
  ///
  /// A sort or statement that stands in no file, as one named on the command line, gets none.
  package func locating(_ findings: Findings) -> Findings {
    let located = findings.all.map { finding in
      guard finding.location == nil else { return finding }
      var finding = finding
      if let sort = finding.sort {
        finding.location = cell(sort, finding.statement) ?? sorts[sort]
      } else if let statement = finding.statement {
        finding.location = statements[statement]
      } else {
        finding.location = study
      }
      return finding
    }
    return Findings(located) ?? findings
  }

  /// The cell in which a sort and a statement cross: one of them is a row, the other a column of one table.
  private func cell(_ sort: String, _ statement: String?) -> Location? {
    guard let sort = sorts[sort], let statement = statement.flatMap({ statements[$0] }) else {
      return nil
    }
    return Self.crossing(row: sort, column: statement)
      ?? Self.crossing(row: statement, column: sort)
  }

  private static func crossing(row: Location, column: Location) -> Location? {
    guard row.file == column.file, let line = row.line, let cell = column.cell else { return nil }
    guard let mark = cell.lastIndex(of: "!") else {
      return row.cell == nil ? Location(file: row.file, line: line, cell: cell) : nil
    }
    guard row.cell.map({ cell[..<mark] == $0[...] }) ?? false else { return nil }
    let letters = cell[cell.index(after: mark)...].prefix { $0.isLetter }
    return Location(file: row.file, line: line, cell: "\(cell[...mark])\(letters)\(line)")
  }
}
