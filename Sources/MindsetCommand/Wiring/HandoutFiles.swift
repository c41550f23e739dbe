import QAnalysis
import QDrawing
import QFormats
import QNumerics
import QReport
import QStudy

/// The files of chosen sheets, for `handouts` and for the `handouts` of a recipe.
struct HandoutFiles {
  /// In which forms.
  let formats: [SheetFormat]
  let paper: HandoutPaper
  let lexicon: Lexicon
  /// What has been made so far.
  private(set) var folder = OutputFolder()
  /// Pages in PDF; how many another form takes is up to the program that opens it.
  private(set) var pages = 0
  /// Sheets that came as PDF though only other forms were asked for.
  private(set) var onlyPDF: [WorkshopSheet] = []
  /// Sheets that would say nothing.
  private var absent: [AbsentSheets] = []
  /// What whoever hands them out must know.
  private(set) var warnings: [Warning] = []
  /// The statements that are cut short on posters.
  private var cut: Set<Int> = []
  /// The statements that are cut short on sheets for hands, by what these are called.
  private var cutOnSheets: [String: Set<Int>] = [:]
  /// The pages of personal slips in PDF; 0 where none were made.
  private(set) var slipPages = 0
  /// How many threads share the sheets of an analysis; `nil` for one a core. The files don't depend on it.
  private let threads: Int?
  /// The sheets of an analysis that are made; `nil` where nobody waits for them.
  private let steps: Steps?

  init(
    formats: [SheetFormat] = [.pdf], paper: HandoutPaper = .a4, lexicon: Lexicon = .english,
    threads: Int? = nil, steps: Steps? = nil
  ) {
    self.formats = formats
    self.paper = paper
    self.lexicon = lexicon
    self.threads = threads
    self.steps = steps
  }

  /// Adds the sheets that are printed before a workshop.
  /// - Throws: `Findings`, for a study that lacks what a sheet needs.
  mutating func add(_ sheets: [WorkshopSheet], of workshop: WorkshopRun) throws {
    let study = workshop.source.reading.study
    for chosen in sheets {
      switch try workshop.made(chosen) {
      case .words(let manuscript):
        // On one page where letters of 9 points or more allow it: two lines alone are easily lost.
        let fits = PDFDocument.pages(of: manuscript, style: sheet, fitting: .each(1)).count == 1
        try add(
          chosen.rawValue, manuscript, style: sheet, fitting: fits ? .each(1) : .any,
          isTwice: chosen == .consent)
      case .pages(let drawn):
        // Drawn to the millimetre: there is no other form of it.
        pages += drawn.count
        let renderer = PDFRenderer(
          title: drawn.first?.scene.title ?? study.title, date: study.provenance.date,
          language: lexicon.language)
        try folder.add(name(chosen.rawValue, .pdf)) { try renderer.render(drawn) }
        if !formats.contains(.pdf) { onlyPDF.append(chosen) }
      }
    }
  }

  /// Which sheets would say nothing, and why: by the names with which they are asked for, or by those that stand
  /// on them, for a reader who never typed one.
  func leftOut(byTitle: Bool = false) -> [String] {
    absent.flatMap {
      $0.told { byTitle ? "“\(lexicon.title(of: $0))”" : $0.rawValue }
    }
  }

  /// Whether there is something to hand out: a viewpoint with scores.
  static func canBeMade(of document: AnalysisDocument) -> Bool {
    document.analysis.scores.z.contains { $0 != nil }
  }

  /// Adds the sheets that are made from an analysis. What would say nothing is left out and told.
  ///
  /// - Parameter isNamed: whether somebody asked for each of the sheets by its name.
  /// - Throws: `Findings`, where no viewpoint has scores and there is nothing to hand out, and where a
  ///   sheet that was asked for by name would say nothing.
  mutating func add(_ sheets: [Sheet], of document: AnalysisDocument, isNamed: Bool = false) throws
  {
    guard sheets.isEmpty || Self.canBeMade(of: document) else {
      throw Findings(
        Finding(
          .cannotBeComputed, found: "no sort that defines a viewpoint",
          expected: "a viewpoint with scores, to hand out",
          mend: "Choose another --flagging or fewer --factors, or flag sorts by hand in a recipe."))
    }
    let handouts = Handouts(document, lexicon: lexicon, posters: paper.poster)
    let absent = AbsentSheets(sheets, of: handouts)
    if isNamed { try Findings.check(absent.findings) }
    self.absent.append(absent)
    for made in made(sheets, of: handouts) { try take(made.get()) }
    tellCut(cut.sorted(), of: document)
    tellCutOnSheets(of: document)
    if !Set(sheets).isDisjoint(with: [.viewpoints, .cribSheet]) {
      tellNames(handouts.peopleInComments)
    }
    for sheet in absent.sheets {
      for format in formats {
        folder.complete("handouts/\(sheet.rawValue)", numbers: 0, ".\(format.rawValue)")
      }
    }
    for stem in sheets.compactMap(\.series) {
      for format in formats { folder.complete("handouts/\(stem)", ".\(format.rawValue)") }
    }
  }

