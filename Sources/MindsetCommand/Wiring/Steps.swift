import Synchronization

/// How much of some work is done, whichever threads do it.
final class Steps: Sendable {
  private let all: Int
  private let unit: String
  private let done = Mutex(0)

  /// - Parameters:
  ///   - all: how many steps there are.
  ///   - unit: what is done in each, in the plural.
  init(_ all: Int, _ unit: String) {
    self.all = all
    self.unit = unit
  }

  /// One more is done.
  func step() { done.withLock { $0 += 1 } }

  /// `3 of 8 sheets`.
  var words: String { "\(done.withLock { $0 }) of \(all) \(unit)" }
}
