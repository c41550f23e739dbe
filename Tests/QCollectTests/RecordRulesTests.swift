import QNumerics
import QStudy
import QTables
import Testing

@testable import QCollect

@Suite("What a participant can do")
struct RecordRulesTests {
  private func record() -> Record {
    Record(participant: "W1", seed: 1, language: "en", isTest: false, version: 1)
  }

  private func apply(
    _ actions: [Move.Action], to record: inout Record, study: Study, round: Int = 1
  ) throws {
    let design = try SortingDesign(study)
    for move in TrialRoom.moves(actions, from: record.through + 1) {
      try record.apply(move, in: design, round: round)
    }
  }

  private func message(
    _ actions: [Move.Action], after: [Move.Action] = [], study: Study? = nil, round: Int = 1
  ) throws -> String? {
    var record = record()
    let study = try study ?? TrialRoom.study()
    try apply(after + actions.dropLast(), to: &record, study: study, round: round)
    let before = record
    do {
      try apply(Array(actions.suffix(1)), to: &record, study: study, round: round)
      return nil
    } catch let fault as MoveFault {
      #expect(record == before, "a refused move changes nothing")
      return fault.message
    }
  }

  private func place(_ card: String, _ value: Int?, swap: String? = nil) -> Move.Action {
    .place(card, value, swap: swap, condition: "")
  }

