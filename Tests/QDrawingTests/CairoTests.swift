import QDrawing
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: Unicode.ASCII.self) }

@Test func aPageHasTheSizeOfItsScene() throws {
  // A4: 210 × 297 mm are 595.276 × 841.890 points.
  let page = Scene(
    size: Size(210 / 25.4 * 96, 297 / 25.4 * 96), title: "A4", description: "",
    elements: [.text("One page", at: Point(100, 100))])
  let pdf = text(try PDFRenderer(title: "Pages").render([PDFPage(page), PDFPage(page)]).bytes)
  #expect(pdf.hasPrefix("%PDF-"))
  let boxes = pdf.matches(of: /MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/)
  #expect(boxes.count == 2)
  for box in boxes {
    #expect(try abs(#require(Double(box.1)) - 595.276) < 0.01)
    #expect(try abs(#require(Double(box.2)) - 841.89) < 0.01)
  }
}

@Test func theSameSceneGivesTheSameDocumentAndPicture() throws {
  let scene = sampleScene()
  let renderer = PDFRenderer(title: "Sample", subject: "Everything", date: "2026-03-02")
  let pdf = try renderer.render([PDFPage(scene)])
  let again = try renderer.render([PDFPage(scene)])
  #expect(pdf == again)
  let png = try PNGRenderer().render(scene)
  let copy = try PNGRenderer().render(scene)
  #expect(png == copy)
}

@Test func aDocumentIsTaggedAndHoldsTheDayItIsGivenOnly() throws {
  let scene = Scene(
    size: Size(200, 200), title: "t", description: "",
    elements: [
      .tagged(.heading(1), [.text("Heading", at: Point(10, 20))]),
      .tagged(.paragraph, [.link(href: "#below", [.text("Down", at: Point(10, 50))])]),
      .tagged(.destination("below"), [.text("Here", at: Point(10, 80))]),
      .tagged(
        .paragraph, [.link(href: "https://example.org/a'b", [.text("Out", at: Point(9, 9))])]),
    ])
  let page = PDFPage(scene, outline: [OutlineEntry("Heading"), OutlineEntry("Part", level: 2)])
  let renderer = PDFRenderer(title: "Äpfel", date: "2026-03-02")
  let pdf = text(try renderer.render([page, PDFPage(sampleScene())]).bytes)
  #expect(pdf.contains("/S /H1"))
  #expect(pdf.contains("/S /P"))
  #expect(pdf.contains("/MarkInfo << /Marked true >>"))
  #expect(pdf.contains("/Outlines"))
  #expect(pdf.contains("https://example.org/a'b"))
  #expect(pdf.contains("/CreationDate (20260302"))
  let undated = text(try PDFRenderer(title: "t").render([PDFPage(scene)]).bytes)
  #expect(undated.contains("/CreationDate (19800101"))
}

@Test func fontsAreEmbedded() throws {
  let pdf = text(try PDFRenderer(title: "t").render([PDFPage(sampleScene())]).bytes)
  #expect(pdf.contains("/FontFile"))
}

@Test func aPictureHasTwoDotsForEachPx() throws {
  let scene = Scene(size: Size(30.2, 20), title: "t", description: "", elements: [])
  let png = try PNGRenderer().render(scene).bytes
  #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  // Width and height stand at bytes 16 to 23 (PNG specification, 11.2.2), rounded up.
  #expect(Array(png[16..<24]) == [0, 0, 0, 61, 0, 0, 0, 40])
}

@Test func textThatNoFontHasIsNamed() throws {
  // Code points kept for private use are in no font of the project.
  let scene = Scene(
    size: Size(99, 99), title: "t", description: "",
    elements: [
      .text("plain", at: Point(5, 20)), .text("a\u{F8D0}", at: Point(5, 50)),
      .text("a\u{F8D0}", at: Point(5, 80)),
    ])
  let png = try PNGRenderer().render(scene)
  let pdf = try PDFRenderer(title: "t").render([PDFPage(scene)])
  #expect(png.unshown == ["\u{F8D0}"])
  #expect(pdf.unshown == ["\u{F8D0}"])
}

@Test(arguments: [0, 20_000, Double.infinity, Double.nan])
func anImpossibleSizeIsRefused(_ side: Double) {
  let scene = Scene(size: Size(side, 10), title: "t", description: "")
  #expect(throws: DrawingError.self) { try PNGRenderer().render(scene) }
  #expect(throws: DrawingError.self) { try PDFRenderer(title: "t").render([PDFPage(scene)]) }
}

@Test func picturesAreReadOutInWordsAndPagesInTheirLanguage() throws {
  let strip = Scene(size: Size(40, 40), title: "Äpfel (rot)", description: "Two \\ three\r\nfour") {
    Element.group(title: "A card") { Element.text("card", at: Point(5, 20)) }
  }
  let page = Scene(
    size: Size(200, 200), title: "t", description: "",
    elements: [
      .tagged(
        .item,
        [
          .tagged(.itemBody, [.text("Words beside a picture", at: Point(10, 20))]),
          strip.asFigure(at: Point(10, 40)),
        ]),
      strip.asFigure(at: Point(10, 99), alternative: "Seen (again)"),
      strip.asFigure(at: Point(10, 140), alternative: ""),
      // Nothing is drawn, and still the pictures after it have their own words.
      Scene(size: Size(1, 1), title: "", description: "").asFigure(at: Point(0, 0)),
      strip.asFigure(at: Point(99, 140), alternative: "The last"),
    ])
  #expect(strip.spoken == "Äpfel (rot) Two \\ three\r\nfour. A card.")
  let bytes = try PDFRenderer(title: "t", language: "cy").render([PDFPage(page)]).bytes
  let pdf = text(bytes)
  #expect(pdf.contains("/Lang (cy)"))
  #expect(pdf.contains("/S /LBody"))
  #expect(pdf.contains("/Alt (Seen \\(again\\))"))
  #expect(pdf.contains("/Alt (The last)"))
  #expect(pdf.matches(of: /\/S \/Figure/).count == 4)
  // In UTF-16 where it is not ASCII.
  #expect(pdf.matches(of: /\/Alt \(/).count == 3)
  let umlaut: [UInt8] = [0x28, 0xFE, 0xFF, 0x00, 0xC4, 0x00, 0x70]
  #expect(bytes.indices.contains { bytes[$0...].starts(with: umlaut) })

  // Every object is where the table of the file says.
  let start = try #require(pdf.firstMatch(of: /startxref\n(\d+)\n%%EOF/).flatMap { Int($0.1) })
  let table = text(Array(bytes[start...])).split(separator: "\n")
  #expect(table.first == "xref")
  let count = try #require(Int(table[1].dropFirst(2)))
  for number in 1..<count {
    let offset = try #require(Int(table[2 + number].prefix(10)))
    #expect(text(Array(bytes[offset...].prefix(20))).hasPrefix("\(number) 0 obj"))
  }
}
