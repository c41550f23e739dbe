import QAnalysis
import QStudy

extension Handouts {
  /// A short list of statements, and a key that leads to the nearest viewpoint.
  var whichViewpoint: [Block] {
    guard let telling = TellingStatements(document.analysis) else {
      return [.paragraph(lexicon(.oneViewpoint))]
    }
    func sign(_ key: Int) -> String { key > 0 ? "+" : key < 0 ? "−" : "" }
    let columns =
      [
        ReportTable.Column("", isNumeric: false),
        ReportTable.Column(lexicon(.whichStatement), isNumeric: false),
        ReportTable.Column(lexicon(.whichAnswer), isNumeric: false),
      ] + telling.factors.map { ReportTable.Column(prose.name(of: $0), isNumeric: false) }
    let rows = zip(telling.statements, telling.keys).map { j, keys -> [ReportTable.Cell] in
      [
        .text(document.study.statements[j].id), .text(document.wording(of: j)),
        .text("+\u{A0}\u{A0}0\u{A0}\u{A0}−"),
      ] + keys.map { .text(sign($0)) }
    }
    let total: [ReportTable.Cell] =
      [.blank, .text(lexicon(.whichTotal)), .blank] + telling.factors.map { _ in .text("____") }
    let table = ReportTable(
      id: "which-viewpoint", title: lexicon(.whichViewpoint), columns: columns, rows: rows + [total]
    )
    let tried = lexicon(
      .whichTried,
      [
        "tried": NumberText.integer(telling.tried), "found": NumberText.integer(telling.found),
      ])
    return [
      .paragraph(lexicon(.whichHow), .lead), .table(table), .paragraph(lexicon(.whichCount)),
      .paragraph(tried, .quiet),
    ]
  }
}
