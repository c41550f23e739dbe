import QDrawing

/// Turns the blocks of a manuscript into paragraphs and tables.
struct WordBody {
  let manuscript: Manuscript
  private(set) var pictures = WordPictures()
  private var depth = HeadingDepth()

  /// Where blocks stand.
  private struct Room {
    let style: PageStyle
    /// All that stands on pages of the style.
    let part: [Block]
    /// From left to right, in px.
    var width: Double
    /// Whether the last paragraph is kept on the page of what follows.
    var keepsWithNext = false
  }

  /// The ids of all statements, which have one room.
  private let ids: [String]

  init(_ manuscript: Manuscript) {
    self.manuscript = manuscript
    ids = manuscript.blocks.statementIDs
  }

  private var direction: WritingDirection { WritingDirection(language: manuscript.language) }
  /// Whether what stands beside each other begins at the right.
  private var isMirrored: Bool { direction == .rightToLeft }

  /// A run of blocks on pages of one style.
  mutating func xml(of blocks: [Block], style: PageStyle) throws(DrawingError) -> String {
    try xml(of: blocks, in: Room(style: style, part: blocks, width: style.room))
  }

  private mutating func xml(of blocks: [Block], in room: Room) throws(DrawingError) -> String {
    var xml = ""
    for (block, keeping) in blocks.leading {
      var own = room
      own.keepsWithNext = own.keepsWithNext || keeping == .whole
      xml += try self.xml(of: block, in: own)
    }
    return xml
  }

  private mutating func xml(of block: Block, in room: Room) throws(DrawingError) -> String {
    switch block {
    case .heading(let text, let level, let factor):
      return try heading(text, level: level, factor: factor, room)
    case .paragraph(let text, let voice):
      return paragraph(Self.style(of: voice), text, room)
    case .list(let items): return items.map { paragraph(.listBullet, $0, room) }.joined()
    case .statements(let lines): return try statements(lines, room)
    case .table(let table): return self.table(table, room)
    case .figure(let scene, let cards, let forms):
      if let cards { return grid(cards, of: scene, room) }
      var xml = ""
      for part in forms.pages.isEmpty ? [scene] : forms.pages {
        xml += try figure(
          part, width: room.style.figureWidth(part, in: room.width), room)
      }
      return xml
    case .key(let scene, _):
      // It begins where lines do, and not in the middle.
      var paragraph = WordParagraph(
        .normal,
        try pictures.run(scene, width: room.style.pictureWidth(scene, in: room.width)))
      paragraph.direction = direction
      paragraph.keepsWithNext = room.keepsWithNext
      return paragraph.xml
    case .beside(let columns): return try beside([columns], room)
    case .columns(let texts):
      let count = ColumnLayout(
        texts, style: room.style, width: room.width, direction: direction
      ).count
      // A row stays together, so that no page ends within a text: they are read from line to line.
      let rows = stride(from: 0, to: texts.count, by: count).map { first in
        (first..<first + count).map { place in
          texts.indices.contains(place) ? [Block.paragraph(texts[place], .quiet)] : []
        }
      }
      return try beside(rows, room)
    case .together(let blocks): return try together(blocks, room)
    case .contents: return ""  // Word makes its own from the headings
    case .newPage: return ""  // pages are parted before their blocks are set
    }
  }

  private static func style(of voice: Block.Voice) -> WordStyle {
    switch voice {
    case .body: .normal
    case .lead: .lead
    case .quiet: .note
    case .notice: .notice
    case .quote: .quote
    }
  }

  // MARK: Words

  private func paragraph(_ style: WordStyle, _ text: String, _ room: Room) -> String {
    WordParagraph(style, WordRun(text), keepsWithNext: room.keepsWithNext).xml
  }

