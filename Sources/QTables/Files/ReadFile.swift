internal import Glibc

/// The bytes of a file.
///
/// The size is not asked for but counted while reading, so that pipes and growing files keep to the
/// limit too.
///
/// - Parameters:
///   - path: Where it lies.
///   - limit: The most bytes that are read.
///   - waits: Whether the writer of a pipe with a name is waited for, as it is where somebody names the
///     pipe in place of a file. Else one that nobody writes to is empty.
///   - patience: For how many seconds it is waited for.
/// - Throws: `FileError`; `tooLarge` as soon as more than `limit` bytes were met, `noWriter` where nobody
///   writes to the pipe in time.
package func readFile(
  _ path: String, limit: Int, waits: Bool = false, patience: Int = 30
) throws(FileError) -> [UInt8] {
  var information = stat()
  let isPipe = stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFIFO
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  // A file that grows meanwhile is read whole all the same.
  if information.st_mode & S_IFMT == S_IFREG {
    bytes.reserveCapacity(min(Int(information.st_size), limit))
  }
  if waits, isPipe { bytes = try firstBytes(of: descriptor, path: path, patience: patience) }
  // Opening did not wait for a writer; reading waits for those that are there.
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count == 0 { return bytes }
    if count < 0 {
      // `read` fails with EISDIR on a folder: no need to ask beforehand.
      if errno == EINTR { continue }
      throw FileError(path: path, errno: errno)
    }
    guard count <= limit - bytes.count else { throw .tooLarge(path: path, limit: limit) }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// Waits until somebody opens a pipe to write, and gives what was read meanwhile.
private func firstBytes(
  of pipe: Int32, path: String, patience: Int
) throws(FileError) -> [UInt8] {
  for _ in 0..<(5 * patience) {
    var watched = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
    if poll(&watched, 1, 200) > 0 { return [] }
    // Without a writer reading is at the end; where one has written nothing yet, it fails.
    var byte: UInt8 = 0
    let count = read(pipe, &byte, 1)
    if count != 0 { return count > 0 ? [byte] : [] }
  }
  throw .noWriter(path: path, seconds: patience)
}
