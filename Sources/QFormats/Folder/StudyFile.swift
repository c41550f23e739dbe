// study.yml: the description of a study, without its statements and sorts.

internal import QStudy
internal import QTables

/// Reads a description; nil, with findings, where there is a fault.
func readStudyFile(_ bytes: [UInt8], file: String, _ findings: inout [Finding]) -> Study? {
  if bytes.allSatisfy(isBlankByte) {
    findings.append(.emptyFile(file))
    return nil
  }
  let document: YAMLDocument
  do {
    document = try YAMLDocument(parsing: bytes)
  } catch {
    findings.append(Finding(error, file: file, bytes: bytes))
    return nil
  }
  var gridFinding: Finding?
  var questionLines: [Int] = []
  let reader: YAMLReader<Study> = .mapping { map in
    let gridLine = map.line(of: "grid")
    let read = describedStudy(&map) { fault in
      gridFinding = Finding(fault, location: Location(file: file, line: gridLine))
    }
    questionLines = read?.questionLines ?? []
    return read?.study
  }
  var study: Study?
  do {
    study = try document.decode(reader)
  } catch {
    findings += error.all.map { Finding($0, file: file, bytes: bytes) }
  }
  if let gridFinding {
    findings.append(gridFinding)
    return nil
  }
  for (index, line) in questionLines.enumerated() {
    findings += (study?.backgroundFindings(at: index) ?? []).map { finding in
      var finding = finding
      finding.location = Location(file: file, line: line)
      return finding
    }
  }
  return study
}

/// The study, and the lines of its questions about people.
private func describedStudy(
  _ map: inout YAMLMapping, badGrid: (Grid.Fault) -> Void
) -> (study: Study, questionLines: [Int])? {
  let title = map.required("title", .string)
  var study = Study(title: title ?? "")
  study.question = map.optional("question", .string) ?? ""
  study.language = map.optional("language", .string) ?? study.language
  study.languages = map.optional("languages", .list(of: .string)) ?? []
  if let entries = map.optional("grid", .integerEntries(of: .integer)) {
    do {
      let columns = entries.map { Grid.Column(value: $0.key, count: $0.value) }
      study.grid = try Grid(columns: columns)
    } catch {
      badGrid(error)
    }
  }
  study.distribution = map.optional("distribution", .choice(Distribution.self))
  study.poles = map.optional("poles", poles) ?? study.poles
  study.themes =
    map.optional("themes", .entries(of: .string))?
    .map { Theme(id: $0.key.text, label: $0.value) } ?? []
  study.conditions =
    map.optional("conditions", .entries(of: .string))?
    .map { Condition(id: $0.key.text, question: $0.value) } ?? []
  let questions = map.optional("background", .list(of: backgroundQuestion)) ?? []
  study.background = questions.map(\.question)
  study.collect = map.optional("collect", collectSettings)
  study.translations = map.optional("translations", translations(of: study)) ?? [:]
  study.provenance = map.optional("provenance", provenance) ?? Provenance()
  study.recipe = map.optional("recipe", .string)
  return title == nil ? nil : (study, questions.map(\.line))
}

private var poles: YAMLReader<Poles> {
  .mapping { map in
    let low = map.optional("low", .string)
    return Poles().naming(low: low, high: map.optional("high", .string))
  }
}

private var backgroundQuestion: YAMLReader<(question: BackgroundQuestion, line: Int)> {
  .mapping { map in
    let id = map.required("id", .string)
    let question = map.required("question", .string)
    let kind = map.optional("type", .choice(BackgroundQuestion.Kind.self)) ?? .text
    let options = map.optional("options", .list(of: .string)) ?? []
    let required = map.optional("required", .boolean) ?? false
    guard let id, let question else { return nil }
    return (
      BackgroundQuestion(
        id: id, question: question, kind: kind, options: options, required: required),
      map.line(of: "id")
    )
  }
}

private var collectSettings: YAMLReader<CollectSettings> {
  .mapping { map in
    var collect = CollectSettings()
    collect.consent = map.optional("consent", .string)
    collect.presort = map.optional("presort", .choice(CollectSettings.Presort.self))
    collect.refine = map.optional("refine", .boolean)
    collect.comments = map.optional("comments", .boolean)
    collect.order = map.optional("order", .choice(CollectSettings.Order.self))
    collect.access = map.optional("access", .choice(CollectSettings.Access.self))
    collect.timing = map.optional("timing", timing) ?? [:]
    // Of nothing or less than a day everything would be erased as soon as it came in.
    collect.retention = map.optional(
      "retention",
      YAMLReader<Int>.integer.map(expected: ["a number of days from 1 to 36500"]) {
        (1...36_500).contains($0) ? $0 : nil
      })
    return collect
  }
}

/// Minutes by step, of one day at most. A step that no collecting program has would be a mistyped one.
private var timing: YAMLReader<[String: Int]> {
  let ofADay = YAMLReader<Int>.integer.map(expected: ["a number of minutes from 0 to 1440"]) {
    (0...1440).contains($0) ? $0 : nil
  }
  return .mapping { map in
    var minutes: [String: Int] = [:]
    for step in ["consent", "presort", "sort", "refine", "comments", "background"] {
      minutes[step] = map.optional(step, ofADay)
    }
    return minutes
  }
}

private var provenance: YAMLReader<Provenance> {
  .mapping { map in
    var provenance = Provenance()
    provenance.statements = map.optional(
      "statements", .choice(Provenance.StatementSource.self))
    provenance.sorts = map.optional("sorts", .choice(Provenance.SortSource.self))
    provenance.seed = map.optional(
      "seed",
      YAMLReader<Int>.integer.map(expected: ["a whole number from 0 on"]) { $0 >= 0 ? $0 : nil })
    provenance.source = map.optional("source", .string)
    provenance.date = map.optional("date", .string)
    return provenance
  }
}
