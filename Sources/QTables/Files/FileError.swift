internal import Glibc

/// Why a file could not be read or written. Every case names the path.
package enum FileError: Error, Sendable, Equatable {
  /// No such file, or a folder on the way to it is missing.
  case notFound(path: String)
  /// The system forbids it.
  case permission(path: String)
  /// There is a folder where a file was expected.
  case isDirectory(path: String)
  /// The file holds more bytes than the limit.
  case tooLarge(path: String, limit: Int)
  /// A pipe with a name to which nobody wrote for so long.
  case noWriter(path: String, seconds: Int)
  /// Any other failure, by the system's error number.
  case other(path: String, errno: Int32)

  /// The case for a system error number.
  init(path: String, errno code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .notFound(path: path)
      case EACCES, EPERM, EROFS: .permission(path: path)
      case EISDIR: .isDirectory(path: path)
      default: .other(path: path, errno: code)
      }
  }
}
