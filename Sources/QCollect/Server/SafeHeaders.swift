internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Adds to every answer what it tells browsers not to do: on the connection, for what is no request at all is
/// answered before any door.
final class SafeHeaders: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private static let fields: HTTPFields = {
    var fields = HTTPFields()
    for (name, value) in [
      (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
      ),
      ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"),
      ("x-frame-options", "DENY"), ("cross-origin-resource-policy", "same-origin"),
      ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ] {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }()

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    var part = unwrapOutboundIn(data)
    if case .head(var head) = part {
      head.headerFields.append(contentsOf: Self.fields)
      part = .head(head)
    }
    context.write(wrapOutboundOut(part), promise: promise)
  }
}
