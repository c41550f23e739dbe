/// As much of HTML as the page uses: balanced tags, quoted attributes of different names, escaped
/// text; what is inside `<style>` and `<script>` is left alone.
///
/// Reads bytes, since pages are long and tests run without optimisation.
struct HTMLChecker {
  /// What is wrong; empty for a good page.
  private(set) var faults: [String] = []
  /// Every start tag with its attributes.
  private(set) var tags: [(name: String, attributes: [String: String])] = []

  private static let void: Set<String> = ["meta", "br", "hr", "img", "input", "link"]
  private static let blanks = [UInt8(ascii: " "), UInt8(ascii: "\n")]

  init(_ html: String) {
    let start = "<!DOCTYPE html>\n"
    guard html.hasPrefix(start) else {
      faults.append("no doctype")
      return
    }
    let bytes = Array(html.utf8.dropFirst(start.utf8.count))
    var open: [String] = []
    var place = 0
    while let next = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      check(bytes[place..<next])
      guard let end = bytes[next...].firstIndex(of: UInt8(ascii: ">")) else {
        faults.append("unclosed tag")
        return
      }
      place = end + 1
      var tag = bytes[(next + 1)..<end]
      if tag.first == UInt8(ascii: "/") {
        let name = String(decoding: tag.dropFirst(), as: UTF8.self)
        if open.popLast() != name { faults.append("stray </\(name)>") }
        continue
      }
      let isEmpty = tag.last == UInt8(ascii: "/")
      if isEmpty { tag = tag.dropLast() }
      let name = String(decoding: tag.prefix { !Self.blanks.contains($0) }, as: UTF8.self)
      tags.append((name, attributes(of: tag.dropFirst(name.utf8.count), in: name)))
      if name == "style" || name == "script" {
        let end = Array("</\(name)>".utf8)
        while place < bytes.count, !bytes[place...].starts(with: end) { place += 1 }
        place += end.count
      } else if !isEmpty, !Self.void.contains(name) {
        open.append(name)
      }
    }
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private mutating func attributes(of text: ArraySlice<UInt8>, in tag: String) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text
    while true {
      let trimmed = rest.drop { Self.blanks.contains($0) }
      if trimmed.isEmpty { return attributes }
      let name = trimmed.prefix { $0 != UInt8(ascii: "=") }
      let value = trimmed.dropFirst(name.count + 1)
      let isName = name.allSatisfy {
        Character(UnicodeScalar($0)).isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      guard trimmed.count < rest.count, isName, value.first == UInt8(ascii: "\""),
        let end = value.dropFirst().firstIndex(of: UInt8(ascii: "\""))
      else {
        faults.append("bad attributes in <\(tag)>")
        return attributes
      }
      let inside = value[(value.startIndex + 1)..<end]
      check(inside)
      let key = String(decoding: name, as: UTF8.self)
      if attributes.updateValue(String(decoding: inside, as: UTF8.self), forKey: key) != nil {
        faults.append("\(key) twice in <\(tag)>")
      }
      rest = value[(end + 1)...]
    }
  }

  private mutating func check(_ text: ArraySlice<UInt8>) {
    for (index, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
        faults.append("unescaped < or >")
      }
      guard byte == UInt8(ascii: "&") else { continue }
      let entity = text[index...].prefix(8)
      let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
      if !known.contains(where: { entity.starts(with: $0.utf8) }) { faults.append("unescaped &") }
    }
  }
}
