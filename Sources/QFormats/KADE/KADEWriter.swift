package import QStudy
internal import QTables

/// Writes a workbook that KADE and Ken-Q Analysis read: type 2, version 2.
package enum KADEWorkbookWriter: StudyWriter {
  package static let id = "kade"
  package static let name = "KADE workbook (.xlsx), type 2"
  package static let declaresGrid = true
  package static let holds: Set<StudyPart> = [.title, .sorts, .grid, .lineBreaks]

  /// One workbook, named after the title, with the sheets `name`, `pattern`, `sorts`, `statements`,
  /// `type` and `version`; and `ids`, which KADE passes over, where it could not read a name as it is.
  ///
  /// KADE splits rows at commas, so that names lose their commas, quotes and line breaks; here the sheet
  /// `ids` (`kind,written,id`) gives them back. Themes, translations, participants, conditions, comments
  /// and provenance have no place in the format.
  ///
  /// - Throws: blank cells, values outside −6 to 13, statements without wording; or that no grid is
  ///   declared nor to be found in the sorts.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    let table = try KADETable(study, keepsStatementIDs: true)
    var sheets = [
      WorkbookSheet(
        name: "name", rows: [[.text("Project Name", style: .bold)], [.text(table.title)]],
        columnWidths: [40]),
      WorkbookSheet(
        name: "pattern",
        rows: [
          KADEPattern.values.map { .number($0, style: .bold) }, table.counts.map { .number($0) },
        ]),
      sorts(table),
      WorkbookSheet(
        name: "statements",
        rows: [[.text("Statement Number", style: .bold), .text("Statements", style: .bold)]]
          + zip(table.statementIDs, study.statements).map {
            [.text($0), .text($1.text, style: WorkbookStyle(wraps: true))]
          }, columnWidths: [18, 100], frozenRows: 1),
      WorkbookSheet(name: "type", rows: [[.text("Type", style: .bold)], [.number(2)]]),
      WorkbookSheet(name: "version", rows: [[.text("Version", style: .bold)], [.number(2)]]),
    ]
    if !table.ids.isEmpty {
      let rows = ([WrittenIDs.header] + table.ids).map { row in row.map { WorkbookCell.text($0) } }
      sheets.append(WorkbookSheet(name: WrittenIDs.name, rows: rows))
    }
    do {
      return [(table.fileName + ".xlsx", try workbookBytes(sheets))]
    } catch {
      throw Findings(Finding(error))
    }
  }

  /// KADE passes over a row without a name, and so over the header; it stumbles where there are fewer
  /// than seven rows.
  private static func sorts(_ table: KADETable) -> WorkbookSheet {
    // A number alone would pass for a value; the numbers are those of the sheet of the statements.
    var rows: [[WorkbookCell]] = [
      [.empty]
        + table.statementIDs.map { id in
          .text(parseInteger(id) == nil ? id : "s\(id)", style: .bold)
        }
    ]
    for (name, placements) in zip(table.names, table.placements) {
      rows.append([.text(name)] + placements.map { .number($0) })
    }
    while rows.count < 7 { rows.append([.empty, .text("(no sort)")]) }
    return WorkbookSheet(
      name: "sorts", rows: rows, columnWidths: [18], frozenRows: 1, frozenColumns: 1)
  }
}

/// Writes the archive that KADE and Ken-Q Analysis exchange.
package enum KADEZipWriter: StudyWriter {
  package static let id = "kade-zip"
  package static let name = "KADE ZIP archive"
  package static let declaresGrid = true

  /// One archive, named after the title, with `name.txt`, `pattern.txt`, `sorts.txt` and
  /// `statements.txt`; and `ids.csv`, which KADE passes over, where a name or a number is another one.
  ///
  /// A statement takes one line: line breaks and control characters in it become blanks. For the rest
  /// see `KADEWorkbookWriter`.
  ///
  /// - Throws: the same as `KADEWorkbookWriter`.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    let table = try KADETable(study, keepsStatementIDs: false)
    let sorts = zip(table.names, table.placements).map { name, placements in
      ([name] + placements.map { String($0) }).joined(separator: ",") + "\n"
    }
    var entries = [
      (name: KADEZipFormat.nameFile, bytes: Array(KADETable.oneLine(table.title).utf8)),
      (
        name: KADEZipFormat.patternFile,
        bytes: Array((table.counts.map { String($0) }.joined(separator: ",") + "\n").utf8)
      ),
      (name: KADEZipFormat.sortsFile, bytes: Array(sorts.joined().utf8)),
      (
        name: KADEZipFormat.statementsFile,
        bytes: Array(study.statements.map { KADETable.oneLine($0.text) + "\n" }.joined().utf8)
      ),
    ]
    entries += WrittenIDs.files(table.ids)
    do {
      return [(table.fileName + ".zip", try zipBytes(entries))]
    } catch {
      throw Findings(.notKept("a file (\(error))", format: name))
    }
  }
}
