import QNumerics
import QStudy
import Testing

@testable import QFormats

@Suite("Faults with a mend, in sorts and in tables")
struct DiagnosisTests {
  @Test("On a grid that is no mirror of itself, sorts turned round are told by their sums")
  func mirroredSums() throws {
    // Most cards lie at the high end.
    let placements = [-2, -1, 0, 0, 1, 1, 1, 2, 2, 2]
    func table(_ turned: Set<Int>) -> String {
      let rows = (0..<8).map { i in
        let values = placements.indices.map { placements[($0 * 3 + i) % 10] }
        let own = turned.contains(i) ? values.map { -$0 } : values
        return "p\(i)," + own.map(String.init).joined(separator: ",") + "\n"
      }
      return "sort," + (1...10).map { "s\($0)" }.joined(separator: ",") + "\n" + rows.joined()
    }
    let plain = try readTable(table([]))
    #expect(plain.warnings.allSatisfy { $0.code != .reversedScale })
    let found = try readTable(table([2, 5]))
    #expect(found.warnings.filter { $0.code == .reversedScale }.map(\.sorts) == [["p2"], ["p5"]])
    #expect(throws: Findings.self) { try SortTable(found.study) }
    let mended = try readTable(table([2, 5]), repair: true)
    #expect(mended.study == plain.study)
    #expect(mended.warnings.filter { $0.code == .repaired }.count == 2)
  }
  /// Eight sorts of one viewpoint on twelve statements, as a table with a row a sort.
  private func sorts(seed: UInt64 = 3) -> [[Int]] {
    let grid = [-2, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 2]
    var generator = SeededGenerator(seed: seed)
    let viewpoint = (0..<12).map { _ in generator.normal() }
    return (0..<8).map { _ in
      let noisy = viewpoint.map { 2 * $0 + generator.normal() }
      var sort = [Int](repeating: 0, count: 12)
      for (place, j) in noisy.indices.sorted(by: { noisy[$0] < noisy[$1] }).enumerated() {
        sort[j] = grid[place]
      }
      return sort
    }
  }