  @Test("a full column takes a card only in exchange, and the other one goes where it came from")
  func swapping() throws {
    var record = record()
    let study = try TrialRoom.study()
    try apply([place("a", 1), place("b", 1), place("c", 0)], to: &record, study: study)
    #expect(
      try message([place("c", 1)], after: [place("a", 1), place("b", 1), place("c", 0)])
        == "The column 1 is full: choose the card to swap with, or another column.")
    try apply([place("c", 1, swap: "a")], to: &record, study: study)
    #expect(record.sorts[""]?.places == ["a": 0, "b": 1, "c": 1])
    try apply([place("d", 1, swap: "b")], to: &record, study: study)
    #expect(record.sorts[""]?.places == ["a": 0, "c": 1, "d": 1], "b goes back to hand")
  }

  @Test("whatever moves are made, no card lies twice and no column holds more than its cards")
  func randomMoves() throws {
    let design = try SortingDesign(TrialRoom.study())
    var generator = SeededGenerator(seed: 7)
    var record = record()
    let cards = design.study.statements.map(\.id)
    for number in 1...3000 {
      let value = generator.below(4) - 1
      let swap = generator.below(2) == 0 ? cards[generator.below(6)] : nil
      let action = place(cards[generator.below(6)], value == 2 ? nil : value, swap: swap)
      let before = record
      do {
        try record.apply(
          Move(number: number, time: 0, action: action), in: design, round: 1)
      } catch {
        #expect(record == before)
      }
      let places = record.sorts[""]?.places ?? [:]
      for column in design.grid.columns {
        #expect(places.values.count { $0 == column.value } <= column.count)
      }
    }
    #expect(record.through > 1000)
  }

  @Test("a sort is handed in only when every card has its place, and then stays")
  func submitting() throws {
    #expect(try message([.submit(condition: "")]) == "6 cards are not on the grid yet.")
    let whole = TrialRoom.wholeSort().map(\.action)
    #expect(try message(whole) == nil)
    #expect(
      try message([place("a", 0, swap: "c")], after: whole)
        == "This sort was handed in, and stays as it is.")
    #expect(try message([.comment("a", "Because.", condition: "")], after: whole) == nil)
  }

  @Test("a free distribution takes any number of cards in a column, and still every card")
  func free() throws {
    let study = try TrialRoom.study(isForced: false)
    let all = ["a", "b", "c", "d", "e", "f"].map { place($0, 1) }
    #expect(try message(all + [.submit(condition: "")], study: study) == nil)
    #expect(
      try message(Array(all.dropLast()) + [.submit(condition: "")], study: study)
        == "1 card is not on the grid yet.")
  }

  @Test("nothing is sorted before the consent text is agreed to; its hash is kept")
  func consent() throws {
    let study = try TrialRoom.study(consent: "We keep your sort.")
    #expect(
      try message([place("a", 1)], study: study)
        == "Please read and answer the consent text first.")
    #expect(
      try message([place("a", 1)], after: [.consent(false)], study: study)
        == "Please read and answer the consent text first.")
    var record = record()
    try apply([.consent(true), place("a", 1)], to: &record, study: study)
    #expect(record.consent == sha256Hex(Array("We keep your sort.".utf8)))
    #expect(record.consentLanguage == "en")
    let handedIn = [.consent(true)] + TrialRoom.wholeSort().map(\.action)
    #expect(
      try message([.consent(false)], after: handedIn, study: study)?
        .contains("Erase my answers") == true)
  }

  @Test(
    "consent is that to the text in the language that is read, or to the study's own where it has none"
  )
  func consentInAnotherLanguage() throws {
    var study = try TrialRoom.study(consent: "We keep your sort.")
    study.languages = ["ar", "cy"]
    study.translations = ["ar": StudyWording(consent: "نحتفظ بترتيبك.")]
    for (language, text, shown) in [
      ("ar", "نحتفظ بترتيبك.", "ar"), ("cy", "We keep your sort.", "en"),
    ] {
      var record = record()
      try apply([.language(language), .consent(true)], to: &record, study: study)
      #expect(record.consent == sha256Hex(Array(text.utf8)) && record.consentLanguage == shown)
      #expect(Record(record.json)?.consentLanguage == shown)
      try apply([.language("en")], to: &record, study: study)
      #expect(record.consentLanguage == shown, "what was agreed to stays that text")
      try apply([.consent(false)], to: &record, study: study)
      #expect(record.consent == nil && record.consentLanguage == nil)
    }
  }

  @Test("conditions open one after the other")
  func rounds() throws {
    let study = try TrialRoom.study(conditions: [
      Condition(id: "before", question: "Before?"), Condition(id: "after", question: "After?"),
    ])
    let second = Move.Action.place("a", 1, swap: nil, condition: "after")
    #expect(try message([second], study: study) == "This round has not been opened yet.")
    #expect(try message([second], study: study, round: 2) == nil)
    #expect(try message([place("a", 1)], study: study) == "The study has no condition “”.")
  }

  @Test("answers are of the kind that is asked for")
  func answers() throws {
    #expect(try message([.answer("age", .integer(44)), .answer("job", "clerk")]) == nil)
    #expect(try message([.answer("age", "old")]) == "“How old are you?” asks for a number.")
    #expect(
      try message([.answer("job", "king")]) == "“What do you do?” has other answers to choose from."
    )
    #expect(try message([.answer("shoe", "blue")]) == "There is no question “shoe”.")
  }

  @Test("cards, columns and languages that don't exist are refused")
  func unknown() throws {
    #expect(try message([place("z", 1)]) == "There is no card z.")
    #expect(try message([place("a", 9)]) == "The grid has no column 9.")
    #expect(try message([.language("xx")]) == "The study is not worded in the language xx.")
    #expect(
      try message([.comment("a", String(repeating: "x", count: 2001), condition: "")])?
        .contains("2000 characters") == true)
  }

  @Test("every kind of move and the record come back from JSON as they were")
  func json() throws {
    let actions: [Move.Action] = [
      .consent(true), .language("en"), .step(.grid), .pile("a", .agree, condition: ""),
      .pile("a", nil, condition: ""), place("a", -1), place("a", nil), place("b", 1, swap: "a"),
      .unsure("a", true, condition: "x"), .neutral(-0.5, condition: ""),
      .neutral(nil, condition: ""),
      .comment("a", "Because “so”.", condition: ""), .share(false), .answer("age", .integer(4)),
      .answer("job", .null), .submit(condition: "x"), .finish,
    ]
    for move in TrialRoom.moves(actions) {
      #expect(Move(try JSONValue(parsing: move.json.bytes())) == move)
    }
    var record = record()
    let study = try TrialRoom.study(consent: "We keep it.")
    try apply(
      [
        .consent(true), .step(.grid), .pile("a", .agree, condition: ""),
        .unsure("b", true, condition: ""),
        .neutral(0.5, condition: ""), .share(true), .answer("age", .integer(44)),
        .comment("a", "x", condition: ""),
      ] + TrialRoom.wholeSort().map(\.action) + [.finish], to: &record, study: study)
    #expect(Record(try JSONValue(parsing: record.json.bytes())) == record)
  }

  @Test(
    "what is no move is none",
    arguments: [
      #"{}"#, #"{"n":0,"do":"finish"}"#, #"{"n":1,"do":"fly"}"#, #"{"n":1,"do":"place","card":3}"#,
      #"{"n":1,"do":"place","card":"a","value":"1"}"#,
      #"{"n":1,"do":"place","card":"a","value":1.5}"#,
      #"{"n":1,"do":"pile","card":"a","pile":"love"}"#, #"{"n":99999,"do":"finish"}"#,
      #"{"n":1,"do":"share"}"#, #"{"n":1,"do":"step","step":"moon"}"#,
    ])
  func malformed(text: String) throws {
    #expect(Move(try JSONValue(parsing: Array(text.utf8))) == nil)
  }
}
