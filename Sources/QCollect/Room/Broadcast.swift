import Synchronization

/// Tells every listening page that something has changed.
///
/// A page that is slow to read gets the latest only: each message says all there is.
final class Broadcast: Sendable {
  private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
  private let next = Atomic<Int>(0)

  /// A stream that yields once now and then at every change.
  func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let id = next.add(1, ordering: .relaxed).newValue
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { _ = $0.removeValue(forKey: id) }
    }
    listeners.withLock { $0[id] = continuation }
    continuation.yield()
    return stream
  }

  /// Tells all.
  func tell() {
    listeners.withLock { for listener in $0.values { listener.yield() } }
  }

  /// Ends every stream.
  func end() {
    // What a stream does at its end asks for the lock itself.
    let all = listeners.withLock { listeners in
      defer { listeners = [:] }
      return Array(listeners.values)
    }
    for listener in all { listener.finish() }
  }
}
