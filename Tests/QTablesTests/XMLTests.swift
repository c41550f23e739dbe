import QNumerics
import Testing

@testable import QTables

@Suite struct XMLTests {
  private func parse(_ text: String) throws -> XMLElement {
    try XMLElement(parsing: Array(text.utf8))
  }

  @Test("A document is its root, with attributes, children, text and lines")
  func tree() throws {
    let root = try parse(
      """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <!-- é -->
      <a x="1" n:y="&lt;2&gt;">one <b/>two<![CDATA[ <3> ]]>
        <b id="é">&#233;</b></a>
      """)
    #expect(root.name == "a")
    #expect(root["x"] == "1")
    #expect(root["y"] == "<2>")
    #expect(root["z"] == nil)
    #expect(root.children.map(\.name) == ["b", "b"])
    #expect(root.children[1]["id"] == "é")
    #expect(root.children[1].line == 4)
    #expect(root.text == "one two <3> \n  é")
    #expect(root.content.first == .text("one "))
  }

  @Test("Byte order marks, other encodings, blanks before and semicolons after are harmless")
  func tolerance() throws {
    let wanted = try parse("<a>é</a>")
    #expect(try parse("\u{FEFF}<a>é</a>;\n ;") == wanted)
    let below = try parse("\n\n  <a>é</a>")
    #expect(below == wanted)
    #expect(below.line == 3)
    #expect(try XMLElement(parsing: [0x3C, 0x61, 0x3E, 0xE9, 0x3C, 0x2F, 0x61, 0x3E]) == wanted)
    let wide = "<a>é</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try XMLElement(parsing: [0xFF, 0xFE] + wide) == wanted)
  }

  @Test("What is no XML, or too much of it, is refused with its line")
  func refused() throws {
    func fault(_ text: String) -> XMLError? {
      do {
        _ = try parse(text)
        return nil
      } catch {
        return error as? XMLError
      }
    }
    #expect(fault("<a>\n<b></a>") == .malformed(line: 2, reason: "mismatched tag"))
    #expect(fault("") == .malformed(line: 1, reason: "no element found"))
    #expect(fault("<a/>x") == .malformed(line: 1, reason: "junk after document element"))
    #expect(fault("\n<!DOCTYPE a>\n<a/>") == .declaresEntities(line: 2))
    #expect(fault("\r\n \n<a>\n<b></a>") == .malformed(line: 4, reason: "mismatched tag"))
    #expect(fault("<a>&nbsp;</a>") == .malformed(line: 1, reason: "undefined entity"))
    let deep = String(repeating: "<a>\n", count: 65)
    #expect(fault(deep) == .tooDeep(limit: 64, line: 65))
    #expect(fault("ab\0") == .text(.notText(offset: 2)))
    #expect(throws: XMLError.tooLarge(limit: XMLElement.sizeLimit)) {
      try XMLElement(parsing: Array(repeating: 0x20, count: XMLElement.sizeLimit + 1))
    }
  }

  @Test("What is escaped reads back as it was, in text and in attributes")
  func escaping() throws {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "<", ">", "&", "\"", "'", "]]>", "é", "日本", "\n", "\r", "\t", " ", "&amp;", "a\u{301}", "👩‍👧",
    ]
    for _ in 0..<500 {
      let text = (0..<6).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }
        .joined()
      let escaped = try #require(xmlEscaped(text))
      let root = try parse("<a b=\"\(escaped)\">\(escaped)</a>")
      #expect(Array(root.text.unicodeScalars) == Array(text.unicodeScalars))
      #expect(Array((root["b"] ?? "").unicodeScalars) == Array(text.unicodeScalars))
    }
    #expect(xmlEscaped("a\u{1}") == nil)
    #expect(xmlEscaped("a\u{FFFF}") == nil)
  }
}
