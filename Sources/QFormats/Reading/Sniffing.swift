// How readers look at the beginning of a file.

internal import QTables

extension FormatInput {
  /// The beginning of the file, by which a format is told; records are of two thousand bytes.
  var sample: ArraySlice<UInt8> { textSample(bytes ?? [], count: 1 << 16) }
}

/// Whether the first character is that of a JSON document of records.
func isJSON(_ sample: ArraySlice<UInt8>) -> Bool {
  let first = sample.first { !isBlankByte($0) }
  return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
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
