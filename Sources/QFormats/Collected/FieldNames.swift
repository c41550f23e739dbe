// How cells and columns of collecting programs say what they hold.

internal import QTables

/// The number of the statement and the comment of a cell such as `(s20) because` or `(s20): because`.
func labelledComment(_ cell: String) -> (statement: Int, text: String)? {
  let bytes = Array(cell.utf8)
  var place = bytes.firstIndex { !isBlankByte($0) } ?? 0
  guard bytes[place...].starts(with: "(s".utf8) else { return nil }
  place += 2
  let start = place
  while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
  guard place < bytes.count, bytes[place] == UInt8(ascii: ")"),
    let statement = parseInteger(bytes[start..<place])
  else { return nil }
  place += 1
  if place < bytes.count, bytes[place] == UInt8(ascii: ":") { place += 1 }
  return (statement, trimmed(String(decoding: bytes[place...], as: UTF8.self)))
}

/// Name and value of a cell such as `sort: 1|2` or `(randomId): 3f2a`, nil for any other.
func labelledCell(_ cell: String) -> (name: String, value: String)? {
  let bytes = Array(cell.utf8)
  var start = 0
  var end = bytes.prefix(60).firstIndex(of: UInt8(ascii: ":")) ?? 0
  let next = end + 1
  guard end > 0 else { return nil }
  if bytes[0] == UInt8(ascii: "("), bytes[end - 1] == UInt8(ascii: ")") {
    start = 1
    end -= 1
  }
  guard start < end, bytes[start..<end].allSatisfy(isNameByte) else { return nil }
  return (
    String(decoding: bytes[start..<end], as: UTF8.self),
    trimmed(String(decoding: bytes[next...], as: UTF8.self))
  )
}

/// Whether a byte may stand in the name of a field.
func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"):
    true
  default: false
  }
}

/// Whether a name is a word with a number after it, as `form3` or `s12`.
func isNumbered(_ name: some StringProtocol, _ word: String) -> Bool {
  name.hasPrefix(word) && name.utf8.count > word.utf8.count
    && name.utf8.dropFirst(word.utf8.count).allSatisfy { (0x30...0x39).contains($0) }
}
