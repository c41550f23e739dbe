import QStudy
import QTables
import Testing

@testable import QFormats

/// Statements whose numbers begin elsewhere than those of the sorts.
@Suite struct ShiftedNumbersTests {
  private static let texts = ["Parks, mostly", "Bins", "Buses", "Trees"]
  private static let sentences = [
    "Parks should stay open.", "Bins are never full.", "Buses run too late.",
    "Trees cool the street.",
  ]
  private let repair = ReadingOptions(repair: true)

  private func kade(
    _ sheets: [WorkbookSheet], _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(sheets)), options: options)
  }

  private func wording(from first: Int) -> [String] {
    ["|Statements"] + Self.texts.enumerated().map { "\(first + $0)|\($1)" }
  }

  @Test("are one finding in a KADE workbook of type 2, and counted from 1 with --repair")
  func type2() throws {
    let study = try kade(KADEBooks.type2).study
    for (first, header) in [(2, 1), (0, 1), (1, 0), (1, 2)] {
      let names = "|" + (0..<4).map { "s\(header + $0)" }.joined(separator: "|")
      let sorts = KADEBooks.replacing(
        "sorts", in: KADEBooks.type2, with: [names] + KADEBooks.rows)
      let book = KADEBooks.replacing("statements", in: sorts, with: wording(from: first))
      let all = try findings { try kade(book) }
      #expect(all.map(\.code) == [.shiftedNames], "\(all)")
      #expect(all.first?.mend.contains("--repair counts them from 1") == true)
      let mended = try kade(book, repair)
      #expect(mended.study == study && mended.warnings.map(\.code) == [.repaired])
    }
    // Without numbers over the values nothing contradicts those of the statements.
    let bare = KADEBooks.replacing(
      "sorts", in: KADEBooks.type2, with: ["|a|b|c|d"] + KADEBooks.rows)
    let own = KADEBooks.replacing("statements", in: bare, with: wording(from: 5))
    #expect(try kade(own).study.statements.map(\.id) == ["5", "6", "7", "8"])
  }

  @Test("are one finding in type 1, whether cards, statements or both begin elsewhere")
  func type1() throws {
    let study = try kade(KADEBooks.type1).study
    for (first, card) in [(0, 0), (1, 0), (2, 2), (2, 1)] {
      let cards =
        [KADEBooks.cards[0]]
        + KADEBooks.cards.dropFirst().map { line in
          let cells = line.split(separator: "|").compactMap { Int($0) }
          return ([cells[0]] + cells.dropFirst().map { $0 - 1 + card }).map(String.init)
            .joined(separator: "|")
        }
      let sorts = KADEBooks.replacing("sorts", in: KADEBooks.type1, with: cards)
      let book = KADEBooks.replacing("statements", in: sorts, with: wording(from: first))
      let all = try findings { try kade(book) }
      #expect(all.map(\.code) == [.shiftedNames], "\(all)")
      // Where both agree there is nothing to compare.
      #expect(all.first?.mend.contains("compare a card") == (first != card))
      let mended = try kade(book, repair)
      #expect(mended.study == study && mended.warnings.map(\.code) == [.repaired])
    }
  }

  @Test("are one finding beside the columns of HtmlQ; comments go by the numbers that fit them")
  func htmlQ() throws {
    func statements(from first: Int) -> String {
      "<statements version=\"1.0\">"
        + ["Parks", "Bins", "Buses"].enumerated()
        .map { "<statement id=\"\(first + $0)\">\($1)</statement>" }.joined() + "</statements>"
    }
    func read(_ text: String, _ first: Int, _ options: ReadingOptions = .init()) throws
      -> StudyReading
    {
      try CollectedFiles.read(
        text, as: "a.csv", beside: ["statements.xml": statements(from: first)], options)
    }
    let clean = try read(CollectedFiles.htmlq, 1).study
    for first in [0, 2] {
      let all = try findings { try read(CollectedFiles.htmlq, first) }
      #expect(all.map(\.code) == [.shiftedNames], "\(all)")
      #expect(all.first?.location?.file.hasSuffix("statements.xml") == true)
      let mended = try read(CollectedFiles.htmlq, first, repair)
      #expect(mended.study == clean)
      #expect(mended.warnings.contains { $0.code == .repaired })
    }
    // A comment on statement 0 goes by the numbers of the settings, and so do the others.
    let own = CollectedFiles.htmlq.replacing("(s1)", with: "(s0)").replacing("(s2)", with: "(s1)")
      .replacing("(s3)", with: "(s2)")
    #expect(try read(own, 0, repair).study.comments == clean.comments)
  }

  @Test("are one finding on a sheet of wording and in a list, and --repair words by their order")
  func lists() throws {
    let sorts = ["sort|s1|s2|s3|s4", "Ann|1|0|0|-1", "Bob|0|1|-1|0", "Cai|-1|0|1|0"]
    for first in [0, 2] {
      let words = ["id|text"] + Self.sentences.enumerated().map { "\(first + $0)|\($1)" }
      let book = try workbookBytes([kadeSheet("Answers", sorts), kadeSheet("Cards", words)])
      let input = FormatInput(path: "book.xlsx", bytes: book)
      let all = try findings { try StudyFormats.read(input) }
      #expect(all.map(\.code) == [.shiftedNames], "\(all)")
      #expect(all.first?.location?.cell == "Cards!A2")
      let mended = try StudyFormats.read(input, options: repair)
      #expect(mended.study.statements.map(\.text) == Self.sentences)
      #expect(mended.study.statements.map(\.id) == ["s1", "s2", "s3", "s4"])
      #expect(mended.warnings.contains { $0.code == .repaired })
      let list = try StatementList(
        Array(words.joined(separator: "\n").replacing("|", with: ",").utf8), file: "cards.csv")
      #expect(throws: Findings.self) { try list.wording(mended.study, file: "cards.csv") }
      let worded = try list.wording(mended.study, file: "cards.csv", repair: true)
      #expect(worded.study.statements.map(\.id) == ["s1", "s2", "s3", "s4"])
      #expect(worded.repairs.map(\.code) == [.repaired])
    }
  }
}
