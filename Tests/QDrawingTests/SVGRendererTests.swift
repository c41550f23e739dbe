import QDrawing
import Testing

/// What a page renderer writes for one element.
private func svg(_ element: Element) -> String {
  let empty = Scene(size: Size(10, 10), title: "t", description: "")
  var scene = empty
  scene.add(element)
  let renderer = SVGRenderer()
  let isInteractive = element.isInteractive
  let frame = renderer.render(empty).replacing(
    "role=\"img\"", with: isInteractive ? "role=\"group\"" : "role=\"img\"")
  return String(renderer.render(scene).dropFirst(frame.count - 7).dropLast(7))
}

private let exactStrings: [(Element, String)] = [
  (
    .rect(Rect(x: 1, y: 2.5, width: 3.456, height: 4), .fill(.surface)),
    #"<rect x="1" y="2.5" width="3.46" height="4" fill="var(--surface)"/>"#
  ),
  (
    .rect(
      Rect(x: -0.001, y: 0, width: 3, height: 4), cornerRadius: 2,
      Style(fill: .seriesWash(9), stroke: .series(-1), strokeWidth: 2, dash: [4, 2.5])),
    #"<rect x="0" y="0" width="3" height="4" rx="2" fill="var(--series-2-wash)" "#
      + #"stroke="var(--series-8)" stroke-width="2" stroke-dasharray="4 2.5"/>"#
  ),
  (
    .line(from: Point(0, 1), to: Point(-2, 3.05)),
    #"<line x1="0" y1="1" x2="-2" y2="3.05" stroke="var(--ink)"/>"#
  ),
  (
    .path(
      [
        .move(to: Point(0, 0)), .line(to: Point(1, 0)),
        .cubic(control1: Point(1, 1), control2: Point(2, 2), to: Point(3, 3)), .close,
      ], .stroke(.hex("#07B"), opacity: 0.5, classes: ["a", "b"])),
    ##"<path class="a b" d="M0 0 L1 0 C1 1 2 2 3 3 Z" fill="none" "##
      + ##"stroke="#0077bb" opacity="0.5"/>"##
  ),
  (
    .circle(center: Point(5, 6), radius: 7, .fill(.hex("no colour\""))),
    ##"<circle cx="5" cy="6" r="7" fill="#1b1d21"/>"##
  ),
  (
    .text("a  <b>\n& c", at: Point(1, 2)),
    #"<text x="1" y="2" font-size="12" fill="var(--ink)">a &lt;b&gt; &amp; c</text>"#
  ),
  (
    .text(
      "up", at: Point(1, 2), size: 10, weight: .bold, anchor: .end, baseline: .middle,
      paint: .mutedInk, classes: ["axis"], isItalic: true, rotation: -90),
    #"<text class="axis" x="1" y="5.6" font-size="10" font-weight="bold" font-style="italic" "#
      + #"text-anchor="end" transform="rotate(-90 1 2)" fill="var(--muted-ink)">up</text>"#
  ),
  (
    .text("(שלום)", at: Point(1, 2)),
    #"<text x="1" y="2" font-size="12" text-anchor="end" direction="rtl" unicode-bidi="embed" "#
      + #"fill="var(--ink)">(שלום)</text>"#
  ),
  (
    .text("سلام", at: Point(1, 2), anchor: .end),
    #"<text x="1" y="2" font-size="12" direction="rtl" unicode-bidi="embed" "#
      + #"fill="var(--ink)">سلام</text>"#
  ),
  (
    .group(
      label: "One \"p\"", classes: ["point"], data: [DataAttribute("Statement no", "7'")],
      title: "x<y", isFocusable: true, []),
    "<g class=\"point\" role=\"img\" aria-label=\"One &quot;p&quot;\" tabindex=\"0\""
      + " data-statement-no=\"7&#39;\">\n<title>x&lt;y</title>\n</g>"
  ),
  (.group {}, "<g>\n</g>"),
  (.link(href: "#a&b", []), "<a href=\"#a&amp;b\">\n</a>"),
]

