internal import QTables

/// The plain text of what a collecting program shows as HTML.
///
/// Tags stand as HTML, in triple braces (`{{{b}}}`), or in single ones where the file says so
/// (`{b}`). They are taken out, `br` becoming a line break; a line break of the file itself is a blank,
/// as in HTML; and the entities of HTML become their characters. Blanks around the whole are dropped.
func plainText(_ raw: String, singleBraces: Bool = false) -> String {
  plainText(Array(raw.utf8), singleBraces: singleBraces)
}

/// The same of a text in UTF-8, each byte of which is looked at a few times, however long it is.
func plainText<Bytes: RandomAccessCollection<UInt8>>(
  _ bytes: Bytes, singleBraces: Bool
) -> String where Bytes.Index == Int {
  var output: [UInt8] = []
  var place = 0
  while place < bytes.count {
    let byte = bytes[place]
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
      while place < bytes.count, isBlankByte(bytes[place]) { place += 1 }
      output.append(0x20)
    } else if let tag = markupTag(bytes, at: place, singleBraces: singleBraces) {
      if tag.name == "br" { output.append(0x0A) }
      place = tag.end
    } else if byte == UInt8(ascii: "&"), let entity = entity(bytes, at: place) {
      output.append(contentsOf: String(entity.scalar).utf8)
      place = entity.end
    } else {
      output.append(byte)
      place += 1
    }
  }
  return trimmed(String(decoding: output, as: UTF8.self))
}

private func markupTag<Bytes: RandomAccessCollection<UInt8>>(
  _ bytes: Bytes, at start: Int, singleBraces: Bool
) -> (name: String, end: Int)? where Bytes.Index == Int {
  let close: [UInt8]
  switch bytes[start] {
  case UInt8(ascii: "<"): close = [UInt8(ascii: ">")]
  case UInt8(ascii: "{") where bytes[start...].starts(with: "{{{".utf8):
    close = Array("}}}".utf8)
  case UInt8(ascii: "{") where singleBraces: close = [UInt8(ascii: "}")]
  default: return nil
  }
  var place = start + close.count
  if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
  let nameStart = place
  while place < bytes.count, isLetter(bytes[place]) { place += 1 }
  guard place > nameStart else { return nil }
  let name = String(decoding: bytes[nameStart..<place], as: UTF8.self).lowercased()
  // A tag holds no other, so that each byte is looked at once.
  while place < bytes.count, bytes[place] != bytes[start] {
    if bytes[place] == close[0], bytes[place...].starts(with: close) {
      return (name, place + close.count)
    }
    place += 1
  }
  return nil
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private let entities: [String: Unicode.Scalar] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
]

private func entity<Bytes: RandomAccessCollection<UInt8>>(
  _ bytes: Bytes, at start: Int
) -> (scalar: Unicode.Scalar, end: Int)? where Bytes.Index == Int {
  let rest = bytes[(start + 1)...].prefix(10)
  guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
  let name = String(decoding: rest[..<end], as: UTF8.self)
  let scalar: Unicode.Scalar?
  if name.hasPrefix("#x") || name.hasPrefix("#X") {
    scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
  } else if name.hasPrefix("#") {
    scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
  } else {
    scalar = entities[name]
  }
  // A NUL would make what is written from it a binary file.
  guard let scalar, scalar != "\0" else { return nil }
  return (scalar, end + 1)
}

/// A text so that a program showing HTML shows it as it is, and `plainText` reads it back: what would
/// pass for a tag or an entity is written as an entity, and a line break as the tag given.
func markup(_ text: String, lineBreak: String) -> String {
  let bytes = Array(text.utf8)
  var output: [UInt8] = []
  for (place, byte) in bytes.enumerated() {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    switch byte {
    case UInt8(ascii: "\r") where next == UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"): output.append(contentsOf: lineBreak.utf8)
    case UInt8(ascii: "<") where isLetter(next) || next == UInt8(ascii: "/"):
      output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: "&") where isLetter(next) || next == UInt8(ascii: "#"):
      output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "{"): output.append(contentsOf: "&#123;".utf8)
    case UInt8(ascii: "}"): output.append(contentsOf: "&#125;".utf8)
    default: output.append(byte)
    }
  }
  return String(decoding: output, as: UTF8.self)
}
