internal import QStudy
internal import QTables

/// The design of a study as the settings of a collecting program state it.
struct CollectorSettings {
  /// The study without sorts; its title is empty where the settings have none.
  var study = Study(title: "")
  /// Where each statement stands, by id.
  private(set) var locations: [String: Location] = [:]
  /// Where the grid stands.
  var gridLocation: Location?
  /// The questions about the person, as the program puts them.
  var surveys: [SurveyQuestion] = []
  /// The program that they are made for, as a phrase.
  var program = "HtmlQ, EQ Web Sort or Quince (no file says which)"
  /// What must be said of the settings.
  var warnings: [Warning] = []

  /// Reads the files that there are.
  ///
  /// - Throws: every fault of the files.
  init(_ documents: [String: SettingsDocuments.Document]) throws(Findings) {
    var findings: [Finding] = []
    let config = SettingsTexts(config: documents["config"], &findings)
    config.put(into: &self)
    if let own = SettingsProgram(documents) { program = own.rawValue }
    if let statements = documents["statements"] {
      if config.images.isEmpty {
        read(statements: statements.root, file: statements.file, &findings)
      } else {
        warnings.append(
          Warning(
            .settingsIgnored,
            "\(statements.file) was left alone: by useImages the cards are \(config.images.count) "
              + "images."))
      }
    }
    if let map = documents["map"] { read(map: map.root, file: map.file, &findings) }
    if let language = documents["language"] { config.read(language: language.root, into: &self) }
    for root in ["statements", "map"] where study.title.isEmpty {
      let title = documents[root]?.root.children.first {
        $0.name == "info" && $0["id"] == "studyTitle"
      }
      study.title = plainText(title?.text ?? "")
    }
    try Findings.check(findings)
    freeWhereRoomIsLeft()
  }

