import QAnalysis
import QStudy
import QTables

/// The last two sheets of a workbook: the statements and the sorts that the results are of, so that the workbook
/// can be imported as the study it is about.
///
/// What people said of themselves and their comments are not in it: results are handed on further than these.
struct StudySheets {
  static let statements = "Study statements"
  static let sorts = "Study sorts"

  /// More cells are written to be read by programs, which have better files.
  private static let mostCells = 500_000

  private let look: WorkbookLook
  private let table: SortTable
  private let mostCells: Int

  /// - Parameter mostCells: how many values the sheet of the sorts has at most.
  init(look: WorkbookLook, mostCells: Int = Self.mostCells) {
    self.look = look
    self.mostCells = mostCells
    table = look.document.analysis.table
  }

  var entries: [FrontSheet.Entry] {
    [
      FrontSheet.Entry(name: Self.statements, holds: "The statements, in the order of the study"),
      FrontSheet.Entry(
        name: Self.sorts, holds: "The sorts, a row each, by the ids of the statements"),
    ]
  }

  var sheets: [WorkbookSheet] { [statementSheet, sortSheet] }

  /// A column of a text for each statement; nil where it has none.
  private typealias TextColumn = (name: String, text: (Statement) -> String?)

  private var statementSheet: WorkbookSheet {
    let labels = Dictionary(table.study.themes.map { ($0.id, $0.label) }) { first, _ in first }
    let columns: [TextColumn] = [
      ("id", { $0.id }), ("text", { $0.text }), ("theme", { $0.theme }),
      ("theme name", { $0.theme.flatMap { labels[$0] } }),
      ("direction", { $0.direction?.rawValue }), ("short", { $0.short }),
    ].filter { column in
      ["id", "text"].contains(column.name) || table.statements.contains { column.text($0) != nil }
    }
    var sheet = look.sheet(named: Self.statements)
    sheet.columnWidths = columns.map {
      ["text": 80.0, "theme": 16, "theme name": 24, "short": 40][$0.name] ?? 11
    }
    sheet.addWayBack()
    sheet.addAcross(entries[0].holds, style: WorkbookLook.title)
    addHead(columns.map(\.name), to: &sheet)
    for statement in table.statements {
      sheet.addRow(
        columns.map {
          .text($0.text(statement) ?? "", style: WorkbookLook.row(WorkbookLook.wording))
        })
    }
    return sheet
  }

  private var sortSheet: WorkbookSheet {
    let ids = table.statements.map(\.id)
    // A statement may bear the name of such a column, which then stands beside it.
    let needsBoth = !Set(ids).isDisjoint(with: ["participant", "condition"])
    let hasPeople = needsBoth || table.sorts.contains { $0.participant != $0.id }
    let hasConditions = needsBoth || table.sorts.contains { $0.condition != nil }
    let names = ["sort"] + (hasPeople ? ["participant"] : []) + (hasConditions ? ["condition"] : [])
    var sheet = look.sheet(named: Self.sorts)
    sheet.columnWidths = names.map { _ in 18 } + ids.map { max(5, Double($0.count) + 2) }
    sheet.addWayBack()
    sheet.addAcross(entries[1].holds, style: WorkbookLook.title)
    guard table.sorts.count * ids.count <= mostCells else {
      sheet.addAcross(
        "Left out: \(NumberText.integer(table.sorts.count)) sorts are more than are read on a sheet. The "
          + "study holds them all.", style: WorkbookLook.wording)
      return sheet
    }
    addHead(names + ids, to: &sheet)
    let words = WorkbookLook.row(WorkbookLook.plain)
    var figures = words
    figures.side = .right
    for sort in table.sorts {
      let who =
        [sort.id] + (hasPeople ? [sort.participant] : [])
        + (hasConditions ? [sort.condition ?? ""] : [])
      sheet.addRow(
        who.map { .text($0, style: words) }
          + sort.placements.map { value in
            value.map { .number($0, style: figures) } ?? WorkbookCell(.empty, style: figures)
          })
    }
    sheet.frozenColumns = names.count
    return sheet
  }

  private func addHead(_ names: [String], to sheet: inout WorkbookSheet) {
    sheet.addRow(names.map { .text($0, style: WorkbookLook.head) })
    sheet.frozenRows = sheet.rows.count
    sheet.frozenColumns = 1
    sheet.page?.repeatedRows = (sheet.rows.count - 1)...(sheet.rows.count - 1)
  }
}
