internal import Glibc

/// Writes a file whole or not at all.
///
/// The bytes go to a temporary sibling, are flushed to the disk, and the sibling then takes the
/// file's name: whoever reads the path sees the old bytes or the new ones, never a part. On failure
/// the sibling is removed and an existing file stays as it was. A new file gets the permissions that
/// the process gives to new files.
///
/// - Throws: `FileError` naming `path`, also when its folder is missing.
package func writeFile(_ bytes: [UInt8], to path: String) throws(FileError) {
  let mark = String(UInt64.random(in: .min ... .max), radix: 36)
  let temporary = "\(path).\(mark).tmp"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
  var failure = writeAll(bytes, to: descriptor)
  if failure == 0, fsync(descriptor) != 0 { failure = errno }
  if close(descriptor) != 0, failure == 0 { failure = errno }
  if failure == 0, rename(temporary, path) != 0 { failure = errno }
  guard failure == 0 else {
    unlink(temporary)
    throw FileError(path: path, errno: failure)
  }
}

/// Zero, or the error number of the write that failed.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      let count = write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      done += count
    }
    return 0
  }
}
