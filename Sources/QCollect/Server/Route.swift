/// One door of the server.
package struct Route: Sendable {
  /// `GET` or `POST`.
  package let method: String
  /// The path; a part that begins with a colon stands for any.
  package let path: String
  /// Who may pass.
  package let door: Door
  let handle: @Sendable (Incoming) async throws -> Outgoing

  /// Who may pass through a route.
  package enum Door: Sendable {
    /// Whoever reaches the server.
    case open
    /// A participant, to their own record only.
    case participant
    /// The facilitator.
    case room
  }

  init(
    _ method: String, _ path: String, _ door: Door,
    _ handle: @escaping @Sendable (Incoming) async throws -> Outgoing
  ) {
    self.method = method
    self.path = path
    self.door = door
    self.handle = handle
  }

  /// Bytes of a body that the route takes.
  package var largestBody: Int {
    // A spreadsheet of statements comes in base 64.
    path == "/room/api/new" ? 8_000_000 : door == .room ? 1_000_000 : 65_536
  }
}
