internal import QStudy
internal import QTables

/// The folder of R's qmethod packed into a ZIP archive, at its top or within folders.
enum QMethodArchive {
  private static let folders = [
    QMethodFolder.sorts, QMethodFolder.feedback, QMethodConcourse.folder, "sample",
  ]
  /// The bytes that an archive may unpack to, all of them being held.
  static let unpackedBytes = 100_000_000
  private static let endings = [".csv", ".tex"]

  static func recognises(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]),
      let archive = try? ZIPArchive(reading: bytes)
    else { return false }
    return !roots(archive.names).isEmpty
  }

  /// What stands before `qsorts/` in the names of the entries, each once.
  private static func roots(_ names: [String]) -> Set<String> {
    Set(
      names.compactMap { name in
        guard name.lowercased().hasSuffix(".csv"), !name.hasPrefix("__MACOSX/") else { return nil }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard let place = parts.dropLast().firstIndex(where: { $0 == QMethodFolder.sorts })
        else { return nil }
        return parts[..<place].map { $0 + "/" }.joined()
      })
  }

  /// The folder, unpacked in memory.
  ///
  /// - Throws: `Findings` for a damaged or too large archive, and for several such folders.
  static func folder(_ bytes: [UInt8], file: String) throws(Findings) -> FormatInput {
    do {
      var limits = Limits()
      limits.entries = FolderListing.mostEntries
      limits.unpackedBytes = unpackedBytes
      let archive = try ZIPArchive(reading: bytes, limits: limits)
      let roots = roots(archive.names)
      guard let root = roots.first, roots.count == 1 else {
        throw Findings(
          Finding(
            .badValue, location: Location(file: file),
            found: "\(roots.count) folders \(QMethodFolder.sorts): "
              + excerpt(roots.sorted().map { $0 + QMethodFolder.sorts }.joined(separator: ", ")),
            expected: "one study", mend: "Unpack it, and give the folder of one study."))
      }
      var files: [String: [UInt8]] = [:]
      for name in archive.names where name.hasPrefix(root) {
        let path = String(name.dropFirst(root.count))
        guard folders.contains(where: { path.hasPrefix($0 + "/") }) || !path.contains("/"),
          endings.contains(where: path.lowercased().hasSuffix)
        else { continue }
        files[path] = try archive.read(name)
      }
      return FormatInput(folder: file, files: files)
    } catch let error as ZIPError {
      throw Findings(Finding(error, file: file))
    } catch let error as Findings {
      throw error
    } catch {
      throw Findings(.tooLarge(.bytes, Limits().bytes, Location(file: file)))
    }
  }
}
