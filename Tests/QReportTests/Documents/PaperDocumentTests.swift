import QAnalysis
import QDrawing
import QReport
import QStudy
import Testing

@Suite("Tables of a paper in Markdown and LaTeX")
struct PaperDocumentTests {
  private func document(_ kind: ResultDocuments.Kind) throws -> AnalysisDocument {
    try ResultDocuments.document(kind)
  }

  /// Cells of a Markdown row: what stands between bars that no backslash escapes.
  private func cells(_ line: Substring, separator: Character) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line {
      if character == separator, !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells.map { $0.trimming(" ") }
  }

  @Test(
    "Every table stands in both, with all its rows and cells",
    arguments: ResultDocuments.Kind.allCases)
  func everyTable(kind: ResultDocuments.Kind) throws {
    let document = try document(kind)
    let tables = PaperTables.all(document)
    let markdown = MarkdownTables.text(of: document)
    let sections = markdown.split(separator: "\n## ").dropFirst()
    #expect(sections.count == tables.count)
    for (table, section) in zip(tables, sections) {
      let rows = section.split(separator: "\n").filter { $0.hasPrefix("|") }
      #expect(rows.count == (table.rows.isEmpty ? 0 : table.rows.count + 2))
      for row in rows {
        #expect(cells(row, separator: "|").count == table.columns.count + 2, "\(table.id): \(row)")
      }
    }
    let latex = LaTeXTables.text(of: document)
    let environments = latex.split(separator: "\\begin{longtable}").dropFirst()
    let filled = tables.filter { !$0.rows.isEmpty }
    let first = environments.filter { !$0.contains("\\caption*{") }
    #expect(first.count == filled.count)
    for (table, environment) in zip(filled, first) {
      #expect(environment.contains("\\label{tab:\(table.id)}"))
      let rows = body(environment)
      #expect(rows.count == table.rows.count)
      let words = table.columns.prefix { !$0.isNumeric }.count
      guard table.columns.count - words <= 12 else { continue }
      for row in rows {
        #expect(cells(row, separator: "&").count == table.columns.count, "\(table.id): \(row)")
      }
    }
    #expect(latex.count { $0 == "{" } == latex.count { $0 == "}" })
  }

  /// The rows of a table below its head.
  private func body(_ environment: Substring) -> [Substring] {
    environment.split(separator: "\\endlastfoot\n")[1].split(separator: "\n")
      .filter { $0.hasSuffix(" \\\\") }
  }

