import QAnalysis
import QCollect
import QFormats
import QNumerics
import QReport
import QStudy
import QTables
import Synchronization

/// The viewpoints of a workshop while sorts come in.
struct RoomAnalysis {
  /// The study with the sorts so far.
  let study: Study
  let decisions: RoomDecisions
  let recipe: RoomRecipe

  /// The sorts that can be analysed, and those that are left out so that the others can.
  struct Fitting {
    /// The sorts that can't be analysed.
    let unfit: [UnfitSort]
    /// The ids of all that take no part, those that somebody chose to leave out among them.
    let exclude: [String]
    fileprivate let outcome: Result<SortTable, Findings>

    /// The table of the others.
    ///
    /// - Throws: `Findings`, where leaving sorts out mends nothing.
    var table: SortTable { get throws { try outcome.get() } }
  }

  /// Leaves out what can't be analysed, by the analysis's own checks.
  func fitting() -> Fitting {
    let known = Set(study.sorts.map(\.id))
    var selection = recipe.base.selection
    // What the room left out before may fit by now, and what anybody left out may be erased.
    selection.exclude.removeAll { decisions.leftOut.contains($0) || !known.contains($0) }
    var unfit: [UnfitSort] = []
    while true {
      let outcome = Result { () throws(Findings) in try table(selection) }
      var found: [UnfitSort] = []
      if case .failure(let findings) = outcome {
        found = UnfitSort.all(in: findings, of: study)
          .filter { !selection.exclude.contains($0.sort) }
      }
      guard !found.isEmpty else {
        return Fitting(unfit: unfit, exclude: selection.exclude, outcome: outcome)
      }
      unfit += found
      selection.exclude += found.map(\.sort)
    }
  }

  private func table(_ selection: SortTable.Selection) throws(Findings) -> SortTable {
    let settings = recipe.base.settings
    return try SortTable(
      study, selection: selection, grid: settings.grid, acceptsFree: settings.free ?? false,
      missing: settings.missing ?? .refuse)
  }

  /// The sorts by which the number of viewpoints is suggested: the first one of each person. The tests take
  /// every sort for another person's, and a second one that is like the first would look like agreement.
  private func firstSorts(of table: SortTable) throws(Findings) -> SortTable {
    guard table.selection.change == nil else { return table }
    let first = Set(
      table.sortsInTime.reversed().reduce(into: [:]) { $0[$1.participant] = $1.id }.values)
    guard first.count < table.sorts.count else { return table }
    var selection = table.selection
    selection.exclude += table.sorts.map(\.id).filter { !first.contains($0) }
    return try self.table(selection)
  }

  /// The viewpoints, each where it was before.
  ///
  /// - Parameter isWanted: whether anybody still waits for them.
  /// - Throws: `Findings`, where there is nothing to tell apart yet; `CancellationError`.
  func results(isWanted: () -> Bool) throws -> LiveResults {
    let table = try fitting().table
    guard isWanted() else { throw CancellationError() }
    let retention = try Retention(firstSorts(of: table), seed: recipe.settings(factors: 1).seed)
    guard isWanted() else { throw CancellationError() }
    guard
      let factors = decisions.number ?? recipe.ownFactors?.number
        ?? (retention.suggested > 0 ? retention.suggested : nil)
    else {
      throw Findings(
        Finding(
          .noFactorsSuggested, found: "no viewpoint beyond chance in \(table.sorts.count) sorts",
          expected: "at least one", mend: "More sorts may show some; or choose a number."))
    }
    let analysis = try analysis(of: table, factors: factors)
    return LiveResults(
      analysis, retention: retention,
      labels: recipe.base.labels ?? recipe.base.settings.usualLabels,
      names: decisions.names)
  }

  private func analysis(of table: SortTable, factors: Int) throws -> Analysis {
    do {
      return try Analysis(
        table, settings: recipe.settings(factors: factors), alignedTo: earlier(factors))
    } catch let error as AnalysisError {
      throw Findings(FailureReport.finding(for: error))
    }
  }

  /// The arrays as they last looked; where another number of viewpoints is told apart by now, those that are
  /// there still stay in their places.
  private func earlier(_ factors: Int) -> EarlierSolution? {
    let arrays = decisions.arrays(for: factors)
      .compactMap { key, array in Int(key).map { ($0, array) } }.sorted { $0.0 < $1.0 }.map(\.1)
    guard !arrays.isEmpty, arrays.allSatisfy({ $0.count == study.statements.count }) else {
      return nil
    }
    return EarlierSolution(
      statements: study.statements.map(\.id), z: arrays.map { $0.map(Double.init) })
  }

