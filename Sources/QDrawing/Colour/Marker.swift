import Glibc

/// The sign that stands for a point of a series of data.
///
/// Each of the eight series has a shape and a colour of its own, so that a series is known without
/// seeing colour. All shapes of one size have the same area: none looks weightier than another.
package struct Marker: Hashable, Sendable {
  /// The outlines of markers, in the order of the series.
  package enum Shape: Int, CaseIterable, Hashable, Sendable {
    /// A circle.
    case circle
    /// A square that stands on an edge.
    case square
    /// A triangle that points up.
    case triangleUp
    /// A square that stands on a corner.
    case diamond
    /// A triangle that points down.
    case triangleDown
    /// A plus sign.
    case cross
    /// A star with five points.
    case star
    /// A hexagon that stands on a corner.
    case hexagon
  }

  /// The number of the series, from 0 on; series 8 looks like series 0.
  package let series: Int

  /// The marker of a series.
  package init(series: Int) {
    self.series = series
  }

  /// The outline.
  package var shape: Shape {
    Shape(rawValue: Paint.seriesIndex(series)) ?? .circle
  }

  /// Draws the marker around a point.
  ///
  /// - Parameters:
  ///   - size: the diameter of the circle that has the same area, in px.
  ///   - filled: a full marker has a thin edge of paper, so that overlapping ones stay apart; a
  ///     hollow one is painted with paper inside an outline.
  package func element(at position: Point, size: Double, filled: Bool = true) -> Element {
    let style =
      filled
      ? Style(fill: .series(series), stroke: .paper, strokeWidth: 1)
      : Style(fill: .paper, stroke: .series(series), strokeWidth: max(1.5, size / 8))
    // The edge of paper lies outside the marker, the outline of a hollow one within it.
    let size = max(0, filled ? size + style.strokeWidth : size - style.strokeWidth)
    if shape == .circle { return .circle(center: position, radius: size / 2, style) }
    // The area of an outline with corners (xᵢ, yᵢ) is |Σ xᵢ yᵢ₊₁ − xᵢ₊₁ yᵢ| / 2.
    let corners = corners
    let twice = zip(corners, corners.dropFirst() + corners.prefix(1))
      .reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    let scale = size / 2 * (2 * Double.pi / abs(twice)).squareRoot()
    return .path(
      .polygon(corners.map { position.moved(right: $0.x * scale, down: $0.y * scale) }), style)
  }

  /// The corners about the origin, in a size that is as it comes.
  private var corners: [Point] {
    switch shape {
    case .circle: []
    case .square: regular(4, turn: 1 / 8)
    case .triangleUp: regular(3)
    case .diamond: regular(4)
    case .triangleDown: regular(3, turn: 1 / 2)
    case .cross:
      [
        (-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1),
        (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1),
      ].map { Point($0.0, $0.1) }
    case .star:
      // The inner corners of a pentagram lie at 1/φ² = 0.382; 0.45 keeps a small star solid.
      zip(regular(5), regular(5, turn: 1 / 10, radius: 0.45)).flatMap { [$0, $1] }
    case .hexagon: regular(6)
    }
  }

  /// The corners of a regular polygon, from the top clockwise, turned by a share of a full turn.
  private func regular(_ count: Int, turn: Double = 0, radius: Double = 1) -> [Point] {
    (0..<count).map { index in
      let angle = 2 * Double.pi * (Double(index) / Double(count) + turn)
      return Point(radius * sin(angle), -radius * cos(angle))
    }
  }
}