  /// The files of each sheet. None needs to know of another, so cores share them; those of a person or a
  /// viewpoint each, which come last and take longest, begin first.
  private func made(_ sheets: [Sheet], of handouts: Handouts) -> [Result<HandoutFiles, any Error>] {
    let none = HandoutFiles(formats: formats, paper: paper, lexicon: lexicon)
    let backwards: [Sheet] = sheets.reversed()
    let made = concurrentMap(sheets.count, threads: threads ?? sheets.count) { index in
      Result {
        var own = none
        for handout in own.alike(handouts.handouts(backwards[index])) { try own.add(handout) }
        steps?.step()
        return own
      }
    }
    return made.reversed()
  }

  /// Adds what was made of a sheet.
  private mutating func take(_ other: HandoutFiles) {
    folder.add(contentsOf: other.folder)
    pages += other.pages
    warnings += other.warnings
    cut.formUnion(other.cut)
    cutOnSheets.merge(other.cutOnSheets) { $0.union($1) }
    slipPages += other.slipPages
  }

  private mutating func add(_ handout: Handout) throws {
    if handout.isPoster {
      cut.formUnion(handout.cut)
    } else if !handout.cut.isEmpty {
      cutOnSheets[
        handout.isOfMany ? "personal slips" : "the pages of viewpoints", default: []
      ].formUnion(handout.cut)
    }
    let before = pages
    try add(
      handout.name, handout.manuscript, style: handout.poster ?? sheet, fitting: handout.pages)
    if handout.isOfMany { slipPages += pages - before }
  }

  /// Sheets of one kind with their pictures on the back, where that of one needs to be there: for want of
  /// room, or so as not to be smaller than the one on the back of A4.
  private func alike(_ handouts: [Handout]) -> [Handout] {
    // Slips are pages of one document, which are made alike there.
    guard handouts.allSatisfy({ !$0.isPoster && !$0.isOfMany }) else { return handouts }
    func counts(on style: PageStyle) -> Set<Int> {
      Set(
        handouts.map {
          PDFDocument.pages(of: $0.manuscript, style: style, fitting: $0.pages).count
        })
    }
    let isNarrower = handouts.contains {
      $0.pages.each != nil && $0.manuscript.isNarrower(on: sheet)
    }
    let differ = handouts.count > 1 && counts(on: sheet).count > 1
    guard differ || isNarrower && counts(on: .sheet(.a4)) != [1] else { return handouts }
    return handouts.map { $0.saying($0.manuscript.withPicturesBehind(sheet)) }
  }

  /// The sheets for everyone as one document, to be printed in one go.
  ///
  /// - Throws: `DrawingError`.
  func pack(of document: AnalysisDocument) throws -> (bytes: [UInt8], pages: Int) {
    let handouts = Handouts(document, lexicon: lexicon)
    let sheets = Sheet.pack.flatMap(handouts.handouts)
    let pages = sheets.flatMap {
      PDFDocument.pages(of: $0.manuscript, style: sheet, fitting: $0.pages)
    }
    guard let first = sheets.first else { return ([], 0) }
    return (try PDFDocument.render(pages, of: first.manuscript).bytes, pages.count)
  }

  /// Leaves out sheets of an analysis in which no viewpoint has scores, with a warning.
  mutating func leaveOut(_ sheets: [Sheet]) {
    warnings.append(
      Warning(
        .handoutsNotMade,
        "No viewpoint has scores, so that no handouts could be made ("
          + NumberText.list(sheets.map(\.rawValue)) + "); those in the folder, if any, are of an "
          + "earlier run. Choose another flagging or fewer factors, or flag sorts by hand."))
  }