  private mutating func heading(_ text: String, level: Int, factor: Int?, _ room: Room)
    throws(DrawingError) -> String
  {
    // Its style tells how deep it lies, as an outline and a screen reader need it; it looks as its level
    // says.
    let depth = depth.depth(of: level)
    let size = room.style.headingSize(level)
    let looksOtherwise = size != room.style.headingSize(depth)
    var paragraph = WordParagraph(
      .heading(depth), WordRun(text, size: looksOtherwise ? size : nil))
    if looksOtherwise { paragraph.spacing = WordStyle.spacing(ofHeading: size) }
    if let factor {
      let mark = try pictures.run(
        Self.mark(factor), width: 0.8 * size, words: .decoration, drop: 0.08 * size)
      paragraph.content = mark + WordRun("\u{A0}").xml + paragraph.content
    }
    return paragraph.xml
  }

  /// The marker of a viewpoint.
  private static func mark(_ factor: Int) -> Scene {
    Scene(
      size: Size(18, 18), title: "", description: "",
      elements: [Marker.viewpoint(factor, at: Point(9, 9), size: 15)])
  }

  // MARK: Statements

  private mutating func statements(_ lines: [StatementLine], _ room: Room)
    throws(DrawingError) -> String
  {
    guard !lines.isEmpty else { return "" }
    let size = room.style.textSize
    let fit = StatementFit(lines, ids: ids, size: size, width: room.width)
    let columns = lines.map(\.columns.count).max() ?? 0
    let areBelow = lines.contains(where: fit.areBelow)
    let beside = areBelow ? 0 : columns
    let space = 0.4 * size
    let chip = fit.chipWidth + space
    let words = room.width - fit.numberWidth - Double(beside) * chip
    var table = WordTable(
      style: .statementTable,
      widths: [fit.numberWidth, words] + Array(repeating: chip, count: beside),
      padding: (0, space))
    table.isMirrored =
      lines.first.map { WritingDirection(of: $0.wording) == .rightToLeft } ?? isMirrored
    for line in lines {
      let chips = try chips(line, size: size)
      var cells = [
        WordParagraph(.statement, WordRun(line.id, isBold: true)).xml,
        try wording(line, chips: areBelow ? chips : [], room.style, width: words - space),
      ]
      for column in 0..<beside {
        var paragraph = WordParagraph(.statement, column < chips.count ? chips[column] : "")
        paragraph.isFlushRight = true
        cells.append(paragraph.xml)
      }
      table.rows.append(WordTable.Row(cells: cells))
    }
    return table.xml
  }

  /// The marker of each viewpoint and the column it gives.
  private mutating func chips(_ line: StatementLine, size: Double) throws(DrawingError)
    -> [String]
  {
    var chips: [String] = []
    for column in line.columns {
      let mark = try pictures.run(
        Self.mark(column.factor), width: 0.75 * size, words: .name(column.name), drop: 0.06 * size)
      chips.append(mark + WordRun("\u{A0}" + column.text, isBold: true).xml)
    }
    return chips
  }

  private mutating func wording(
    _ line: StatementLine, chips: [String], _ style: PageStyle, width: Double
  )
    throws(DrawingError) -> String
  {
    var xml = WordParagraph(.statement, WordRun(line.wording, language: line.language)).xml
    if !line.remark.isEmpty { xml += WordParagraph(.statementNote, WordRun(line.remark)).xml }
    if !chips.isEmpty {
      xml += WordParagraph(.statement, chips.joined(separator: WordRun("   ").xml)).xml
    }
    if let picture = line.picture {
      let shown = style.pictureWidth(picture, in: width)
      xml += WordParagraph(.statement, try pictures.run(picture, width: shown)).xml
    }
    return xml
  }

  // MARK: Tables

  /// How much wider than those measured letters may be in the font that is taken for the one named: short
  /// words and numbers are not broken then.
  private static let fontSlack = 1.12

