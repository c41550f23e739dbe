package import QDrawing

/// A text before it takes a form: what reports and sheets say, in the order in which it is read.
///
/// PDF, HTML, DOCX and Markdown are made from the same value, so that none says what another
/// doesn't.
package struct Manuscript: Sendable {
  /// The title, also of the file.
  package var title: String
  /// The language of what the program says, as a BCP 47 code; what the study says may be in
  /// another.
  package var language: String
  /// What every page says at its top, “illustrative data” say; `nil` for nothing.
  package var notice: String?
  /// What every page says at its foot: study, date, sorts, settings.
  package var footer: String
  /// The day it speaks of, as `YYYY-MM-DD`.
  package var date: String?
  /// What stands behind a heading that comes again where a page goes on with its statements; without it
  /// none comes again.
  package var continued: String
  /// What it says.
  package var blocks: [Block]

  /// Makes a manuscript. A line end within a paragraph ends it: what a study says in two paragraphs
  /// is two in every form.
  package init(
    title: String, language: String = "en", notice: String? = nil, footer: String = "",
    date: String? = nil, continued: String = "", blocks: [Block]
  ) {
    self.title = title
    self.language = language
    self.notice = notice
    self.footer = footer
    self.date = date
    self.continued = continued
    self.blocks = blocks.flatMap(\.paragraphs)
  }
}

/// A part of a manuscript.
package indirect enum Block: Sendable {
  /// How a paragraph is set.
  package enum Voice: Sendable {
    /// Running text.
    case body
    /// The sentence to be read first.
    case lead
    /// What may be read later: notes, explanations.
    case quiet
    /// Something to be seen, such as a warning.
    case notice
    /// What a person said.
    case quote
  }

  /// A heading; level 1 is the title, once a manuscript. A viewpoint's bears its marker.
  case heading(String, level: Int, factor: Int? = nil)
  /// A paragraph.
  case paragraph(String, Voice = .body)
  /// Items of a list, one below the other.
  case list([String])
  /// Statements with the columns that viewpoints give them.
  case statements([StatementLine])
  /// A table with its title and note.
  case table(ReportTable)
  /// A picture; `cards` is what it shows, for a form in which that is a table, and `onPaper` how it is
  /// drawn on pages, where otherwise.
  case figure(Scene, cards: CardTable? = nil, onPaper: PaperForms = PaperForms())
  /// The markers of viewpoints with their names: a picture where pages are printed, a list that is as
  /// wide as the screen where not.
  case key(Scene, [(factor: Int, name: String)])
  /// Parts that stand beside each other where there is room, below each other where not.
  case beside([[Block]])
  /// Short texts in small letters, in columns where there is room.
  case columns([String])
  /// Parts that stay on one page.
  case together([Block])
  /// The parts of the text and their pages, each a link, under a title; only where there are pages.
  case contents(title: String)
  /// What follows begins a new page; the pages from there on stand upright, or lie where tables or
  /// pictures need the width.
  case newPage(isLandscape: Bool = false)

  /// What it says as a title; `nil` for what is none.
  var title: String? { if case .heading(let text, 1, _) = self { text } else { nil } }

  /// Whether it is a picture of its own.
  var isFigure: Bool { if case .figure = self { true } else { false } }

  /// The block with a paragraph for each line of a text.
  fileprivate var paragraphs: [Block] {
    switch self {
    case .paragraph(let text, let voice):
      text.split(whereSeparator: \.isNewline).map { .paragraph(String($0), voice) }
    case .beside(let columns): [.beside(columns.map { $0.flatMap(\.paragraphs) })]
    case .together(let blocks): [.together(blocks.flatMap(\.paragraphs))]
    default: [self]
    }
  }
}

/// A picture as it is drawn on pages of paper.
package struct PaperForms: Sendable {
  /// The pictures that stand for it, where it would be too long for a page or its letters too small.
  package var pages: [Scene]
  /// The same in larger letters, the largest last, for a page that has the room.
  package var larger: [Scene]
  /// The same under a heading, for a page of its own, where the words beside it say what it is.
  package var alone: Scene?

  /// Nothing else than the picture.
  package init(pages: [Scene] = [], larger: [Scene] = [], alone: Scene? = nil) {
    self.pages = pages
    self.larger = larger
    self.alone = alone
  }
}

