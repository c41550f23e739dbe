import QAnalysis
import QDrawing
import QStudy

/// Cards on the grid: the array of one viewpoint, or one person's sort.
struct QGridFigure {
  /// What stands on a card.
  enum Words {
    /// The short form, or as much of the wording as fits.
    case brief
    /// The whole wording, set as it is on the posters of all viewpoints.
    case full(PosterFit)
  }

  let document: AnalysisDocument
  /// The viewpoint whose array it is; of no meaning for a person's sort.
  let factor: Int
  /// The person's sort; `nil` for the array of a viewpoint.
  private let sort: Int?
  /// The width on a sheet, whose edges leave it all the room: its letters are then larger; else `nil`.
  var widthOnSheet: Double?
  /// Whether it has a page of its own, on which a person's sort bears its title.
  var isAlone = false
  var isSort: Bool { sort != nil }
  private let words: Words
  /// How cards of a poster are set; `nil` on other grids.
  var fit: PosterFit? { if case .full(let fit) = words { fit } else { nil } }
  /// Columns by value, each with its statements, highest first.
  let columns: [(value: Int, statements: [Int])]
  /// The marks of each statement.
  let marks: [[CardMark]]

  /// The array of a viewpoint; `nil` for a factor without one.
  init?(
    _ document: AnalysisDocument, factor: Int, words: Words = .brief, isOnSheet: Bool = false
  ) {
    let scores = document.analysis.scores
    guard scores.arrays.indices.contains(factor), let array = scores.arrays[factor],
      let z = scores.z[factor]
    else { return nil }
    self.document = document
    self.factor = factor
    sort = nil
    self.words = words
    widthOnSheet = isOnSheet ? Layout.widthOnSheet : nil
    columns = document.analysis.table.grid.values.map { value in
      let own = array.indices.filter { array[$0] == value }
      return (value, own.sorted { (-z[$0], $0) < (-z[$1], $1) })
    }
    marks = array.indices.map { CardMark.marks(document, statement: $0, factor: factor) }
  }

  /// A person's sort, without marks; `nil` for one whose cards don't lie in columns of the grid, or
  /// of which some were laid for the person.
  init?(_ document: AnalysisDocument, sort: Int) {
    let placements = document.analysis.table.placements[sort]
    let values = document.analysis.table.grid.values
    guard document.analysis.table.filled[sort] == 0,
      placements.allSatisfy({ values.map(Double.init).contains($0) })
    else { return nil }
    self.document = document
    factor = 0
    self.sort = sort
    words = .brief
    widthOnSheet = Layout.widthOnSheet
    columns = values.map { value in
      (value, placements.indices.filter { placements[$0] == Double(value) })
    }
    marks = placements.map { _ in [] }
  }

  /// What a card says.
  func text(_ statement: Int) -> String {
    fit == nil ? document.brief(of: statement) : document.wording(of: statement)
  }

  var statements: [Statement] { document.analysis.table.statements }

  /// Measures that all cards share.
  struct Layout {
    static let usualPadding = 5.0
    /// On a sheet cards need the room more than edges do.
    static let narrowPadding = 3.0
    static let leading = 1.22
    /// The line of the id and the marks.
    static let headLine = 17.0
    /// No column is narrower, and the scene grows instead; on a sheet letters would get smaller with that.
    static let narrowest = (screen: 64.0, sheet: 56.0)
    /// The width on a sheet: letters of 11 px are then 7 points high on A4.
    static let widthOnSheet = FigureSheet.paper.width
    /// The widths on a sheet with room for larger letters.
    static let smallerWidths = [740.0, 710, 680, 650, 620, 590, 560]
    static let widest = 184.0
    /// What the columns may fill before wordings are cut shorter, and on a sheet.
    static let heights = (screen: 1020.0, sheet: 885.0)

    let gap: Double
    let card: Size
    let textSize: Double
    let lines: Int
    /// The room between the edge of a card and its words.
    var padding = usualPadding
    var margin = 16.0
    /// Whether the viewpoint's name stands above.
    var hasName = true
    /// Whether marks have a line of their own, below the id.
    let splitsHead: Bool
    let sheetWidth: Double
    /// Left edge of the first column.
    let left: Double
    /// The lines of what each card says, whatever room there is for them; on posters letters differ.
    var whole: [[String]]?
  }