  @Test("The correlations of many sorts stand in LaTeX in parts that fit a page, each figure once")
  func wideTable() throws {
    let document = try ResultDocuments.document(try ResultDocuments.study(sorts: 30))
    let parts = LaTeXTables.text(of: document).split(separator: "\\begin{longtable}{")
      .filter { $0.contains("{tab:sort-correlations}") }
    #expect(parts.count == 3)
    #expect(parts[0].contains("\\caption{Correlations between sorts."))
    #expect(
      parts.dropFirst().allSatisfy {
        $0.contains("\\caption*{Table~\\ref{tab:sort-correlations}, continued.")
          && !$0.contains("\\label")
      })
    var figures = 0
    for part in parts {
      let columns = part.prefix { $0 != "}" }.count
      #expect(columns <= 13)
      let heads = part.split(separator: "\n").filter { $0.hasPrefix("Sort & ") }
      #expect(heads.count == 2 && heads.allSatisfy { cells($0, separator: "&").count == columns })
      for row in body(part) {
        let cells = cells(Substring(row.dropLast(3)), separator: "&")
        #expect(cells.count == columns, "\(row)")
        figures += cells.dropFirst().count { !$0.isEmpty }
      }
    }
    #expect(figures == 30 * 31 / 2)
  }

  @Test("No character that a text can't have goes into LaTeX or Markdown")
  func controlCharacters() throws {
    let document = try SampleCase.hostile.document
    for text in [LaTeXTables.text(of: document), MarkdownTables.text(of: document)] {
      #expect(text.contains("Quoted"))
      #expect(text.unicodeScalars.allSatisfy { $0.canBeShown })
    }
  }

  @Test("Flagged loadings are bold, and only they")
  func flags() throws {
    let document = try document(.threeFactors)
    let flags = document.analysis.flags.values.joined().count { $0 != 0 }
    let id = "factor-loadings"
    let table = try #require(PaperTables.all(document).first { $0.id == id })
    let strong = table.rows.joined().count {
      if case .number(_, _, true) = $0 { true } else { false }
    }
    #expect(strong == flags && flags > 0)
    let markdown = MarkdownTables.text(of: document).split(separator: "\n## ")
      .first { $0.contains(table.title) }
    #expect(markdown?.split(separator: "**").count == 2 * flags + 1)
    let latex = LaTeXTables.text(of: document).split(separator: "\\begin{longtable}")
      .first { $0.contains("tab:\(id)}") }
    #expect(latex?.split(separator: "\\textbf{").count == flags + 1)
  }

  @Test(
    "Columns of long words are set in lines, and leave room on the page for the others",
    arguments: ResultDocuments.Kind.allCases)
  func columnsFit(kind: ResultDocuments.Kind) throws {
    let document = try document(kind)
    let tables = PaperTables.all(document).filter { !$0.rows.isEmpty }
    let latex = LaTeXTables.text(of: document).split(separator: "\\begin{longtable}{").dropFirst()
      .filter { !$0.contains("\\caption*{") }
    for (table, text) in zip(tables, latex) {
      let spec = String(text.prefix { $0 != "\n" })
      let shares = spec.matches(of: /p\{([0-9.]+)/).compactMap { Double($0.1) }
      let long = table.columns.indices.filter { place in
        !table.columns[place].isNumeric
          && (table.columns[place].heading == "Statement"
            || table.rows.contains { row in
              if case .text(let text) = row[place] { text.count > 30 } else { false }
            })
      }
      #expect(shares.count == long.count, "\(table.id): \(spec)")
      #expect(
        shares.reduce(0, +) <= 0.91 && shares.allSatisfy { $0 >= 0.1 }, "\(table.id): \(spec)")
    }
  }

  @Test("No character of a statement or title does anything")
  func escaping() throws {
    var study = try ResultDocuments.study()
    study.title = "50 % & more_#1 {x} ~ ^ \\ $"
    study.statements[0].text = "a|b *c* _d_ `e` [f](g) <h> \\input{x} & 5% $1 #2 ~ ^ {i}\nj"
    let document = try ResultDocuments.document(study)
    let markdown = MarkdownTables.text(of: document)
    #expect(
      markdown.contains(
        "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) \\<h\\> \\\\input{x} \\& 5% \\$1 \\#2 \\~ ^ {i} j"
      ))
    let latex = LaTeXTables.text(of: document)
    #expect(!latex.contains("\\input{x}"))
    #expect(
      latex.contains(
        "\\textbackslash{}input\\{x\\} \\& 5\\% \\$1 \\#2 \\textasciitilde{} \\textasciicircum{} "
          + "\\{i\\} j"))
  }

  @Test("A title with a line break of any kind stays within its comment")
  func titleOnOneLine() throws {
    for lineBreak in ["\n", "\r", "\r\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"] {
      var study = try ResultDocuments.study()
      study.title = "One\(lineBreak)\\input{two}"
      let latex = LaTeXTables.text(of: try ResultDocuments.document(study))
      let first = latex.split(whereSeparator: \.isNewline).first.map(String.init)
      #expect(first == "% One \\input{two}", "\(lineBreak.debugDescription)")
    }
  }

  @Test("Every table says that sorts are simulated and what throws doubt on the viewpoints")
  func simulated() throws {
    let document = try document(.retention)
    let notice = try #require(Prose(document).notice)
    #expect(notice.contains("simulated sorts"))
    #expect(notice.contains("More viewpoints than stand out from chance"))
    #expect(MarkdownTables.text(of: document).contains(notice))
    let latex = LaTeXTables.text(of: document)
    #expect(latex.split(separator: "\\caption{").dropFirst().allSatisfy { $0.contains(notice) })
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String {
    var rest = self[...]
    while rest.first == character { rest = rest.dropFirst() }
    while rest.last == character { rest = rest.dropLast() }
    return String(rest)
  }
}
