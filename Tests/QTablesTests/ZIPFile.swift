/// Makes archives of stored entries, also wrong ones, for the tests.
struct ZIPFile {
  var entries: [(name: String, bytes: [UInt8])] = []
  /// Marks the entries as needing a password.
  var isEncrypted = false

  var bytes: [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let common: [UInt8] =
        little(20, 2) + little(isEncrypted ? 1 : 0, 2) + little(0, 2) + little(0, 4)
        + little(crc32(content), 4) + little(UInt32(content.count), 4)
        + little(UInt32(content.count), 4) + little(UInt32(name.utf8.count), 2) + little(0, 2)
      directory +=
        little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(UInt32(output.count), 4) + Array(name.utf8)
      output += little(0x0403_4b50, 4) + common + Array(name.utf8) + content
    }
    let count = little(UInt32(entries.count), 2)
    return output + directory + little(0x0605_4b50, 4) + little(0, 4) + count + count
      + little(UInt32(directory.count), 4) + little(UInt32(output.count), 4) + little(0, 2)
  }
}

private func little(_ value: UInt32, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }
}
