import QFormats
import QStudy
import QTables

/// The places that a message about a bundle may name: its files, and their lines.
struct Places {
  /// No sheet has more rows, and no line of a table in an archive is further down.
  private static let lastRow = 1_048_576

  private var files: [String: [UInt8]] = [:]
  private let archive: String?

  init(_ bundle: Bundle) {
    let input = bundle.input
    for (name, bytes) in bundle.files { files[input.location(of: name)] = bytes }
    if let bytes = input.bytes { files[input.path] = bytes }
    archive = input.bytes.flatMap { isArchive($0) ? input.path : nil }
  }

  /// Whether there is such a place. A missing file may be named, without a line.
  func hold(_ place: Location) -> Bool {
    if let cell = place.cell, cell.isEmpty { return false }
    guard let line = place.line else { return !place.file.isEmpty }
    if let archive, place.file == archive || place.file.hasPrefix(archive + "/") {
      return (1...Self.lastRow).contains(line)
    }
    guard let bytes = files[place.file] else { return false }
    // Counting costs more than reading, and most places are near the top.
    return line == 1 || line > 1 && line <= lineCount(bytes)
  }
}

/// What begins with something else may still be one: its list of entries stands at the end.
private func isArchive(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0x50, 0x4B]) || (try? ZIPArchive(reading: bytes)) != nil
}

/// The lines as an editor counts them: LF, CR and CR LF each end one.
private func lineCount(_ bytes: [UInt8]) -> Int {
  func count(_ bytes: [UInt8]) -> Int {
    var count = 1
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D || byte == 0x0A && previous != 0x0D { count += 1 }
      previous = byte
    }
    return count
  }
  guard let text = try? decodeText(bytes).text, text != bytes else { return count(bytes) }
  return max(count(text), count(bytes))
}