  /// The recipe by which a run shows what the room shows.
  func decidedRecipe() throws -> Recipe { try recipe(excluding: \.exclude) }

  /// The same, leaving out only what somebody left out or the room has told of.
  ///
  /// A sort that has come since is left out when the room has seen it: what stands in a recipe and the room does
  /// not know of reads as somebody's choice from then on.
  func recipeToKeep() throws -> Recipe {
    let known = decisions.leftOut.union(recipe.base.selection.exclude)
    return try recipe { $0.exclude.filter(known.contains) }
  }

  private func recipe(excluding exclude: (Fitting) -> [String]) throws -> Recipe {
    var turned: Set<String> = []
    let fitting = fitting()
    if !decisions.arrays.isEmpty, !study.sorts.isEmpty {
      let analysis = try analysis(of: fitting.table, factors: decisions.arrays.count)
      for (position, sign) in analysis.positions.signs.enumerated() where sign < 0 {
        turned.insert(String(position + 1))
      }
    }
    return try recipe.adding(
      decisions, statements: study.statements, turned: turned, exclude: exclude(fitting))
  }

  /// The whole analysis with the names, as a run of the recipe makes it.
  func document() throws -> AnalysisDocument {
    let source = StudySource(
      reading: StudyReading(study: study, format: StudyFolderFormat.id, sources: SourceMap()),
      path: recipe.folder, recipe: try decidedRecipe(), recipePath: recipe.path)
    return try AnalysisRun(source, arguments: .none, console: Console(isQuiet: true)).document
  }

}

/// The last analysis with names that was made: a room full of people asks for the same one.
final class DecidedDocument: Sendable {
  private let folder: String
  private let last = Mutex<(study: Study, decisions: RoomDecisions, document: AnalysisDocument)?>(
    nil)

  init(folder: String) { self.folder = folder }

  /// The analysis of a study with what was decided.
  ///
  /// - Throws: as `RoomAnalysis.document()`.
  func document(of study: Study, _ decisions: RoomDecisions) throws -> AnalysisDocument {
    if let last = last.withLock({ $0 }), last.study == study, last.decisions == decisions {
      return last.document
    }
    let document = try RoomAnalysis(
      study: study, decisions: decisions, recipe: RoomRecipe(folder: folder)
    ).document()
    last.withLock { $0 = (study, decisions, document) }
    return document
  }
}

extension SortTable {
  /// The sorts in the order in which their conditions were opened.
  fileprivate var sortsInTime: [QSort] {
    let conditions = study.conditions.map(\.id)
    let rounds = sorts.map { sort in sort.condition.flatMap(conditions.firstIndex) ?? 0 }
    return sorts.indices.sorted { (rounds[$0], $0) < (rounds[$1], $1) }.map { sorts[$0] }
  }
}

extension RoomHandouts {
  /// The sheets that are handed out.
  init(_ document: AnalysisDocument) throws {
    var every = HandoutFiles()
    try every.add(Sheet.allCases, of: document)
    let pack = try every.pack(of: document)
    self.init(
      pack: pack.bytes, pages: pack.pages, sorts: document.analysis.table.sorts.count,
      files: every.folder.files.map { File(name: $0.name, bytes: $0.bytes) },
      leftOut: every.leftOut(byTitle: true))
  }
}

