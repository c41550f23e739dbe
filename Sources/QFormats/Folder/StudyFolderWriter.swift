package import QStudy
internal import QTables

/// Writes a study as a folder that reads back as the same study.
package enum StudyFolderWriter: StudyWriter {
  package static let id = "mindset"
  package static let name = "Mindset study folder"
  package static let holds = Set(StudyPart.allCases)

  /// `study.yml` and `statements.csv`; sorts, participants, comments and the source where there are
  /// any.
  ///
  /// The files are read back before they are handed out: a study with two statements of one id, say,
  /// is no folder.
  ///
  /// - Throws: the findings of that reading, or the part that would not come back as it was.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    let writer = CSVWriter(spreadsheetSafe: true)
    var files = [
      (name: StudyFolderFormat.studyFile, bytes: writeStudyFile(study)),
      (name: StudyFolderFormat.statementsFile, bytes: writer.bytes(StatementsTable.rows(study))),
    ]
    if !study.sorts.isEmpty {
      files.append((StudyFolderFormat.sortsFile, writer.bytes(SortsTable.rows(study))))
    }
    if !study.participants.isEmpty {
      files.append(
        (StudyFolderFormat.participantsFile, writer.bytes(participantRows(study.participants))))
    }
    if !study.comments.isEmpty {
      files.append((StudyFolderFormat.commentsFile, writer.bytes(commentRows(study.comments))))
    }
    if let source = study.source {
      files.append((StudyFolderFormat.sourceFile, Array(source.utf8)))
    }

    let input = FormatInput(
      folder: ".", files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) }))
    let back = try readBack(input, with: StudyFolderFormat.self)
    if let part = firstDifference(study, back) { throw Findings(.notKept(part, format: name)) }
    return files
  }

  /// The tables of a study's folder that sorts, their people and comments come into; the same checks as of all files.
  ///
  /// - Throws: as ``files(_:)``.
  package static func tablesOfSorts(
    _ study: Study
  ) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try files(study).filter {
      [
        StudyFolderFormat.sortsFile, StudyFolderFormat.participantsFile,
        StudyFolderFormat.commentsFile,
      ].contains($0.name)
    }
  }

  private static func firstDifference(_ study: Study, _ back: Study) -> String? {
    if study == back { return nil }
    if study.statements != back.statements { return "a statement" }
    if let (sort, _) = zip(study.sorts, back.sorts).first(where: { $0 != $1 }) {
      return "the sort “\(sort.id)”"
    }
    if study.participants != back.participants { return "a participant" }
    if study.comments != back.comments { return "a comment" }
    if study.source != back.source { return "the text of the source" }
    return "the description of the study"
  }
}

/// The study that a format's reader makes of files just written.
func readBack(
  _ input: FormatInput, with format: any StudyFormat.Type,
  options: ReadingOptions = ReadingOptions()
) throws(Findings) -> Study {
  do {
    return try format.read(input, options: options).study
  } catch let findings as Findings {
    throw findings
  } catch {
    // Files in memory are always there.
    throw Findings(.notKept("a file", format: format.name))
  }
}

extension Finding {
  /// Something that a format has no way to write.
  static func notKept(_ part: String, format: String) -> Finding {
    Finding(
      .badValue, found: "\(part) that would not read back as it is",
      expected: "a study that the format can hold (\(format))",
      mend: "Fill in what is blank and remove blanks around names, or choose another format.")
  }
}
