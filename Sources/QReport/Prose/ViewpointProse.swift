import QAnalysis
import QStudy

/// One viewpoint in words.
package struct ViewpointProse: Equatable, Sendable {
  /// Statements with what is said of them together.
  package struct Group: Equatable, Sendable {
    /// “Three most like this viewpoint”.
    package let lead: Sentence
    /// Classical significance stars by statement, empty where Mindset's labels rule.
    package let stars: [Int: String]
  }

  /// The factor.
  package let factor: Int
  /// Its name.
  package let name: String
  /// Its gist, as a person put it.
  package let gist: String?
  /// Who defines it and how much it explains; or that nobody does.
  package let summary: Sentence
  /// The top column; `nil` without scores.
  package let most: Sentence?
  /// The bottom column; `nil` without scores.
  package let least: Sentence?
  /// What tells it from the others, by degree; empty groups are left out.
  package let distinguishing: [Group]
  /// What is said where nothing tells it from the others.
  package let nothing: Sentence?
}

extension Prose {
  /// Every viewpoint in words, in the order of the factors.
  package var viewpoints: [ViewpointProse] {
    analysis.viewpoints.indices.map { f in
      let groups = distinguishing(f)
      return ViewpointProse(
        factor: f, name: name(of: f), gist: analysis.viewpoints[f].gist,
        summary: definers(f), most: extreme(f, top: true), least: extreme(f, top: false),
        distinguishing: groups, nothing: groups.isEmpty ? nothing(f) : nil)
    }
  }

  private func definers(_ f: Int) -> Sentence {
    let own = analysis.characteristics.factors[f]
    guard own.definers > 0 else {
      return Sentence(
        "No sort defines it: it has no scores and takes no part in comparisons.", factors: [f])
    }
    let members = analysis.flags.definers(of: f)
    let negative = members.count { analysis.flags.values[$0][f] < 0 }
    let pole =
      negative == 0
      ? "" : " (\(NumberText.integer(negative)) from the opposite side)"
    let other = document.otherPole(of: f).map { document.identifier(of: $0) }
    let how =
      other.map { "together with \($0) explains" }
      ?? (analysis.rotation.factorCorrelations == nil ? "explains" : "its pattern carries")
    return Sentence(
      "Defined by \(NumberText.count(own.definers, "sort"))\(pole); \(how) "
        + "\(NumberText.percent(own.explainedVariance / 100)) of the variance.", factors: [f])
  }

  /// The top or bottom column at its true size.
  private func extreme(_ f: Int, top: Bool) -> Sentence? {
    guard let array = analysis.scores.arrays[f], let z = analysis.scores.z[f],
      let value = top ? array.max() : array.min()
    else { return nil }
    let members = statements.indices.filter { array[$0] == value }.sorted {
      z[$0] != z[$1] ? (z[$0] > z[$1]) == top : $0 < $1
    }
    let lead = lexicon(
      isChange ? (top ? .movedUpMost : .movedDownMost) : top ? .mostLike : .leastLike,
      [
        "number": lexicon.word(members.count), "column": analysis.table.grid.label(of: value),
      ])
    return Sentence(NumberText.capitalised(lead), statements: members, factors: [f])
  }

  /// Statements on which the viewpoint differs from every other, far ones first.
  private func distinguishing(_ f: Int) -> [ViewpointProse.Group] {
    var groups: [Contrast: [Int]] = [:]
    var stars: [Int: String] = [:]
    for j in statements.indices {
      let compared = comparison.statements[j]
      if isClassical {
        guard let mark = compared.classical.distinguishes.first(where: { $0.factor == f }) else {
          continue
        }
        stars[j] = Self.stars(mark.level)
      } else {
        guard compared.distinguishes.contains(f) else { continue }
      }
      groups[contrast(f, statement: j), default: []].append(j)
    }
    let z = analysis.scores.z[f] ?? []
    let columns = analysis.scores.arrays[f] ?? []
    return Contrast.allCases.compactMap { contrast in
      guard let members = groups[contrast] else { return nil }
      // The most telling end first; what is equal in the order of the study.
      let sign = contrast == .farLess || contrast == .less ? 1 : -1
      let ordered = members.sorted { a, b in
        (sign * columns[a], Double(sign) * z[a], a) < (sign * columns[b], Double(sign) * z[b], b)
      }
      return ViewpointProse.Group(
        lead: Sentence(words(contrast), statements: ordered, factors: [f]),
        stars: stars.filter { members.contains($0.key) })
    }
  }

  /// `*`, `**` or `***`: p < .05, .01, .001 by the classical tests.
  package static func stars(_ level: Double) -> String {
    level <= 0.001 ? "***" : level <= 0.01 ? "**" : "*"
  }

  enum Contrast: CaseIterable {
    case farMore, farLess, more, less, between
  }

  /// How a viewpoint differs from every other on a statement: far where each difference is 1 or
  /// more in z.
  func contrast(_ f: Int, statement: Int) -> Contrast {
    let own = comparison.statements[statement].differences.compactMap { d -> Double? in
      d.a == f ? d.difference : d.b == f ? -d.difference : nil
    }
    let far = own.allSatisfy { abs($0) >= 1 }
    if own.allSatisfy({ $0 > 0 }) { return far ? .farMore : .more }
    if own.allSatisfy({ $0 < 0 }) { return far ? .farLess : .less }
    return .between
  }

  private func words(_ contrast: Contrast) -> String {
    let two = comparable.count == 2
    return switch contrast {
    case .farMore: lexicon(two ? .farMoreThanOther : .farMore)
    case .farLess: lexicon(two ? .farLessThanOther : .farLess)
    case .more: lexicon(two ? .moreThanOther : .more)
    case .less: lexicon(two ? .lessThanOther : .less)
    case .between: lexicon(.between)
    }
  }

  /// A few of the statements that distinguish a viewpoint by the labels that rule, with its columns: the
  /// furthest from the middle first, by the classical tests the surest, with their stars. `nil` without
  /// scores to compare.
  package func distinguished(_ viewpoint: ViewpointProse) -> Sentence? {
    let f = viewpoint.factor
    guard comparable.contains(f), comparable.count > 1, let z = analysis.scores.z[f] else {
      return nil
    }
    if let nothing = viewpoint.nothing { return nothing }
    var stars: [Int: String] = [:]
    for group in viewpoint.distinguishing { stars.merge(group.stars) { first, _ in first } }
    let order = viewpoint.distinguishing.flatMap(\.lead.statements).sorted { a, b in
      let (one, other) = (stars[a] ?? "", stars[b] ?? "")
      return one != other ? one > other : (-abs(z[a]), a) < (-abs(z[b]), b)
    }
    let shown = order.prefix(5).map { j in
      let label = column(of: j, factor: f).map(analysis.table.grid.label) ?? ""
      return "\(statements[j].id)\(stars[j] ?? "")\u{A0}(\(label))"
    }
    let rest = order.count > shown.count ? ["\(order.count - shown.count) more"] : []
    return Sentence(
      "Distinguished by statement\(order.count == 1 ? "" : "s") \(NumberText.list(shown + rest)).",
      statements: order, factors: [f])
  }

  private func nothing(_ f: Int) -> Sentence? {
    guard comparable.contains(f) else { return nil }
    guard comparable.count > 1 else {
      return Sentence(lexicon(.noOtherToTell), factors: [f])
    }
    let own = analysis.characteristics.factors[f]
    if !isClassical, own.definers < 3 {
      return Sentence(lexicon(.tooFewDefine), factors: [f])
    }
    return Sentence(
      lexicon(.nothingTells), factors: [f])
  }
}
