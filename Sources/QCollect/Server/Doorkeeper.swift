import QTables
import Synchronization

/// Who may pass: the facilitator's secret, the origin of writes, and how often a wrong code may be tried.
package final class Doorkeeper: Sendable {
  /// The facilitator's secret, for whoever started the program.
  package let secret: String
  private let secretHash: String
  private let tries = Mutex<[String: Tries]>([:])

  private struct Tries {
    var left: Double
    var at: ContinuousClock.Instant
  }

  /// Wrong codes that one device may try at once, and how many more each second.
  private static let most = 10.0
  private static let perSecond = 0.2
  /// Devices that are remembered; beyond them the oldest are forgotten.
  private static let mostSources = 4096

  /// A doorkeeper with a new secret.
  package init() {
    secret = WordCode.random(words: 4)
    secretHash = sha256Hex(Array(secret.utf8))
  }

  /// The name of the facilitator's cookie.
  static let cookieName = "mindset-room"

  /// The value of the facilitator's cookie; the secret can't be told from it.
  var cookie: String { sha256Hex(Array(("cookie " + secret).utf8)) }

  /// Whether somebody knows the secret.
  func isSecret(_ typed: String) -> Bool {
    sha256Hex(Array(WordCode.plain(typed).utf8)) == secretHash
  }

  /// Refuses a request that may not pass.
  func check(_ request: Incoming, for route: Route) throws {
    if route.method != "GET" {
      try checkOrigin(of: request)
      // A form of another page can send no JSON.
      guard request.contentType?.hasPrefix("application/json") == true else {
        throw Refusal(415, "mediatype", "The page sent something other than JSON.")
      }
    }
    switch route.door {
    case .open: break
    case .participant:
      guard request.code != nil else { throw Refusal.unknown }
    case .room:
      guard let cookie = request.cookie,
        sha256Hex(Array(cookie.utf8)) == sha256Hex(Array(self.cookie.utf8))
      else {
        throw Refusal(
          403, "room", "This page is the facilitator’s; it opens with the room’s secret.")
      }
    }
  }

  /// A page of another origin must not write in the name of whoever looks at it.
  private func checkOrigin(of request: Incoming) throws {
    let isForeign =
      request.site.map { $0 != "same-origin" && $0 != "none" } ?? false
      || request.origin.map { origin in
        origin.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init)
          != request.host
      } ?? false
    if isForeign {
      throw Refusal(403, "origin", "A page of another address may not write here.")
    }
  }

  /// Refuses a device that has tried too many wrong codes.
  func checkTries(of source: String) throws {
    let isOut = tries.withLock { tries in (refilled(tries[source])).left < 1 }
    if isOut { throw Refusal.tooFast }
  }

  /// Counts a wrong code.
  func countWrong(from source: String) {
    tries.withLock { tries in
      if tries.count >= Self.mostSources, let oldest = tries.min(by: { $0.value.at < $1.value.at })
      {
        tries[oldest.key] = nil
      }
      var entry = refilled(tries[source])
      entry.left -= 1
      tries[source] = entry
    }
  }

  private func refilled(_ entry: Tries?) -> Tries {
    let now = ContinuousClock.now
    guard let entry else { return Tries(left: Self.most, at: now) }
    let seconds = Double((now - entry.at).components.seconds)
    return Tries(
      left: min(entry.left + seconds * Self.perSecond, Self.most),
      at: seconds > 0 ? now : entry.at)
  }
}
