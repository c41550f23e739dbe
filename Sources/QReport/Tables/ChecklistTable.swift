extension PaperTables {
  /// What a report of a Q study should say, filled in where the program knows it.
  var reportingChecklist: ReportTable {
    ReportTable(
      id: "reporting-checklist", title: "Reporting checklist",
      note: "The thirteen items of \(Reference.churruca.key). What a study file or the analysis "
        + "says is filled in; the rest is the author’s.",
      columns: ["Item", "In this study", "Author to state"].map { .init($0, isNumeric: false) },
      rows: prose.reportingChecklist.enumerated().map { number, item in
        [
          .text("\(number + 1). \(item.subject)"), .text(item.known), .text(item.left),
        ]
      })
  }
}
