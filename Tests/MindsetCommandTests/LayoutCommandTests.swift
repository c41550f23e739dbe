import QFormats
import QStudy
import QTables
import TestSupport
import Testing

@testable import MindsetCommand

/// `check` and `import` of the workbooks people really have.
@Suite("Workbooks as people keep them")
struct LayoutCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    let fixtures = "Tests/QFormatsTests/Fixtures/layouts/"
    for (name, fixture) in [
      ("workshop.xlsx", "messy.xlsx"), ("faulty.xlsx", "faulty.xlsx"), ("two.xlsx", "two.xlsx"),
      ("pictures.xlsx", "pictures.xlsx"), ("quoted.xlsx", "quoted.xlsx"),
    ] {
      try bench.write(
        name, try readFile("\(Checkout.path)/\(fixtures)\(fixture)", limit: 1 << 20))
    }
  }

  @Test("What the README prints of a messy workbook is what the program prints")
  func readme() throws {
    let prompt = "$ mindset check workshop.xlsx\n"
    let block = try #require(
      Document("README.md").blocks("console").first { $0.hasPrefix(prompt) })
    let run = try bench.mindset("check", "workshop.xlsx")
    #expect(run.code == 0, "\(run.errors)")
    let printed = run.output.split(separator: "\n").map(String.init)
    let lines = block.dropFirst(prompt.count).split(separator: "\n").filter { $0 != "…" }
    #expect(lines.count > 12)
    for line in lines { #expect(printed.contains(String(line)), "\(line)") }
    // All but the command, which is to be copied, fits a terminal.
    #expect(printed.allSatisfy { $0.count <= 80 || $0.hasPrefix("  mindset import ") })
  }

  @Test("The command that check prints imports the same study, with what was left out in SOURCE.md")
  func command() throws {
    let check = try bench.mindset("check", "workshop.xlsx")
    let line = try #require(
      check.output.split(separator: "\n").first { $0.hasPrefix("  mindset import ") })
    let words = line.replacing("\"Buses 2024\"", with: "Buses_2024").split(separator: " ")
      .dropFirst()
      .map { $0 == "Buses_2024" ? "Buses 2024" : $0 == "STUDY" ? "stated" : String($0) }
    let stated = try bench.mindset(words)
    #expect(stated.code == 0, "\(stated.errors)")
    let found = try bench.mindset("import", "workshop.xlsx", "--to", "found")
    #expect(found.code == 0, "\(found.errors)")
    for file in ["sorts.csv", "statements.csv", "participants.csv"] {
      #expect(try bench.text("stated/" + file) == bench.text("found/" + file), "\(file)")
    }
    #expect(try bench.text("found/SOURCE.md").contains("Row 20 left out: notes below the table."))
  }

  @Test(
    "How cells were written is told by check and import, and in SOURCE.md; nothing of plain ones")
  func cellsFound() throws {
    let plain = "sort,s1,s2,s3,s4\nA,1,0,0,-1\nB,0,1,-1,0\nC,-1,0,1,0\n"
    try bench.write([
      "plain.csv": plain, "signs.csv": plain.replacing(",1", with: ",+1") + "\nD,0,0,\u{2212}1,1\n",
    ])
    let told = [
      "  cells        3 numbers with a plus sign (first B2), read without it",
      "               1 number with “\u{2212}” as the sign (first D6), read as minus",
      "               1 blank row left out (row 5)",
    ]
    let check = try bench.mindset("check", "signs.csv", "--strict")
    #expect(check.output.contains(told.joined(separator: "\n")), "\(check.output)")
    let imported = try bench.mindset("import", "signs.csv", "--to", "signs")
    #expect(imported.code == 0 && imported.errors.contains("1 blank row left out (row 5)"))
    #expect(
      try bench.text("signs/SOURCE.md").contains(
        "How its cells were written:\n\n- 3 numbers with a plus sign (first B2), read without it\n")
    )
    #expect(!(try bench.mindset("check", "plain.csv").output.contains("cells")))
    #expect(try bench.mindset("import", "plain.csv", "--to", "plain").code == 0)
    #expect(!(try bench.text("plain/SOURCE.md").contains("How its cells")))
  }

  @Test(
    "What a workbook hides is named by check and import, and in SOURCE.md, with what became of it")
  func hidden() throws {
    let told = "The sheet “Buses 2024” hides column C; column C was left out for what it holds"
    #expect(try bench.mindset("check", "workshop.xlsx").errors.contains(told))
    #expect(try bench.mindset("import", "workshop.xlsx", "--to", "h").errors.contains(told))
    #expect(
      try bench.text("h/SOURCE.md").contains("\nWhat the workbook hides:\n\n- " + told))
  }

  @Test(
    "Ranks read with --grid in check and analyse as in import, and in the command that is printed")
  func ranks() throws {
    let rows = [
      "A,1,2,3,4,5,6,7,8,9,10", "B,2,1,4,3,6,5,8,7,10,9", "C,10,2,3,4,5,6,7,8,9,1",
      "D,3,4,1,2,9,8,7,6,5,10",
    ]
    try bench.write([
      "ranks.csv": "sort,1,2,3,4,5,6,7,8,9,10\n" + rows.joined(separator: "\n") + "\n"
    ])
    let grid = (1...10).map { "\($0): 1" }.joined(separator: ", ")
    for command in [["check"], ["analyse", "--factors", "1"], ["factors"]] {
      let words = Array(command.prefix(1)) + ["ranks.csv"] + command.dropFirst()
      let refused = try bench.mindset(words)
      #expect(refused.code == 1 && refused.errors.contains("read them with --grid"), "\(command)")
      let run = try bench.mindset(words + ["--grid", grid])
      #expect(run.code == 0, "\(command): \(run.errors)")
    }
    let drawn = try bench.mindset("check", "ranks.csv", "--grid", grid, "--sorts", "B2:K5")
    #expect(drawn.output.contains("--grid \"1: 1, 2: 1"), "\(drawn.output)")
  }

  @Test("Import tells what would stop an analysis, and writes it down")
  func faults() throws {
    let rows = ["A,1,0,0,-1", "B,1,1,0,-1", "C,0,1,-1,0", "D,-1,0,1,0"]
    try bench.write(["sums.csv": "sort,s1,s2,s3,s4\n" + rows.joined(separator: "\n") + "\n"])
    let run = try bench.mindset("import", "sums.csv", "--grid", "-1:1,0:2,1:1", "--to", "s")
    #expect(run.code == 0)
    #expect(run.errors.contains("warning: sort B: found"), "\(run.errors)")
    #expect(run.errors.contains("1 finding would stop an analysis: mindset check s tells all"))
    #expect(try bench.text("s/SOURCE.md").contains("What stops an analysis:\n\n- B: found"))
    let strict = try bench.mindset(
      "import", "sums.csv", "--grid", "-1:1,0:2,1:1", "--strict", "--to", "t")
    #expect(strict.code == 1)
  }

  @Test("The command that import writes down mends again what was mended, and states the grid")
  func mendedAgain() throws {
    try bench.write([
      "twice.csv": "sort,s1,s2,s3\nA,1,0,-1\nA,0,1,-1\nB,-1,0,1\nC,0,-1,1\n"
    ])
    let grid = "--grid=-1:1,0:1,1:1"
    let run = try bench.mindset("import", "twice.csv", "--repair", grid, "--to", "a")
    #expect(run.code == 0, "\(run.errors)")
    let line = try #require(
      try bench.text("a/SOURCE.md").split(separator: "\n").first { $0.contains("mindset import") })
    #expect(
      line.hasSuffix("--repair --grid='-1: 1, 0: 1, 1: 1' --to STUDY")
        || line.hasSuffix("--repair --grid=\"-1: 1, 0: 1, 1: 1\" --to STUDY"), "\(line)")
    let plain = try bench.mindset("import", "twice.csv", "--repair", "--to", "b")
    #expect(plain.code == 0)
    #expect(try !bench.text("b/SOURCE.md").contains("--grid"))
  }

  @Test("A place that was typed is drawn, to be looked at, in a plain file too")
  func stated() throws {
    try bench.write(["plain.csv": "sort,s1,s2,s3\nA,1,0,-1\nB,-1,0,1\nC,0,-1,1\n"])
    #expect(try !bench.mindset("check", "plain.csv").output.contains("│"))
    let run = try bench.mindset("check", "plain.csv", "--sorts", "B2:D4")
    #expect(run.code == 0 && run.output.contains("  2 │ A"), "\(run.output)")
  }

  @Test("Sorts to look at stand in what check prints, and in SOURCE.md")
  func doubts() throws {
    try bench.write([
      "same.csv": "sort,s1,s2,s3,s4\nA,1,0,0,-1\nB,1,0,0,-1\nC,-1,0,0,1\nD,0,1,-1,0\n"
    ])
    let check = try bench.mindset("check", "same.csv", "--quiet")
    #expect(check.code == 0 && check.output.contains("No findings, but sorts to look at:"))
    #expect(check.output.contains("The sorts A, B are identical"))
    let run = try bench.mindset("import", "same.csv", "--to", "same")
    #expect(run.code == 0 && run.errors.contains("The sorts A, B are identical"), "\(run.errors)")
    #expect(try bench.text("same/SOURCE.md").contains("- The sorts A, B are identical"))
  }

  @Test("The command that check prints can be pasted into a shell, whatever the sheet is called")
  func pasted() throws {
    let check = try bench.mindset("check", "quoted.xlsx")
    let line = try #require(
      check.output.split(separator: "\n").first { $0.hasPrefix("  mindset import ") })
    #expect(line.contains("--sheet='-Ann'\\''s “$5” `x`\"!' --sorts"), "\(line)")
    let pasted = try bench.mindset(
      [], under: ["/bin/sh", "-c", "mindset() { \"$0\" \"$@\"; }\n\(line)"])
    #expect(pasted.code == 0, "\(pasted.errors)")
    #expect(try bench.text("STUDY/sorts.csv").hasPrefix("sort,s1,"))
  }

  @Test("Where the cells have faults, check draws the table as well")
  func faulty() throws {
    let run = try bench.mindset("check", "faulty.xlsx")
    #expect(run.code == 1)
    #expect(run.output.contains("--sorts D8:I17"))
    #expect(run.errors.contains("Buses 2024!F10"))
    let two = try bench.mindset("check", "two.xlsx")
    #expect(two.code == 1 && two.errors.contains("--sheet Parks"))
    let pictures = try bench.mindset("check", "pictures.xlsx")
    #expect(pictures.code == 0 && pictures.output.contains("3 in all: Anna at Anna!B3 (9 cards)"))
    let ranges = "'Anna!B3:F6,Bryn!B3:F6,Carys!B3:F6'"
    #expect(
      pictures.output.contains("\n  mindset import pictures.xlsx --sorts \(ranges) --to STUDY\n"))
  }

  @Test("--statements is a file with import where it is no range, and wrong usage elsewhere")
  func statements() throws {
    try bench.write(["sorts.csv": "sort,s1,s2\na,1,0\nb,0,1\n", "cards.txt": "Buses\nTrams\n"])
    let worded = try bench.mindset(
      "import", "sorts.csv", "--statements", "cards.txt", "--to", "worded")
    #expect(worded.code == 0, "\(worded.errors)")
    #expect(try bench.text("worded/statements.csv").contains("Trams"))
    let ranged = try bench.mindset(
      "import", "sorts.csv", "--sorts", "b2:c3", "--statements", "B1:C1", "--to", "ranged")
    #expect(ranged.code == 0, "\(ranged.errors)")
    #expect(try bench.mindset("check", "sorts.csv", "--statements", "cards.txt").code == 2)
    #expect(try bench.mindset("check", "sorts.csv", "--sorts", "all").code == 2)
    #expect(try bench.mindset("check", "sorts.csv", "--ids", "line:3").code == 2)
    let outside = try bench.mindset("check", "sorts.csv", "--sorts", "B2:Z9")
    #expect(outside.code == 1 && outside.errors.contains("a range within A1:C3"))
  }
}
