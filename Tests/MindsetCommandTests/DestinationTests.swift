import Foundation
import QAnalysis
import QDrawing
import QReport
import QTables
import Testing

@testable import MindsetCommand

/// Where results go: every destination is looked at before anything is written.
@Suite("Destinations")
struct DestinationTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(SmallStudies.park)
  }

  private let analyse = ["analyse", "park", "--factors", "1"]

  @Test(
    "nothing is written where one of several outputs can't be",
    arguments: [
      (["--out", "new", "--save-recipe", "park/study.yml"], 2),
      (["--out", "new", "--json", "park/sorts.csv"], 2),
      (["--out", "new", "--json", "nowhere/a.json"], 3), (["--out", "new", "--json", "park"], 3),
      (["--json", "a.json", "--save-recipe", "a.json"], 2),
      (["--out", "new", "--json", "new/analysis.json"], 2),
      (["--out", "new", "--json", "./new/../new/analysis.json"], 2),
      (["--out", "new", "--json", "new"], 2), (["--out", "a/b", "--save-recipe", "a"], 2),
    ] as [([String], Int32)])
  func checkedFirst(outputs: [String], code: Int32) throws {
    let before = try bench.contents()
    let run = try bench.mindset(analyse + outputs)
    #expect(run.code == code, "\(run.errors)")
    #expect(try bench.contents() == before && !bench.listing.contains("new"))
  }

  @Test("a file that can't be drawn is named with what to do, and is no fault of the program")
  func undrawn() throws {
    for (reason, said) in [
      (DrawingError.outOfMemory, "not enough memory"),
      (DrawingError.tooLarge(width: 40_000, height: 20), "40000 × 20 px"),
      (DrawingError.library(reason: "invalid matrix"), "refused (invalid matrix)"),
      (ZIPError.notWritten(reason: "no memory"), "packed (no memory)"),
    ] as [(any Error, String)] {
      var folder = OutputFolder()
      let error = #expect(throws: UndrawnFile.self) {
        try folder.add("figures/z-scores.png") { throw reason }
      }
      let report = FailureReport(try #require(error))
      #expect(report.status == .cannotReadOrWrite && folder.files.isEmpty)
      #expect(report.text.hasPrefix("error: figures/z-scores.png: ") && report.text.contains(said))
      #expect(report.text.contains("Close other") || report.text.contains("Ask for another form"))
    }
  }

  @Test("what a run left that was killed while it wrote is taken out; other folders are not")
  func abandoned() throws {
    let folder = bench.path + "/o"
    // No process has the highest number of all; the one of this test runs.
    for process in ["\(pid_t.max)", "\(getpid())", "notes"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/.writing-\(process)", withIntermediateDirectories: true)
    }
    var output = OutputFolder()
    output.add("a.txt", [65])
    try output.write(to: folder)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    // This process's own is where its files were made ready.
    #expect(Set(left) == ["a.txt", ".writing-notes"])
  }

  @Test("outputs of one command may share a folder")
  func together() throws {
    let run = try bench.mindset(
      analyse + ["--out", "o", "--save-recipe", "o/r.yml", "--json", "o/tables/a.json"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(bench.listing.contains("o/r.yml") && bench.listing.contains("o/tables/a.json"))
  }

  @Test("a result takes the place of one of its own kind, and of no other")
  func kinds() throws {
    #expect(try bench.mindset(analyse + ["--json", "a.json"]).code == 0)
    #expect(try bench.mindset(analyse + ["--json", "b.json"]).code == 0)
    #expect(try bench.mindset("diff", "a.json", "b.json", "--json", "d.json").code == 0)
    #expect(try bench.mindset("diff", "a.json", "b.json", "--json", "d.json").code == 0)
    let before = try bench.contents()
    for arguments in [
      ["diff", "a.json", "b.json", "--json", "a.json"], ["factors", "park", "--json", "a.json"],
      analyse + ["--json", "d.json"], analyse + ["--align", "a.json", "--json", "a.json"],
    ] {
      let run = try bench.mindset(arguments)
      #expect(run.code == 2 && run.errors.contains(".json is "), "\(run.errors)")
    }
    #expect(try bench.contents() == before)
  }

  @Test("a folder on a file system of its own takes results")
  func mounted() throws {
    let device = { (path: String) in
      try? FileManager.default.attributesOfItem(atPath: path)[.systemNumber] as? Int
    }
    guard let there = device("/dev/shm"), device(bench.path) != there,
      FileManager.default.isWritableFile(atPath: "/dev/shm")
    else { return }
    let shared = "/dev/shm/mindset-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: shared, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: shared) }
    try FileManager.default.createSymbolicLink(
      atPath: bench.path + "/o", withDestinationPath: shared)
    let run = try bench.mindset(analyse + ["--out", "o"])
    #expect(run.code == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: shared)
    #expect(names.contains("analysis.json") && !names.contains { $0.hasPrefix(".") }, "\(names)")
  }

  @Test("a saved recipe puts viewpoints where --align put them")
  func aligned() throws {
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    try bench.write([
      "turned.yml": """
      study: surveys/lipset
      settings: {factors: 3}
      take: [3, 1, 2]
      invert: [1]

      """
    ])
    #expect(try bench.mindset("analyse", "turned.yml", "--json", "old.json").code == 0)
    let table = ["analyse", "surveys/lipset/sorts.csv", "--factors", "3"]
    let run = try bench.mindset(
      table + ["--align", "old.json", "--json", "a.json", "--save-recipe", "saved.yml"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(try RecipeReader.read(bench.path + "/saved.yml").decisions.take == [1, 2, 3])
    #expect(try bench.mindset("analyse", "saved.yml", "--json", "b.json").code == 0)
    let again = try SavedAnalysis.read(bench.path + "/b.json").earlierSolution
    let first = try SavedAnalysis.read(bench.path + "/a.json").earlierSolution
    #expect(again == first)
    let plain = try bench.mindset(table + ["--json", "plain.json"])
    #expect(plain.code == 0)
    #expect(try SavedAnalysis.read(bench.path + "/plain.json").earlierSolution != first)
    // Beside other decisions a recipe can't say it.
    let refused = try bench.mindset(
      "analyse", "turned.yml", "--align", "old.json", "--save-recipe", "other.yml")
    #expect(refused.code == 2 && refused.errors.contains("--align"), "\(refused.errors)")
  }
}
