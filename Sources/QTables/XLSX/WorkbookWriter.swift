internal import CXLSXWriter
internal import Glibc

/// Why a workbook can't be written.
package enum WorkbookError: Error, Sendable, Equatable {
  /// A text longer than the 32,767 characters that a cell holds.
  case textTooLong(sheet: String, cell: String)
  /// A cell past row 1,048,576 or column 16,384.
  case tooLarge(sheet: String)
  /// The system refused memory or a temporary file; `reason` is libxlsxwriter's.
  case failed(reason: String)
}

/// The bytes of a workbook (.xlsx).
///
/// The same sheets give the same bytes: the workbook says it was created at the beginning of 1980, and
/// by nobody. Texts come back as they were, control characters too, and nothing is a formula. A workbook
/// without sheets gets an empty one, since no program opens it otherwise. Names of sheets are made valid
/// by `validSheetNames`.
///
/// - Parameter title: the title in the workbook's properties, at most 200 characters of it.
/// - Throws: `WorkbookError`.
package func workbookBytes(
  _ sheets: [WorkbookSheet], title: String = ""
) throws(WorkbookError) -> [UInt8] {
  // libxlsxwriter writes to a path only. This file has no name from the start, so that nothing can be
  // left behind, and is reached through its descriptor.
  guard let file = tmpfile() else {
    throw .failed(reason: String(cString: strerror(errno)))
  }
  defer { fclose(file) }
  let sheets = sheets.isEmpty ? [WorkbookSheet(name: "Sheet")] : sheets
  try write(sheets, title: title, to: "/dev/fd/\(fileno(file))")
  return try contents(of: fileno(file))
}

private func write(
  _ sheets: [WorkbookSheet], title: String, to path: String
) throws(WorkbookError) {
  guard let workbook = workbook_new(path) else { throw .failed(reason: "out of memory") }
  do throws(WorkbookError) {
    try check(setProperties(of: workbook, title: title))
    var styles = WorkbookStyleBook(workbook: workbook)
    let names = validSheetNames(sheets.map(\.name))
    for (sheet, name) in zip(sheets, names) {
      guard let target = workbook_add_worksheet(workbook, name) else {
        throw .failed(reason: "the sheet \(name)")
      }
      try write(sheet, to: target, names: names, &styles)
    }
  } catch {
    lxw_workbook_free(workbook)
    throw error
  }
  // Closing frees the workbook whether it succeeds or not.
  try check(workbook_close(workbook))
}

private let longestTitle = 200

/// No author, no company: what a program knows of its user is nobody's business.
private func setProperties(
  of workbook: UnsafeMutablePointer<lxw_workbook>, title: String
) -> lxw_error {
  var properties = lxw_doc_properties()
  properties.created = beginningOf1980
  return plainLine(title, longest: longestTitle).withCString { text in
    properties.title = UnsafeMutablePointer(mutating: text)
    return workbook_set_properties(workbook, &properties)
  }
}

/// The clock of ZIP archives begins here, and libxlsxwriter gives this time to the parts.
private let beginningOf1980 = time_t(315_532_800)

private func write(
  _ sheet: WorkbookSheet, to target: UnsafeMutablePointer<lxw_worksheet>, names: [String],
  _ styles: inout WorkbookStyleBook
) throws(WorkbookError) {
  guard sheet.rows.count <= CellReference.lastRow,
    sheet.rows.allSatisfy({ $0.count <= CellReference.lastColumn }),
    sheet.columnWidths.count <= CellReference.lastColumn,
    (0..<CellReference.lastRow).contains(sheet.frozenRows),
    (0..<CellReference.lastColumn).contains(sheet.frozenColumns)
  else { throw .tooLarge(sheet: sheet.name) }
  for (column, width) in sheet.columnWidths.enumerated() {
    guard let width else { continue }
    let column = lxw_col_t(column)
    try check(worksheet_set_column(target, column, column, width, nil))
  }
  try setUp(target, as: sheet)
  for (row, cells) in sheet.rows.enumerated() {
    for (column, cell) in cells.enumerated() {
      let style = try styles.format(cell.style)
      let code = write(
        cell.content, to: target, lxw_row_t(row), lxw_col_t(column), style, names: names)
      if code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED {
        let place = CellReference(row: row + 1, column: column + 1)
        throw .textTooLong(sheet: sheet.name, cell: place.name)
      }
      try check(code)
    }
  }
}

private func write(
  _ content: WorkbookCell.Content, to target: UnsafeMutablePointer<lxw_worksheet>,
  _ row: lxw_row_t, _ column: lxw_col_t, _ style: UnsafeMutablePointer<lxw_format>?,
  names: [String]
) -> lxw_error {
  switch content {
  case .link(let text, let sheet) where !text.isEmpty && names.indices.contains(sheet):
    let place = "internal:'\(names[sheet].replacing("'", with: "''"))'!A1"
    return worksheet_write_url_opt(target, row, column, place, style, escaped(text), nil)
  case .link(let text, _) where !text.isEmpty:
    return worksheet_write_string(target, row, column, escaped(text), style)
  case .text(let text) where !text.isEmpty:
    return worksheet_write_string(target, row, column, escaped(text), style)
  case .number(let number) where number.isFinite:
    return worksheet_write_number(target, row, column, number, style)
  case .empty, .text, .number, .link:
    // Without a style nothing is written at all.
    return worksheet_write_blank(target, row, column, style)
  }
}

func check(_ code: lxw_error) throws(WorkbookError) {
  guard code != LXW_NO_ERROR else { return }
  throw .failed(reason: lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)")
}

/// A text in which `_xHHHH_` stands for what XML can't hold, and for texts that look like it.
private func escaped(_ text: String) -> String {
  let needsNone = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x5F && $0 != 0xEF }
  if needsNone { return text }
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    let isPlain =
      switch scalar.value {
      case 0x09, 0x0A: true
      case 0..<0x20, 0xFFFE...0xFFFF: false
      case 0x5F: !isEscape(scalars[index...].prefix(7))
      default: true
      }
    if isPlain {
      result.append(scalar)
    } else {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: 4 - digits.count) + digits
      result.append(contentsOf: "_x\(code)_".unicodeScalars)
    }
  }
  return String(result)
}

private func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  guard scalars.count == 7, scalars.last == "_", scalars.dropFirst().first == "x" else {
    return false
  }
  return scalars.dropFirst(2).dropLast().allSatisfy {
    $0.properties.isASCIIHexDigit
  }
}

private func contents(of descriptor: Int32) throws(WorkbookError) -> [UInt8] {
  var facts = stat()
  guard fstat(descriptor, &facts) == 0 else {
    throw .failed(reason: String(cString: strerror(errno)))
  }
  let size = Int(facts.st_size)
  var done = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while done < size, let start = buffer.baseAddress {
      let read = pread(descriptor, start + done, size - done, off_t(done))
      if read < 0, errno == EINTR { continue }
      if read <= 0 { break }
      done += read
    }
    count = done
  }
  guard done == size, size > 0 else { throw .failed(reason: "the workbook could not be read back") }
  return bytes
}
