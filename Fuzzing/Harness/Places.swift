import QFormats
import QStudy
import QTables

/// The places that a message about a bundle may name: its files, and their lines.
struct Places {
  /// No sheet has more rows, and no line of a table in an archive is further down.
  private static let lastRow = 1_048_576

  private var lines: [String: Int] = [:]
  private let archive: String?

  init(_ bundle: Bundle) {
    let input = bundle.input
    switch bundle.kind {
    case .file, .folder:
      archive = bundle.parts.first.flatMap { isArchive($0.bytes) ? input.path : nil }
      lines[input.path] = 1
      for (name, bytes) in bundle.parts {
        lines[input.location(of: name)] = isArchive(bytes) ? Self.lastRow : lineCount(bytes)
      }
      if let bytes = input.bytes {
        lines[input.path] = isArchive(bytes) ? Self.lastRow : lineCount(bytes)
      }
    case .archive:
      archive = input.path
      lines[input.path] = Self.lastRow
    }
  }

  /// Whether there is such a place. A missing file may be named, without a line.
  func hold(_ place: Location) -> Bool {
    if let cell = place.cell, cell.isEmpty { return false }
    guard let line = place.line else { return !place.file.isEmpty }
    let inArchive = archive.map { place.file.hasPrefix($0 + "/") } ?? false
    guard let last = lines[place.file] ?? (inArchive ? Self.lastRow : nil) else { return false }
    return (1...last).contains(line)
  }
}

private func isArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B]) }

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
