/// What cairo leaves out of a tagged PDF and a screen reader needs: the language of the document, and
/// the words that are read out in place of each picture (ISO 32000-1, 14.9.2 and 14.9.3).
///
/// They are written into the objects that cairo made, and the table of where each object begins is
/// written anew.
struct PDFSpeech {
  /// The language, as a BCP 47 code.
  let language: String
  /// What is read out for each figure, in the order in which they were drawn; empty for nothing.
  let alternatives: [String]

  /// How an object begins, after its number.
  private static let catalog = Array(" 0 obj\n<< /Type /Catalog\n".utf8)
  private static let figure = Array(" 0 obj\n<< /Type /StructElem\n   /S /Figure\n".utf8)
  private static let unknown = DrawingError.library(
    reason: "the PDF has another build than its pictures' descriptions can be written into")

  /// The document with language and descriptions.
  /// - Throws: `DrawingError.library`, for a document that isn't built as cairo builds those of
  ///   version 1.4.
  func added(to bytes: [UInt8]) throws(DrawingError) -> [UInt8] {
    guard let table = CrossReferences(bytes) else { throw Self.unknown }
    let catalogs = table.ends(of: Self.catalog, in: bytes)
    let figures = table.ends(of: Self.figure, in: bytes)
    guard catalogs.count == 1, figures.count == alternatives.count else { throw Self.unknown }
    var insertions = catalogs.map { ($0, "   /Lang ".utf8 + Self.string(language) + "\n".utf8) }
    for (place, words) in zip(figures, alternatives) where !words.isEmpty {
      insertions.append((place, "   /Alt ".utf8 + Self.string(words) + "\n".utf8))
    }
    insertions.sort { $0.0 < $1.0 }
    return table.inserting(insertions, into: bytes)
  }

  /// A text as a string object: ASCII as it is, all else in UTF-16 (ISO 32000-1, 7.9.2.2).
  private static func string(_ text: String) -> [UInt8] {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    let bytes =
      isPlain
      ? Array(text.utf8)
      : [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    var string: [UInt8] = [UInt8(ascii: "(")]
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        string += [UInt8(ascii: "\\"), byte]
      // An end of line would be read as a line feed, whatever it was.
      case UInt8(ascii: "\r"): string += Array("\\r".utf8)
      default: string.append(byte)
      }
    }
    return string + [UInt8(ascii: ")")]
  }
}

/// The table of a PDF that tells where each object begins: in one part, entries of 20 bytes
/// (ISO 32000-1, 7.5.4).
private struct CrossReferences {
  private static let entryLength = 20
  private static let keyword = Array("startxref\n".utf8)

  /// Where the table begins, where its entries are, and where the last lines say where it begins.
  private let start: Int
  private let entries: Range<Int>
  private let foot: Int
  /// Where each object begins, by its number; `nil` for a number that is free.
  private let offsets: [Int?]

  init?(_ bytes: [UInt8]) {
    let tail = max(0, bytes.count - 64)
    guard
      let keyword = (tail..<bytes.count).first(where: { bytes[$0...].starts(with: Self.keyword) }),
      case let foot = keyword + Self.keyword.count, let start = Self.number(bytes[foot...]),
      start < bytes.count
    else { return nil }
    // `xref`, then `0` and how many entries there are, each on a line of its own.
    let lines = bytes[start...].prefix(32).split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    guard lines.count == 3, lines[0].elementsEqual("xref".utf8), lines[1].starts(with: "0 ".utf8),
      let count = Self.number(lines[1].dropFirst(2))
    else { return nil }
    let first = lines[2].startIndex
    let entries = first..<first + count * Self.entryLength
    guard entries.upperBound <= keyword else { return nil }
    self.start = start
    self.entries = entries
    self.foot = foot
    offsets = stride(from: first, to: entries.upperBound, by: Self.entryLength).map { entry in
      bytes[entry + 17] == UInt8(ascii: "n") ? Self.number(bytes[entry..<entry + 10]) : nil
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int(String(decoding: digits, as: Unicode.ASCII.self))
  }

  /// Where `beginning` ends in each object that begins with its number and that, by number.
  func ends(of beginning: [UInt8], in bytes: [UInt8]) -> [Int] {
    offsets.enumerated().compactMap { number, offset in
      guard let offset, offset < bytes.count else { return nil }
      let place = offset + String(number).utf8.count
      return bytes[min(place, bytes.count)...].starts(with: beginning)
        ? place + beginning.count : nil
    }
  }

  /// The document with bytes put in at places within objects, from first to last.
  func inserting(_ insertions: [(place: Int, bytes: [UInt8])], into bytes: [UInt8]) -> [UInt8] {
    var document: [UInt8] = []
    document.reserveCapacity(bytes.count + insertions.reduce(0) { $0 + $1.bytes.count })
    var copied = 0
    for insertion in insertions {
      document += bytes[copied..<insertion.place] + insertion.bytes
      copied = insertion.place
    }
    document += bytes[copied..<entries.lowerBound]
    for (number, offset) in moved(by: insertions).enumerated() {
      let entry = entries.lowerBound + number * Self.entryLength
      document += offset.map(Self.digits) ?? Array(bytes[entry..<entry + 10])
      document += bytes[entry + 10..<entry + Self.entryLength]
    }
    document += bytes[entries.upperBound..<foot]
    // The table itself has moved as far as all that was put in is long.
    return document + "\(start + document.count - foot)\n%%EOF\n".utf8
  }

  /// Where each object begins once bytes have been put in.
  private func moved(by insertions: [(place: Int, bytes: [UInt8])]) -> [Int?] {
    var moved = offsets
    var shift = 0
    var next = insertions[...]
    let order = offsets.indices.sorted { (offsets[$0] ?? 0) < (offsets[$1] ?? 0) }
    for number in order {
      guard let offset = offsets[number] else { continue }
      while let first = next.first, first.place <= offset {
        shift += first.bytes.count
        next.removeFirst()
      }
      moved[number] = offset + shift
    }
    return moved
  }

  /// An offset in ten digits.
  private static func digits(_ offset: Int) -> [UInt8] {
    let digits = String(offset).utf8
    return Array(repeating: UInt8(ascii: "0"), count: 10 - digits.count) + digits
  }
}
