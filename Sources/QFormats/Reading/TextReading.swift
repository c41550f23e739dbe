// Text as readers take it: decoded, and by lines.

internal import QStudy
internal import QTables

/// The text of a file in UTF-8.
///
/// - Throws: the fault of its encoding, with its line.
func decodedText(_ bytes: [UInt8], file: String) throws(Findings) -> [UInt8] {
  do {
    return try decodeText(bytes).text
  } catch {
    throw Findings(Finding(error, file: file, bytes: bytes))
  }
}

/// How many lines end within a part of a text that does not itself end between CR and LF.
func lineBreaks(in part: ArraySlice<UInt8>) -> Int {
  part.indices.count { place in
    part[place] == 0x0A
      || part[place] == 0x0D && (place + 1 == part.endIndex || part[place + 1] != 0x0A)
  }
}

/// The lines of a text, each with its number; a line ends in LF, CR or CR LF.
func textLines(_ text: some Collection<UInt8>) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
  var lines: [(number: Int, bytes: ArraySlice<UInt8>)] = []
  var rest = Array(text)[...]
  while !rest.isEmpty {
    let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
    lines.append((lines.count + 1, line))
    rest = rest[line.endIndex...]
    rest = rest.dropFirst(rest.starts(with: [0x0D, 0x0A]) ? 2 : 1)
  }
  return lines
}
