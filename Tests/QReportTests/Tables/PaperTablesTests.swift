import QAnalysis
import QReport
import QStudy
import QTables
import Testing

@Suite("Tables of a paper")
struct PaperTablesTests {
  @Test(
    "Every row is as long as the columns, and every id stands once", arguments: SampleCase.allCases)
  func shape(_ sample: SampleCase) throws {
    let tables = PaperTables.all(try sample.document)
    #expect(Set(tables.map(\.id)).count == tables.count)
    for table in tables {
      #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.id)")
      #expect(!table.rows.isEmpty || !table.note.isEmpty, "\(table.id)")
    }
  }

  private func table(_ id: String, _ document: AnalysisDocument) throws -> ReportTable {
    try #require(PaperTables.all(document).first { $0.id == id })
  }

  @Test("A flagged loading is strong, and no other")
  func flags() throws {
    let document = try SampleStudy().document()
    let rows = try table("factor-loadings", document).rows
    for (i, row) in rows.enumerated() {
      for f in 0..<document.factors {
        guard case .number(_, _, let strong) = row[1 + f] else {
          Issue.record("a loading is a number")
          continue
        }
        #expect(strong == (document.analysis.flags.values[i][f] != 0))
      }
    }
  }

  @Test("An oblique rotation has a structure, the pattern times Φ, and an orthogonal one has none")
  func oblique() throws {
    func figures(_ id: String, _ document: AnalysisDocument) throws -> [[Double]] {
      try table(id, document).rows.map { row in
        row.compactMap { if case .number(let value, _, _) = $0 { value } else { nil } }
      }
    }
    let document = try SampleStudy(rotation: .oblimin).document()
    let pattern = try figures("factor-loadings", document).map { $0.prefix(3) }
    let phi = try figures("factor-phi", document)
    let structure = try figures("factor-structure", document)
    #expect(structure.count == pattern.count && phi.count == 3)
    for (i, row) in structure.enumerated() {
      for f in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + pattern[i][$1] * phi[$1][f] }
        #expect(abs(row[f] - product) < 1e-12)
      }
    }
    for f in 0..<3 { #expect(abs(phi[f][f] - 1) < 1e-12) }
    // Their shares overlap, and it is said what they are.
    let own = document.analysis.characteristics
    #expect(own.explainedVariance > own.factors.reduce(0) { $0 + $1.explainedVariance } + 0.1)
    #expect(try table("factor-characteristics", document).note.contains("do not add up"))
    #expect(Prose(document).viewpoints[0].summary.text.contains("its pattern carries"))
    let plain = PaperTables.all(try SampleStudy().document()).map(\.id)
    #expect(!plain.contains("factor-phi") && !plain.contains("factor-structure"))
  }

  @Test(
    "On which loadings of an oblique rotation flags rest is said in the methods and under both tables"
  )
  func obliqueLoadings() throws {
    func told(_ conventions: Conventions) throws -> (methods: String, notes: [String]) {
      var settings = AnalysisSettings(factors: 3, rotation: .oblimin)
      settings.conventions = conventions
      let document = try ResultDocuments.document(ResultDocuments.study(), settings: settings)
      return (
        try #require(
          Prose(document).methods.map(\.text).first { $0.contains("an oblique rotation") }),
        try ["factor-loadings", "factor-structure"].map { try table($0, document).note }
      )
    }
    let usual = try told(.exact)
    #expect(
      usual.methods.contains("Flags and weights rest on the structure, which is the correlations"))
    #expect(usual.notes[0].hasSuffix("flags and weights rest on the structure, the next table."))
    #expect(usual.notes[1].contains("on which flags and weights rest"))
    var pattern = Conventions.exact
    pattern.rotation.obliqueLoadings = .pattern
    let other = try told(pattern)
    #expect(other.methods.contains("Flags and weights rest on the pattern"))
    #expect(other.notes[0].hasSuffix("the pattern, on which flags and weights rest."))
    #expect(other.notes[1].contains("flags and weights rest on the pattern"))
    let plain = try SampleStudy().document()
    #expect(try !table("factor-loadings", plain).note.contains("pattern"))
    #expect(!Prose(plain).methods.contains { $0.text.contains("rest on the") })
  }

  @Test("Sorts off the grid have a table of their means and spreads, as other sums give them")
  func freeDistributions() throws {
    let document = try ResultDocuments.document(.freeSorts)
    let rows = try table("free-distributions", document).rows
    let files = TidyTables.files(document).first { $0.name == "tables/sorts.csv" }
    let lines = try CSVTable(parsing: #require(files).bytes, delimiter: .comma).rows
    let header = try #require(lines.first).cells
    let places = try ["mean_placement", "placement_deviation"].map {
      try #require(header.firstIndex(of: $0))
    }
    for (i, sort) in document.analysis.table.sorts.enumerated() {
      // Of whole numbers, by the sums of values and of their squares.
      let values = sort.placements.compactMap(\.self)
      let (n, sum) = (values.count, values.reduce(0, +))
      let squares = values.reduce(0) { $0 + $1 * $1 }
      let mean = Double(sum) / Double(n)
      let deviation = (Double(n * squares - sum * sum) / Double(n * (n - 1))).squareRoot()
      guard case .number(let first?, _, _) = rows[i][1],
        case .number(let second?, _, _) = rows[i][2]
      else {
        Issue.record("no figures for \(sort.id)")
        continue
      }
      #expect(abs(first - mean) < 1e-12 && abs(second - deviation) < 1e-12)
      let cells = places.map { Double(lines[i + 1].cells[$0]) ?? .nan }
      #expect(abs(cells[0] - mean) < 1e-6 && abs(cells[1] - deviation) < 1e-6)
    }
    #expect(rows.count == 15)
    let forced = try PaperTables.all(ResultDocuments.document(.threeFactors)).map(\.id)
    #expect(!forced.contains("free-distributions"))
  }

  @Test("Both poles of a split viewpoint are told as one share of the variance")
  func split() throws {
    let document = try ResultDocuments.document(.split)
    #expect(
      try table("factor-characteristics", document).note.contains(
        "F2 is the other pole of F1: their eigenvalue and % of variance are those of both"))
    let summaries = Prose(document).viewpoints.map(\.summary.text)
    #expect(summaries[0].contains("together with F2 explains"))
    #expect(summaries[1].contains("together with F1 explains"))
    #expect(!summaries[2].contains("together"))
  }

  @Test(
    "A bootstrap without a step that could be fitted leaves no word, table or line of intervals")
  func noIntervals() throws {
    func document(_ resamples: [[Int]]) throws -> AnalysisDocument {
      let plain = try ResultDocuments.document(.threeFactors)
      var evidence = Evidence()
      evidence.bootstrap = try Bootstrap(plain.analysis, resamples: resamples)
      return AnalysisDocument(
        plain.analysis, retention: nil, evidence: evidence, labels: .mindset, tool: plain.tool,
        fingerprint: plain.fingerprint)
    }
    // One sort fifteen times carries no three factors; all of them do.
    for (sort, isTold) in [([Int](repeating: 4, count: 15), false), (Array(0..<15), true)] {
      let document = try document([sort, sort])
      let tables = PaperTables.all(document).map(\.id).filter { $0.hasPrefix("bootstrap") }
      #expect(tables == (isTold ? ["bootstrap-scores", "bootstrap-members"] : []))
      let files = TidyTables.files(document).map(\.name).filter { $0.contains("bootstrap") }
      #expect(files.count == (isTold ? 3 : 1), "\(files)")
      let page = HTMLReport.render(document, figures: FigureSet(drawing: document))
      #expect(page.contains("intervals their 2.5 and 97.5") == isTold)
      #expect(page.contains("Lines at the markers") == isTold)
      #expect(page.contains("No draw of the bootstrap could be fitted") != isTold)
    }
  }

  @Test("Counts agree with the document", arguments: SampleCase.allCases)
  func counts(_ sample: SampleCase) throws {
    let document = try sample.document
    let comparison = document.analysis.comparison.statements
    let sorts = document.analysis.table.sorts.count
    #expect(try table("factor-loadings", document).rows.count == sorts)
    #expect(try table("sorts-by-viewpoint", document).rows.count == sorts)
    #expect(try table("statement-scores", document).rows.count == comparison.count)
    #expect(try table("common-ground", document).rows.count == comparison.count)
    let isClassical = document.labels == .classical
    #expect(
      try table(isClassical ? "consensus-statements" : "shared-statements", document).rows.count
        == comparison.count {
          isClassical ? $0.classical.consensus != .none : $0.label == .shared
        })
    for f in document.analysis.characteristics.comparable {
      #expect(
        try table("distinguishing-f\(f + 1)", document).rows.count
          == comparison.count { statement in
            isClassical
              ? statement.classical.distinguishes.contains { $0.factor == f }
              : statement.distinguishes.contains(f)
          })
    }
    if !document.warnings.isEmpty {
      #expect(try table("warnings", document).rows.count == document.warnings.count)
    }
  }

  @Test("Differences of a pair descend")
  func differences() throws {
    let document = try SampleStudy().document()
    let values = try table("differences-f1-f2", document).rows.map { row -> Double in
      guard case .number(let value, _, _) = row[4] else { return .nan }
      return value ?? .nan
    }
    #expect(values == values.sorted(by: >))
    #expect(values.count == 24)
  }

  @Test("Correlations of more than 40 sorts are left out with a note")
  func largeCorrelations() throws {
    let document = try SampleStudy(groups: [15, 14, 12]).document()
    let correlations = try table("sort-correlations", document)
    #expect(correlations.rows.isEmpty)
    #expect(correlations.note.contains("41 sorts"))
    #expect(try table("sort-correlations", SampleStudy().document()).rows.count == 15)
  }

  @Test("Classical marks stand in the tables whichever labels are printed")
  func classicalMarks() throws {
    for labels in AnalysisDocument.LabelStyle.allCases {
      let document = try HandComputed.document(labels: labels)
      let rows = try table("divergence", document).rows
      // The widest difference, three columns, is that of the eighth statement.
      #expect(rows.first?.first == .text("s8"))
      #expect(rows.first?.last == .text("F1***, F2***"))
      #expect(rows.last?.last == .text("consensus*"))
    }
  }
}
