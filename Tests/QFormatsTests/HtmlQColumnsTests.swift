import QStudy
import Testing

@testable import QFormats

/// HtmlQ tables that were saved again: their columns moved, renamed, removed or counted from elsewhere.
@Suite struct HtmlQColumnsTests {
  private static let statements =
    "<statements version=\"1.0\">"
    + ["Parks", "Bins", "Buses"].enumerated()
    .map { "<statement id=\"\($0 + 1)\">\($1)</statement>" }.joined() + "</statements>"
  private let settings = ["statements.xml": Self.statements]

  private func read(
    _ text: String, _ files: [String: String] = [:], _ options: ReadingOptions = .init()
  ) throws -> StudyReading {
    try CollectedFiles.read(text, as: "Getting_about_1_0.csv", beside: files, options)
  }

  /// The table with its header and the beginnings of its two lines changed.
  private func table(_ header: String, _ first: String, _ second: String) -> String {
    CollectedFiles.htmlq.replacing("sid;uid;s1;s2;s3;", with: header)
      .replacing("02071051;P7; 0;+1;-1;", with: first)
      .replacing("02071130;P8;-1; 0;+1;", with: second)
  }

  @Test("Values go by the numbers over them, in whatever order the columns stand")
  func order() throws {
    for files in [[:], settings] {
      let study = try read(CollectedFiles.htmlq, files).study
      for (header, first, second) in [
        ("sid;uid;s3;s1;s2;", "02071051;P7;-1; 0;+1;", "02071130;P8;+1;-1; 0;"),
        ("sid;uid;s1;s3;s2;", "02071051;P7; 0;-1;+1;", "02071130;P8;-1;+1; 0;"),
      ] {
        #expect(try read(table(header, first, second), files).study == study)
      }
    }
  }

  @Test("A number twice or left out is a finding that names the column")
  func numbers() throws {
    func fault(_ header: String, _ files: [String: String] = [:]) throws -> Finding {
      let text = CollectedFiles.htmlq.replacing("s1;s2;s3;", with: header)
      let all = try findings { try read(text, files) }
      #expect(all.count == 1, "\(all)")
      return all[0]
    }
    let twice = try fault("s1;s2;s2;")
    #expect(twice.code == .duplicateColumn && twice.found == "the column s2 a second time")
    #expect(twice.location?.cell == "E")
    let gap = try fault("s1;s2;s4;")
    #expect(gap.code == .missingColumn && gap.found == "no column s3")
    for files in [[:], settings] {
      let late = try fault("s2;s3;s4;", files)
      #expect(late.code == .missingColumn && late.found == "no column s1")
      #expect(late.mend.contains("number them from 1"))
    }
  }

  @Test("Columns that count from 0 are known as HtmlQ's, and call the statements so")
  func fromZero() throws {
    let text = CollectedFiles.htmlq.replacing("s1;s2;s3;", with: "s0;s1;s2;")
      .replacing("(s1)", with: "(s0)").replacing("(s2)", with: "(s1)")
      .replacing("(s3)", with: "(s2)")
    let study = try read(text).study
    #expect(study.statements.map(\.id) == ["0", "1", "2"])
    #expect(study.statements[0].text == "Statement 0")
    #expect(study.comments.map(\.statement) == ["1", "2", "0"])
    let all = try findings { try read(text, settings) }
    #expect(all.map(\.code) == [.shiftedNames], "\(all)")
  }

  @Test("The columns before the values may be renamed, in capitals or gone")
  func names() throws {
    let clean = try read(CollectedFiles.htmlq).study
    let small = CollectedFiles.htmlq.split(separator: "\n", maxSplits: 1)
    let capitals = small[0].uppercased() + "\n" + small[1]
    #expect(try read(capitals).study == clean)
    let anonymous = try read(
      table("sid;s1;s2;s3;", "02071051; 0;+1;-1;", "02071130;-1; 0;+1;"))
    #expect(anonymous.format == "HtmlQ or FlashQ table")
    #expect(anonymous.study.sorts.map(\.id) == ["02071051", "02071130"])
    #expect(anonymous.study.sorts.map(\.placements) == clean.sorts.map(\.placements))
    let renamed = try read(
      table("person;s1;s2;s3;", "Ann; 0;+1;-1;", "Bob;-1; 0;+1;"))
    #expect(renamed.study.sorts.map(\.id) == ["Ann", "Bob"])
    // Sizes of piles alone make no table of HtmlQ.
    let own = "person;s1;s2;s3;npos;nneu;nneg\nAnn;0;1;-1;1;1;1\nBob;-1;0;1;1;1;1\n"
    #expect(try read(own).format.hasPrefix("CSV table"))
  }

  // MARK: In a folder of settings

  private func folder(_ files: [String: String]) throws -> StudyReading {
    try StudyFormats.read(FormatInput(folder: "f", files: files.mapValues { Array($0.utf8) }))
  }

  @Test("A file in a folder of settings that is none of its results is told")
  func ignored() throws {
    let headless = CollectedFiles.htmlq.split(separator: "\n").dropFirst().joined(separator: "\n")
    let plain = "person,s1,s2,s3\nAnn,0,1,-1\nBob,-1,0,1\n"
    for (name, text) in [
      ("a.csv", headless), ("a.csv", plain), ("a.xlsx", "PK"), ("a.txt", plain), ("a.ods", "PK"),
    ] {
      let alone = try folder(settings.merging([name: text]) { $1 })
      #expect(alone.study.sorts.isEmpty)
      #expect(alone.warnings.map(\.code) == [.recordsIgnored], "\(alone.warnings)")
      #expect(alone.warnings.first?.message.hasPrefix("f/\(name) was left alone") == true)
      let beside = try folder(
        settings.merging([name: text, "r.csv": CollectedFiles.htmlq]) { $1 })
      #expect(beside.study.sorts.count == 2)
      #expect(beside.warnings.filter { $0.code == .recordsIgnored }.count == 1)
    }
    // What a program's folder holds besides, and what says which ids were written, is no table.
    let quiet = try folder(
      settings.merging([
        "README.txt": "Dear all,\nwelcome, and thanks.\n", "package.json": "{\"name\": \"q\"}",
        "index.html": "<html></html>", "ids.csv": "kind,written,id\nstatement,1,p1\n",
      ]) { $1 })
    #expect(quiet.warnings.isEmpty && quiet.study.statements[0].id == "p1")
  }

  @Test("Results that begin with another number are results: alone they are asked about")
  func secondResults() throws {
    let second = CollectedFiles.htmlq.replacing("s1;s2;s3;", with: "s0;s1;s2;")
    let one = try findings { try folder(settings.merging(["a.csv": second]) { $1 }) }
    #expect(one.map(\.code) == [.shiftedNames])
    let two = try findings {
      try folder(settings.merging(["a.csv": CollectedFiles.htmlq, "b.csv": second]) { $1 })
    }
    #expect(two.map(\.found) == ["2 files of results: a.csv, b.csv"])
  }
}
