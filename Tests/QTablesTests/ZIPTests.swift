import Testing

@testable import QTables

@Suite struct ZIPTests {
  private let file = ZIPFile(entries: [
    (name: "a/B.txt", bytes: [1, 2, 3]), (name: "../c", bytes: Array(repeating: 7, count: 200_000)),
  ])

  @Test("Entries are listed as they are named, and read by name in any case") func reading() throws
  {
    let archive = try ZIPArchive(reading: file.bytes)
    #expect(archive.names == ["a/B.txt", "../c"])
    #expect(archive.contains("A/b.TXT"))
    #expect(!archive.contains("B.txt"))
    #expect(try archive.read("A/b.txt") == [1, 2, 3])
    #expect(try archive.read("../c").count == 200_000)
    #expect(throws: ZIPError.missing(entry: "d")) { try archive.read("d") }
  }

  @Test("Slashes of Windows are slashes, and folders are entries without bytes") func folders()
    throws
  {
    let file = ZIPFile(entries: [
      (name: "a\\", bytes: []), (name: "a\\b.txt", bytes: [1]), (name: "c/", bytes: []),
    ])
    let archive = try ZIPArchive(reading: file.bytes)
    #expect(archive.names == ["a\\", "a\\b.txt", "c/"])
    #expect(try archive.read("A/b.txt") == [1])
    #expect(try archive.read("c/").isEmpty)
  }

  @Test("An entry that is there twice is refused, though others can be read") func twice() throws {
    let file = ZIPFile(entries: [
      (name: "a.txt", bytes: [1]), (name: "A.TXT", bytes: [2]), (name: "b", bytes: [3]),
    ])
    let archive = try ZIPArchive(reading: file.bytes)
    #expect(archive.contains("a.txt"))
    #expect(throws: ZIPError.damaged(entry: "a.txt", reason: "2 entries of that name")) {
      try archive.read("a.txt")
    }
    #expect(try archive.read("b") == [3])
  }

  @Test("A changed byte is noticed by its checksum") func damaged() throws {
    var bytes = file.bytes
    let place = 30 + "a/B.txt".utf8.count
    bytes[place] ^= 0x40
    let archive = try ZIPArchive(reading: bytes)
    #expect(throws: ZIPError.damaged(entry: "a/B.txt", reason: "CRC error")) {
      try archive.read("a/B.txt")
    }
  }

  @Test("An entry that unpacks a thousandfold is stopped") func bomb() throws {
    let bytes = try fixture("bomb.zip")
    let archive = try ZIPArchive(reading: bytes)
    let error = ZIPError.tooLarge(.ratio, limit: 300, entry: "xl/workbook.xml")
    #expect(throws: error) { try archive.read("xl/workbook.xml") }
    #expect(throws: XLSXError(error)) { try XLSXWorkbook(reading: bytes) }
    var limits = Limits()
    limits.ratio = 2000
    #expect(
      try ZIPArchive(reading: bytes, limits: limits).read("xl/workbook.xml").count == 3_000_000)
  }

  @Test("The bytes of all entries read count together") func unpackedBytes() throws {
    var limits = Limits()
    limits.unpackedBytes = 200_002
    let archive = try ZIPArchive(reading: file.bytes, limits: limits)
    #expect(try archive.read("../c").count == 200_000)
    #expect(throws: ZIPError.tooLarge(.unpackedBytes, limit: 200_002, entry: "a/B.txt")) {
      try archive.read("a/B.txt")
    }
  }
}
