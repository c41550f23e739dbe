import Dispatch
import Glibc
import Synchronization

/// What ends the process from outside: the keyboard, a closed terminal, another process.
///
/// No handler runs in the middle of other work, where hardly anything may be called: the signals are
/// blocked in every thread, and one thread waits for them. It lets files that are being written be
/// finished first, so that no temporary file and no half of a set of outputs is left behind.
enum Interruption {
  /// Held by whoever writes files, or ends the process.
  private static let writing = DispatchSemaphore(value: 1)

  /// Begins to wait; called before any other thread is started, since threads inherit what is
  /// blocked.
  static func heed() {
    // Writing past a limit or to nobody then fails with an error number that can be told.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // Never freed: the thread waits until the process ends.
    let heeded = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    sigemptyset(heeded)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      sigaddset(heeded, number)
    }
    pthread_sigmask(SIG_BLOCK, heeded, nil)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { heeded in
        if let heeded { Interruption.wait(heeded.assumingMemoryBound(to: sigset_t.self)) }
        return nil
      }, heeded)
  }

  /// What ends the process in its own way, at the first signal.
  private static let ending = Mutex<(@Sendable () -> Void)?>(nil)

  /// Lets a server finish what it has begun: the first signal calls `end`, a second one ends the process.
  static func endBy(_ end: @escaping @Sendable () -> Void) {
    ending.withLock { $0 = end }
  }

  /// Does the work with interruption put off until it is done.
  static func putOff(_ work: () throws -> Void) rethrows {
    writing.wait()
    defer { writing.signal() }
    try work()
  }

  /// Whether whoever started the process wants it to go on, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func wait(_ heeded: UnsafePointer<sigset_t>) -> Never {
    var number: Int32 = 0
    while sigwait(heeded, &number) != 0 {}
    if let end = ending.withLock({ end in
      defer { end = nil }
      return end
    }) {
      end()
      while sigwait(heeded, &number) != 0 {}
    }
    writing.wait()
    if number != SIGINT {
      // The process ends as if nothing had been done about the signal.
      signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, heeded, nil)
      raise(number)
    }
    _exit(ExitStatus.interrupted.rawValue)
  }
}
