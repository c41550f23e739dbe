import QFormats
import QStudy
import Testing

/// R's qmethod at the command line: what is read of its folder, and what is written for it.
@Suite("R's qmethod at the command line")
struct QMethodCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
  }

  /// Two people, two conditions, two languages.
  private func writeFolder() throws {
    try bench.write([
      "r/qsorts/before/Ann.csv": ",i1,\ni2,i3,i4\n-1,0,1\n",
      "r/qsorts/before/Bob.csv": ",i2,\ni1,i3,i4\n-1,0,1\n",
      "r/qsorts/after/Ann.csv": ",i4,\ni2,i3,i1\n-1,0,1\n",
      "r/feedback/after/Ann.csv": "item_id,item_feedback,correction\ni1,Yes,FALSE\n",
      "r/concourse/ids.csv": "ID,handle\ni1,ash\ni2,beech\ni3,cedar\ni4,elm\n",
    ])
    for handle in ["ash", "beech", "cedar", "elm"] {
      try bench.write([
        "r/concourse/english/\(handle).tex": "More \\emph{\(handle)}",
        "r/concourse/welsh/\(handle).tex": "Mwy o \(handle)",
      ])
    }
  }

  @Test("a folder is checked, analysed and imported, and says what it could not take in silence")
  func folder() throws {
    try writeFolder()
    let check = try bench.mindset("check", "r")
    #expect(check.code == 0 && check.output.contains("R qmethod folder"), "\(check.errors)")
    #expect(check.errors.contains("qsorts/after/Bob.csv"))
    #expect(check.errors.contains("english is the main language"))
    let analysis = try bench.mindset("analyse", "r", "--factors", "1", "--condition", "before")
    #expect(analysis.code == 0, "\(analysis.errors)")
    let run = try bench.mindset("import", "r", "--to", "study", "--main-language", "welsh")
    #expect(run.code == 0 && !run.errors.contains("main language"), "\(run.errors)")
    let study = try StudyFormats.read(path: bench.path + "/study").study
    #expect(study.statements[0].text == "Mwy o ash" && study.language == "cy")
    #expect(study.statements[0].translations == ["en": "More ash"])
    #expect(study.sorts.map(\.id) == ["Ann-after", "Ann-before", "Bob-before"])
    #expect(study.comments == [Comment(sort: "Ann-after", statement: "i1", text: "Yes")])
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
  }

  @Test("a fault in a picture is told with file, line, column and mend")
  func fault() throws {
    try writeFolder()
    try bench.edit("r/qsorts/before/Bob.csv", "i3", "i33")
    let before = bench.listing
    let run = try bench.mindset("import", "r", "--to", "study")
    #expect(run.code == 1 && bench.listing == before)
    #expect(
      run.errors.contains("r/qsorts/before/Bob.csv:2, column B, sort Bob-before, statement i33"),
      "\(run.errors)")
    #expect(run.errors.contains("perhaps “i3”") && run.errors.contains("[unknownStatement]"))
  }

  @Test("an analysis or a recipe is written as a script, the same each time")
  func script() throws {
    for folder in ["a", "b"] {
      let run = try bench.mindset(
        "export", "surveys/lipset", "--format", "qmethod", "--factors", "2", "--exclude", "US1",
        "--to", folder)
      #expect(run.code == 0, "\(run.errors)")
    }
    #expect(try bench.contents(of: "a") == bench.contents(of: "b"))
    let script = try bench.text("a/qmethod.R")
    #expect(script.contains("8 sorts of 33 statements") && script.contains("nfactors = 2,"))
    let recipe = try bench.mindset(
      "export", "analysis/lipset.yml", "--format", "qmethod", "--to", "c")
    #expect(recipe.code == 0, "\(recipe.errors)")
    #expect(try bench.text("c/qmethod.R").contains("nfactors = 3,"))
    try bench.edit("analysis/lipset.yml", "settings:", "split: [1]\nsettings:")
    let split = try bench.mindset(
      "export", "analysis/lipset.yml", "--format", "qmethod", "--to", "d")
    #expect(split.code == 0 && split.errors.contains("leaves out what the recipe decides by hand"))
  }

  @Test("sorts on no grid of their own are written as they are, with the grid that stands in")
  func freeSorts() throws {
    let lines = [
      "A,3,1,1,-4", "B,-2,1,1,3", "C,2,-1,-3,-1", "D,1,-4,-2,5",
    ]
    try bench.write([
      "free.csv": "sort,s1,s2,s3,s4\n" + lines.map { $0 + "\n" }.joined()
    ])
    let run = try bench.mindset(
      "export", "free.csv", "--format", "qmethod", "--factors", "1", "--to", "q")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try bench.text("q/sorts.csv").contains("-4"))
    #expect(try bench.text("q/qmethod.R").contains("forced = FALSE, distribution = distribution"))
  }

  @Test(
    "what qmethod does not have is refused, and nothing is written",
    arguments: [
      (["--extraction", "paf"], "no principal axis extraction"),
      (["--rotation", "equamax"], "no equamax rotation"),
      (["--extraction", "centroid", "--rotation", "oblimin"], "no oblimin rotation of centroids"),
      (["--flagging", "none"], "no analysis without flags by rule"),
      (["--flag-level", "0.01"], "no flag level of 0.01"),
    ])
  func refused(options: [String], told: String) throws {
    let before = bench.listing
    let run = try bench.mindset(
      ["export", "surveys/lipset", "--format", "qmethod", "--factors", "2", "--to", "out"]
        + options)
    #expect(run.code == 2 && run.errors.contains(told), "\(run.errors)")
    #expect(bench.listing == before)
  }
}
