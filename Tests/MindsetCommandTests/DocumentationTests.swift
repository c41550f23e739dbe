import ArgumentParser
import Foundation
import QAnalysis
import QReport
import QStudy
import TestSupport
import Testing

@testable import MindsetCommand
@testable import QFormats
@testable import QTables

/// What the README and the articles list is what the program has: nothing is missing, and nothing
/// listed does not exist.
@Suite("The documentation")
struct DocumentationTests {
  static let readme = Document("README.md")
  static let articles = [
    "Sources/QAnalysis/Documentation.docc", "Sources/QStudy/Documentation.docc",
    "Sources/QNumerics/Documentation.docc",
  ].flatMap(Document.all)

  // MARK: README

  @Test("The README lists the formats read and written, by id and name")
  func formats() throws {
    let rows = try Self.readme.table("| Id | Read | Written |")
    let read = rows.filter { $0[1] != "–" }.map { "\($0[0]) \($0[1])" }
    let written = rows.filter { $0[2] != "–" }.map { "\($0[0]) \($0[2])" }
    #expect(Set(read) == Set(StudyFormats.readers.map { "`\($0.id)` \($0.name)" }))
    #expect(Set(written) == Set(StudyFormats.writers.map { "`\($0.id)` \($0.name)" }))
  }

  /// The values an option takes, the default first.
  static let values: [String: [String]] = {
    let settings = AnalysisSettings(factors: 1)
    func first(_ value: String, of all: [String]) -> [String] {
      [value] + all.filter { $0 != value }
    }
    return [
      "--correlation": first(
        settings.correlation.rawValue, of: CorrelationMethod.allCases.map(\.rawValue)),
      "--extraction": first(
        settings.extraction.rawValue, of: ExtractionMethod.allCases.map(\.rawValue)),
      "--rotation": first(settings.rotation.rawValue, of: RotationMethod.allCases.map(\.rawValue)),
      "--flagging": first(settings.flagging.rawValue, of: FlaggingRule.allCases.map(\.rawValue)),
      "--adjustment": first(settings.adjustment.rawValue, of: Adjustment.allCases.map(\.rawValue)),
      "--compat": CompatMode.allCases.map(\.rawValue),
      "--labels": AnalysisDocument.LabelStyle.allCases.map(\.rawValue),
      "--bootstrap-match": first(
        BootstrapMatch.congruence.rawValue, of: BootstrapMatch.allCases.map(\.rawValue)),
      "--format": OutputFormat.allCases.map(\.rawValue),
    ]
  }()

