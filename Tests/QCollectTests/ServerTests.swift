import Foundation
import Glibc
import QStudy
import Testing

@testable import QCollect

@Suite("The server and its connections")
struct ServerTests {
  /// Runs a server while something is done with its port.
  private func serving(
    patience: Int = 60, mostConnections: Int = 4096,
    _ work: @escaping @Sendable (Int) throws -> Void
  ) async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let host = Venue(
      services: VenueServices(
        workshops: { [] }, examples: { [] }, create: { _ in "" }, open: { _ in room },
        leave: { _ in }, phrases: { _, _ in nil }))
    try await host.open("trial")
    let routes = Routes.all(of: host, keeper: Doorkeeper(), assets: try Pages())
    let server = Server(
      host: host, routes: routes, address: "127.0.0.1", port: 0, patience: patience,
      mostConnections: mostConnections)
    let (stopped, stop) = AsyncStream<Void>.makeStream()
    try await server.run(until: stopped) { port in
      // Sockets block: not on a thread that the server may need, and it answers only when this has returned.
      Thread.detachNewThread {
        do { try work(port) } catch { Issue.record(error) }
        stop.finish()
      }
    }
  }

  /// A connection to this computer that gives up after some seconds.
  private static func connect(to port: Int, patience: Int = 30) throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var wait = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    return connection
  }

  /// What comes back first; empty where the other side has closed, nil where nothing came in time.
  private static func answer(of connection: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = recv(connection, &bytes, bytes.count, 0)
    // A connection that is reset is closed, too.
    if count < 0 { return errno == ECONNRESET ? "" : nil }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private static func send(_ text: String, to connection: Int32) {
    _ = text.withCString { Glibc.send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
  }

  private static let whole = "GET /api/study HTTP/1.1\r\nHost: here\r\n\r\n"

  @Test(
    "a connection that says nothing, or not all of a head, is given up",
    arguments: ["", "GET / HTTP/1.1\r\nHost: a\r\n"])
  func silence(text: String) async throws {
    try await serving(patience: 1) { port in
      let connection = try Self.connect(to: port)
      defer { close(connection) }
      Self.send(text, to: connection)
      #expect(Self.answer(of: connection) == "", "it is closed")
    }
  }

  @Test("an address that is asked by another method says which ones it takes")
  func methods() async throws {
    try await serving { port in
      for (asked, taken) in [
        ("PUT /api/moves", "POST"), ("GET /api/enter", "POST"), ("HEAD /api/enter", "POST"),
        ("DELETE /api/record", "GET, HEAD"), ("POST /assets/sort.js", "GET, HEAD"),
      ] {
        let connection = try Self.connect(to: port)
        defer { close(connection) }
        Self.send("\(asked) HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n", to: connection)
        let answer = Self.answer(of: connection)?.lowercased() ?? ""
        #expect(answer.hasPrefix("http/1.1 405"), "\(asked)")
        #expect(answer.contains("\r\nallow: \(taken.lowercased())\r\n"), "\(asked)")
        #expect(answer.contains("content-security-policy"), "\(asked)")
      }
    }
  }

  @Test("one address holds no more connections than it may, and gets in again when some have ended")
  func many() async throws {
    try await serving(mostConnections: 3) { port in
      let held = try (1...3).map { _ in try Self.connect(to: port) }
      for connection in held {
        Self.send(Self.whole, to: connection)
        #expect(Self.answer(of: connection)?.hasPrefix("HTTP/1.1 200") == true)
      }
      let further = try Self.connect(to: port)
      Self.send(Self.whole, to: further)
      #expect(Self.answer(of: further) == "", "it is closed")
      close(further)
      for connection in held { close(connection) }
      usleep(300_000)
      let again = try Self.connect(to: port)
      defer { close(again) }
      Self.send(Self.whole, to: again)
      #expect(Self.answer(of: again)?.hasPrefix("HTTP/1.1 200") == true)
    }
  }

  @Test(
    "an address that this computer does not have is named",
    arguments: ["nosuch.invalid", "192.0.2.1"])
  func foreign(address: String) async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let host = Venue(
      services: VenueServices(
        workshops: { [] }, examples: { [] }, create: { _ in "" }, open: { _ in room },
        leave: { _ in }, phrases: { _, _ in nil }))
    let routes = Routes.all(of: host, keeper: Doorkeeper(), assets: try Pages())
    let error = await #expect(throws: ServerError.self) {
      try await Server(host: host, routes: routes, address: address, port: 0)
        .run(until: AsyncStream { _ in }) { _ in }
    }
    #expect(error?.errno == EADDRNOTAVAIL && error?.address == address)
  }
}
