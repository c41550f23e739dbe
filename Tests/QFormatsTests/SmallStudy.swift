import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// The folder with the files that tests read; found from this file, since tests run anywhere.
let fixtures = #filePath.replacing("SmallStudy.swift", with: "Fixtures")

/// The files of the small study folder.
func smallFiles() throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for name in [
    "study.yml", "statements.csv", "sorts.csv", "participants.csv", "comments.csv", "SOURCE.md",
  ] {
    files[name] = try readFile("\(fixtures)/folder/\(name)", limit: 1_000_000)
  }
  return files
}

/// Reads a study folder held in memory.
func readFolder(_ files: [String: [UInt8]]) throws -> StudyReading {
  try StudyFormats.read(FormatInput(folder: "small", files: files))
}

/// Reads a table held in memory.
func readTable(
  _ text: String, rows: TableRows? = nil, attributes: [String] = [],
  beside: [String: [UInt8]] = [:], name: String = "t.csv", grid: Grid? = nil,
  repair: Bool = false
) throws -> StudyReading {
  try StudyFormats.read(
    FormatInput(path: name, bytes: Array(text.utf8), beside: beside),
    options: ReadingOptions(
      format: "csv", rows: rows, attributes: attributes, grid: grid, repair: repair))
}

/// The findings that the reading throws; none where it throws none.
func findings(_ read: () throws -> StudyReading) throws -> [Finding] {
  do {
    _ = try read()
    return []
  } catch let findings as Findings {
    return findings.all
  }
}

/// The bytes with a text in them replaced, which must stand there once.
func replacing(_ old: String, with new: String, in bytes: [UInt8]) throws -> [UInt8] {
  let text = String(decoding: bytes, as: UTF8.self)
  try #require(text.ranges(of: old).count == 1, "“\(old)” must stand there once")
  return Array(text.replacing(old, with: new).utf8)
}

extension SeededGenerator {
  /// The bytes with a few of them changed, dropped, doubled, cut off, or made hostile.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    let pieces = [
      "99999999999999999999", "-9223372036854775808", ",,,,,,,,", "\"", "\n\n", "{", ": ",
      "\u{FEFF}",
      "  ", "-", "1e308", "&a [*a]",
    ]
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !result.isEmpty {
      let place = Int.random(in: result.indices, using: &self)
      switch Int.random(in: 0..<10, using: &self) {
      case 0: result.remove(at: place)
      case 1: result.insert(result[place], at: place)
      case 2 where place.isMultiple(of: 4): result.removeSubrange(place...)
      case 3: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 4...6:
        let piece = pieces[Int.random(in: pieces.indices, using: &self)]
        result.insert(contentsOf: Array(piece.utf8), at: place)
      default: result[place] = UInt8.random(in: .min ... .max, using: &self)
      }
    }
    return result
  }
}

/// That every finding has a place, says what was found and expected, and how to mend it.
func expectSound(
  _ findings: [Finding], of what: String, location: SourceLocation = #_sourceLocation
) {
  let faulty = findings.first {
    $0.location?.file.isEmpty != false || $0.found.isEmpty || $0.expected.isEmpty || $0.mend.isEmpty
  }
  #expect(faulty == nil, "\(what)", sourceLocation: location)
  #expect(findings.count <= Findings.most + 10, "\(what)", sourceLocation: location)
}
