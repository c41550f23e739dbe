import QStudy
import Testing

/// The one door to an analysis: which grid rules, what is forced, what is refused and what is told.
@Suite("A table of sorts")
struct SortTableTests {
  private let on: [Int?] = [-1, 0, 0, 1]
  private let turned: [Int?] = [1, 0, 0, -1]
  private let other: [Int?] = [0, -1, 1, 0]
  private let off: [Int?] = [-1, -1, 1, 1]
  private let further: [Int?] = [1, 1, -1, -1]

  // MARK: The grid

  @Test("takes a declared grid before any that the sorts share")
  func declared() throws {
    let declared = try Grid(counting: [-2, -1, 1, 2])
    let study = SmallStudy.study([on, turned], grid: declared, distribution: .free)
    // A value off a declared grid is no place for a card, even where sorts are free.
    #expect(
      findings { () throws(Findings) in try SortTable(study) }.map(\.code).allSatisfy {
        $0 == .valueOffGrid
      })
    let placed = SmallStudy.study(
      [[-2, -1, 1, 2], [2, 1, -1, -2], [-2, -2, 1, 2]], grid: declared, distribution: .free)
    let table = try SortTable(placed)
    #expect(table.grid == declared && table.gridOrigin == .declared && !table.isForced)
  }

  @Test("takes a grid given with it before the study's own")
  func given() throws {
    let study = SmallStudy.study([on, turned], grid: try Grid(counting: [-2, -1, 1, 2]))
    let table = try SortTable(study, grid: try SmallStudy.grid())
    #expect(table.grid == (try SmallStudy.grid()) && table.study.grid == table.grid)
  }

  @Test("takes the grid that more than half of the sorts share, and says so")
  func shared() throws {
    let table = try SortTable(SmallStudy.study([on, turned, off]), acceptsFree: true)
    #expect(table.grid == (try SmallStudy.grid()) && table.gridOrigin == .shared)
    #expect(table.warnings.map(\.code) == [.gridFromSorts, .offGridAccepted])
  }

  @Test("takes the rank-wise median where just half of the sorts share one")
  func median() throws {
    let table = try SortTable(SmallStudy.study([on, turned, off, [2, 0, 0, -2]]))
    // Sorted: −1 0 0 1, −1 0 0 1, −1 −1 1 1, −2 0 0 2; of each rank the lower median.
    #expect(table.gridOrigin == .median && table.grid.ascendingValues == [-1, 0, 0, 1])
    let codes = table.warnings.map(\.code)
    #expect(codes.contains(.gridFromMedian))
  }

  @Test("refuses values that no grid bears")
  func wild() {
    let found = findings { () throws(Findings) in
      try SortTable(SmallStudy.study([[5000, 0, 0, 1], [0, 5000, 0, 1]]))
    }
    #expect(found.map(\.code) == [.badGrid])
  }

  // MARK: Forced and free

  @Test("is forced where every sort fills the grid")
  func forced() throws {
    let table = try SortTable(
      SmallStudy.study([on, turned, other], grid: try SmallStudy.grid(), distribution: .forced))
    #expect(table.isForced && table.warnings.isEmpty && table.gridOrigin == .declared)
  }

  @Test("where nothing says it, a minority off the grid is a finding and half of the sorts is not")
  func majority() throws {
    let grid = try SmallStudy.grid()
    // One of three off the grid: the others are the rule.
    let minority = findings { () throws(Findings) in
      try SortTable(SmallStudy.study([on, turned, off], grid: grid))
    }
    #expect(minority.map(\.code) == [.wrongColumnSums] && minority[0].sort == "C")
    // Two of four: there is no rule, and that is told.
    let half = try SortTable(SmallStudy.study([on, turned, off, further], grid: grid))
    #expect(!half.isForced && half.warnings.map(\.code) == [.freeDistribution])
    #expect(half.warnings[0].sorts == ["C", "D"])
    // Two of five: the rule again.
    let more = findings { () throws(Findings) in
      try SortTable(SmallStudy.study([on, turned, off, further, other], grid: grid))
    }
    #expect(more.map(\.sort) == ["C"] && more[0].furtherSorts == ["D"])
  }

  @Test("a study that says forced means every sort, one that says free means none")
  func saysSo() throws {
    let grid = try SmallStudy.grid()
    let most = [on, off, further, [-1, -1, 0, 1]]
    let forced = findings { () throws(Findings) in
      try SortTable(SmallStudy.study(most, grid: grid, distribution: .forced))
    }
    // Two that fill another grid are told once.
    #expect(forced.map(\.code) == [.wrongColumnSums, .wrongColumnSums])
    #expect(forced.map(\.furtherSorts.count).sorted() == [0, 1])
    let free = try SortTable(SmallStudy.study(most, grid: grid, distribution: .free))
    #expect(!free.isForced && free.warnings.isEmpty)
  }

  @Test("accepts sorts off a forced grid when asked to, with a warning that names them")
  func accepted() throws {
    let study = SmallStudy.study(
      [on, off, turned], grid: try SmallStudy.grid(), distribution: .forced)
    let table = try SortTable(study, acceptsFree: true)
    #expect(!table.isForced && table.warnings.map(\.code) == [.offGridAccepted])
    #expect(table.warnings[0].sorts == ["B"])
    #expect(table.placements[1] == [-1, -1, 1, 1])
  }

  @Test("tells wrong column sums column by column, with what was due")
  func columnSums() throws {
    let study = SmallStudy.study(
      [on, turned, [-1, -1, 0, 1]], grid: try SmallStudy.grid(), distribution: .forced)
    let found = findings { () throws(Findings) in try SortTable(study) }
    #expect(found.count == 1)
    #expect(found[0].found == "2 cards in column -1, not 1; 1 card in column 0, not 2")
    #expect(found[0].expected.contains("-1: 1, 0: 2, 1: 1"))
  }

  @Test("tells each value off a declared grid, and of a sort with such a value not its sums too")
  func offDeclared() throws {
    let study = SmallStudy.study(
      [on, turned, [-1, 3, -3, 1]], grid: try SmallStudy.grid(), distribution: .forced)
    let found = findings { () throws(Findings) in try SortTable(study, acceptsFree: true) }
    #expect(found.map(\.code) == [.valueOffGrid, .valueOffGrid])
    #expect(found.map(\.statement) == ["2", "3"] && found.allSatisfy { $0.sort == "C" })
  }

  @Test("refuses a sort without variance however free the study", arguments: [true, false])
  func noVariance(acceptsFree: Bool) throws {
    let study = SmallStudy.study([on, turned, [0, 0, 0, 0]], distribution: .free)
    let found = findings { () throws(Findings) in try SortTable(study, acceptsFree: acceptsFree) }
    #expect(found.map(\.code) == [.noVariance] && found[0].sort == "C")
  }

  // MARK: The list of sorts

  @Test("needs two sorts, each once, complete and as long as the statements")
  func list() {
    func codes(_ sorts: [QSort]) -> [Finding.Code] {
      var study = SmallStudy.study([])
      study.sorts = sorts
      return findings { () throws(Findings) in try SortTable(study) }.map(\.code)
    }
    let good = SmallStudy.sorts([on, turned])
    #expect(codes(good).isEmpty)
    #expect(codes([]) == [.tooFewSorts])
    #expect(codes([good[0]]) == [.tooFewSorts])
    #expect(codes(good + [QSort(id: "A", placements: other)]) == [.duplicateSort])
    #expect(codes(good + [QSort(id: "C", placements: [0, nil, nil, 1])]) == [.blankCell])
    #expect(codes(good + [QSort(id: "C", placements: [0, 1, -1])]) == [.raggedRow])
    #expect(codes(good + [QSort(id: "C", placements: [0, 1, -1, 0, 0])]) == [.raggedRow])
  }

  @Test("tells all faults of the study and its sorts at once")
  func atOnce() {
    var study = SmallStudy.study([on, [nil, 0, 0, 1]])
    study.statements[3].id = "3"
    study.sorts.append(QSort(id: "A", placements: other))
    let codes = findings { () throws(Findings) in try SortTable(study) }.map(\.code)
    #expect(codes == [.duplicateStatement, .duplicateSort, .blankCell])
  }

  @Test("names groups of identical sorts, each group once, in one warning")
  func identical() throws {
    let table = try SortTable(SmallStudy.study([on, turned, on, other, turned, on]))
    let warnings = table.warnings.filter { $0.code == .identicalSorts }
    #expect(warnings.map(\.sorts) == [["A", "C", "F", "B", "E"]])
    #expect(
      warnings[0].message.contains(
        "A = C = F, B = E: entered twice? If so, keep one of each: --exclude C --exclude F --exclude E."
      ))
  }

  @Test("a person who sorts alike under two conditions moved nothing, and entered nothing twice")
  func sameAsBefore() throws {
    var study = SmallStudy.study([on, on, turned, other, on])
    for (i, person) in ["Ann", "Ann", "Bob", "Bob", "Ann"].enumerated() {
      study.sorts[i].participant = person
      study.sorts[i].condition = i % 2 == 0 ? "before" : "after"
    }
    study.sorts.removeLast()
    let warnings = try SortTable(study).warnings.filter { $0.code == .identicalSorts }
    #expect(warnings.map(\.message) == ["Ann placed every card as before: A, B."])
    // The same condition twice is the same sort twice.
    study.sorts[1].condition = "before"
    let twice = try SortTable(study).warnings.filter { $0.code == .identicalSorts }
    #expect(twice.count == 1 && twice[0].message.contains("entered twice?"))
  }

  @Test("the option that leaves a sort out can be typed as it stands")
  func exclusion() {
    func option(_ id: String) -> String { QSort(id: id, placements: []).exclusion }
    #expect(option("P-3_b") == "--exclude P-3_b")
    #expect(option("Łukasz, Jr. after") == "--exclude 'Łukasz, Jr. after'")
    #expect(option("O'Neil") == "--exclude 'O'\\''Neil'")
    #expect(option("-5 before") == "--exclude='-5 before'")
  }

  @Test("where nobody changed, the finding names them")
  func nobodyChanged() throws {
    var study = SmallStudy.study([on, on, turned, turned])
    for i in study.sorts.indices {
      study.sorts[i].participant = i < 2 ? "Ann" : "Bob"
      study.sorts[i].condition = i % 2 == 0 ? "before" : "after"
    }
    let found = findings { () throws(Findings) in
      try SortTable(study, selection: .init(change: ConditionPair(["before", "after"])))
    }
    #expect(found.map(\.code) == [.tooFewSorts])
    #expect(found.first?.found == "nobody who changed; every statement as before: Ann, Bob")
  }

  // MARK: Selection

  private func conditioned() -> Study {
    var study = SmallStudy.study([on, turned, other, off, further])
    for (i, condition) in ["before", "before", "after", "after", nil].enumerated() {
      study.sorts[i].condition = condition
    }
    return study
  }

  @Test("keeps the sorts of the conditions asked for, in the order of the study")
  func conditions() throws {
    let study = conditioned()
    func ids(_ conditions: [String], without: [String] = []) throws -> [String] {
      try SortTable(
        study, selection: .init(conditions: conditions, exclude: without), acceptsFree: true
      ).sorts.map(\.id)
    }
    #expect(try ids([]) == ["A", "B", "C", "D", "E"])
    #expect(try ids(["before"]) == ["A", "B"])
    #expect(try ids(["after", "before"]) == ["A", "B", "C", "D"])
    #expect(try ids([], without: ["B", "E"]) == ["A", "C", "D"])
    #expect(try ids(["after", "before"], without: ["A"]) == ["B", "C", "D"])
  }

  @Test("looks only at sorts that take part")
  func faultsOutside() throws {
    var study = conditioned()
    study.sorts[4].placements = [nil, nil]
    let table = try SortTable(study, selection: .init(exclude: ["E"]), acceptsFree: true)
    #expect(table.sorts.count == 4 && table.selection.exclude == ["E"])
    #expect(table.study.sorts.isEmpty)
  }

  @Test("refuses a selection that names what is not there")
  func strangers() {
    let study = conditioned()
    let found = findings { () throws(Findings) in
      try SortTable(study, selection: .init(conditions: ["later"], exclude: ["Z"]))
    }
    #expect(found.map(\.code) == [.unknownSort, .unknownCondition])
    #expect(found[0].sort == "Z" && found[1].expected == "one of after, before")
    let left = findings { () throws(Findings) in
      try SortTable(study, selection: .init(exclude: ["A", "B", "C", "D"]))
    }
    #expect(left.map(\.code) == [.tooFewSorts])
  }

  @Test("refuses a condition that the study does not declare, where it declares some")
  func undeclaredCondition() {
    var study = conditioned()
    study.conditions = [Condition(id: "before", question: "?")]
    let found = findings { () throws(Findings) in try SortTable(study, acceptsFree: true) }
    #expect(found.map(\.code) == [.unknownCondition, .unknownCondition])
    #expect(found.map(\.sort) == ["C", "D"])
  }

  // MARK: Blank cells

  /// Ten statements, so that two may be blank.
  private func blanks(_ placements: [[Int?]], grid: Grid? = nil) -> Study {
    Study(
      title: "Blanks", grid: grid,
      statements: (1...10).map { Statement(id: "\($0)", text: "Statement \($0)") },
      sorts: SmallStudy.sorts(placements))
  }

  private static let complete: [Int?] = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]

  @Test("a blank cell is refused, and refilling named as the mend where the sort qualifies")
  func blanksRefused() {
    var two = Self.complete
    two[0] = nil
    two[9] = nil
    var three = two
    three[4] = nil
    let study = blanks([Self.complete, two, three])
    let refused = findings { () throws(Findings) in try SortTable(study) }
    #expect(refused.map(\.code) == [.blankCell, .blankCell])
    #expect(refused.map(\.sort) == ["B", "C"])
    #expect(refused.first?.found == "2 blank cells of 10 (statements 1, 10)")
    #expect(refused.map { $0.mend.contains("--missing refill") } == [true, false])
    let refilled = findings { () throws(Findings) in try SortTable(study, missing: .refill) }
    #expect(refilled.map(\.code) == [.blankCell] && refilled.map(\.sort) == ["C"])
    #expect(refilled.first?.found == "3 blank cells of 10")
    #expect(refilled.first?.expected.contains("at most 2") == true)
  }

  @Test("a study of blanks only has a finding a sort, and no more than anyone reads")
  func manyBlanks() {
    let statements = (1...100).map { Statement(id: "\($0)", text: "\($0)") }
    let empty = [Int?](repeating: nil, count: 100)
    func study(_ count: Int) -> Study {
      Study(
        title: "Blanks", statements: statements,
        sorts: (1...count).map { QSort(id: "P\($0)", placements: empty) })
    }
    let few = findings { () throws(Findings) in try SortTable(study(3)) }
    #expect(few.map(\.code) == [.blankCell, .blankCell, .blankCell])
    #expect(few.first?.found.hasSuffix("(statements 1, 2, 3, 4, 5, 6, 7, 8 …)") == true)
    let many = findings { () throws(Findings) in try SortTable(study(Findings.most + 500)) }
    #expect(many.count == Findings.most)
  }

  @Test("a blank takes the statement's mean standardised placement, on the sort's own scale")
  func blanksFilled() throws {
    // B places 1, −1, 0 … with mean 0 and the standard deviation b on nine statements.
    var b = Self.complete
    b[3] = nil
    let doubled = Self.complete.map { $0.map { 10 * $0 } }
    var c = doubled
    c[3] = 30
    let table = try SortTable(blanks([Self.complete, b, c]), acceptsFree: true, missing: .refill)
    #expect(table.filled == [0, 1, 0] && !table.isForced && table.missing == .refill)
    #expect(table.sorts[1].placements[3] == nil)
    let sa = (12.0 / 9).squareRoot()
    let sb = (12.0 / 8).squareRoot()
    // A has 0 at statement 4, mean 0; C has 30, mean 3, standard deviation from its squares.
    let squares = c.compactMap(\.self).reduce(0.0) { $0 + (Double($1) - 3) * (Double($1) - 3) }
    let sc = (squares / 9).squareRoot()
    let mean = (0 / sa + 27 / sc) / 2
    #expect(abs(table.placements[1][3] - sb * mean) < 1e-12)
    for (j, value) in b.enumerated() {
      if let value { #expect(table.placements[1][j] == Double(value)) }
    }
    #expect(table.placements[0] == Self.complete.compactMap { $0.map(Double.init) })
    let warning = table.warnings.first { $0.code == .cellsFilled }
    #expect(warning?.sorts == ["B"] && warning?.message.contains("B (1)") == true)
  }

  @Test("a statement that nobody placed takes the mean of each sort, and the grid is still found")
  func blankStatement() throws {
    var sorts = [[Int?]](repeating: Self.complete, count: 3)
    sorts[1].swapAt(0, 9)
    sorts[2].swapAt(1, 8)
    for i in sorts.indices { sorts[i][5] = nil }
    let table = try SortTable(blanks(sorts), missing: .refill)
    for placement in table.placements { #expect(placement[5] == 0) }
    // No sort is complete: the filled ones serve, to the nearest whole number.
    #expect(table.gridOrigin == .median)
    #expect(table.grid == (try Grid(counting: Self.complete.compactMap(\.self))))
  }

  @Test("a refilled sort need not fill the grid, and still may not leave it")
  func blanksAndGrid() throws {
    let grid = try Grid(counting: Self.complete.compactMap(\.self))
    var b = Self.complete
    b[3] = nil
    b[0] = 2
    let table = try SortTable(
      blanks([Self.complete, b, Self.complete.reversed()], grid: grid), missing: .refill)
    #expect(table.filled == [0, 1, 0] && !table.warnings.contains { $0.code == .offGridAccepted })
    // The sorts without blanks decide whether sorting was forced.
    #expect(table.isForced && !table.fillsGrid)
    b[0] = 3
    let off = findings { () throws(Findings) in
      try SortTable(
        blanks([Self.complete, b, Self.complete.reversed()], grid: grid), missing: .refill)
    }
    #expect(off.map(\.code) == [.valueOffGrid])
    var flat = [Int?](repeating: 1, count: 10)
    flat[2] = nil
    let none = findings { () throws(Findings) in
      try SortTable(blanks([Self.complete, flat], grid: grid), missing: .refill)
    }
    #expect(none.map(\.code) == [.noVariance])
  }

  @Test("where no cell is blank, refilling changes nothing")
  func nothingToFill() throws {
    let study = blanks([Self.complete, Self.complete.reversed()])
    let refused = try SortTable(study)
    let refilled = try SortTable(study, missing: .refill)
    #expect(refilled.placements == refused.placements && refilled.fillsGrid)
    #expect(refilled.warnings == refused.warnings)
  }
}
