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
        "By decision, viewpoints 1 and 2 were rotated by 12.5° (it parts the two managers); "
          + "viewpoint 2 was turned about; P1 does not define viewpoint 1 (left before the end); "
          + "P2 defines viewpoint 2 from its negative pole."))
  }

  @Test("Where nothing was decided nothing is said of it")
  func silent() throws {
    let methods = Prose(try SampleStudy().document()).methods.map(\.text)
    #expect(!methods.contains { $0.hasPrefix("By decision") })
  }
}
