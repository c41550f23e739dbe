import QAnalysis
import QReport
import QStudy
import Testing

@Suite("Sentences about what was computed beside an analysis")
struct EvidenceProseTests {
  /// The sentences of the only part of the evidence.
  private func sentences(
    _ study: SampleStudy, _ add: (Analysis, inout Evidence) throws -> Void
  ) throws -> [String] {
    let plain = try study.document()
    var evidence = Evidence()
    try add(plain.analysis, &evidence)
    let document = AnalysisDocument(
      plain.analysis, retention: nil, evidence: evidence, labels: .mindset, tool: plain.tool,
      fingerprint: plain.fingerprint)
    return Prose(document).evidence.flatMap(\.sentences).map(\.text)
  }

  /// Draws that all hold the same sorts: those left out are members in none of them.
  private func bootstrap(_ study: SampleStudy, of sorts: [Int]) throws -> [String] {
    try sentences(study) { analysis, evidence in
      evidence.bootstrap = try Bootstrap(
        analysis, resamples: Array(repeating: sorts, count: 2), threads: 1)
    }
  }

  @Test("Where no sort is a firm member, none is said to be, in good English")
  func noFirmMember() throws {
    let flags = (1...2).map { Decisions.ManualFlag(sort: "P\($0)", viewpoint: 3, sign: 1) }
    var study = SampleStudy(flagging: .none, decisions: Decisions(flags: flags))
    let two = try bootstrap(study, of: Array(0..<15))
    #expect(
      two.contains {
        $0.hasPrefix("None of the two sorts that define a viewpoint is a firm member: flagged")
      }, "\(two)")
    study.decisions = Decisions(flags: Array(flags.prefix(1)))
    let one = try bootstrap(study, of: Array(0..<15))
    #expect(
      one.contains(
        "P1, which alone defines a viewpoint, is no firm member of it: flagged there in 0\u{A0}% of "
          + "the draws that hold it, and not in at least 80\u{A0}%."), "\(one)")
  }

  @Test(
    "Of one member, and of ways that no sentence named before, other choices are told in good English"
  )
  func otherChoices() throws {
    let flags = (1...4).map { Decisions.ManualFlag(sort: "P\($0)", viewpoint: 3, sign: 1) }
    func told(_ flags: [Decisions.ManualFlag]) throws -> [String] {
      let study = SampleStudy(flagging: .none, decisions: Decisions(flags: flags))
      return try sentences(study) { analysis, evidence in
        evidence.multiverse = try Multiverse(analysis, threads: 1)
      }
    }
    let one = try told(Array(flags.prefix(1)))
    #expect(
      one.contains { $0.hasPrefix("The one sort that defines a viewpoint does so in ") }, "\(one)")
    #expect(one.contains { $0.hasPrefix("No statement is distinguishing or shared") }, "\(one)")
    #expect(
      one.contains {
        $0.hasPrefix("Found again: ") && $0.contains(" ways to analyse the same sorts")
      },
      "\(one)")
    let several = try told(flags)
    #expect(several.contains { $0.hasPrefix("Of 4 sorts that define a viewpoint, ") }, "\(several)")
    #expect(!several.contains { $0.contains(", 0 ") }, "\(several)")
  }

  @Test("Where groups are one pair, not every pair is said to be told apart")
  func onePair() throws {
    func told(_ groups: [String]) throws -> [String] {
      var study = try ResultDocuments.study(loading: 0.97)
      study.participants = study.sorts.indices.map {
        Participant(id: "P\($0 + 1)", attributes: ["camp": groups[$0 % 3]])
      }
      for i in study.sorts.indices { study.sorts[i].participant = "P\(i + 1)" }
      let plain = try ResultDocuments.document(study)
      var evidence = Evidence()
      evidence.groups = [try GroupComparison(plain.analysis, by: "camp", permutations: 999)]
      return Prose(
        AnalysisDocument(
          plain.analysis, retention: nil, evidence: evidence, labels: .mindset, tool: plain.tool,
          fingerprint: plain.fingerprint)
      ).evidence.flatMap(\.sentences).map(\.text)
    }
    let two = try told(["reds", "blues", "blues"])
    #expect(two.contains { $0.hasPrefix("Different viewpoints are held by") }, "\(two)")
    #expect(!two.contains { $0.contains("very pair") }, "\(two)")
  }

  @Test("Of viewpoints without scores no influence is told")
  func noScores() throws {
    let said = try sentences(.noDefiners) { analysis, evidence in
      evidence.influence = try Influence(analysis, threads: 1)
    }
    #expect(
      said == ["No viewpoint has scores: there is nothing that leaving a sort out could change."])
  }

  @Test("Where no label hangs on a single sort, no range is given")
  func noLabelChanges() throws {
    let said = try sentences(.oneFactor) { analysis, evidence in
      evidence.influence = try Influence(analysis, threads: 1)
    }
    #expect(said.last == "Leaving one sort out changes no statement’s label.", "\(said)")
  }
}
