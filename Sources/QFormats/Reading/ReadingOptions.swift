package import QStudy

/// What a row of a table stands for.
package enum TableRows: String, CaseIterable, Sendable {
  /// A row is a sort, a column a statement.
  case sorts
  /// A row is a statement, a column a sort.
  case statements
}

/// What the user says about a file, where its content is not to decide.
package struct ReadingOptions: Sendable {
  /// The `id` of the format; nil finds it by content.
  package var format: String?
  /// What a row of a table stands for; nil finds it by the first header cell, then by the values.
  package var rows: TableRows?
  /// The sheet of a workbook; nil takes the first visible sheet that holds a table.
  package var sheet: String?
  /// Columns of a table, or rows where a column is a sort, that describe the participant, though they
  /// hold numbers: by name, or by place as `column:C` or `row:6`.
  package var attributes: [String]
  /// Of a file with sorts of several designs, those with so many statements.
  package var design: Int?
  /// The language of the wording, where a file has several; nil takes the first.
  package var language: String?
  /// The grid that the user states; nil where the sorts are to show it.
  package var grid: Grid?
  /// Whether faults with one sure mend are mended, each mend told.
  package var repair: Bool
  /// Where in the cells of a table the sorts are; what is not said is found.
  package var place: SortsPlace
  /// The ids of statements that something else than the table words: a list, or another sheet.
  package var worded: Set<String> = []

  /// Makes options; the defaults let the content decide.
  package init(
    format: String? = nil, rows: TableRows? = nil, sheet: String? = nil, attributes: [String] = [],
    design: Int? = nil, language: String? = nil, grid: Grid? = nil,
    repair: Bool = false, place: SortsPlace = SortsPlace()
  ) {
    self.format = format
    self.rows = rows
    self.sheet = sheet
    self.attributes = attributes
    self.design = design
    self.language = language
    self.grid = grid
    self.repair = repair
    self.place = place
  }
}
