import Glibc
import QStudy
import QTables
import Testing

@testable import QFormats

/// Which files the settings are taken from, and what is said of the others.
@Suite struct SettingsFilesTests {
  private let eq = CollectedFiles.eqSettings

  private func folder(_ files: [String: String]) throws -> StudyReading {
    try StudyFormats.read(FormatInput(folder: "f", files: files.mapValues { Array($0.utf8) }))
  }

  private func changed(_ file: String, _ old: String, _ new: String) throws -> [String: String] {
    var files = eq
    let text = try #require(files[file])
    #expect(text.contains(old))
    files[file] = text.replacing(old, with: new)
    return files
  }

  @Test("The file that was given is read, whatever lies beside it under the usual name")
  func givenFile() throws {
    let mine = try #require(eq["statements.xml"]).replacing("Benches", with: "Seats")
    let alone = try CollectedFiles.read(mine, as: "statements (1).xml")
    #expect(alone.study.statements[1].text == "Seats")
    let study = try CollectedFiles.read(mine, as: "x/statements (1).xml", beside: eq).study
    #expect(study.statements[1].text == "Seats")
    #expect(study.grid?.cardCount == 3)
    #expect(study.title == "Parks")
    let map = "<map><column id=\"0\">3</column></map>"
    let other = try CollectedFiles.read(map, as: "map (2).xml", beside: eq).study
    #expect(other.grid?.description == "0: 3")
    #expect(other.statements.count == 3)
    let all = try findings {
      try CollectedFiles.read("<config></config>", as: "config.xml")
    }
    #expect(all.map(\.code) == [.missingFile])
    #expect(!all[0].mend.contains("folder"))
  }

  @Test("The program that settings are made for is said, as far as they tell")
  func programs() throws {
    let quince = try changed("map.xml", "</map>", "<item id=\"emojiArrayType\">e</item></map>")
    let easy = [
      "statements.xml": "<statements><statement id=\"1\">A</statement></statements>",
      "config.xml": "<config><item id=\"partNameRequired\">true</item></config>",
    ]
    let plain = try changed(
      "statements.xml", "<info order=\"0-1\" id=\"statementsFileVersion\">1.0.9</info>", "")
    let said = [
      (plain, "EQ Web Sort"), (quince, "Quince"), (easy, "easy-HtmlQ"),
      (CollectedFiles.htmlqSettings, "HtmlQ or FlashQ"),
      (["conf.json": CollectedFiles.easy3Settings], "easy-htmlq-v3"),
      (
        easy.filter { $0.key == "statements.xml" },
        "HtmlQ, EQ Web Sort or Quince (no file says which)"
      ),
    ]
    for (files, program) in said {
      let name = files.keys.sorted().last ?? ""
      let reading = try CollectedFiles.read(files[name] ?? "", as: name, beside: files)
      #expect(reading.format == "Settings of \(program)")
    }
    var study = Study(title: "T")
    study.statements = [Statement(id: "1", text: "A"), Statement(id: "2", text: "B")]
    study.grid = try Grid(columns: [.init(value: 0, count: 1), .init(value: 1, count: 1)])
    let writers: [(any StudyWriter.Type, String)] = [
      (HtmlQSettingsWriter.self, "HtmlQ or FlashQ"), (EQSettingsWriter.self, "EQ Web Sort"),
      (QuinceSettingsWriter.self, "Quince"),
    ]
    for (writer, program) in writers {
      let files = Dictionary(uniqueKeysWithValues: try writer.files(study))
      let reading = try StudyFormats.read(FormatInput(folder: "f", files: files))
      #expect(reading.format == "Settings of \(program)")
    }
  }

  @Test("Results in a folder within the folder are left alone, whatever that is called")
  func deeperResults() throws {
    var files = eq
    files["old/qsorts.csv"] = CollectedFiles.netlify
    files["qsorts.csv/a.csv"] = CollectedFiles.netlify
    #expect(try folder(files).study.sorts.isEmpty)
    try inFolder { path in
      for (name, text) in eq { try writeFile(Array(text.utf8), to: "\(path)/\(name)") }
      mkdir("\(path)/qsorts.csv", 0o700)
      defer { rmdir("\(path)/qsorts.csv") }
      #expect(try StudyFormats.read(path: path).study.sorts.isEmpty)
    }
  }

  @Test(
    "A root is known by its name, with attributes on the next line or none",
    arguments: ["<statements\n version=\"1\">", "<statements\t>", "<statements>", "<q:statements>"])
  func roots(tag: String) throws {
    let name = tag.contains("q:") ? "q:statements" : "statements"
    let text =
      "<?xml version=\"1.0\"?>\n<!-- <map> -->\n\(tag)<statement id=\"1\">A</statement></\(name)>"
    #expect(try folder(["statements.xml": text]).study.statements.map(\.text) == ["A"])
    #expect(try CollectedFiles.read(text, as: "a.xml").study.statements.count == 1)
  }

