import QStudy
import Testing

@testable import QFormats

@Suite struct HtmlQTests {
  private func read(
    _ text: String, beside files: [String: String] = [:], _ options: ReadingOptions = .init()
  ) throws -> StudyReading {
    try CollectedFiles.read(text, as: "Getting_about_1_0.csv", beside: files, options)
  }

  @Test("A server's table brings sorts, answers, times and comments")
  func clean() throws {
    let reading = try read(CollectedFiles.htmlq)
    #expect(reading.format == "HtmlQ or FlashQ table")
    let study = reading.study
    #expect(study.title == "Getting_about_1_0")
    #expect(study.sorts.map(\.id) == ["P7", "P8"])
    #expect(study.sorts.map(\.placements) == [[0, 1, -1], [-1, 0, 1]])
    #expect(
      study.comments == [
        Comment(sort: "P7", statement: "2", text: "It matters"),
        Comment(sort: "P8", statement: "3", text: "First line\nsecond"),
        Comment(sort: "P8", statement: "1", text: "No"),
      ])
    let person = study.participants[0].attributes
    #expect(person["sid"] == "02071051")
    #expect(person["form0"] == "1980")
    #expect(person["form1"] == "female")
    #expect(person["npos"] == "1")
    #expect(person["dur0"] == "431")
    #expect(person["datetime"] == "2026-02-07 10:51:25")
    #expect(person["uid"] == nil)
    #expect(Set(reading.warnings.map(\.code)) == [.statementsUnworded, .layoutInferred])
    #expect(reading.sources.sorts["P8"]?.line == 3)
  }

  @Test("Columns of comments that are called after the first record are told, and misplace none")
  func commentColumns() throws {
    let told = try read(CollectedFiles.htmlq).warnings.filter { $0.code == .layoutInferred }
    #expect(told.count == 1)
    #expect(told[0].message.contains("2 of 3 comments speak of another statement"))
    #expect(told[0].message.contains("under “comment2” of statement 3"))
    let own = CollectedFiles.htmlq.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n"
    #expect(try read(own).warnings.map(\.code) == [.statementsUnworded])
  }

  @Test("Without a code for everyone a record is called by its session")
  func sessionIDs() throws {
    let text = CollectedFiles.htmlq.replacing(";P8;", with: ";;")
    let study = try read(text).study
    #expect(study.sorts.map(\.id) == ["02071051", "02071130"])
    #expect(study.participants[0].attributes["uid"] == "P7")
  }

  @Test("Words in a column of comments that don't say what they are on are named as that")
  func unlabelled() throws {
    let text = CollectedFiles.htmlq.replacing("(s2) It matters", with: "It matters")
    let all = try findings { try read(text) }
    #expect(all.map(\.code) == [.badValue], "\(all)")
    #expect(all.first?.sort == "P7" && all.first?.location?.cell != nil)
    #expect(all.first?.found.hasPrefix("“It matters” in the column “comment") == true)
  }

  @Test("A lost duration is found, whatever came into its place")
  func lostDuration() throws {
    for (old, comment) in [(";(s3) ;", ";(s3) ;"), (";(s3) ;", ";;")] {
      let whole = CollectedFiles.htmlq.replacing(old, with: comment)
      for (lost, left) in [(";431;60;", ";60;"), (";11;80;80;", ";11;80;")] {
        let all = try findings { try read(whole.replacing(lost, with: left)) }
        #expect(all.map(\.code) == [.raggedRow], "\(comment) \(lost): \(all)")
        #expect(all.first?.location?.line == 2 && all.first?.sort == "P7")
        #expect(all.first?.found.hasSuffix("in the place of dur0") == true)
      }
    }
  }

  @Test("A line of fewer cells than the others is told where a comment was lost, too")
  func shortLine() throws {
    let third =
      "02071200;P9; 0;-1;+1;1;1;1;male;1990;(s3) A;(s1) B;300;50;100;10;70;70;2026-02-07 12:00:02;\n"
    let whole = CollectedFiles.htmlq + third
    func told(_ text: String) throws -> [Warning] {
      try read(text).warnings.filter { $0.message.contains("fewer cells") }
    }
    #expect(try told(whole).isEmpty)
    let short = try told(whole.replacing("(s2) It matters;", with: ""))
    #expect(short.map(\.code) == [.layoutInferred] && short.first?.sorts == ["P7"])
    #expect(short.first?.message.contains("line 2 of fewer cells than the header’s 19") == true)
  }

  @Test("A semicolon in a comment is found, and mended on request")
  func semicolon() throws {
    let text = CollectedFiles.htmlq.replacing("It matters;", with: "It matters; a lot;; yes;")
    let all = try findings { try read(text) }
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].location?.line == 2)
    #expect(all[0].sort == "P7")
    #expect(all[0].statement == "2")
    #expect(all[0].mend.contains("--repair"))
    let reading = try read(text, ReadingOptions(repair: true))
    #expect(reading.study.comments[0].text == "It matters; a lot;; yes")
    #expect(reading.study.participants[0].attributes["dur0"] == "431")
    #expect(reading.warnings.filter { $0.code == .repaired }.map(\.sorts) == [["P7"]])
  }

  @Test("A semicolon in an answer is found, and not guessed away")
  func semicolonInAnswer() throws {
    let text = CollectedFiles.htmlq.replacing("female;1980", with: "fe;male;1980")
    for repair in [false, true] {
      let all = try findings { try read(text, ReadingOptions(repair: repair)) }
      #expect(all.map(\.code) == [.raggedRow])
      #expect(all[0].location?.line == 2)
    }
    // Nor where no comment tells that it shifted the rest.
    let bare = CollectedFiles.htmlq.replacing("female;1980;(s2) It matters;(s3) ;", with: "f;;;;;")
    #expect(try findings { try read(bare) }.map(\.code) == [.raggedRow])
  }

  @Test("A blank date without the delimiter that closes it is found, and mended on request")
  func endsEarly() throws {
    let blank = CollectedFiles.htmlq.replacing(";80;80;2026-02-07 10:51:25;", with: ";80;81;;")
    let clean = try read(blank).study
    #expect(clean.participants[0].attributes["dur5"] == "81")
    #expect(clean.participants[0].attributes["datetime"] == nil)
    let open = blank.replacing(";81;;", with: ";81;")
    let all = try findings { try read(open) }
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].location?.line == 2)
    #expect(all[0].sort == "P7")
    #expect(all[0].found.contains("“81” stands where datetime should be"))
    let mended = try read(open, ReadingOptions(repair: true))
    #expect(mended.study == clean)
    #expect(mended.warnings.filter { $0.code == .repaired }.count == 1)
    // So too where nothing stands between the piles and the durations.
    let bare = blank.replacing("form1;form0;comment2;comment3;", with: "")
      .replacing("female;1980;(s2) It matters;(s3) ;", with: "")
      .replacing("male;1975;(s3) First line\\nsecond;(s1) No;", with: "")
    #expect(try read(bare).study.sorts.count == 2)
    let bareOpen = bare.replacing(";81;;", with: ";81;")
    #expect(try findings { try read(bareOpen) }.first?.found.contains("one cell early") == true)
    #expect(
      try read(bareOpen, ReadingOptions(repair: true)).study.participants[0].attributes["dur0"]
        == "431")
  }

  @Test("Comments a person did not write shift nothing")
  func blankSlots() throws {
    let text = CollectedFiles.htmlq.replacing("(s2) It matters;(s3) ;", with: ";(s3) Late;")
    let study = try read(text).study
    #expect(study.comments[0] == Comment(sort: "P7", statement: "3", text: "Late"))
    #expect(study.participants[0].attributes["form0"] == "1980")
  }

  @Test("Windows line ends, Latin-1 and a table saved again by a spreadsheet are read")
  func otherForms() throws {
    let crlf = CollectedFiles.htmlq.replacing("\n", with: "\r\n")
    #expect(try read(crlf).study == (try read(CollectedFiles.htmlq).study))
    var latin = Array(CollectedFiles.htmlq.utf8)
    let place = try #require(latin.firstRange(of: Array("No;".utf8)))
    latin.replaceSubrange(place, with: [0x4E, 0xF6, 0x3B])
    let study = try StudyFormats.read(FormatInput(path: "a.csv", bytes: latin)).study
    #expect(study.comments.last?.text == "Nö")
    let commas = CollectedFiles.htmlq.replacing(";", with: ",")
    #expect(try read(commas).study.sorts == (try read(CollectedFiles.htmlq).study.sorts))
  }

  @Test("A line cut short, a value that is no number and a code twice are found")
  func broken() throws {
    let cut = CollectedFiles.htmlq.replacing(";-1; 0;+1;1;2;0;male;1975", with: ";-1; 0;+1")
    let cutAll = try findings {
      try read(String(cut.prefix(while: { $0 != "F" })) + "\n")
    }
    #expect(cutAll.map(\.code) == [.raggedRow])
    #expect(cutAll[0].location?.line == 3)
    let word = try findings { try read(CollectedFiles.htmlq.replacing(";+1;-1;", with: ";x;-1;")) }
    #expect(word.map(\.code) == [.notANumber])
    #expect(word[0].statement == "2")
    let twice = CollectedFiles.htmlq + CollectedFiles.htmlq.split(separator: "\n")[1] + "\n"
    #expect(try findings { try read(twice) }.map(\.code) == [.duplicateSort])
    #expect(
      try read(twice, ReadingOptions(repair: true)).study.sorts.map(\.id) == ["P7", "P8", "P7-2"])
    let header = CollectedFiles.htmlq.replacing("npos;", with: "pos;")
    #expect(try findings { try read(header) }.map(\.code) == [.missingColumn])
    let empty = String(CollectedFiles.htmlq.prefix { $0 != "\n" })
    #expect(try findings { try read(empty) }.map(\.code) == [.tooFewSorts])
  }

  @Test("A mail of HtmlQ is a record, and several in a row are several")
  func mail() throws {
    let reading = try CollectedFiles.read(CollectedFiles.htmlqMail, as: "mail.txt")
    #expect(reading.format == "HtmlQ mail")
    #expect(reading.study.sorts == [QSort(id: "P7", placements: [0, 1, -1])])
    #expect(reading.study.comments.map(\.text) == ["It matters"])
    #expect(reading.study.participants[0].attributes["form1"] == "female")
    let second = CollectedFiles.htmlqMail.replacing("uid: P7", with: "uid: P8")
    let both = try CollectedFiles.read(CollectedFiles.htmlqMail + second, as: "mails.txt")
    #expect(both.study.sorts.map(\.id) == ["P7", "P8"])
    #expect(both.sources.sorts["P8"]?.line == 20)
  }

  @Test("The settings beside the table word its statements and questions")
  func settings() throws {
    let reading = try read(CollectedFiles.htmlq, beside: CollectedFiles.htmlqSettings)
    #expect(reading.format == "HtmlQ or FlashQ table with its settings")
    let study = reading.study
    #expect(study.title == "Getting about")
    #expect(study.statements.map(\.id) == ["1", "2", "10"])
    // The third value is that of statement 10, and a comment is known by the number of its card.
    #expect(study.statements[1].text == "Trams & buses\nrun late")
    #expect(study.grid?.description == "-1: 1, 0: 1, 1: 1")
    #expect(study.background.map(\.id) == ["form0", "form1", "form2"])
    #expect(Set(reading.warnings.map(\.code)) == [.recordsIgnored, .layoutInferred])
  }

  @Test(
    "A line that lost a cell before the sizes of the piles is one finding, with or without its end")
  func lostCell() throws {
    let text = CollectedFiles.htmlq.replacing("P8;-1; 0;", with: "P8;-1;")
    for text in [text, text.replacing("11:30:02;", with: "11:30:02")] {
      let all = try findings { try read(text) }
      #expect(all.map(\.code) == [.raggedRow], "\(all)")
      #expect(all.first?.found.contains("“2;0;male”") == true)
    }
  }
}
