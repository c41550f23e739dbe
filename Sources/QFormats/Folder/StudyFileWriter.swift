// study.yml as it is written: only what the study says, in the order of the documentation.

internal import QStudy
internal import QTables

func writeStudyFile(_ study: Study) -> [UInt8] {
  var entries: [(String, YAMLValue)] = [("title", .string(study.title))]
  if !study.question.isEmpty { entries.append(("question", .string(study.question))) }
  entries.append(("language", .string(study.language)))
  if !study.languages.isEmpty {
    entries.append(("languages", .sequence(study.languages.map { .string($0) }, flow: true)))
  }
  if let grid = study.grid {
    let columns = grid.columns.map { (String($0.value), YAMLValue.integer($0.count)) }
    entries.append(("grid", .mapping(columns, flow: true)))
  }
  if let distribution = study.distribution {
    entries.append(("distribution", .string(distribution.rawValue)))
  }
  if study.poles.areNamed {
    let poles = [("low", study.poles.low), ("high", study.poles.high)]
    entries.append(("poles", .mapping(poles.map { ($0.0, .string($0.1)) })))
  }
  if !study.themes.isEmpty {
    entries.append(("themes", .mapping(study.themes.map { ($0.id, .string($0.label)) })))
  }
  if !study.conditions.isEmpty {
    let conditions = study.conditions.map { ($0.id, YAMLValue.string($0.question)) }
    entries.append(("conditions", .mapping(conditions)))
  }
  if !study.background.isEmpty {
    entries.append(("background", .sequence(study.background.map(entry))))
  }
  if let collect = study.collect { entries.append(("collect", entry(collect))) }
  if !study.translations.isEmpty {
    entries.append(("translations", translationEntries(study)))
  }
  if study.provenance != Provenance() {
    entries.append(("provenance", entry(study.provenance)))
  }
  if let recipe = study.recipe { entries.append(("recipe", .string(recipe))) }
  return Array(YAMLWriter.write(.mapping(entries)).utf8)
}

private func entry(_ question: BackgroundQuestion) -> YAMLValue {
  var entries: [(String, YAMLValue)] = [
    ("id", .string(question.id)), ("question", .string(question.question)),
    ("type", .string(question.kind.rawValue)),
  ]
  if !question.options.isEmpty {
    entries.append(("options", .sequence(question.options.map { .string($0) }, flow: true)))
  }
  if question.required { entries.append(("required", .boolean(true))) }
  // In braces: the writer sets an item of a list on the lines below its dash.
  return .mapping(entries, flow: true)
}

private func entry(_ collect: CollectSettings) -> YAMLValue {
  var entries: [(String, YAMLValue)] = []
  if let consent = collect.consent { entries.append(("consent", .string(consent))) }
  if let presort = collect.presort { entries.append(("presort", .string(presort.rawValue))) }
  if let refine = collect.refine { entries.append(("refine", .boolean(refine))) }
  if let comments = collect.comments { entries.append(("comments", .boolean(comments))) }
  if let order = collect.order { entries.append(("order", .string(order.rawValue))) }
  if let access = collect.access { entries.append(("access", .string(access.rawValue))) }
  if !collect.timing.isEmpty {
    let steps = collect.timing.sorted { $0.key < $1.key }
    let minutes = steps.map { ($0.key, YAMLValue.integer($0.value)) }
    entries.append(("timing", .mapping(minutes, flow: true)))
  }
  if let retention = collect.retention { entries.append(("retention", .integer(retention))) }
  return .mapping(entries)
}

private func entry(_ provenance: Provenance) -> YAMLValue {
  var entries: [(String, YAMLValue)] = []
  if let statements = provenance.statements {
    entries.append(("statements", .string(statements.rawValue)))
  }
  if let sorts = provenance.sorts { entries.append(("sorts", .string(sorts.rawValue))) }
  if let seed = provenance.seed { entries.append(("seed", .integer(seed))) }
  if let source = provenance.source { entries.append(("source", .string(source))) }
  if let date = provenance.date { entries.append(("date", .string(date))) }
  return .mapping(entries)
}