  private func table(_ table: ReportTable, _ room: Room) -> String {
    func head(_ title: String, _ note: String) -> String {
      let caption = WordParagraph(.caption, WordRun(title)).xml
      guard !note.isEmpty else { return caption }
      return caption
        + WordParagraph(.note, WordRun(note), keepsWithNext: !table.rows.isEmpty).xml
    }
    let pieces = TableFit(
      table, size: room.style.smallSize, width: room.width, slack: Self.fontSlack
    ).pieces
    guard !pieces.isEmpty else { return head(table.title, table.note) }
    return pieces.map { head($0.title, $0.note) + self.xml(of: $0, of: table, room) }.joined()
  }

  private func xml(of piece: TableFit.Piece, of table: ReportTable, _ room: Room) -> String {
    let gap = TableFit.gap(piece.size)
    let size = piece.size == room.style.smallSize ? nil : piece.size
    var result = WordTable(
      style: .reportTable, widths: piece.widths.map { $0 + gap }, outdent: gap / 2,
      padding: (gap / 2, gap / 2), title: piece.title)
    result.isMirrored = isMirrored
    func row(_ style: WordStyle, _ cells: [ReportTable.Cell]) -> [String] {
      zip(cells, piece.columns).map { cell, column in
        let run = WordRun(cell.plainText, isBold: cell.isStrong, size: size)
        var paragraph = WordParagraph(style, run)
        if table.columns[column].isNumeric {
          paragraph.direction = .leftToRight
          paragraph.isFlushRight = true
        } else {
          let side = table.columns[column].side(of: [cell.plainText], elsewhere: direction)
          paragraph.isFlushRight = side == .rightToLeft
        }
        return paragraph.xml
      }
    }
    let head = piece.columns.map { ReportTable.Cell.text(table.columns[$0].heading) }
    result.rows = [WordTable.Row(isHead: true, cells: row(.tableHeading, head))]
    result.rows += table.rows.map { cells in
      WordTable.Row(cells: row(.tableText, piece.columns.map { cells[$0] }))
    }
    return result.xml
  }

  // MARK: Pictures and parts

  private mutating func figure(_ scene: Scene, width: Double, _ room: Room)
    throws(DrawingError) -> String
  {
    let style = room.style
    let tallest = style.bottom - style.top - 6 * style.textSize
    let width = min(width, tallest * scene.size.width / max(1, scene.size.height))
    var paragraph = WordParagraph(.figure, try pictures.run(scene, width: width))
    paragraph.keepsWithNext = room.keepsWithNext
    return paragraph.xml
  }

  /// The cards of a poster, as large as what stands around them leaves room for.
  private func grid(_ cards: CardTable, of scene: Scene, _ room: Room) -> String {
    let words = room.part.withoutPictures.words
    var layout = BlockLayout(style: room.style, width: room.width, ids: ids)
    let taken = PlacedBoxes.height(stacking: layout.boxes(for: words))
    let height = PageComposer(manuscript, style: room.style).roomHeight - taken
    return WordGrid(cards, style: room.style, width: room.width, height: height)
      .xml(title: scene.title, description: scene.description)
  }

  /// Parts beside each other are cells of a table without lines.
  private mutating func beside(_ rows: [[[Block]]], _ room: Room) throws(DrawingError) -> String {
    let count = rows.map(\.count).max() ?? 0
    let gutter = 1.6 * room.style.textSize
    let each = room.width / Double(max(1, count))
    var table = WordTable(
      style: .sideBySide, widths: Array(repeating: each, count: count), padding: (0, gutter))
    table.isMirrored = isMirrored
    var inner = room
    inner.width = each - gutter
    for columns in rows {
      var cells: [String] = []
      for blocks in columns { cells.append(try xml(of: blocks, in: inner)) }
      table.rows.append(WordTable.Row(cells: cells))
    }
    return table.xml
  }

  private mutating func together(_ blocks: [Block], _ room: Room) throws(DrawingError) -> String {
    var inner = room
    inner.keepsWithNext = true
    return try xml(of: Array(blocks.dropLast()), in: inner)
      + xml(of: Array(blocks.suffix(1)), in: room)
  }
}
