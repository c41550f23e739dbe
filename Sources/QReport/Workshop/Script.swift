import QStudy

extension WorkshopSheets {
  /// What to bring, what to say and when, and what to know of the room's network.
  var script: [Block] {
    let cards = Double(study.statements.count)
    let timing = study.collect?.timing ?? [:]
    // Seen in studies of 36 and 40 statements: 22 and 48 minutes in the median; half a minute to a
    // minute and more a card.
    let sorting = timing["sort"] ?? Int((cards * 0.8).rounded(.up))
    let comments = timing["comments"] ?? 10
    let steps: [(Phrase, Int)] = [
      (.stepWelcome, 5), (.stepConsent, 5), (.stepQuestion, 3),
      (.stepPiles, max(3, Int(cards / 8))),
      (.stepSort, sorting), (.stepComments, comments), (.stepRecord, 5), (.stepBreak, 15),
      (.stepResults, 30),
    ]
    var start = 0
    let rows = steps.map { step, minutes -> [ReportTable.Cell] in
      defer { start += minutes }
      return [
        .text(clock(start)), .integer(minutes),
        .text(
          lexicon(
            step, ["question": study.question, "low": study.poles.low, "high": study.poles.high])),
      ]
    }
    let table = ReportTable(
      id: "script", title: lexicon(.scriptTimes),
      columns: [
        .init(lexicon(.scriptFrom), isNumeric: false), .init(lexicon(.scriptMinutes)),
        .init(lexicon(.scriptSay), isNumeric: false),
      ], rows: rows)
    return [
      .heading(lexicon(.script), level: 1), .paragraph(study.title, .quiet),
      .heading(lexicon(.scriptBring), level: 2),
      .list([
        lexicon(.bringCards, ["count": NumberText.integer(study.statements.count)]),
        lexicon(.bringMat), lexicon(.bringRecord), lexicon(.bringConsent), lexicon(.bringPens),
      ]), .table(table), .paragraph(lexicon(.scriptEnd, ["time": clock(start)]), .quiet),
      .heading(lexicon(.network), level: 2),
      .list([
        lexicon(.networkRouter), lexicon(.networkHotspot), lexicon(.networkGuest),
        lexicon(.networkPaper),
      ]),
    ]
  }

  /// Minutes from the start as hours and minutes: `0:45`.
  private func clock(_ minutes: Int) -> String {
    let rest = minutes % 60
    return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// What participants are told; the study's own words where it has them.
  var consent: [Block] {
    let own = study.collect?.consent
    let points: [Phrase] = [
      .consentVoluntary, .consentAnswers, .consentNames, .consentKept, .consentErase,
      .consentContact,
    ]
    let kept = study.collect?.retention.map(String.init) ?? "____"
    return [
      .heading(lexicon(.consentTitle), level: 1), .paragraph(study.title, .lead),
      .paragraph(study.question, .quiet),
    ]
      + (own.map { [.paragraph($0)] } ?? [.list(points.map { lexicon($0, ["days": kept]) })])
      + [
        .paragraph("☐ " + lexicon(.recordConsent), .lead),
        .paragraph(lexicon(.consentSign) + " ______________________________"),
        .paragraph(lexicon(.consentDate) + " ______________"),
        .paragraph(lexicon(.consentNote), .quiet),
      ]
  }
}
