import QStudy
import Testing

/// What participants read beside the statements, in a further language.
@Suite("A study in a further language")
struct StudyWordingTests {
  private func study() -> Study {
    var study = Study(
      title: "Parks", question: "What are parks for?", languages: ["ar"],
      poles: Poles(low: "no", high: "yes"), themes: [Theme(id: "green", label: "Green")],
      conditions: [
        Condition(id: "now", question: "Now?"), Condition(id: "then", question: "Then?"),
      ],
      background: [
        BackgroundQuestion(
          id: "job", question: "Your job?", kind: .choice, options: ["nurse", "clerk", "cook"])
      ],
      collect: CollectSettings(consent: "I agree."),
      statements: [Statement(id: "1", text: "Trees", translations: ["ar": "أشجار"])])
    study.translations["ar"] = StudyWording(
      title: "حدائق", question: "ما فائدة الحدائق؟", low: "لا", high: "نعم",
      themes: ["green": "أخضر"], conditions: ["now": "الآن؟", "then": "آنذاك؟"],
      background: ["job": .init(question: "عملك؟", options: ["ممرض", "كاتب", "طباخ"])],
      consent: "أوافق.")
    return study
  }

  @Test("bears its wording in place of its own, and its own where there is none")
  func worded() {
    var study = study()
    let arabic = study.worded(in: "ar")
    #expect(arabic.title == "حدائق" && arabic.question == "ما فائدة الحدائق؟")
    #expect(arabic.poles == Poles(low: "لا", high: "نعم") && arabic.themes[0].label == "أخضر")
    #expect(arabic.conditions.map(\.question) == ["الآن؟", "آنذاك؟"])
    #expect(arabic.background[0].options == ["ممرض", "كاتب", "طباخ"])
    #expect(arabic.collect?.consent == "أوافق.")
    #expect(study.worded(in: "en") == study && study.worded(in: "cy") == study)
    study.translations["ar"] = StudyWording(
      high: "نعم", background: ["job": .init(options: ["ممرض", "", "طباخ"])])
    let partly = study.worded(in: "ar")
    #expect(partly.poles == Poles(low: "no", high: "نعم") && partly.title == "Parks")
    #expect(partly.background[0].question == "Your job?")
    #expect(partly.background[0].options == ["ممرض", "clerk", "طباخ"])
  }

  @Test("is told what of it has no wording")
  func untranslated() {
    var study = study()
    #expect(study.untranslated.isEmpty)
    study.translations["ar"]?.high = nil
    study.translations["ar"]?.conditions["then"] = nil
    study.translations["ar"]?.background["job"]?.options = ["ممرض", "", "طباخ"]
    study.translations["ar"]?.consent = nil
    study.statements[0].translations = [:]
    #expect(
      study.untranslatedParts(in: "ar") == [
        .poles, .condition("then"), .background("job"), .consent, .statement("1"),
      ])
    #expect(
      study.untranslated == [
        Warning(
          .notTranslated,
          "Not worded in ar, so that it is read in en: the poles, the question of the condition “then”, "
            + "the question “job” about people, the consent text and the statement 1.",
          statements: ["1"])
      ])
    study.collect = nil
    #expect(!study.untranslatedParts(in: "ar").contains(.consent), "there is none to word")
  }

  @Test("keeps what still fits when its own wording is changed, and tells what may be out of date")
  func edits() {
    let before = study()
    var after = before
    after.translations = [:]
    after.question = "Whose are parks?"
    after.themes = []
    after.conditions = [Condition(id: "now", question: "Now?")]
    after.statements[0].text = "Old trees"
    after.background.append(BackgroundQuestion(id: "age", question: "Your age?"))
    after.keepTranslations(of: before)
    let kept = after.translations["ar"]
    #expect(kept?.question == "ما فائدة الحدائق؟" && kept?.consent == "أوافق.")
    #expect(kept?.themes == [:] && kept?.conditions == ["now": "الآن؟"])
    #expect(after.outdatedParts(since: before) == [.question, .statement("1")])
    // Only a text that is worded there can be out of date there.
    after = before
    after.poles = after.poles.naming(low: "never", high: nil)
    after.background[0].question = "Your trade?"
    after.translations["ar"]?.low = nil
    #expect(after.outdatedParts(since: before) == [.background("job")])
  }

  @Test(
    "has each option's wording follow it",
    arguments: [
      (["cook", "nurse", "clerk"], ["طباخ", "ممرض", "كاتب"]),
      // Another answer in the place of one is another answer.
      (["nurse", "pilot", "cook"], ["ممرض", "", "طباخ"]),
      (["nurse", "pilot", "clerk", "cook"], ["ممرض", "", "كاتب", "طباخ"]),
      (["clerk"], ["كاتب"]), (["pilot", "sailor"], []),
      (["clerk", "nurse", "pilot"], ["كاتب", "ممرض", ""]),
    ])
  func options(own: [String], worded: [String]) {
    let before = study()
    var after = before
    after.background[0].options = own
    after.keepTranslations(of: before)
    #expect(after.translations["ar"]?.background["job"]?.options == worded)
    // Nothing of it says what stood there before; what has no wording is told elsewhere.
    #expect(after.outdatedParts(since: before).isEmpty)
    #expect(
      after.untranslatedParts(in: "ar").contains(.background("job"))
        == (worded.isEmpty || worded.contains("")))
  }
}
