import Synchronization

/// How often something may be done from one address: so many times at once, then so many a second.
final class RateLimit: Sendable {
  private let most: Double
  private let perSecond: Double
  private let sources = Mutex<[String: Allowance]>([:])

  private struct Allowance {
    var left: Double
    var at: ContinuousClock.Instant
  }

  /// Addresses that are remembered; beyond them the oldest are forgotten.
  private static let mostSources = 4096

  /// A limit that nobody has used yet.
  init(most: Double, perSecond: Double) {
    self.most = most
    self.perSecond = perSecond
  }

  /// Whether it may be done once more.
  func allows(_ source: String) -> Bool {
    sources.withLock { refilled($0[source]).left >= 1 }
  }

  /// Counts that it was done.
  func count(_ source: String) {
    sources.withLock { sources in
      if sources.count >= Self.mostSources,
        let oldest = sources.min(by: { $0.value.at < $1.value.at })
      {
        sources[oldest.key] = nil
      }
      var allowance = refilled(sources[source])
      allowance.left -= 1
      sources[source] = allowance
    }
  }

  private func refilled(_ allowance: Allowance?) -> Allowance {
    let now = ContinuousClock.now
    guard let allowance else { return Allowance(left: most, at: now) }
    let gained = (now - allowance.at) / .seconds(1) * perSecond
    return Allowance(left: min(allowance.left + gained, most), at: now)
  }
}
