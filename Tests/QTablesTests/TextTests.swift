import Testing

@testable import QTables

@Suite struct TextTests {
  @Test("UTF-8 is kept, and its byte order mark dropped") func utf8() throws {
    let plain = try decodeText(Array("Größe €".utf8))
    #expect(plain.text == Array("Größe €".utf8))
    #expect(plain.encoding == .utf8)
    let marked = try decodeText([0xEF, 0xBB, 0xBF] + Array("é".utf8))
    #expect(marked.text == Array("é".utf8))
    #expect(marked.encoding == .utf8WithBOM)
    #expect(try decodeText([]).text.isEmpty)
  }

  @Test(
    "UTF-16 is recognised by its mark, or by zeros in every other byte", arguments: [true, false])
  func utf16(isMarked: Bool) throws {
    let text = isMarked ? "Größe 😀" : "sort,1"
    let units = Array(text.utf16)
    let low = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little = try decodeText((isMarked ? [0xFF, 0xFE] : []) + low)
    #expect(little.text == Array(text.utf8))
    #expect(little.encoding == .utf16LittleEndian)
    let big = try decodeText((isMarked ? [0xFE, 0xFF] : []) + high)
    #expect(big.text == Array(text.utf8))
    #expect(big.encoding == .utf16BigEndian)
  }

  @Test("UTF-16 with half a pair or half a character is refused, with its offset")
  func brokenUTF16() {
    #expect(throws: TextDecodingError.invalidUTF16(offset: 4)) {
      try decodeText([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8])
    }
    #expect(throws: TextDecodingError.invalidUTF16(offset: 2)) {
      try decodeText([0xFF, 0xFE, 0x41])
    }
  }

  @Test("Bytes that are not UTF-8 are Windows-1252") func windows1252() throws {
    let decoded = try decodeText([0x80, 0x20, 0xE4, 0x20, 0x93, 0x78, 0x94, 0xFF])
    #expect(String(decoding: decoded.text, as: UTF8.self) == "€ ä “x”ÿ")
    #expect(decoded.encoding == .windows1252)
  }

  @Test(
    "The bytes Windows-1252 leaves undefined are named with their place",
    arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func undefinedByte(byte: UInt8) {
    #expect(throws: TextDecodingError.undefinedByte(byte, at: TextPosition(line: 2, column: 3))) {
      try decodeText([0xE4, 0x0D, 0x0A, 0xE4, 0x61, byte])
    }
  }

  @Test("A NUL is no text") func notText() {
    #expect(throws: TextDecodingError.notText(offset: 3)) { try decodeText([65, 66, 67, 0, 68]) }
    #expect(throws: TextDecodingError.notText(offset: 1)) { try decodeUTF8([65, 0]) }
  }

  @Test("Declared UTF-8 is refused at its first wrong byte, in characters of the line")
  func invalidUTF8() {
    let wrong = Array("ä\nöü".utf8) + [0xE4, 0x62]
    #expect(throws: TextDecodingError.invalidUTF8(byte: 0xE4, at: TextPosition(line: 2, column: 3)))
    {
      try decodeUTF8(wrong)
    }
    #expect(throws: TextDecodingError.invalidUTF8(byte: 0xC3, at: TextPosition(line: 1, column: 1)))
    {
      try decodeUTF8([0xC3])
    }
  }

  @Test(
    "Numbers are read as people type them",
    arguments: [
      ("3", 3), (" +3 ", 3), ("-4", -4), ("\u{2212}4", -4), ("\u{2013}4.5", -4.5),
      ("\u{2014}4", -4), ("\u{2010}4", -4), ("\u{2011}4", -4), ("\u{FE63}4", -4), ("\u{FF0D}4", -4),
      ("3.0", 3),
      (".5", 0.5), ("-.5", -0.5), ("3.", 3), ("1e3", 1000), ("1.e-2", 0.01), ("\u{A0}7\u{A0}", 7),
      ("12345678901234567890", 12345678901234567168),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) { #expect(parseNumber(text) == value) }

  @Test(
    "What is no finite decimal number is none",
    arguments: [
      "", " ", "-", ".", "nan", "inf", "-Infinity", "0x10", "1e999", "1,5", "1.2.3", "1e", "1e5.0",
      "3 4",
      "--1", "1-2", "e5", "٣",
    ])
  func notNumbers(text: String) { #expect(parseNumber(text) == nil) }

  @Test("With a decimal comma, the comma is the one separator") func decimalComma() {
    #expect(parseNumber("1,5", decimalComma: true) == 1.5)
    #expect(parseNumber("1.5", decimalComma: true) == nil)
    #expect(parseNumber("1.000,5", decimalComma: true) == nil)
  }

  @Test("Whole numbers may end in .0 and never overflow") func integers() {
    for minus in [
      "-", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{FE63}", "\u{FF0D}",
    ] {
      #expect(parseInteger(minus + "13") == -13, "\(minus.debugDescription)")
      #expect(parseInteger(minus) == nil && isLoneDash(minus + " "))
    }
    #expect(parseInteger("\u{2026}3") == nil && !isLoneDash(""))
    #expect(parseInteger("3.0") == 3)
    #expect(parseInteger("3.5") == nil)
    #expect(parseInteger("") == nil)
    #expect(parseInteger("+") == nil)
    #expect(parseInteger(String(Int.min)) == Int.min)
    #expect(parseInteger(String(Int.max)) == Int.max)
    #expect(parseInteger("9223372036854775808") == nil)
    #expect(parseInteger("99999999999999999999999999") == nil)
  }

  @Test("The nearest word is found through typing mistakes, and nonsense finds none")
  func nearestWord() {
    let keys = ["title", "question", "language", "grid"]
    #expect(nearest(to: "titel", in: keys) == "title")
    #expect(nearest(to: "Langauge", in: keys) == "language")
    #expect(nearest(to: "gird", in: keys) == "grid")
    #expect(nearest(to: "xyz", in: ["abc"]) == nil)
    #expect(nearest(to: "provenance", in: keys) == nil)
    // Three of eight letters differ: these are two words, not one mistyped.
    #expect(nearest(to: "nonsense", in: ["consent"]) == nil)
    #expect(nearest(to: "", in: keys) == nil)
  }
}
