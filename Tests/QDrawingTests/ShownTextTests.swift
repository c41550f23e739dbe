import QDrawing
import Testing

private func picture(_ text: String) throws -> [UInt8] {
  let scene = Scene(
    size: Size(200, 40), title: "t", description: "", elements: [.text(text, at: Point(5, 30))])
  return try PNGRenderer().render(scene).bytes
}

@Test func aTextOnOneLineHasOneBlankForEachBreakAndNothingThatCantBeShown() {
  #expect("  a\u{0}b\u{2028}c\r\n\t d\u{7}\u{9F}\u{FFFF} ".onOneLine == "ab c d")
  #expect("no\u{A0}break".onOneLine == "no\u{A0}break")
  #expect(" \u{0} ".onOneLine.isEmpty)
}

@Test func aTextGoesOnAfterACharacterThatCantBeShown() throws {
  let plain = try picture("Gist after")
  #expect(try picture("Gi\u{0}st after") == plain)
  #expect(try picture("Gist\u{2028}after") == plain)
  #expect(try picture("Gist\u{B}after") == plain)
  #expect(try picture("Gist") != plain)
}

@Test func theTitleOfADocumentGoesOnAfterANul() throws {
  let page = PDFPage(
    Scene(size: Size(50, 50), title: "", description: ""), outline: [OutlineEntry("o\u{0}ne")])
  let clean = PDFPage(page.scene, outline: [OutlineEntry("one")])
  #expect(
    try PDFRenderer(title: "a\u{0}b").render([page])
      == PDFRenderer(title: "ab").render([clean]))
}

@Test func aSceneTooLargeIsDrawnSmallerAsAWhole() {
  let scene = Scene(
    size: Size(100, 400), title: "t", description: "d",
    elements: [.rect(Rect(x: 20, y: 200, width: 40, height: 200), .fill(.ink))])
  let fitted = scene.fitted(to: 100)
  #expect(fitted.size == Size(25, 100) && fitted.title == "t" && fitted.description == "d")
  let style = Style(fill: .ink, strokeWidth: 0.25)
  #expect(fitted.elements == [.rect(Rect(x: 5, y: 50, width: 10, height: 50), style)])
  #expect(scene.fitted(to: 400) == scene)
}
