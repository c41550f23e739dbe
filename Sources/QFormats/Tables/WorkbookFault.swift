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
}
