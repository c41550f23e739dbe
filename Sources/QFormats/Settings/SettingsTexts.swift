internal import QStudy
internal import QTables

/// What config.xml and language.xml say: how cards are collected, the questions and the words.
struct SettingsTexts {
  /// The cards where they are images; empty where they are texts.
  private(set) var images: [Statement] = []
  private var title = ""
  private var isFree = false
  /// Whether people are asked for their consent first.
  private var asksConsent = false
  private var collect: CollectSettings?
  private var background: [BackgroundQuestion] = []
  private var surveys: [SurveyQuestion] = []

  /// Reads config.xml, if there is one.
  init(config document: SettingsDocuments.Document?, _ findings: inout [Finding]) {
    guard let (file, root) = document else { return }
    title = plainText(root.item("studyTitle")?.text ?? "")
    func isOn(_ id: String) -> Bool? {
      root.item(id).map { trimmed($0.text).lowercased() }.flatMap(Bool.init)
    }
    isFree = isOn("allowUnforcedSorts") == true
    asksConsent = isOn("showConsentPage") ?? false
    let comments = isOn("showPostsort") ?? isOn("showStep4")
    let order = isOn("shuffleCards").map { $0 ? CollectSettings.Order.random : .fixed }
    if comments != nil || order != nil {
      collect = CollectSettings(presort: .required, comments: comments, order: order)
    }
    let items = root.children.filter { $0.name == "item" && $0["id"] == "survey" }
    if !items.isEmpty {
      surveys = items.enumerated().compactMap { place, item in
        SurveyQuestion(item.children, id: "itemNum\(place + 1)", separator: ";;;")
      }
    } else if let form = root.item("form") {
      surveys = SurveyQuestion.form(form.children)
    }
    background = surveys.map(\.question)
    if isOn("useImages") == true { readImages(root, file: file, &findings) }
  }

  private mutating func readImages(
    _ root: XMLElement, file: String, _ findings: inout [Finding]
  ) {
    let item = root.item("numImages")
    guard let count = item.flatMap({ parseInteger($0.text) }), (1...1_000).contains(count) else {
      findings.append(
        Finding(
          .badValue, location: Location(file: file, line: item?.line ?? root.line),
          found: item.map { "“\(excerpt(trimmed($0.text)))” as numImages" }
            ?? "useImages without numImages",
          expected: "the number of images, from 1 to 1000",
          mend: "Correct numImages, or set useImages to false."))
      return
    }
    let ending = trimmed(root.item("imageFileType")?.text ?? "jpg")
    images = (1...count).map {
      Statement(id: String($0), text: "Image \($0) (image\($0).\(ending))")
    }
  }

  /// Puts into a design what config.xml says.
  func put(into settings: inout CollectorSettings) {
    settings.study.title = title
    if isFree { settings.study.distribution = .free }
    settings.study.collect = collect
    settings.study.background = background
    settings.study.statements = images
    settings.surveys = surveys
  }

  /// Puts into a design what language.xml says.
  func read(language root: XMLElement, into settings: inout CollectorSettings) {
    let braces = root.hasSingleBraces
    func text(_ ids: String...) -> String? {
      ids.lazy.compactMap { root.item($0) }.map { plainText($0.text, singleBraces: braces) }
        .first { !$0.isEmpty }
    }
    if let low = text("sortDisagreement", "btnDisagreement"),
      let high = text("sortAgreement", "btnAgreement")
    {
      settings.study.poles = Poles(low: low, high: high)
    }
    settings.study.question = text("condOfInst") ?? ""
    if asksConsent, let consent = text("consentText") {
      settings.study.collect?.consent = consent
    }
  }
}
