import Foundation
import Testing

/// What does not stop the job and must be said: exit code 0, a message, and a code in the result.
@Suite("Warnings")
struct WarningTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    var study = "park"
    var files: [String: String?] = [:]
    var options = ["--factors", "1"]
    let sorts: [String]
    /// Words of the message.
    let words: [String]

    var testDescription: String { code }
  }

  @Test("are told on standard error and in the summary, and carry their code", arguments: cases)
  func told(warning: Case) throws {
    let bench = try Workbench()
    try bench.write(SmallStudies.park(warning.files))
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    try bench.copy("Tests/Fixtures/blanks")
    let analyse = ["analyse", warning.study] + warning.options
    let run = try bench.mindset(analyse + ["--json", "-"])
    #expect(run.code == 0, "\(run.errors)")
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(run.outputBytes)) as? [String: Any])
    let warnings = try #require(result["warnings"] as? [[String: Any]])
    let own = try #require(
      warnings.first { $0["code"] as? String == warning.code }, "\(run.errors)")
    let message = try #require(own["message"] as? String)
    for word in warning.words { #expect(message.contains(word), "\(message)") }
    #expect(own["sorts"] as? [String] == warning.sorts)
    #expect(run.errors.contains("warning: \(message)\n"))
    // The summary breaks lines.
    let summary = try bench.mindset(analyse)
    let words = summary.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(summary.code == 0 && words.contains("! \(message)"), "\(words)")
    let strict = try bench.mindset(analyse + ["--strict"])
    #expect(strict.code == 1)
  }

  private static func sorts(_ rows: String...) -> [String: String?] {
    ["park/sorts.csv": (["sort,1,2,3,4"] + rows).joined(separator: "\n") + "\n"]
  }

  static let cases = [
    Case(
      code: "identicalSorts", files: sorts("A,-1,0,0,1", "B,1,0,0,-1", "C,-1,0,0,1", "D,0,1,-1,0"),
      sorts: ["A", "C"], words: ["A, C", "entered twice"]),
    Case(
      code: "noDefiningSorts", options: ["--factors", "1", "--flagging", "none"],
      sorts: [], words: ["F1", "no scores"]),
    Case(
      code: "thinFactor", study: "surveys/lipset", options: ["--factors", "3", "--exclude", "US8"],
      sorts: ["US1", "US2"], words: ["F3", "two sorts"]),
    Case(
      code: "tiedScores", files: sorts("A,1,0,0,-1", "B,0,1,0,-1", "C,0,0,1,-1"),
      options: ["--factors", "1", "--flagging", "majority"], sorts: [],
      words: ["1 and 2 and 3", "F1", "edge of a column", "listed first"]),
    Case(
      code: "heywood", files: sorts("A,-1,0,0,1", "B,-1,0,0,1", "C,0,1,-1,0"), sorts: ["A"],
      words: ["A", "communality", "1.000"]),
    Case(
      code: "bipolarFactor", study: "surveys/lipset", options: ["--factors", "3"],
      sorts: ["JP5"], words: ["F1", "JP5", "opposite view"]),
    Case(
      code: "flagAgainstLoading", study: "against.yml",
      files: [
        "against.yml":
          "study: surveys/lipset\nsettings: {factors: 3}\nflags: [{sort: JP5, viewpoint: 1, sign: +}]\n"
      ], options: [], sorts: ["JP5"],
      words: ["JP5 is flagged “+” on F1 by hand and loads −0.83", "Set the flag to “-”"]),
    Case(
      code: "sharedOutOfReach", study: "surveys/lipset", options: ["--factors", "3"], sorts: [],
      words: ["0.75", "Too few people"]),
    Case(
      code: "moreThanSupported", sorts: [], words: ["out from chance"]),
    Case(
      code: "otherNumberExtracted", study: "surveys/lipset",
      options: ["--factors", "4", "--extract", "3"], sorts: [],
      words: ["4 factors were extracted, not 3", "as many are kept"]),
    Case(
      code: "otherNumberExtracted", study: "surveys/lipset",
      options: ["--factors", "2", "--extract", "25"], sorts: [],
      words: ["9 factors were extracted, not 25", "carry no more"]),
    Case(
      code: "notInProgram", study: "surveys/lipset",
      options: ["--factors", "2", "--compat", "kade", "--extraction", "ml"], sorts: [],
      words: ["KADE 1.4.0 has no maximum likelihood", "only its small print"]),
    Case(
      code: "noComparison", sorts: [], words: ["nothing to compare"]),
    Case(
      code: "gridFromSorts",
      files: ["park/study.yml": "title: Parks\nthemes: {green: Green}\n"], sorts: [],
      words: ["-1: 1, 0: 2, 1: 1"]),
    Case(
      code: "gridFromMedian",
      files: [
        "park/study.yml": "title: Parks\nthemes: {green: Green}\n",
        "park/sorts.csv": "sort,1,2,3,4\nA,-1,0,0,1\nB,1,1,0,-1\nC,2,0,-1,0\nD,0,2,-1,-1\n",
      ], sorts: [], words: ["rank-wise median"]),
    Case(
      code: "cellsFilled", study: "Tests/Fixtures/blanks",
      options: ["--factors", "3", "--missing", "refill"],
      sorts: ["P01", "P04", "P07", "P10", "P13", "P16", "P19", "P22", "P25", "P28"],
      words: ["Blank cells", "P04 (1)"]),
    Case(
      code: "severalSortsAPerson",
      files: [
        "park/sorts.csv":
          "sort,participant,1,2,3,4\nA,a,-1,0,0,1\nB,a,1,0,0,-1\nC,c,0,-1,1,0\nD,d,0,1,-1,0\n"
      ], sorts: ["A", "B"], words: ["1 person has more than one sort", "--exclude"]),
    Case(
      code: "offGridAccepted", files: sorts("A,-1,0,0,1", "B,1,0,0,-1", "C,1,1,-1,0", "D,0,1,-1,0"),
      options: ["--factors", "1", "--free"], sorts: ["C"], words: ["1 of 4 sorts"]),
  ]

  @Test("an anchor that is lost or weak is told")
  func anchors() throws {
    let bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.write([
      "r.yml": """
      study: surveys/lipset
      settings: {factors: 2}
      viewpoints:
        - {like: US1, name: One}
        - {like: US2, name: Two}
        - {like: US3, name: Three}

      """
    ])
    let run = try bench.mindset("analyse", "r.yml", "--json", "-")
    #expect(run.code == 0)
    #expect(run.output.contains("\"anchorLost\""), "\(run.errors)")
    #expect(run.errors.contains("warning: ") && run.errors.contains("was not attached"))
  }
}
