import QStudy
import Testing

@testable import QFormats

/// What is offered for sorts of several designs works.
@Suite struct DesignMendTests {
  private func read(
    _ text: String, _ design: Int?, name: String = "t.csv", beside: [String: [UInt8]] = [:]
  ) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(path: name, bytes: Array(text.utf8), beside: beside),
      options: ReadingOptions(design: design))
  }

  @Test("Sorts of a .dat of another number than the .sta words are read without its wording")
  func wording() throws {
    func line(_ name: String, _ values: [Int]) -> String {
      name.padded(to: 10) + values.map { String($0).leftPadded(to: 2) }.joined() + "\n"
    }
    let (long, short) = ([-1, 0, 0, 0, 0, 1], [-1, -1, 1, 1])
    let data =
      "  0  4  6 Two\n -1  1  0  0  0  0  0  1  4  1  0  0  0  0  0  0  0  0  0  0  0  0\n"
      + line("Ann", long) + line("Bob", long.reversed()) + line("Cai", short)
      + line("Dee", [1, -1, 1, -1])
    let words = Array((1...6).map { "Wording \($0)\n" }.joined().utf8)
    let mixed = try findings { try read(data, nil, name: "t.dat", beside: ["t.sta": words]) }
    #expect(mixed.map(\.code) == [.mixedDesigns])
    let four = try read(data, 4, name: "t.dat", beside: ["t.sta": words])
    #expect(four.study.sorts.map(\.id) == ["Cai", "Dee"])
    #expect(four.study.statements.map(\.text).first == "Statement 1")
    #expect(four.warnings.contains { $0.message.contains("words the 6 statements of the other") })
    let six = try read(data, 6, name: "t.dat", beside: ["t.sta": words])
    #expect(six.study.statements.map(\.text).first == "Wording 1")
    #expect(six.study.sorts.map(\.id) == ["Ann", "Bob"])
  }

  private let commented =
    "sort,s1,s2,s3,s4,s5,s6,comment\na,1,0,0,-1,0,0,fine\nb,0,1,-1,0,0,0,well\n"
    + "c,1,0,0,-1,so so\nd,0,1,-1,0,not bad\n"

  @Test("A comment right behind a shorter sort is none of its values")
  func comments() throws {
    let all = try findings { try read(commented, nil) }
    #expect(all.map(\.code) == [.mixedDesigns], "\(all)")
    #expect(all[0].mend.hasSuffix("or read those of one with --design 4 or --design 6."))
    #expect(try read(commented, 6).study.sorts.map(\.id) == ["a", "b"])
    let four = try read(commented, 4)
    #expect(four.study.statements.count == 4)
    #expect(four.study.sorts.map(\.placements) == [[1, 0, 0, -1], [0, 1, -1, 0]])
  }

  @Test("So do they where a row is a placement, told and read with the same option")
  func placements() throws {
    let sorts = [("a", [1, 0, 0, -1, 0]), ("b", [0, 1, -1, 0, 0]), ("c", [1, 0, -1])]
    let text =
      "participant,statement,value\n"
      + (sorts + [("d", [0, 1, -1])]).flatMap { name, values in
        values.enumerated().map { "\(name),\($0 + 1),\($1)\n" }
      }.joined()
    let all = try findings { try read(text, nil) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all[0].found == "2 sorts of 5 statements (a, b); 2 sorts of 3 statements (c, d)")
    #expect(all[0].mend.hasSuffix("or read those of one with --design 3 or --design 5."))
    let five = try read(text, 5)
    #expect(five.study.sorts.map(\.id) == ["a", "b"])
    #expect(five.warnings.map(\.code) == [.recordsIgnored])
    let three = try read(text, 3)
    #expect(three.study.sorts.map(\.placements) == [[1, 0, -1], [0, 1, -1]])
    #expect(try findings { try read(text, 4) }.isEmpty == false)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
