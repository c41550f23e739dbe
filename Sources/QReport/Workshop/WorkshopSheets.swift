package import QDrawing
package import QStudy

/// What is printed before a workshop, from a study that needs no sorts yet.
package enum WorkshopSheet: String, CaseIterable, Sendable {
  /// The statements as cards to cut out, their numbers on the back.
  case cards
  /// The grid on which cards are laid, tiled over sheets.
  case mat
  /// The sheet on which a participant's sort is written down.
  case record
  /// What the facilitator says and when.
  case script
  /// What participants are told and agree to.
  case consent
  /// Codes by which participants' sheets are told apart.
  case codes
}

/// Makes the sheets of a workshop.
package struct WorkshopSheets {
  /// Why a sheet can't be made.
  package enum Refusal: Error, Hashable, Sendable {
    /// The study has no statements.
    case noStatements
    /// The sheet needs a grid, and the study declares none.
    case noGrid(WorkshopSheet)
    /// A statement is too long for a card, at letters of 7 points.
    case tooLong(statement: String)
  }

  /// The study as it is read in the language of the sheets.
  let study: Study
  /// The title in the study's own language, by which it is known whatever is read.
  private let title: String
  let lexicon: Lexicon
  var paper: Paper
  /// The participants' codes; empty where they are written in by hand.
  package let codes: [String]

  /// What opens the page of a person on their own device; by their code on sheets.
  let doors: [String: Door]

  /// How a person gets to their page.
  package struct Door: Equatable, Sendable {
    /// The participant's id.
    package let participant: String
    /// What is typed.
    package let code: String
    /// What a camera opens.
    package let address: String

    /// What is opened by hand, the code being typed there.
    var page: String { String(address.prefix { $0 != "#" }) }

    /// Makes a door.
    package init(participant: String, code: String, address: String) {
      self.participant = participant
      self.code = code
      self.address = address
    }
  }

  /// Sheets of a study whose participants sort on devices.
  /// - Parameter doors: one for each participant.
  package init(_ study: Study, lexicon: Lexicon = .english, paper: Paper, doors: [Door]) {
    self.study = study.worded(in: lexicon.language)
    title = study.title
    self.lexicon = lexicon
    self.paper = paper
    codes = doors.map(\.participant)
    self.doors = Dictionary(
      doors.map { ($0.participant, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Sheets of a study.
  /// - Parameter codes: the participants' codes, one a record sheet; none for a blank one.
  package init(_ study: Study, lexicon: Lexicon = .english, paper: Paper, codes: [String] = []) {
    self.study = study.worded(in: lexicon.language)
    title = study.title
    self.lexicon = lexicon
    self.paper = paper
    self.codes = codes
    doors = [:]
  }

  /// A sheet: what is read flows, what is cut, laid on or written into is drawn to the millimetre.
  package enum Made: Sendable {
    /// Words.
    case words(Manuscript)
    /// Pages.
    case pages([PDFPage])
  }

  /// Makes a sheet.
  package func made(_ sheet: WorkshopSheet) throws(Refusal) -> Made {
    guard !study.statements.isEmpty else { throw .noStatements }
    switch sheet {
    case .cards: return .pages(try cards())
    case .mat: return .pages(try mat(on: grid(for: sheet)))
    case .record: return .pages(try records(on: grid(for: sheet)))
    case .script: return .words(manuscript(lexicon(.script), script))
    case .consent: return .words(manuscript(lexicon(.consentTitle), consent))
    case .codes: return .pages(codeSlips())
    }
  }

  private func grid(for sheet: WorkshopSheet) throws(Refusal) -> Grid {
    guard let grid = study.grid else { throw .noGrid(sheet) }
    return grid
  }

  /// What a window or a list of files shows: which sheet, and of which study.
  func titled(_ sheet: Phrase) -> String { titled(lexicon(sheet)) }

  private func titled(_ sheet: String) -> String {
    "\(sheet): \(lexicon.isolated(study.title))"
  }

  private func manuscript(_ title: String, _ blocks: [Block]) -> Manuscript {
    Manuscript(
      title: titled(title), language: lexicon.language,
      footer: study.title,
      date: study.provenance.date, blocks: blocks)
  }

  /// The wording in the language of the sheets, where the study has it.
  func wording(_ statement: Statement) -> String {
    statement.translations[lexicon.language] ?? statement.text
  }

  /// The size of the paper, upright.
  var page: Size {
    let (width, height) = paper.millimetres
    return Size(millimetres(width), millimetres(height))
  }

  /// A page of the paper's size.
  func scene(_ title: String, _ elements: [Element], size: Size? = nil) -> PDFPage {
    PDFPage(Scene(size: size ?? page, title: title, description: "", elements: elements))
  }

  /// What a sheet's QR code says: which study, by its title, and whose sheet.
  func code(_ participant: String) -> String {
    doors[participant]?.address ?? "mindset:\(title)\n\(participant)"
  }
}
