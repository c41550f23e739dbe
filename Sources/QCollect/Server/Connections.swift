internal import Hummingbird
internal import NIOCore
import Synchronization

/// How many connections each address holds, so that one device can't shut the others out by holding all of them.
final class Connections: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  private let most: Int

  /// - Parameter most: connections that an address may hold at once; devices behind a router or a proxy share one.
  init(most: Int) { self.most = most }

  /// What watches over one connection.
  var watcher: any RemovableChannelHandler { Watcher(self) }

  /// Counts a connection; false where the address holds as many as it may.
  private func admits(_ address: String) -> Bool {
    counts.withLock { counts in
      guard counts[address, default: 0] < most else { return false }
      counts[address, default: 0] += 1
      return true
    }
  }

  private func forgetOne(of address: String) {
    counts.withLock { counts in
      let left = counts[address, default: 1] - 1
      counts[address] = left > 0 ? left : nil
    }
  }

  private final class Watcher: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let connections: Connections
    /// The address that the connection is counted for, while it is.
    private var counted: String?

    init(_ connections: Connections) { self.connections = connections }

    func handlerAdded(context: ChannelHandlerContext) {
      if context.channel.isActive { count(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
      count(context)
      context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
      if let counted { connections.forgetOne(of: counted) }
      counted = nil
      context.fireChannelInactive()
    }

    private func count(_ context: ChannelHandlerContext) {
      guard counted == nil, let address = context.channel.remoteAddress?.ipAddress else { return }
      if connections.admits(address) {
        counted = address
      } else {
        context.close(promise: nil)
      }
    }
  }
}
