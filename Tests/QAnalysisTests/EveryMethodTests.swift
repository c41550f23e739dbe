import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

/// Every extraction with every rotation under every program's small print, on studies that break a
/// careless program: an answer whose laws hold, or a refusal that says why.
@Suite("Every method on every hard study")
struct EveryMethodTests {
  enum HardStudy: String, CaseIterable, Sendable {
    case nineRealSorts, duplicates, moreSortsThanStatements, allAlike, pureNoise, mirrorPairs
    case twoNearlyEqual, bipolar, standsAlone, tenViewpoints, twoSorts

    func table() throws -> SortTable {
      if case .nineRealSorts = self { return try lipset() }
      var study =
        switch self {
        case .moreSortsThanStatements: try simulated(statements: 12, sorts: 40)
        case .pureNoise: try simulated(sorts: 14, viewpoints: 0)
        case .tenViewpoints: try simulated(statements: 40, sorts: 40, viewpoints: 10)
        case .standsAlone: try simulated(sorts: 7, viewpoints: 2)
        case .twoSorts: try simulated(sorts: 2, viewpoints: 1)
        default: try simulated(sorts: 12, viewpoints: 2)
        }
      let sorts = study.sorts.indices
      switch self {
      case .duplicates:
        for i in sorts { study.sorts[i].placements = study.sorts[i / 2 * 2].placements }
      case .allAlike:
        for i in sorts { study.sorts[i].placements = study.sorts[0].placements }
      case .mirrorPairs:
        // Each sort beside its opposite: every column sum of R is zero.
        study.grid = nil
        for i in sorts where i % 2 == 1 {
          study.sorts[i].placements = study.sorts[i - 1].placements.map { $0.map { -$0 } }
        }
      case .twoNearlyEqual:
        // The second viewpoint is the first with two statements swapped.
        for i in sorts where i % 2 == 1 {
          study.sorts[i].placements = study.sorts[i - 1].placements
          study.sorts[i].placements.swapAt(0, 1)
        }
      case .bipolar:
        study.grid = nil
        for i in sorts where i >= 8 {
          study.sorts[i].placements = study.sorts[i].placements.map { $0.map { -$0 } }
        }
      case .standsAlone:
        var generator = SeededGenerator(seed: 3)
        study.sorts[6].placements.shuffle(using: &generator)
      default: break
      }
      return try SortTable(study, acceptsFree: true)
    }
  }

  static let conventions: [(name: String, value: Conventions)] =
    [("exact", .exact)] + CompatMode.allCases.map { ($0.rawValue, $0.conventions) }

  @Test(
    "An answer whose laws hold, or a refusal",
    arguments: HardStudy.allCases, ExtractionMethod.allCases)
  func holds(study: HardStudy, extraction: ExtractionMethod) throws {
    let table = try study.table()
    var answers = 0
    for (name, conventions) in Self.conventions {
      for rotation in RotationMethod.allCases {
        for factors in [1, 3, 9] {
          let what = "\(study) \(extraction) \(rotation) \(factors) \(name)"
          let settings = AnalysisSettings(
            factors: factors, extraction: extraction, rotation: rotation, conventions: conventions)
          do {
            let analysis = try Analysis(table, settings: settings)
            answers += 1
            checkLaws(of: analysis, exactly: conventions == .exact, what)
          } catch is AnalysisError {
            continue
          }
        }
      }
    }
    // Maximum likelihood alone may have no answer at all: it needs a regular R.
    if extraction != .ml { #expect(answers > 0) }
  }

  private func checkLaws(of analysis: Analysis, exactly: Bool, _ what: String) {
    let loadings = analysis.rotation.loadings
    let numbers = loadings.storage + analysis.extraction.loadings.storage
    #expect(numbers.allSatisfy { $0.isFinite }, "\(what)")
    for (f, z) in analysis.scores.z.enumerated() {
      guard let z, let array = analysis.scores.arrays[f] else { continue }
      #expect(z.allSatisfy { $0.isFinite }, "\(what)")
      #expect(abs(z.reduce(0, +)) < (exactly ? 1e-9 : 0.05), "\(what)")
      if exactly {
        let full = analysis.table.grid.ascendingValues
        #expect(array.sorted() == full, "\(what)")
      }
    }
    // A sort that defines a viewpoint is flagged on it alone.
    for (i, status) in analysis.flags.status.enumerated() where status == .defining {
      #expect(analysis.flags.values[i].count { $0 != 0 } == 1, "\(what)")
    }
    for statement in analysis.comparison.statements {
      let finite = statement.differences.allSatisfy { $0.difference.isFinite }
      #expect(finite, "\(what)")
    }
  }
}
