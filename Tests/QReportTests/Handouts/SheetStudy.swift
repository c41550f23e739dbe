import QAnalysis
import QDrawing
import QNumerics
import QReport
import QStudy
import Testing

/// A study in which everybody’s place is planted: for what sheets say of people.
struct SheetStudy {
  /// Who sorts: how much of each of two views their sort holds.
  var people: [[Double]]
  /// How far columns lie apart.
  var step = 1
  /// How much of a sort is chance.
  var noise = 0.35
  /// How strongly all hold the first six statements, three for and three against; 0 for not at all.
  var common = 2.5
  var factors = 2
  var flagging = FlaggingRule.standard
  var decisions = Decisions()
  var selection = SortTable.Selection()
  var missing = MissingCells.refuse
  var acceptsFree = false
  var warnings: [Warning] = []
  var edit: (inout Study) -> Void = { _ in }

  static let one = [1.0, 0]
  static let turned = [-1.0, 0]
  static let other = [0, 1.0]

  /// Some who hold the first view, some who hold it turned round, and some who hold another.
  init(_ agreeing: Int, turned: Int = 0, other: Int) {
    people =
      Array(repeating: Self.one, count: agreeing) + Array(repeating: Self.turned, count: turned)
      + Array(repeating: Self.other, count: other)
  }

  func document() throws -> AnalysisDocument {
    let table = try SortTable(
      try study(), selection: selection, acceptsFree: acceptsFree, missing: missing)
    let analysis = try Analysis(
      table, settings: AnalysisSettings(factors: factors, flagging: flagging),
      decisions: decisions)
    return AnalysisDocument(
      analysis, retention: nil, labels: .mindset,
      tool: .init(name: "Mindset", version: "0.1.0", lapack: "3.11.0", blas: "reference"),
      fingerprint: String(repeating: "ab", count: 32), further: warnings)
  }

  private func study() throws -> Study {
    var random = SeededGenerator(seed: 11)
    let grid = try Grid(
      columns: SampleStudy.grid24.map { Grid.Column(value: step * $0.0, count: $0.1) })
    let common = (0..<24).map { $0 < 3 ? self.common : $0 < 6 ? -self.common : 0 }
    let views = (0..<2).map { _ in common.map { $0 == 0 ? random.normal() : 0 } }
    let sorts = people.enumerated().map { i, share in
      let values = common.indices.map { j in
        common[j] + views[0][j] * share[0] + views[1][j] * share[1] + noise * random.normal()
      }
      return QSort(id: "P\(i + 1)", placements: Simulation.ranked(values, into: grid))
    }
    var study = Study(
      title: "A study of sheets", question: "What do you think?", grid: grid,
      statements: (1...24).map { Statement(id: String($0), text: "Statement \($0) says this.") },
      sorts: sorts)
    edit(&study)
    return study
  }

  /// The same people before and after: what they moved is what the views hold.
  var asChanges: SheetStudy {
    var changed = self
    changed.selection.change = ConditionPair(["before", "after"])
    changed.edit = { study in
      guard let grid = study.grid else { return }
      var random = SeededGenerator(seed: 5)
      study.conditions = ["before", "after"].map { Condition(id: $0, question: "And \($0)?") }
      study.sorts = study.sorts.flatMap { sort -> [QSort] in
        let before = sort.placements.map { _ in random.normal() }
        let after = zip(before, sort.placements).map { 0.5 * $0 + Double($1 ?? 0) }
        return [("before", before), ("after", after)].map { (condition: String, values: [Double]) in
          QSort(
            id: "\(sort.id)-\(condition)", participant: sort.id, condition: condition,
            placements: Simulation.ranked(values, into: grid))
        }
      }
    }
    return changed
  }
}

extension Block {
  /// Every text of a block, those of pictures and what stands for them included.
  var words: [String] {
    switch self {
    case .heading(let text, _, _), .paragraph(let text, _): [text]
    case .list(let items): items
    case .statements(let lines):
      lines.flatMap { line in
        [line.id, line.wording, line.remark] + line.columns.flatMap { [$0.name, $0.text] }
          + (line.picture?.words ?? [])
      }
    case .table(let table):
      [table.title, table.note] + table.columns.map(\.heading)
        + table.rows.joined().compactMap { if case .text(let text) = $0 { text } else { nil } }
    case .figure(let scene, _, _): scene.words
    case .key(let scene, let entries): scene.words + entries.map(\.name)
    case .beside(let parts): parts.joined().flatMap(\.words)
    case .columns(let texts): texts
    case .together(let blocks): blocks.flatMap(\.words)
    case .contents(let title): [title]
    case .newPage: []
    }
  }
}

extension Scene {
  /// What is drawn as text, what groups are called, and what stands for the whole.
  var words: [String] {
    func titles(_ element: Element) -> [String] {
      switch element {
      case .group(let label, _, _, let title, _, let inner):
        [label, title].compactMap(\.self) + inner.flatMap(titles)
      case .link(_, let inner), .tagged(_, let inner): inner.flatMap(titles)
      default: []
      }
    }
    return [title, description] + elements.flatMap(texts).map(\.text) + elements.flatMap(titles)
  }
}

extension Handouts {
  /// Every text of a sheet, viewpoint by viewpoint where it comes once a viewpoint.
  func words(_ sheet: Sheet) -> [[String]] {
    handouts(sheet).map { $0.manuscript.blocks.flatMap(\.words) }
  }

  /// The texts of each slip.
  var slips: [[String]] {
    var slips: [[String]] = [[]]
    for block in handouts(.personalSlips)[0].manuscript.blocks {
      if case .newPage = block { slips.append([]) } else { slips[slips.count - 1] += block.words }
    }
    return slips
  }
}

extension [String] {
  /// Whether some text holds the words.
  func say(_ words: String) -> Bool { contains { $0.contains(words) } }
}

extension Handouts {
  /// The statements that posters cut short on their cards.
  var cutOnPosters: [Int] { Set(handouts(.posters).flatMap(\.cut)).sorted() }
}
