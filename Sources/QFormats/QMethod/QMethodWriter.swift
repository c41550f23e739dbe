package import QStudy
internal import QTables

/// An analysis as R's `qmethod()` is asked for it.
package struct QMethodCall: Sendable {
  /// The number of factors.
  package var factors: Int
  /// `PCA` or `centroid`.
  package var extraction: String
  /// The word of the rotation.
  package var rotation: String
  /// The word of the correlation.
  package var correlation: String

  /// Makes a call.
  package init(factors: Int, extraction: String, rotation: String, correlation: String) {
    self.factors = factors
    self.extraction = extraction
    self.rotation = rotation
    self.correlation = correlation
  }
}

/// Writes a study for R's qmethod: tables, and a script that loads and analyses them.
package enum QMethodWriter: StudyWriter {
  package static let id = "qmethod"
  package static let name = "R qmethod sorts.csv with a script, qmethod.R"
  package static let holds: Set<StudyPart> = [.title, .sorts, .conditions, .lineBreaks]

  private static let script = "qmethod.R"

  /// `sorts.csv` with a row a statement and a column a sort; `statements.csv` and `people.csv`, which
  /// say what its names stand for; and `qmethod.R`, which loads it.
  ///
  /// Names are made such that R leaves them as they are: letters, digits, points and underscores, each
  /// once; statements may be called by a number. Translations, themes, comments and provenance have no
  /// place in the tables.
  ///
  /// - Throws: blank cells, statements without wording, and what no sorts of a study may be.
  package static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    try files(study, call: nil)
  }

  /// The same, with a script that runs an analysis.
  ///
  /// - Parameter grid: the grid on which arrays are laid where none is declared; nil takes that of the
  ///   sorts.
  package static func files(
    _ study: Study, call: QMethodCall?, grid: Grid? = nil
  ) throws(Findings) -> [(name: String, bytes: [UInt8])] {
    let most = Grid.largestValue
    try Findings.check(study.faultsForWriting(values: -most...most) { trimmed($0) })
    let table = try SortTable(study, acceptsFree: true)
    let files = QMethodTables.files(
      study, rows: rNames(study.statements.map(\.id), areRows: true),
      columns: rNames(study.sorts.map(\.id), areRows: false))
    let input = FormatInput(
      folder: "", files: Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first })
    let back = try readBack(input, with: QMethodFormat.self)
    if let (statement, _) = zip(study.statements, back.statements).first(where: {
      $0.id != $1.id || $0.text != $1.text
    }) {
      throw Findings(.notKept("the statement “\(statement.id)”", format: name))
    }
    if let (sort, _) = zip(study.sorts, back.sorts).first(where: { $0 != $1 }) {
      throw Findings(.notKept("the sort “\(sort.id)”", format: name))
    }
    return files + [(script, Array(rScript(table, grid ?? table.grid, call: call).utf8))]
  }

  // MARK: Names

  /// Names that R reads as they are.
  static func rNames(_ ids: [String], areRows: Bool) -> [String] {
    let plain = ids.map { id in
      if areRows, isNumber(id) { return id }
      var name = String(id.unicodeScalars.prefix(60).map { isNamePart($0) ? Character($0) : "." })
      if name.unicodeScalars.first.map({ $0.properties.isAlphabetic }) != true { name = "X" + name }
      return reserved.contains(name.lowercased()) ? name + "." : name
    }
    return distinctNames(ids, plain: plain) { "\($0).\($1)" }
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      || scalar == "." || scalar == "_"
  }

  /// A number that R reads and writes in the same way.
  private static func isNumber(_ id: String) -> Bool {
    id.utf8.count < 10 && id.utf8.first != UInt8(ascii: "0") && !id.isEmpty
      && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What R takes for a word of its own, a number or a truth, in small letters; and the name of the
  /// first column.
  private static let reserved: Set<String> = [
    "if", "else", "repeat", "while", "function", "for", "next", "break", "true", "false", "t", "f",
    "null", "inf", "infinity", "nan", "na", "na_integer_", "na_real_", "na_character_",
    "na_complex_", "in", QMethodTables.corner,
  ]

  // MARK: Script

  /// The first line of the script of a study without a title.
  private static let untitled = "A Q study"
  /// What the second line ends with.
  private static let mark = "for R's package qmethod."

  /// The title, which the script beside the tables begins with; nil where there is none, or another script.
  static func title(beside input: FormatInput) throws(FileError) -> String? {
    guard let bytes = try input.file(named: script) else { return nil }
    let lines = textLines(bytes).prefix(2).map { String(decoding: $0.1, as: UTF8.self) }
    guard lines.count == 2, lines[0].hasPrefix("# "), lines[1].hasPrefix("# "),
      lines[1].hasSuffix(mark)
    else { return nil }
    let title = String(lines[0].dropFirst(2))
    return title == untitled ? nil : title
  }

  private static func rScript(_ table: SortTable, _ grid: Grid, call: QMethodCall?) -> String {
    let title = KADETable.oneLine(table.study.title)
    var lines = [
      "# \(title.isEmpty ? untitled : title)",
      "# \(table.sorts.count) sorts of \(table.statements.count) statements, \(mark)",
      "# Run it in its own folder: Rscript \(script)",
      "library(qmethod)", "",
      "# A row a statement, a column a sort: \(QMethodTables.statementsFile) and "
        + "\(QMethodTables.peopleFile) say which.",
      "sorts <- read.csv(\"\(QMethodTables.sortsFile)\", row.names = 1)",
    ]
    if !table.isForced {
      let columns = grid.columns
      func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
      lines += [
        "# The values of the grid, each as often as it has cards.",
        "distribution <- rep(",
        "  c(\(list(columns.map(\.value)))),",
        "  times = c(\(list(columns.map(\.count)))))",
      ]
    }
    let distribution =
      table.isForced ? "forced = TRUE" : "forced = FALSE, distribution = distribution"
    if let call {
      lines += [
        "results <- qmethod(",
        "  sorts, nfactors = \(call.factors), extraction = \"\(call.extraction)\",",
        "  rotation = \"\(call.rotation)\", \(distribution),",
        "  cor.method = \"\(call.correlation)\")", "summary(results)",
      ]
    } else {
      lines += [
        "# Eigenvalues, to choose the number of factors by; then take the # away.",
        "print(eigen(cor(sorts))$values)",
        "# results <- qmethod(sorts, nfactors = 3, \(distribution))",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
