/// An element of a small document, with all it holds.
package struct XMLElement: Sendable, Equatable {
  /// The name, without prefix.
  package let name: String
  /// The attributes, in order.
  package let attributes: [(name: String, value: String)]
  /// What stands between its tags, in order.
  package fileprivate(set) var content: [Content] = []
  /// The line of its first tag, from 1.
  package let line: Int

  /// A piece of what an element holds.
  package enum Content: Sendable, Equatable {
    case element(XMLElement)
    case text(String)
  }

  /// How deep elements may nest; settings files have four levels.
  package static let depthLimit = 64
  /// The bytes of a document; settings files have some ten thousand.
  package static let sizeLimit = 16_000_000

  /// Reads a document: its root.
  ///
  /// The bytes may be in any encoding that `decodeText` knows; one that the document declares need not
  /// be right among these, but one that is none of them is a fault where there is more than ASCII.
  /// Blanks and semicolons after the end of the root are left out, since programs that are read here
  /// put them there.
  ///
  /// - Throws: `XMLError` at the first fault.
  package init(parsing bytes: [UInt8]) throws(XMLError) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge(limit: Self.sizeLimit) }
    let decoded: DecodedText
    do { decoded = try decodeText(bytes) } catch { throw .text(error) }
    var text = decoded.text
    // A byte order mark, and bytes that are zero, prove their encoding.
    if decoded.encoding == .utf8 || decoded.encoding == .windows1252,
      let declared = declaredEncoding(text), !readEncodings.contains(declared.lowercased()),
      text.contains(where: { $0 >= 0x80 })
    {
      throw .encoding(declared)
    }
    if let end = text.lastIndex(of: UInt8(ascii: ">")),
      text[(end + 1)...].allSatisfy({ $0 <= ASCII.space || $0 == ASCII.semicolon })
    {
      text.removeSubrange((end + 1)...)
    }
    // A blank before the declaration is a fault to the parser, and harmless.
    let start = text.firstIndex { $0 > ASCII.space } ?? text.endIndex
    let above = TextPosition(of: start, in: text).line - 1
    text.removeSubrange(..<start)
    let builder = XMLTreeBuilder(linesAbove: above)
    try parseXML(text, encoding: "UTF-8", listener: builder) { $0.below(above) }
    guard let root = builder.root else {
      throw .malformed(line: above + 1, reason: "no element found")
    }
    self = root
  }

  fileprivate init(name: String, attributes: [(name: String, value: String)], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  /// The value of an attribute; nil where there is none.
  package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements directly below.
  package var children: [XMLElement] {
    content.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }

  /// All text below, in order, without tags; a blank stands where HTML would begin a new line.
  package var text: String {
    content.map { piece in
      switch piece {
      case .text(let text): text
      case .element(let child) where Self.breaks.contains(child.name): " \(child.text) "
      case .element(let child): child.text
      }
    }.joined()
  }

  private static let breaks: Set<String> = ["br", "p", "div", "li"]

  /// Whether two elements hold the same; lines don't count.
  package static func == (a: XMLElement, b: XMLElement) -> Bool {
    a.name == b.name && a.content == b.content
      && a.attributes.elementsEqual(b.attributes) { $0 == $1 }
  }
}

/// The encodings that `decodeText` brings to UTF-8, by the names documents give them.
private let readEncodings: Set<String> = [
  "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "latin1",
  "windows-1252", "cp1252",
]

/// The encoding in the declaration of a document; nil where it declares none.
private func declaredEncoding(_ text: [UInt8]) -> String? {
  let start = text.drop { $0 <= ASCII.space }
  guard start.starts(with: "<?xml".utf8) else { return nil }
  let declaration = start.prefix(200).prefix { $0 != UInt8(ascii: ">") }
  guard let name = declaration.firstRange(of: Array("encoding".utf8)) else { return nil }
  let value = declaration[name.upperBound...].drop { $0 <= ASCII.space || $0 == UInt8(ascii: "=") }
  guard let quote = value.first, quote == ASCII.quote || quote == UInt8(ascii: "'") else {
    return nil
  }
  return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
}

/// Puts a document together.
private final class XMLTreeBuilder: XMLListener {
  var root: XMLElement?
  private var open: [XMLElement] = []
  private var pending: [UInt8] = []
  private let linesAbove: Int

  init(linesAbove: Int) { self.linesAbove = linesAbove }

  func start(_ name: String, _ attributes: XMLAttributes) throws(XMLError) {
    let line = attributes.line + linesAbove
    guard open.count < XMLElement.depthLimit else {
      throw .tooDeep(limit: XMLElement.depthLimit, line: line)
    }
    closeText()
    open.append(XMLElement(name: name, attributes: attributes.all, line: line))
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { pending.append(contentsOf: bytes) }

  func end(_ name: String) throws(XMLError) {
    closeText()
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].content.append(.element(element))
    }
  }

  /// The parser cuts text where it likes.
  private func closeText() {
    guard !pending.isEmpty, !open.isEmpty else { return }
    open[open.count - 1].content.append(.text(String(decoding: pending, as: UTF8.self)))
    pending.removeAll(keepingCapacity: true)
  }
}
