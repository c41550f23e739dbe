internal import QStudy
internal import QTables

/// Mindset's own form of a study: a folder with `study.yml`, `statements.csv` and, where there are
/// any, sorts, participants and comments.
///
/// Every file is UTF-8 and read strictly: each key, column and cell that is not understood is a
/// finding, and all of them are found in one go.
package enum StudyFolderFormat: StudyFormat {
  package static let id = "mindset"
  package static let name = "Mindset study folder"

  static let studyFile = "study.yml"
  static let statementsFile = "statements.csv"
  static let sortsFile = "sorts.csv"
  static let participantsFile = "participants.csv"
  static let commentsFile = "comments.csv"
  static let sourceFile = "SOURCE.md"
  /// Every file that a folder may have.
  package static let files = [
    studyFile, statementsFile, sortsFile, participantsFile, commentsFile, sourceFile,
  ]

  package static func recognises(_ input: FormatInput) -> Bool {
    input.bytes == nil && input.names.contains(studyFile)
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard input.bytes == nil else {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: input.path), found: "a file",
          expected: "the folder of a study", mend: "Give the folder that holds \(studyFile)."))
    }
    var findings: [Finding] = []
    guard let description = try input.file(named: studyFile) else {
      throw Findings(
        missing(studyFile, in: input, mend: "Add \(studyFile) with the study's title."))
    }
    var study = readStudyFile(description, file: input.location(of: studyFile), &findings)
    var sources = SourceMap(study: Location(file: input.location(of: studyFile)))

    // Without a readable description nothing is known of themes and languages: the tables are
    // checked for themselves all the same.
    let expectations = study.map(StatementsTable.Expectations.init) ?? .anything
    var statements: StatementsTable?
    if let bytes = try input.file(named: statementsFile) {
      statements = StatementsTable(
        bytes, file: input.location(of: statementsFile), expectations, &findings)
    } else {
      findings.append(
        missing(
          statementsFile, in: input,
          mend: "Add \(statementsFile) with the columns id, theme and text."))
    }
    study?.statements = statements?.statements ?? []
    sources.statements = statements?.locations ?? [:]

    var sorts: SortsTable?
    if let bytes = try input.file(named: sortsFile) {
      sorts = SortsTable(
        bytes, file: input.location(of: sortsFile), statements: statements?.statements.map(\.id),
        &findings)
      study?.sorts = sorts?.sorts ?? []
      sources.sorts = sorts?.locations ?? [:]
    }
    if let bytes = try input.file(named: participantsFile) {
      study?.participants = readParticipants(
        bytes, file: input.location(of: participantsFile), &findings)
    }
    if let bytes = try input.file(named: commentsFile) {
      // Names are compared only with lists that were read without a fault.
      let isWhole = findings.isEmpty
      study?.comments = readComments(
        bytes, file: input.location(of: commentsFile),
        sorts: isWhole ? Set(sorts?.sorts.map(\.id) ?? []) : nil,
        statements: isWhole ? Set(statements?.statements.map(\.id) ?? []) : nil, &findings)
    }
    if let bytes = try input.file(named: sourceFile) {
      let file = input.location(of: sourceFile)
      do {
        study?.source = String(decoding: try decodeUTF8(bytes), as: UTF8.self)
      } catch {
        findings.append(Finding(error, file: file, bytes: bytes))
      }
    }
    try Findings.check(findings)
    guard let study else { throw Findings(.emptyFile(input.location(of: studyFile))) }
    return StudyReading(study: study, format: name, sources: sources)
  }

  private static func missing(_ file: String, in input: FormatInput, mend: String) -> Finding {
    Finding(
      .missingFile, location: Location(file: input.location(of: file)), found: "no \(file)",
      expected: "\(file) in the study folder", mend: mend)
  }
}
