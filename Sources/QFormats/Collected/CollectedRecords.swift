internal import QStudy
internal import QTables

/// The records of one file, read as a study by the rules that all collecting programs share.
struct CollectedRecords {
  /// The path of the file.
  var file: String
  /// The title of last resort.
  var stem: String
  /// The records, in the order of the file.
  var records: [CollectedRecord]
  /// What the settings beside the file say of the design.
  private var settings: CollectorSettings?
  /// What must be said of the files beside.
  private var warnings: [Warning]

  /// Takes the records of a file, and looks for the settings beside it.
  ///
  /// - Throws: the faults of the settings; `FileError` when one of their files can't be read.
  init(_ records: [CollectedRecord], of input: FormatInput) throws {
    file = input.path
    stem = input.stem
    let documents = try SettingsDocuments(beside: input)
    settings = try documents.settings()
    self.records = OptionAnswers.joined(records, by: settings?.surveys ?? [])
    warnings = documents.warnings + (settings?.warnings ?? [])
  }

  /// Names that a person typed or was given, the surest first.
  private static let codes = [
    "partId", "participantName", "userInputId", "urlUsercode", "urlUserCode", "usercode", "uid",
  ]
  /// Names that the program made up.
  private static let numbers = ["randomId", "sid"]
  /// Names under which the title of the study stands.
  private static let titles = ["projectName", "name"]
  /// Names of the client's clock.
  private static let dates: Set<String> = ["dateTime", "datetime"]

  /// The study.
  ///
  /// - A record without a finished sort is left out; one warning names them all.
  /// - A participant is called by the first code that every record has, unless all share it; else by
  ///   the number the program drew; else by the key of the record.
  /// - The comments `(s3) …` come along as comments, everything else that was answered or measured as
  ///   attributes under the program's own names. An answer that is the place of an option becomes that
  ///   option where the settings list the options and all answers fit them. A date is written by
  ///   ISO 8601 where the order of its parts is sure. Markers such as “no response” are blank.
  /// - The trace of a sort is left out where it only repeats sort and piles in the order of the
  ///   statements; another order is that in which the cards were laid.
  ///
  /// - Parameter numbers: how the records name the statements, where they do.
  func reading(
    format: String, options: ReadingOptions, numbers: [String] = [], findings: [Finding] = [],
    warnings: [Warning] = []
  ) throws(Findings) -> StudyReading {
    var findings = findings
    try checkSizes()
    var finished = records.filter { $0.sort != nil }
    let date = DateOrder(
      finished.lazy.flatMap(\.fields).filter { Self.dates.contains($0.name) }.map(\.value))
    let name = naming(finished)
    let title = shared(Self.titles, finished)
    let answers = settings.map { OptionAnswers($0.surveys, finished) }
    let first = ShiftedNumbers.run(numbers)?.lowerBound ?? 1
    var sorts = finished.map { record in
      let id = name.flatMap { record[$0] } ?? record.key
      var sort = CollectedSort(id: id, location: record.location, placements: [])
      sort.placements = placements(record, id: id, from: first, &findings)
      describe(&sort, record, leavingOut: [name, title?.name].compactMap(\.self)) { name, value in
        if Self.dates.contains(name) { return date.iso(value) ?? value }
        return answers?.option(name, value) ?? value
      }
      return sort
    }
    let names = records.enumerated().filter { $0.element.sort == nil }.map { place, record in
      (Self.codes + Self.numbers).lazy.compactMap { record[$0] }.first
        ?? (record.key.isEmpty ? "number \(place + 1)" : record.key)
    }
    let ignored =
      Warning.unfinished(names, of: records.count, file: file) + unnamed(finished, name: name)
    finished = []
    var design = settings?.study ?? Study(title: "")
    var locations = settings?.locations ?? [:]
    var mending = Mending(applies: options.repair)
    count(&design.statements, &locations, as: numbers, of: &sorts, &mending)
    try Findings.check(findings + mending.findings)
    if design.title.isEmpty { design.title = title?.value ?? stem }
    return try CollectedStudy(
      design: design, sorts: sorts, file: file, statements: locations, firstStatement: first
    ).reading(
      format: settings == nil ? format : format + " with its settings", options: options,
      warnings: self.warnings + warnings + mending.repairs + ignored)
  }

  /// A record keeps its sort in one cell, which no limit of tables or documents reaches.
  private func checkSizes() throws(Findings) {
    let limits = Limits()
    var cells = 0
    for record in records {
      let cards = record.cards
      cells += cards
      if cards > limits.columns {
        throw Findings(.tooLarge("cards in one sort", limits.columns, record.location))
      }
      if cells > limits.cells { throw Findings(.tooLarge(.cells, limits.cells, record.location)) }
    }
  }

  /// Numbers statements whose settings begin with another number than the records do as these have them.
  ///
  /// A comment names its statement by the number of the records, unless a number that only the settings have
  /// shows that it goes by theirs.
  private func count(
    _ statements: inout [Statement], _ locations: inout [String: Location], as numbers: [String],
    of sorts: inout [CollectedSort], _ mending: inout Mending
  ) {
    guard let shift = ShiftedNumbers(statements.map(\.id), beside: numbers) else { return }
    let first = shift.expected.lowerBound
    let areOfSettings = sorts.contains { sort in
      sort.comments.contains {
        shift.own.contains($0.statement) && !shift.expected.contains($0.statement)
      }
    }
    guard
      shift.mends(
        &mending, at: locations[statements[0].id],
        others: "the columns of \(file) have them",
        repair:
          "The statements were numbered from \(first) on, in their order; comments were taken "
          + "to name them by \(areOfSettings ? "their own numbers" : "the numbers of the results")."
      )
    else { return }
    let old = statements.map(\.id)
    for place in statements.indices { statements[place].id = "\(first + place)" }
    locations = Dictionary(
      zip(statements, old).compactMap { new, old in locations[old].map { (new.id, $0) } }
    ) { first, _ in first }
    guard areOfSettings else { return }
    for place in sorts.indices {
      sorts[place].comments = sorts[place].comments.map {
        ($0.statement - shift.own.lowerBound + first, $0.text)
      }
    }
  }

