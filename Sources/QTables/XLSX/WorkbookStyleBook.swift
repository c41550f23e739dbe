internal import CXLSXWriter

/// The formats of a workbook, each made once.
struct WorkbookStyleBook {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [WorkbookStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  /// The format of a style; nil for that of an untouched cell.
  mutating func format(
    _ style: WorkbookStyle
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    if style == WorkbookStyle() { return nil }
    if let format = made[style] { return format }
    guard let format = workbook_add_format(workbook) else {
      throw .failed(reason: "out of memory")
    }
    set(style, on: format)
    made[style] = format
    return format
  }

  private func set(_ style: WorkbookStyle, on format: UnsafeMutablePointer<lxw_format>) {
    if style.isBold { format_set_bold(format) }
    if style.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let size = style.size { format_set_font_size(format, size) }
    if let ink = style.ink { format_set_font_color(format, ink) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    if let notation = style.numberFormat { format_set_num_format(format, notation) }
    if style.isIndented { format_set_indent(format, 1) }
    if style.wraps { format_set_text_wrap(format) }
    func align(_ alignment: lxw_format_alignments) {
      format_set_align(format, UInt8(alignment.rawValue))
    }
    switch style.level ?? (style.wraps ? .top : nil) {
    case .top: align(LXW_ALIGN_VERTICAL_TOP)
    case .bottom: align(LXW_ALIGN_VERTICAL_BOTTOM)
    case nil: break
    }
    switch style.side {
    case .left: align(LXW_ALIGN_LEFT)
    case .centre: align(LXW_ALIGN_CENTER)
    case .right: align(LXW_ALIGN_RIGHT)
    case nil: break
    }
    if let border = style.border { set(border, on: format) }
  }

  private func set(
    _ border: WorkbookStyle.Border, on format: UnsafeMutablePointer<lxw_format>
  ) {
    let line = UInt8((border.isHeavy ? LXW_BORDER_MEDIUM : LXW_BORDER_THIN).rawValue)
    format_set_border_color(format, border.colour)
    if border.edges.contains(.top) { format_set_top(format, line) }
    if border.edges.contains(.bottom) { format_set_bottom(format, line) }
    if border.edges.contains(.sides) {
      format_set_left(format, line)
      format_set_right(format, line)
    }
  }
}