  var layout: Layout {
    if let fit { return fit.layout }
    let count = Double(columns.count)
    let (wholeWidth, margin) = widthOnSheet.map { ($0, 1.0) } ?? (FigureSheet.standardWidth, 16)
    let isOnSheet = widthOnSheet != nil
    let gap = isOnSheet ? 3.0 : columns.count > 10 ? 4 : 5
    let padding = isOnSheet ? Layout.narrowPadding : Layout.usualPadding
    let room = wholeWidth - 2 * margin
    let narrowest = isOnSheet ? Layout.narrowest.sheet : Layout.narrowest.screen
    let width = min(Layout.widest, max(narrowest, (room - gap * (count - 1)) / count))
    let taken = width * count + gap * (count - 1)
    let sheetWidth = max(wholeWidth, taken + 2 * margin)
    let textSize = width >= 120 ? 12.0 : 11
    let inner = width - 2 * padding

    let splitsHead = splitsHead(inner)
    let whole = statements.indices.map(text).map {
      CardText.wrap($0, width: inner, size: textSize)
    }
    let head = Layout.headLine * (splitsHead ? 2 : 1)
    let tallest = Double(columns.map(\.statements.count).max() ?? 1)
    let height = isOnSheet ? Layout.heights.sheet : Layout.heights.screen
    let share = height / tallest - gap - head - 2 * padding
    let affordable = max(2, Int(share / (textSize * Layout.leading)))
    let lines = min(whole.map(\.count).max() ?? 1, affordable, 9)
    let card = head + Double(lines) * textSize * Layout.leading + 2 * padding
    return Layout(
      gap: gap, card: Size(width, card.rounded(.up)), textSize: textSize, lines: lines,
      padding: padding, margin: margin, splitsHead: splitsHead, sheetWidth: sheetWidth,
      left: (sheetWidth - taken) / 2,
      whole: whole)
  }

  /// Whether an id and its marks have no room beside each other on a card.
  func splitsHead(_ inner: Double) -> Bool {
    statements.indices.contains { j in
      !marks[j].isEmpty
        && TextMetrics.width(of: statements[j].id, size: 11, weight: .bold) + 4
          + marksWidth(j) > inner
    }
  }

  /// The statements whose words are cut to fit their cards, whatever the size in which a page has room for them.
  var cut: [Int] { cut(layout) }

  func cut(_ layout: Layout) -> [Int] {
    statements.indices.filter { (layout.whole?[$0].count ?? 0) > layout.lines }
  }

  /// Whether words are cut to fit their cards.
  private func isCut(_ layout: Layout) -> Bool {
    layout.whole?.contains { $0.count > layout.lines } ?? false
  }

  /// What the grid shows, and from how many sorts.
  var introduction: String {
    let prose = Prose(document)
    return document.lexicon(prose.isChange ? .gridShowsChange : .gridShows) + " "
      + prose.definedBy(factor)
  }

  private func marksWidth(_ statement: Int) -> Double {
    marks[statement].reduce(0) { $0 + $1.width } + 3 * Double(max(0, marks[statement].count - 1))
  }

  func scene() -> Scene {
    let layout = layout
    var sheet = emptySheet(layout)
    addAll(aboveCardsOf: layout, to: &sheet)
    let top = sheet.y
    for (i, column) in columns.enumerated() {
      let x = layout.left + Double(i) * (layout.card.width + layout.gap)
      for (row, statement) in column.statements.enumerated() {
        let y = top + Double(row) * (layout.card.height + layout.gap)
        sheet.add(
          card(
            statement, value: column.value,
            in: Rect(x: x, y: y, width: layout.card.width, height: layout.card.height), layout))
      }
    }
    let tallest = Double(columns.map(\.statements.count).max() ?? 0)
    sheet.y = top + tallest * (layout.card.height + layout.gap) + 12
    // Below a person's sort stands in full what is cut on it.
    if !isSort { addKey(to: &sheet, layout) }
    return sheet.scene(title: title, description: description)
  }

