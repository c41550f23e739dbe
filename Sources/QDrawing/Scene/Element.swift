/// One thing to be drawn: a shape, a run of text, or a collection of further elements.
///
/// The vocabulary is kept to what every back end can draw; an element tells what is seen and what
/// it means, never how a file format says so.
package indirect enum Element: Hashable, Sendable {
  /// A rectangle, with corners rounded by `cornerRadius` px.
  case rect(Rect, cornerRadius: Double = 0, Style)
  /// A straight line.
  case line(from: Point, to: Point, Style = .stroke(.ink))
  /// One or more outlines of lines and curves.
  case path([PathSegment], Style)
  /// A circle.
  case circle(center: Point, radius: Double, Style)
  /// One line of text.
  case text(TextRun)
  /// Elements that belong together. `label` is read out by a screen reader, `title` is shown when
  /// the pointer rests on the group, `classes` and `data` are handed on to back ends that have
  /// them, and a focusable group can be reached with the keyboard.
  case group(
    label: String? = nil, classes: [String] = [], data: [DataAttribute] = [], title: String? = nil,
    isFocusable: Bool = false, [Element])
  /// Elements that lead to another place when chosen. The address is written as it is, so an
  /// address that comes from a stranger has to be checked by the caller.
  ///
  /// `#name` leads to the place in the same document that bears the name (`Tag.destination`).
  case link(href: String, [Element])
  /// Elements that are, taken together, a part of a page of the kind told.
  case tagged(Tag, [Element])
}

/// A named value that travels with a group, for scripts in a page to find it again.
package struct DataAttribute: Hashable, Sendable {
  /// The name, of small letters, digits and hyphens.
  package var name: String
  /// The value, any text.
  package var value: String

  /// Makes a named value.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension Element {
  /// A group whose elements are listed by a builder.
  package static func group(
    label: String? = nil, classes: [String] = [], data: [DataAttribute] = [], title: String? = nil,
    isFocusable: Bool = false, @SceneBuilder elements: () -> [Element]
  ) -> Element {
    .group(
      label: label, classes: classes, data: data, title: title, isFocusable: isFocusable,
      elements())
  }

  /// One line of text, starting at the left end of its baseline unless told otherwise.
  package static func text(
    _ text: String, at position: Point, size: Double = 12, weight: FontWeight = .regular,
    anchor: TextAnchor = .start, baseline: TextBaseline = .alphabetic, paint: Paint = .ink,
    classes: [String] = [], isItalic: Bool = false, rotation: Double = 0
  ) -> Element {
    .text(
      TextRun(
        text, at: position, size: size, weight: weight, anchor: anchor, baseline: baseline,
        paint: paint, classes: classes, isItalic: isItalic, rotation: rotation))
  }

  /// Several lines of text set like `run` and one below the other.
  ///
  /// With an alphabetic baseline the first line stands where `run` does; with a middle baseline the
  /// block as a whole is centred there. The text of `run` isn't used. Rotation turns each line
  /// about its own place, so that only a run that isn't rotated makes a block.
  ///
  /// - Parameter leading: the distance from line to line, in font sizes.
  package static func lines(_ lines: [String], like run: TextRun, leading: Double = 1.3)
    -> [Element]
  {
    let step = run.size * leading
    let rise = run.baseline == .middle ? step * Double(lines.count - 1) / 2 : 0
    return lines.enumerated().map { index, line in
      var next = run
      next.text = line
      next.position = run.position.moved(down: Double(index) * step - rise)
      return .text(next)
    }
  }

  /// Whether the element or one inside it is a link or can be reached with the keyboard.
  package var isInteractive: Bool {
    switch self {
    case .rect, .line, .path, .circle, .text: false
    case .group(_, _, _, _, let isFocusable, let elements):
      isFocusable || elements.contains(where: \.isInteractive)
    case .link: true
    case .tagged(_, let elements): elements.contains(where: \.isInteractive)
    }
  }
}
