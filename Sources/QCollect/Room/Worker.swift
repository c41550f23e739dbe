import Dispatch

/// Does long work on a thread of its own, one piece after the other in the order in which it was asked for.
///
/// The threads on which moves are taken are few, and nobody's move may wait for a file or an analysis.
struct Worker: Sendable {
  private let queue: DispatchQueue

  init(_ name: String) { queue = DispatchQueue(label: "mindset." + name) }

  /// Does a piece of work.
  func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { done in
      queue.async { done.resume(with: Result { try work() }) }
    }
  }
}
