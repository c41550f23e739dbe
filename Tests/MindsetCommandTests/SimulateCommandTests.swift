import Foundation
import QFormats
import QStudy
import Testing

/// `simulate`.
@Suite("The command that makes sorts")
struct SimulateCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  @Test("simulate follows its seed to the byte, and another seed gives other sorts")
  func simulateSeed() throws {
    func simulate(_ folder: String, seed: String) throws -> [String: [UInt8]] {
      let run = try bench.mindset(
        "simulate", "surveys/lipset", "--sorts", "12", "--planted", "2", "--seed", seed, "--to",
        folder)
      #expect(run.code == 0 && run.output == "\(folder)\n", "\(run.errors)")
      return try bench.contents(of: folder)
    }
    let first = try simulate("one", seed: "3")
    #expect(try simulate("two", seed: "3") == first)
    #expect(try simulate("three", seed: "4")["sorts.csv"] != first["sorts.csv"])
    #expect(try StudyFormats.read(path: bench.path + "/one").study.sorts.count == 12)
  }

  @Test("simulated sorts are marked, and every output says so")
  func simulatedIsSaid() throws {
    try bench.mindset(
      "simulate", "surveys/lipset", "--sorts", "12", "--planted", "2", "--loading", "0.8:0.9",
      "--to", "trial")
    let study = try StudyFormats.read(path: bench.path + "/trial").study
    #expect(study.provenance.sorts == .simulated && study.provenance.seed == 1)
    #expect(study.source?.contains("The sorts are simulated: 12 sorts from 2") == true)
    let run = try bench.mindset("analyse", "trial", "--factors", "2", "--out", "results")
    #expect(run.output.contains("Illustrative data: simulated sorts"))
    #expect(try bench.text("results/report.html").contains("Illustrative data: simulated sorts"))
    #expect(try bench.text("results/analysis.json").contains("\"simulated\": true"))
    let real = try bench.mindset("analyse", "surveys/lipset", "--out", "real")
    #expect(!real.output.contains("Illustrative"))
    #expect(try !bench.text("real/report.html").contains("Illustrative data"))
  }

  @Test("a simulated study says nothing of the sorts whose statements it borrows")
  func simulatedSource() throws {
    let files = try bench.contents(of: "surveys/lipset").mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    // The study tells of real sorts, which is what must not be carried over.
    #expect(files["SOURCE.md"]?.contains("The sorts are real") == true)
    #expect(files["study.yml"]?.contains("sorts: Brown") == true)
    try bench.mindset(
      "simulate", "surveys/lipset", "--sorts", "12", "--planted", "1", "--to", "trial")
    let study = try StudyFormats.read(path: bench.path + "/trial").study
    let source = try #require(study.source)
    for told in ["sorts are real", "Nine people", "Brown", "US1"] {
      #expect(!source.contains(told), "\(told)")
    }
    #expect(source.contains("Nobody sorted these cards."))
    #expect(source.contains("12 sorts from 1 planted viewpoint,"))
    #expect(source.contains("those of “The value patterns of democracy”, read from lipset."))
    #expect(
      study.provenance.source
        == "statements and grid of “The value patterns of democracy”; sorts simulated")
    #expect(study.provenance.statements == .own)
  }

  @Test("viewpoints planted from a table are found again")
  func planted() throws {
    try bench.write(SmallStudies.garden)
    try bench.write(["planted.csv": "statement,A,B\n1,2,0\n2,1,-1\n3,0,-2\n4,0,2\n5,-1,1\n6,-2,0\n"]
    )
    let run = try bench.mindset(
      "simulate", "garden", "--sorts", "8", "--planted", "planted.csv", "--loading", "1:1", "--to",
      "trial")
    #expect(run.code == 0, "\(run.errors)")
    // Without chance every other sort is the first viewpoint itself.
    let sorts = try StudyFormats.read(path: bench.path + "/trial").study.sorts
    #expect(
      Set(sorts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element.placements)).count == 1)
    #expect(sorts[0].placements.first == 2 && sorts[0].placements.last == -2)
    #expect(sorts[1].placements[2] == -2 && sorts[1].placements[3] == 2)
  }

  @Test(
    "a faulty table of planted viewpoints is refused by line and statement",
    arguments: [
      ("", "planted.csv"), ("id,A\n1,1\n", "planted.csv:1"),
      ("statement,A\n1,1\n2,x\n", "planted.csv:3, statement 2"),
      ("statement,A\n1,1\n1,2\n", "planted.csv:3, statement 1"),
      ("statement,A\n1,1\n9,2\n", "planted.csv:3, statement 9"),
      ("statement,A\n1,1\n", "planted.csv, statement 2"),
    ])
  func faultyPlanted(table: String, told: String) throws {
    try bench.write(SmallStudies.park)
    try bench.write(["planted.csv": table])
    let before = bench.listing
    let run = try bench.mindset(
      "simulate", "park", "--sorts", "8", "--planted", "planted.csv", "--to", "trial")
    #expect(run.code == 1 && run.errors.contains(told), "\(run.errors)")
    #expect(bench.listing == before)
  }
}
