internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import QTables
internal import ServiceLifecycle

/// The server on a network address.
package struct Server: Sendable {
  private let routes: Routes
  private let host: Venue
  private let address: String
  private let port: Int
  private let patience: Int
  private let mostConnections: Int

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - host: what runs on the computer.
  ///   - routes: its doors.
  ///   - address: the address of the computer on which devices reach it.
  ///   - port: the port; 0 for a free one.
  ///   - patience: seconds for which a connection may say nothing, or not all of a request's head. Pages that
  ///     listen hear something more often.
  ///   - mostConnections: connections that one address may hold at once: two for each person of a hall behind
  ///     one router, four times over.
  package init(
    host: Venue, routes: Routes, address: String, port: Int, patience: Int = 60,
    mostConnections: Int = 4096
  ) {
    self.patience = patience
    self.mostConnections = mostConnections
    self.host = host
    self.routes = routes
    self.address = address
    self.port = port
  }

  /// Listens until it is told to stop, and then ends within seconds.
  ///
  /// - Parameters:
  ///   - stop: a stream whose end stops the server.
  ///   - onRunning: called with the port once devices can come in.
  /// - Throws: `ServerError`, where address or port can't be had.
  package func run(
    until stop: AsyncStream<Void>, onRunning: @escaping @Sendable (Int) async -> Void
  ) async throws {
    var logger = Logger(label: "mindset") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let connections = Connections(most: mostConnections)
    let application = Application(
      router: router(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [connections.watcher, SafeHeaders()],
          idleTimeout: .seconds(Int64(patience)))),
      configuration: ApplicationConfiguration(
        address: .hostname(address, port: port), serverName: nil),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
      logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: application), .init(service: Closing(host: host))],
      logger: logger)
    // A device that has gone silent in the middle of a request must not keep the server.
    configuration.maximumGracefulShutdownDuration = .seconds(Self.longestEnd)
    let group = ServiceGroup(configuration: configuration)
    let stopping = Task {
      for await _ in stop {}
      await group.triggerGracefulShutdown()
    }
    defer { stopping.cancel() }
    do {
      try await group.run()
    } catch let error as IOError {
      throw ServerError(errno: error.errnoCode, address: address)
    } catch is SocketAddressError.UnknownHost {
      throw ServerError(errno: EADDRNOTAVAIL, address: address)
    }
  }

  /// Ends the pages that listen, so that their connections don't keep the server alive.
  private struct Closing: Service {
    let host: Venue

    func run() async throws {
      try? await gracefulShutdown()
      await host.shutDown()
    }
  }

  /// Seconds that connections have to end.
  private static let longestEnd = 3

  private func router() -> Router<PageContext> {
    let router = Router(context: PageContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: WordedErrors())
    for route in routes.all {
      router.on(
        RouterPath(Self.path(of: route)), method: route.method == "GET" ? .get : .post
      ) { [routes] request, context in
        let incoming: Incoming
        do {
          incoming = try await Incoming(request, context, of: route)
        } catch let refusal as Refusal {
          return Outgoing.json(refusal.json, status: refusal.status).response
        }
        return await routes.answer(incoming, at: route).response
      }
    }
    refuseOthers(in: router)
    return router
  }

  private static let methods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .patch, .delete, .options,
  ]

  /// Has the doors that are there say which methods pass, where another one was tried.
  private func refuseOthers(in router: Router<PageContext>) {
    for (path, doors) in Dictionary(grouping: routes.all, by: Self.path) {
      // What can be read can be asked about.
      let taken = doors.flatMap { $0.method == "GET" ? ["GET", "HEAD"] : [$0.method] }
      let refusal = Refusal(
        405, "method", "This address takes \(taken.joined(separator: " and ")) only.")
      var answer = Outgoing.json(refusal.json, status: refusal.status)
      answer.headers.append(("allow", taken.joined(separator: ", ")))
      for method in Self.methods where !taken.contains(method.rawValue) {
        router.on(RouterPath(path), method: method) { [answer] _, _ in answer.response }
      }
    }
  }

  /// A path in the notation of the router.
  private static func path(of route: Route) -> String {
    route.path.split(separator: "/").map { part in
      part.hasPrefix(":") ? "{" + part.dropFirst() + "}" : String(part)
    }.joined(separator: "/")
  }
}

/// Why a server can't listen.
package struct ServerError: Error, Sendable {
  /// The system's number of the fault.
  package let errno: Int32
  /// The address on which it was to listen.
  package let address: String
}

