import Foundation
import Testing

/// `mindset handouts`: what it refuses, and that a refusal leaves nothing behind.
@Suite("The command handouts")
struct HandoutsCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  /// Exit code and message; nothing may have been written.
  private func refusal(_ options: String...) throws -> (code: Int32, errors: String) {
    let before = try bench.contents()
    let run = try bench.mindset(["handouts", "surveys/lipset", "--out", "sheets"] + options)
    #expect(run.output.isEmpty)
    #expect(try bench.contents() == before)
    return (run.code, run.errors)
  }

  @Test("refuses sheets, papers and forms there are not, and names those there are")
  func unknownNames() throws {
    let sheet = try refusal("--sheets", "where-we-stand,slides")
    #expect(sheet.code == 2 && sheet.errors.contains("where-we-stand, common-ground"))
    let paper = try refusal("--paper", "B5")
    #expect(paper.code == 2 && paper.errors.contains("'A4', 'A3', 'Letter', 'A1' or 'C32010'"))
    let format = try refusal("--format", "pdf,doc")
    #expect(format.code == 2 && format.errors.contains("pdf, html, docx"))
    #expect(try refusal("--pack", "--sheets", "posters").code == 2)
    #expect(try refusal("--people", "25").code == 2)
  }

  @Test("tells every phrase a language file lacks or misspells, and its line")
  func brokenLanguage() throws {
    let whole = try bench.mindset("handouts", "--print-language").output
    let lines = whole.split(separator: "\n").map(String.init)
    let broken = lines.filter { !$0.hasPrefix("mark-firm:") }.map {
      $0.hasPrefix("poster:") ? "poster: \"{paper}\"" : $0
    }
    try bench.write(["cy.yml": broken.joined(separator: "\n") + "\n"])
    let run = try refusal("--language", "cy.yml")
    #expect(run.code == 1)
    #expect(run.errors.contains("mark-firm") && run.errors.contains("[missingKey]"))
    let line = try #require(broken.firstIndex { $0.hasPrefix("poster:") }) + 1
    #expect(run.errors.contains("cy.yml:\(line)") && run.errors.contains("{paper}"))
    #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 2)
    #expect(try refusal("--language", "nowhere.yml").code == 3)
    // What is yet to be translated is one fault, not a hundred.
    try bench.write(["half.yml": lines.prefix(40).joined(separator: "\n") + "\n"])
    let half = try refusal("--language", "half.yml")
    #expect(half.errors.contains("no value for \(lines.count - 40) keys: “"))
    #expect(half.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 1)
  }

  @Test("refuses phrases that lost what stands in braces, and a language that is no tag")
  func lostSlots() throws {
    let whole = try bench.mindset("handouts", "--print-language").output
    var lines = whole.split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("stands-for:") })
    lines[place] = "stands-for: Maen nhw o blaid"
    try bench.write(["cy.yml": lines.joined(separator: "\n") + "\n"])
    let lost = try refusal("--language", "cy.yml")
    #expect(lost.code == 1)
    #expect(lost.errors.contains("cy.yml:\(place + 1)"))
    #expect(lost.errors.contains("stands-for") && lost.errors.contains("{names}"))
    #expect(lost.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 1)
    for tag in ["klingon!!", "\"\"", "Deutsch", "de_DE", "\"de-\""] {
      try bench.write([
        "cy.yml": whole.replacingOccurrences(of: "language: en", with: "language: \(tag)")
      ])
      let run = try refusal("--language", "cy.yml")
      #expect(run.code == 1 && run.errors.contains("de or pt-BR"), "\(tag): \(run.errors)")
    }
  }

  @Test("refuses a phrase that was left blank, which would be a sheet without a heading")
  func blankPhrase() throws {
    let whole = try bench.mindset("handouts", "--print-language").output
    for blank in ["\"\"", "\" \""] {
      let lines = whole.split(separator: "\n").map {
        $0.hasPrefix("where-we-stand:") ? "where-we-stand: \(blank)" : String($0)
      }
      try bench.write(["cy.yml": lines.joined(separator: "\n") + "\n"])
      let run = try refusal("--language", "cy.yml")
      #expect(run.code == 1 && run.errors.contains("where-we-stand"), "\(run.errors)")
      #expect(run.errors.contains("“Where we stand”"), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 1)
    }
  }

  @Test("takes a translated file, and says everything in its words")
  func language() throws {
    let whole = try bench.mindset("handouts", "--print-language").output
    let own = whole.replacingOccurrences(of: "language: en", with: "language: cy")
      .replacingOccurrences(of: ": Where we stand", with: ": Ble rydym ni")
    try bench.write(["cy.yml": own])
    let run = try bench.mindset(
      "handouts", "surveys/lipset", "--language", "cy.yml", "--sheets", "where-we-stand",
      "--format", "html", "--out", "sheets")
    #expect(run.code == 0, "\(run.errors)")
    let page = try bench.text("sheets/handouts/where-we-stand.html")
    #expect(page.contains("<html lang=\"cy\"") && page.contains(">Ble rydym ni</h1>"))
  }

  @Test("says what the study says in the language of the sheets, and the rest as it stands")
  func wordsOfTheStudy() throws {
    try bench.write([
      "park/study.yml": """
      title: Park
      question: What is it for?
      languages: [cy]
      grid: {-1: 1, 0: 1, 1: 1}
      poles: {low: least so, high: most so}
      collect: {consent: You may stop at any time.}
      translations:
        cy:
          title: Y parc
          question: I beth mae o?
          poles: {high: mwyaf felly}
          consent: Cewch stopio unrhyw bryd.
      """,
      "park/statements.csv": "id,text,text_cy\n1,Trees,Coed\n2,Bins,\n3,Ponds,Pyllau\n",
      "cy.yml": try bench.mindset("handouts", "--print-language").output
        .replacingOccurrences(of: "language: en", with: "language: cy"),
    ])
    func sheets(_ options: String...) throws -> String {
      let run = try bench.mindset(
        ["handouts", "park", "--sheets", "consent,script", "--format", "html", "--out", "sheets"]
          + options)
      #expect(run.code == 0, "\(run.errors)")
      return try ["consent", "script"].map { try bench.text("sheets/handouts/\($0).html") }.joined()
    }
    let welsh = try sheets("--language", "cy.yml")
    for text in ["Y parc", "I beth mae o?", "Cewch stopio unrhyw bryd."] {
      #expect(welsh.contains(text), "\(text)")
    }
    #expect(!welsh.contains("What is it for?") && !welsh.contains("You may stop"))
    let english = try sheets()
    #expect(english.contains("What is it for?") && english.contains("You may stop at any time."))
    #expect(!english.contains("Y parc"))
    let check = try bench.mindset("check", "park")
    #expect(check.code == 0)
    #expect(
      check.errors.contains(
        "Not worded in cy, so that it is read in en: the poles and the statement 2."),
      "\(check.errors)")
  }

  @Test("hands out nothing where no sort defines a viewpoint")
  func noViewpoint() throws {
    let run = try refusal("--factors", "1", "--flagging", "none")
    #expect(run.code == 1 && run.errors.contains("[cannotBeComputed]"))
    // Sheets for before a workshop need no viewpoint.
    let cards = try bench.mindset(
      "handouts", "surveys/lipset", "--factors", "1", "--flagging", "none", "--sheets", "cards",
      "--out", "sheets")
    #expect(cards.code == 0)
    #expect(try bench.contents(of: "sheets").keys.sorted() == ["handouts/cards.pdf"])
  }

  @Test(
    "leaves out what compares viewpoints where there is one, and explains it where it is asked for")
  func oneViewpoint() throws {
    let two = ["common-ground", "where-we-differ", "which-viewpoint"]
    let before = try bench.mindset(
      "handouts", "surveys/lipset", "--factors", "2", "--out", "sheets", "--quiet")
    #expect(before.code == 0)
    let files = try bench.contents(of: "sheets").keys
    for name in two { #expect(files.contains("handouts/\(name).pdf")) }

    let run = try bench.mindset(
      "handouts", "surveys/lipset", "--factors", "1", "--out", "sheets")
    #expect(run.code == 0)
    #expect(
      run.errors.contains(
        "common-ground, where-we-differ and which-viewpoint: left out, for there are no two "
          + "viewpoints to compare."))
    // Those of the run before would pass for sheets of this one.
    let left = try bench.contents(of: "sheets").keys
    for name in two { #expect(!left.contains("handouts/\(name).pdf")) }

    let named = try refusal("--factors", "1", "--sheets", two.joined(separator: ","))
    #expect(named.code == 1)
    #expect(named.errors.contains("no two viewpoints to compare; expected two or more with scores"))
    #expect(named.errors.contains("where-we-stand, which tells of one viewpoint too."))

    let pack = try bench.mindset(
      "handouts", "surveys/lipset", "--factors", "1", "--pack", "--out", "pack")
    #expect(pack.output == "pack/handouts: 1 page\n")
  }

  @Test("says for how many people sheets are, and which come as PDF all the same")
  func peopleAndForms() throws {
    let run = try bench.mindset(
      "handouts", "surveys/lipset", "--sheets", "record,codes,script", "--people", "12", "--format",
      "html", "--out", "sheets")
    #expect(run.code == 0 && run.output == "sheets/handouts: 3 files\n")
    #expect(
      try bench.contents(of: "sheets").keys.sorted()
        == ["handouts/codes.pdf", "handouts/record.pdf", "handouts/script.html"])
    #expect(run.errors.contains("record and codes: as PDF"))
    #expect(run.errors.contains("For 12 people, with the codes P01 to P12."))
    let one = try bench.mindset(
      "handouts", "surveys/lipset", "--sheets", "codes", "--people", "1", "--out", "one")
    #expect(one.errors == "For one person, with the code P1.\n")
  }

  @Test("tells what is cut on posters, and what takes more than its page")
  func longWords() throws {
    let usual = try bench.mindset(
      "handouts", "analysis/lipset.yml", "--sheets", "posters", "--out", "usual")
    #expect(usual.code == 0 && !usual.errors.contains("letters of 8 points"))
    let long = (1...300).map { "word\($0)" }.joined(separator: " ")
    let first = try bench.text("surveys/lipset/statements.csv").split(separator: "\n")[1]
    try bench.edit(
      "surveys/lipset/statements.csv", String(first), "1,equality,\(long),+,")
    let run = try bench.mindset(
      "handouts", "surveys/lipset", "--sheets", "posters,where-we-stand", "--format", "html,pdf",
      "--out", "sheets")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.errors.contains(
        "Statement 1 does not fit on the cards of posters in letters of 8 points"))
    #expect(!run.errors.contains("personal slips"))
    let hands = try bench.mindset(
      "handouts", "surveys/lipset", "--sheets", "viewpoints,personal-slips", "--format", "html",
      "--out", "hands")
    #expect(
      hands.errors.contains(
        "Statement 1 does not fit on the cards of personal slips and the pages of viewpoints and ends "
          + "in … there"), "\(hands.errors)")
    // The whole of it stands below the grid, under its number.
    for file in ["sheets/handouts/poster-1.html", "hands/handouts/personal-slips.html"] {
      #expect(try bench.text(file).contains("<p>1: word1 "), "\(file)")
    }
  }

  @Test("says how many pages slips take where one a person is not enough")
  func slipsOfSeveralPages() throws {
    let words = (1...28).map { "word\($0)" }.joined(separator: " ")
    try bench.write([
      "big/study.yml": "title: Big\nquestion: What?\ndistribution: forced\n"
        + "grid: {-5: 4, -4: 6, -3: 7, -2: 9, -1: 9, 0: 10, 1: 9, 2: 9, 3: 7, 4: 6, 5: 4}\n",
      "big/statements.csv": "id,text\n" + (1...80).map { "\($0),\($0) \(words)\n" }.joined(),
    ])
    #expect(
      try bench.mindset(
        "simulate", "big", "--sorts", "9", "--planted", "2", "--seed", "1", "--to", "trial"
      ).code == 0)
    let run = try bench.mindset(
      "handouts", "trial", "--factors", "2", "--sheets", "personal-slips", "--out", "slips")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("personal-slips: 45 pages for 9 sorts"), "\(run.errors)")
    #expect(run.errors.contains("All 80 statements do not fit on the cards of personal slips"))
    #expect(!run.errors.contains("a page of their own"))
  }

  @Test("offers larger paper only where a sheet then has the room")
  func largerPaper() throws {
    func told(_ words: Int) throws -> String {
      let lines = try bench.text("surveys/lipset/statements.csv").split(separator: "\n")
      let rows = lines.enumerated().map { row, line -> String in
        var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard row > 0 else { return String(line) }
        cells = [
          cells[0], cells[1], (1...words).map { "word\($0)" }.joined(separator: " "), "+", "",
        ]
        return cells.joined(separator: ",")
      }
      try bench.write(["long/statements.csv": rows.joined(separator: "\n") + "\n"])
      let study = try bench.text("surveys/lipset/study.yml").split(separator: "\n")
        .filter { !$0.hasPrefix("recipe:") }
      try bench.write([
        "long/study.yml": study.joined(separator: "\n") + "\n",
        "long/sorts.csv": bench.text("surveys/lipset/sorts.csv"),
      ])
      let run = try bench.mindset(
        "handouts", "long", "--factors", "3", "--sheets", "viewpoints", "--out", "long-sheets")
      #expect(run.code == 0, "\(run.errors)")
      return run.errors
    }
    let (some, many) = (try told(110), try told(400))
    #expect(some.contains("and so does --paper A3."), "\(some)")
    #expect(many.contains("where it should take 2") && !many.contains("--paper A3"), "\(many)")
  }

  @Test("sets a long gist smaller before it cuts the words on cards of posters")
  func longGist() throws {
    try bench.copy("surveys/place-based-budgeting")
    try bench.copy("analysis/place-based-budgeting.yml")
    let gist = "Start by listening, design with the people who use services"
    try bench.edit(
      "analysis/place-based-budgeting.yml", gist,
      gist + String(repeating: ", and go on with what they say of it", count: 12))
    let run = try bench.mindset(
      "handouts", "analysis/place-based-budgeting.yml", "--sheets", "posters", "--out", "sheets")
    #expect(run.code == 0 && !run.errors.contains("letters of 8 points"), "\(run.errors)")
  }

  @Test("says how many pages the pack has")
  func pack() throws {
    let run = try bench.mindset("handouts", "surveys/lipset", "--pack", "--out", "sheets")
    let files = try bench.contents(of: "sheets").keys.sorted()
    #expect(
      files == ["common-ground", "where-we-differ", "where-we-stand"].map { "handouts/\($0).pdf" })
    #expect(run.output.hasPrefix("sheets/handouts: ") && run.output.hasSuffix(" pages\n"))
  }
}
