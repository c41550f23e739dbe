import QAnalysis
import QFormats
import QReport
import QStudy
import QTables

/// Reads recipes strictly: an unknown key, a wrong type or a value that is none of the choices is a
/// finding with its line, and all of them are found in one go.
enum RecipeReader {
  /// Recipes are short; this is a thousand times the longest.
  static let largest = 4 << 20

  static func read(_ path: String) throws -> Recipe {
    let bytes = try readFile(path, limit: largest)
    return try read(bytes, file: path)
  }

  static func read(_ bytes: [UInt8], file: String) throws -> Recipe {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw Findings(
        Finding(
          .emptyFile, location: Location(file: file), found: "an empty file",
          expected: "a recipe with at least the key study",
          mend: "Write `study: PATH`, or make a recipe with `mindset analyse … --save-recipe`."))
    }
    return try decodeYAML(bytes, file: file, recipe)
  }

  private static var recipe: YAMLReader<Recipe> {
    .mapping { map in
      let study = map.required("study", path)
      let settings = map.optional("settings", settings) ?? SettingChoices()
      let evidence = map.optional("evidence", evidence) ?? EvidenceChoices()
      let selection = map.optional("select", selection) ?? SortTable.Selection()
      let decisions = Decisions(
        rotations: map.optional("rotations", .list(of: rotation)) ?? [],
        take: map.optional("take", taken),
        invert: map.optional("invert", viewpointNumbers) ?? [],
        split: map.optional("split", viewpointNumbers) ?? [],
        flags: map.optional("flags", .list(of: flag)) ?? [],
        anchors: map.optional("viewpoints", .list(of: anchor)) ?? [])
      reportContradictions(decisions, &map)
      let labels = map.optional("labels", .choice(AnalysisDocument.LabelStyle.self))
      let outputs = map.optional("outputs", outputs) ?? []
      let handouts = map.optional("handouts", handouts) ?? .none
      let out = map.optional("out", folder)
      guard let study else { return nil }
      return Recipe(
        study: study, settings: settings, evidence: evidence, selection: selection,
        decisions: decisions,
        labels: labels, outputs: outputs, handouts: handouts, out: out)
    }
  }

  /// Flags that contradict each other, and two viewpoints of one name.
  private static func reportContradictions(_ decisions: Decisions, _ map: inout YAMLMapping) {
    func report(_ key: String, _ found: String, _ expected: String) {
      map.report(
        .badValue(
          path: key, line: map.line(of: key), found: found, expected: [expected], nearest: nil))
    }
    for (n, flag) in decisions.flags.enumerated() {
      let others = decisions.flags[..<n].filter {
        $0.sort == flag.sort && $0.viewpoint == flag.viewpoint
      }
      if let other = others.first(where: { $0.sign != flag.sign }) {
        let signs = [other.sign, flag.sign].map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" }
        report(
          "flags", "\(signs[0]) and \(signs[1]) for \(flag.sort) on viewpoint \(flag.viewpoint)",
          "one sign for a sort on a viewpoint")
      }
    }
    let names = decisions.anchors.compactMap(\.name)
    for (n, name) in names.enumerated() where names[..<n].contains(name) {
      report("viewpoints", "the name \(name) a second time", "a name for each viewpoint")
    }
    // One of the two would be given to a viewpoint that the sort has nothing to do with.
    let sorts = decisions.anchors.compactMap { anchor -> String? in
      if case .like(let sort) = anchor.kind { sort } else { nil }
    }
    for (n, sort) in sorts.enumerated() where sorts[..<n].contains(sort) {
      report("viewpoints", "like \(sort) a second time", "a sort for one viewpoint only")
    }
  }

  /// A path or a name: words, and not only blanks.
  private static func words(_ expected: String) -> YAMLReader<String> {
    YAMLReader<String>.string.map(expected: [expected]) {
      $0.allSatisfy(\.isWhitespace) ? nil : $0
    }
  }

  private static var path: YAMLReader<String> { words("the path of a study") }

  private static var settings: YAMLReader<SettingChoices> {
    .mapping { map in
      let choices = SettingChoices(
        correlation: map.optional("correlation", .choice(CorrelationMethod.self)),
        extraction: map.optional("extraction", .choice(ExtractionMethod.self)),
        extract: map.optional("extract", extract),
        factors: map.optional("factors", factors),
        rotation: map.optional("rotation", .choice(RotationMethod.self)),
        definingSort: map.optional("defining-sort", .string),
        target: map.optional("target", .string),
        flagging: map.optional("flagging", .choice(FlaggingRule.self)),
        flagLevel: map.optional("flag-level", flagLevel),
        reliability: map.optional("reliability", number(SettingRange.reliability)),
        adjustment: map.optional("adjustment", .choice(Adjustment.self)),
        equivalence: map.optional("equivalence", number(SettingRange.equivalence)),
        seed: map.optional("seed", whole(0...Int.max)),
        compat: map.optional("compat", .choice(CompatMode.self)),
        grid: map.optional("grid", YAMLReader<Grid>.grid),
        free: map.optional("free", .boolean),
        missing: map.optional("missing", .choice(MissingCells.self)))
      // What a rotation aims at would be ignored beside another rotation.
      for (key, isThere, aimed) in [
        ("defining-sort", choices.definingSort != nil, RotationMethod.defining),
        ("target", choices.target != nil, .target),
      ] where isThere && choices.rotation != aimed {
        let beside = choices.rotation.map { "beside rotation: \($0.rawValue)" } ?? "alone"
        map.report(
          .badValue(
            path: "\(map.path).\(key)", line: map.line(of: key), found: "\(key) \(beside)",
            expected: ["\(key) beside rotation: \(aimed.rawValue)"], nearest: nil))
      }
      return choices
    }
  }

  private static var evidence: YAMLReader<EvidenceChoices> {
    .mapping { map in
      let choices = EvidenceChoices(
        bootstrap: map.optional("bootstrap", draws),
        bootstrapMatch: map.optional("bootstrap-match", .choice(BootstrapMatch.self)),
        influence: map.optional("influence", .boolean),
        groups: map.optional("groups", .list(of: words("an attribute of the participants"))),
        paired: map.optional("paired", conditionPair),
        multiverse: map.optional("multiverse", .boolean),
        classify: map.optional("classify", path),
        reworded: map.optional("reworded", .boolean))
      // Each says how another is to be computed.
      for (key, isThere, other) in [
        ("bootstrap-match", choices.bootstrapMatch != nil, "bootstrap"),
        ("reworded", choices.reworded == true, "classify"),
      ] where isThere && !map.keys.contains(where: { $0.text == other }) {
        map.report(
          .badValue(
            path: "\(map.path).\(key)", line: map.line(of: key), found: "\(key) alone",
            expected: ["\(key) beside \(other)"], nearest: nil))
      }
      return choices
    }
  }

  private static var draws: YAMLReader<Int> {
    YAMLReader<Int>.integer.map(expected: [EvidenceChoices.bootstrapWords]) {
      EvidenceChoices.canDraw($0) ? $0 : nil
    }
  }

  private static var extract: YAMLReader<ExtractChoice> {
    YAMLReader<String>.string.map(
      expected: [
        "auto", "\(SettingRange.extract.lowerBound) to \(SettingRange.extract.upperBound)",
      ]
    ) { ExtractChoice($0) }
  }

  private static var factors: YAMLReader<FactorsChoice> {
    YAMLReader<String>.string.map(
      expected: [
        "suggest",
        "one number from \(FactorsChoice.range.lowerBound) to \(FactorsChoice.range.upperBound)",
      ]
    ) { text in
      // A range compares solutions, and a recipe holds one.
      if case .each = FactorsChoice(text) { return nil }
      return FactorsChoice(text)
    }
  }

  private static var flagLevel: YAMLReader<FlagLevel> {
    YAMLReader<Double>.number.map(expected: FlagLevel.texts) { FlagLevel(rawValue: $0) }
  }

  private static var selection: YAMLReader<SortTable.Selection> {
    .mapping { map in
      SortTable.Selection(
        conditions: map.optional("conditions", .list(of: .string)) ?? [],
        exclude: map.optional("exclude", .list(of: .string)) ?? [],
        change: map.optional("change", conditionPair))
    }
  }

  private static var conditionPair: YAMLReader<ConditionPair> {
    YAMLReader<[String]>.list(of: .string).map(expected: ["two different conditions"]) {
      ConditionPair($0)
    }
  }

  private static var rotation: YAMLReader<Decisions.PlaneRotation> {
    .mapping { map in
      let planes = map.required(
        "planes",
        YAMLReader<[Int]>.list(of: viewpointNumber).map(expected: ["two different viewpoints"]) {
          $0.count == 2 && $0[0] != $0[1] ? $0 : nil
        })
      let degrees = map.required("degrees", number(-360...360))
      let because = map.optional("because", .string)
      guard let planes, let degrees else { return nil }
      return Decisions.PlaneRotation(
        first: planes[0], second: planes[1], degrees: degrees, because: because)
    }
  }

  private static var flag: YAMLReader<Decisions.ManualFlag> {
    .mapping { map in
      let sort = map.required("sort", .string)
      let viewpoint = map.required("viewpoint", viewpointNumber)
      let sign = map.required(
        "sign",
        YAMLReader<String>.string.map(expected: ["+", "-", "0"]) {
          ["+": 1, "-": -1, "0": 0][$0]
        })
      let because = map.optional("because", .string)
      guard let sort, let viewpoint, let sign else { return nil }
      return Decisions.ManualFlag(
        sort: sort, viewpoint: viewpoint, sign: sign, because: because)
    }
  }

  private static var anchor: YAMLReader<Anchor> {
    .mapping { map in
      let like = map.optional("like", .string)
      let array = map.optional("array", .entries(of: number(-1000...1000)))
      let name = map.optional("name", name)
      let gist = map.optional("gist", gist)
      switch (like, array) {
      case (let like?, nil):
        return Anchor(kind: .like(like), name: name, gist: gist)
      case (nil, let array?):
        let values = Dictionary(array.map { ($0.key.text, $0.value) }, uniquingKeysWith: { $1 })
        guard values.count >= 3, Set(values.values).count > 1 else {
          // Every viewpoint is like two values, and like values that are all alike is none.
          map.report(
            .badValue(
              path: map.path + ".array", line: map.line,
              found: values.count < 3
                ? "the scores of \(values.count) statement\(values.count == 1 ? "" : "s")"
                : "one score for all statements",
              expected: ["the scores of three statements or more, not all alike"], nearest: nil))
          return nil
        }
        return Anchor(kind: .array(values), name: name, gist: gist)
      case (_?, _?):
        map.report(
          .badValue(
            path: map.path, line: map.line, found: "both like and array", expected: ["one of them"],
            nearest: nil))
        return nil
      case (nil, nil):
        map.report(.missingKey("like", path: map.path, line: map.line))
        return nil
      }
    }
  }

  /// The longest name and gist: they stand in headings, and on one page with those of all others.
  private static let longestName = 120
  private static let longestGist = 600

  private static var name: YAMLReader<String> {
    words("a name, or no key name").map(expected: ["a name of at most \(longestName) characters"]) {
      $0.count <= longestName ? $0 : nil
    }
  }

  private static var gist: YAMLReader<String> {
    YAMLReader<String>.string.map(expected: ["a sentence of at most \(longestGist) characters"]) {
      $0.count <= longestGist ? $0 : nil
    }
  }

  /// Viewpoints, each once: naming one twice would undo or double the decision.
  private static var viewpointNumbers: YAMLReader<[Int]> {
    YAMLReader<[Int]>.list(of: viewpointNumber).map(expected: ["each viewpoint once"]) {
      Set($0).count == $0.count ? $0 : nil
    }
  }

  private static var taken: YAMLReader<[Int]> {
    viewpointNumbers.map(expected: ["at least one viewpoint"]) { $0.isEmpty ? nil : $0 }
  }

  private static var outputs: YAMLReader<[OutputFormat]> {
    YAMLReader<[OutputFormat]>.list(of: .choice(OutputFormat.self))
      .map(expected: ["at least one output"]) { $0.isEmpty ? nil : $0 }
  }

  private static var handouts: YAMLReader<SheetChoice> {
    let name = YAMLReader<String>.string.map(expected: SheetChoice.words) {
      SheetChoice(names: [$0]) == nil ? nil : $0
    }
    return YAMLReader<[String]>.list(of: name).map(expected: SheetChoice.words) {
      SheetChoice(names: $0)
    }
  }

  /// A folder beside the recipe, so that a recipe from elsewhere can't write elsewhere.
  private static var folder: YAMLReader<String> {
    YAMLReader<String>.string.map(expected: ["a folder beside the recipe, such as results/june"]) {
      let parts = $0.split(separator: "/", omittingEmptySubsequences: false)
      let isInside = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      return isInside && !$0.unicodeScalars.contains { $0.value < 32 } ? $0 : nil
    }
  }

  private static var viewpointNumber: YAMLReader<Int> { whole(1...FactorsChoice.range.upperBound) }

  private static func whole(_ range: ClosedRange<Int>) -> YAMLReader<Int> {
    let bounds =
      range.upperBound == .max
      ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    return YAMLReader<Int>.integer.map(expected: ["a whole number \(bounds)"]) {
      range.contains($0) ? $0 : nil
    }
  }

  private static func number(_ range: ClosedRange<Double>) -> YAMLReader<Double> {
    YAMLReader<Double>.number.map(
      expected: ["a number from \(range.lowerBound) to \(range.upperBound)"]
    ) { range.contains($0) ? $0 : nil }
  }
}
