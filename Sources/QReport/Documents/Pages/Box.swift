import QDrawing

/// A piece of a page that mostly isn't broken: a few lines, a row of a table, a picture.
struct Box {
  /// How tall it is, in px.
  var height: Double
  /// The empty space above it, where it isn't the first of its page.
  var spaceAbove = 0.0
  /// Whether it belongs on the page of the box after it: headings, the head of a table.
  var keepsWithNext = false
  /// Whether it may be drawn smaller to share a page with what stands above it.
  var isPicture = false
  /// How tall a picture stays at least, for its letters to be read, where it isn't taller than a page.
  var leastHeight = 0.0
  /// What is drawn again above it where it begins a page: the head of a long table.
  var runningHead: [Box] = []
  /// What it is part of, for tags that go round several boxes.
  var part: Part?
  /// The heading it is, for the outline and the list of contents.
  var heading: Heading?
  /// What of it has room in a height, and the rest; `nil` where nothing has, or the whole. Without it, it
  /// isn't broken.
  var parted: ((_ room: Double) -> (here: Box, rest: Box)?)?
  /// Draws it with its top left corner at the point.
  var draw: (Point) -> [Element]

  /// What a heading says, how deep it lies among others, and the name that links call it by.
  struct Heading {
    var title: String
    var depth: Int
    var destination: String?
  }

  /// Boxes in a row with the same part are one list or table.
  struct Part: Equatable {
    var number: Int
    var tag: Tag
  }

  /// The box drawn smaller, to a height: in the middle of the width, and a row of a table or a line of
  /// a list at the left edge of the others.
  func drawn(to height: Double, width: Double) -> Box {
    let scale = height / self.height
    let inset = part == nil ? width * (1 - scale) / 2 : 0
    var box = self
    box.height = height
    box.draw = { [draw] place in
      draw(Point(0, 0)).map { $0.placed(at: place.moved(right: inset), scale: scale) }
    }
    return box
  }
}

/// Boxes that have their places on a page.
struct PlacedBoxes {
  private(set) var boxes: [(box: Box, place: Point)] = []

  var isEmpty: Bool { boxes.isEmpty }

  init() {}

  /// Boxes one below the other.
  init(stacking boxes: [Box], at origin: Point) {
    var place = origin
    for (index, box) in boxes.enumerated() {
      place = place.moved(down: index == 0 ? 0 : box.spaceAbove)
      add(box, at: place)
      place = place.moved(down: box.height)
    }
  }

  mutating func add(_ box: Box, at place: Point) { boxes.append((box, place)) }

  /// What they draw, with one tag round those of the same part.
  var elements: [Element] {
    var elements: [Element] = []
    var index = 0
    while index < boxes.count {
      let part = boxes[index].box.part
      var drawn: [Element] = []
      repeat {
        drawn += boxes[index].box.draw(boxes[index].place)
        index += 1
      } while index < boxes.count && part != nil && boxes[index].box.part == part
      elements += part.map { [.tagged($0.tag, drawn)] } ?? drawn
    }
    return elements
  }

  /// How tall boxes are, one below the other.
  static func height(stacking boxes: [Box]) -> Double {
    boxes.enumerated().reduce(0) {
      $0 + $1.element.height + ($1.offset == 0 ? 0 : $1.element.spaceAbove)
    }
  }
}
