internal import QStudy
internal import QTables

/// The design of a study as the settings of a collecting program state it.
struct CollectorSettings {
  /// The study without sorts; its title is empty where the settings have none.
  var study = Study(title: "")
  /// Where each statement stands, by id.
  var locations: [String: Location] = [:]
  /// Where the grid stands.
  var gridLocation: Location?
  /// Whether an answer to a choice is the place of an option, counted from 1, and not its words.
  var countsOptions = false
  /// Whether people are asked for their consent first.
  private var asksConsent = false
  /// What must be said of the settings.
  var warnings: [Warning] = []

  /// The four files, by the name of their root.
  static let roots = ["statements", "map", "config", "language"]
  /// The folder in which the programs keep them.
  static let folder = "settings"

  /// The settings in a folder or beside a file, or in the folder `settings` there; nil where there
  /// are none.
  ///
  /// A file of one of the names with another root belongs to another program, and is left alone.
  /// - Throws: `Findings` with every fault of the files; `FileError` when one can't be read.
  static func beside(_ input: FormatInput) throws -> CollectorSettings? {
    for prefix in ["", folder + "/"] {
      var documents: [String: (file: String, root: XMLElement)] = [:]
      var findings: [Finding] = []
      for root in roots {
        let name = "\(prefix)\(root).xml"
        guard let bytes = try input.file(named: name), isSettings(bytes, root: root) else {
          continue
        }
        let file = input.location(of: name)
        do {
          documents[root] = (file, try XMLElement(parsing: bytes))
        } catch {
          findings.append(Finding(error, file: file, bytes: bytes))
        }
      }
      try Findings.check(findings)
      if documents["statements"] != nil || documents["map"] != nil {
        return try CollectorSettings(documents)
      }
    }
    return nil
  }

  /// Whether the first tag of a file is the root of a settings file.
  static func isSettings(_ bytes: [UInt8], root: String) -> Bool {
    guard let text = try? decodeText(Array(bytes.prefix(1 << 14))).text else {
      // The part may end within a character; the whole is decoded when it is read.
      return holds(bytes.prefix(1 << 14), "<" + root)
    }
    return holds(text, "<\(root) ") || holds(text, "<\(root)>")
  }

