import QTables

/// Who may pass: the facilitator's secret, the origin of writes, and how often a wrong code may be tried.
package final class Doorkeeper: Sendable {
  /// The facilitator's secret, for whoever started the program.
  package let secret: String
  private let secretHash: String
  /// Wrong codes: ten at once, then one in five seconds.
  private let wrong = RateLimit(most: 10, perSecond: 0.2)
  /// New people: a room full of them behind one address, then one a second.
  private let entries: RateLimit

  /// A doorkeeper with a new secret.
  ///
  /// - Parameter mostEntries: how many new people may come in at once from one address.
  package init(mostEntries: Int = 1000) {
    entries = RateLimit(most: Double(mostEntries), perSecond: 1)
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
    guard wrong.allows(source) else { throw Refusal.tooFast }
  }

  /// Counts a wrong code.
  func countWrong(from source: String) { wrong.count(source) }

  /// Refuses an address from which too many new people come, and counts this one.
  func checkEntries(from source: String) throws {
    guard entries.allows(source) else { throw Refusal.tooMany }
    entries.count(source)
  }
}
