import QAnalysis
import QReport
import QStudy
import QTables

/// Writes a recipe that reads back as the same.
enum RecipeWriter {
  static func text(_ recipe: Recipe) -> String {
    var entries: [(String, YAMLValue)] = [("study", .string(recipe.study))]
    func add(_ key: String, _ values: [YAMLValue], flow: Bool = false) {
      if !values.isEmpty { entries.append((key, .sequence(values, flow: flow))) }
    }
    let settings = settings(recipe.settings)
    if !settings.isEmpty { entries.append(("settings", .mapping(settings))) }
    let evidence = evidence(recipe.evidence)
    if !evidence.isEmpty { entries.append(("evidence", .mapping(evidence))) }
    var select: [(String, YAMLValue)] = []
    if !recipe.selection.conditions.isEmpty {
      select.append(("conditions", list(recipe.selection.conditions)))
    }
    if !recipe.selection.exclude.isEmpty {
      select.append(("exclude", list(recipe.selection.exclude)))
    }
    if let change = recipe.selection.change {
      select.append(("change", list([change.from, change.to])))
    }
    if !select.isEmpty { entries.append(("select", .mapping(select))) }
    add("rotations", recipe.decisions.rotations.map(rotation))
    if let take = recipe.decisions.take { add("take", take.map(YAMLValue.integer), flow: true) }
    add("invert", recipe.decisions.invert.map(YAMLValue.integer), flow: true)
    add("split", recipe.decisions.split.map(YAMLValue.integer), flow: true)
    add("flags", recipe.decisions.flags.map(flag))
    add("viewpoints", recipe.decisions.anchors.map(anchor))
    if let labels = recipe.labels { entries.append(("labels", .string(labels.rawValue))) }
    add("outputs", recipe.outputs.map { .string($0.rawValue) }, flow: true)
    add("handouts", recipe.handouts.names.map(YAMLValue.string), flow: true)
    if let out = recipe.out { entries.append(("out", .string(out))) }
    return YAMLWriter.write(.mapping(entries))
  }

  private static func settings(_ choices: SettingChoices) -> [(String, YAMLValue)] {
    var entries: [(String, YAMLValue)] = []
    func add(_ key: String, _ value: YAMLValue?) {
      if let value { entries.append((key, value)) }
    }
    add("correlation", choices.correlation.map { .string($0.rawValue) })
    add("extraction", choices.extraction.map { .string($0.rawValue) })
    switch choices.extract {
    case .number(let number): add("extract", .integer(number))
    case .auto: add("extract", .string("auto"))
    case nil: break
    }
    switch choices.factors {
    case .number(let number): add("factors", .integer(number))
    case .suggest, .each: add("factors", (choices.factors?.description).map(YAMLValue.string))
    case nil: break
    }
    add("rotation", choices.rotation.map { .string($0.rawValue) })
    add("defining-sort", choices.definingSort.map(YAMLValue.string))
    add("target", choices.target.map(YAMLValue.string))
    add("flagging", choices.flagging.map { .string($0.rawValue) })
    add("flag-level", choices.flagLevel.map { .number($0.rawValue) })
    add("reliability", choices.reliability.map(YAMLValue.number))
    add("adjustment", choices.adjustment.map { .string($0.rawValue) })
    add("equivalence", choices.equivalence.map(YAMLValue.number))
    add("seed", choices.seed.map(YAMLValue.integer))
    add("compat", choices.compat.map { .string($0.rawValue) })
    add(
      "grid",
      choices.grid.map { grid in
        .mapping(grid.columns.map { (String($0.value), .integer($0.count)) }, flow: true)
      })
    add("free", choices.free.map(YAMLValue.boolean))
    add("missing", choices.missing.map { .string($0.rawValue) })
    return entries
  }

  private static func evidence(_ choices: EvidenceChoices) -> [(String, YAMLValue)] {
    [
      ("bootstrap", choices.bootstrap.map(YAMLValue.integer)),
      ("bootstrap-match", choices.bootstrapMatch.map { YAMLValue.string($0.rawValue) }),
      ("influence", choices.influence.map(YAMLValue.boolean)),
      ("groups", choices.groups.map(list)),
      ("paired", choices.paired.map { list([$0.from, $0.to]) }),
      ("multiverse", choices.multiverse.map(YAMLValue.boolean)),
      ("classify", choices.classify.map(YAMLValue.string)),
      ("reworded", choices.reworded.map(YAMLValue.boolean)),
    ].compactMap { key, value in value.map { (key, $0) } }
  }

  private static func rotation(_ turn: Decisions.PlaneRotation) -> YAMLValue {
    .mapping(
      [
        ("planes", .sequence([.integer(turn.first), .integer(turn.second)], flow: true)),
        ("degrees", .number(turn.degrees)),
      ] + reason(turn.because))
  }

  private static func flag(_ flag: Decisions.ManualFlag) -> YAMLValue {
    .mapping(
      [
        ("sort", .string(flag.sort)), ("viewpoint", .integer(flag.viewpoint)),
        ("sign", .string(flag.sign > 0 ? "+" : flag.sign < 0 ? "-" : "0")),
      ] + reason(flag.because))
  }

  private static func reason(_ because: String?) -> [(String, YAMLValue)] {
    because.map { [("because", .string($0))] } ?? []
  }

  private static func anchor(_ anchor: Anchor) -> YAMLValue {
    var entries: [(String, YAMLValue)] = []
    if let name = anchor.name { entries.append(("name", .string(name))) }
    if let gist = anchor.gist { entries.append(("gist", .string(gist))) }
    switch anchor.kind {
    case .like(let sort): entries.append(("like", .string(sort)))
    case .array(let values):
      let ids = values.keys.sorted {
        (Int($0) ?? .max, $0) < (Int($1) ?? .max, $1)
      }
      entries.append(
        ("array", .mapping(ids.map { ($0, .number(values[$0] ?? 0)) }, flow: true)))
    }
    return .mapping(entries)
  }

  private static func list(_ texts: [String]) -> YAMLValue {
    .sequence(texts.map(YAMLValue.string), flow: true)
  }
}
