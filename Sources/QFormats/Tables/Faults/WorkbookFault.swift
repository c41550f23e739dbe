package import QStudy
package import QTables

extension Finding {
  /// What keeps a study from being written as a workbook.
  package init(_ error: WorkbookError) {
    let found =
      switch error {
      case .textTooLong(let sheet, let cell): "a text too long for cell \(cell) of \(sheet)"
      case .tooLarge(let sheet): "more rows or columns than the sheet \(sheet) holds"
      case .failed(let reason): "a workbook that can't be made (\(reason))"
      }
    self.init(
      .badValue, found: found, expected: "a study that a workbook can hold",
      mend: "Choose another format.")
  }

  /// What keeps a file from being read as a workbook; of an archive of another kind, what it is.
  static func noWorkbook(_ input: FormatInput, _ error: XLSXError) -> Finding {
    switch error {
    case .notAWorkbook:
      noWorkbook(input, holding: (try? ZIPArchive(reading: input.bytes ?? []).names) ?? [])
    case .notAZip(let reason):
      Finding(
        .unreadableFormat, location: Location(file: input.path),
        found: "a workbook or a ZIP archive, cut short or damaged (\(reason))",
        expected: "a whole file",
        mend:
          "Copy or download it again. If a spreadsheet program opens it, save it as .xlsx there."
      )
    default: Finding(error, file: input.path)
    }
  }

  private static func noWorkbook(_ input: FormatInput, holding names: [String]) -> Finding {
    func finding(_ found: String, _ mend: String) -> Finding {
      Finding(
        .unreadableFormat, location: Location(file: input.path), found: found,
        expected: "an Excel workbook (.xlsx), or an archive of KADE or of R's qmethod", mend: mend)
    }
    if names.contains("mimetype"), names.contains("content.xml") {
      return finding(
        "a file of LibreOffice or OpenOffice (.\(input.fileExtension))",
        "Open it there, and save it as .xlsx or as CSV.")
    }
    if names.contains(where: { $0.hasSuffix(".iwa") }) {
      return finding("a file of Apple's Numbers or Pages", "Export it there as .xlsx or as CSV.")
    }
    if names.contains("word/document.xml") {
      return finding(
        "a Word document", "Copy its table into a spreadsheet, and save that as .xlsx.")
    }
    let shown = names.prefix(5).map { excerpt($0) }.joined(separator: ", ")
    return finding(
      "a ZIP archive" + (names.isEmpty ? " without a file" : " of \(shown)")
        + (names.count > 5 ? " …" : ""), "Unpack it, and give the file with the sorts.")
  }
}
