import QAnalysis
import QStudy

extension Handouts {
  /// The statements of the short list; `nil` where too few tell the viewpoints apart.
  var telling: TellingStatements? { TellingStatements(document.analysis) }

  /// A short list of statements, and a key that leads to the nearest viewpoint.
  func whichViewpoint(_ telling: TellingStatements) -> [Block] {
    let question = document.study.question
    var blocks: [Block] = question.isEmpty ? [] : [.paragraph(question)]
    blocks.append(.paragraph(how, .lead))
    if isClose(telling) {
      let names = telling.factors.map {
        "\(document.identifier(of: $0))\u{A0}\(prose.name(of: $0))"
      }
      blocks.append(.paragraph(names.joined(separator: " · "), .quiet))
    }
    blocks += [.table(table(telling)), .paragraph(lexicon(.whichCount))]
    if !telling.unfindable.isEmpty {
      blocks.append(
        .paragraph(lexicon(.whichNotFound, ["names": prose.names(telling.unfindable)])))
    }
    if telling.tried > 0 {
      let tried = lexicon(
        .whichTried,
        [
          "tried": NumberText.integer(telling.tried), "found": NumberText.integer(telling.found),
        ])
      blocks.append(.paragraph(tried, .quiet))
    }
    return blocks
  }

  /// What to ring: in the words of the study, where they are its own.
  private var how: String {
    let poles = lexicon.poles(of: document.study)
    return poles == lexicon.usualPoles
      ? lexicon(.whichHow) : lexicon(.whichHowPoles, ["low": poles.low, "high": poles.high])
  }

  /// Whether there are so many viewpoints that a table has room for their short names only.
  private func isClose(_ telling: TellingStatements) -> Bool { telling.factors.count > 5 }

  private func table(_ telling: TellingStatements) -> ReportTable {
    func sign(_ key: Int) -> String { key > 0 ? "+" : key < 0 ? "−" : "" }
    let columns =
      [
        ReportTable.Column("", isNumeric: false),
        ReportTable.Column(lexicon(.whichStatement), isNumeric: false),
        ReportTable.Column(lexicon(.whichAnswer), isNumeric: false),
      ]
      + telling.factors.map { f in
        let name = isClose(telling) ? document.identifier(of: f) : prose.name(of: f)
        return ReportTable.Column(name, isNumeric: false)
      }
    let rows = zip(telling.statements, telling.keys).map { j, keys -> [ReportTable.Cell] in
      [
        .text(document.study.statements[j].id), .text(document.wording(of: j)),
        .text("+\u{A0}\u{A0}0\u{A0}\u{A0}−"),
      ] + keys.map { .text(sign($0)) }
    }
    let total: [ReportTable.Cell] =
      [.blank, .text(lexicon(.whichTotal)), .blank] + telling.factors.map { _ in .text("____") }
    return ReportTable(
      id: "which-viewpoint", title: lexicon(.whichKey), columns: columns, rows: rows + [total]
    )
  }
}
