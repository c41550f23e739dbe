import Dispatch
import Glibc
import QTables

/// The terminal: results go to standard output, everything else to standard error.
struct Console: Sendable {
  /// Whether messages are kept to errors.
  var isQuiet = false

  /// Writes what was asked for.
  ///
  /// A reader that has gone away is no failure: the command goes on, and ends as it would have.
  func output(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a message for the person at the terminal.
  func message(_ text: String) {
    if !isQuiet { write(text + "\n", to: STDERR_FILENO) }
  }

  /// Asks for a line of standard input; nil at its end.
  func ask(_ question: String) -> String? {
    write(question + " ", to: STDERR_FILENO)
    return readLine()
  }

  /// Writes an error; never kept quiet.
  func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Whether standard output is a terminal that takes colour.
  var usesColour: Bool {
    isatty(STDOUT_FILENO) == 1 && Self.variable("NO_COLOR") == nil
      && ![nil, "dumb"].contains(Self.variable("TERM"))
  }

  /// A variable of the environment; an empty one counts as unset.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Characters in a line of standard output; 80 where it is not a terminal.
  var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 80 }
    return Int(size.ws_col)
  }

  /// Does some work and, on a terminal, says after a second what it is, how long it has taken, and how much of it
  /// is done where that is known.
  func during<Result>(
    _ activity: String, counting steps: Steps? = nil, _ work: () throws -> Result
  ) rethrows -> Result {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return try work() }
    let start = DispatchTime.now()
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: start + 1, repeating: 1)
    let shown = Shown()
    timer.setEventHandler {
      let seconds = (DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000
      shown.mark()
      let done = steps.map { ", \($0.words)" } ?? ""
      write("\r\(activity): \(seconds) s\(done)", to: STDERR_FILENO)
    }
    timer.resume()
    defer {
      timer.cancel()
      if shown.isMarked { write("\r\u{1B}[K", to: STDERR_FILENO) }
    }
    return try work()
  }

  /// Whether a progress line stands on the terminal; shared with the timer's thread.
  private final class Shown: @unchecked Sendable {
    private let queue = DispatchQueue(label: "mindset.progress")
    private var value = false
    func mark() { queue.sync { value = true } }
    var isMarked: Bool { queue.sync { value } }
  }
}

/// Writes all of the text, as far as anyone reads it.
///
/// Where standard output takes no more for another reason, as on a full disk, the process ends.
private func write(_ text: String, to descriptor: CInt) {
  var text = text
  let failure = text.withUTF8 { bytes in
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      done += count
    }
    return 0
  }
  guard failure != 0, failure != EPIPE, descriptor == STDOUT_FILENO else { return }
  let report = FailureReport(FileError.other(path: "standard output", errno: failure))
  write(report.text + "\n", to: STDERR_FILENO)
  exit(report.status.rawValue)
}
