import QTables

/// Who may pass: the facilitator's secret, the origin of writes, and how often a wrong code may be tried.
package final class Doorkeeper: Sendable {
  /// The facilitator's secret, for whoever started the program.
  package let secret: String
  private let secretHash: String
  /// Wrong codes: ten at once, then one in five seconds.
  private let wrong = RateLimit(most: 10, perSecond: 0.2)
  /// Tries of the shared code, which is short: those that are wrong, sixty at once and then ten a second. More are
  /// not looked at.
  private let joins = RateLimit(most: 60, perSecond: 10)
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

  /// The refusal of a wrong code or secret, which is counted: after too many only that it is too many. Right ones
  /// pass all the same, so that one device does not stop the others behind its address.
  func refusal(of source: String, _ refusal: Refusal) -> Refusal {
    wrong.takes(source) ? refusal : .tooFast
  }

  /// Lets a shared code be tried, right or wrong, unless wrong ones come faster than anybody types.
  ///
  /// - Parameter work: what to do with the code.
  /// - Throws: what `work` throws, and a refusal where the code was not looked at.
  func tryingJoinCode<Value>(
    from source: String, _ work: () async throws -> Value
  ) async throws -> Value {
    guard joins.takes(source) else { throw Refusal.tooFast }
    do {
      let value = try await work()
      joins.giveBack(source)
      return value
    } catch let refusal as Refusal where refusal.status == 403 {
      throw refusal
    } catch {
      joins.giveBack(source)
      throw error
    }
  }

  /// Refuses an address from which too many new people come; counts one who comes in.
  func countingEntry<Value>(
    from source: String, _ work: () async throws -> Value
  ) async throws -> Value {
    guard entries.takes(source) else { throw Refusal.tooMany }
    do { return try await work() } catch {
      entries.giveBack(source)
      throw error
    }
  }
}
