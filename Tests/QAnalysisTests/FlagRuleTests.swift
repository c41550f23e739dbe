import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Rules and levels of flagging")
struct FlagRuleTests {
  private static func flags(
    _ rule: FlaggingRule, _ level: FlagLevel, of table: SortTable
  ) throws -> [[Int]] {
    try Analysis(
      table, settings: AnalysisSettings(factors: 3, flagging: rule, flagLevel: level)
    ).flags.values
  }

  @Test("The quantile of every level is the normal quantile to the digits the field prints")
  func quantiles() {
    let quantiles = FlagConventions().quantiles
    #expect(quantiles.count == FlagLevel.allCases.count)
    for level in FlagLevel.allCases {
      let p = Normal.twoSidedP(quantiles[level] ?? 0)
      // 1.96 has two decimals; half a unit of the last decimal moves p by less than 1 %.
      expectClose(p, level.rawValue, relative: 0.01)
    }
  }

  @Test("The standard rule is what the other two rules both flag", arguments: FlagLevel.allCases)
  func bothRules(level: FlagLevel) throws {
    let table = try lipset()
    let standard = try Self.flags(.standard, level, of: table)
    let significance = try Self.flags(.significance, level, of: table)
    let majority = try Self.flags(.majority, level, of: table)
    for (i, row) in standard.enumerated() {
      for f in row.indices {
        #expect(row[f] == (significance[i][f] != 0 ? majority[i][f] : 0))
      }
      #expect(majority[i].count { $0 != 0 } <= 1)
    }
  }

  @Test(
    "A stricter level flags no sort that a laxer one does not", arguments: FlaggingRule.allCases)
  func levels(rule: FlaggingRule) throws {
    let table = try lipset()
    let counts = try FlagLevel.allCases.map { level in
      try Self.flags(rule, level, of: table).joined().count { $0 != 0 }
    }
    #expect(counts == counts.sorted(by: >))
    // The loadings of Lipset's sorts reach from weak to strong: levels must make a difference.
    if rule == .significance { #expect(Set(counts).count >= 4) }
    if rule == .majority { #expect(Set(counts).count == 1 && counts[0] > 0) }
    if rule == .none { #expect(counts.allSatisfy { $0 == 0 }) }
  }
}
