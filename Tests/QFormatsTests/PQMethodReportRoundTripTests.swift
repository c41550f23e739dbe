import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// A study and results of it as large as pages can't hold, all figures drawn by lot.
private struct Drawn {
  var study = Study(
    title: "Bäume und Busse; a title that is far longer than sixty-eight columns hold")
  var results = PublishedResults(program: "test")
  let factors: Int

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func real(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
    func matrix(_ rows: Int, _ columns: Int, _ range: ClosedRange<Double>) -> [[Double]] {
      (0..<rows).map { _ in (0..<columns).map { _ in real(range) } }
    }
    let sorts = Int.random(in: 2...70, using: &random)
    let statements = Int.random(in: 3...120, using: &random)
    let extracted = Int.random(in: 1...8, using: &random)
    factors = Int.random(in: 1...extracted, using: &random)
    let low = Int.random(in: -6...5, using: &random)
    let grid = try Grid(
      counting: (0..<statements).map { low + $0 % Swift.min(8, statements) })
    study.grid = grid
    let isForced = Bool.random(using: &random)
    study.statements = (1...statements).map {
      Statement(
        id: "\($0)",
        text:
          "Ŷ \(random.pick(["short", "a longer wording, é, of a card that no column of sixty has room for"])) \($0)"
      )
    }
    study.sorts = random.names(sorts, plain: false).map { id in
      QSort(
        id: id,
        placements: isForced
          ? grid.ascendingValues.shuffled(using: &random)
          : grid.ascendingValues.map { _ in random.pick(grid.values) })
    }
    results.correlations = matrix(sorts, sorts, -1...1)
    results.unrotated = matrix(sorts, extracted, -1...1)
    results.eigenvalues = (0..<extracted).map { _ in real(0...20) }
    results.spectrum = Bool.random(using: &random) ? (0..<sorts).map { _ in real(0...20) } : nil
    results.rotated = matrix(sorts, extracted, -1...1)
    results.flags = (0..<sorts).map { _ in
      (0..<extracted).map { _ in Bool.random(using: &random) }
    }
    results.scored = Array((0..<extracted).shuffled(using: &random).prefix(factors)).sorted()
    results.distributions = (0..<sorts).map { _ in
      .init(mean: real(-6...13), standardDeviation: real(0...9))
    }
    results.z = matrix(statements, factors, -4...4)
    results.ranks = (0..<statements).map { _ in
      (0..<factors).map { _ in Int.random(in: 1...statements, using: &random) }
    }
    results.arrays = (0..<statements).map { _ in
      (0..<factors).map { _ in random.pick(grid.values) }
    }
    results.scoreCorrelations = matrix(factors, factors, -1...1)
    if Bool.random(using: &random) {
      results.exactScores = .init(
        z: matrix(statements, factors, -4...4),
        t: (0..<statements).map { _ in
          (0..<factors).map { _ in Int.random(in: 1...99, using: &random) }
        })
    }
    results.sortReliability = 0.8
    results.definers = (0..<factors).map { _ in Int.random(in: 1...sorts, using: &random) }
    results.reliabilities = (0..<factors).map { _ in real(0.5...1) }
    results.standardErrors = (0..<factors).map { _ in real(0...1) }
    results.differenceErrors = matrix(factors, factors, 0...1)
    results.distinguishing = (0..<factors).flatMap { f in
      (0..<statements).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
        .map { .init(factor: f, statement: $0, level: random.pick([0.05, 0.01])) }
    }
    results.consensus = (0..<statements).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      .map { .init(statement: $0, level: random.pick([0.05, 0.01])) }
  }
}

@Suite("PQMethod's files of results, written and read")
struct PQMethodReportRoundTripTests {
  private func close(
    _ own: [[Double]]?, _ drawn: [[Double]]?, decimals: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let own = try #require(own, sourceLocation: sourceLocation)
    let drawn = try #require(drawn, sourceLocation: sourceLocation)
    try #require(own.map(\.count) == drawn.map(\.count), sourceLocation: sourceLocation)
    let half = (0..<decimals).reduce(0.5) { half, _ in half / 10 } + 6e-6
    let worst = zip(own, drawn).flatMap { zip($0, $1).map { abs($0 - $1) } }.max() ?? 0
    #expect(worst <= half, sourceLocation: sourceLocation)
  }

