import QAnalysis
package import QStudy

/// A sentence of a report, with the statements and factors it speaks of.
package struct Sentence: Equatable, Sendable {
  /// The words.
  package let text: String
  /// Positions of the statements it speaks of.
  package let statements: [Int]
  /// The factors it speaks of.
  package let factors: [Int]

  /// Makes a sentence.
  package init(_ text: String, statements: [Int] = [], factors: [Int] = []) {
    self.text = text
    self.statements = statements
    self.factors = factors
  }
}

/// The words of every report: each sentence is made here, once, for the terminal, the page and
/// whatever comes later.
///
/// Each says what a number of the document allows and no more; the words are a fixed lexicon.
package struct Prose: Sendable {
  /// What is spoken of.
  package let document: AnalysisDocument

  /// Prose about a document.
  package init(_ document: AnalysisDocument) { self.document = document }

  var lexicon: Lexicon { document.lexicon }
  var analysis: Analysis { document.analysis }
  var comparison: Comparison { analysis.comparison }
  var statements: [QStudy.Statement] { analysis.table.statements }
  /// Factors with scores.
  var comparable: [Int] { analysis.characteristics.comparable }
  var isClassical: Bool { document.labels == .classical }

  /// What every page says where the sorts were made by a program; `nil` for real ones.
  package var illustrative: String? {
    document.isSimulated ? lexicon(.illustrative) : nil
  }

  /// What every page says at its top: that sorts are made up, and what throws doubt on the viewpoints
  /// themselves; `nil` for nothing.
  package var notice: String? {
    notices.isEmpty ? nil : notices.joined(separator: " · ")
  }

  /// The same, as sentences of a figure, which may stand alone.
  var noticeInFigures: String? {
    notices.isEmpty ? nil : notices.map(NumberText.stopped).joined(separator: " ")
  }

  private var notices: [String] {
    let codes = Set(prominentWarnings.map(\.code))
    return [
      illustrative, codes.contains(.moreThanSupported) ? lexicon(.noticeUnsupported) : nil,
      codes.contains(.viewpointsIndistinct) ? lexicon(.noticeIndistinct) : nil,
    ].compactMap(\.self)
  }

  /// The name people gave a viewpoint, or “Viewpoint 1” until they do.
  func name(of factor: Int) -> String {
    analysis.viewpoints[factor].name ?? lexicon(.viewpoint, ["number": "\(factor + 1)"])
  }

  /// The name as it stands in a sentence: in quotes once people gave one, since names are often
  /// sentences themselves.
  func quotedName(of factor: Int) -> String {
    analysis.viewpoints[factor].name.map { lexicon(.quoted, ["name": $0]) } ?? name(of: factor)
  }

  /// Names joined for a sentence: “Viewpoints 1 and 3” until people name them.
  package func names(_ factors: [Int]) -> String {
    if factors.count > 1, factors.allSatisfy({ analysis.viewpoints[$0].name == nil }) {
      return lexicon(
        .viewpointNumbers, ["numbers": lexicon.list(factors.map { String($0 + 1) })])
    }
    return lexicon.list(factors.map { quotedName(of: $0) })
  }

  /// How many sorts define a viewpoint, and how many of them from the opposite side.
  func definedBy(_ factor: Int) -> String {
    let definers = analysis.flags.definers(of: factor)
    let opposite = definers.count { analysis.flags.values[$0][factor] < 0 }
    let count = NumberText.integer(definers.count)
    return switch (definers.count, opposite) {
    case (0, _): lexicon(.definedByNobody)
    case (1, 0): lexicon(.definedByOne)
    case (1, _): lexicon(.definedByOneOpposite)
    case (_, 0): lexicon(.definedBy, ["count": count])
    default:
      lexicon(.definedByPoles, ["count": count, "opposite": NumberText.integer(opposite)])
    }
  }

  /// Whether the sorts are people's changes.
  var isChange: Bool { analysis.table.selection.change != nil }

  /// “Your sort”, or “Your change”.
  var yours: String { lexicon(isChange ? .personalChange : .personalSlip) }

  /// “Your sort: P1”: what heads a person's slip, and its grid.
  func title(ofSlip sort: Int) -> String { "\(yours): \(analysis.table.sorts[sort].id)" }

  /// “all viewpoints”, or those that can speak where some have no scores.
  var everyone: String {
    lexicon(comparable.count == document.factors ? .allViewpoints : .allScoredViewpoints)
  }

  /// Whether some people have more than one sort, so that a sort is not a person.
  var hasSeveralSorts: Bool { people < analysis.table.sorts.count }

  /// How many people the sorts are of.
  var people: Int { Set(analysis.table.sorts.map(\.participant)).count }

  /// What a draw with replacement draws: people, or sorts where people have several.
  package var whoTookPart: String {
    hasSeveralSorts ? "which sorts took part" : "who took part"
  }

  /// The column a viewpoint gives a statement, `nil` without scores.
  package func column(of statement: Int, factor: Int) -> Int? {
    analysis.scores.arrays[factor]?[statement]
  }

  /// A difference in z told in grid columns.
  func columns(_ z: Double) -> String {
    NumberText.fixed(z * analysis.table.grid.standardDeviation, 1)
  }

  /// The name of a statement's theme, `nil` where it has none.
  package func theme(of statement: Int) -> String? {
    statements[statement].theme.flatMap { id in
      document.study.themes.first { $0.id == id }?.label
    }
  }

  // MARK: The answer in a few sentences

  /// How many viewpoints, from whom, how much they explain, and how the sorts stand to them.
  package var headline: [Sentence] {
    let sorts = analysis.table.sorts
    let people = self.people
    let number = document.factors
    let source =
      people == sorts.count
      ? "\(NumberText.integer(people)) people"
      : "\(NumberText.count(sorts.count, "sort")) by "
        + "\(NumberText.count(people, "person", "people"))"
    return [
      Sentence(
        "\(NumberText.capitalised(NumberText.word(number))) viewpoint\(number == 1 ? "" : "s") "
          + "from \(source) and \(NumberText.integer(statements.count)) statements, explaining "
          + "\(NumberText.percent(analysis.characteristics.explainedVariance / 100)) of the variance.",
        factors: Array(0..<number)),
      changes, standing, undefined,
    ].compactMap(\.self)
  }

  /// That what was analysed are changes; `nil` for sorts as they were made.
  private var changes: Sentence? {
    analysis.table.selection.change.map {
      Sentence(
        "The sorts are changes: how far each person moved each statement from “\($0.from)” to "
          + "“\($0.to)”.")
    }
  }

  /// How many sorts define a viewpoint, on which pole, and how many do not.
  package var standing: Sentence {
    let flags = analysis.flags
    let defining = flags.status.count { $0 == .defining }
    let words = flags.status.indices.map { document.status(of: $0) }
    let negative = flags.values.indices.count { i in
      flags.status[i] == .defining && flags.values[i].contains { $0 < 0 }
    }
    let pole = negative > 0 ? " (\(NumberText.integer(negative)) from the opposite side)" : ""
    let others = [
      ("confounded", ", between viewpoints"), ("null", ", near none"), ("not flagged", ""),
    ].compactMap { word, meaning -> String? in
      let count = words.count { $0 == word }
      return count == 0 ? nil : "\(NumberText.count(count, "is", "are")) \(word)\(meaning)"
    }
    return Sentence(
      (defining == 0
        ? "No sort defines"
        : NumberText.count(
          defining, "sort defines",
          "sorts "
            + "define"))
        + " a viewpoint\(pole); "
        + (others.isEmpty ? "none is confounded or null." : others.joined(separator: "; ") + "."))
  }

  /// Which viewpoints no sort defines, though others are defined: they were counted, and have no scores.
  private var undefined: Sentence? {
    let sizes = analysis.viewpoints.indices.map { analysis.flags.definers(of: $0).count }
    let empty = sizes.indices.filter { sizes[$0] == 0 }
    guard !empty.isEmpty, empty.count < sizes.count else { return nil }
    return Sentence(
      "No sort defines \(NumberText.list(empty.map { document.identifier(of: $0) }, joinedBy: "or")): "
        + "\(empty.count == 1 ? "it has" : "they have") no scores.", factors: empty)
  }

  /// Which sorts stand between viewpoints, a few of them by name; `nil` where none does.
  package var confounded: Sentence? {
    let ids = analysis.table.sorts.indices
      .filter { document.status(of: $0) == Flags.Status.confounded.rawValue }
      .map { analysis.table.sorts[$0].id }
    guard !ids.isEmpty else { return nil }
    let named = 6
    let shown = ids.count > named + 1 ? ids.prefix(named) + ["\(ids.count - named) more"] : ids[...]
    return Sentence("Confounded: \(NumberText.list(Array(shown))).")
  }

  /// Warnings that belong beside the headline of every page.
  package var prominentWarnings: [Warning] {
    document.warnings.filter { [.moreThanSupported, .viewpointsIndistinct].contains($0.code) }
  }

  /// What is said in a report that may be handed on: not which sorts have no group, nor how many groups
  /// are one person, from which those that stand together could be told apart.
  var warningsToHandOn: [Warning] {
    document.warnings.filter { ![.sortsWithoutGroup, .groupTooSmall].contains($0.code) }
  }

  /// What Q methodology can't say.
  package var scope: Sentence {
    Sentence(
      "The study finds which viewpoints there are; it does not measure how many people hold each.")
  }
}
