internal import CExpat

/// What is told of a document: one call for each tag and piece of text, names without prefix.
protocol XMLListener: AnyObject {
  /// What it stops the reading with.
  associatedtype Failure: Error
  func start(_ name: String, _ attributes: XMLAttributes) throws(Failure)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end(_ name: String) throws(Failure)
}

/// The attributes of one tag, valid only during the call.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  fileprivate let parser: XML_Parser

  /// The line of the tag, from 1.
  var line: Int { Int(clamping: XML_GetCurrentLineNumber(parser)) }

  /// The value of the attribute, whatever the prefix of its name.
  subscript(name: String) -> String? {
    guard var pair = pairs else { return nil }
    while let found = pair[0] {
      if let value = pair[1], isNamed(found, name) { return String(cString: value) }
      pair += 2
    }
    return nil
  }

  /// Names and values, in order.
  var all: [(name: String, value: String)] {
    guard var pair = pairs else { return [] }
    var all: [(name: String, value: String)] = []
    while let name = pair[0], let value = pair[1] {
      all.append((localName(name), String(cString: value)))
      pair += 2
    }
    return all
  }

  /// Whether the attribute is a true one, in either of the two ways to write it.
  func isTrue(_ name: String) -> Bool {
    let value = self[name]
    return value == "1" || value == "true"
  }
}

/// Parses a document and tells the listener.
///
/// Document type declarations are refused, and with them every entity: no file that is read here
/// needs one, and they are how small files grow large.
///
/// - Parameters:
///   - encoding: overrides what the document declares; nil believes it.
///   - fault: puts a fault of the document into the listener's own terms.
func parseXML<Listener: XMLListener>(
  _ bytes: [UInt8], encoding: String? = nil, listener: Listener,
  fault: (XMLError) -> Listener.Failure
) throws(Listener.Failure) {
  guard let parser = XML_ParserCreate(encoding) else {
    throw fault(.malformed(line: 0, reason: "out of memory"))
  }
  defer { XML_ParserFree(parser) }
  var failure: Listener.Failure?
  let session = XMLSession(
    parser: parser,
    start: { name, attributes in
      do throws(Listener.Failure) {
        try listener.start(name, attributes)
        return true
      } catch {
        failure = error
        return false
      }
    },
    text: { listener.text($0) },
    end: { name in
      do throws(Listener.Failure) {
        try listener.end(name)
        return true
      } catch {
        failure = error
        return false
      }
    })
  let status = session.parse(bytes)
  if let failure { throw failure }
  let line = Int(clamping: XML_GetCurrentLineNumber(parser))
  if session.metDoctype { throw fault(.declaresEntities(line: line)) }
  guard status == XML_STATUS_OK else {
    throw fault(
      .malformed(
        line: line,
        reason: XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""))
  }
}

/// What the callbacks share: C calls them, so that errors must wait until the parser returns.
private final class XMLSession {
  private let parser: XML_Parser
  private let start: (String, XMLAttributes) -> Bool
  private let text: (UnsafeBufferPointer<UInt8>) -> Void
  private let end: (String) -> Bool
  private(set) var metDoctype = false
  private var isStopped = false

  init(
    parser: XML_Parser, start: @escaping (String, XMLAttributes) -> Bool,
    text: @escaping (UnsafeBufferPointer<UInt8>) -> Void, end: @escaping (String) -> Bool
  ) {
    self.parser = parser
    self.start = start
    self.text = text
    self.end = end
  }

  func parse(_ bytes: [UInt8]) -> XML_Status {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let session = xmlSession(data), let name else { return }
        // A stopped parser may still finish the tag it is in.
        guard !session.isStopped else { return }
        let attributes = XMLAttributes(pairs: attributes, parser: session.parser)
        if !session.start(localName(name), attributes) { session.stop() }
      },
      { data, name in
        guard let session = xmlSession(data), let name, !session.isStopped else { return }
        if !session.end(localName(name)) { session.stop() }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let session = xmlSession(data), let text, !session.isStopped else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        session.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let session = xmlSession(data) else { return }
      session.metDoctype = true
      session.stop()
    }
    return withExtendedLifetime(self) {
      bytes.withUnsafeBytes { buffer in
        XML_Parse(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: buffer.count), 1)
      }
    }
  }

  private func stop() {
    isStopped = true
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }
}

private func xmlSession(_ data: UnsafeMutableRawPointer?) -> XMLSession? {
  data.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
}

/// A name without its prefix, so that both namespaces of a workbook read alike.
private func localName(_ name: UnsafePointer<CChar>) -> String {
  String(cString: withoutPrefix(name))
}

/// Whether a name without its prefix is another: attributes are looked up for every cell.
private func isNamed(_ name: UnsafePointer<CChar>, _ other: String) -> Bool {
  var byte = withoutPrefix(name)
  for wanted in other.utf8 {
    guard UInt8(bitPattern: byte.pointee) == wanted else { return false }
    byte += 1
  }
  return byte.pointee == 0
}

private func withoutPrefix(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
  var (start, end) = (name, name)
  while end.pointee != 0 {
    if UInt8(bitPattern: end.pointee) == ASCII.colon { start = end + 1 }
    end += 1
  }
  return start
}
