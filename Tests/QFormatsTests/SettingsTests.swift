import Glibc
import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

@Suite struct SettingsTests {
  private func read(_ files: [String: String], _ options: ReadingOptions = .init()) throws
    -> StudyReading
  {
    try StudyFormats.read(
      FormatInput(folder: "parks", files: files.mapValues { Array($0.utf8) }), options: options)
  }

  @Test("A folder with HtmlQ's four files is a design")
  func htmlq() throws {
    for prefix in ["", "settings/"] {
      let files = CollectedFiles.htmlqSettings
      let reading = try read(
        Dictionary(uniqueKeysWithValues: files.map { (prefix + $0.key, $0.value) }))
      let study = reading.study
      #expect(study.title == "Getting about")
      #expect(
        study.statements == [
          Statement(id: "1", text: "I walk."),
          Statement(id: "2", text: "Trams & buses\nrun late"), Statement(id: "10", text: "Ten"),
        ])
      #expect(study.grid?.description == "-1: 1, 0: 1, 1: 1")
      #expect(study.poles == Poles(low: "Disagree", high: "Agree"))
      #expect(
        study.background == [
          BackgroundQuestion(
            id: "form0", question: "1. Year of birth", kind: .number, required: true),
          BackgroundQuestion(
            id: "form1", question: "2. Sex", kind: .choice, options: ["female", "male", "other"]),
          BackgroundQuestion(
            id: "form2", question: "3. How often? [Tram; Bus]", kind: .scale,
            options: ["Yes", "No"]),
        ])
      #expect(reading.sources.statements["2"]?.line == 5)
      #expect(reading.warnings.isEmpty)
      #expect(study.designFindings().isEmpty)
    }
  }

  @Test("EQ Web Sort's lists rule over its columns, and questions count information blocks")
  func eq() throws {
    let study = try read(CollectedFiles.eqSettings).study
    #expect(study.title == "Parks")
    #expect(study.statements.map(\.text) == ["Shade matters {in summer}.", "Benches", "Dogs"])
    #expect(study.grid?.description == "-1: 1, 0: 1, 1: 1")
    #expect(study.question == "Sort the cards.")
    #expect(study.poles == Poles(low: "Unlike me", high: "Like me"))
    #expect(study.background.map(\.id) == ["itemNum2", "itemNum3"])
    #expect(study.background[0].options == ["by foot", "by bus; or tram"])
    #expect(study.background[1].kind == .several)
    #expect(
      study.collect
        == CollectSettings(
          consent: "You agree.", presort: .required, comments: false, order: .random))
  }

  @Test("A single file of the four stands for the folder")
  func singleFile() throws {
    let study = try CollectedFiles.read(
      CollectedFiles.eqSettings["map.xml"] ?? "", as: "map.xml", beside: CollectedFiles.eqSettings
    ).study
    #expect(study.statements.count == 3)
  }

  @Test("Results in the folder are read with its settings; two of them are one too many")
  func resultsInFolder() throws {
    var files = CollectedFiles.eqSettings
    files["results.json"] = CollectedFiles.eq
    files["notes.txt"] = "nothing"
    let reading = try read(files)
    #expect(reading.study.sorts.count == 2)
    #expect(reading.study.statements[1].text == "Benches")
    files["more.csv"] = CollectedFiles.netlify
    #expect(try findings { try read(files) }.map(\.code) == [.badValue])
  }

  @Test("More places than statements make the distribution free, and images stand for statements")
  func odd() throws {
    var files = CollectedFiles.eqSettings
    files["map.xml"] = files["map.xml"]?.replacing("1,1,1", with: "1,2,1")
    let free = try read(files)
    #expect(free.study.grid == nil)
    #expect(free.study.distribution == .free)
    #expect(free.warnings.map(\.code) == [.freeDistribution])
    files = CollectedFiles.eqSettings
    files["statements.xml"] = nil
    files["config.xml"] = """
      <config><item id="useImages">true</item><item id="numImages">3</item>
      <item id="imageFileType">png</item></config>
      """
    #expect(try read(files).study.statements[2].text == "Image 3 (image3.png)")
  }

  @Test("The configuration of easy-htmlq-v3 is a design too")
  func easy3() throws {
    let study = try CollectedFiles.read(CollectedFiles.easy3Settings, as: "conf.json").study
    #expect(study.statements.count == 4)
    #expect(study.grid?.cardCount == 4)
    #expect(study.title == "conf")
  }

  @Test("Faults of the files are found with their lines")
  func broken() throws {
    func change(_ file: String, _ old: String, _ new: String) throws -> [Finding] {
      var files = CollectedFiles.eqSettings
      let text = try #require(files[file])
      #expect(text.contains(old))
      files[file] = text.replacing(old, with: new)
      return try findings { try read(files) }
    }
    func codes(_ file: String, _ old: String, _ new: String) throws -> [Finding.Code] {
      try change(file, old, new).map(\.code)
    }
    let ampersand = try change("statements.xml", "Benches", "Benches & bins")
    #expect(ampersand.map(\.code) == [.syntax])
    #expect(ampersand[0].location == Location(file: "parks/statements.xml", line: 4))
    #expect(ampersand[0].mend.contains("&amp;"))
    #expect(
      try codes("statements.xml", "<statements", "<!DOCTYPE a [<!ENTITY x \"y\">]><statements")
        == [.syntax])
    #expect(try codes("statements.xml", "id=\"2\"", "id=\"1\"") == [.duplicateStatement])
    #expect(try codes("statements.xml", "id=\"2\"", "id=\"two\"") == [.badValue])
    #expect(try codes("statements.xml", "Benches", " ") == [.emptyStatement])
    #expect(try codes("map.xml", "1,1,1", "1,1") == [.badGrid])
    #expect(try codes("map.xml", "1,1,1", "1,many,1") == [.badGrid])
    #expect(try codes("map.xml", "-1,0,1", "0,0,1") == [.badGrid])
    let deep = String(repeating: "<a>", count: 100) + "</statements>"
    #expect(try codes("statements.xml", "</statements>", deep) == [.syntax])
    #expect(
      try findings { try read(["map.xml": "<map>", "statements.xml": "<other/>"]) }.map(\.code)
        == [.syntax])
    #expect(
      try findings { try read(["config.xml": "<config></config>"]) }.map(\.code) == [.missingFile])
  }

  @Test("A design without the statements of the sorts is a finding")
  func otherStudy() throws {
    let all = try findings {
      try CollectedFiles.read(
        CollectedFiles.easy3, as: "a.json",
        beside: [
          "conf.json": CollectedFiles.easy3Settings.replacing("\"id\": 9", with: "\"id\": 7")
        ])
    }
    #expect(Set(all.map(\.code)) == [.unknownStatement])
    let text = CollectedFiles.eq.replacing("0|-1|1\"", with: "0|-1|1|0\"")
      .replacing("-1|0|1\"", with: "-1|0|1|0\"")
    #expect(
      try findings {
        try CollectedFiles.read(text, as: "a.json", beside: CollectedFiles.eqSettings)
      }.map(\.code) == [.gridDoesNotFit])
  }

  @Test("A statements.xml words a study read from elsewhere")
  func statementList() throws {
    try inFolder { folder in
      let file = folder + "/statements.xml"
      try writeFile(Array((CollectedFiles.eqSettings["statements.xml"] ?? "").utf8), to: file)
      let list = try StatementList.read(file)
      #expect(list.statements.map(\.text)[1] == "Benches")
      #expect(list.sources.statements["2"]?.line == 4)
    }
  }

  @Test("Settings are found on disk, one folder below the results")
  func onDisk() throws {
    try inFolder { folder in
      mkdir(folder + "/settings", 0o700)
      defer {
        for name in CollectedFiles.eqSettings.keys { unlink("\(folder)/settings/\(name)") }
        rmdir(folder + "/settings")
      }
      for (name, text) in CollectedFiles.eqSettings {
        try writeFile(Array(text.utf8), to: "\(folder)/settings/\(name)")
      }
      #expect(try StudyFormats.read(path: folder).study.statements.count == 3)
      try writeFile(Array(CollectedFiles.eq.utf8), to: folder + "/results.json")
      for path in [folder, folder + "/results.json"] {
        let reading = try StudyFormats.read(path: path)
        #expect(reading.study.statements[1].text == "Benches")
        #expect(reading.study.sorts.count == 2)
        #expect(reading.sources.statements["1"]?.file == folder + "/settings/statements.xml")
      }
    }
  }

  @Test(
    "Of a text of hostile length each byte is looked at a few times",
    arguments: [
      "<a ", "{{{a ", "{{{", "&#1", "&", "\n", "\n ", "{", "{a", "<", "</a", "<a}", "{{{a}",
    ])
  func hostileTexts(piece: String) {
    let text = String(repeating: piece, count: 4_000)
    let bytes = CountedBytes(bytes: Array(text.utf8))
    #expect(plainText(bytes, singleBraces: true).utf8.count <= bytes.count)
    #expect(bytes.looks.count <= 30 * bytes.count)
  }

  @Test("Markup is stripped, and what only looks like it stays")
  func markupText() {
    #expect(plainText("{b}a{/b} {x", singleBraces: true) == "a {x")
    #expect(plainText("{b}a{/b}") == "{b}a{/b}")
    #expect(plainText("{{{b}}}a{{{/b}}}{{{br/}}}b") == "a\nb")
    #expect(plainText("1 < 2 > 1 <3") == "1 < 2 > 1 <3")
    #expect(plainText("<p class=\"x\">a</p><br>b") == "a\nb")
    #expect(plainText("R&D &amp; &lt;b&gt; &#233;&#x41; &nope; &#0;") == "R&D & <b> éA &nope; &#0;")
    #expect(plainText("  a\n      b\t\n c ") == "a b c")
    #expect(plainText(String(repeating: "<a", count: 50_000)).count == 100_000)
  }

  @Test(
    "A design written for a collecting program reads back as it was",
    arguments: ["htmlq", "eq", "quince"])
  func roundTrip(id: String) throws {
    let writer = try #require(StudyFormats.writer(id: id))
    for seed in 1...300 {
      var study = randomStudy(seed: UInt64(seed))
      if study.grid == nil {
        study.grid = try Grid(columns: [.init(value: 0, count: study.statements.count)])
      }
      for index in study.statements.indices {
        var random = SeededGenerator(seed: UInt64(seed * 1000 + index))
        let more = ["<b>", "</b", "{{{b}}}", "{br}", "&amp;", "&lt;", "&#65;", "]]>", "<br>", ""]
        study.statements[index].text += random.pick(more) + random.words() + random.pick(more) + "x"
      }
      let files = Dictionary(
        uniqueKeysWithValues: try writer.files(study).map { ($0.name, $0.bytes) })
      let back = try StudyFormats.read(FormatInput(folder: "x", files: files)).study
      #expect(back.grid == study.grid, "seed \(seed)")
      let texts = study.statements.map {
        trimmed($0.text).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      }
      #expect(back.statements.map(\.text) == texts, "seed \(seed)")
      #expect(back.statements.map(\.id) == study.statements.map(\.id), "seed \(seed)")
      if id == "quince" {
        // A title stands on one line, and the folder's name for one that says nothing.
        let title = trimmed(
          study.title.replacing("\r\n", with: " ").replacing("\n", with: " "))
        #expect(back.title == (title.isEmpty ? "x" : title), "seed \(seed)")
      }
      let isNumbered = study.statements.map(\.id) == study.statements.indices.map { "\($0 + 1)" }
      #expect((files["ids.csv"] == nil) == isNumbered)
    }
  }

  @Test("Each program finds in the files what it lays its grid out by")
  func dialects() throws {
    var study = Study(title: "T & < 2", grid: try gridSpec("-2: 1, 0: 2, 2: 1"))
    study.statements = (1...4).map { Statement(id: "\($0)", text: "S\n\($0)") }
    func text(_ id: String, _ name: String) throws -> String {
      let writer = try #require(StudyFormats.writer(id: id))
      let files = try writer.files(study)
      return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }
    let map = try text("htmlq", "map.xml")
    #expect(map.contains("<column id=\"+2\" colour=\"CDE8D5\">1</column>"))
    #expect(!map.contains("<item"))
    #expect(try text("htmlq", "statements.xml").contains("S&lt;br/&gt;1"))
    let eq = try text("eq", "map.xml")
    for item in [
      "qSortHeaderNumbers\">-2,0,2<", "qSortHeaders\">N2,0,2<", "qSortPattern\">1,2,1<",
    ] {
      #expect(eq.contains(item))
    }
    #expect(try text("eq", "statements.xml").contains("S{{{br/}}}1"))
    let quince = try text("quince", "map.xml")
    #expect(quince.contains("useColLabelNums\">true"))
    #expect(quince.contains("<info order=\"0-1\" id=\"mapFileVersion\">1.0.9</info>"))
    #expect(
      try text("quince", "statements.xml").contains("id=\"studyTitle\">T &amp; &lt; 2</info>"))
  }

  @Test("What the files can't hold is found")
  func unwritable() throws {
    func codes(_ change: (inout Study) -> Void) -> [Finding.Code] {
      var study = Study(title: "T", grid: try? gridSpec("1 1 1"))
      study.statements = (1...3).map { Statement(id: "\($0)", text: "S") }
      change(&study)
      do {
        _ = try HtmlQSettingsWriter.files(study)
        return []
      } catch {
        return error.all.map(\.code)
      }
    }
    #expect(codes { _ in }.isEmpty)
    #expect(codes { $0.grid = nil } == [.badGrid])
    #expect(codes { $0.statements[1].text = "a\u{1}" } == [.undecodable])
    #expect(codes { $0.statements[1].text = " " } == [.emptyStatement])
    #expect(codes { $0.grid = try? gridSpec("0: 2") } == [.gridDoesNotFit])
  }
}

/// Bytes that count how often one of them is looked at.
private struct CountedBytes: RandomAccessCollection {
  final class Looks { var count = 0 }
  let bytes: [UInt8]
  let looks = Looks()
  var startIndex: Int { 0 }
  var endIndex: Int { bytes.count }
  subscript(place: Int) -> UInt8 {
    looks.count += 1
    return bytes[place]
  }
}
