import QAnalysis
import QStudy

extension Handouts {
  /// Every viewpoint for the analyst: both passes, who defines it, what they wrote, and the rankings
  /// ready to paste.
  var cribSheet: [Block] {
    (0..<document.factors).flatMap { f -> [Block] in
      let heading: [Block] =
        (f == 0 ? [] : [.newPage()]) + [.heading(prose.name(of: f), level: 2, factor: f)]
      guard let crib = CribSheet(document.analysis, factor: f) else {
        return heading + [.paragraph(lexicon(.definedByNobody))]
      }
      return heading + firstPass(crib, of: f) + definers(describing: f)
        + [.heading(lexicon(.secondPass), level: 3)] + lines(crib.rest, of: f)
    }
  }

  private func firstPass(_ crib: CribSheet, of f: Int) -> [Block] {
    let extremes = prose.viewpoints.first { $0.factor == f }
    func ranked(_ statements: [CribSheet.Ranked]) -> [(statement: Int, tiedWith: [Int])] {
      statements.map { ($0.statement, $0.tiedWith) }
    }
    let groups: [(String, [(statement: Int, tiedWith: [Int])])] = [
      (extremes?.most?.text ?? "", crib.top.map { ($0, []) }),
      (extremes?.least?.text ?? "", crib.bottom.map { ($0, []) }),
      (lexicon(.rankedHigher), ranked(crib.higher)), (lexicon(.rankedLower), ranked(crib.lower)),
    ]
    var blocks: [Block] = [.heading(lexicon(.firstPass), level: 3)]
    for (title, members) in groups where !members.isEmpty {
      blocks.append(.heading(title, level: 4))
      let ties = Dictionary(
        uniqueKeysWithValues: members.filter { !$0.tiedWith.isEmpty }.map { member in
          let names = member.tiedWith.map { document.identifier(of: $0) }
          return (member.statement, lexicon(.tiedWith, ["names": lexicon.list(names)]))
        })
      blocks += lines(members.map(\.statement), of: f, remarks: ties)
      blocks.append(
        .paragraph(lexicon(.toPaste) + ": " + rankings(members.map(\.statement), of: f), .quiet))
    }
    return blocks
  }

  /// `(12: +4, 27: −3)`.
  private func rankings(_ positions: [Int], of f: Int) -> String {
    let told = positions.compactMap { j in
      prose.column(of: j, factor: f).map {
        "\(document.study.statements[j].id): \(NumberText.integer($0, signed: true))"
      }
    }
    return "(" + told.joined(separator: ", ") + ")"
  }

  /// Statements with the comments that definers made on them.
  private func lines(_ positions: [Int], of f: Int, remarks: [Int: String] = [:]) -> [Block] {
    let comments = comments(of: f)
    return positions.flatMap { j -> [Block] in
      parts.statements([j], remarks: remarks, first: f)
        + comments.filter { $0.statement == document.study.statements[j].id }
        .map { .paragraph($0.text, .quote) }
    }
  }

  /// What those wrote who define a viewpoint by agreeing with it, in the order of the study.
  func comments(of f: Int) -> [Comment] {
    let flags = document.analysis.flags
    let ids = Set(
      flags.definers(of: f).filter { flags.viewpoint(of: $0) == f && flags.values[$0][f] > 0 }
        .map { document.analysis.table.sorts[$0].id })
    return document.study.comments.filter { ids.contains($0.sort) }
  }

  /// Attributes of the people who define a viewpoint, as counts; groups under five stand together, and
  /// the next smallest joins them until they are five.
  private func definers(describing f: Int) -> [Block] {
    let sorts = document.analysis.flags.definers(of: f).map { document.analysis.table.sorts[$0] }
    let ids = Set(sorts.map(\.participant))
    let people = document.study.participants.filter { ids.contains($0.id) }
    let names = Set(people.flatMap(\.attributes.keys)).sorted()
    let told = names.compactMap { name -> String? in
      let values = people.compactMap { $0.attributes[name] }.filter { !$0.isEmpty }
      let counts = Dictionary(grouping: values, by: \.self).mapValues(\.count)
      let smallest = GroupComparison.smallestDisclosed
      var shown = counts.filter { $0.value >= smallest }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      // How few the others are would follow from how many define the viewpoint.
      var others = values.count - shown.reduce(0) { $0 + $1.value }
      while (1..<smallest).contains(others), let last = shown.popLast() { others += last.value }
      // An attribute in which everybody differs, such as an age, tells who somebody is.
      guard !shown.isEmpty else { return nil }
      let parts =
        shown.map { "\($0.key) \(NumberText.integer($0.value))" }
        + (others > 0 ? [lexicon(.others, ["count": NumberText.integer(others)])] : [])
      return "\(name): \(parts.joined(separator: ", "))"
    }
    return told.isEmpty ? [] : [.heading(lexicon(.whoDefines), level: 3), .list(told)]
  }
}
