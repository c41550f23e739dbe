import Glibc
import QDrawing

/// Places for the names of points in a plot: none over another, over a mark or over other words.
///
/// A name stands beside its mark where it can, and else further off, at the end of a thin line.
struct NamePlaces {
  /// Where a name stands.
  struct Place {
    /// The room of its letters.
    let box: Rect
    /// The line that leads to it from its mark, where it stands further off.
    let leader: (from: Point, to: Point)?
  }

  /// Half the side of the square that a mark takes.
  private static let mark = 6.0
  /// How far from the middle of a mark a name may begin; up to the first no line leads to it.
  private static let distances = [8.0, 17, 28, 40, 54, 70, 90, 114, 140, 170, 200, 240]
  private static let directions = 24

  /// The size of letters.
  private let size: Double
  private let bounds: Rect
  private let lines: [Rect]
  /// Marks and words, which no name covers.
  private let drawn: [Rect]
  /// The names so far, which no line crosses.
  private var names: [Rect] = []
  /// Pieces of the lines that lead to them.
  private var leaders: [Rect] = []

  /// - Parameters:
  ///   - bounds: the room in which names may stand.
  ///   - marks: the middles of all marks.
  ///   - words: what is written there already.
  ///   - lines: what strikes names through that stand on it, which near their marks they do not.
  ///   - size: that of letters.
  init(in bounds: Rect, marks: [Point], words: [Rect], lines: [Rect], size: Double) {
    self.size = size
    self.bounds = bounds
    self.lines = lines
    drawn =
      words
      + marks.map {
        Rect(x: $0.x - Self.mark, y: $0.y - Self.mark, width: 2 * Self.mark, height: 2 * Self.mark)
      }
  }

  /// A place for a name, which is then taken; `nil` where there is none.
  mutating func place(_ name: String, at point: Point) -> Place? {
    let room = Size(TextMetrics.width(of: name, size: size), size * 1.1)
    let near = found(room, from: point, within: Self.distances.prefix(3), clearOf: lines)
    guard let place = near ?? found(room, from: point, within: Self.distances[...], clearOf: [])
    else { return nil }
    names.append(place.box)
    if let leader = place.leader { leaders += Self.along(leader) }
    return place
  }

  /// The nearest place that is free.
  private func found(
    _ room: Size, from point: Point, within distances: ArraySlice<Double>, clearOf lines: [Rect]
  ) -> Place? {
    for distance in distances {
      for step in 0..<Self.directions {
        let place = place(room, from: point, distance: distance, step: step)
        if holds(place), !lines.contains(where: { Self.overlap($0, place.box) }) { return place }
      }
    }
    return nil
  }

  /// The first direction is to the right, the next ones lie above and below it in turn.
  private func place(_ room: Size, from point: Point, distance: Double, step: Int) -> Place {
    let turns = Double((step + 1) / 2) * (step.isMultiple(of: 2) ? 1 : -1)
    let angle = turns * 2 * Double.pi / Double(Self.directions)
    let (across, down) = (cos(angle), sin(angle))
    let end = point.moved(right: across * distance, down: down * distance)
    let left =
      abs(across) < 0.3
      ? end.x - room.width / 2 : across > 0 ? end.x : end.x - room.width
    let box = Rect(
      x: left, y: end.y - room.height / 2, width: room.width, height: room.height)
    // Clear of the corners of its mark's square.
    let clear = 1.7 * Self.mark
    let start = point.moved(right: across * clear, down: down * clear)
    return Place(box: box, leader: distance > Self.distances[0] ? (start, end) : nil)
  }

  private func holds(_ place: Place) -> Bool {
    let box = place.box
    guard box.left >= bounds.left, box.right <= bounds.right, box.top >= bounds.top,
      box.bottom <= bounds.bottom
    else { return false }
    guard ![drawn, names, leaders].joined().contains(where: { Self.overlap($0, box) }) else {
      return false
    }
    let leader = place.leader.map(Self.along) ?? []
    return !names.contains { name in leader.contains { Self.overlap($0, name) } }
  }

  private static func overlap(_ one: Rect, _ other: Rect) -> Bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom
      && other.top < one.bottom
  }

  /// Small squares along a line, but for its end, which lies at the name.
  private static func along(_ line: (from: Point, to: Point)) -> [Rect] {
    let (width, height) = (line.to.x - line.from.x, line.to.y - line.from.y)
    let count = max(1, Int(max(abs(width), abs(height)) / 3))
    return (0..<count).map { step in
      let share = Double(step) / Double(count)
      return Rect(
        x: line.from.x + share * width - 1, y: line.from.y + share * height - 1, width: 2,
        height: 2)
    }
  }
}
