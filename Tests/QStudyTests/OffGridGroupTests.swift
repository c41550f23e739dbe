import QStudy
import Testing

/// Several sorts with one fault, and sorts on another scale.
@Suite struct OffGridGroupTests {
  private let on: [Int?] = [-1, 0, 0, 1]
  private let turned: [Int?] = [1, 0, 0, -1]
  private let other: [Int?] = [0, -1, 1, 0]

  @Test("Sorts that fill another grid are one finding, which names them and how to go on")
  func otherGrid() throws {
    let study = SmallStudy.study(
      [on, turned, other, [-2, 0, 0, 2], [2, 0, 0, -2]], grid: nil)
    let all = findings { () throws(Findings) in try SortTable(study) }
    #expect(all.map(\.code) == [.wrongColumnSums], "\(all)")
    #expect(all[0].sort == "D" && all[0].furtherSorts == ["E"])
    #expect(all[0].found == "2 sorts (D, E) that fill another grid, -2: 1, 0: 2, 2: 1")
    #expect(all[0].mend.contains("--exclude D,E") && all[0].mend.contains("--free"))
    let free = try SortTable(study, acceptsFree: true)
    #expect(free.sorts.count == 5)
  }

  @Test("A sort whose values count from another number is one finding, with what to take from each")
  func offset() throws {
    for grid in [nil, try SmallStudy.grid()] {
      for (sort, words) in [([2, 3, 4, 3], "Take 3 from"), ([-3, -2, -1, -2], "Add 2 to")] {
        let study = SmallStudy.study([on, turned, other, sort], grid: grid)
        let all = findings { () throws(Findings) in try SortTable(study) }
        #expect(all.map(\.code) == [.valueOffGrid], "\(all)")
        #expect(all[0].sort == "D" && all[0].mend.hasPrefix(words))
        #expect(all[0].mend.hasSuffix("--repair does."))
      }
    }
  }

  @Test("Where each half fills a grid of its own, the warning of a free distribution names both")
  func halves() throws {
    let narrow = [-1, -1, -1, 0, 0, 0, 0, 1, 1, 1]
    let wide = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]
    func turned(_ values: [Int], by step: Int) -> [Int?] {
      values.indices.map { values[($0 + step) % values.count] }
    }
    let sorts =
      (0..<3).map { turned(narrow, by: 3 * $0) } + (0..<3).map { turned(wide, by: 2 * $0) }
    let study = Study(
      title: "Two", statements: (1...10).map { Statement(id: "\($0)", text: "S") },
      sorts: SmallStudy.sorts(sorts))
    let told = try SortTable(study).warnings.first { $0.code == .freeDistribution }
    #expect(told?.message.contains("3 sorts (A, B, C) fill -1: 3, 0: 4, 1: 3") == true)
    #expect(told?.message.contains("--exclude D,E,F") == true)
    var moved = study
    for i in 3..<6 { moved.sorts[i].placements = sorts[i - 3].map { $0.map { $0 + 4 } } }
    let scale = try SortTable(moved).warnings.first { $0.code == .freeDistribution }
    #expect(scale?.message.contains("one grid, 4 higher for the second group") == true)
  }
}
