internal import QStudy
internal import QTables

/// The `.lis` report of PQMethod 2.x, as printed numbers.
///
/// Fields touch, so it is read by columns. Tables go on over pages, each with two lines of its own
/// at the head, and repeat their heading there.
struct PQMethodListing {
  /// A table that is read.
  private enum Table: Hashable {
    case correlations, unrotated, rotated, flags, ranks, z, scoreCorrelations, exact, exactT
    case arrays, differenceErrors, distributions
  }

  /// Numbers side by side: the first begins at `start`, the next `stride` columns further on.
  private struct Fields {
    let start: Int
    let width: Int
    let stride: Int

    func range(_ k: Int) -> Range<Int> { start + k * stride..<start + k * stride + width }
  }

  /// How the rows of a table are laid out.
  private struct Layout {
    /// Where the number of the row stands.
    let row: Range<Int>
    /// The numbers of the columns, in the heading.
    let heading: Fields
    /// What each row holds of a column.
    let parts: [(table: Table, fields: Fields)]
    /// Whether the rows are sorts, whose names follow their numbers.
    var areSorts = false
  }

  /// What the lines at hand belong to.
  private enum Section {
    case other
    case table(Layout)
    case eigenvalues(Layout)
    case scores(factor: Int)
    case distributions
    case characteristics
    case distinguishing(factor: Int)
    case consensus
  }

  private let text: FixedLines
  private let file: String
  private var section = Section.other
  private var columns: [Int] = []
  private var cells: [Table: [Int: [Int: Double]]] = [:]
  private var names: [Int: String] = [:]
  private var distinguishing: [(factor: Int, statement: Int, starred: Bool)]?
  private var consensus: [PublishedResults.Consensus]?
  private var findings: [Finding] = []
  private var results = PublishedResults(program: "PQMethod")

  /// A file this broken is not read to its end.
  private static let mostFindings = 50
  /// Sorts, statements or columns, which three digits count.
  private static let most = 999