  /// The name under which every record has its id.
  private func naming(_ records: [CollectedRecord]) -> String? {
    let code = Self.codes.first { name in
      let values = records.map { $0[name] }
      return values.allSatisfy { $0 != nil } && (values.count < 2 || Set(values).count > 1)
    }
    return code ?? Self.numbers.first { name in records.allSatisfy { $0[name] != nil } }
  }

  /// What must be said where some people have a code and others none, so that all are called otherwise.
  private func unnamed(_ records: [CollectedRecord], name: String?) -> [Warning] {
    guard name.map(Self.codes.contains) != true,
      let code = Self.codes.first(where: { code in
        records.contains { $0[code] != nil } && records.contains { $0[code] == nil }
      })
    else { return [] }
    let missing = records.filter { $0[code] == nil }
    return [
      Warning(
        .layoutInferred,
        "\(file): \(missing.count) of \(records.count) records have no \(code), so that all sorts are "
          + "called by \(name ?? "their place in the file"); each \(code) is in participants.csv.")
    ]
  }

  /// The first of the names under which all records say the same, with what they say.
  private func shared(
    _ names: [String], _ records: [CollectedRecord]
  ) -> (name: String, value: String)? {
    for name in names {
      if let value = records.first?[name], records.allSatisfy({ $0[name] == value }) {
        return (name, value)
      }
    }
    return nil
  }

  private func placements(
    _ record: CollectedRecord, id: String, from first: Int, _ findings: inout [Finding]
  ) -> [Int?] {
    (record.sort ?? []).enumerated().map { index, text in
      let known = settings?.study.statements
      let statement =
        known.flatMap { $0.indices.contains(index) ? $0[index].id : nil } ?? String(first + index)
      return readPlacement(ArraySlice(text.utf8))
        .value(at: record.location, sort: id, statement: statement, &findings)
    }
  }

  /// Fills in comments and attributes.
  private func describe(
    _ sort: inout CollectedSort, _ record: CollectedRecord, leavingOut known: [String],
    worded: (_ name: String, _ value: String) -> String
  ) {
    var times: [String: Int] = [:]
    func add(_ name: String, _ value: String) {
      guard !value.isEmpty else { return }
      let number = (times[name] ?? 0) + 1
      times[name] = number
      sort.attributes.append((number == 1 ? name : "\(name) (\(number))", value))
    }
    let trace = record["presortTrace"].map(SortTrace.init)
    for (name, value) in record.fields where !known.contains(name) && name != "sort" {
      let isComment = name.hasPrefix("comment") || name.hasPrefix("column")
      if isComment, let comment = labelledComment(value) {
        // HtmlQ leaves a comment blank that was not written; the other two say so in words.
        let text = name.hasPrefix("column") ? commented(comment.text) : comment.text
        sort.comments.append((comment.statement, text))
      } else if name != "presortTrace" || trace?.values != sort.placements
        || trace?.isInOrder == false
      {
        let value = isNumbered(name, "itemNum") ? answered(value) : stated(value)
        // The lists of the piles end in a comma.
        let isList = value.hasSuffix(",") && value.allSatisfy { $0.isNumber || $0 == "," }
        add(name, isList ? String(value.dropLast()) : value.isEmpty ? "" : worded(name, value))
      }
    }
    // EQ Web Sort 7.0.0 sends some records before it has put the piles into them.
    if let trace {
      for (name, short) in [
        ("posStateNums", "pos"), ("neuStateNums", "neu"), ("negStateNums", "neg"),
      ]
      where record[name] == nil && record[short] == nil {
        let pile = short == "neu" ? "u" : String(short.prefix(1))
        add(name, trace.statements(in: pile).map(String.init).joined(separator: ","))
      }
    }
  }
}

/// `1*p*1|2*u*3`: for each statement the pile it lay in, and where it came to lie.
struct SortTrace {
  private let entries: [(statement: Int, pile: String, value: Int?)]

  init(_ text: String) {
    entries = text.split(separator: "|").compactMap { entry in
      let parts = entry.split(separator: "*", omittingEmptySubsequences: false)
      guard parts.count == 3, let statement = parseInteger(String(parts[0])) else { return nil }
      return (statement, String(parts[1]), parseInteger(String(parts[2])))
    }
  }

  /// The values in the order of the statements.
  var values: [Int?] { entries.sorted { $0.statement < $1.statement }.map(\.value) }

  /// Whether the statements stand in the order of their numbers.
  var isInOrder: Bool {
    zip(entries, entries.dropFirst()).allSatisfy { $0.statement < $1.statement }
  }

  /// The statements that lay in a pile.
  func statements(in pile: String) -> [Int] { entries.filter { $0.pile == pile }.map(\.statement) }
}

extension Warning {
  /// One warning for all records of a file without a finished sort; none where there are none.
  ///
  /// - Parameters:
  ///   - names: what they are called.
  ///   - count: how many records the file holds.
  static func unfinished(_ names: [String], of count: Int, file: String) -> [Warning] {
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    return [
      Warning(
        .recordsIgnored,
        "\(file): \(names.count) of \(count) records without a finished sort "
          + (names.count == 1 ? "was" : "were") + " left out (\(shown)).", sorts: names)
    ]
  }
}
