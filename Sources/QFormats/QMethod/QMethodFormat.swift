internal import QStudy
internal import QTables

/// What R's qmethod imports and loads: a folder of pictures of the grid with its concourse and
/// feedback, perhaps in a ZIP archive; or the tables that are written for it.
///
/// In the folder `qsorts/[condition/]Participant.csv` shows the cards as they lay; their ids are those of
/// `ids.csv`, or check sums (CRC-32) of the wording, or the handles. Without `sampling-structure.csv`
/// the sample is what more than half of the sorts hold. Values of columns that no file states count from
/// the middle column.
package enum QMethodFormat: StudyFormat {
  package static let id = "qmethod"
  package static let name = "R qmethod folder with qsorts/, or its sorts.csv as written here"

  package static func recognises(_ input: FormatInput) -> Bool {
    if QMethodTables.recognises(input) { return true }
    guard let bytes = input.bytes else {
      return input.listing(of: QMethodFolder.sorts, depth: 1).files
        .contains { $0.lowercased().hasSuffix(".csv") }
    }
    return QMethodArchive.recognises(bytes)
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    if QMethodTables.recognises(input) { return try QMethodTables.read(input) }
    if let bytes = input.bytes {
      guard QMethodArchive.recognises(bytes) else {
        throw Findings(
          Finding(
            .unreadableFormat, location: Location(file: input.path), found: "another file",
            expected: "a folder with qsorts/, a ZIP archive of it, or sorts.csv with the "
              + "statements.csv that was written beside it",
            mend: "Give the folder that holds qsorts."))
      }
      return try readFolder(QMethodArchive.folder(bytes, file: input.path), options: options)
    }
    return try readFolder(input, options: options)
  }

  private static func readFolder(
    _ input: FormatInput, options: ReadingOptions
  ) throws -> StudyReading {
    var folder = QMethodFolder(input)
    let concourse = try QMethodConcourse(&folder)
    var pictures = try QMethodPictures(&folder, concourse: concourse)
    var sources = SourceMap(study: Location(file: input.path))
    var study = Study(title: input.fileExtension == "zip" ? input.stem : input.name)

    // Cards are called by many names; each stands for a statement.
    var statementOf: (String) -> Int?
    var known: (String) -> String? = { _ in nil }
    if concourse.cards.isEmpty {
      let names = pictures.names.filter { $0.count * 2 > pictures.count }.map(\.name)
      study.statements = names.map { Statement(id: $0, text: $0) }
      let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
      statementOf = { positions[$0] }
      if let language = options.language {
        folder.findings.append(
          Finding(
            .badValue, location: sources.study, found: "the option --main-language \(language)",
            expected: "a concourse, in which cards are worded", mend: "Leave it out."))
      }
      folder.warnings.append(
        Warning(
          .statementsUnworded,
          "There is no \(QMethodConcourse.folder) with the wording: the statements are called after "
            + "their cards."))
    } else {
      let sample = Self.sample(concourse, pictures, &folder)
      let wording = try QMethodWording(
        concourse, sample: sample, options: options, &folder)
      study.statements = wording.statements
      if let language = wording.language { study.language = language }
      study.languages = wording.languages
      sources.statements = wording.locations
      let positions = Dictionary(uniqueKeysWithValues: sample.enumerated().map { ($1, $0) })
      statementOf = { concourse.position(of: $0).flatMap { positions[$0] } }
      let place = concourse.sampleFile.map { "is not in \($0)" } ?? "lies in few of the sorts"
      known = { concourse.position(of: $0) == nil ? nil : ", which " + place }
    }
    let ids = study.statements.map(\.id)
    pictures.look(card: statementOf, sample: Set(ids.indices))
    (study.sorts, sources.sorts) = pictures.read(
      statements: ids, position: statementOf, known: known, &folder)
    if folder.findings.isEmpty {
      study.comments = try QMethodFeedback.comments(
        study.sorts, statements: ids, statement: { statementOf($0).map { ids[$0] } }, &folder)
    }
    try Findings.check(folder.findings)
    return StudyReading(
      study: study, format: "R qmethod folder", sources: sources, warnings: folder.warnings)
  }

  /// The positions of the cards of the sample: as the folder says, else those in more than half of the
  /// sorts, which is told where it leaves any out.
  private static func sample(
    _ concourse: QMethodConcourse, _ pictures: QMethodPictures, _ folder: inout QMethodFolder
  ) -> [Int] {
    if let sample = concourse.sample { return sample }
    var counts: [Int: Int] = [:]
    for (name, count) in pictures.names {
      if let position = concourse.position(of: name) { counts[position, default: 0] += count }
    }
    let sample = concourse.cards.indices.filter { counts[$0, default: 0] * 2 > pictures.count }
    if !sample.isEmpty, sample.count < concourse.cards.count {
      let left = concourse.cards.indices.filter { counts[$0, default: 0] * 2 <= pictures.count }
        .map { concourse.cards[$0].name }
      folder.warnings.append(
        Warning(
          .recordsIgnored,
          "There is no sampling-structure.csv: the sample is the \(sample.count) cards in more than "
            + "half of the sorts, without \(excerpt(left.joined(separator: ", ")))."))
    }
    return sample
  }
}