  /// Reads a statements.xml alone.
  ///
  /// - Throws: every fault of the file.
  init(statements bytes: [UInt8], file: String) throws(Findings) {
    let root: XMLElement
    do {
      root = try XMLElement(parsing: bytes)
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
    try self.init(["statements": (file, root)])
  }

  /// Takes what a program without XML files says.
  init() {}

  // MARK: Statements

  /// Takes the columns of a design in JSON for the grid.
  ///
  /// - Parameters:
  ///   - example: a column as the program writes it.
  ///   - findings: what else is wrong with the design.
  /// - Throws: these, and every column without a value or a number of cards.
  mutating func setGrid(
    _ columns: [(value: Int?, count: Int?)], example: String, at location: Location,
    _ findings: [Finding]
  ) throws(Findings) {
    var findings = findings
    var grid: [Grid.Column] = []
    for column in columns {
      guard let value = column.value, let count = column.count, count >= 0 else {
        findings.add(
          Finding(
            .badGrid, location: location, found: "a column without a value or a number of cards",
            expected: example, mend: "Complete it."))
        continue
      }
      if count > 0 { grid.append(Grid.Column(value: value, count: count)) }
    }
    try Findings.check(findings)
    do {
      study.grid = try Grid(columns: grid)
    } catch {
      throw Findings(Finding(error, location: location))
    }
    gridLocation = location
  }

  /// Adds a statement; an id that was met and a missing wording are findings.
  mutating func add(
    _ id: String, text: String, at location: Location, _ findings: inout [Finding]
  ) {
    if locations.updateValue(location, forKey: id) != nil {
      findings.add(
        Finding(
          .duplicateStatement, location: location, statement: id,
          found: "the id \(id) a second time", expected: "each id once",
          mend: "Number the statements from 1."))
    }
    if text.isEmpty {
      findings.add(
        Finding(
          .emptyStatement, location: location, statement: id,
          found: "a statement without wording", expected: "the wording of the card",
          mend: "Fill in the text of this statement."))
    }
    study.statements.append(Statement(id: id, text: text))
  }

  /// The programs order the sort by the numbers of the statements.
  private mutating func read(
    statements root: XMLElement, file: String, _ findings: inout [Finding]
  ) {
    let braces = root.hasSingleBraces
    var numbered: [(number: Int, element: XMLElement)] = []
    for element in root.children where element.name == "statement" {
      let id = trimmed(element["id"] ?? "")
      if let number = parseInteger(id) {
        numbered.append((number, element))
      } else {
        findings.add(
          Finding(
            .badValue, location: Location(file: file, line: element.line),
            found: "a statement with the id “\(excerpt(id))”",
            expected: "a number, by which the programs order the sort",
            mend: "Number the statements from 1."))
      }
    }
    if numbered.isEmpty, findings.isEmpty {
      findings.append(
        Finding(
          .missingStatement, location: Location(file: file, line: root.line),
          found: "no statement", expected: "the elements <statement id=\"1\"> and so on",
          mend: "Write each statement as <statement id=\"1\">…</statement>."))
    }
    for (number, element) in numbered.sorted(by: { $0.number < $1.number }) {
      add(
        String(number), text: plainText(element.text, singleBraces: braces),
        at: Location(file: file, line: element.line), &findings)
    }
  }

  // MARK: Grid

  private mutating func read(map root: XMLElement, file: String, _ findings: inout [Finding]) {
    let location = Location(file: file, line: root.line)
    gridLocation = location
    let met = findings.count
    var columns: [Grid.Column] = []
    for pair in columnTexts(root, file: file, &findings) {
      guard let value = parseInteger(pair.value), let count = parseInteger(pair.count), count >= 0
      else {
        findings.add(
          Finding(
            .badGrid, location: Location(file: file, line: pair.line),
            found: "“\(excerpt(trimmed(pair.count)))” cards at “\(excerpt(trimmed(pair.value)))”",
            expected: "whole numbers", mend: "Correct the column."))
        continue
      }
      if count > 0 { columns.append(Grid.Column(value: value, count: count)) }
    }
    guard findings.count == met else { return }
    do {
      study.grid = try Grid(columns: columns)
    } catch {
      findings.append(Finding(error, location: location))
    }
  }

  /// The columns as they are written: those of the two lists in the programs that have them, for the
  /// elements beside them may be of an old study.
  private func columnTexts(
    _ root: XMLElement, file: String, _ findings: inout [Finding]
  ) -> [(value: String, count: String, line: Int)] {
    let names = ["qSortHeaderNumbers", "qSortPattern"]
    let items = names.map { root.item($0) }
    let lists = items.map { $0.map { list($0.text) } ?? [] }
    guard let present = items.compactMap(\.self).first else {
      return root.children.filter { $0.name == "column" }.map { ($0["id"] ?? "", $0.text, $0.line) }
    }
    func fault(_ line: Int, _ found: String, _ expected: String) {
      findings.append(
        Finding(
          .badGrid, location: Location(file: file, line: line), found: found, expected: expected,
          mend: "Give each column its value and its number of cards."))
    }
    guard let values = items[0], let counts = items[1] else {
      let missing = items[0] == nil ? 0 : 1
      fault(present.line, "\(names[1 - missing]) without \(names[missing])", "both lists")
      return []
    }
    guard lists[0].count == lists[1].count else {
      fault(
        counts.line, "\(lists[1].count) numbers in qSortPattern",
        "\(lists[0].count), one for each value of qSortHeaderNumbers in line \(values.line)")
      return []
    }
    return zip(lists[0], lists[1]).map { ($0, $1, counts.line) }
  }

  /// The entries of a list, which may end in a comma; one that is empty is an entry all the same.
  private func list(_ text: String) -> [String] {
    let entries = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return entries.last.map(trimmed)?.isEmpty == true ? entries.dropLast() : entries
  }

  /// A grid with more places than there are statements leaves it to people where the free ones are.
  mutating func freeWhereRoomIsLeft() {
    let count = study.statements.count
    guard let grid = study.grid, count > 0, grid.cardCount > count else { return }
    study.grid = nil
    study.distribution = .free
    warnings.append(
      Warning(
        .freeDistribution,
        "\(gridLocation?.file ?? "The grid") has \(grid.cardCount) places for \(count) statements: "
          + "the distribution is free."))
  }
}

extension XMLElement {
  /// The first item of that id.
  func item(_ id: String) -> XMLElement? {
    children.first { $0.name == "item" && $0["id"] == id }
  }

  /// Whether single braces stand for the brackets of tags below this root.
  var hasSingleBraces: Bool { self["htmlParse"] == "true" }
}
