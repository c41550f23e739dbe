import QAnalysis
import QDrawing
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
      let names = document.factors > 1 ? [key] : []
      return heading + names + firstPass(crib, of: f) + definers(describing: f)
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
    return blocks + ties(of: f)
  }

  /// `(12: +4, 27: −3)`.
  private func rankings(_ positions: [Int], of f: Int) -> String {
    let told = positions.compactMap { j in
      prose.column(of: j, factor: f).map {
        "\(document.study.statements[j].id):\u{A0}"
          + lexicon.isolated(document.analysis.table.grid.label(of: $0))
      }
    }
    return "(" + told.joined(separator: ", ") + ")"
  }

  /// Statements with the comments that definers made on them.
  private func lines(_ positions: [Int], of f: Int, remarks: [Int: String] = [:]) -> [Block] {
    let comments = comments(of: f)
    let told = positions.map { j in
      let said = comments.filter { $0.statement == document.study.statements[j].id }
        .map { lexicon(.quoted, ["name": $0.text.onOneLine]) }
      return ([remarks[j]].compactMap(\.self) + said).joined(separator: " · ")
    }
    return parts.statements(
      positions, remarks: Dictionary(uniqueKeysWithValues: zip(positions, told)), first: f)
  }

  /// What those wrote who define a viewpoint by agreeing with it, in the order of the study, without the
  /// names of others.
  func comments(of f: Int) -> [Comment] {
    let ids = Set(ownDefiners(of: f).map(\.id))
    return document.study.comments.filter { ids.contains($0.sort) }.map { comment in
      var comment = comment
      comment.text = people.hidden(in: comment.text).text
      return comment
    }
  }

  /// Who is named in the comments that sheets may show, in the order of the comments.
  package var peopleInComments: [String] {
    var seen: Set<String> = []
    let definers = Set(
      document.analysis.viewpoints.indices.flatMap { ownDefiners(of: $0).map(\.id) })
    return document.study.comments.filter { definers.contains($0.sort) }
      .flatMap { people.hidden(in: $0.text).names }.filter { seen.insert($0).inserted }
  }

  /// The sorts that define a viewpoint, and it alone, by agreeing with it.
  func ownDefiners(of f: Int) -> [QSort] {
    let flags = document.analysis.flags
    return flags.definers(of: f)
      .filter { flags.viewpoint(of: $0) == f && flags.values[$0][f] > 0 }
      .map { document.analysis.table.sorts[$0] }
  }

  /// Attributes of the people who define a viewpoint, as counts. Groups under five are not told
  /// apart, nor what would tell their size when it is taken from the whole; attributes that have no
  /// others are named.
  private func definers(describing f: Int) -> [Block] {
    let sorts = document.analysis.flags.definers(of: f).map { document.analysis.table.sorts[$0] }
    let ids = Set(sorts.map(\.participant))
    let people = document.study.participants.filter { ids.contains($0.id) }
    let names = Set(people.flatMap(\.attributes.keys)).sorted()
    var withheld: [String] = []
    let told = names.compactMap { name -> String? in
      let values = people.compactMap { $0.attributes[name] }.filter { !$0.isEmpty }
      let unstated = ids.count - values.count
      let stated = Dictionary(grouping: values, by: \.self).mapValues(\.count)
      let groups =
        (stated.map { (value: Optional($0.key), count: $0.value) }
        + (unstated > 0 ? [(value: nil, count: unstated)] : []))
        .sorted { ($1.count, $0.value ?? "") < ($0.count, $1.value ?? "") }
      let (first, others) = GroupComparison.together(groups.map(\.count))
      // An attribute in which everybody differs, such as an age, tells who somebody is.
      guard groups[..<first].contains(where: { $0.value != nil }) else {
        if !values.isEmpty { withheld.append(name) }
        return nil
      }
      let told =
        groups[..<first].map {
          "\($0.value ?? lexicon(.notStated)) \(NumberText.integer($0.count))"
        }
        + (others > 0
          ? [lexicon(.notToldApart, ["count": NumberText.integer(others)])] : [])
      return "\(name): \(told.joined(separator: ", "))"
    }
    let silent =
      withheld.isEmpty
      ? [] : [lexicon(.groupsNotTold, ["attributes": lexicon.list(withheld)])]
    return told.isEmpty && silent.isEmpty
      ? [] : [.heading(lexicon(.whoDefines), level: 3), .list(told + silent)]
  }
}
