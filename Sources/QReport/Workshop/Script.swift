import QStudy

extension WorkshopSheets {
  /// What to bring, what to say and when, and what to know of the room's network.
  var script: [Block] {
    var start = 0
    let rows = steps.map { words, minutes -> [ReportTable.Cell] in
      defer { start += minutes }
      return [.text(clock(start)), .integer(minutes), .text(words)]
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
      ]), .paragraph(lexicon(.consentNote), .quiet), .table(table),
      .paragraph(lexicon(.scriptEnd, ["time": clock(start)]), .quiet),
    ] + rounds + [
      .heading(lexicon(.network), level: 2),
      .list([
        lexicon(.networkRouter), lexicon(.networkHotspot), lexicon(.networkGuest),
        lexicon(.networkPaper),
      ]),
    ]
  }

  /// What happens, and how many minutes it takes: as the study plans it, else as it took elsewhere.
  private var steps: [(words: String, minutes: Int)] {
    let cards = Double(study.statements.count)
    let collect = study.collect
    let planned = collect?.timing ?? [:]
    var steps: [(String, Int)] = [
      (lexicon(.stepWelcome), 5), (lexicon(.stepConsent), planned["consent"] ?? 5),
    ]
    if let question { steps.append((question, 3)) }
    if collect?.presort != .off {
      let words = lexicon(
        .stepPiles,
        [
          "low": lexicon(.pileLow), "middle": lexicon(.pileMiddle), "high": lexicon(.pileHigh),
        ])
      steps.append((words, planned["presort"] ?? max(3, Int(cards / 8))))
    }
    if collect?.refine ?? (planned["refine"] != nil) {
      steps.append((lexicon(.stepRefine), planned["refine"] ?? 5))
    }
    // Seen in studies of 36 and 40 statements: 22 and 48 minutes in the median; half a minute to a
    // minute and more a card.
    steps.append((lexicon(.stepSort), planned["sort"] ?? Int((cards * 0.8).rounded(.up))))
    if collect?.comments != false {
      steps.append((lexicon(.stepComments), planned["comments"] ?? 10))
    }
    if !study.background.isEmpty || planned["background"] != nil {
      steps.append((lexicon(.stepBackground), planned["background"] ?? 5))
    }
    return steps + [
      (lexicon(.stepRecord), 5), (lexicon(.stepBreak), 15), (lexicon(.stepResults), 30),
    ]
  }

  /// The question to be read aloud; where people sort more than once, that of each round. `nil` for a
  /// study that asks none.
  private var question: String? {
    guard !study.conditions.isEmpty else {
      guard !study.question.isEmpty else { return nil }
      return lexicon(.stepQuestion, ["question": study.question])
    }
    let questions = study.conditions.map {
      lexicon(.stepCondition, ["condition": $0.id, "question": $0.question])
    }
    return lexicon(.stepConditions, ["questions": questions.joined(separator: " ")])
  }

  /// How the times are read where people sort more than once.
  private var rounds: [Block] {
    guard study.conditions.count > 1 else { return [] }
    let count = lexicon.word(study.conditions.count)
    return [.paragraph(lexicon(.scriptRounds, ["count": count]), .quiet)]
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
        .paragraph("☐ " + lexicon(.consentVoices), .lead),
        .paragraph(lexicon(.consentSign) + " ______________________________"),
        .paragraph(lexicon(.consentDate) + " ______________"),
      ]
  }
}