  @Test("The README's table of the method names every option value and no other, defaults first")
  func method() throws {
    let rows = try Self.readme.table("| Step | Option | Values | File |")
    let listed = Dictionary(
      rows.compactMap { row in row[1].code.first.map { ($0, row[2].code) } },
      uniquingKeysWith: { first, _ in first })
    for (option, values) in Self.values {
      #expect(listed[option].map(Set.init) == Set(values), "\(option)")
      #expect(listed[option]?.first == values.first, "\(option)")
    }
    let options = longOptions(of: AnalyseCommand.self)
    #expect(listed.keys.filter { !options.contains($0) } == [])
    #expect(listed["--factors"] == ["suggest"] && FactorsChoice("suggest") == .suggest)
    #expect(
      rows.contains {
        $0[1] == "`--factors`" && $0[2].hasSuffix("1 to \(FactorsChoice.range.upperBound)")
      })
  }

  @Test("The README's table of sheets names every sheet, in the order of the program")
  func sheets() throws {
    let rows = try Self.readme.table("| Sheet | For | Holds |")
    #expect(rows.map { $0[0].code.first } == SheetChoice.names.map(Optional.some))
  }

  @Test("The README's table of figures names every kind of figure and no other")
  func figures() throws {
    let rows = try Self.readme.table("| Figure | Shows | There is one |")
    let kinds = FigureSet.kinds.map { kind in
      kind.stem + (1..<(kind.numbers + 1)).map(String.init).joined(separator: "-")
    }
    #expect(rows.compactMap { $0[0].code.first }.sorted() == kinds.sorted())
  }

  @Test("Every file that the README's table of the method names is there")
  func files() throws {
    let rows = try Self.readme.table("| Step | Option | Values | File |")
    let files = rows.flatMap { $0[3].code }
    #expect(files.count >= 10)
    for file in files {
      #expect(isFolder(Checkout.path + "/Sources/QAnalysis/" + file) == false, "\(file)")
    }
  }

  @Test("The README lists every command and no other")
  func commands() throws {
    let rows = try Self.readme.table("| Command | Does |")
    let listed = rows.compactMap { $0[0].code.first?.split(separator: " ").dropFirst().first }
    let commands = Mindset.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(listed.map(String.init).sorted() == commands.sorted())
  }

  @Test("The README lists every exit code and no other")
  func exitCodes() throws {
    let rows = try Self.readme.table("| Exit code | Means |")
    let codes = (0...255).filter { ExitStatus(rawValue: $0) != nil }
    #expect(rows.compactMap { Int32($0[0]) } == codes)
  }

  @Test("Every long option of analyse stands in the README or an article")
  func options() {
    let texts = [Self.readme.text] + Self.articles.map(\.text)
    for option in longOptions(of: AnalyseCommand.self).subtracting(["--help", "--version"]) {
      #expect(
        texts.contains { $0.contains(option + "`") || $0.contains(option + " ") }, "\(option)")
    }
  }

  @Test("The README's recipe can be read")
  func recipe() throws {
    let recipe = try #require(Self.readme.blocks("yaml").first)
    let read = try RecipeReader.read(Array(recipe.utf8), file: "README.md")
    #expect(read.decisions.anchors.map(\.name) == ["Fair shares", "Getting ahead"])
    #expect(read.decisions.flags.count == 1)
  }

  @Test("What the README prints of Lipset is what the program prints")
  func lipset() throws {
    let prompt = "$ mindset analyse surveys/lipset\n"
    let block = try #require(Self.readme.blocks("console").first { $0.hasPrefix(prompt) })
    // The terminal gets spaces that do not break.
    let printed = TextSummary.render(try Self.document(), colour: false, width: 80)
      .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").split(separator: "\n").map(
        String.init)
    for line in block.dropFirst(prompt.count).split(separator: "\n") where line != "…" {
      #expect(printed.contains(String(line)), "\(line)")
    }
  }

  @Test("Links lead to files that are there", arguments: ["README.md", "CONTRIBUTING.md"])
  func links(file: String) {
    let document = Document(file)
    let targets = document.text.matches(of: /\]\(([^)#]+)\)/).map { String($0.output.1) }
      .filter { !$0.hasPrefix("http") }
    #expect(!targets.isEmpty)
    for target in targets {
      #expect(isFolder(Checkout.path + "/" + target) != nil, "\(target)")
    }
  }

  // MARK: Articles

  @Test("The articles list every warning and every finding, and no other")
  func codes() throws {
    let folder = "Sources/QStudy/Documentation.docc/"
    let warnings = try Document(folder + "WarningCodes.md").table("| Code | Says |")
    #expect(warnings.map { $0[0].code[0] } == Warning.Code.allCases.map(\.rawValue))
    let findings = try Document(folder + "FindingCodes.md").table("| Code | Fault |")
    #expect(findings.map { $0[0].code[0] } == Finding.Code.allCases.map(\.rawValue))
  }

  private static let files = Document("Sources/QStudy/Documentation.docc/ReadingFiles.md")

  @Test("The article on files lists every code that has a mend, and no other")
  func mends() throws {
    let codes = try Self.files.table("| Code | Fault | `--repair` |").map { $0[0].code[0] }
    #expect(Set(codes) == Set(Mending.codes.map(\.rawValue)))
    let warnings = try Self.files.table("| Warning | `--repair` |").map { $0[0].code[0] }
    #expect(Set(warnings) == Set(Mending.warnings.map(\.rawValue)))
  }

  @Test("The article on files states the limits there are")
  func limits() throws {
    let limits = Limits()
    let known = [
      ("bytes of a file", limits.bytes), ("bytes of a file of PQMethod", PQMethodFormat.largest),
      ("bytes of a file in a folder of R's qmethod", QMethodFolder.largestFile),
      ("bytes of an XML file", XMLElement.sizeLimit),
      ("rows of a table, or of all sheets of a workbook", limits.rows),
      ("cells of a row", limits.columns), ("cells of a table of text", RawTable.mostCells),
      ("cells of a workbook, and values of a JSON file", limits.cells),
      ("values of a YAML file", YAMLDocument.valueLimit),
      ("levels of nesting in JSON", JSONParser.depthLimit),
      ("levels of nesting in XML", XMLElement.depthLimit),
      ("levels of nesting in YAML", YAMLDocument.nestingLimit),
      ("entries of a ZIP archive or workbook", limits.entries),
      ("bytes that an archive unpacks to", limits.unpackedBytes),
      ("times its packed size that an entry above a megabyte unpacks to", limits.ratio),
      ("findings of one file", Findings.most),
    ]
    let listed = try Self.files.table("| Limit | Value |").map {
      "\($0[0]): \($0[1].replacing(",", with: ""))"
    }
    #expect(listed == known.map { "\($0): \($1)" })
    #expect(Self.files.text.contains("unpack to 100,000,000 bytes"))
    #expect(QMethodArchive.unpackedBytes == 100_000_000)
  }

  @Test("The article on files says of every format what carries it")
  func carriers() throws {
    let ids = try Self.files.table("| Format | A file | A folder | A ZIP archive | A pipe |")
      .map { $0[0].code[0] }
    #expect(ids == ids.filter { id in StudyFormats.readers.contains { $0.id == id } })
    #expect(Set(ids) == Set(StudyFormats.readers.map { $0.id }))
  }

  @Test("Warnings named by the articles of the stages are warnings")
  func namedWarnings() {
    for document in Self.articles {
      guard
        let part = document.text.split(separator: "\n## Warnings\n", maxSplits: 1).dropFirst().first
      else { continue }
      let section = part.split(separator: "\n## ", maxSplits: 1)[0]
      for code in String(section).code where code.allSatisfy(\.isLetter) && code.count > 6 {
        #expect(Warning.Code(rawValue: code) != nil, "\(code) in \(document.path)")
      }
    }
  }

  @Test("The article on tables lists every table, its columns, and every column's meaning")
  func tables() throws {
    let article = Document("Sources/QAnalysis/Documentation.docc/ResultTables.md")
    let columns = try article.table("| Column | Holds |").map { $0[0].code[0] }
    #expect(columns == TidyTables.vocabulary.map(\.column))
    let listed = try article.table("| File in `tables/` | A row is | Columns |")
      .map { "\($0[0].code[0]): \($0[2].code.joined(separator: ","))" }
    #expect(listed == Self.headers(TidyTables.files(try Self.everything())))
    let studies = try [Self.document(), Self.document()]
    let comparison = StudiesDocument(
      try StudiesComparison(studies.map(\.analysis), secondOrder: 2), studies: studies,
      tool: AnalysisRun.tool)
    let listedOfStudies = try article.table(
      "| File in `tables/` of several studies | A row is | Columns |"
    ).map { "\($0[0].code[0]): \($0[2].code.joined(separator: ","))" }
    #expect(listedOfStudies == Self.headers(TidyTables.files(comparison)))
  }

  /// Each table's file and header.
  private static func headers(_ files: [(name: String, bytes: [UInt8])]) -> [String] {
    files.map { file in
      let header = file.bytes.prefix { $0 != 0x0D && $0 != 0x0A }
      return file.name.dropFirst("tables/".count) + ": " + String(decoding: header, as: UTF8.self)
    }
  }

  @Test(
    "The articles on analysis.json and the recipe list every key of their schema, in order",
    arguments: [
      ("ResultFile.md", "| Key | Meaning |", "analysis"),
      ("RecipeFile.md", "| Key | Value |", "recipe"),
    ])
  func keys(file: String, header: String, name: String) throws {
    let listed = try Document("Sources/QAnalysis/Documentation.docc/" + file).table(header)
      .map { $0[0].code[0] }
    let path = Checkout.path + "/analysis/schemas/\(name).schema.json"
    let schema = try JSONValue(parsing: try readFile(path, limit: 1 << 20))
    #expect(listed == Self.keys(of: schema, under: ""))
  }

  @Test("The article on conventions names every field")
  func conventions() {
    let article = Document("Sources/QAnalysis/Documentation.docc/SmallPrint.md")
    for stage in Mirror(reflecting: Conventions.exact).children {
      for field in Mirror(reflecting: stage.value).children.compactMap(\.label) {
        #expect(article.text.contains("``\(type(of: stage.value))/\(field)``"), "\(field)")
      }
    }
  }

  @Test("The article on conventions lists what each program has")
  func repertoires() throws {
    let rows = try Document("Sources/QAnalysis/Documentation.docc/SmallPrint.md")
      .table("| Choice | qmethod | KADE | PQMethod |")
    for (column, mode) in CompatMode.allCases.enumerated() {
      let own = mode.repertoire
      let cells = rows.map { $0[column + 1] }
      func codes(_ row: Int) -> Set<String> { Set(cells[row].code) }
      #expect(codes(0) == Set(own.correlations.map(\.rawValue)))
      #expect(codes(1) == Set(own.extractions.map(\.rawValue)))
      #expect(codes(2) == Set(own.rotations.map(\.rawValue)))
      #expect(cells[3] == (own.turnsByHand ? "yes" : "–"))
      #expect(codes(4) == Set(own.flagging.map(\.rawValue)))
      #expect(codes(5) == Set(own.flagLevels.map { "\($0.rawValue)" }))
      #expect(cells[6] == own.reliability.map { "`\($0)`" } ?? "any")
    }
    #expect(rows.count == 7)
  }

  @Test("The article on planning quotes the committed simulation, line by line")
  func inference() throws {
    let bytes = try readFile(Checkout.path + "/Benchmarks/inference.csv", limit: 1 << 16)
    let rows = try CSVTable(parsing: bytes).rows
    let header = try #require(rows.first).cells
    let listed = try Document("Sources/QAnalysis/Documentation.docc/PlanningAStudy.md").table(
      "| Model | K | P | Held | False | Classical | False firm | Parted | Firm | Shared | Undecided "
        + "| δ | All found | Supported | Coverage |")
    #expect(listed.count == 36 && rows.count == 37)
    for (row, cells) in zip(rows.dropFirst(), listed) {
      let value = Dictionary(uniqueKeysWithValues: zip(header, row.cells))
      func figure(_ name: String, times factor: Double = 1, _ decimals: Int) throws -> String {
        NumberText.fixed(factor * (try #require(value[name].flatMap(Double.init))), decimals)
      }
      func percent(_ name: String, _ decimals: Int) throws -> String {
        try figure(name, times: 100, decimals)
      }
      let expected = [
        value["model"], value["viewpoints"], value["people"], value["allotment"],
        try percent("false_distinguishing", 1) + " ± " + figure("error", times: 200, 1) + " %",
        try percent("classical", 0) + " %", try percent("false_firm", 1) + " %",
        try percent("found_distinguishing", 0) + " %", try percent("found_firm", 0) + " %",
        try percent("found_shared", 0) + " %", try percent("undecided", 0) + " %",
        try figure("detectable_equivalence", 2),
        try percent("found_all", 0) + " %", try percent("supported", 0) + " %",
        try percent("coverage", 1) + " ± " + figure("coverage_error", times: 200, 1) + " %",
      ].compactMap(\.self)
      #expect(cells == expected)
    }
  }

  // MARK: Helpers

  private static func document() throws -> AnalysisDocument {
    var console = Console()
    console.isQuiet = true
    return try AnalysisRun(
      Checkout.path + "/surveys/lipset", reading: ReadingOptions(), arguments: .none,
      evidence: EvidenceChoices(
        bootstrap: 10, influence: true, multiverse: true,
        classify: Checkout.path + "/surveys/lipset"),
      console: console
    ).document
  }

  /// A document with everything that can be computed beside the analysis.
  private static func everything() throws -> AnalysisDocument {
    var console = Console()
    console.isQuiet = true
    return try AnalysisRun(
      Checkout.path + "/surveys/place-based-budgeting", reading: ReadingOptions(),
      arguments: AnalysisArguments.parse(["--condition", "before", "--condition", "after"]),
      evidence: EvidenceChoices(
        bootstrap: 5, influence: true, groups: ["organisation"],
        paired: ConditionPair(["before", "after"]), multiverse: true,
        classify: Checkout.path + "/surveys/place-based-budgeting"),
      console: console
    ).document
  }

  /// Keys of a schema with their paths; `[]` marks the elements of a list of objects.
  private static func keys(of schema: JSONValue, under path: String) -> [String] {
    (schema["properties"]?.object?.members ?? []).flatMap { name, value -> [String] in
      var inner = value
      var suffix = ""
      while let items = inner["items"] {
        inner = items
        suffix += "[]"
      }
      let key = (path.isEmpty ? "" : path + ".") + name
      guard inner["properties"] != nil else { return [key] }
      return [key + suffix] + keys(of: inner, under: key + suffix)
    }
  }

  private func longOptions(of command: any ParsableCommand.Type) -> Set<String> {
    let help = Mindset.helpMessage(for: command)
    return Set(
      help.split(separator: "\n").compactMap { line in
        line.firstMatch(of: /^  (?:-h, )?(--[a-z-]+)/).map { String($0.output.1) }
      })
  }
}

/// A Markdown file of the repository.
struct Document: Sendable {
  let path: String
  let text: String

  init(_ path: String) {
    self.path = path
    let bytes = try? readFile(Checkout.path + "/" + path, limit: 1 << 20)
    text = String(decoding: bytes ?? [], as: UTF8.self)
  }

  /// The Markdown files of a folder.
  static func all(in folder: String) -> [Document] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.path + "/" + folder)
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { Document(folder + "/" + $0) }
  }

  /// The rows below a table's header line.
  func table(_ header: String) throws -> [[String]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == header }, "\(path): \(header)")
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      line.replacing("\\|", with: "¦").split(separator: "|", omittingEmptySubsequences: false)
        .dropFirst().dropLast().map { $0.drop { $0 == " " } }
        .map { cell in String(cell.reversed().drop { $0 == " " }.reversed()) }
    }
  }

  /// The fenced blocks in a language.
  func blocks(_ language: String) -> [String] {
    text.split(separator: "```\(language)\n").dropFirst().map {
      String($0.split(separator: "```", maxSplits: 1, omittingEmptySubsequences: false)[0])
    }
  }
}

extension String {
  /// What stands in backticks.
  fileprivate var code: [String] { matches(of: /`([^`]+)`/).map { String($0.output.1) } }
}
