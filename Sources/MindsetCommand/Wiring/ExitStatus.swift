/// What the process tells the shell; documented, and relied on by scripts.
enum ExitStatus: Int32 {
  /// Done, warnings included.
  case done = 0
  /// The data or the study has findings that stop the job.
  case findings = 1
  /// Wrong usage of the command.
  case usage = 2
  /// A file could not be read or written.
  case cannotReadOrWrite = 3
  /// A fault of the program itself.
  case fault = 70
  /// Interrupted from the keyboard.
  case interrupted = 130
}
