import Synchronization

/// A yes or no that threads share.
final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  /// Whether it is set.
  var isSet: Bool { value.load(ordering: .relaxed) }

  /// Sets it, or takes it back.
  func set(_ isSet: Bool) { value.store(isSet, ordering: .relaxed) }
}
