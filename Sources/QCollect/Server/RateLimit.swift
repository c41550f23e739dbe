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

  /// Counts that it is done once more, if it may be.
  ///
  /// - Returns: whether it may.
  func takes(_ source: String) -> Bool {
    sources.withLock { sources in
      var allowance = refilled(sources[source])
      guard allowance.left >= 1 else { return false }
      allowance.left -= 1
      if sources[source] == nil, sources.count >= Self.mostSources,
        let oldest = sources.min(by: { $0.value.at < $1.value.at })
      {
        sources[oldest.key] = nil
      }
      sources[source] = allowance
      return true
    }
  }

  /// Takes back that it was done.
  func giveBack(_ source: String) {
    sources.withLock { $0[source]?.left += 1 }
  }

  private func refilled(_ allowance: Allowance?) -> Allowance {
    let now = ContinuousClock.now
    guard let allowance else { return Allowance(left: most, at: now) }
    let gained = (now - allowance.at) / .seconds(1) * perSecond
    return Allowance(left: min(allowance.left + gained, most), at: now)
  }
}