  private init(_ documents: [String: (file: String, root: XMLElement)]) throws(Findings) {
    var findings: [Finding] = []
    if let config = documents["config"] { read(config: config.root) }
    if let statements = documents["statements"] {
      read(statements: statements.root, file: statements.file, &findings)
    }
    if let map = documents["map"] { read(map: map.root, file: map.file, &findings) }
    if let language = documents["language"] { read(language: language.root) }
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

  // MARK: Statements and grid

  private mutating func read(
    statements root: XMLElement, file: String, _ findings: inout [Finding]
  ) {
    let braces = root.hasSingleBraces
    var numbered: [(number: Int, statement: Statement)] = []
    for element in root.children where element.name == "statement" {
      let location = Location(file: file, line: element.line)
      let id = trimmed(element["id"] ?? "")
      let text = plainText(element.text, singleBraces: braces)
      guard let number = parseInteger(id) else {
        findings.append(
          Finding(
            .badValue, location: location, found: "a statement with the id “\(excerpt(id))”",
            expected: "a number, by which the programs order the sort",
            mend: "Number the statements from 1."))
        continue
      }
      if locations.updateValue(location, forKey: String(number)) != nil {
        findings.append(
          Finding(
            .duplicateStatement, location: location, statement: String(number),
            found: "the id \(number) a second time", expected: "each id once",
            mend: "Number the statements from 1."))
      }
      if text.isEmpty {
        findings.append(
          Finding(
            .emptyStatement, location: location, statement: String(number),
            found: "a statement without wording", expected: "the wording of the card",
            mend: "Fill in the text of this statement."))
      }
      numbered.append((number, Statement(id: String(number), text: text)))
    }
    if numbered.isEmpty, findings.isEmpty {
      findings.append(
        Finding(
          .missingStatement, location: Location(file: file, line: root.line),
          found: "no statement", expected: "the elements <statement id=\"1\"> and so on",
          mend: "Write each statement as <statement id=\"1\">…</statement>."))
    }
    study.statements = numbered.sorted { $0.number < $1.number }.map(\.statement)
  }

  private mutating func read(map root: XMLElement, file: String, _ findings: inout [Finding]) {
    gridLocation = Location(file: file, line: root.line)
    var pairs: [(value: String, count: String, line: Int)] = root.children
      .filter { $0.name == "column" }.map { ($0["id"] ?? "", $0.text, $0.line) }
    // The lists rule in the programs that have them: the columns beside them may be of an old study.
    if let values = root.item("qSortHeaderNumbers"), let counts = root.item("qSortPattern") {
      let texts = [values, counts].map { $0.text.split(separator: ",").map(String.init) }
      guard texts[0].count == texts[1].count else {
        findings.append(
          Finding(
            .badGrid, location: Location(file: file, line: counts.line),
            found: "\(texts[1].count) numbers in qSortPattern",
            expected: "\(texts[0].count), one for each value of qSortHeaderNumbers",
            mend: "Give each column its number of cards."))
        return
      }
      pairs = zip(texts[0], texts[1]).map { ($0, $1, counts.line) }
    }
    var columns: [Grid.Column] = []
    for pair in pairs {
      guard let value = parseInteger(pair.value), let count = parseInteger(pair.count), count >= 0
      else {
        findings.append(
          Finding(
            .badGrid, location: Location(file: file, line: pair.line),
            found: "“\(excerpt(trimmed(pair.count)))” cards at “\(excerpt(pair.value))”",
            expected: "whole numbers", mend: "Correct the column."))
        continue
      }
      if count > 0 { columns.append(Grid.Column(value: value, count: count)) }
    }
    guard findings.isEmpty else { return }
    do {
      study.grid = try Grid(columns: columns)
    } catch {
      findings.append(Finding(error, location: Location(file: file, line: root.line)))
    }
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

  // MARK: Texts

  private mutating func read(config root: XMLElement) {
    study.title = plainText(root.item("studyTitle")?.text ?? "")
    func isOn(_ id: String) -> Bool? {
      root.item(id).map { trimmed($0.text).lowercased() }.flatMap(Bool.init)
    }
    if isOn("allowUnforcedSorts") == true { study.distribution = .free }
    asksConsent = isOn("showConsentPage") ?? false
    let comments = isOn("showPostsort") ?? isOn("showStep4")
    let order = isOn("shuffleCards").map { $0 ? CollectSettings.Order.random : .fixed }
    if comments != nil || order != nil {
      study.collect = CollectSettings(presort: .required, comments: comments, order: order)
    }
    let surveys = root.children.filter { $0.name == "item" && $0["id"] == "survey" }
    if !surveys.isEmpty {
      countsOptions = true
      study.background = surveys.enumerated().compactMap { place, survey in
        SurveyQuestion(
          survey.children, id: "itemNum\(place + 1)", separator: ";;;")?.question
      }
    } else if let form = root.item("form") {
      study.background = SurveyQuestion.form(form.children)
    }
    if isOn("useImages") == true,
      let count = root.item("numImages").flatMap({ parseInteger($0.text) }),
      (1...1_000).contains(count)
    {
      let ending = trimmed(root.item("imageFileType")?.text ?? "jpg")
      study.statements = (1...count).map {
        Statement(id: String($0), text: "Image \($0) (image\($0).\(ending))")
      }
    }
  }

  private mutating func read(language root: XMLElement) {
    let braces = root.hasSingleBraces
    func text(_ ids: String...) -> String? {
      ids.lazy.compactMap { root.item($0) }.map { plainText($0.text, singleBraces: braces) }
        .first { !$0.isEmpty }
    }
    if let low = text("sortDisagreement", "btnDisagreement"),
      let high = text("sortAgreement", "btnAgreement")
    {
      study.poles = Poles(low: low, high: high)
    }
    study.question = text("condOfInst") ?? ""
    if asksConsent, let consent = text("consentText") { study.collect?.consent = consent }
  }
}

extension XMLElement {
  /// The first item of that id.
  fileprivate func item(_ id: String) -> XMLElement? {
    children.first { $0.name == "item" && $0["id"] == id }
  }

  /// Whether single braces stand for the brackets of tags below this root.
  fileprivate var hasSingleBraces: Bool { self["htmlParse"] == "true" }
}
