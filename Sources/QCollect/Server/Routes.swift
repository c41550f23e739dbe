import QTables

/// Every door of the server, and the one way through them.
package struct Routes: Sendable {
  /// The doors.
  package let all: [Route]
  private let keeper: Doorkeeper

  /// The doors of a computer.
  ///
  /// - Parameters:
  ///   - host: what runs on the computer.
  ///   - keeper: who may pass.
  ///   - assets: pages, scripts and styles.
  package static func all(of host: Venue, keeper: Doorkeeper, assets: Pages) -> Routes {
    Routes(
      all: ParticipantRoutes(host: host, keeper: keeper, pages: assets).all
        + RoomRoutes(host: host, keeper: keeper, pages: assets).all, keeper: keeper)
  }

  private init(all: [Route], keeper: Doorkeeper) {
    self.all = all
    self.keeper = keeper
  }

  /// The door of a method and a path as it stands in the list.
  package func route(_ method: String, _ path: String) -> Route? {
    all.first { $0.method == method && $0.path == path }
  }

  /// Passes a request through a door; whatever goes wrong becomes an answer.
  ///
  /// - Parameters:
  ///   - request: what was asked for.
  ///   - route: the door.
  package func answer(_ request: Incoming, at route: Route) async -> Outgoing {
    do {
      try keeper.check(request, for: route)
      return try await route.handle(request)
    } catch let refusal as Refusal {
      return .json(refusal.json, status: refusal.status)
    } catch {
      return .json(
        ["error": "fault", "message": "The program has a fault here; what was saved is safe."],
        status: 500)
    }
  }
}
