internal import QStudy

/// What the files of KADE and Ken-Q hold together, in all their forms.
struct KADEStudy {
  /// Title, grid and statements.
  var design: Study
  /// Where each statement stands, by its id.
  var statements: [String: Location]
  var sorts: [CollectedSort]
  var findings: [Finding]
  /// What was taken for something, and may be something else.
  var warnings: [Warning] = []
  /// How its cells were written that were read all the same.
  var found: [String] = []
  /// The ids that the format could not hold.
  var ids = WrittenIDs()

  /// The study, with every fault at once.
  func reading(
    format: String, file: String, options: ReadingOptions, isWorded: Bool
  ) throws(Findings) -> StudyReading {
    let findings = Array(findings.prefix(PlacementCell.mostFindings))
    var design = design
    var statements = statements
    for (index, statement) in design.statements.enumerated() {
      guard let id = ids.statements[statement.id] else { continue }
      design.statements[index].id = id
      statements[id] = statements.removeValue(forKey: statement.id)
    }
    let sorts = sorts.map { sort in
      var sort = sort
      sort.id = ids.sorts[sort.id] ?? sort.id
      return sort
    }
    var warnings = warnings
    if !isWorded {
      warnings.append(
        Warning(
          .statementsUnworded,
          "The wording of the statements is nowhere: they are called Statement 1 to Statement "
            + "\(design.statements.count)."))
    }
    var reading: StudyReading
    do {
      reading = try CollectedStudy(design: design, sorts: sorts, file: file)
        .reading(format: format, options: options, warnings: warnings)
    } catch {
      // Where a row was no sort, that there is none, or that lengths differ, says nothing new.
      throw Findings(findings + (sorts.isEmpty && !findings.isEmpty ? [] : error.all)) ?? error
    }
    try Findings.check(findings)
    reading.sources.statements = statements
    reading.found = found
    return reading
  }
}
