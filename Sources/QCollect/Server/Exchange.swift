package import QTables

/// A request as the routes see it.
package struct Incoming: Sendable {
  /// What stands for the names in the route's path.
  package var parameters: [String: String] = [:]
  /// The query of the address.
  package var query: [String: String] = [:]
  /// The participant's code.
  package var code: String?
  /// The facilitator's cookie.
  package var cookie: String?
  /// Where the page that writes comes from, as its browser says; nil where it says nothing.
  package var origin: String?
  /// The host the request was sent to, with its port.
  package var host: String?
  /// What the browser says of the page that asks (`Sec-Fetch-Site`).
  package var site: String?
  /// The media type of the body.
  package var contentType: String?
  /// The body.
  package var body: [UInt8] = []
  /// Whom wrong codes are counted for: the device's address, which is kept nowhere else.
  package var source = ""

  /// An empty request.
  package init() {}

  /// The body as JSON.
  func json() throws -> JSONValue {
    guard let json = try? JSONValue(parsing: body), json.object != nil else {
      throw Refusal.badRequest
    }
    return json
  }
}

/// An answer.
package struct Outgoing: Sendable {
  /// The status (RFC 9110).
  package var status = 200
  /// The media type of the body.
  package var contentType = "application/json"
  /// Further fields of the head.
  package var headers: [(name: String, value: String)] = []
  /// The body.
  package var body = Body.bytes([])

  /// What an answer holds.
  package enum Body: Sendable {
    case bytes([UInt8])
    /// Server-sent events: a name and its data at every change, for as long as the page listens.
    case events(
      @Sendable () async throws -> (name: String, data: JSONValue), changes: AsyncStream<Void>)
  }

  /// An answer in JSON.
  static func json(_ value: JSONValue, status: Int = 200) -> Outgoing {
    Outgoing(status: status, body: .bytes(value.bytes()))
  }

  /// An empty answer.
  static let nothing = Outgoing(status: 204)

  /// A file to keep.
  static func file(_ bytes: [UInt8], _ contentType: String, name: String) -> Outgoing {
    Outgoing(
      contentType: contentType,
      headers: [("content-disposition", "attachment; filename=\"\(name)\"")], body: .bytes(bytes))
  }

  /// A document to look at in the browser.
  static func document(_ bytes: [UInt8], _ contentType: String) -> Outgoing {
    Outgoing(contentType: contentType, body: .bytes(bytes))
  }
}