  @Test("What is drawn reads back from the files, over pages", arguments: 1...60)
  func everything(seed: Int) throws {
    let drawn = try Drawn(seed: UInt64(seed))
    let files = try PQMethodWriter.files(drawn.study, results: drawn.results)
    func read(_ kind: String) throws -> PublishedResults {
      let file = try #require(files.first { $0.name.hasSuffix("." + kind) })
      return try PQMethodResults.read(FormatInput(path: file.name, bytes: file.bytes))
    }
    try close(read("cor").correlations, drawn.results.correlations, decimals: 5)
    try close(read("unr").unrotated, drawn.results.unrotated, decimals: 5)
    for kind in ["rot", "hro"] {
      try close(read(kind).rotated, drawn.results.rotated, decimals: 5)
      #expect(try read(kind).flags == drawn.results.flags)
    }

    let report = try read("lis")
    let results = drawn.results
    let kept = try #require(results.scored)
    try close(report.correlations, results.correlations, decimals: 2)
    try close(report.unrotated, results.unrotated, decimals: 4)
    try close(report.eigenvalues.map { [$0] }, results.eigenvalues.map { [$0] }, decimals: 4)
    try close(
      report.rotated, results.rotated?.map { row in kept.map { row[$0] } }, decimals: 4)
    #expect(report.flags == results.flags?.map { row in kept.map { row[$0] } })
    try close(report.z, results.z, decimals: 3)
    #expect(report.ranks == results.ranks)
    let values = try #require(drawn.study.grid?.values)
    let ends = try #require(values.first) + #require(values.last)
    let middle = ends >= 0 ? ends / 2 : (ends - 1) / 2
    #expect(report.arrays == results.arrays?.map { $0.map { $0 - middle } })
    try close(report.scoreCorrelations, results.scoreCorrelations, decimals: 4)
    try close(
      report.distributions?.map { [$0.mean, $0.standardDeviation] },
      results.distributions?.map { [$0.mean, $0.standardDeviation] }, decimals: 3)
    #expect((report.exactScores == nil) == (results.exactScores == nil))
    if let exact = report.exactScores {
      try close(exact.z, results.exactScores?.z, decimals: 2)
      #expect(exact.t == results.exactScores?.t)
    }
    guard drawn.factors > 1 else {
      #expect(report.definers == nil && report.distinguishing == nil && report.consensus == nil)
      return
    }
    #expect(report.definers == results.definers && report.sortReliability == 0.8)
    try close(report.reliabilities.map { [$0] }, results.reliabilities.map { [$0] }, decimals: 3)
    try close(report.standardErrors.map { [$0] }, results.standardErrors.map { [$0] }, decimals: 3)
    try close(report.differenceErrors, results.differenceErrors, decimals: 3)
    // Two factors are told apart by the same statements; the second's are not printed.
    let marks = results.distinguishing?.filter { drawn.factors > 2 || $0.factor == 0 }
    #expect(Set(report.distinguishing ?? []) == Set(marks ?? []))
    #expect(report.consensus == results.consensus)
  }

  @Test("No page is longer than 52 lines, and each begins with its number", arguments: 1...20)
  func pages(seed: Int) throws {
    let drawn = try Drawn(seed: UInt64(seed))
    let files = try PQMethodWriter.files(drawn.study, results: drawn.results)
    let text = String(decoding: try #require(files.last).bytes, as: UTF8.self)
    for (index, page) in text.split(separator: "\u{0C}").enumerated() {
      let lines = page.split(separator: "\r\n", omittingEmptySubsequences: false).dropFirst()
        .dropLast()
      #expect(lines.count <= 52)
      #expect(lines.first?.hasSuffix(" \(index + 1)") == true)
    }
  }

  @Test("The same study and results give the same bytes, and the study's date is printed")
  func date() throws {
    var drawn = try Drawn(seed: 1)
    drawn.study.provenance.date = "2026-11-02"
    let files = try PQMethodWriter.files(drawn.study, results: drawn.results)
    let again = try PQMethodWriter.files(drawn.study, results: drawn.results)
    #expect(files.map(\.bytes) == again.map(\.bytes))
    #expect(
      String(decoding: try #require(files.last).bytes, as: UTF8.self).contains(" Nov  2 26\r\n"))
    #expect(PQMethodReport.date("2026-13-02") == "" && PQMethodReport.date("autumn 2026") == "")
  }

  @Test("Results of another study, or of more factors than there is room for, are not written")
  func misfits() throws {
    let drawn = try Drawn(seed: 2)
    func codes(_ change: (inout PublishedResults) -> Void) -> [Finding.Code] {
      var results = drawn.results
      change(&results)
      do {
        _ = try PQMethodWriter.files(drawn.study, results: results)
        return []
      } catch {
        return error.all.map(\.code)
      }
    }
    #expect(codes { _ in } == [])
    #expect(codes { $0.z?.removeLast() } == [.raggedRow])
    #expect(codes { $0.flags?[0].removeLast() } == [.raggedRow])
    #expect(codes { $0.scored = [99] } == [.raggedRow])
    #expect(codes { $0.consensus = [.init(statement: 1000, level: 0.05)] } == [.raggedRow])
    #expect(
      codes {
        $0.unrotated = $0.unrotated?.map { _ in Array(repeating: 0.1, count: 9) }
        $0.eigenvalues = Array(repeating: 1, count: 9)
      } == [.tooManyFactors])
  }

  @Test("A study comes back from .raw as from .dat", arguments: 1...40)
  func raw(seed: Int) throws {
    let drawn = try Drawn(seed: UInt64(seed))
    let files = try PQMethodWriter.files(drawn.study)
    let beside = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
    func study(_ kind: String) throws -> Study {
      let file = try #require(files.first { $0.name.hasSuffix("." + kind) })
      return try StudyFormats.read(
        FormatInput(path: file.name, bytes: file.bytes, beside: beside)
      ).study
    }
    #expect(try study("raw") == study("dat"))
    #expect(try study("raw").sorts.map(\.placements) == drawn.study.sorts.map(\.placements))
  }
}
