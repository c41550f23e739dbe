package import QStudy
internal import QTables

/// Writes statements.xml and map.xml for HtmlQ and FlashQ.
package enum HtmlQSettingsWriter: StudyWriter {
  package static let id = "htmlq"
  package static let name = "HtmlQ statements.xml and map.xml"
  package static let declaresGrid = true
  package static let holds: Set<StudyPart> = [.grid, .lineBreaks]

  /// The two files that hold a design, to be put over those in the folder `settings`.
  ///
  /// Statements are numbered in order, and `ids.csv` (`kind,written,id`) tells which were called
  /// otherwise. Sorts, themes, poles and questions have no place in the two files.
  /// - Throws: a design without a grid, or with a text that XML can't hold.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try SettingsFiles(study, format: name, lineBreak: "<br/>").files(plus: "+") { _ in [] }
  }
}

/// Writes statements.xml and map.xml for EQ Web Sort.
package enum EQSettingsWriter: StudyWriter {
  package static let id = "eq"
  package static let name = "EQ Web Sort statements.xml and map.xml"
  package static let declaresGrid = true
  package static let holds: Set<StudyPart> = [.grid, .lineBreaks]

  /// As for HtmlQ, with the lists by which this program lays out its grid.
  /// - Throws: a design without a grid, or with a text that XML can't hold.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try SettingsFiles(study, format: name, lineBreak: "{{{br/}}}").files(lists: SettingsFiles.lists)
  }
}

/// Writes statements.xml and map.xml for Quince.
package enum QuinceSettingsWriter: StudyWriter {
  package static let id = "quince"
  package static let name = "Quince statements.xml and map.xml"
  package static let declaresGrid = true
  package static let holds: Set<StudyPart> = [.title, .grid, .lineBreaks]

  /// As for EQ Web Sort, with the title, and the switches that show the columns by their numbers.
  ///
  /// The program does not start without the version of each file and one more piece of information.
  /// - Throws: a design without a grid, or with a text that XML can't hold.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try SettingsFiles(study, format: name, lineBreak: "{{{br/}}}").files(informs: true) { grid in
      SettingsFiles.lists(grid) + [
        ("colTextLabelsArray", grid.values.map(String.init).joined(separator: ",")),
        ("useColLabelNums", "true"), ("useColLabelText", "false"), ("useColLabelEmoji", "false"),
        ("useColLabelNumsPostsort", "true"), ("useColLabelTextPostsort", "false"),
        ("useColLabelEmojiPostsort", "false"), ("useColLabelEmojiPresort", "false"),
      ]
    }
  }
}

/// The two files that hold a design, as all three programs have them.
private struct SettingsFiles {
  let study: Study
  let grid: Grid
  let statements: [String]
  let format: String

  init(_ study: Study, format: String, lineBreak: String) throws(Findings) {
    self.study = study
    self.format = format
    if study.grid == nil, study.sorts.isEmpty {
      throw Findings(
        Finding(
          .badGrid, found: "a study without a grid", expected: "the grid that people are to fill",
          mend: "Declare it with grid: in study.yml."))
    }
    grid = try study.writtenGrid()
    var findings: [Finding] = []
    var statements: [String] = []
    if grid.cardCount < study.statements.count {
      findings.append(
        Finding(
          .gridDoesNotFit, found: "a grid for \(grid.cardCount) cards",
          expected: "places for the \(study.statements.count) statements",
          mend: "Correct the grid, or the list of statements."))
    }
    if study.statements.count < 2 {
      findings.append(
        Finding(
          .tooFewStatements, found: "\(study.statements.count) statements",
          expected: "at least two", mend: "Add statements."))
    }
    for statement in study.statements {
      let text = trimmed(statement.text)
      if text.isEmpty {
        findings.append(
          Finding(
            .emptyStatement, statement: statement.id, found: "a statement without wording",
            expected: "the wording of the card", mend: "Fill in the text of this statement."))
      }
      guard let escaped = xmlEscaped(markup(text, lineBreak: lineBreak)) else {
        findings.append(
          Finding(
            .undecodable, statement: statement.id, found: "a control character in a statement",
            expected: "characters that XML can hold", mend: "Remove the character."))
        continue
      }
      statements.append(escaped)
    }
    try Findings.check(findings)
    self.statements = statements
  }

  /// The items by which EQ Web Sort and Quince lay out the grid.
  static func lists(_ grid: Grid) -> [(id: String, text: String)] {
    func list(_ text: (Grid.Column) -> String) -> String {
      grid.columns.map(text).joined(separator: ",")
    }
    return [
      ("qSortHeaderNumbers", list { "\($0.value)" }),
      ("qSortHeaders", list { $0.value < 0 ? "N\($0.value.magnitude)" : "\($0.value)" }),
      ("qSortPattern", list { "\($0.count)" }),
      ("columnHeadersColorsArray", list { "#" + colour($0) }),
      ("columnColorsArray", list { _ in "whitesmoke" }),
    ]
  }

  /// Red on the side of disagreement, grey in the middle, green on the side of agreement.
  private static func colour(_ column: Grid.Column) -> String {
    column.value < 0 ? "F6D3CF" : column.value == 0 ? "E4E4E4" : "CDE8D5"
  }

  /// The files; what they hold is read again before they are handed on.
  ///
  /// - Parameters:
  ///   - plus: what stands before the values above 0 in the columns.
  ///   - informs: whether each file begins with its version and the title of the study.
  func files(
    plus: String = "", informs: Bool = false, lists: (Grid) -> [(id: String, text: String)]
  ) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let cards = statements.enumerated().map { index, text in
      "  <statement id=\"\(index + 1)\">\(text)</statement>\n"
    }
    let columns = grid.columns.map { column in
      "  <column id=\"\(column.value > 0 ? plus : "")\(column.value)\" "
        + "colour=\"\(Self.colour(column))\">\(column.count)</column>\n"
    }
    let items = lists(grid).map { "  <item id=\"\($0.id)\">\($0.text)</item>\n" }
    let title = xmlEscaped(trimmed(markup(study.title, lineBreak: " "))) ?? ""
    func document(_ root: String, _ lines: [String]) -> [UInt8] {
      let information =
        informs
        ? "  <info order=\"0-1\" id=\"\(root)FileVersion\">1.0.9</info>\n"
          + "  <info order=\"0-2\" id=\"studyTitle\">\(title)</info>\n" : ""
      return Array(
        (head + "<\(root) version=\"1.0\" htmlParse=\"false\">\n" + information
          + lines.joined() + "</\(root)>\n").utf8)
    }
    let files = [
      (name: "statements.xml", bytes: document("statements", cards)),
      (name: "map.xml", bytes: document("map", columns + items)),
    ]
    let input = FormatInput(
      folder: "", files: Dictionary(files.map { ($0.name, $0.bytes) }) { $1 })
    let back = try readBack(input, with: SettingsFormat.self)
    let texts = study.statements.map {
      trimmed($0.text).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
    if let (statement, _) = zip(study.statements, zip(texts, back.statements))
      .first(where: { $1.0 != $1.1.text })
    {
      throw Findings(.notKept("the statement \(statement.id)", format: format))
    }
    if grid.cardCount == texts.count, back.grid != grid {
      throw Findings(.notKept("the grid", format: format))
    }
    let numbers = study.statements.indices.map { "\($0 + 1)" }
    return files + WrittenIDs.files(WrittenIDs.rows(study, statements: numbers))
  }
}
