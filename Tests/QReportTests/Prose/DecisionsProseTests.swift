import QAnalysis
import QReport
import Testing

@Suite("Decisions are told in the methods, each with its reason")
struct DecisionsProseTests {
  @Test("Rotations, flags, splits and what was taken stand with the reasons given")
  func told() throws {
    var study = SampleStudy()
    study.decisions = Decisions(
      rotations: [.init(first: 1, second: 2, degrees: 12.5, because: "it parts the two managers")],
      invert: [2],
      flags: [
        .init(sort: "P1", viewpoint: 1, sign: 0, because: "left before the end"),
        .init(sort: "P2", viewpoint: 2, sign: -1),
      ])
    let methods = Prose(try study.document()).methods.map(\.text)
    #expect(
      methods.contains(
        "By decision, F1 and F2 were rotated by 12.5° (it parts the two managers); "
          + "F2 was turned about; P1 does not define F1 (left before the end); "
          + "P2 defines F2 from its negative pole."))
  }

  @Test("Viewpoints are called as the report numbers them, and not by their numbers in the recipe")
  func reportNumbers() throws {
    var study = SampleStudy(factors: 4)
    study.decisions = Decisions(
      rotations: [
        .init(first: 1, second: 2, degrees: 20, because: nil),
        .init(first: 2, second: 4, degrees: 5, because: "a trial"),
      ],
      take: [3, 1], invert: [1], split: [1],
      flags: [
        .init(sort: "P1", viewpoint: 1, sign: 0, because: "tired"),
        .init(sort: "P2", viewpoint: 3, sign: -1), .init(sort: "P3", viewpoint: 1, sign: -1),
      ])
    let document = try study.document()
    #expect(document.factors == 3 && document.otherPole(of: 1) == 2)
    let told = Prose(document).methods.map(\.text).filter { $0.hasPrefix("By decision") }
    #expect(
      told == [
        "By decision, F2 with its other pole F3 and a viewpoint that was not kept were rotated by "
          + "20.0°; two viewpoints that were not kept were rotated by 5.0° (a trial); F2 with its other "
          + "pole F3 was turned about; F2 and F3 are the two poles of one viewpoint that was split; 2 of "
          + "4 viewpoints were kept, in the order decided; P1 does not define F2 (tired); P2 defines F1 "
          + "from its negative pole; P3 defines F3."
      ], "\(told)")
  }

  @Test("Where nothing was decided nothing is said of it")
  func silent() throws {
    let methods = Prose(try SampleStudy().document()).methods.map(\.text)
    #expect(!methods.contains { $0.hasPrefix("By decision") })
  }
}