  private func emptySheet(_ layout: Layout) -> FigureSheet {
    FigureSheet(width: layout.sheetWidth, margin: layout.margin, direction: document.direction)
  }

  /// What a poster needs above and below its cards, in px.
  func heightBesideCards(_ layout: Layout) -> Double {
    var sheet = emptySheet(layout)
    addAll(aboveCardsOf: layout, to: &sheet)
    sheet.y += 12
    addKey(to: &sheet, layout)
    return sheet.scene(title: "", description: "").size.height
  }

  /// The name, but for a poster, whose page bears it; what is seen, and the heads of columns.
  private func addAll(aboveCardsOf layout: Layout, to sheet: inout FigureSheet) {
    if isAlone, isSort {
      sheet.heading(title)
      sheet.y += 10
    }
    if !isSort {
      if layout.hasName { sheet.heading(document.fullName(of: factor), factor: factor) }
      sheet.note(introduction, document.notice)
      sheet.y += 14
    }
    addHead(to: &sheet, layout)
  }

  /// What the grid is of; several stand on one page.
  private var title: String {
    guard let sort else {
      return document.lexicon(.gridOf, ["name": document.fullName(of: factor)])
    }
    return Prose(document).title(ofSlip: sort)
  }

  /// What the ends mean, and the value of each column over a thin rule.
  private func addHead(to sheet: inout FigureSheet, _ layout: Layout) {
    let step = layout.card.width + layout.gap
    let right = layout.left + step * Double(columns.count) - layout.gap
    let room = (right - layout.left) / 2 - 24
    let poles = document.poles
    func fitted(_ text: String) -> String {
      TextMetrics.wrap(text, width: room, size: 12, maxLines: 1).first ?? ""
    }
    sheet.y += 12
    let ends: [(x: Double, anchor: TextAnchor, arrow: String, words: String, shift: Double)] = [
      (layout.left, .start, "←", poles.low, 18), (right, .end, "→", poles.high, -18),
    ]
    for end in ends where !fitted(end.words).isEmpty {
      let place = Point(end.x, sheet.y)
      sheet.add(.text(end.arrow, at: place, anchor: end.anchor, paint: .mutedInk))
      sheet.add(
        .text(
          fitted(end.words), at: place.moved(right: end.shift), anchor: end.anchor,
          paint: .mutedInk))
    }
    sheet.y += 24
    for (i, column) in columns.enumerated() {
      sheet.add(
        .text(
          document.analysis.table.grid.label(of: column.value),
          at: Point(layout.left + step * Double(i) + layout.card.width / 2, sheet.y), size: 15,
          weight: .bold, anchor: .middle))
    }
    sheet.y += 8
    sheet.add(
      .line(from: Point(layout.left, sheet.y), to: Point(right, sheet.y), .stroke(.rule)))
    sheet.y += 8
  }

  private func card(_ j: Int, value: Int, in rect: Rect, _ layout: Layout) -> Element {
    let statement = statements[j]
    let isApart = marks[j].contains(where: \.isApart)
    let room = rect.inset(by: layout.padding)
    let markRoom = marks[j].isEmpty || layout.splitsHead ? 0 : marksWidth(j) + 4
    let id = CardText.id(statement.id, width: room.size.width - markRoom, size: 11)
    let headMiddle = room.top + 6
    var x = layout.splitsHead ? room.left : room.right - marksWidth(j)
    let markMiddle = headMiddle + (layout.splitsHead ? Layout.headLine : 0)
    var signs: [Element] = []
    for mark in marks[j] {
      signs += mark.sign(at: Point(x, markMiddle), factor: factor)
      x += mark.width + 3
    }
    let size = fit?.sizes[j] ?? layout.textSize
    let most = fit?.lines[j] ?? layout.lines
    let whole = layout.whole?[j].count ?? .max <= most ? layout.whole?[j] : nil
    let lines =
      whole ?? CardText.wrap(text(j), width: room.size.width, size: size, maxLines: most)
    let baseline = room.top + Layout.headLine * (layout.splitsHead ? 2 : 1) + size * 0.95
    let run = TextRun("", at: Point(room.left, baseline), size: size)
    return .group(
      classes: ["card"],
      data: [
        DataAttribute("statement", statement.id), DataAttribute("value", String(value)),
      ] + (isSort ? [] : [DataAttribute("factor", document.identifier(of: factor))]),
      title: title(of: j, value: value)
    ) {
      Element.rect(
        rect, cornerRadius: 4,
        isApart
          ? Style(fill: .seriesWash(factor), stroke: .series(factor), strokeWidth: 1.5)
          : Style(fill: .surface, stroke: .rule))
      Element.text(
        id, at: Point(room.left, headMiddle), size: 11, weight: .bold, baseline: .middle,
        paint: isApart ? .ink : .mutedInk)
      signs
      FigureSheet.set(
        lines, of: text(j), in: room.size.width, like: run, leading: Layout.leading)
    }
  }