  private func text(_ sorts: [[Int]], names: [String]? = nil) -> String {
    let header = "sort," + (1...12).map { "s\($0)" }.joined(separator: ",")
    let rows = sorts.enumerated().map { i, sort in
      ([names?[i] ?? "P\(i + 1)"] + sort.map(String.init)).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  @Test("A clean study has none of them")
  func clean() throws {
    for seed in 1...20 {
      let reading = try readTable(text(sorts(seed: UInt64(seed))))
      #expect(reading.warnings.isEmpty)
    }
  }

  @Test("A scale turned round is found, and turned back where repairs are asked for")
  func reversed() throws {
    let right = sorts()
    var wrong = right
    wrong[4] = right[4].map { -$0 }
    let told = try readTable(text(wrong))
    #expect(told.warnings.map(\.code) == [.reversedScale])
    #expect(told.warnings.first?.sorts == ["P5"])
    #expect(told.study.sorts[4].placements == wrong[4])
    let mended = try readTable(text(wrong), repair: true)
    #expect(mended.warnings.map(\.code) == [.repaired])
    #expect(mended.study.sorts.map(\.placements) == right)
  }

  @Test("Two people of the opposite view are no scale turned round")
  func dissent() throws {
    var study = sorts()
    study[2] = study[2].map { -$0 }
    study[6] = study[6].map { -$0 }
    #expect(try readTable(text(study), repair: true).warnings.isEmpty)
  }

  @Test(
    "Cards that nobody sorted are named, and kept",
    arguments: [
      [-2, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 2], [2, 1, 1, 1, 0, 0, 0, 0, -1, -1, -1, -2],
      [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
    ])
  func straight(line: [Int]) throws {
    var study = sorts()
    study[1] = line
    let reading = try readTable(text(study), repair: true)
    let warning = try #require(reading.warnings.first { $0.code == .straightLining })
    #expect(warning.sorts == ["P2"])
    #expect(reading.study.sorts[1].placements == line)
  }

  @Test("A second sort of the same name is a finding that offers another name")
  func sameName() throws {
    let table = text(sorts(), names: ["A", "B", "C", "B", "D", "B", "E", "B-2"])
    let all = try findings { try readTable(table) }
    #expect(all.map(\.code) == [.duplicateSort, .duplicateSort])
    #expect(all.allSatisfy { $0.mend.contains("--repair") })
    let mended = try readTable(table, repair: true)
    let ids = mended.study.sorts.map(\.id)
    #expect(Set(ids).count == 8)
    #expect(mended.warnings.count { $0.code == .repaired } >= 2)
    #expect(mended.study.sorts.map(\.placements) == sorts())
  }

  @Test("A sort on another scale is moved to that of the others where repairs are asked for")
  func otherScale() throws {
    var moved = sorts()
    moved[3] = moved[3].map { $0 + 3 }
    let names = (1...8).map { "P\($0)" }
    let mended = try readTable(text(moved, names: names), repair: true)
    #expect(mended.study.sorts.map(\.placements) == sorts())
    #expect(mended.warnings.contains { $0.code == .repaired && $0.sorts == ["P4"] })
    #expect(try readTable(text(moved, names: names)).study.sorts[3].placements == moved[3])
    // Where half of them are, the stated grid says which.
    for i in 4..<8 { moved[i] = moved[i].map { $0 + 3 } }
    let half = try readTable(
      text(moved, names: names), grid: try Grid(counting: sorts()[0]), repair: true)
    #expect(half.study.sorts.map(\.placements) == sorts())
  }

  @Test(
    "Names one row off are found, and moved where repairs are asked for", arguments: [true, false])
  func shifted(below: Bool) throws {
    let names = (1...8).map { "P\($0)" }
    let header = "sort," + (1...12).map { "s\($0)" }.joined(separator: ",")
    let blank = [String](repeating: "", count: 12)
    let values = sorts().map { $0.map(String.init) }
    let rows =
      below
      ? zip([""] + names, values + [blank]).map { [$0] + $1 }
      : zip(names + [""], [blank] + values).map { [$0] + $1 }
    let table =
      ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
    let all = try findings { try readTable(table) }
    #expect(all.map(\.code) == [.shiftedNames])
    #expect(all.first?.location?.line == 2)
    let mended = try readTable(table, repair: true)
    #expect(mended.study.sorts.map(\.id) == names)
    #expect(mended.study.sorts.map(\.placements) == sorts())
    #expect(mended.warnings.map(\.code) == [.repaired])
  }

  @Test("A scale on suspicion only is not turned beside other mends, whose findings hid it")
  func reversedBesideOthers() throws {
    var wrong = sorts()
    wrong[4] = wrong[4].map { -$0 }
    let names = ["P1", "P1", "P3", "P4", "P5", "P6", "P7", "P8"]
    let mended = try readTable(text(wrong, names: names), repair: true)
    #expect(mended.study.sorts[4].placements == wrong[4])
    #expect(mended.warnings.map(\.code) == [.repaired, .reversedScale])
    #expect(mended.warnings.last?.message.contains("once more") == true)
  }

  @Test("A name that comes twice is not renamed where a column tells the sorts apart")
  func toldApart() throws {
    let right = sorts()
    let names = ["A,before", "A,after", "B,before", "B,after"]
    let rows = names.enumerated().map { i, name in
      ([name] + right[i].map(String.init)).joined(separator: ",") + "\n"
    }
    let header = "sort,round," + (1...12).map { "s\($0)" }.joined(separator: ",") + "\n"
    for repair in [false, true] {
      let all = try findings { try readTable(header + rows.joined(), repair: repair) }
      #expect(all.map(\.code) == [.duplicateSort, .duplicateSort, .duplicateSort], "\(all)")
      #expect(all.allSatisfy { !$0.mend.contains("--repair") })
      #expect(all.contains { $0.mend.contains("call the column condition") })
    }
  }
}
