import Dispatch
import Glibc
import Testing

@testable import QTables

/// Runs the body in a folder of its own, which it removes.
private func inFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/qtables-XXXXXX".utf8CString)
  let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  defer { try? removeFolder(folder) }
  try body(folder)
}

private func names(in folder: String) throws -> [String] {
  let directory = try #require(opendir(folder))
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

private func removeFolder(_ folder: String) throws {
  for name in try names(in: folder) {
    if unlink("\(folder)/\(name)") != 0 { rmdir("\(folder)/\(name)") }
  }
  rmdir(folder)
}

/// Writes three bytes into a pipe when somebody reads it.
private func late(_ path: String) {
  let descriptor = open(path, O_WRONLY)
  _ = write(descriptor, [1, 2, 3] as [UInt8], 3)
  close(descriptor)
}

@Suite struct FileTests {
  @Test("A written file reads back, replaces the old one, and leaves nothing beside it")
  func roundTrip() throws {
    try inFolder { folder in
      let path = folder + "/a.csv"
      try writeFile([1, 2, 3], to: path)
      #expect(try readFile(path, limit: 3) == [1, 2, 3])
      let long = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
      try writeFile(long, to: path)
      #expect(try readFile(path, limit: 200_000) == long)
      #expect(try names(in: folder) == ["a.csv"])
    }
  }

  @Test("Failures carry the path and the reason") func failures() throws {
    try inFolder { folder in
      let path = folder + "/a.csv"
      #expect(throws: FileError.notFound(path: path)) { try readFile(path, limit: 9) }
      #expect(throws: FileError.isDirectory(path: folder)) { try readFile(folder, limit: 9) }
      try writeFile([1, 2, 3], to: path)
      #expect(throws: FileError.tooLarge(path: path, limit: 2)) { try readFile(path, limit: 2) }
      let nowhere = folder + "/none/a.csv"
      #expect(throws: FileError.notFound(path: nowhere)) { try writeFile([1], to: nowhere) }
    }
  }

  @Test("A pipe with a name is waited for where that is asked, and else empty without a writer")
  func pipes() throws {
    try inFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let empty = try readFile(path, limit: 9)
      #expect(empty.isEmpty)
      // Opening waits for a reader, so that nothing is written before.
      DispatchQueue.global().async { late(path) }
      let written = try readFile(path, limit: 9, waits: true)
      #expect(written == [1, 2, 3])
      #expect(throws: FileError.noWriter(path: path, seconds: 1)) {
        try readFile(path, limit: 9, waits: true, patience: 1)
      }
    }
  }

  @Test("A writer that takes longer than the patience for one is waited for")
  func slowPipe() throws {
    try inFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      DispatchQueue.global().async {
        let descriptor = open(path, O_WRONLY)
        usleep(1_500_000)
        _ = write(descriptor, [1, 2, 3] as [UInt8], 3)
        close(descriptor)
      }
      let written = try readFile(path, limit: 9, waits: true, patience: 1)
      #expect(written == [1, 2, 3])
    }
  }

  @Test("A failed writing leaves no temporary file") func failedWriting() throws {
    try inFolder { folder in
      let path = folder + "/taken"
      #expect(mkdir(path, 0o700) == 0)
      #expect(throws: FileError.isDirectory(path: path)) { try writeFile([1], to: path) }
      let left = try names(in: folder)
      #expect(left == ["taken"])
    }
  }

  @Test(
    "SHA-256 gives the digests of FIPS 180-2",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func sha256(text: String, digest: String) {
    #expect(sha256Hex(Array(text.utf8)) == digest)
  }
  @Test("SHA-256 in base 64, as a content security policy names it")
  func sha256Base64Digest() {
    #expect(sha256Base64(Array("abc".utf8)) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(sha256Base64([]) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }
}
