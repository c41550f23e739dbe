internal import CLibZip

/// Why an archive, or an entry of it, can't be read or written.
package enum ZIPError: Error, Sendable, Equatable {
  /// No archive, or one cut off; `reason` is libzip's.
  case notAZip(reason: String)
  /// No entry of this name.
  case missing(entry: String)
  /// The entry needs a password.
  case encrypted(entry: String)
  /// The entry's bytes don't unpack, or their checksum differs; `reason` is libzip's.
  case damaged(entry: String, reason: String)
  /// More than `limit` of something; `entry` is nil for the archive as a whole.
  case tooLarge(Limits.Subject, limit: Int, entry: String?)
  /// The archive can't be made; `reason` is libzip's.
  case notWritten(reason: String)
}

/// An archive held in memory and read entry by entry.
///
/// Names are only names: nothing is written to disk and no path is followed. What an entry says about
/// its size is not trusted; the bytes are counted while they unpack, over all entries read.
package final class ZIPArchive {
  /// The names of the entries, in the order of the archive.
  package let names: [String]
  private let archive: OpaquePointer
  // libzip reads from these bytes until the archive is closed.
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private let indices: [String: [UInt64]]
  private let limits: Limits
  private var unpackedBytes = 0

  /// Opens an archive.
  ///
  /// - Throws: `ZIPError.notAZip`, or `tooLarge` for too many bytes or entries.
  package init(reading bytes: [UInt8], limits: Limits = Limits()) throws(ZIPError) {
    guard bytes.count <= limits.bytes else {
      throw .tooLarge(.bytes, limit: limits.bytes, entry: nil)
    }
    // libzip takes an empty file for an empty archive.
    guard !bytes.isEmpty else { throw .notAZip(reason: "no bytes") }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
    let archive: OpaquePointer
    let names: [String]
    do {
      archive = try openArchive(UnsafeBufferPointer(buffer))
    } catch {
      buffer.deallocate()
      throw error
    }
    do {
      names = try entryNames(of: archive, limit: limits.entries)
    } catch {
      zip_discard(archive)
      buffer.deallocate()
      throw error
    }
    self.archive = archive
    self.buffer = buffer
    self.names = names
    self.limits = limits
    indices = Dictionary(
      names.enumerated().map { (Self.key($1), [UInt64($0)]) }, uniquingKeysWith: +)
  }

  deinit {
    zip_discard(archive)
    buffer.deallocate()
  }

  /// Whether there is an entry of that name; case is ignored, as office programs do, and so is which
  /// slash some programs of Windows write.
  package func contains(_ name: String) -> Bool { indices[Self.key(name)] != nil }

  private static func key(_ name: String) -> String {
    name.lowercased().replacing("\\", with: "/")
  }

  /// The unpacked bytes of an entry; case and the kind of slash are ignored in its name.
  ///
  /// - Throws: `ZIPError`; `damaged` for a name that several entries bear, of which every program
  ///   would take another one; `tooLarge` as soon as the entries read so far pass `unpackedBytes`, or
  ///   this one unpacks to more than a megabyte and more than `ratio` times its packed size.
  package func read(_ name: String) throws(ZIPError) -> [UInt8] {
    guard let found = indices[Self.key(name)], let index = found.first else {
      throw .missing(entry: name)
    }
    guard found.count == 1 else {
      throw .damaged(entry: name, reason: "\(found.count) entries of that name")
    }
    var facts = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &facts) == 0 else {
      throw .damaged(entry: name, reason: String(cString: zip_strerror(archive)))
    }
    guard facts.encryption_method == ZIP_EM_NONE else { throw .encrypted(entry: name) }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw .damaged(entry: name, reason: String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    // A size that the archive claims can't be larger than the archive.
    let packed = Int(min(facts.comp_size, UInt64(buffer.count)))
    let (product, overflowed) = packed.multipliedReportingOverflow(by: limits.ratio)
    let allowed = overflowed ? Int.max : max(1 << 20, product)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
      if count == 0 { return bytes }
      guard count > 0 else {
        throw .damaged(entry: name, reason: String(cString: zip_file_strerror(file)))
      }
      unpackedBytes += count
      guard unpackedBytes <= limits.unpackedBytes else {
        throw .tooLarge(.unpackedBytes, limit: limits.unpackedBytes, entry: name)
      }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= allowed else {
        throw .tooLarge(.ratio, limit: limits.ratio, entry: name)
      }
    }
  }
}

private func openArchive(_ bytes: UnsafeBufferPointer<UInt8>) throws(ZIPError) -> OpaquePointer {
  var error = zip_error_t()
  zip_error_init(&error)
  defer { zip_error_fini(&error) }
  let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
  guard let source else { throw .notAZip(reason: String(cString: zip_error_strerror(&error))) }
  guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
    zip_source_free(source)
    throw .notAZip(reason: String(cString: zip_error_strerror(&error)))
  }
  return archive
}

private func entryNames(of archive: OpaquePointer, limit: Int) throws(ZIPError) -> [String] {
  let count = zip_get_num_entries(archive, 0)
  guard count <= limit else { throw .tooLarge(.entries, limit: limit, entry: nil) }
  return (0..<UInt64(max(count, 0))).map { index in
    zip_get_name(archive, index, 0).map { String(cString: $0) } ?? ""
  }
}