  /// Reads the report.
  ///
  /// - Throws: `Findings` where it is none, where a number can't be read, and where a table has holes.
  static func read(_ bytes: [UInt8], file: String) throws(Findings) -> PublishedResults {
    let text: FixedLines
    do {
      text = try FixedLines(bytes)
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
    var listing = PQMethodListing(text: text, file: file)
    listing.read()
    try Findings.check(listing.findings)
    return try listing.assembled()
  }

  private init(text: FixedLines, file: String) {
    self.text = text
    self.file = file
  }

  private mutating func read() {
    var isPageHead = false
    for (index, line) in text.lines.enumerated() where findings.count < Self.mostFindings {
      let line = line.first == 0x0C ? Array(line.dropFirst()) : line
      let words = text.text(line)
      if words.hasPrefix("PQMethod"), words.contains("PAGE") {
        results.program = "PQMethod " + text.text(line.columns(0..<12).dropFirst(8))
        results.title = text.text(line.columns(27..<95))
        isPageHead = true
      } else if isPageHead {
        isPageHead = false
      } else if let next = Self.section(words) {
        enter(next)
      } else {
        take(line, number: index + 1)
      }
    }
    if results.title == nil {
      findings = [
        Finding(
          .unreadableFormat, location: Location(file: file), found: "no page of PQMethod",
          expected: "a .lis report of PQMethod", mend: "Give the .lis file as PQMethod wrote it.")
      ]
    }
  }

  private mutating func enter(_ next: Section) {
    section = next
    columns = []
    switch next {
    case .consensus: consensus = consensus ?? []
    case .distinguishing: distinguishing = distinguishing ?? []
    default: break
    }
  }

  /// The section that a line begins.
  private static func section(_ words: String) -> Section? {
    let last = words.split(separator: " ").last.flatMap { Int($0) }
    for (title, section) in titles where words.hasPrefix(title) { return section }
    guard let last, (1...most).contains(last) else { return nil }
    if words.hasPrefix("Factor Scores -- For Factor") { return .scores(factor: last) }
    if words.hasPrefix("Distinguishing Statements for Factor") {
      return .distinguishing(factor: last)
    }
    return nil
  }

  private static let titles: [(String, Section)] = {
    let sorts = 0..<3
    let ten = Fields(start: 10, width: 10, stride: 10)
    func scores(_ z: Table?, _ whole: Table) -> Section {
      .table(
        Layout(
          row: 0..<3, heading: Fields(start: 64, width: 11, stride: 11),
          parts: (z.map { [($0, Fields(start: 67, width: 7, stride: 11))] } ?? [])
            + [(whole, Fields(start: 74, width: 4, stride: 11))]))
    }
    let four = Fields(start: 12, width: 4, stride: 4)
    let eight = Fields(start: 8, width: 8, stride: 8)
    return [
      (
        "Correlation Matrix Between Sorts",
        .table(Layout(row: sorts, heading: four, parts: [(.correlations, four)], areSorts: true))
      ),
      (
        "Unrotated Factor Matrix",
        .eigenvalues(
          Layout(
            row: sorts, heading: ten,
            parts: [(.unrotated, Fields(start: 14, width: 10, stride: 10))], areSorts: true))
      ),
      (
        "Factor Matrix with an X",
        .table(
          Layout(
            row: sorts, heading: ten,
            parts: [
              (.rotated, Fields(start: 14, width: 9, stride: 10)),
              (.flags, Fields(start: 23, width: 1, stride: 10)),
            ], areSorts: true))
      ),
      ("Factor Scores with Corresponding Ranks", scores(nil, .ranks)),
      ("Exact Factor Scores", scores(.exact, .exactT)),
      (
        "Correlations Between Factor Scores",
        .table(Layout(row: 0..<5, heading: eight, parts: [(.scoreCorrelations, eight)]))
      ),
      (
        "Factor Q-Sort Values for Each Statement",
        .table(
          Layout(
            row: sorts, heading: Fields(start: 74, width: 7, stride: 7),
            parts: [(.arrays, Fields(start: 71, width: 7, stride: 7))]))
      ),
      (
        "Standard Errors for Differences",
        .table(
          Layout(
            row: 14..<17, heading: Fields(start: 20, width: 9, stride: 9),
            parts: [(.differenceErrors, Fields(start: 22, width: 9, stride: 9))]))
      ),
      ("Free Distribution Data", .distributions), ("Factor Characteristics", .characteristics),
      ("Consensus Statements  --", .consensus),
      ("Cumulative Communalities", .other), ("Descending Array of Differences", .other),
      ("Factor Q-Sort Values for Statements sorted", .other), ("QANALYZE was", .other),
    ]
  }()

  private mutating func take(_ line: [UInt8], number: Int) {
    switch section {
    case .other: break
    case .table(let layout): take(line, number, layout)
    case .eigenvalues(let layout):
      if text.text(line).hasPrefix("Eigenvalues"), let part = layout.parts.first {
        results.eigenvalues = columns.indices.compactMap {
          real(line, part.fields.range($0), number)
        }
      } else {
        take(line, number, layout)
      }
    case .scores(let factor):
      guard let statement = whole(line, 0..<4) else { break }
      keep(real(line, 76..<83, number), .z, statement, factor)
    case .distributions:
      guard let sort = whole(line, 0..<3) else { break }
      names[sort] = text.text(line.columns(4..<12))
      keep(real(line, 13..<23, number), .distributions, sort, 1)
      keep(real(line, 23..<33, number), .distributions, sort, 2)
    case .characteristics:
      let words = text.text(line)
      if words.hasPrefix("No. of Defining Variables") {
        results.definers = values(line, number, from: 31).map { Int($0) }
      } else if words.hasPrefix("Average Rel. Coef.") {
        results.sortReliability = values(line, number, from: 33).first
      } else if words.hasPrefix("Composite Reliability") {
        results.reliabilities = values(line, number, from: 33)
      } else if words.hasPrefix("S.E. of Factor Z-Scores") {
        results.standardErrors = values(line, number, from: 33)
      }
    case .distinguishing(let factor):
      guard let statement = whole(line, 0..<4) else { break }
      // Of more than four factors the statement's text leaves less.
      let factors = cells[.rotated]?[1]?.count ?? 0
      let start = factors > 4 ? 34 : 70
      let starred = (0..<factors).contains { k in
        line.columns(start + 12 * k + 11..<start + 12 * k + 12).first == star
      }
      distinguishing?.append((factor, statement, starred))
    case .consensus:
      guard let statement = whole(line, 0..<4) else { break }
      consensus?.append(
        PublishedResults.Consensus(
          statement: statement - 1, level: line.columns(4..<5).first == star ? 0.05 : 0.01))
    }
  }

  private let star: UInt8 = 0x2A

  /// A row of a table, or the numbers of its columns.
  private mutating func take(_ line: [UInt8], _ number: Int, _ layout: Layout) {
    guard let row = whole(line, layout.row) else {
      var heading: [Int] = []
      while heading.count < Self.most,
        let column = whole(line, layout.heading.range(heading.count))
      {
        heading.append(column)
      }
      if !heading.isEmpty { columns = heading }
      return
    }
    if layout.areSorts { names[row] = text.text(line.columns(4..<12)) }
    for (k, column) in columns.enumerated() where findings.count < Self.mostFindings {
      for part in layout.parts {
        let range = part.fields.range(k)
        if part.table == .flags {
          keep(line.columns(range).first == 0x58 ? 1 : 0, .flags, row, column)
        } else {
          keep(real(line, range, number), part.table, row, column)
        }
      }
    }
  }

  private mutating func keep(_ value: Double?, _ table: Table, _ row: Int, _ column: Int) {
    if let value { cells[table, default: [:]][row, default: [:]][column] = value }
  }

  /// A whole number from 1 to 999; nil for anything else.
  private func whole(_ line: [UInt8], _ range: Range<Int>) -> Int? {
    parseInteger(line.columns(range)).flatMap { (1...Self.most).contains($0) ? $0 : nil }
  }

  private mutating func real(_ line: [UInt8], _ range: Range<Int>, _ number: Int) -> Double? {
    let field = line.columns(range)
    // No field holds more; a bound keeps whole numbers whole.
    if let value = parseNumber(field), abs(value) < 1e9 { return value }
    findings.append(
      Finding(
        .notANumber,
        location: Location(file: file, line: number, cell: String(range.lowerBound + 1)),
        found: "“\(text.text(field))”", expected: "a number in these \(range.count) columns",
        mend: "Give the .lis file as PQMethod wrote it."))
    return nil
  }

  /// The numbers in nine columns each, to the end of the line.
  private mutating func values(_ line: [UInt8], _ number: Int, from start: Int) -> [Double] {
    stride(from: start, to: line.extent, by: 9).compactMap { real(line, $0..<$0 + 9, number) }
  }

  // MARK: The whole

  private func assembled() throws(Findings) -> PublishedResults {
    var results = results
    results.correlations = try matrix(.correlations)?.map { $0.map { $0 / 100 } }
    results.unrotated = try matrix(.unrotated)
    results.rotated = try matrix(.rotated)
    results.flags = try matrix(.flags)?.map { $0.map { $0 == 1 } }
    results.z = try matrix(.z)
    results.ranks = try wholes(.ranks)
    results.arrays = try wholes(.arrays)
    results.scoreCorrelations = try matrix(.scoreCorrelations)
    results.differenceErrors = try matrix(.differenceErrors)
    results.distributions = try matrix(.distributions)?.map {
      PublishedResults.Distribution(mean: $0[0], standardDeviation: $0[1])
    }
    if let z = try matrix(.exact), let t = try wholes(.exactT) {
      results.exactScores = PublishedResults.ExactScores(z: z, t: t)
    }
    if !names.isEmpty { results.sorts = names.sorted { $0.key < $1.key }.map(\.value) }
    results.distinguishing = distinguishing?.map {
      PublishedResults.Distinguishing(
        factor: $0.factor - 1, statement: $0.statement - 1, level: $0.starred ? 0.01 : 0.05)
    }
    results.consensus = consensus
    return results
  }

  private func wholes(_ table: Table) throws(Findings) -> [[Int]]? {
    try matrix(table)?.map { $0.map { Int($0) } }
  }

  /// The cells of a table row by row; nil where there is none.
  private func matrix(_ table: Table) throws(Findings) -> [[Double]]? {
    guard let cells = cells[table] else { return nil }
    let width = cells[1]?.count ?? 0
    var rows: [[Double]] = []
    for row in 1...max(1, cells.count) {
      let values = (0..<width).compactMap { cells[row]?[$0 + 1] }
      guard width > 0, values.count == width, cells[row]?.count == width else {
        throw Findings(
          Finding(
            .raggedRow, location: Location(file: file),
            found: "the table of \(table) with a hole in row \(row)",
            expected: "every row and column", mend: "Give the .lis file whole."))
      }
      rows.append(values)
    }
    return rows
  }
}
