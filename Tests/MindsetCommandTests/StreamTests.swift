import Foundation
import Testing

/// What goes where, which code the process ends with, and that nothing of the machine shows.
@Suite("Streams and exit codes")
struct StreamTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(SmallStudies.garden)
    try bench.write(SmallStudies.park)
  }

  static let commands = [
    "new", "check", "import", "export", "analyse", "run", "diff", "report", "simulate",
  ]

  // MARK: Help

  @Test("the help of every command has examples of that command", arguments: commands)
  func help(command: String) throws {
    let run = try bench.mindset(command, "--help")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.contains("\nEXAMPLES\n  mindset \(command) "))
    #expect(run.output.contains("USAGE: mindset \(command)"))
  }

  @Test("the help of the program names every command and exit code")
  func helpOfAll() throws {
    for arguments in [[], ["--help"], ["-h"]] {
      let run = try bench.mindset(arguments)
      #expect(run.code == 0 && run.errors.isEmpty)
      for command in Self.commands {
        #expect(run.output.contains(try Regex("\n  \(command)[ ,]")))
      }
      for code in ["0 done", "1 findings", "2 wrong usage", "3 can't read", "70 ", "130 "] {
        #expect(run.output.contains(code))
      }
    }
  }

  @Test("--version prints the version and nothing else")
  func version() throws {
    let run = try bench.mindset("--version")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(run.output)")
  }

  @Test("completions are made for each shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try bench.mindset("--generate-completion-script", shell)
    #expect(run.code == 0 && run.errors.isEmpty)
    for word in Self.commands + ["save-recipe"] { #expect(run.output.contains(word), "\(word)") }
  }

  // MARK: Streams

  @Test("--quiet leaves nothing on standard error, and the output as it was")
  func quiet() throws {
    let plain = try bench.mindset("analyse", "garden", "--factors", "1", "--json", "-")
    let quiet = try bench.mindset("analyse", "garden", "--factors", "1", "--json", "-", "--quiet")
    #expect(!plain.errors.isEmpty && quiet.errors.isEmpty)
    #expect(plain.outputBytes == quiet.outputBytes && !plain.outputBytes.isEmpty)
  }

  @Test("--quiet still tells errors")
  func quietErrors() throws {
    let run = try bench.mindset("analyse", "nowhere", "--quiet")
    #expect(run.code == 3 && run.errors.contains("nowhere"))
  }

  @Test(
    "there are no colours where the output is no terminal",
    arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"], ["TERM": "dumb"]])
  func colours(environment: [String: String]) throws {
    let run = try bench.mindset(["analyse", "garden", "--factors", "2"], environment: environment)
    #expect(run.code == 0)
    #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"))
  }

  @Test("a terminal gets colours unless NO_COLOR or TERM=dumb forbids them")
  func terminal() throws {
    // `script` gives its command a terminal; where it is missing there is nothing to try it with.
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    func colours(_ environment: [String: String]) throws -> Bool {
      let inTerminal = #"exec script -qec "'$0' analyse garden --factors 2" /dev/null"#
      let ended = try bench.mindset(
        [], environment: environment.merging(["TERM": "xterm"]) { own, _ in own },
        under: ["/bin/sh", "-c", inTerminal])
      #expect(ended.output.contains("Viewpoint 1"), "\(ended.output) \(ended.errors)")
      return ended.output.contains("\u{1B}[")
    }
    #expect(try colours([:]))
    #expect(try colours(["NO_COLOR": ""]))
    #expect(try !colours(["NO_COLOR": "1"]))
    #expect(try !colours(["TERM": ""]))
    #expect(try !colours(["TERM": "dumb"]))
  }

  @Test("control characters of a study do not reach the terminal")
  func harmless() throws {
    try bench.edit("garden/study.yml", "title: Gardens", #"title: "Gar\e[31mdens""#)
    let run = try bench.mindset("analyse", "garden", "--factors", "1")
    #expect(run.code == 0 && !run.output.contains("\u{1B}"))
  }

  // MARK: Exit codes

  @Test(
    "wrong usage exits with 2, says what is wrong, and prints nothing",
    arguments: [
      ["frobnicate"], ["analyse"], ["analyse", "park", "more"],
      ["analyse", "park", "--facters", "3"],
      ["analyse", "park", "--factors", "none"], ["analyse", "park", "--factors", "0"],
      ["analyse", "park", "--factors", "51"], ["analyse", "park", "--factors"],
      ["analyse", "park", "--rotation", "promx"], ["analyse", "park", "--correlation", "x"],
      ["analyse", "park", "--reliability", "1"], ["analyse", "park", "--reliability", "high"],
      ["analyse", "park", "--equivalence", "0"], ["analyse", "park", "--seed", "-1"],
      ["check", "park", "--rotation", "none"], ["check", "park", "--factors", "1"],
      ["analyse", "park", "--extract", "0"], ["analyse", "park", "--extract", "201"],
      ["analyse", "park", "--labels", "modern"], ["analyse", "park", "--format", "html"],
      ["analyse", "park", "--out", "o", "--format", "rtf"],
      ["analyse", "park", "--out", "o", "--format", ""],
      ["analyse", "park", "--rows", "people"], ["analyse", "park", "--as", "pqmthod"],
      ["analyse", "park", "--factors", "1", "--json", "park/sorts.csv"],
      ["analyse", "park", "--factors", "1", "--json", ""],
      ["analyse", "park", "--factors", "1", "--save-recipe", "park/study.yml"],
      ["analyse", "park", "--factors", "1", "--out", ""],
      ["analyse", ""], ["simulate", "park", "--sorts", "2", "--planted", "3", "--to", "out"],
      ["simulate", "park", "--sorts", "4", "--planted", "2.5", "--to", "out"],
      ["analyse", "park", "--rows", "sorts", "--columns", "sorts"],
      ["analyse", "park", "--grid", "x"], ["analyse", "park", "--grid", "1 2"],
      ["new", "fresh", "--grid", "1 2 1"], ["new", "fresh", "--statements", "park/statements.csv"],
      ["import", "park/sorts.csv"], ["export", "park", "--to", "out"],
      ["export", "park", "--format", "kade9", "--to", "out"], ["diff", "a.json"],
      ["report", "park", "--figures", "gif"], ["run"], ["run", "park"], ["run", "park/sorts.csv"],
      ["simulate", "park", "--planted", "1", "--to", "out"],
      ["simulate", "park", "--sorts", "1", "--planted", "1", "--to", "out"],
      ["simulate", "park", "--sorts", "4", "--planted", "51", "--to", "out"],
      ["simulate", "park", "--sorts", "4", "--planted", "0", "--to", "out"],
      [
        "simulate", "park", "--sorts", "4", "--planted", "1", "--loading", "0.9:0.5", "--to", "out",
      ],
      ["simulate", "park", "--sorts", "4", "--planted", "1", "--loading", "0.9", "--to", "out"],
      ["simulate", "park", "--sorts", "4", "--planted", "1", "--seed", "-1", "--to", "out"],
    ])
  func usage(arguments: [String]) throws {
    let before = bench.listing
    let run = try bench.mindset(arguments)
    #expect(run.code == 2, "\(run.errors)")
    #expect(run.output.isEmpty && run.errors.lowercased().hasPrefix("error: "))
    #expect(bench.listing == before)
  }

  @Test("a grid that is mistyped is told with what is wrong and the forms that are taken")
  func gridUsage() throws {
    let run = try bench.mindset("analyse", "park", "--grid", "1 2 2 1")
    #expect(run.code == 2)
    #expect(run.errors.contains("4 columns, which have none in the middle"), "\(run.errors)")
    #expect(run.errors.contains("-2..2: 1 2 3 2 1"))
  }

  @Test(
    "a number out of its bounds is told with the bounds",
    arguments: [
      (["analyse", "park", "--factors", "51"], ["--factors", "1 to 50", "2-5", "suggest"]),
      (["analyse", "park", "--extract", "0"], ["--extract", "1 to 200", "auto"]),
      (
        ["simulate", "park", "--sorts", "4", "--planted", "1", "--to", "o", "--loading", "0.9:2"],
        ["--loading", "-1 to 1", "0.55:0.85"]
      ),
    ])
  func bounds(arguments: [String], words: [String]) throws {
    let run = try bench.mindset(arguments)
    #expect(run.code == 2)
    for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
  }

  @Test("an option that is mistyped is told with the one it most likely was")
  func nearestOption() throws {
    #expect(try bench.mindset("analyse", "park", "--facters", "3").errors.contains("'--factors'"))
  }

  @Test(
    "what can't be read or written exits with 3 and names the path",
    arguments: [
      (["analyse", "nowhere"], "nowhere"), (["check", "nowhere.csv"], "nowhere.csv"),
      (["run", "nowhere.yml"], "nowhere.yml"),
      (["import", "nowhere.dat", "--to", "o"], "nowhere.dat"),
      (["diff", "nowhere.json", "nowhere.json"], "nowhere.json"),
      (["new", "o", "--statements", "nowhere.txt", "--grid", "1 2 1"], "nowhere.txt"),
      (["new", "o", "--statements", "park", "--grid", "1 2 1"], "park"),
      (["analyse", "park", "--factors", "1", "--align", "nowhere.json"], "nowhere.json"),
      (["analyse", "park", "--factors", "1", "--align", "park"], "park"),
      (["analyse", "park", "--factors", "1", "--json", "nowhere/a.json"], "nowhere/a.json"),
      (["analyse", "park", "--factors", "1", "--json", "park"], "park"),
      (["analyse", "park", "--factors", "1", "--save-recipe", "nowhere/r.yml"], "nowhere/r.yml"),
      (["analyse", "park", "--factors", "1", "--out", "r.yml"], "r.yml"),
      (["analyse", "park", "--factors", "1", "--out", "r.yml/below"], "r.yml"),
      (["report", "park", "--factors", "1", "--out", "r.yml/below"], "r.yml"),
      (["export", "park", "--format", "csv", "--to", "r.yml/below"], "r.yml"),
      (["simulate", "park", "--sorts", "4", "--planted", "p.csv", "--to", "o"], "p.csv"),
      (["simulate", "park", "--sorts", "4", "--planted", "1", "--to", "r.yml"], "r.yml"),
    ])
  func unreadable(arguments: [String], path: String) throws {
    let before = try bench.contents()
    let run = try bench.mindset(arguments)
    #expect(run.code == 3 && run.errors.hasPrefix("error: "), "\(run.errors)")
    #expect(run.errors.contains(path), "\(run.errors)")
    #expect(try bench.contents() == before)
    #expect(!bench.listing.contains { $0.contains(".writing-") })
  }

  @Test("a folder where a report is to be written stops all of the outputs")
  func folderInTheWay() throws {
    try bench.write(["o/report.html/inside.txt": "mine"])
    let run = try bench.mindset("analyse", "park", "--factors", "1", "--out", "o")
    #expect(run.code == 3 && run.errors.contains("o/report.html"))
    #expect(try bench.text("o/report.html/inside.txt") == "mine")
    #expect(!bench.listing.contains { $0.contains(".writing-") })
  }

  @Test("--strict turns warnings into exit code 1, and leaves a run without warnings alone")
  func strict() throws {
    let plain = try bench.mindset("analyse", "garden", "--factors", "1")
    let strict = try bench.mindset("analyse", "garden", "--factors", "1", "--strict")
    #expect(plain.code == 0 && strict.code == 1)
    #expect(plain.outputBytes == strict.outputBytes)
    #expect(strict.errors.contains("--strict"))
    #expect(try bench.mindset("check", "park", "--strict").code == 0)
    let run = try bench.mindset("run", "r.yml", "--strict")
    #expect(run.code == 1 && run.errors.contains("warning: "))
  }

  @Test(
    "a reader that has gone away is no failure",
    arguments: [
      ["analyse", "garden", "--factors", "1", "--json", "-"], ["check", "garden"], ["--help"],
      ["--generate-completion-script", "bash"],
    ])
  func closedPipe(arguments: [String]) throws {
    #expect(try bench.mindset(arguments, closedOutput: true).code == 0)
  }

  @Test("an interruption ends the process with 130 and leaves nothing half-written")
  func interrupted() throws {
    // The command waits for its input on a pipe with a name: when it has read the beginning, it is
    // at work.
    let pipe = bench.path + "/slow.csv"
    #expect(mkfifo(pipe, 0o600) == 0)
    let before = bench.listing
    let end = open(pipe, O_RDWR | O_CLOEXEC)
    #expect(end >= 0 && write(end, "sort", 4) == 4)
    let run = try bench.start(["analyse", "slow.csv", "--out", "o"])
    var left: Int32 = 4
    for _ in 0..<1000 where left > 0 {
      usleep(10_000)
      _ = ioctl(end, UInt(FIONREAD), &left)
    }
    kill(run.process, SIGINT)
    let outcome = try bench.end(run)
    close(end)
    #expect(outcome.code == 130 && outcome.output.isEmpty)
    #expect(bench.listing == before)
  }

  // MARK: The same bytes

  @Test("the same input and seed give the same bytes, on one processor or all")
  func sameBytes() throws {
    try bench.copy("surveys/lipset")
    try bench.copy("analysis/lipset.yml")
    func results(_ folder: String, under wrapper: [String] = []) throws -> [String: [UInt8]] {
      let run = try bench.mindset(
        ["report", "surveys/lipset", "--out", folder, "--figures", "svg"], under: wrapper)
      #expect(run.code == 0, "\(run.errors)")
      let all = try bench.mindset(
        ["analyse", "surveys/lipset", "--factors", "suggest", "--out", folder + "/all"],
        under: wrapper)
      #expect(all.code == 0)
      return try bench.contents(of: folder)
    }
    let first = try results("one")
    #expect(first.count > 15)
    #expect(try results("two") == first)
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset") {
      #expect(try results("three", under: ["/usr/bin/taskset", "-c", "0"]) == first)
    }
  }

  @Test("another folder, user and home give the same bytes")
  func samePlace() throws {
    let other = try Workbench()
    try other.write(SmallStudies.garden)
    let arguments = ["analyse", "garden", "--factors", "2", "--out", "o"]
    #expect(try bench.mindset(arguments).code == 0)
    let moved = try other.mindset(
      arguments,
      environment: [
        "HOME": "/elsewhere", "USER": "somebody", "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8",
      ])
    #expect(moved.code == 0)
    #expect(try bench.contents(of: "o") == other.contents(of: "o"))
  }

  @Test("no output holds a path, a user, a host or the day")
  func noTraces() throws {
    let study = bench.path + "/garden"
    let environment = [
      "USER": "tracey-user", "LOGNAME": "tracey-user", "HOME": "/home/tracey-user",
    ]
    for arguments in [
      ["analyse", study, "--factors", "2", "--out", "o", "--save-recipe", "o/r.yml"],
      ["report", study, "--factors", "2", "--out", "o", "--figures", "svg"],
      ["simulate", study, "--sorts", "5", "--planted", "2", "--to", "o/simulated"],
      ["export", study, "--format", "pqmethod", "--to", "o/pq"],
      ["export", study, "--format", "mindset", "--to", "o/mindset"],
      ["import", study + "/sorts.csv", "--to", "o/imported"],
    ] {
      let run = try bench.mindset(arguments, environment: environment)
      #expect(run.code == 0, "\(run.errors)")
    }
    var host = [CChar](repeating: 0, count: 256)
    #expect(gethostname(&host, host.count - 1) == 0)
    var traces = [bench.path, "tracey-user", NSUserName() + "@"]
    let hostName = host.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    if hostName.count > 4 { traces.append(hostName) }
    let day = Date.now.formatted(.iso8601.year().month().day())
    traces.append(day)
    let files = try bench.contents(of: "o")
    #expect(files.count > 25)
    for (name, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      for trace in traces { #expect(!text.contains(trace), "\(trace) in \(name)") }
    }
  }
}
