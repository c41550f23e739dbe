/// The cyclic redundancy check of 32 bits that ZIP and PNG use (ISO 3309), for telling texts apart.
package func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  ~bytes.reduce(~0) { sum, byte in
    sum >> 8 ^ crcTable[Int((sum ^ UInt32(byte)) & 0xFF)]
  }
}

private let crcTable: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
}
