import QAnalysis
import QNumerics
import QReport
import QStudy
import QTables
import TestSupport
import Testing

@Suite("The rotation bench")
struct RotationBenchTests {
  /// A page as the bench's tests look at it.
  private struct Bench {
    let html: String
    let checker: HTMLChecker

    init(_ study: SampleStudy) throws {
      html = Page.render(try study.document())
      checker = HTMLChecker(html)
    }

    /// What stands between a start tag and its end tag.
    func inside(_ start: String, _ end: String) throws -> String {
      let from = try #require(html.ranges(of: start).first).upperBound
      let to = try #require(html[from...].ranges(of: end).first).lowerBound
      return String(html[from..<to])
    }

    var data: JSONValue {
      get throws {
        let text = try inside("<script type=\"application/json\" id=\"bench-data\">", "</script>")
        return try JSONValue(parsing: Array(text.utf8))
      }
    }

    var isThere: Bool { checker.tags.contains { $0.attributes["id"] == "bench" } }
  }

  @Test("It is hidden until a script shows it, and every control has a label")
  func markup() throws {
    let tags = try Bench(SampleStudy()).checker.tags
    for id in ["bench", "bench-link"] {
      #expect(tags.contains { $0.attributes["id"] == id && $0.attributes["hidden"] != nil })
    }
    let labelled = Set(tags.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
    let controls = tags.filter {
      ["select", "input", "textarea"].contains($0.name)
        && $0.attributes["id"]?.hasPrefix("bench-") == true
    }
    #expect(controls.count == 5)
    #expect(controls.allSatisfy { labelled.contains($0.attributes["id"] ?? "") })
    let buttons = tags.filter {
      $0.name == "button" && $0.attributes["id"]?.hasPrefix("bench-") == true
    }
    #expect(buttons.count == 4)
    #expect(buttons.allSatisfy { $0.attributes["type"] == "button" })
    #expect(tags.contains { $0.attributes["role"] == "status" })
    #expect(tags.count { $0.name == "option" } == 3)
  }

  @Test("Loadings, h² and flags are handed over in full precision")
  func data() throws {
    let study = SampleStudy()
    let analysis = try study.document().analysis
    let data = try Bench(study).data
    for i in 0..<analysis.table.sorts.count {
      for f in 0..<3 {
        #expect(
          data["loadings"]?[i]?[f]?.double == analysis.rotation.loadings[i, f])
        #expect(
          data["flags"]?[i]?[f]?.double
            == Double(analysis.flags.values[i][f]))
      }
      #expect(
        data["communalities"]?[i]?.double == analysis.rotation.communalities[i])
    }
    let limit = try #require(data["rule"]?["limit"]?.double)
    expectClose(limit, 1.96 / 24.0.squareRoot(), absolute: 1e-15)
    #expect(data["rule"]?["share"]?.double == 0.5)
  }

  @Test("Each rule of flagging hands over the part it asks for")
  func rules() throws {
    func rule(_ flagging: FlaggingRule) throws -> (limit: Double?, share: Double?) {
      let rule = try Bench(SampleStudy(flagging: flagging)).data["rule"]
      return (rule?["limit"]?.double, rule?["share"]?.double)
    }
    let significance = try rule(.significance)
    #expect(significance.limit != nil && significance.share == nil)
    let majority = try rule(.majority)
    #expect(majority.limit == nil && majority.share == 0.5)
    let none = try rule(.none)
    #expect(none.limit == nil && none.share == nil)
  }

  @Test("What a recipe has already decided is kept: its numbers, turns and flags")
  func decisions() throws {
    let decisions = Decisions(
      rotations: [.init(first: 1, second: 2, degrees: -4, because: "a: b, {c} </script>")],
      take: [3, 1, 2], invert: [1],
      flags: [.init(sort: "P2", viewpoint: 1, sign: -1)],
      anchors: [
        Anchor(kind: .like("P12"), name: nil), Anchor(kind: .like("P7")),
        Anchor(kind: .like("P1")),
      ])
    let study = SampleStudy(decisions: decisions)
    let data = try Bench(study).data
    func numbers(_ n: Int) -> [Double?] {
      (0..<2).map { data["planes"]?[n]?["numbers"]?[$0]?.double }
    }
    #expect(numbers(0) == [3, 1])
    #expect(numbers(1) == [3, 2])
    #expect(numbers(2) == [1, 2])
    let signs = (0..<3).map { data["planes"]?[$0]?["sign"]?.double }
    #expect(signs == [-1, 1, -1])
    #expect((0..<3).map { data["decided"]?[0]?[$0]?.double } == [1, 1, -1])
    guard case .string(let line)? = data["rotations"]?[0] else {
      Issue.record("no line")
      return
    }
    #expect(line == "  - {planes: [1, 2], degrees: -4.0, because: \"a: b, {c} </script>\"}")
  }

  @Test("A viewpoint whose number an anchor has taken can't be turned")
  func unnamed() throws {
    // Number 1 means the viewpoint of P12; the place it would have had bears no number.
    let anchored = Decisions(anchors: [Anchor(kind: .like("P12"))])
    let study = SampleStudy(decisions: anchored)
    let first = try study.document().analysis.viewpoints.count
    #expect(first == 3)
    let data = try Bench(study).data
    #expect(data["planes"]?[0] != nil)
    #expect(data["planes"]?[1] == nil)
  }

  @Test("A bench with no plane to turn is not offered, and the page says why")
  func nothingToTurn() throws {
    // Two of three names are of arrays like no viewpoint's, and take their numbers with them.
    let statements = try SampleStudy().document().study.statements
    let noise = (3...4).map { step -> Anchor in
      let values = statements.enumerated().map { ($1.id, Double(($0 * 7 * step) % 5 - 2)) }
      return Anchor(kind: .array(Dictionary(uniqueKeysWithValues: values)))
    }
    let anchors = [Anchor(kind: .like("P1"))] + noise
    let lost = try Bench(SampleStudy(decisions: Decisions(anchors: anchors)))
    #expect(!lost.isThere && lost.html.contains("the recipe names viewpoints that were not found"))
    // Taken twice, a viewpoint is one, and a page with one has nothing to turn.
    for take in [[1], [1, 1]] {
      #expect(try !Bench(SampleStudy(decisions: Decisions(take: take))).isThere)
    }
  }

  @Test("One factor, a split factor, or too many sorts have none, and the page says why")
  func notOffered() throws {
    #expect(try !Bench(.oneFactor).isThere)
    let split = try Bench(SampleStudy(decisions: Decisions(split: [1])))
    #expect(!split.isThere && split.html.contains("because a viewpoint is split"))
    #expect(split.checker.tags.allSatisfy { $0.attributes["id"] != "bench-data" })
    let crowd = try Bench(SampleStudy(groups: [80, 70, 51], retained: false))
    #expect(!crowd.isThere && crowd.html.contains("for up to 200 sorts"))
    #expect(try Bench(SampleStudy(groups: [80, 70, 50])).isThere)
  }

  @Test("Names that try to break out stay data")
  func hostile() throws {
    var study = SampleStudy.hostile
    study.decisions = Decisions(
      anchors: [Anchor(kind: .like("P1"), name: "</script><script>alert(1)</script>")])
    let bench = try Bench(study)
    #expect(bench.checker.faults.isEmpty)
    #expect(bench.checker.tags.count { $0.name == "script" } == 2)
    #expect(!bench.html.contains("<script>alert"))
  }
}
