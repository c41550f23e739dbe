import ArgumentParser
import QFormats
import QReport
import QStudy
import QTables

/// How to read a file with sorts.
struct FileArguments: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Read the study as this format instead of recognising it: "
        + StudyFormats.readers.map { $0.id }.joined(separator: ", ") + ".", valueName: "format"))
  var format: String?

  @Option(name: .long, help: "What a row of a table is: sorts or statements.")
  var rows: TableRows?

  @Option(name: .long, help: "What a column of a table is: sorts or statements.")
  var columns: TableRows?

  @Option(name: .long, help: "Sheet of a workbook.")
  var sheet: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns of numbers, or rows, that describe the participants, separated by commas: by name, as "
        + "in gender,age, or by place, as in column:C,row:6.", valueName: "columns"))
  var attributes: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of a file with several studies, the one with so many statements.", valueName: "n"))
  var design: Int?

  @Option(
    name: .customLong("main-language"),
    help: "Of a folder of R's qmethod with several languages, the main one, as german or de.")
  var language: String?

  @Flag(name: .long, help: "Mend faults that have one sure mend, and tell each.")
  var repair = false

  mutating func validate() throws {
    if let format, !StudyFormats.readers.contains(where: { $0.id == format.lowercased() }) {
      throw ValidationError(
        "--as takes one of " + StudyFormats.readers.map { $0.id }.joined(separator: ", ") + ".")
    }
    if let rows, let columns, rows == columns {
      throw ValidationError("--rows and --columns can't both be \(rows.rawValue).")
    }
  }

  /// The first of these options that was typed.
  var typed: String? {
    [
      ("--as", format != nil), ("--rows", rows != nil), ("--columns", columns != nil),
      ("--sheet", sheet != nil), ("--attributes", attributes != nil), ("--design", design != nil),
      ("--main-language", language != nil), ("--repair", repair),
    ].first { $0.1 }?.0
  }

  /// Those of these options that bear on the study and that no layout states, as words of a shell.
  ///
  /// - Parameters:
  ///   - warnings: what the reading told: a mend, say, which only --repair makes again.
  ///   - grid: the grid that was typed.
  func besideLayout(_ warnings: [Warning], grid: Grid?) -> [String] {
    [
      format.map { shellOption("--as", $0) }, design.map { "--design \($0)" },
      language.map { shellOption("--main-language", DisplayWidth.harmless($0)) },
      warnings.contains { $0.code == .repaired } ? "--repair" : nil,
      grid.map { shellOption("--grid", $0.description) },
    ].compactMap(\.self)
  }

  /// Names between commas, without the blanks around them.
  static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { name in
      var name = name.drop { $0.isWhitespace }
      while name.last?.isWhitespace == true { name.removeLast() }
      return String(name)
    }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.format = format
    options.rows = rows ?? columns.map { $0 == .sorts ? .statements : .sorts }
    options.sheet = sheet
    options.attributes = attributes.map(Self.names) ?? []
    options.design = design
    options.language = language
    options.repair = repair
    return options
  }
}

/// How to read a file with sorts, and where in its cells they are.
struct ReadingArguments: ParsableArguments {
  @OptionGroup(title: "Reading") var file: FileArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cells of a table that hold the values, as in D4:AB43; of pictures of the grid the cells of "
        + "each, as in Anna!B3:F6,Bryn!B3:F6.", valueName: "range"),
    transform: Self.ranges)
  var sorts: [SheetRange]?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cells that hold the ids of the statements, their wording, or both, as in A4:B43, or "
        + "Cards!A2:B41 on another sheet. With import it may be a file with the wording: a table or "
        + "one a line.", valueName: "range"))
  var statements: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the ids of the sorts are: row:3, column:B, or a range of cells, such as two rows that "
        + "name the sorts together.", valueName: "place"))
  var ids: IDPlace?

  @Sendable private static func ranges(_ text: String) throws -> [SheetRange] {
    guard let ranges = SheetRange.list(text) else {
      throw ValidationError(
        "expected a range of cells, as in D4:AB43, or several with commas between them.")
    }
    return ranges
  }

  mutating func validate() throws {
    if place == nil {
      throw ValidationError(
        "--statements takes one range beside the sorts, and one on another sheet.")
    }
  }

  /// The cells of the statements; nil where `--statements` names a file.
  private var statementCells: [SheetRange]? { statements.flatMap { SheetRange.list($0) } }

  private var place: SortsPlace? {
    SortsPlace(sorts: sorts ?? [], statements: statementCells ?? [], ids: ids)
  }

  /// Whether the place of the sorts was typed.
  var isPlaced: Bool { place?.isEmpty == false }

  /// The first of these options that was typed.
  var typed: String? {
    file.typed
      ?? [("--sorts", sorts != nil), ("--statements", statements != nil), ("--ids", ids != nil)]
      .first { $0.1 }?.0
  }

  /// The file that words the statements.
  var wordingFile: String? { statementCells == nil ? statements : nil }

  /// The options, where the wording may be in a file.
  ///
  /// - Parameter grid: the grid that was typed: ranks, each number once, are read where it says so.
  func importOptions(grid: Grid?) -> ReadingOptions {
    var options = file.options
    options.place = place ?? SortsPlace()
    options.grid = grid
    return options
  }

  /// The options, where the wording may not be in a file.
  ///
  /// - Parameter grid: as for ``importOptions(grid:)``.
  func options(grid: Grid?) throws -> ReadingOptions {
    if let wordingFile {
      throw UsageError(
        "--statements takes a range of cells, as in A4:B43, and not \(FailureReport.shown(wordingFile)). "
          + "To word the statements from a file, import the sorts.")
    }
    return importOptions(grid: grid)
  }
}
