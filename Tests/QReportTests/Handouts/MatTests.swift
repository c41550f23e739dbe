import QDrawing
import QReport
import QStudy
import Testing

private let millimetre = 96 / 25.4

@Suite struct MatTests {
  /// A study whose columns hold so many cards.
  private func study(_ counts: [Int]) throws -> Study {
    Study(
      title: "Our parks", question: "What should our parks be for those who live beside them?",
      grid: try Grid(
        columns: counts.enumerated().map { .init(value: $0 - counts.count / 2, count: $1) }),
      statements: (0..<counts.reduce(0, +)).map {
        Statement(id: String($0 + 1), text: "Statement \($0 + 1).")
      })
  }

  private func tiles(_ counts: [Int], _ paper: Paper) throws -> [Scene] {
    try WorkshopSheets(study(counts), paper: paper).pages(.mat).map(\.scene)
  }

  /// The places of cards: 88 × 57 mm.
  private func places(_ tile: Scene) -> [Rect] {
    tile.elements.flatMap(boxes).filter {
      abs($0.size.width - 88 * millimetre) < 0.1 && abs($0.size.height - 57 * millimetre) < 0.1
    }
  }

  private static let grids = [
    [10, 3, 10], [3, 3, 4, 4, 4, 3, 3], [3, 4, 5, 5, 6, 5, 5, 4, 3],
    [2, 3, 5, 6, 8, 10, 12, 10, 8, 6, 5, 3, 2], [1, 1],
  ]

  @Test(arguments: [Paper.a4, .a3, .letter], grids)
  func everyPlaceIsWholeOnOneSheetAndNoSheetIsEmpty(_ paper: Paper, _ counts: [Int]) throws {
    let tiles = try tiles(counts, paper)
    #expect(tiles.map { places($0).count }.reduce(0, +) == counts.reduce(0, +))
    for tile in tiles {
      #expect(!places(tile).isEmpty)
      for place in places(tile) {
        #expect(place.left >= 7 * millimetre && place.right <= tile.size.width - 7 * millimetre)
        #expect(place.top >= 7 * millimetre && place.bottom <= tile.size.height - 7 * millimetre)
      }
      for box in tile.elements.filter({ !texts($0).isEmpty }).flatMap(boxes) {
        #expect(box.left >= 0 && box.right <= tile.size.width)
        #expect(box.top >= 0 && box.bottom <= tile.size.height)
      }
    }
    // Each column has its number once; the question stands on one sheet, and on all of its lines.
    let words = tiles.map { $0.elements.flatMap(texts).map(\.text) }
    for (index, _) in counts.enumerated() {
      let value = index - counts.count / 2
      let said = value == 0 ? "0" : value < 0 ? "−\(-value)" : "+\(value)"
      #expect(words.joined().filter { $0 == said }.count == 1)
    }
    let question = try study(counts).question
    #expect(words.filter { $0.joined(separator: " ").contains(question) }.count == 1)
    #expect(words.joined().filter { $0.hasPrefix("What should") }.count == 1)
  }

  @Test(arguments: [
    ([3, 3, 4, 4, 4, 3, 3], Paper.a4, 4), ([3, 3, 4, 4, 4, 3, 3], .a3, 2),
    ([2, 3, 5, 6, 8, 10, 12, 10, 8, 6, 5, 3, 2], .a4, 12),
    ([2, 3, 5, 6, 8, 10, 12, 10, 8, 6, 5, 3, 2], .a3, 7), ([1, 1], .a3, 1),
  ])
  func itTakesNoMoreSheetsThanItMust(_ counts: [Int], _ paper: Paper, _ sheets: Int) throws {
    #expect(try tiles(counts, paper).count == sheets)
  }

  @Test func theFootBeginsWhereLinesOfTheLanguageDo() throws {
    let phrases = Dictionary(uniqueKeysWithValues: Phrase.allCases.map { ($0, $0.english) })
    func foot(_ language: String) throws -> (glue: Rect, place: Rect) {
      let lexicon = Lexicon(language: language, phrases: phrases)
      let sheets = try WorkshopSheets(study([3, 3, 4, 4, 4, 3, 3]), lexicon: lexicon, paper: .a3)
      let words = try #require(sheets.pages(.mat).first).scene.elements.flatMap(texts)
      func box(_ text: String) throws -> Rect {
        try #require(words.first { $0.text == text }.map { boxes(.text($0)) }?.first)
      }
      return try (box(Phrase.matGlue.english), box("1/1 ↓ · 1/2 →"))
    }
    let (english, arabic) = (try foot("en"), try foot("ar"))
    #expect(english.glue.right < english.place.left)
    #expect(arabic.place.right < arabic.glue.left)
  }

  @Test func sheetsSayHowTheyArePutTogetherWhereThereAreSeveral() throws {
    func dashes(_ tile: Scene) -> Int {
      tile.elements.filter { if case .line = $0 { true } else { false } }.count
    }
    let tiles = try tiles([3, 3, 4, 4, 4, 3, 3], .a3)
    // The second is cut at its left and lies on the edge of the first.
    #expect(tiles.map(dashes) == [0, 1])
    for (tile, label) in zip(tiles, ["1/1 ↓ · 1/2 →", "1/1 ↓ · 2/2 →"]) {
      let words = tile.elements.flatMap(texts).map(\.text)
      #expect(words.contains(label) && words.contains(Phrase.matGlue.english))
    }
    let one = try #require(try self.tiles([1, 1], .a3).first)
    #expect(!one.elements.flatMap(texts).contains { $0.text == Phrase.matGlue.english })
  }
}
