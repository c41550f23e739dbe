internal import QStudy
internal import QTables

extension StudyFormats {
  /// Reads a study from several files, each with the sorts of other people, as some collecting programs
  /// leave them: one mail or one JSON text a person.
  ///
  /// A file that only words the statements, or is read with another of those given, adds no sorts.
  ///
  /// - Parameter paths: at least one; a single one is read as ever.
  /// - Throws: `Findings` with the faults of all files at once, and where they are of different studies;
  ///   `FileError` when one can't be read.
  package static func read(
    paths: [String], options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    if paths.count == 1 { return try read(path: paths[0], options: options) }
    var united = UnitedStudy(mending: Mending(applies: options.repair))
    var findings: [Finding] = []
    for path in paths {
      let input = try FormatInput(path: path)
      guard !isRead(input, with: paths) else { continue }
      do {
        united.parts.append((input, try unexamined(input, options: options)))
      } catch let faults as Findings {
        findings += faults.all
      }
    }
    try Findings.check(findings)
    // Where each would be read with another there is nothing to unite, and the first says what it is.
    if united.parts.isEmpty { return try read(path: paths[0], options: options) }
    return try examined(united.reading(), options: options)
  }

  /// Whether a file is read together with another of those given.
  private static func isRead(_ input: FormatInput, with paths: [String]) -> Bool {
    if input.name == idsFile { return true }
    guard input.fileExtension == "sta" else { return false }
    let stem = input.path.dropLast(3).lowercased()
    return paths.contains { [stem + "dat", stem + "raw"].contains($0.lowercased()) }
  }
}

/// What several files of one study hold together.
private struct UnitedStudy {
  typealias Part = (input: FormatInput, reading: StudyReading)

  /// The files in the order given, each as it reads by itself.
  var parts: [Part] = []
  var mending: Mending

  init(mending: Mending) { self.mending = mending }

  /// One study: the design of the first file that has it, the sorts of all.
  ///
  /// - Throws: where statements, their wording or the grid differ; where a name comes twice.
  mutating func reading() throws(Findings) -> StudyReading {
    // What words the statements goes first: the others are held against it.
    let worded = parts.first { !Self.isUnworded($0.reading) } ?? parts[0]
    var findings: [Finding] = []
    for part in parts { differences(of: part, from: worded, &findings) }
    try Findings.check(findings)

    var reading = worded.reading
    let holders = parts.filter { !$0.reading.study.sorts.isEmpty }
    reading.format =
      distinct(holders.map(\.reading.format)).joined(separator: " and ")
      + ", \(holders.count) files"
    let titles = Set(parts.map(\.reading.study.title))
    if titles.count > 1 { reading.study.title = "" }
    reading.study.grid = parts.lazy.compactMap(\.reading.study.grid).first
    reading.study.sorts = []
    reading.study.participants = []
    reading.study.comments = []
    reading.sources.sorts = [:]
    var met: Set<String> = []
    let known = Set(repeated(parts.flatMap { $0.reading.study.sorts.map(\.id) }))
    for part in parts { add(part, to: &reading, known: known, met: &met) }
    try Findings.check(mending.findings)
    // That there is no wording is told once, and not where another file has it.
    reading.warnings = worded.reading.warnings
    for part in parts {
      reading.warnings += part.reading.warnings.filter {
        $0.code != .statementsUnworded && !reading.warnings.contains($0)
      }
    }
    reading.warnings += mending.repairs
    reading.found = parts.flatMap { part in
      part.reading.found.map { "\(part.input.path): \($0)" }
    }
    reading.layout = nil
    return reading
  }

  private static func isUnworded(_ reading: StudyReading) -> Bool {
    reading.warnings.contains { $0.code == .statementsUnworded }
  }

  /// Why two files are not of one study.
  private func differences(of part: Part, from first: Part, _ findings: inout [Finding]) {
    let statements = part.reading.study.statements
    let expected = first.reading.study.statements
    let location = Location(file: part.input.path)
    func differs(_ found: String, _ wanted: String) {
      findings.add(
        Finding(
          .mixedDesigns, location: location, found: found,
          expected: "\(wanted), as in \(first.input.path)",
          mend: "Import files of one study together, each study into a folder of its own."))
    }
    guard Set(statements.map(\.id)) == Set(expected.map(\.id)) else {
      return statements.count == expected.count
        ? differs("other ids of the statements", "the same ids")
        : differs("\(statements.count) statements", "\(expected.count)")
    }
    if !Self.isUnworded(part.reading) {
      let wording = Dictionary(statements.map { ($0.id, $0.text) }) { first, _ in first }
      if let other = expected.first(where: { wording[$0.id] != $0.text }) {
        differs("statement \(other.id): “\(wording[other.id] ?? "")”", "“\(other.text)”")
      }
    }
    if let grid = part.reading.study.grid,
      let other = parts.lazy.compactMap(\.reading.study.grid)
        .first, grid != other
    {
      differs("the grid \(grid)", "the grid \(other)")
    }
  }

  /// Adds the people of a file, under ids of their own.
  ///
  /// Where the one person of a file bears a name that another file's does too, the file's name tells
  /// them apart: programs that send a file a person often name nobody in it.
  private mutating func add(
    _ part: Part, to reading: inout StudyReading, known: Set<String>, met: inout Set<String>
  ) {
    let study = part.reading.study
    let places = Dictionary(study.statements.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let order = reading.study.statements.map { places[$0.id] }
    let isAlone = study.sorts.count == 1
    var renamed: [String: String] = [:]
    for sort in study.sorts {
      let location = part.reading.sources.sorts[sort.id] ?? Location(file: part.input.path)
      var id = isAlone && known.contains(sort.id) ? part.input.stem : sort.id
      if !met.insert(id).inserted { id = mending.distinctID(id, at: location, met: &met) }
      renamed[sort.id] = id
      reading.sources.sorts[id] = location
      var sort = sort
      if sort.participant == sort.id { sort.participant = id }
      sort.id = id
      sort.placements = order.map { $0.flatMap { sort.placements[$0] } }
      reading.study.sorts.append(sort)
    }
    for var participant in study.participants {
      participant.id = renamed[participant.id] ?? participant.id
      if !reading.study.participants.contains(where: { $0.id == participant.id }) {
        reading.study.participants.append(participant)
      }
    }
    for var comment in study.comments {
      comment.sort = renamed[comment.sort] ?? comment.sort
      reading.study.comments.append(comment)
    }
  }

  private func distinct<Element: Equatable>(_ elements: [Element]) -> [Element] {
    elements.reduce(into: []) { met, element in
      if !met.contains(element) { met.append(element) }
    }
  }
}
