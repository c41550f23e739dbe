import QTables

/// Where a workshop stands.
package struct RoomState: Equatable, Sendable {
  /// Whether people can sort.
  package enum Phase: String, Sendable {
    /// Not yet: people who come in see the question, and wait.
    case waiting
    /// Sorting.
    case open
    /// Stopped for a while.
    case paused
    /// At its end: nothing changes any more.
    case closed
  }

  /// Whether people can sort.
  package var phase = Phase.waiting
  /// How many conditions are open, from 1.
  package var round = 1
  /// Seconds of sorting that are left, as of `since`; nil without a clock.
  package var seconds: Int?
  /// When the clock began to run, by a clock that no correction of the time moves; nil while it stands.
  var since: ContinuousClock.Instant?
  /// Whether participants see their own page.
  package var isReleased = false

  /// A room before its beginning.
  package init() {}

  /// Seconds that are left by now; nil without a clock.
  package var secondsLeft: Int? {
    guard let seconds else { return nil }
    guard let since else { return seconds }
    return max(seconds - Int((ContinuousClock.now - since).components.seconds), 0)
  }

  /// Gives the clock its time, in minutes; nil for none. It runs at once where people sort.
  mutating func setClock(minutes: Int?) {
    seconds = minutes.map { $0 * 60 }
    since = seconds != nil && phase == .open ? .now : nil
  }

  /// Stops the clock where it is.
  mutating func stopClock() {
    seconds = secondsLeft
    since = nil
  }

  /// The settings by which a store keeps the state; the clock as it stood.
  ///
  /// - Parameter now: seconds since 1970.
  func settings(at now: Int) -> [String: String] {
    [
      "phase": phase.rawValue, "round": String(round), "released": isReleased ? "yes" : "no",
      "seconds": secondsLeft.map(String.init) ?? "", "kept": String(now),
    ]
  }

  /// The state a store kept. A room that was open goes on: people may have gone on meanwhile, too.
  init(settings: [String: String], at now: Int) {
    phase = settings["phase"].flatMap(Phase.init) ?? .waiting
    round = settings["round"].flatMap { Int($0) } ?? 1
    isReleased = settings["released"] == "yes"
    seconds = settings["seconds"].flatMap { Int($0) }
    if phase == .open, let left = seconds {
      // The time of the restart counts, unless the computer's clock went back meanwhile.
      let kept = settings["kept"].flatMap { Int($0) } ?? now
      seconds = max(left - max(now - kept, 0), 0)
      since = .now
    }
  }

  /// The state as pages get it.
  func json(isRehearsal: Bool) -> JSONValue {
    [
      "state": .string(phase.rawValue), "round": .integer(round),
      "secondsLeft": secondsLeft.map(JSONValue.integer) ?? .null, "released": .bool(isReleased),
      "rehearsal": .bool(isRehearsal),
    ]
  }
}
