/// The texts that cells share, by number.
final class SharedStrings: PartListener {
  /// The texts read so far.
  private(set) var all: [String] = []
  var part = ""
  private var collector = TextCollector()
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  func start(_ name: String, _ attributes: XMLAttributes) throws(XLSXError) {
    if name == "si" {
      guard all.count < limits.cells else {
        throw .tooLarge(.cells, limit: limits.cells, part: part)
      }
      collector = TextCollector()
    } else {
      collector.start(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { collector.text(bytes) }

  func end(_ name: String) {
    if name == "si" { all.append(collector.string) } else { collector.end(name) }
  }
}

/// The text of a string item: its `t` elements joined, without those that show the pronunciation.
struct TextCollector {
  private var bytes: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  /// The text, in which escapes such as `_x000D_` are the characters they stand for.
  var string: String { unescaped(bytes) }

  mutating func start(_ name: String) {
    if name == "t" { isText = true } else if name == "rPh" { isPhonetic = true }
  }

  mutating func text(_ more: UnsafeBufferPointer<UInt8>) {
    if isText, !isPhonetic { bytes.append(contentsOf: more) }
  }

  mutating func end(_ name: String) {
    if name == "t" { isText = false } else if name == "rPh" { isPhonetic = false }
  }
}

/// Replaces `_xHHHH_`, by which the format writes characters that XML can't hold.
private func unescaped(_ bytes: [UInt8]) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
  var output: [UInt8] = []
  var rest = bytes[...]
  while let byte = rest.first {
    if let scalar = escapedScalar(rest.prefix(7)) {
      output.append(contentsOf: String(scalar).utf8)
      rest = rest.dropFirst(7)
    } else {
      output.append(byte)
      rest = rest.dropFirst()
    }
  }
  return String(decoding: output, as: UTF8.self)
}

private func escapedScalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
  guard bytes.count == 7, bytes.starts(with: Array("_x".utf8)), bytes.last == UInt8(ascii: "_")
  else { return nil }
  let digits = String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
  guard digits.allSatisfy(\.isHexDigit) else { return nil }
  return UInt16(digits, radix: 16).flatMap { Unicode.Scalar($0) }
}
