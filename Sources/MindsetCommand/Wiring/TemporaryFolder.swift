import Foundation

/// Works in a folder of its own that only this user can enter, and that is gone afterwards.
///
/// - Throws: where no folder can be made, and what `work` throws.
func inTemporaryFolder<Result>(_ work: (_ path: String) throws -> Result) throws -> Result {
  let path =
    FileManager.default.temporaryDirectory.path
    + "/mindset-\(getpid())-\(UInt32.random(in: 0 ... .max))"
  try FileManager.default.createDirectory(
    atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try work(path)
}