extension [Block] {
  /// How much of a block belongs on the page of what follows.
  enum Keeping {
    case nothing
    /// Its last line.
    case end
    case whole
  }

  /// Each block, and how much of it belongs on the page of what follows: words that lead to statements,
  /// statements that a question follows, what little stands between a heading and the next below it, and
  /// the last of some statements where a note on them follows.
  var leading: [(block: Block, keeping: Keeping)] {
    let introductions = self.introductions
    return enumerated().map { index, block in
      if introductions.contains(index) { return (block, .whole) }
      guard index + 1 < count else { return (block, .nothing) }
      return switch (block, self[index + 1]) {
      case (.paragraph, .statements), (.statements, .together): (block, .whole)
      case (.statements, .paragraph(_, .quiet)): (block, .end)
      default: (block, .nothing)
      }
    }
  }

  /// How many characters stand between a heading and the next below it for both to need one page: more
  /// of them say enough by themselves.
  private static var longestIntroduction: Int { 500 }

  /// The places of short paragraphs between a heading and the next, which lies deeper.
  private var introductions: Set<Int> {
    var found: Set<Int> = []
    var above: (place: Int, level: Int, length: Int)?
    for (place, block) in enumerated() {
      switch block {
      case .heading(_, let level, _):
        if let above, level > above.level, above.length <= Self.longestIntroduction {
          found.formUnion((above.place + 1)..<place)
        }
        above = (place, level, 0)
      case .paragraph(let text, _): above?.length += text.count
      default: above = nil
      }
    }
    return found
  }

  /// What is no picture, and the pictures as they are on pages of their own.
  var withoutPictures: (words: [Block], pictures: [Scene]) {
    var (words, pictures): ([Block], [Scene]) = ([], [])
    for block in self {
      if case .figure(let scene, _, let forms) = block {
        pictures.append(forms.alone ?? scene)
      } else {
        words.append(block)
      }
    }
    return (words, pictures)
  }

  /// Whether a picture has letters too small on a page that stands.
  func needLyingPage(_ style: PageStyle) -> Bool {
    contains { block in
      if case .figure(let scene, _, let forms) = block, forms.pages.isEmpty {
        !style.isLandscape && style.needsLyingPage(scene)
      } else {
        false
      }
    }
  }

  /// What stands above the first picture, and what stands below it beside other pictures.
  var aroundPictures: (above: [Block], below: [Block]) {
    let first = firstIndex(where: \.isFigure) ?? endIndex
    return (Array(self[..<first]), Array(self[first...]).withoutPictures.words)
  }

  /// How many sizes of larger letters their pictures have.
  var enlargements: Int {
    map { if case .figure(_, _, let forms) = $0 { forms.larger.count } else { 0 } }.max() ?? 0
  }

  /// The ids of the statements they show.
  var statementIDs: [String] {
    flatMap { block -> [String] in
      switch block {
      case .statements(let lines): lines.map(\.id)
      case .beside(let columns): columns.flatMap(\.statementIDs)
      case .together(let blocks): blocks.statementIDs
      default: []
      }
    }
  }
}

/// A statement as sheets list it.
package struct StatementLine: Sendable, Equatable {
  /// Its id.
  package var id: String
  /// Its wording.
  package var wording: String
  /// The language of the wording, as a BCP 47 code, where it is not that of the manuscript.
  package var language: String?
  /// What is said of it in a word or two: its theme, stars; empty for nothing.
  package var remark: String
  /// The columns of the viewpoints shown beside it.
  package var columns: [Column]
  /// A picture below it.
  package var picture: Scene?

  /// A viewpoint and the column it gives.
  package struct Column: Sendable, Equatable {
    /// The viewpoint, from 0.
    package var factor: Int
    /// What it is called where there is little room: `F1`.
    package var name: String
    /// The column as printed: `+3`.
    package var text: String

    /// Makes a column.
    package init(factor: Int, name: String, text: String) {
      self.factor = factor
      self.name = name
      self.text = text
    }
  }

  /// Makes a line.
  package init(
    id: String, wording: String, language: String? = nil, remark: String = "",
    columns: [Column] = [], picture: Scene? = nil
  ) {
    self.id = id
    self.wording = wording
    self.language = language
    self.remark = remark
    self.columns = columns
    self.picture = picture
  }
}