/// What is known of a request beside its head and body.
struct PageContext: RequestContext, RemoteAddressRequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
  }
}

extension Incoming {
  /// A request as it came over the network.
  ///
  /// - Throws: `Refusal`, for a body that is too large or comes too slowly.
  fileprivate init(_ request: Request, _ context: PageContext, of route: Route) async throws {
    self.init()
    for (name, value) in context.parameters {
      parameters[String(name)] = String(value).removingPercentEncoding ?? ""
    }
    for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
    let bearer = "Bearer "
    code = request.headers[.authorization].flatMap { value in
      value.hasPrefix(bearer) ? String(value.dropFirst(bearer.count).prefix(100)) : nil
    }
    cookie = request.cookies[Doorkeeper.cookieName]?.value
    origin = request.headers[.origin]
    host = request.head.authority
    contentType = request.headers[.contentType]
    site = HTTPField.Name("sec-fetch-site").flatMap { request.headers[$0] }
    source = context.remoteAddress?.ipAddress ?? ""
    guard route.method == "POST" else { return }
    do {
      let (bytes, most) = (request.body, route.largestBody)
      self.body = try await within(seconds: Self.longestBody) {
        Array(try await bytes.collect(upTo: most).readableBytesView)
      }
    } catch is CancellationError {
      throw Refusal(408, "late", "The page did not send all of what it announced.")
    } catch {
      throw Refusal(
        413, "large", "The page sent more than \(route.largestBody) bytes, the most that is taken.")
    }
  }
}

extension Incoming {
  /// Seconds in which a body must have come: also over a poor network, these are a few kilobytes.
  fileprivate static let longestBody = 30
}

/// Does some work, and gives it up when it takes longer.
private func within<Value: Sendable>(
  seconds: Int, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask(operation: work)
    group.addTask {
      try await Task.sleep(for: .seconds(seconds))
      throw CancellationError()
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}

extension Outgoing {
  /// The answer as it goes over the network.
  fileprivate var response: Response {
    var fields = HTTPFields()
    fields[.contentType] = contentType
    fields[.cacheControl] = "no-store"
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    switch body {
    case .bytes(let bytes):
      if bytes.isEmpty { fields[.contentType] = nil }
      return Response(
        status: .init(code: status), headers: fields,
        body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    case .events(let event, let changes):
      return Response(
        status: .ok, headers: fields,
        body: ResponseBody { writer in
          try await writer.write(events: event, changes: changes)
          try await writer.finish(nil)
        })
    }
  }
}

extension ResponseBodyWriter {
  /// Writes an event at every change, and a sign of life in between.
  fileprivate mutating func write(
    events event: @Sendable () async throws -> (name: String, data: JSONValue),
    changes: AsyncStream<Void>
  ) async throws {
    var last: JSONValue?
    for await isChange in beating(changes).cancelOnGracefulShutdown() {
      if isChange {
        let (name, data) = try await event()
        // What is no news would only keep phones awake.
        guard data != last else { continue }
        last = data
        let lines = data.text().split(separator: "\n").map { "data: \($0)\n" }.joined()
        try await write(ByteBuffer(string: "event: \(name)\n\(lines)\n"))
      } else {
        try await write(ByteBuffer(string: ": ping\n\n"))
      }
    }
  }

  /// True at every change, at most five times a second, and false every 15 seconds.
  private func beating(_ changes: AsyncStream<Void>) -> AsyncStream<Bool> {
    AsyncStream(bufferingPolicy: .bufferingNewest(2)) { continuation in
      let changing = Task {
        for await _ in changes {
          continuation.yield(true)
          try? await Task.sleep(for: .milliseconds(200))
        }
        continuation.finish()
      }
      let beating = Task {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(15))
          continuation.yield(false)
        }
      }
      continuation.onTermination = { _ in
        changing.cancel()
        beating.cancel()
      }
    }
  }
}

/// What is said where no door answers.
struct WordedErrors: RouterMiddleware {
  func handle(
    _ request: Request, context: PageContext,
    next: (Request, PageContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError {
      let refusal = Refusal(
        Int(error.status.code), error.status == .notFound ? "missing" : "refused",
        error.status == .notFound
          ? "There is nothing at this address." : "The request can’t be answered.")
      return Outgoing.json(refusal.json, status: refusal.status).response
    }
  }
}