  /// The whole wording, the column, and what was found.
  private func title(of j: Int, value: Int) -> String {
    let card = document.lexicon(
      .gridCard,
      [
        "id": statements[j].id, "statement": document.wording(of: j),
        "column": document.analysis.table.grid.label(of: value),
      ])
    let z = isSort ? nil : document.analysis.scores.z[factor]
    let found =
      [z.map { "z \(NumberText.fixed($0[j], 2, signed: true))" }].compactMap(\.self)
      + marks[j].map { finding($0, of: j) }
    return ([card] + found).joined(separator: "; ")
  }

  /// What a mark says of this statement.
  private func finding(_ mark: CardMark, of j: Int) -> String {
    guard case .commonGround(let isFirm) = mark,
      let side = document.analysis.comparison.statements[j].commonGround.side
    else { return mark.words(document) }
    let group = Prose(document).phrase(side)
    return isFirm ? group : document.lexicon(.likelyGroup, ["group": group])
  }
}

extension QGridFigure {
  /// The marks that occur, in the order of a key.
  var usedMarks: [CardMark] { Set(marks.joined()).sorted { $0.rank < $1.rank } }

  /// What an unmarked card means.
  var keyNotes: [String] {
    let lexicon = document.lexicon
    guard document.analysis.characteristics.comparable.count > 1 else {
      return [lexicon(.oneViewpoint)]
    }
    let margin = NumberText.fixed(document.analysis.settings.equivalence, 2)
    let outOfReach =
      document.labels == .mindset
      && document.warnings.contains { $0.code == .sharedOutOfReach }
    return [lexicon(usedMarks.isEmpty ? .gridNothing : .gridUnmarked)]
      + (outOfReach ? [lexicon(.gridTooFew, ["margin": margin])] : [])
  }

  private func addKey(to sheet: inout FigureSheet, _ layout: Layout) {
    let used = usedMarks
    sheet.key(
      used.map { mark in
        FigureSheet.KeyItem(width: mark.width, words: mark.words(document), mostLines: 2) { place in
          mark.sign(at: place, factor: factor)
        }
      })
    if !used.isEmpty { sheet.y += 4 }
    sheet.note(
      (keyNotes + (isCut(layout) ? [document.lexicon(.gridCut)] : [])).joined(separator: " "))
  }

  private var description: String {
    let lexicon = document.lexicon
    func told(_ phrase: Phrase, _ column: (value: Int, statements: [Int])) -> String {
      let named = column.statements.map { "\(statements[$0].id) (\(document.brief(of: $0)))" }
      return lexicon(
        phrase,
        [
          "column": document.analysis.table.grid.label(of: column.value),
          "statements": lexicon.list(named),
        ])
    }
    var sentences: [String] = []
    // A person's changes may leave the outermost columns empty.
    let taken = columns.filter { !$0.statements.isEmpty }
    if let top = taken.last, let bottom = taken.first, taken.count > 1 {
      sentences += [told(.gridHighest, top), told(.gridLowest, bottom)]
    }
    for mark in usedMarks {
      let ids = marks.indices.filter { marks[$0].contains(mark) }.map { statements[$0].id }
      sentences.append(
        "\(NumberText.capitalised(mark.words(document))): \(lexicon.list(ids)).")
    }
    return sentences.joined(separator: " ")
  }
}
