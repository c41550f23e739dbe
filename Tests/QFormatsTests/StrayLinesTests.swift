import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

/// Columns, rows and cells that stand among the sorts and are none.
@Suite struct StrayLinesTests {
  private let people = FiveSorts.people
  private let sorts = FiveSorts.sorts
  private let texts = (1...10).map { "The thing number \($0) should be kept." }

  /// A row a statement, with further columns between its number and the sorts.
  private func tall(
    _ names: [String], _ columns: [[String]], sorts: [[Int]]? = nil
  ) -> String {
    let sorts = sorts ?? self.sorts
    return (["no"] + names + people).joined(separator: ",") + "\n"
      + (0..<10).map { j in
        (["\(j + 1)"] + columns.map { $0[j] } + sorts.map { String($0[j]) })
          .joined(separator: ",") + "\n"
      }.joined()
  }

  private func wide(_ cell: (Int) -> String) -> String {
    (["name"] + (1...10).map(String.init)).joined(separator: ",") + "\n"
      + zip(people, sorts).map { ([$0] + $1.map(cell)).joined(separator: ",") + "\n" }.joined()
  }

  // MARK: Words and numbers about the statements

  @Test("Words beside worded statements are left out and named")
  func sources() throws {
    let words = (0..<10).map { ["press", "web"][$0 % 2] }
    let reading = try readTable(tall(["Statement", "Source", "Direction"], [texts, words, words]))
    #expect(reading.study.statements.map(\.text) == texts)
    #expect(reading.study.sorts.map(\.placements) == sorts)
    #expect(
      reading.warnings.contains {
        $0.message
          == "Columns C (“Source”), D (“Direction”) left out: words beside the statements, which "
          + "“Statement” words."
      })
  }

  @Test("Two columns of wording are asked about, and each option that is offered reads its own")
  func languages() throws {
    let other = (1...10).map { "La chose numéro \($0) doit rester." }
    let text = tall(["English", "Français"], [texts, other])
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.notANumber])
    let mend = try #require(all.first?.mend)
    for (range, wording) in [("A2:B11", texts), ("A2:C11", other)] {
      let options = "--sorts D2:H11 --statements \(range) --ids row:1"
      #expect(mend.contains(options), "\(mend)")
      var stated = ReadingOptions()
      let values = try #require(SheetRange.list("D2:H11"))
      let cells = try #require(SheetRange.list(range))
      stated.place = try #require(
        SortsPlace(sorts: values, statements: cells, ids: .row(1)))
      let reading = try StudyFormats.read(
        FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: stated)
      #expect(reading.study.statements.map(\.text) == wording)
      #expect(reading.study.sorts.map(\.placements) == sorts)
    }
  }

  @Test(
    "Numbers called after what is noted of statements are asked about", arguments: [true, false])
  func notes(areForced: Bool) throws {
    let free = [
      [3, 1, 2, 1, 0, 0, -2, 0, -1, -1], [0, 1, -1, 3, 3, 2, -2, 1, -1, 0],
      [1, 1, 0, 2, 0, -3, -1, -1, -3, 0], [1, -1, 0, -1, 2, 0, -2, 2, 2, 1],
      [-1, -2, 0, 2, 0, 1, -1, 0, 3, 3],
    ]
    let themes = (0..<10).map { "\($0 % 3 + 1)" }
    for name in ["Theme", "Words", "Category"] {
      let text = tall(["text", name], [texts, themes], sorts: areForced ? sorts : free)
      let all = try findings { try readTable(text) }
      #expect(all.count == 1 && all[0].found.hasPrefix("the column “\(name)” of numbers"), "\(all)")
      #expect(
        all[0].mend.contains("read the others with --sorts D2:H11 --ids row:1"), "\(all[0].mend)")
    }
    // Who fills the grid of the others sorted.
    let own = tall(["text", "Weight"], [texts, sorts[0].reversed().map(String.init)])
    #expect(try readTable(own).study.sorts.count == 6)
  }

  @Test(
    "A numbered statement worded “Mean” stays, one worded “Age group” is asked about without a grid"
  )
  func worded() throws {
    var words = texts
    words[4] = "Mean"
    let mean = try readTable(tall(["text"], [words]))
    #expect(mean.study.statements.map(\.text) == words)
    words[4] = "Age group"
    #expect(try readTable(tall(["text"], [words])).study.statements.count == 10)
    var free = sorts
    for person in free.indices { free[person][person] += person - 1 }
    let text = tall(["text"], [words], sorts: free)
    let all = try findings { try readTable(text) }
    #expect(all.count == 1 && all[0].found.contains("(“Age group”)"), "\(all)")
    #expect(all[0].mend.contains("naming the cells with --sorts C2:G11 --ids row:1"))
  }

  // MARK: Numbers that are no values

  @Test("A line of means, loadings or scores is one finding, with the range of the others")
  func fractions() throws {
    let means = (0..<10).map { "\(Double($0) / 4 + 0.1)" }
    let rows = wide(String.init) + (["Farmers"] + means).joined(separator: ",") + "\n"
    let all = try findings { try readTable(rows) }
    #expect(all.count == 1)
    #expect(all[0].found.hasPrefix("the row “Farmers” with 10 numbers that are not whole"))
    #expect(all[0].mend.hasSuffix("read the others with --sorts B2:K6 --ids column:A."))
    let columns = rows.split(separator: "\n").map { $0.split(separator: ",") }
    let turned = (0...10).map { j in columns.map { $0[j] }.joined(separator: ",") }
      .joined(separator: "\n")
    let down = try findings { try readTable(turned + "\n", rows: .statements) }
    #expect(down.count == 1 && down[0].found.hasPrefix("the column “Farmers”"), "\(down)")
    // A few fractions are slips, each told where it stands.
    let slips = wide { $0 == 2 ? "2.5" : String($0) }
    #expect(try findings { try readTable(slips) }.count == 5)
  }

  @Test("Columns called after factors are told, however they are called")
  func factors() throws {
    for name in ["Factor A", "zsc_f1", "f1_load", "F1 loading", "Loading F1", "Faktor 2", "F3"] {
      #expect(SheetWords.isOfFactor(name), "\(name)")
    }
    for name in ["Ann", "Fay", "F", "Factor", "Victor", "Zoe 1", "Load"] {
      #expect(!SheetWords.isOfFactor(name), "\(name)")
    }
  }

  @Test(
    "A blank after the sign is read and told; brackets are asked about, and --repair reads them")
  func signs() throws {
    let blank = try readTable(wide { $0 < 0 ? "- \(-$0)" : "\($0)" })
    #expect(blank.study.sorts.map(\.placements) == sorts)
    #expect(blank.warnings.contains { $0.message.contains("with a blank after the sign") })
    let brackets = wide { $0 < 0 ? "(\(-$0))" : "\($0)" }
    let all = try findings { try readTable(brackets) }
    #expect(all.count == 1 && all[0].found.contains("numbers in brackets, such as “(2)”"), "\(all)")
    let mended = try readTable(brackets, repair: true)
    #expect(mended.study.sorts.map(\.placements) == sorts)
    #expect(mended.warnings.contains { $0.code == .repaired })
  }

  // MARK: Ids

  @Test("Numbers that are missing within a theme are told")
  func gaps() throws {
    let ids = ["A1", "A2", "A4", "B1", "B2", "B3", "B5", "C1", "C2", "C3"]
    let text = wide(String.init).replacing(
      "1,2,3,4,5,6,7,8,9,10", with: ids.joined(separator: ","))
    #expect(
      try readTable(text).warnings.contains {
        $0.message.hasPrefix("The ids of the statements leave out A3, B4:")
      })
  }

  @Test("Ids that a spreadsheet made dates of are asked about; a column of dates is none")
  func dates() throws {
    let text = tall(["text"], [texts]).replacing("\n4,", with: "\n4-Apr,")
    let all = try findings { try readTable(text) }
    #expect(all.count == 1 && all[0].found.hasPrefix("the date 4-Apr as the id of a statement"))
    let book = try workbookBytes([
      kadeSheet("s", text.replacing(",", with: "|").split(separator: "\n").map(String.init))
    ])
    #expect(
      try findings { try StudyFormats.read(FormatInput(path: "t.xlsx", bytes: book)) }.count == 1)
  }

  @Test(
    "Cards in piles are told by a word or a letter before their number",
    arguments: ["Card 1", "A-01", "S1", "card #1"])
  func cards(first: String) throws {
    let prefix = first.prefix { $0 != "0" && $0 != "1" }
    let zero = first.contains("0") ? "0" : ""
    let order = sorts.map { sort in sort.indices.sorted { (sort[$0], $0) < (sort[$1], $1) } }
    let text =
      (["value"] + people).joined(separator: ",") + "\n"
      + (0..<10).map { place in
        (["\([-2, -1, -1, 0, 0, 0, 0, 1, 1, 2][place])"]
          + order.map { "\(prefix)\($0[place] < 9 ? zero : "")\($0[place] + 1)" })
          .joined(separator: ",") + "\n"
      }.joined()
    #expect(try readTable(text).study.sorts.map(\.placements) == sorts)
  }

  // MARK: Comments

  @Test("Columns called after a statement and comments become comments, on their statements")
  func comments() throws {
    for name in [{ "comment_s\($0)" }, { "S\($0) comment" }, { "Comment \($0)" }]
      as [(Int) -> String]
    {
      let header =
        (["name"] + (1...10).map { "s\($0)" } + (1...10).map { name($0) }).joined(separator: ",")
      let rows = zip(people, sorts).map { person, sort in
        ([person] + sort.map(String.init) + (1...10).map { $0 == 3 ? "as \(person) says" : "" })
          .joined(separator: ",")
      }
      let reading = try readTable(([header] + rows).joined(separator: "\n") + "\n")
      #expect(
        reading.study.comments
          == people.map {
            Comment(sort: $0, statement: "s3", text: "as \($0) says")
          })
      #expect(reading.study.participants.isEmpty)
    }
  }

  @Test("A letter before the number of a statement that bears the number alone leads to it")
  func commentsOnNumbers() throws {
    let rows = ["Ann,-1,0,1,0,near,far", "Bob,0,1,-1,0,,late", "Cai,1,0,0,-1,,"]
    for (second, third) in [
      ("comment_s2", "comment_S3"), ("Comment Q2", "Q3 comment"), ("comment_stmt_2", "stmt_3 why"),
    ] {
      let study = try readTable(
        "sort,1,2,3,4,\(second),\(third)\n" + rows.joined(separator: "\n") + "\n"
      ).study
      #expect(study.comments.map(\.statement) == ["2", "3", "3"])
      #expect(study.participants.isEmpty)
    }
    // Another word, or another letter than that of the statements, leads nowhere.
    for header in ["sort,1,2,3,4,comment_week2,note_x3", "sort,s1,s2,s3,s4,comment_q2,comment_q3"] {
      let study = try readTable(header + "\n" + rows.joined(separator: "\n") + "\n").study
      #expect(study.comments.isEmpty && study.participants.count == 2)
    }
  }

  @Test("A sheet of comments is read, and told")
  func commentSheet() throws {
    let table = wide(String.init).replacing(",", with: "|").split(separator: "\n").map(String.init)
    let notes = [
      "Participant|Statement|Comment", "Ann|3|Buses first", "Ann|5|No", "Bob|1|Parks", "Zed|1|Who",
    ]
    let bytes = try workbookBytes([kadeSheet("Sorts", table), kadeSheet("Comments", notes)])
    let reading = try StudyFormats.read(FormatInput(path: "t.xlsx", bytes: bytes))
    #expect(reading.study.comments.map(\.text) == ["Buses first", "No", "Parks"])
    #expect(reading.study.participants.isEmpty)
    #expect(
      reading.warnings.contains {
        $0.message
          == "The sheet “Comments” was read as comments, 3 in all; 1 that name no sort or no "
          + "statement were left out, in row 5."
      })
    // Names and numbers in another hand are the same, and what is left out is named though it is most.
    for (who, which, left) in [("ann", "s3", 3), ("zed", "3", 4)] {
      let notes = [
        "who|card|why", "\(who)|\(which)|Buses", "Zed|1|Who", "Yan|1|Who", "Xia|1|Who",
      ]
      let bytes = try workbookBytes([kadeSheet("Sorts", table), kadeSheet("Notes", notes)])
      let reading = try StudyFormats.read(FormatInput(path: "t.xlsx", bytes: bytes))
      #expect(reading.study.comments.count == 4 - left)
      #expect(
        reading.warnings.contains {
          $0.message.hasPrefix("The sheet “Notes” was")
            && $0.message.contains(left == 3 ? "in row 3, 4, 5." : "left out: it is headed")
        }, "\(reading.warnings)")
    }
  }
}
