package import QStudy
internal import QTables

/// Writes the files of PQMethod.
package enum PQMethodWriter: ResultsWriter {
  package static let id = "pqmethod"
  package static let name =
    "PQMethod .dat, .sta and .raw; with results .cor, .unr, .rot, .hro and .lis"
  package static let declaresGrid = true

  /// What three columns can count.
  private static let most = 999
  static let values = -6...13

  /// `<name>.dat`, `<name>.sta` and `<name>.raw` with CR LF, the name made of the title; and
  /// `ids.csv` (`kind,written,id`) where an id had to be cut to eight columns, or a statement is not
  /// called by its number.
  ///
  /// Text is UTF-8, of which a letter with an accent takes several columns; line breaks become
  /// blanks, and a title longer than 68 columns is cut. Themes, translations, participants,
  /// conditions, comments and provenance have no place in the format.
  ///
  /// - Throws: blank cells, values outside −6 to 13, more than 999 statements, sorts or cards in a
  ///   column; or that no grid is declared nor to be found in the sorts.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try sheet(study).files
  }

  /// Beside the files of the study: the correlations (`.cor`), the unrotated loadings (`.unr`), the
  /// rotated ones with their flags (`.rot`, and the same again as `.hro`), and the report (`.lis`).
  ///
  /// The report is laid out as PQMethod 2.35 does to the column, but for the line with the path, which
  /// says who wrote it, the time at its end, and the letter á in a title, which is UTF-8 as all text.
  /// Its date is that of the study's provenance, or blank.
  ///
  /// - Throws: as ``files(_:)``; and results of other sorts or statements, or of more than eight
  ///   factors.
  package static func files(
    _ study: Study, results: PublishedResults
  ) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    let sheet = try sheet(study)
    try Findings.check(PQMethodMatrices.faults(in: results, of: sheet))
    return sheet.files + PQMethodMatrices(sheet, results).files
      + [(sheet.stem + ".lis", PQMethodReport.bytes(sheet, results))]
  }

  private static func sheet(_ study: Study) throws(Findings) -> PQMethodSheet {
    try Findings.check(faults(in: study))
    let grid = try study.writtenGrid()
    try Findings.check(faults(in: grid))
    return PQMethodSheet(
      study: study, grid: grid, ids: shortIDs(study.sorts.map(\.id)), stem: fileName(study.title))
  }

  private static func faults(in study: Study) -> [Finding] {
    var findings: [Finding] = []
    func count(_ count: Int, _ code: Finding.Code, _ what: String) {
      guard !(1...most).contains(count) else { return }
      findings.append(
        Finding(
          code, found: "\(count) \(what)", expected: "1 to \(most) in a file of PQMethod",
          mend: "Choose another format."))
    }
    count(study.statements.count, .tooFewStatements, "statements")
    count(study.sorts.count, .tooFewSorts, "sorts")
    return findings + study.faultsForWriting(values: values) { FortranField.oneLine($0) }
  }

  private static func faults(in grid: Grid) -> [Finding] {
    grid.columns.filter { !values.contains($0.value) || $0.count > most }.map { column in
      Finding(
        .badGrid, found: "\(column.count) cards at \(column.value)",
        expected:
          "values from \(values.lowerBound) to \(values.upperBound), of at most \(most) cards",
        mend: "Choose another format.")
    }
  }

  /// Ids of at most eight bytes, each once; one that is not changed keeps its claim.
  package static func shortIDs(_ ids: [String]) -> [String] {
    let plain = ids.map { id in
      let name = trimmed(FortranField.cut(FortranField.oneLine(id), to: 8))
      return name.isEmpty ? "sort" : name
    }
    return distinctNames(ids, plain: plain) { name, number in
      let mark = "~\(number)"
      return trimmed(FortranField.cut(name, to: 8 - mark.utf8.count)) + mark
    }
  }

  /// Whole words of the title, as many as eight letters take, since PQMethod comes from DOS.
  static func fileName(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    var name = ""
    for word in words {
      if !name.isEmpty, name.count + word.count > 8 { break }
      name += word.prefix(8)
    }
    return name.isEmpty ? "study" : name
  }
}
