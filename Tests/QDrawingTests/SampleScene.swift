import QDrawing
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A picture with everything in it: markers, washes, an axis, wrapped text, a right-to-left run.
func sampleScene() -> Scene {
  var scene = Scene(
    size: Size(640, 400), title: "Sample", description: "Markers, an axis and wrapped text.")
  scene.add(.text("All markers", at: Point(20, 30), size: 18, weight: .bold))
  let x = LinearScale(domain: (-2.3, 2.2), range: (40, 600))
  for tick in x.ticks(6) {
    let place = Point(x(tick.value), 200)
    scene.add(
      .line(from: place, to: place.moved(down: -150), .stroke(.rule)))
    scene.add(
      .text(tick.label, at: place.moved(down: 18), anchor: .middle, paint: .mutedInk))
  }
  scene.add(.line(from: Point(40, 200), to: Point(600, 200)))
  scene.add(.text("Score", at: Point(18, 125), anchor: .middle, paint: .mutedInk, rotation: -90))
  for series in 0..<Paint.seriesCount {
    let place = Point(75 + Double(series) * 68, 80)
    let marker = Marker(series: series)
    scene.add(
      .group(
        classes: ["series"], data: [DataAttribute("series", "\(series)")],
        title: "Series \(series + 1)", isFocusable: true
      ) {
        Element.rect(
          Rect(x: place.x - 26, y: 60, width: 52, height: 120), cornerRadius: 6,
          .fill(.seriesWash(series)))
        marker.element(at: place, size: 16)
        marker.element(at: place.moved(down: 32), size: 16, filled: false)
        marker.element(at: place.moved(right: -10, down: 62), size: 8)
        marker.element(at: place.moved(right: 10, down: 62), size: 8, filled: false)
        Element.text(
          "\(series + 1)", at: place.moved(down: 86), weight: .bold, anchor: .middle,
          baseline: .middle, paint: .series(series))
      })
  }
  let texts = [
    "Decisions about the money of a place should be taken by the people who live in that place.",
    "A Donaudampfschifffahrtsgesellschaftskapitänsmütze breaks where it must.",
    "预算应该由居住在当地的人们决定，而不是由远方的人决定。",
    "יש להחליט על התקציב במקום שבו אנשים גרים, ולא רחוק משם.",
  ]
  for (index, text) in texts.enumerated() {
    let card = Rect(x: 20 + Double(index) * 153, y: 250, width: 141, height: 110)
    let room = card.inset(by: 8)
    let lines = TextMetrics.wrap(text, width: room.size.width, size: 12, maxLines: 5)
    scene.add(
      .rect(card, cornerRadius: 4, Style(fill: .surface, stroke: .rule)))
    scene.add(
      Element.lines(
        lines, like: TextRun("", at: card.centre, anchor: .middle, baseline: .middle)))
  }
  return scene
}

/// Writes the sample as each back end draws it to the folder that MINDSET_SAMPLES names, to be
/// looked at.
@Test(.enabled(if: getenv("MINDSET_SAMPLES") != nil))
func writeTheSamplesToBeLookedAt() throws {
  let folder = try #require(getenv("MINDSET_SAMPLES").map { String(cString: $0) })
  let scene = sampleScene()
  let files = [
    ("sample.svg", Array(SVGRenderer(mode: .standalone).render(scene).utf8)),
    ("sample.png", try PNGRenderer().render(scene).bytes),
    ("sample.pdf", try PDFRenderer(title: "Sample").render([PDFPage(scene)]).bytes),
  ]
  for (name, bytes) in files {
    let file = try #require(fopen(folder + "/" + name, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }
}
