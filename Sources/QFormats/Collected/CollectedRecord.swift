internal import QStudy
internal import QTables

/// One record as names and values: the form to which every way of carrying records is brought.
struct CollectedRecord: Sendable {
  /// What the carrier calls the record; blank where it has no name.
  var key = ""
  /// Where the record begins.
  var location: Location
  /// Names and values, in order; a name may come twice.
  var fields: [(name: String, value: String)] = []

  /// The first value under a name that says something.
  subscript(name: String) -> String? {
    fields.lazy.filter { $0.name == name }.map { stated($0.value) }.first { !$0.isEmpty }
  }

  /// The values of the sort as written, one a statement; nil where there is no finished sort.
  var sort: [String]? {
    guard let text = self["sort"] else { return nil }
    let values = text.split(separator: "|", omittingEmptySubsequences: false)
      .map { stated(String($0)) }
    return values.contains { !$0.isEmpty } ? values : nil
  }
}

/// What the programs write where nothing was answered.
private let missingMarkers: Set<String> = [
  "---", "no response", "no_response", "no-*?*-response", "no data", "no part id",
  "no usercode set", "info - n.a.", "undefined", "null", "nan",
]

/// A value without the blanks around it; empty where it only says that there is none.
func stated(_ value: String) -> String {
  let text = trimmed(value)
  guard text.utf8.count <= 60 else { return text }
  if missingMarkers.contains(text.lowercased()) { return "" }
  // A rating of several rows, none of them answered.
  if text.hasPrefix("nr"), text.split(separator: ",").allSatisfy({ $0 == "nr" }) { return "" }
  return text
}

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
  return (statement, stated(String(decoding: bytes[place...], as: UTF8.self)))
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

/// Whether bytes hold a text.
func holds(_ bytes: some Collection<UInt8>, _ text: String) -> Bool {
  let wanted = Array(text.utf8)
  guard let first = wanted.first else { return true }
  var rest = bytes[...]
  while let place = rest.firstIndex(of: first) {
    rest = rest[place...]
    if rest.starts(with: wanted) { return true }
    rest = rest.dropFirst()
  }
  return false
}

extension FormatInput {
  /// The beginning of the file, by which a format is told; records are of two thousand bytes.
  var sample: ArraySlice<UInt8> {
    let start = bytes?.prefix(1 << 16) ?? []
    guard start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) else { return start }
    return ((try? decodeText(Array(start)))?.text ?? [])[...]
  }
}
