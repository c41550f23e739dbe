internal import CLibMD

/// The SHA-256 digest of the bytes, as 64 lower-case hexadecimal digits.
package func sha256Hex(_ bytes: [UInt8]) -> String {
  let hexadecimal = Array("0123456789abcdef".utf8)
  return String(
    decoding: sha256(bytes).flatMap { [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]] },
    as: UTF8.self)
}

/// The SHA-256 digest of the bytes in base 64 (RFC 4648), as a content security policy names it.
package func sha256Base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  // 32 bytes are ten groups of three, and two bytes that are filled up.
  let digest = sha256(bytes) + [0]
  var text: [UInt8] = []
  for start in stride(from: 0, to: digest.count, by: 3) {
    let group = digest[start..<(start + 3)].reduce(0) { $0 << 8 | Int($1) }
    text += [18, 12, 6, 0].map { letters[group >> $0 & 63] }
  }
  return String(decoding: text.dropLast(), as: UTF8.self) + "="
}

private func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var context = SHA2_CTX()
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  var digest = [UInt8](repeating: 0, count: 32)
  SHA256Final(&digest, &context)
  return digest
}
