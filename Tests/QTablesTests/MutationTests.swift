import QNumerics
import Testing

@testable import QTables

/// Damaged files: a reader returns or throws. What could fail here is the process, by a trap; the
/// counts show that the damage reached the readers, and left some files readable.
@Suite struct MutationTests {
  private func expectNoTrap(
    _ bytes: [UInt8], rounds: Int = 3000, read: ([UInt8]) throws -> Void
  ) throws {
    try read(bytes)
    var random = SeededGenerator(seed: 11)
    var refused = 0
    for _ in 0..<rounds {
      do { try read(random.mutated(bytes)) } catch { refused += 1 }
    }
    #expect(refused > rounds / 20)
    #expect(refused < rounds)
  }

  @Test("Damaged CSV is read or refused") func csv() throws {
    let text = "sort,s1,s2,comment\r\nAnna,-4,2,\"a \"\"b\"\"\nc\"\r\nBén,3,,\"\"\r\n\r\n1,2,3,4"
    try expectNoTrap(Array(text.utf8)) { bytes in
      for row in try CSVTable(parsing: bytes).rows {
        for column in 0..<row.count {
          _ = row.string(column)
          _ = row.integer(column)
          _ = row.number(column, decimalComma: true)
        }
      }
    }
  }

  @Test("Damaged YAML is read or refused") func yaml() throws {
    let text = """
      title: &t "Größe: \\u00e9"
      grid: {-1: 2, 0: 3, 1: 2}
      again: *t
      list:
        - |
          literal
        - {id: a, text: 'b'} # comment
      """
    let reader = YAMLReader<String>.mapping { map in
      _ = map.optional("grid", .integerEntries(of: .integer))
      _ = map.optional("list", .list(of: .value))
      _ = map.optional("again", .string)
      return map.required("title", .string)
    }
    try expectNoTrap(Array(text.utf8)) { _ = try YAMLDocument(parsing: $0).decode(reader) }
  }

  @Test("Damaged JSON is read or refused") func json() throws {
    let text =
      #"{"a": [1, -2.5e-3, true, null], "b": {"c": "\u00e9\ud83d\ude00 ä"}, "d": 12345678901}"#
    try expectNoTrap(Array(text.utf8)) { _ = try JSONValue(parsing: $0).text() }
  }

  @Test("Damaged XML is read or refused") func xml() throws {
    let text = "<?xml version='1.0'?><a b='1'><c>é &amp; &#233;</c><!-- d --><c/><![CDATA[<]]></a>;"
    try expectNoTrap(Array(text.utf8)) { _ = try XMLElement(parsing: $0).text }
  }

  @Test("Damaged archives are read or refused") func archives() throws {
    try expectNoTrap(try fixture("openpyxl.xlsx")) { bytes in
      for sheet in try XLSXWorkbook(reading: bytes).sheets {
        _ = sheet[1, 1]
        _ = sheet.lastColumn
      }
    }
  }

  @Test("Damaged sheets in sound archives are read or refused") func sheets() throws {
    // The archive's checksum would stop most damage before the XML reader saw it.
    var file = workbook(
      rows: """
        <row r='1' hidden='1'><c r='A1' t='s'><v>0</v></c><c r='C1' s='1'><v>4.5</v></c></row>\
        <row r='9'><c t='inlineStr'><is><t>x_x000D_</t></is></c><c t='e'><v>#N/A</v></c>\
        <c><f>A1</f></c></row>
        """,
      extra: "<mergeCells><mergeCell ref='A1:C2'/></mergeCells>",
      strings: "<sst><si><r><t>a</t></r></si></sst>",
      styles: "<s><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></s>")
    let sound = file.entries[1].bytes
    try expectNoTrap(sound) { bytes in
      file.entries[1].bytes = bytes
      _ = try XLSXWorkbook(reading: file.bytes)
    }
  }

  @Test(
    "Parts in which one element stands a thousand times are read or refused without delay",
    .timeLimit(.minutes(1)))
  func inflatedParts() throws {
    let long = String(repeating: "0", count: 5_000)
    let strings = [
      "<si><t>a</t></si>", "<si><t>\(long)</t></si>", "<si><r><t>a</t></r><rPh><t>b</t></rPh></si>",
      "<si/>", "<t>_x000D_</t>",
    ]
    let codes = "<numFmt numFmtId='164' formatCode='\(long)'/>"
    let styles = [
      codes, "<numFmt numFmtId='165' formatCode='[h'/>",
      "<numFmt numFmtId='166' formatCode='\(String(repeating: "[", count: 255))'/>",
      "<xf numFmtId='164'/><xf numFmtId='166'/>", "<xf numFmtId='164'/>",
    ]
    let cells = [
      "<row><c t='s'><v>0</v></c></row>", "<row><c t='s' s='1'><v>1</v></c></row>", "<row/>",
      "<row r='1048576'/>", "<row hidden='1'><c r='XFD1'/></row>",
      "<row><c><f>\(long)</f></c></row>",
      "<c><v>1</v></c>",
    ]
    let extras = [
      "<col min='1' max='16384' hidden='1'/>", "<col min='2' max='1' hidden='1'/>",
      "<mergeCell ref='A1:XFD1048576'/>", "<mergeCell ref='A1'/>",
    ]
    var random = SeededGenerator(seed: 12)
    func inflated(_ pieces: [String]) -> String {
      let piece = pieces[Int.random(in: pieces.indices, using: &random)]
      let count = [1, 30, 10_000][Int.random(in: 0..<3, using: &random)]
      return String(repeating: piece, count: max(1, min(count, 60_000 / piece.utf8.count)))
    }
    var refused = 0
    for _ in 0..<80 {
      let file = workbook(
        rows: "<row><c t='s'><v>0</v></c></row>" + inflated(cells), extra: inflated(extras),
        strings: "<sst>\(inflated(strings))</sst>",
        styles: "<s>\(codes)<cellXfs>\(inflated(styles))</cellXfs></s>")
      do { _ = try XLSXWorkbook(reading: file.bytes) } catch { refused += 1 }
    }
    #expect(refused > 5)
    #expect(refused < 75)
  }
}
