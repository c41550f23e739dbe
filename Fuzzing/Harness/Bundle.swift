import QFormats
import QStudy
import QTables

/// What a reader of studies is given, made from one string of bytes: files by name, what kind of thing
/// they are together, and options.
///
/// Three bytes of choices, then parts with a file separator (U+001C) between them: a name, a line feed,
/// the content. A part without a name holds options, one a line. An archive is packed here, so that
/// what is changed at random is the text inside and not its checksum.
struct Bundle {
  /// What the files are together.
  enum Kind: UInt8 {
    /// The first is read, the others lie beside it.
    case file
    /// They are the files of a folder.
    case folder
    /// They are the entries of a ZIP archive.
    case archive
  }

  static let separator: UInt8 = 0x1C
  static let archiveName = "a.xlsx"

  var kind: Kind
  var repairs: Bool
  /// Which writer, if any, the study is handed to.
  var writer: Int
  var options: [Substring]
  var parts: [(name: String, bytes: [UInt8])]

  /// Makes a bundle to begin with.
  init(_ kind: Kind, _ parts: [(name: String, bytes: [UInt8])]) {
    self.kind = kind
    self.parts = parts
    repairs = false
    writer = 0
    options = []
  }

  /// Reads any bytes.
  init(_ bytes: [UInt8]) {
    let head = bytes.prefix(3) + [0, 0, 0]
    kind = Kind(rawValue: head[0] & 3) ?? .file
    repairs = head[1] & 1 == 1
    writer = Int(head[2])
    options = []
    parts = []
    let pieces = bytes.dropFirst(3).split(
      separator: Self.separator, omittingEmptySubsequences: false)
    for piece in pieces {
      let name = piece.prefix { $0 != 0x0A }
      let content = piece.dropFirst(name.count + 1)
      if name.isEmpty {
        options = String(decoding: content, as: UTF8.self).split(separator: "\n")
      } else {
        parts.append((String(decoding: name, as: UTF8.self), Array(content)))
      }
    }
  }

  /// The bytes that read as this bundle.
  var bytes: [UInt8] {
    var bytes = [kind.rawValue, repairs ? 1 : 0, UInt8(truncatingIfNeeded: writer)]
    if !options.isEmpty {
      bytes += [0x0A] + Array(options.joined(separator: "\n").utf8) + [Self.separator]
    }
    return bytes
      + parts.map { Array($0.name.utf8) + [0x0A] + $0.bytes }.joined(separator: [Self.separator])
  }

  /// The files of a folder by their paths in it: no file has the path of another, and every part of a
  /// path is a name.
  var files: [String: [UInt8]] {
    let named = parts.filter { part in
      part.name.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !["", ".", ".."].contains($0) }
    }
    return Dictionary(named.map { ($0.name, $0.bytes) }) { first, _ in first }
  }

  /// The files as readers take them.
  var input: FormatInput {
    switch kind {
    case .file:
      let first = parts.first { !$0.name.contains("/") } ?? ("a", [])
      return FormatInput(path: first.name, bytes: first.bytes, beside: files)
    case .folder: return FormatInput(folder: "f", files: files)
    case .archive:
      return FormatInput(path: Self.archiveName, bytes: ZIPFile(entries: parts).bytes)
    }
  }

  /// The options as the command line would make them.
  func readingOptions(format: String?) -> ReadingOptions {
    var read = ReadingOptions(format: format, repair: repairs)
    for option in options {
      let words = option.split(separator: "=", maxSplits: 1)
      guard words.count == 2 else { continue }
      let value = String(words[1])
      switch words[0] {
      case "rows": read.rows = TableRows(rawValue: value)
      case "sheet": read.sheet = value
      case "sorts": read.place.sorts = CellRange(value)
      case "statements": read.place.statements = CellRange(value)
      case "ids": read.place.ids = IDPlace(value)
      case "attributes": read.attributes = value.split(separator: ",").map(String.init)
      case "design": read.design = Int(value)
      case "language": read.language = value
      default: break
      }
    }
    return read
  }
}