@Test(arguments: exactStrings)
func eachElementIsWrittenExactly(element: Element, expected: String) {
  #expect(svg(element) == expected + "\n")
}

@Test func theFrameNamesThePictureForScreenReaders() {
  let scene = Scene(size: Size(20.5, 10), title: "A & B", description: "Two.")
  #expect(
    SVGRenderer(idPrefix: "my fig.1").render(scene) == """
      <svg xmlns="http://www.w3.org/2000/svg" width="20.5" height="10" viewBox="0 0 20.5 10" \
      direction="ltr" role="img" aria-labelledby="my-fig-1-title my-fig-1-desc">
      <title id="my-fig-1-title">A &amp; B</title>
      <desc id="my-fig-1-desc">Two.</desc>
      </svg>

      """)
}

@Test func aPictureWithoutWordsIsDecoration() {
  let svg = SVGRenderer().render(Scene(size: Size(1, 1), title: "", description: ""))
  #expect(svg.contains(#"aria-hidden="true""#))
  #expect(!svg.contains("<title"))
}

@Test func aPictureWithLinksIsNoImageToScreenReaders() {
  let scene = Scene(size: Size(1, 1), title: "t", description: "d") {
    Element.group { Element.link(href: "#x", []) }
  }
  #expect(SVGRenderer().render(scene).contains(#"role="group""#))
}

@Test func aFileThatStandsAloneNeedsNoStyleSheet() {
  let svg = SVGRenderer(mode: .standalone).render(sampleScene())
  #expect(svg.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
  #expect(!svg.contains("var("))
  #expect(svg.contains(Palette.light.hex(of: .series(7))))
  #expect(isWellFormed(svg))
}

@Test func aPageGetsNoFixedColour() {
  let svg = SVGRenderer().render(sampleScene())
  #expect(!svg.contains("\"#"))
  #expect(isWellFormed(svg))
}

@Test func theStyleSheetDefinesEveryPropertyInBothModes() {
  for paint in Paint.roles {
    let property = (paint.customProperty ?? "none") + ": "
    #expect(Palette.styleSheet.ranges(of: property).count == 2, "\(property)")
  }
}

@Test func markupAndControlCharactersInTextDoNoHarm() {
  let nasty = "<&\"'>\u{0}\u{8}\u{1F}\u{7F}\u{85}\u{FFFF}\r\n\t]]>é😀"
  var scene = Scene(size: Size(9, 9), title: nasty, description: nasty)
  scene.add(.text(nasty, at: Point(0, 0), classes: [nasty]))
  scene.add(
    .group(
      label: nasty, data: [DataAttribute(nasty, nasty)], title: nasty, [.link(href: nasty, [])]))
  let svg = SVGRenderer(idPrefix: nasty).render(scene)
  #expect(isWellFormed(svg))
  #expect(svg.contains("&lt;&amp;&quot;&#39;&gt;&#13;&#10;&#9;]]&gt;é😀"))
  #expect(
    svg.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0xFFFF
    })
}

@Test func theSameSceneGivesTheSameBytes() {
  let renderer = SVGRenderer(mode: .standalone, idPrefix: "p")
  #expect(renderer.render(sampleScene()) == renderer.render(sampleScene()))
  var appended = "before"
  renderer.render(sampleScene(), into: &appended)
  #expect(appended == "before" + renderer.render(sampleScene()))
}

@Test func theCheckerOfWellFormednessFindsFaults() {
  #expect(isWellFormed("<a b=\"c\"><d/>&amp;</a>\n"))
  for bad in [
    "<a>", "<a></b>", "<a b=\"<\"/>", "<a b=c/>", "<a>&</a>", "<a/>x", "<a b=\"1\" b=\"2\"/>",
  ] {
    #expect(!isWellFormed(bad), "\(bad)")
  }
}
