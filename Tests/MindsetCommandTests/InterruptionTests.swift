import Foundation
import Testing

/// What ends the command from outside, and streams nobody reads or that take no more.
@Suite("Interruption and closed streams")
struct InterruptionTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(SmallStudies.garden)
    try bench.write(SmallStudies.park)
  }

  /// How a command ended within ten seconds; `nil`, and it is killed, where it did not.
  private func endInTime(_ run: Workbench.Running) throws -> Int32? {
    for _ in 0..<1000 {
      var status: Int32 = 0
      if waitpid(run.process, &status, WNOHANG) == run.process {
        return status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
      }
      usleep(10_000)
    }
    kill(run.process, SIGKILL)
    _ = try bench.end(run)
    return nil
  }

  @Test("an interruption at any moment ends the command and leaves nothing half-written")
  func anyMoment() throws {
    let arguments = ["analyse", "garden", "--factors", "2", "--out", "o", "--json", "j.json"]
    let start = Date.now
    #expect(try bench.mindset(arguments).code == 0)
    let took = Date.now.timeIntervalSince(start)
    let whole = try bench.contents()
    var codes: Set<Int32?> = []
    for attempt in 0..<20 {
      let run = try bench.start(arguments)
      usleep(UInt32(Double(attempt) / 20 * min(took, 0.5) * 1e6))
      kill(run.process, SIGINT)
      codes.insert(try endInTime(run))
      #expect(!bench.listing.contains { $0.contains(".writing-") || $0.hasSuffix(".tmp") })
    }
    // Before the command took over, the shell that starts it dies of the signal.
    #expect(codes.isSubset(of: [0, 130, -SIGINT]), "\(codes)")
    #expect(codes.contains(130))
    #expect(try bench.contents() == whole)
  }

  @Test("a closed terminal and a polite end are obeyed", arguments: [SIGHUP, SIGTERM])
  func politeEnd(number: Int32) throws {
    let run = try startOnPipe()
    kill(run.process, number)
    #expect(try endInTime(run) == -number)
  }

  @Test("a signal that the caller ignores stays ignored")
  func ignored() throws {
    let pipe = try slowPipe()
    let run = try bench.start(
      ["check", "slow.csv"], under: ["/bin/sh", "-c", #"trap '' HUP; exec "$@""#, "sh"])
    try feed(pipe, "sort,1,2,3,4\nA,-1,0,0,1\nB,1,0,0,-1\nC,0,-1,1,0\n")
    kill(run.process, SIGHUP)
    usleep(50_000)
    close(pipe)
    #expect(try endInTime(run) == 0)
  }

  /// A command that is at work, reading from a pipe that stays open.
  private func startOnPipe() throws -> Workbench.Running {
    let pipe = try slowPipe()
    let run = try bench.start(["analyse", "slow.csv", "--out", "o"])
    try feed(pipe, "sort")
    return run
  }

  private func slowPipe() throws -> Int32 {
    try #require(mkfifo(bench.path + "/slow.csv", 0o600) == 0)
    return open(bench.path + "/slow.csv", O_RDWR | O_CLOEXEC)
  }

  /// Writes into the pipe and waits until it was read.
  private func feed(_ pipe: Int32, _ text: String) throws {
    #expect(write(pipe, text, text.utf8.count) == text.utf8.count)
    var left: Int32 = 1
    for _ in 0..<1000 where left > 0 {
      usleep(10_000)
      _ = ioctl(pipe, UInt(FIONREAD), &left)
    }
    try #require(left == 0)
  }

  @Test(
    "a pipe with a name in place of a study is waited for, and an interruption ends the waiting")
  func latePipe() throws {
    let path = bench.path + "/late.csv"
    #expect(mkfifo(path, 0o600) == 0)
    let run = try bench.start(["check", "late.csv"])
    // Opened for writing as soon as the command reads.
    let pipe = open(path, O_WRONLY | O_CLOEXEC)
    let text = "sort,1,2,3,4\nA,-1,0,0,1\nB,1,0,0,-1\nC,0,-1,1,0\n"
    usleep(100_000)
    #expect(write(pipe, text, text.utf8.count) == text.utf8.count)
    close(pipe)
    #expect(try endInTime(run) == 0)
    let waiting = try bench.start(["check", "late.csv"])
    usleep(300_000)
    kill(waiting.process, SIGINT)
    let code = try endInTime(waiting)
    #expect(code == 130 || code == -SIGINT, "\(code as Any)")
  }

  @Test("a pipe with a name within a study keeps nobody waiting")
  func deadPipe() throws {
    #expect(unlink(bench.path + "/park/sorts.csv") == 0)
    #expect(mkfifo(bench.path + "/park/sorts.csv", 0o600) == 0)
    let run = try bench.start(["analyse", "park"])
    #expect(try endInTime(run) == 1)
  }

  @Test("a file larger than the shell permits is a failure to write, and leaves nothing behind")
  func sizeLimit() throws {
    let before = bench.listing
    let run = try bench.mindset(
      ["analyse", "garden", "--factors", "2", "--out", "o"],
      under: ["/bin/sh", "-c", #"ulimit -f 1; exec "$@""#, "sh"])
    #expect(run.code == 3 && run.errors.contains("o: File too large"), "\(run.errors)")
    #expect(bench.listing == before)
  }

  // MARK: Closed streams

  /// Runs a command line in which `"$@"` is the command.
  private func inShell(_ line: String, _ arguments: [String]) throws -> Outcome {
    try bench.mindset(arguments, under: ["/bin/bash", "-c", line, "sh"])
  }

  @Test(
    "a failure keeps its code where nobody reads its message",
    arguments: [
      (["analyse", "nowhere"], 3), (["analyse", "park", "--factors", "x"], 2),
      (["analyse", "park", "--factors", "9"], 1),
      (["analyse", "garden", "--factors", "1", "--strict"], 1),
    ] as [([String], Int32)])
  func unheard(arguments: [String], code: Int32) throws {
    guard FileManager.default.isExecutableFile(atPath: "/bin/bash") else { return }
    let run = try inShell(#""$@" 2>&1 | true; exit ${PIPESTATUS[0]}"#, arguments)
    #expect(run.code == code)
  }

  @Test("a full disk under standard output is told")
  func full() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let run = try bench.mindset(
      ["analyse", "garden", "--factors", "1"],
      under: ["/bin/sh", "-c", #"exec "$@" > /dev/full"#, "sh"])
    #expect(run.code == 3)
    #expect(run.errors.contains("error: standard output: No space left on device"), "\(run.errors)")
  }
}
