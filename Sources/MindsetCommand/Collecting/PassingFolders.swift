import Foundation
import Glibc
import QTables
import Synchronization

/// Folders of studies that are only rehearsed. Each goes when its room is left, and what a killed program left
/// behind goes at the next start.
///
/// A folder is locked as long as the program runs that made it: the lock of a dead one is gone with it, whatever
/// process bears its number by then.
final class PassingFolders: Sendable {
  private static let prefix = "mindset-rehearsed-"
  /// The study lies one level below what is locked, for studies are locked themselves while they are written.
  private static let study = "workshop"

  private let place: String
  /// Descriptors of the locked folders, by the folder of the study.
  private let locks = Mutex<[String: Int32]>([:])

  /// Folders in a place.
  init(in place: String = FileManager.default.temporaryDirectory.path) { self.place = place }

  /// A folder for a study, not made yet.
  ///
  /// - Throws: where none can be made.
  func make() throws -> String {
    for _ in 1...Self.tries {
      let folder = FilePath.join(place, Self.prefix + String(UInt64.random(in: 0 ... .max)))
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      // Another start may have taken it for a leftover meanwhile.
      guard let lock = Self.locked(folder) else { continue }
      let study = FilePath.join(folder, Self.study)
      locks.withLock { $0[study] = lock }
      return study
    }
    throw FileError.other(path: place, errno: EWOULDBLOCK)
  }

  private static let tries = 5

  /// Removes the folder of a study, if it is one of these.
  func remove(_ study: String) {
    guard let lock = locks.withLock({ $0.removeValue(forKey: study) }) else { return }
    try? FileManager.default.removeItem(atPath: FilePath.folder(of: study))
    close(lock)
  }

  /// Removes what programs left behind that run no more.
  func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for name in names where name.hasPrefix(Self.prefix) {
      let folder = FilePath.join(place, name)
      guard let lock = Self.locked(folder) else { continue }
      try? FileManager.default.removeItem(atPath: folder)
      close(lock)
    }
  }

  /// A descriptor of a folder that is locked from here on; nil where another program holds it, where it is gone
  /// and where it is somebody else's or no folder.
  private static func locked(_ folder: String) -> Int32? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (held, named) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
      lstat(folder, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev,
      held.st_uid == getuid()
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
