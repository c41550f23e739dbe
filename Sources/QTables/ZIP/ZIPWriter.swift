internal import CLibZip

/// The bytes of an archive with these entries, in this order.
///
/// The same entries give the same bytes: every entry bears the first day that archives can name, 1
/// January 1980, and no trace of the machine. Names are UTF-8.
///
/// - Throws: `ZIPError.notWritten`, for a name that stands twice or where memory ends.
package func zipBytes(_ entries: [(name: String, bytes: [UInt8])]) throws(ZIPError) -> [UInt8] {
  var error = zip_error_t()
  zip_error_init(&error)
  defer { zip_error_fini(&error) }
  func failure(_ archive: OpaquePointer? = nil) -> ZIPError {
    let reason = archive.map { zip_strerror($0) } ?? zip_error_strerror(&error)
    return .notWritten(reason: reason.map { String(cString: $0) } ?? "")
  }
  guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failure() }
  // Closing the archive gives up its hold on the bytes; ours remains.
  defer { zip_source_free(target) }
  zip_source_keep(target)
  guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
    zip_source_free(target)
    throw failure()
  }
  // libzip reads the entries when it closes the archive.
  let buffers = entries.map { entry in
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: entry.bytes.count)
    _ = buffer.initialize(from: entry.bytes)
    return buffer
  }
  defer { for buffer in buffers { buffer.deallocate() } }
  for (entry, buffer) in zip(entries, buffers) {
    let source = zip_source_buffer_create(
      buffer.baseAddress, UInt64(buffer.count), 0, &error)
    guard let source else {
      zip_discard(archive)
      throw failure()
    }
    let index = zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      let failed = failure(archive)
      zip_discard(archive)
      throw failed
    }
    // Year 0, month 1, day 1, counted from 1980 in bits 9, 5 and 0.
    _ = zip_file_set_dostime(archive, UInt64(index), 0, 1 << 5 | 1, 0)
  }
  guard zip_close(archive) == 0 else {
    let failed = failure(archive)
    zip_discard(archive)
    throw failed
  }
  return try contents(of: target)
}

private func contents(of source: OpaquePointer) throws(ZIPError) -> [UInt8] {
  func failure() -> ZIPError {
    let error = zip_source_error(source)
    return .notWritten(reason: zip_error_strerror(error).map { String(cString: $0) } ?? "")
  }
  guard zip_source_open(source) == 0 else { throw failure() }
  defer { zip_source_close(source) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = Int(zip_source_read(source, &chunk, UInt64(chunk.count)))
    if count == 0 { return bytes }
    guard count > 0 else { throw failure() }
    bytes.append(contentsOf: chunk[..<count])
  }
}