  @Test("A root without anything is a settings file, and its emptiness a finding")
  func emptyRoot() throws {
    #expect(
      try findings { try folder(["statements.xml": "<statements/>"]) }.map(\.code)
        == [.missingStatement])
  }

  @Test("A file of another program is left alone, and named")
  func passedOver() throws {
    var files = eq
    files["map.xml"] = "<osm version=\"0.6\"><column id=\"1\">3</column></osm>"
    let reading = try folder(files)
    #expect(reading.study.grid == nil)
    #expect(reading.warnings.map(\.code) == [.settingsIgnored])
    #expect(reading.warnings[0].message.hasPrefix("f/map.xml was left alone: its root is <osm>"))
    // Also where nothing else lies beside the results.
    let results = try CollectedFiles.read(
      CollectedFiles.eq, as: "a.json", beside: ["statements.xml": "statements"])
    #expect(results.warnings.map(\.code) == [.settingsIgnored, .statementsUnworded])
  }

  @Test("Where the cards are images, a list of texts left behind is left alone, and named")
  func images() throws {
    let files = try changed(
      "config.xml", "<item id=\"studyTitle\">",
      "<item id=\"useImages\">true</item><item id=\"numImages\">3</item><item id=\"studyTitle\">")
    let reading = try folder(files)
    #expect(reading.study.statements.map(\.text).first == "Image 1 (image1.jpg)")
    #expect(reading.warnings.map(\.code) == [.settingsIgnored])
    let none = try changed(
      "config.xml", "<item id=\"studyTitle\">",
      "<item id=\"useImages\">true</item><item id=\"studyTitle\">")
    let all = try findings { try folder(none) }
    #expect(all.map(\.found) == ["useImages without numImages"])
    #expect(all[0].location?.file == "f/config.xml")
  }

  @Test("A list of the grid without the other, and an entry without a number, are findings")
  func lists() throws {
    func fault(_ old: String, _ new: String) throws -> Finding {
      let all = try findings { try folder(try changed("map.xml", old, new)) }
      #expect(all.map(\.code) == [.badGrid])
      return try #require(all.first)
    }
    #expect(
      try fault("<item id=\"qSortHeaderNumbers\">-1,0,1</item>", "").found
        == "qSortPattern without qSortHeaderNumbers")
    #expect(
      try fault("<item id=\"qSortPattern\">1,1,1</item>", "").found
        == "qSortHeaderNumbers without qSortPattern")
    let empty = try fault("-1,0,1", "-1,,0,1")
    #expect(empty.expected.hasPrefix("4,"))
    let files = try changed("map.xml", "-1,0,1", "-1,0,1,")
    #expect(try folder(files).study.grid?.cardCount == 3)
  }

  @Test("A tag that breaks the line does not join the words beside it")
  func breaks() throws {
    let files = try changed("statements.xml", "Benches", "run<br/>late, <b>of</b>ten<p>now</p>")
    #expect(
      try folder(files).study.statements[1].text.split(separator: " ") == [
        "run", "late,", "often", "now",
      ])
  }

  @Test("An encoding that is declared and not read here is a finding, unless all is ASCII")
  func encodings() throws {
    func bytes(_ encoding: String, _ text: [UInt8]) -> [UInt8] {
      Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><statements>".utf8)
        + Array("<statement id=\"1\">".utf8) + text + Array("</statement></statements>".utf8)
    }
    func text(_ encoding: String, _ text: [UInt8]) throws -> String? {
      try StudyFormats.read(
        FormatInput(folder: "f", files: ["statements.xml": bytes(encoding, text)])
      ).study.statements.first?.text
    }
    let all = try findings {
      try StudyFormats.read(
        FormatInput(folder: "f", files: ["statements.xml": bytes("windows-1251", [0xC4, 0xE0])]))
    }
    #expect(all.map(\.code) == [.undecodable])
    #expect(all[0].found == "the encoding “windows-1251”")
    #expect(try text("windows-1251", Array("Da".utf8)) == "Da")
    #expect(try text("ISO-8859-1", [0x4E, 0xF6]) == "Nö")
    #expect(try text("Windows-1252", [0x80]) == "€")
    #expect(try text("UTF-8", Array("é".utf8)) == "é")
    #expect(try text("us-ascii", Array("é".utf8)) == "é")
  }

  @Test("Of two configurations of easy-htmlq-v3 none is taken, and one is found among many files")
  func configurations() throws {
    let two = [
      "conf.json": CollectedFiles.easy3Settings, "old.json": CollectedFiles.easy3Settings,
    ]
    let all = try findings {
      try CollectedFiles.read(CollectedFiles.easy3, as: "z.json", beside: two)
    }
    #expect(all.map(\.code) == [.badValue])
    #expect(all[0].found == "2 configurations (conf.json, old.json) beside the results")
    var many = Dictionary(
      uniqueKeysWithValues: (100..<200).map { ("a\($0).json", CollectedFiles.easy) })
    many["z.json"] = CollectedFiles.easy3Settings
    #expect(
      try CollectedFiles.read(CollectedFiles.easy3, as: "r.json", beside: many).study.sorts.count
        == 2)
    for place in 0..<2_000 { many["b\(place).json"] = "" }
    #expect(
      try findings { try CollectedFiles.read(CollectedFiles.easy3, as: "r.json", beside: many) }
        .map(\.code) == [.badValue])
  }

  @Test("A statement of easy-htmlq-v3 without wording is a finding")
  func emptyWording() throws {
    let text = CollectedFiles.easy3Settings.replacing("<i>Two</i>", with: "<i> </i>")
    #expect(
      try findings { try CollectedFiles.read(text, as: "conf.json") }.map(\.code)
        == [.emptyStatement])
  }
}
