package import QStudy

/// What the files of a collecting program hold together: the records, and the design where a
/// configuration lies beside them.
package struct CollectedStudy: Sendable {
  /// The study without its sorts: title, and statements, grid and questions as far as they are known.
  package var design: Study
  /// The records, in the order of the file.
  package var sorts: [CollectedSort]
  /// The path of the file with the records.
  package var file: String
  /// Where the statements of the design stand, by id.
  package var statements: [String: Location]
  /// The number of the first statement where the design has none.
  package var firstStatement: Int

  /// Puts design and records together.
  package init(
    design: Study, sorts: [CollectedSort], file: String, statements: [String: Location] = [:],
    firstStatement: Int = 1
  ) {
    self.design = design
    self.sorts = sorts
    self.file = file
    self.statements = statements
    self.firstStatement = firstStatement
  }

  /// The study, with every fault of the records at once.
  ///
  /// Records of several lengths are several designs, and stop the reading unless the options name one.
  /// A record without a name is called after its place; one whose name was met is a fault, which
  /// repairing renames. A comment belongs to the statement whose id is its number.
  package func reading(
    format: String, options: ReadingOptions, warnings: [Warning] = []
  ) throws(Findings) -> StudyReading {
    guard !sorts.isEmpty else {
      throw Findings(
        Finding(
          .tooFewSorts, location: Location(file: file), found: "no record of a sort",
          expected: "one record a participant",
          mend: "Check that the export holds the results and not the questions."))
    }
    let taken = try ofOneDesign(options.design)
    var study = design
    var warnings = warnings
    if study.statements.isEmpty {
      let last = firstStatement + max(1, taken[0].placements.count) - 1
      study.statements = (firstStatement...last).map {
        Statement(id: "\($0)", text: "Statement \($0)")
      }
      warnings.append(
        Warning(
          .statementsUnworded,
          "There is no statements.xml beside \(file): the statements are called Statement "
            + "\(firstStatement) to Statement \(last)."))
    }
    guard taken[0].placements.count == study.statements.count else {
      throw Findings(
        Finding(
          .gridDoesNotFit, location: taken[0].location,
          found: "\(taken[0].placements.count) values in a sort",
          expected: "\(study.statements.count), as many as there are statements",
          mend: "Put the statements of this study beside the results."))
    }
    var mending = Mending(applies: options.repair)
    var sources = SourceMap(statements: statements, study: Location(file: file))
    let ids = Dictionary(
      study.statements.enumerated().map { ($0.element.id, $0.offset) }
    ) { first, _ in first }
    var strays: [String] = []
    var met: Set<String> = []
    for (place, record) in taken.enumerated() {
      let id = unique(record, place: place, &met, &mending)
      sources.sorts[id] = record.location
      study.sorts.append(QSort(id: id, placements: record.placements))
      let attributes = record.attributes.map { (name: $0.name, value: trimmed($0.value)) }
        .filter { !$0.value.isEmpty }
      study.participants.append(
        Participant(
          id: id, attributes: Dictionary(attributes.map { ($0.name, $0.value) }) { $1 }))
      for comment in record.comments where !comment.text.isEmpty {
        guard let place = ids["\(comment.statement)"] else {
          strays.append(id)
          continue
        }
        study.comments.append(
          Comment(sort: id, statement: study.statements[place].id, text: comment.text))
      }
    }
    if !strays.isEmpty {
      warnings.append(
        Warning(
          .recordsIgnored,
          "\(file): comments on \(strays.count) statements that there are not were left out.",
          sorts: strays))
    }
    if study.participants.allSatisfy(\.attributes.isEmpty) { study.participants = [] }
    try Findings.check(mending.findings)
    return StudyReading(
      study: study, format: format, sources: sources, warnings: warnings + mending.repairs)
  }

  /// The records of one length.
  private func ofOneDesign(_ wanted: Int?) throws(Findings) -> [CollectedSort] {
    let lengths = Dictionary(grouping: sorts, by: \.placements.count)
    if let wanted {
      if let taken = lengths[wanted] { return taken }
      throw Findings(
        Finding(
          .badValue, location: Location(file: file), found: "no sort of \(wanted) statements",
          expected: "sorts of " + lengths.keys.sorted().map(String.init).joined(separator: " or "),
          mend: "Give --design one of these numbers, or leave it out."))
    }
    guard lengths.count > 1 else { return sorts }
    let groups = lengths.sorted { $0.key < $1.key }.map { length, sorts in
      "\(sorts.count) of \(length) statements (the first is \(sorts[0].id))"
    }
    throw Findings(
      Finding(
        .mixedDesigns, location: Location(file: file),
        found: "sorts of several studies: " + groups.joined(separator: "; "),
        expected: "sorts of one study",
        mend:
          "Name the one to read with --design \(lengths.keys.sorted().map(String.init).joined(separator: " or --design "))."
      ))
  }

  /// The id of a record, made unique where repairs are asked for.
  private func unique(
    _ record: CollectedSort, place: Int, _ met: inout Set<String>, _ mending: inout Mending
  ) -> String {
    let id = record.id.isEmpty ? "P\(place + 1)" : record.id
    if met.insert(id).inserted { return id }
    return mending.distinctID(id, at: record.location, met: &met)
  }
}