extension FactorsChoice {
  /// The number, where one was chosen.
  fileprivate var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension LiveResults {
  /// The viewpoints of an analysis, keyed by their positions.
  init(
    _ analysis: Analysis, retention: Retention, labels: AnalysisDocument.LabelStyle,
    names: [String: RoomDecisions.Naming]
  ) {
    let document = AnalysisDocument(
      analysis, retention: retention, labels: labels, tool: AnalysisRun.tool, fingerprint: "")
    let prose = Prose(document)
    let ids = analysis.table.statements.map(\.id)
    let sayings = { (words: String, statements: [Int]) in
      statements.map { Saying(statement: ids[$0], words: words) }
    }
    // Each person counts once, where they stand by now.
    let last = Set(
      analysis.table.sortsInTime.reduce(into: [:]) { $0[$1.participant] = $1.id }.values)
    let viewpoints = prose.viewpoints.map { viewpoint -> Viewpoint in
      let key = String(viewpoint.factor + 1)
      let array = analysis.scores.arrays[viewpoint.factor] ?? []
      let ordered = array.indices.sorted { (-array[$0], $0) < (-array[$1], $1) }
      let people = analysis.flags.definers(of: viewpoint.factor).filter {
        last.contains(analysis.table.sorts[$0].id)
      }
      return Viewpoint(
        key: key, name: names[key].flatMap { $0.name.isEmpty ? nil : $0.name } ?? viewpoint.name,
        unnamed: viewpoint.name, people: people.count,
        opposite: people.count { analysis.flags.values[$0][viewpoint.factor] < 0 }, array: array,
        most: ordered.prefix(Self.shown).map { ids[$0] },
        least: ordered.suffix(Self.shown).reversed().map { ids[$0] },
        only: viewpoint.distinguishing.flatMap { sayings($0.lead.text, $0.lead.statements) })
    }
    let divides = prose.telling.map { j in
      Divide(
        statement: ids[j], tells: prose.distinguished(by: j).map { String($0 + 1) },
        places: prose.viewpoints.map(\.factor).compactMap { f in
          guard let column = prose.column(of: j, factor: f), let z = analysis.scores.z[f] else {
            return nil
          }
          return Divide.Place(viewpoint: String(f + 1), column: column, z: z[j])
        })
    }
    self.init(
      sorts: analysis.table.sorts.count, people: last.count, suggested: retention.suggested,
      lowest: retention.range.lowerBound, highest: retention.range.upperBound,
      why: Self.reason(retention), viewpoints: viewpoints,
      common: prose.commonGround.groups.flatMap { group in
        sayings(group.lead.text, group.lead.statements).map {
          Shared($0, side: group.side.rawValue)
        }
      },
      divide: divides,
      shifts: Self.shifts(analysis), notes: Self.notes(analysis))
  }

  /// Statements that are shown at each end.
  private static let shown = 3

  private static func reason(_ retention: Retention) -> String {
    let found = retention.found
    let tests = ["A test", "Two tests", "Three tests"][min(found.count, 3) - 1]
    let chosen = found.count == 2 ? "the lower one" : "the middle one"
    let suggestion =
      found.count == 1
      ? " finds \(retention.suggested), which is suggested."
      : Set(found).count == 1
        ? " all find \(retention.suggested), which is suggested."
        : " find \(NumberText.list(found.map(String.init))); \(chosen), \(retention.suggested), is suggested."
    return tests + " against chance" + suggestion
      + " Fewer are easier to talk about, more say finer differences."
  }

  /// What of the analysis's warnings changes what may be made of the viewpoints, in words of a room.
  private static func notes(_ analysis: Analysis) -> [String] {
    analysis.warnings.compactMap { warning in
      switch warning.code {
      case .severalSortsAPerson:
        "Some people have sorted more than once. The number is suggested from the first sort of each, and "
          + "each counts where their last sort stands. Labels and errors take every sort for another "
          + "person’s, so they are surer than they should be."
      case .identicalSorts: warning.message
      default: nil
      }
    }
  }

  /// Who stood where before and after, of those who sorted in the first round and in the last that has sorts.
  private static func shifts(_ analysis: Analysis) -> [Shift] {
    let sorts = analysis.table.sorts
    let sorted = Set(sorts.compactMap(\.condition))
    let conditions = analysis.table.study.conditions.map(\.id).filter(sorted.contains)
    guard let first = conditions.first, let last = conditions.last, first != last else { return [] }
    func place(_ participant: String, _ condition: String) -> Int? {
      sorts.firstIndex { $0.participant == participant && $0.condition == condition }
    }
    var counts: [[Int?]: Int] = [:]
    for sort in sorts where sort.condition == first {
      guard let before = place(sort.participant, first), let after = place(sort.participant, last)
      else { continue }
      let ends = [before, after].map { analysis.flags.viewpoint(of: $0) }
      counts[ends, default: 0] += 1
    }
    let key = { (factor: Int?) in factor.map { String($0 + 1) } }
    return counts.map { Shift(from: key($0.key[0]), to: key($0.key[1]), people: $0.value) }
      .sorted { ($0.from ?? "~", $0.to ?? "~") < ($1.from ?? "~", $1.to ?? "~") }
  }
}
