internal import CExpat

/// What an XML part is told to: one call for each tag and piece of text, names without prefix.
protocol XMLListener: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes) throws(XLSXError)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end(_ name: String) throws(XLSXError)
}

/// The attributes of one tag, valid only during the call.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute, whatever the prefix of its name.
  subscript(name: String) -> String? {
    guard var pair = pairs else { return nil }
    while let found = pair[0] {
      if let value = pair[1], localName(found) == name { return String(cString: value) }
      pair += 2
    }
    return nil
  }

  /// Whether the attribute is a true one, in either of the two ways to write it.
  func isTrue(_ name: String) -> Bool {
    let value = self[name]
    return value == "1" || value == "true"
  }
}

/// Parses a part and tells the listener.
///
/// Document type declarations are refused, and with them every entity: no part of a workbook has
/// one, and they are how small files grow large.
func parseXML(_ bytes: [UInt8], part: String, listener: any XMLListener) throws(XLSXError) {
  guard let parser = XML_ParserCreate(nil) else {
    throw .malformedXML(part: part, line: 0, reason: "out of memory")
  }
  defer { XML_ParserFree(parser) }
  let session = XMLSession(listener: listener, parser: parser)
  XML_SetUserData(parser, Unmanaged.passUnretained(session).toOpaque())
  XML_SetElementHandler(
    parser,
    { data, name, attributes in
      guard let session = xmlSession(data), let name else { return }
      session.attempt { () throws(XLSXError) in
        try session.listener.start(localName(name), XMLAttributes(pairs: attributes))
      }
    },
    { data, name in
      guard let session = xmlSession(data), let name else { return }
      session.attempt { () throws(XLSXError) in try session.listener.end(localName(name)) }
    })
  XML_SetCharacterDataHandler(parser) { data, text, count in
    guard let session = xmlSession(data), let text, session.failure == nil else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
      session.listener.text(UnsafeBufferPointer(start: $0, count: Int(count)))
    }
  }
  XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
    xmlSession(data)?.stop(.declaresEntities(part: ""))
  }
  let status = bytes.withUnsafeBytes { buffer in
    XML_Parse(
      parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(clamping: buffer.count), 1)
  }
  try withExtendedLifetime(session) { () throws(XLSXError) in
    if case .declaresEntities = session.failure { throw .declaresEntities(part: part) }
    if let failure = session.failure { throw failure }
    guard status == XML_STATUS_OK else {
      throw .malformedXML(
        part: part, line: Int(clamping: XML_GetCurrentLineNumber(parser)),
        reason: XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "")
    }
  }
}

/// What the callbacks share: C calls them, so that errors must wait until the parser returns.
private final class XMLSession {
  let listener: any XMLListener
  var failure: XLSXError?
  private let parser: XML_Parser

  init(listener: any XMLListener, parser: XML_Parser) {
    self.listener = listener
    self.parser = parser
  }

  func attempt(_ body: () throws(XLSXError) -> Void) {
    // A stopped parser may still finish the tag it is in.
    guard failure == nil else { return }
    do { try body() } catch { stop(error) }
  }

  func stop(_ error: XLSXError) {
    failure = error
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }
}

private func xmlSession(_ data: UnsafeMutableRawPointer?) -> XMLSession? {
  data.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
}

/// A name without its prefix, so that both namespaces of the format read alike.
private func localName(_ name: UnsafePointer<CChar>) -> String {
  var start = name
  var end = name
  while end.pointee != 0 {
    if UInt8(bitPattern: end.pointee) == ASCII.colon { start = end + 1 }
    end += 1
  }
  return String(cString: start)
}
