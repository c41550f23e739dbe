/// A place in a scene, in px units, with x growing to the right and y growing downwards.
package struct Point: Hashable, Sendable {
  /// The distance from the left edge.
  package var x: Double
  /// The distance from the top edge.
  package var y: Double

  /// Makes a point of its two coordinates.
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The point as far from this one as told.
  package func moved(right: Double = 0, down: Double = 0) -> Point {
    Point(x + right, y + down)
  }
}

/// A width and a height in px units.
package struct Size: Hashable, Sendable {
  /// The extent from left to right.
  package var width: Double
  /// The extent from top to bottom.
  package var height: Double

  /// Makes a size of its two extents.
  package init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle.
package struct Rect: Hashable, Sendable {
  /// The top left corner.
  package var origin: Point
  /// The extents.
  package var size: Size

  /// Makes a rectangle of its top left corner and its extents.
  package init(x: Double, y: Double, width: Double, height: Double) {
    origin = Point(x, y)
    size = Size(width, height)
  }

  /// The x of the left edge.
  package var left: Double { origin.x }
  /// The x of the right edge.
  package var right: Double { origin.x + size.width }
  /// The y of the top edge.
  package var top: Double { origin.y }
  /// The y of the bottom edge.
  package var bottom: Double { origin.y + size.height }
  /// The point halfway between all edges.
  package var centre: Point { Point(left + size.width / 2, top + size.height / 2) }

  /// The rectangle with each edge moved inwards by `margin`; never of negative extent.
  package func inset(by margin: Double) -> Rect {
    Rect(
      x: left + min(margin, size.width / 2), y: top + min(margin, size.height / 2),
      width: max(0, size.width - 2 * margin), height: max(0, size.height - 2 * margin))
  }
}

/// One step of the pen that draws a path.
package enum PathSegment: Hashable, Sendable {
  /// Lifts the pen and starts a new outline.
  case move(to: Point)
  /// Draws a straight line from where the pen is.
  case line(to: Point)
  /// Draws a cubic Bézier curve from where the pen is.
  case cubic(control1: Point, control2: Point, to: Point)
  /// Draws a straight line to where the outline was started.
  case close
}

extension [PathSegment] {
  /// The straight lines through `points`, in their order; no segment for no point.
  package static func polyline(_ points: [Point]) -> [PathSegment] {
    points.enumerated().map { $0.offset == 0 ? .move(to: $0.element) : .line(to: $0.element) }
  }

  /// The closed outline with the corners `points`; no segment for no point.
  package static func polygon(_ points: [Point]) -> [PathSegment] {
    points.isEmpty ? [] : polyline(points) + [.close]
  }
}
