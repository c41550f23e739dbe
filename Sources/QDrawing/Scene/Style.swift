/// How a shape is filled and outlined.
package struct Style: Hashable, Sendable {
  /// What the inside is painted with; `nil` leaves it open.
  package var fill: Paint?
  /// What the outline is painted with; `nil` for no outline.
  package var stroke: Paint?
  /// The width of the outline, in px.
  package var strokeWidth: Double
  /// The lengths of dashes and gaps by turns, in px; empty for a solid outline.
  package var dash: [Double]
  /// From 0, invisible, to 1, covering.
  package var opacity: Double
  /// Names that a back end with style sheets hands on.
  package var classes: [String]

  /// Makes a style; nothing is painted unless fill or stroke is given.
  package init(
    fill: Paint? = nil, stroke: Paint? = nil, strokeWidth: Double = 1, dash: [Double] = [],
    opacity: Double = 1, classes: [String] = []
  ) {
    self.fill = fill
    self.stroke = stroke
    self.strokeWidth = strokeWidth
    self.dash = dash
    self.opacity = opacity
    self.classes = classes
  }

  /// A shape that is filled and has no outline.
  package static func fill(_ paint: Paint, opacity: Double = 1, classes: [String] = []) -> Style {
    Style(fill: paint, opacity: opacity, classes: classes)
  }

  /// A line, or a shape of which only the outline is drawn.
  package static func stroke(
    _ paint: Paint, width: Double = 1, dash: [Double] = [], opacity: Double = 1,
    classes: [String] = []
  ) -> Style {
    Style(stroke: paint, strokeWidth: width, dash: dash, opacity: opacity, classes: classes)
  }
}

/// The part that a colour plays in a picture, so that one picture serves light and dark mode.
package enum Paint: Hashable, Sendable {
  /// Text and lines that have to be seen first.
  case ink
  /// Text and lines that may be seen later.
  case mutedInk
  /// What the picture is drawn on.
  case paper
  /// A card or a panel that lies on the paper.
  case surface
  /// Grid lines, borders and other lines that carry no data.
  case rule
  /// The colour of a series of data, from 0 on; series 8 looks like series 0. It is made for marks
  /// and large letters; small text wants ink.
  case series(Int)
  /// The colour of a series, so pale that ink can be read on it.
  case seriesWash(Int)
  /// A fixed colour like `#0072b2` or `#07b`, in every mode the same; what can't be read is ink.
  case hex(String)

  /// The number of series that can be told apart by colour and by marker.
  package static let seriesCount = 8

  /// The place from 0 to 7 of a series that may have any number.
  package static func seriesIndex(_ series: Int) -> Int {
    let remainder = series % seriesCount
    return remainder < 0 ? remainder + seriesCount : remainder
  }
}