  private mutating func tellNames(_ names: [String]) {
    guard !names.isEmpty else { return }
    warnings.append(
      Warning(
        .namesInComments,
        "Comments on the sheets of viewpoints name \(NumberText.list(names)), who took part; […] stands in "
          + "place of each name. Read these comments before you hand the sheets out: other words may tell "
          + "who is meant."))
  }

  private mutating func tellCut(_ statements: [Int], of document: AnalysisDocument) {
    guard !statements.isEmpty else { return }
    let ids = statements.map { document.study.statements[$0].id }
    let isOne = ids.count == 1
    warnings.append(
      Warning(
        .wordingCut,
        "\(isOne ? "Statement" : "Statements") \(NumberText.list(ids)) "
          + "\(isOne ? "does" : "do") not fit on the cards of posters in letters of 8 points "
          + "and \(isOne ? "is" : "are") cut short there; the whole wording stands below or after "
          + "the grid. A larger paper does not help; shorter statements do, and shorter gists may.",
        statements: ids))
  }

  private mutating func tellCutOnSheets(of document: AnalysisDocument) {
    let cut = cutOnSheets.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
    guard !cut.isEmpty else { return }
    let ids = cut.map { document.study.statements[$0].id }
    let isOne = ids.count == 1
    let which =
      ids.count == document.study.statements.count && !isOne
      ? "All \(ids.count) statements"
      : "\(isOne ? "Statement" : "Statements") \(NumberText.list(ids))"
    warnings.append(
      Warning(
        .wordingCut,
        "\(which) \(isOne ? "does" : "do") not fit on the cards of "
          + "\(NumberText.list(cutOnSheets.keys.sorted())) and "
          + "\(isOne ? "ends" : "end") in … there, which is told below the grid. Short forms of the "
          + "statements in the column short of statements.csv help; posters and slips have the whole wording "
          + "below or after the grid.",
        statements: ids))
  }

  private mutating func add(
    _ sheet: String, _ manuscript: Manuscript, style: PageStyle, fitting: PageCount,
    isTwice: Bool = false
  ) throws {
    for format in formats {
      let file = name(sheet, format)
      switch format {
      case .pdf:
        let twice = isTwice ? PDFDocument.twice(manuscript, style: style) : nil
        let drawn =
          twice.map { [$0] }
          ?? PDFDocument.pages(of: manuscript, style: style, fitting: fitting)
        pages += drawn.count
        if let count = fitting.each,
          case let most = manuscript.mostPages(style, fitting: count),
          drawn.count > most,
          drawn.count > most + manuscript.pagesBehindPictures(style, fitting: fitting)
        {
          warnings.append(
            Warning(
              .sheetTooLong,
              "\(file) takes \(NumberText.count(drawn.count, "page")) where it should take \(most): "
                + "in letters of 9 points its words need more room. Shorter gists or short forms of the "
                + "statements help"
                + (hasRoomOnA3(manuscript, fitting: fitting) ? ", and so does --paper A3." : ".")))
        }
        try folder.add(file) { try PDFDocument.render(drawn, of: manuscript) }
      case .html: folder.add(file, WebDocument.render(manuscript, style: style, fitting: fitting))
      case .docx:
        try folder.add(file) {
          try WordDocument.render(manuscript, style: style, fitting: fitting)
        }
      }
    }
  }

  /// Whether the larger paper has the room that this one lacks.
  private func hasRoomOnA3(_ manuscript: Manuscript, fitting: PageCount) -> Bool {
    guard paper.sheet != .a3, let count = fitting.each else { return false }
    let style = PageStyle.sheet(.a3)
    return PDFDocument.pages(of: manuscript, style: style, fitting: fitting).count
      <= manuscript.mostPages(style, fitting: count)
      + manuscript.pagesBehindPictures(style, fitting: fitting)
  }

  private func name(_ sheet: String, _ format: SheetFormat) -> String {
    "handouts/\(sheet).\(format.rawValue)"
  }

  private var sheet: PageStyle { .sheet(paper.sheet) }
}

/// A form in which sheets are written.
enum SheetFormat: String, CaseIterable {
  case pdf, html, docx
}
