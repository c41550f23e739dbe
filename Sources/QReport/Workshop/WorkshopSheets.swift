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

  let study: Study
  let lexicon: Lexicon
  let paper: Paper
  /// The participants' codes; empty where they are written in by hand.
  package let codes: [String]

  /// Sheets of a study.
  /// - Parameter codes: the participants' codes, one a record sheet; none for a blank one.
  package init(_ study: Study, lexicon: Lexicon = .english, paper: Paper, codes: [String] = []) {
    self.study = study
    self.lexicon = lexicon
    self.paper = paper
    self.codes = codes
  }

  /// The pages of a sheet.
  package func pages(_ sheet: WorkshopSheet) throws(Refusal) -> [PDFPage] {
    guard !study.statements.isEmpty else { throw .noStatements }
    switch sheet {
    case .cards: return try cards()
    case .mat: return try mat(on: grid(for: sheet))
    case .record: return try records(on: grid(for: sheet))
    case .script: return flowing(script)
    case .consent: return flowing(consent)
    case .codes: return codeSlips()
    }
  }

  private func grid(for sheet: WorkshopSheet) throws(Refusal) -> Grid {
    guard let grid = study.grid else { throw .noGrid(sheet) }
    return grid
  }

  private func flowing(_ blocks: [Block]) -> [PDFPage] {
    let manuscript = Manuscript(
      title: study.title, language: lexicon.language, footer: study.title, blocks: blocks)
    return PDFDocument.pages(
      of: manuscript, style: PageStyle(paper: paper, textSize: 11))
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
  func code(_ participant: String) -> String { "mindset:\(study.title)\n\(participant)" }
}
