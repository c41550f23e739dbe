import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

/// Sorts that are whole in every cell, and together can't be what a table of sorts holds.
@Suite struct WholeSortsTests {
  @Test("Ranks are asked about with their direction")
  func direction() throws {
    let text =
      "sort," + (1...9).map { "q\($0)" }.joined(separator: ",") + "\n"
      + (0..<4).map { person in
        (["P\(person)x"] + (0..<9).map { "\(($0 * 2 + person * 5) % 9 + 1)" }).joined(
          separator: ",")
      }.joined(separator: "\n") + "\n"
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.badValue], "\(all)")
    #expect(all.first?.mend.contains("the highest number for what was agreed with most") == true)
    #expect(
      all.first?.mend.contains("if 1 stands for that, first write 10 minus each rank") == true)
  }

  @Test("A weak word over rows numbered as statements is doubted where no grid tells")
  func doubtfulRows() throws {
    let rows = (1...8).map { "\($0),\($0 % 3),\($0 % 4 - 2),\(-$0 % 3),\($0 % 2 + $0 % 3)" }
    func text(_ corner: String) -> String {
      "\(corner),Ann,Bob,Cai,Dee\n" + rows.joined(separator: "\n") + "\n"
    }
    let reading = try readTable(text("id"))
    #expect(reading.format.hasSuffix("a row a sort"))
    #expect(reading.warnings.contains { $0.message.contains("add --rows statements") })
    #expect(
      try readTable(text("id"), rows: .sorts).warnings.allSatisfy { !$0.message.contains("--rows") }
    )
    #expect(
      try readTable(text("participant")).warnings.allSatisfy { !$0.message.contains("--rows") })
  }

  private let people = FiveSorts.people
  private let sorts = FiveSorts.sorts
  /// The places of the grid of these sorts, from the lowest.
  private let places = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]

  /// The numbers of the cards in the places, for each person.
  private var cards: [[Int]] {
    sorts.map { sort in
      sort.indices.sorted { (sort[$0], $0) < (sort[$1], $1) }.map { $0 + 1 }
    }
  }

  private func wide(_ names: [String], _ rows: [[String]], people: [String]) -> String {
    (["name"] + names).joined(separator: ",") + "\n"
      + zip(people, rows).map { ([$0] + $1).joined(separator: ",") + "\n" }.joined()
  }

  private func tall(_ names: [String], _ columns: [[String]], people: [String]) -> String {
    (["statement"] + people).joined(separator: ",") + "\n"
      + names.indices.map { j in
        ([names[j]] + columns.map { $0[j] }).joined(separator: ",") + "\n"
      }.joined()
  }

  private func texts(_ rows: [[Int]]) -> [[String]] { rows.map { $0.map(String.init) } }

  // MARK: Cards in places

  @Test(
    "Names of places are read as values with the cards below them",
    arguments: [
      ["-2", "-1", "-1.1", "0", "0.1", "0.2", "0.3", "1", "1.1", "2"],
      ["-2.1", "-1.1", "-1.2", "0.1", "0.2", "0.3", "0.4", "1.1", "1.2", "2.1"],
      ["-2a", "-1a", "-1b", "0a", "0b", "0c", "0d", "1a", "1b", "2a"],
      ["N2_1", "N1_1", "N1_2", "P0_1", "P0_2", "P0_3", "P0_4", "P1_1", "P1_2", "P2_1"],
      ["-2 (least)", "-1", "-1", "0", "0", "0", "0", "+1", "+1", "+2 (most)"],
    ])
  func placeNames(names: [String]) throws {
    for text in [
      wide(names, texts(cards), people: people), tall(names, texts(cards), people: people),
    ] {
      let reading = try readTable(text)
      #expect(reading.format == "CSV table, cards under their values")
      #expect(reading.study.sorts.map(\.id) == people)
      #expect(reading.study.sorts.map(\.placements) == sorts)
      #expect(try readAgain(text, reading.layout).study == reading.study)
    }
  }

  @Test("Places may stand in any order, as people sort: both ends first, the middle last")
  func anyOrder() throws {
    let order = [9, 7, 8, 0, 1, 2, 3, 4, 5, 6]
    let text = wide(
      order.map { String(places[$0]) }, texts(cards.map { row in order.map { row[$0] } }),
      people: people)
    #expect(try readTable(text).study.sorts.map(\.placements) == sorts)
  }

  @Test("Cards under names that tell no value, and ranks, are asked about")
  func ranks() throws {
    let names = (1...10).map { "Q1_\($0)" }
    for text in [
      wide(names, texts(cards), people: people), tall(names, texts(cards), people: people),
    ] {
      let all = try findings { try readTable(text) }
      #expect(all.map(\.code) == [.badValue])
      #expect(all.first?.found == "sorts that hold each number from 1 to 10 once")
      #expect(all.first?.mend.contains("--grid \"1: 1, 2: 1, 3: 1") == true)
      let ranks = try readTable(text, grid: Grid(counting: Array(1...10)))
      #expect(ranks.study.sorts.map(\.placements) == cards)
    }
  }

  @Test("Ranks without a column of ids lose nobody")
  func ranksBesideWording() throws {
    let wording = (1...10).map { "An opinion of matter \($0) here" }
    let text =
      "," + people.joined(separator: ",") + "\n"
      + wording.indices.map { j in
        ([wording[j]] + cards.map { String($0[j]) }).joined(separator: ",") + "\n"
      }.joined()
    let all = try findings { try readTable(text) }
    #expect(all.first?.found == "sorts that hold each number from 1 to 10 once")
  }

  // MARK: Lines that are nobody's sort

  @Test("The order in which cards were laid, beside each sort, is asked about")
  func orderOfPlacing() throws {
    let both = people.flatMap { [$0, "\($0) order"] }
    let columns = zip(sorts, cards).flatMap { [$0, $1] }
    for (text, line) in [
      (tall((1...10).map(String.init), texts(columns), people: both), "column"),
      (wide((1...10).map(String.init), texts(columns), people: both), "row"),
    ] {
      let all = try findings { try readTable(text) }
      #expect(all.map(\.sort) == people.map { "\($0) order" })
      #expect(all.first?.found.hasPrefix("the \(line) “Ann order” with every number once") == true)
    }
  }

  @Test("A time for each card, beside each sort, is asked about")
  func times() throws {
    let both = people.flatMap { [$0, "\($0) time (s)"] }
    let columns = sorts.enumerated().flatMap { number, sort in
      [sort, sort.indices.map { 4 + ($0 * (number + 2)) % 7 }]
    }
    for text in [
      tall((1...10).map(String.init), texts(columns), people: both),
      wide((1...10).map(String.init), texts(columns), people: both),
    ] {
      let all = try findings { try readTable(text) }
      #expect(
        all.map(\.found) == [
          "5 sorts called after others with “time (s)” behind, and none of them on the grid that those share"
        ])
    }
    // Two sorts of one person are two sorts.
    let again = people.flatMap { [$0, "\($0) after"] }
    let twice = sorts.flatMap { [$0, $0] }
    #expect(
      try readTable(tall((1...10).map(String.init), texts(twice), people: again)).study.sorts.count
        == 10)
  }

  @Test("A row of earlier numbers is left out by its name")
  func earlierNumbers() throws {
    let text = wide(
      (1...10).map { "s\($0)" }, texts([cards[0]] + sorts), people: ["Old no"] + people)
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == people)
    #expect(
      reading.layout?.told.contains("Row 2 left out: each number once, as ids have them.") == true)
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test("The values of the grid, noted beside the sorts, are nobody's sort")
  func notedGrid() throws {
    for text in [
      wide((1...10).map { "s\($0)" }, texts(sorts + [places]), people: people + ["Grid"]),
      tall((1...10).map { "s\($0)" }, texts(sorts + [places]), people: people + ["Grid"]),
    ] {
      let all = try findings { try readTable(text) }
      #expect(all.map(\.sort) == ["Grid"])
      #expect(all.first?.found == "“Grid” with its values in order, as where the grid is noted")
    }
  }

  @Test("Means of some people between the sorts are left out by their name")
  func meansOfSome() throws {
    let means = (0..<10).map { j in
      String(Double(sorts[0][j] + sorts[1][j]) / 2)
    }
    let text = tall(
      (1...10).map { "s\($0)" }, texts(Array(sorts[..<2])) + [means] + texts(Array(sorts[2...])),
      people: ["Ann", "Bob", "Mean farmers", "Cai", "Dai", "Eve"])
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == people)
    #expect(reading.study.sorts.map(\.placements) == sorts)
  }

  // MARK: Blanks and gaps

  @Test("Blank cells that can only be zeros are told once, and read as 0 where that is asked for")
  func blankZeros() throws {
    // No card is at 0 for everybody.
    let turned = zip(sorts, [0, 3, 6]).map { Array($0[$1...] + $0[..<$1]) }
    let even = turned.map { $0.map { $0 == 0 ? "" : String($0) } }
    let names = (1...10).map { "s\($0)" }
    let someone = ["Ann", "Dai", "Eve"]
    let long =
      "participant,statement,value\n"
      + zip(someone, even).flatMap { person, row in
        zip(names, row).map { "\(person),\($0),\($1)\n" }
      }.joined()
    for text in [wide(names, even, people: someone), tall(names, even, people: someone), long] {
      let all = try findings { try readTable(text) }
      #expect(all.map(\.code) == [.blankCell])
      #expect(all.first?.found == "12 blank cells in 3 sorts, and no 0")
      #expect(all.first?.mend.hasSuffix("--repair reads them so.") == true)
      let mended = try readTable(text, repair: true)
      #expect(mended.study.sorts.map(\.placements) == turned)
      #expect(
        mended.warnings.filter { $0.code == .repaired }.map(\.message).first?
          .hasSuffix("The blank cells of every sort were read as 0.") == true)
    }
    // A single zero is a slip of who left them out; where most are written, a blank is no zero.
    var one = even
    one[0] = turned[0].map(String.init)
    let left = try readTable(wide(names, one, people: someone))
    #expect(left.study.sorts[1].placements.contains(nil))
    one = even
    one[0][one[0].firstIndex(of: "") ?? 0] = "0"
    let slip = try findings { try readTable(wide(names, one, people: someone)) }
    #expect(slip.first?.found == "11 blank cells in 3 sorts, and next to no 0")
  }

  @Test("A number missing among those of the statements is told")
  func gaps() throws {
    let names = (1...11).filter { $0 != 6 }.map { "s\($0)" }
    let told = try readTable(wide(names, texts(sorts), people: people)).warnings
    #expect(told.contains { $0.message.hasPrefix("The ids of the statements leave out s6:") })
    let whole = try readTable(wide((1...10).map { "s\($0)" }, texts(sorts), people: people))
    #expect(!whole.warnings.contains { $0.message.contains("leave out") })
  }

  // MARK: Several series

  @Test("A second sorting, or a time, for each statement in the same row is asked about")
  func severalSeries() throws {
    let twice = zip(sorts, sorts.reversed()).map { $0 + $1 }
    let before = (1...10).map { "pre_\($0)" } + (1...10).map { "post_\($0)" }
    let all = try findings { try readTable(wide(before, texts(twice), people: people)) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(
      all.first?.found == "2 series of columns, pre_1 to pre_10; post_1 to post_10")
    #expect(
      all.first?.mend
        == "Read one of them with --sorts B2:K6 --ids column:A or --sorts L2:U6 --ids column:A.")
    let times = sorts.map { row in row.enumerated().flatMap { [$1, 5 + $0] } }
    let names = (1...10).flatMap { ["S\($0)", "S\($0)_sec"] }
    let beside = try findings { try readTable(wide(names, texts(times), people: people)) }
    #expect(beside.map(\.code) == [.mixedDesigns])
    // Items by theme are numbered so, too.
    let themes = (1...2).flatMap { theme in (1...5).map { "T\(theme)_\($0)" } }
    #expect(
      try readTable(wide(themes, texts(sorts), people: people)).study.statements.count == 10)
  }

  // MARK: Cells

  @Test("Wide digits, invisible letters and the apostrophe of text cells are read through")
  func typedCells() throws {
    let texts = sorts.map { row in
      row.enumerated().map { j, value in
        switch j % 3 {
        case 0: value < 0 ? "－\(wideDigit(-value))" : wideDigit(value)
        case 1: "'\(value)"
        default: "\(value)\u{200B}"
        }
      }
    }
    let read = try readTable(wide((1...10).map { "s\($0)" }, texts, people: people))
    #expect(read.study.sorts.map(\.placements) == sorts)
  }

  private func wideDigit(_ digit: Int) -> String {
    String(String.UnicodeScalarView([Unicode.Scalar(UInt32(0xFF10 + digit))].compactMap { $0 }))
  }

  @Test("Cells between bars are read where nothing else splits the lines")
  func bars() throws {
    let text = wide((1...10).map { "s\($0)" }, texts(sorts), people: people)
      .replacing(",", with: "|")
    #expect(try readTable(text).study.sorts.map(\.placements) == sorts)
  }
}
