import QDrawing
import QReport
import Testing

@Suite struct NamePlaceTests {
  private func overlap(_ one: Rect, _ other: Rect) -> Bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom
      && other.top < one.bottom
  }

  @Test(arguments: [0.8, 0.95, 0.99])
  func namesInAPlotOfLoadingsDoNotCoverEachOther(_ loading: Double) throws {
    var study = MadeUpStudy()
    study.sortPrefix = "Zebedee0"
    study.sortsEach = 12
    study.loading = loading
    let scene = try #require(Figures.loadings(try study.document(), 0, 1))
    let sorts = groups(scene.elements).filter { $0.classes == ["sort"] }
    #expect(sorts.count == 36)
    let names = sorts.flatMap(\.texts)
    let rooms = names.map { run in
      Rect(
        x: run.position.x, y: run.position.y - 5,
        width: TextMetrics.width(of: run.text, size: run.size), height: 10)
    }
    for (index, room) in rooms.enumerated() {
      #expect(!rooms.dropFirst(index + 1).contains { overlap(room, $0) }, "\(names[index].text)")
      #expect(room.right <= scene.size.width && room.left >= 0)
    }
    // What has no room is counted, and here is nothing but what cannot be told apart.
    let said = scene.elements.flatMap(texts).map(\.text).joined(separator: " ")
    #expect((names.count == 36) == !said.contains("Without a name for want of room"))
    #expect(names.count >= (loading < 0.99 ? 33 : 24))
  }

  @Test func theStripsShowEveryStatement() throws {
    let document = try MadeUpStudy().document()
    let scene = try #require(Figures.statementStrips(document))
    let strips = groups(scene.elements).filter { $0.classes == ["strip"] }
    #expect(Set(strips.compactMap { $0.data["statement"] }).count == 33)
    for strip in strips {
      #expect(strip.boxes.allSatisfy { $0.left >= 0 && $0.right <= scene.size.width })
    }
  }
}
