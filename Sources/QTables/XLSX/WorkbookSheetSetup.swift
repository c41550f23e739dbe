internal import CXLSXWriter

/// Everything of a sheet but its cells and the widths of its columns.
func setUp(
  _ target: UnsafeMutablePointer<lxw_worksheet>, as sheet: WorkbookSheet
) throws(WorkbookError) {
  if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
    worksheet_freeze_panes(target, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
  }
  for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
    try check(worksheet_set_row(target, lxw_row_t(row), height, nil))
  }
  // Before the cells, since merging empties them.
  for range in sheet.mergedRanges {
    try check(
      worksheet_merge_range(
        target, lxw_row_t(range.first.row - 1), lxw_col_t(range.first.column - 1),
        lxw_row_t(range.last.row - 1), lxw_col_t(range.last.column - 1), "", nil))
  }
  if sheet.isRightToLeft { worksheet_right_to_left(target) }
  if !sheet.showsGridlines { worksheet_gridlines(target, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
  if sheet.acceptsDigitsAsText {
    let last = CellReference(row: CellReference.lastRow, column: CellReference.lastColumn)
    try check(
      worksheet_ignore_errors(
        target, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:\(last.name)"))
  }
  if let page = sheet.page { try setUp(target, for: page) }
}

private func setUp(
  _ target: UnsafeMutablePointer<lxw_worksheet>, for page: WorkbookPage
) throws(WorkbookError) {
  let sizeA4: UInt8 = 9
  worksheet_set_paper(target, sizeA4)
  worksheet_set_landscape(target)
  // No limit to the pages below one another.
  worksheet_fit_to_pages(target, 1, page.fitsOnePage ? 1 : 0)
  if let rows = page.repeatedRows {
    try check(
      worksheet_repeat_rows(target, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)))
  }
  // An ampersand begins a code of the foot, and all of it has 255 characters.
  let foot = plainLine(page.foot, longest: WorkbookPage.longestFoot).replacing("&", with: "&&")
  try check(worksheet_set_footer(target, "&L\(foot)&C&A&RPage &P of &N"))
}

/// The beginning of a text, without what XML can't hold: for where a workbook has room for a line only.
func plainLine(_ text: String, longest: Int) -> String {
  let plain = String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control || (0xFFFE...0xFFFF).contains(scalar.value)
          ? " " : scalar
      }))
  return plain.count <= longest ? plain : plain.prefix(longest - 1) + "…"
}
