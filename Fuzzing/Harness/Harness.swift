// One program for every reader: `Harness targets` lists them, `Harness seeds FOLDER PATH…` writes what
// fuzzing begins with, `Harness show TARGET FILE` prints an input that was found, and `FUZZ_TARGET=name
// Harness …` is libFuzzer with its own arguments.

import Glibc
import QTables

/// libFuzzer's loop: calls the function with one input after another, and never comes back from a crash.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The function that libFuzzer calls takes no context.
private nonisolated(unsafe) var chosen: Target?

@main
private enum Harness {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "targets":
      for target in Target.all { print(target.name, target.pool.rawValue, target.longest) }
    case "seeds":
      guard arguments.count > 3 else { fail("Harness seeds FOLDER PATH…") }
      try Seeds.write(to: arguments[2], from: Array(arguments[3...]))
    case "show":
      guard arguments.count == 4 else { fail("Harness show TARGET FILE") }
      let bytes = try readFile(arguments[3], limit: 1_000_000)
      print(Show.text(bytes, of: target(named: arguments[2])))
    default:
      chosen = target(named: getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "")
      var count = CommandLine.argc
      var own: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
      exit(
        runLibFuzzer(&count, &own) { bytes, count in
          chosen?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
          return 0
        })
    }
  }

  private static func target(named name: String) -> Target {
    if let target = Target.all.first(where: { $0.name == name }) { return target }
    fail("“\(name)” is no target; Harness targets lists them, FUZZ_TARGET names one.")
  }

  private static func fail(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    _ = Glibc.write(STDERR_FILENO, line, line.count)
    exit(64)
  }
}

/// Stops the program, as a crash would, where what must hold for every input does not hold.
func require(_ holds: Bool, _ rule: @autoclosure () -> String) {
  if !holds { fatalError("does not hold: \(rule())") }
}
